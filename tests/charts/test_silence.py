"""Bars of silence: what is not known is not drawn as zero, the sample mark lies inside."""

from __future__ import annotations

import pytest

from charts.frame import SAMPLE_EN
from charts.silence import SilenceSeries, silence_figure
from domain.language import Language
from domain.period import Period

EN = Language("en")
MONTHS = tuple(Period(2023, 12).plus(i) for i in range(3))


def series(**changes):
    given = {
        "periods": MONTHS,
        "classes": ("1 month", "2 months or more"),
        "counts": ((3, 0, None), (0, 1200, None)),
        "expected": (1640, 1640, 1640),
    }
    return SilenceSeries(**{**given, **changes})


def drawn(is_sample=False, **changes):
    return silence_figure(series=series(**changes), language=EN, is_sample=is_sample)


def test_a_bar_for_each_class_and_none_where_the_month_is_not_due():
    first, second = drawn().data
    assert (first.name, second.name) == ("1 month", "2 months or more")
    assert list(first.y) == [3, 0, None]
    assert second.hovertext[1] == "January 2024: 1,200 of 1,640, 2 months or more"
    assert second.hovertext[2] == "February 2024: – of 1,640, 2 months or more"


def test_the_longer_the_silence_the_denser_the_hatch():
    looks = [trace.marker.pattern for trace in drawn().data]
    assert [look.shape for look in looks] == ["/", ""]


def test_years_stand_under_the_first_month_and_under_january():
    assert list(drawn().layout.xaxis.ticktext) == ["Dec<br>2023", "Jan<br>2024", "Feb"]


def test_of_many_months_every_third_is_named():
    months = tuple(Period(2022, 1).plus(i) for i in range(24))
    counts = (tuple(range(24)),)
    found = drawn(periods=months, classes=("a",), counts=counts, expected=(30,) * 24)
    assert [text for text in found.layout.xaxis.ticktext if text][:2] == ["Jan<br>2022", "Apr"]


def test_the_sample_mark_lies_in_the_plot():
    marks = [a.text for a in drawn(is_sample=True).layout.annotations]
    assert f"<b>{SAMPLE_EN}</b>" in marks
    assert drawn().layout.annotations == ()


def test_a_class_with_other_months_is_refused():
    with pytest.raises(ValueError, match="1 counts for 3 months"):
        drawn(counts=((1,), (1, 2, 3)))


def test_of_few_units_every_one_is_a_tick():
    few = drawn(counts=((3, 0, None), (0, 2, None)))
    assert few.layout.yaxis.dtick == 1
    assert drawn().layout.yaxis.dtick is None
