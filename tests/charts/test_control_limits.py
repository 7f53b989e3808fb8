"""A trend with limits: steps month by month, numbers at marked points, nothing where unknown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.control_chart import control_chart
from analysis.control_marks import marks_of
from charts.palette import DARK, LIGHT, palette
from charts.places_over_time import SIGNS, places_figure
from charts.trend import trend_figure
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from tests.analysis.months import UNKNOWN, months

EN = Language("en")
OCTOBER = Period(2023, 10)
LAMPUNG = months(2, 7, 7, 14, 8, 6, 2, UNKNOWN, 2, 2, 6, 8, 22, 20, first=OCTOBER)


def drawn(series=LAMPUNG, *, indicator=VIOLATIONS_REPORTED, theme=LIGHT, late=None, **options):
    chart = control_chart(series, indicator=indicator, provisional_from=late)
    marks = marks_of(series, chart, indicator=indicator, language=EN)
    figure = trend_figure(
        series=series, indicator=indicator, language=EN, is_sample=False, theme=theme,
        provisional_from=late, limits=chart, marks=marks, **options,
    )  # fmt: skip
    return figure, chart, marks


def steps(figure):
    return [trace for trace in figure.data if trace.name == "limits"]


def badges_of(figure):
    points = [trace for trace in figure.data if trace.type == "scatter"]
    return [trace for trace in points if trace.mode == "markers+text"]


def words(figure):
    return {note.text for note in figure.layout.annotations}


def test_mean_and_limits_are_steps_with_a_gap_where_the_month_is_unknown():
    figure, chart, _ = drawn()
    assert len(steps(figure)) == 5
    for trace, values in zip(
        steps(figure),
        (chart.lower_998, chart.lower_95, chart.expected, chart.upper_95, chart.upper_998),
        strict=True,
    ):
        assert trace.y == tuple(value for value in values for _ in range(2))
        assert trace.y[14:16] == (None, None)
        assert trace.connectgaps is False


def test_lines_are_named_and_the_mean_says_its_value():
    assert {"limit 99.8%", "limit 95%", "mean 3.3"} <= words(drawn()[0])


def test_counts_with_limits_are_points_not_bars():
    figure, *_ = drawn()
    hatched = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.name for trace in hatched] == ["Not reported"]


def test_each_marked_month_bears_its_number_and_none_other_does():
    figure, _, marks = drawn()
    badges = {(trace.x[0], trace.text[0]) for trace in badges_of(figure)}
    assert badges == {(p + 0.5, f"<b>{mark.number}</b>") for mark in marks for p in mark.places}
    assert (3.5, "<b>1</b>") in badges


@pytest.mark.parametrize("theme", (LIGHT, DARK))
def test_a_provisional_mark_is_hollow(theme):
    figure, _, marks = drawn(theme=theme, late=Period(2024, 11))
    assert marks[-1].is_provisional
    hollow = badges_of(figure)[-1]
    assert hollow.marker.color == palette(theme).page
    assert hollow.marker.line.color == palette(theme).above_limit


def test_limits_and_numbers_have_room():
    figure, chart, _ = drawn()
    top = figure.layout.yaxis.range[1]
    highest = [trace.y[0] for trace in badges_of(figure)]
    assert max(highest) < top and max(v for v in chart.upper_998 if v) < top


def test_a_figure_without_limits_is_the_one_it_was():
    series = months(1, 2, 3, first=OCTOBER)
    plain = trend_figure(series=series, indicator=VIOLATIONS_REPORTED, language=EN, is_sample=False)
    figure, chart, _ = drawn(series)
    assert not chart.has_limits
    assert figure.to_json() == plain.to_json()


def test_no_line_leads_to_a_month_of_a_few_early_reports():
    series = months(30, 31, 29, 2, units=[20, 20, 20, 1], first=OCTOBER)
    figure = trend_figure(
        series=series, indicator=VIOLATIONS_REPORTED, language=EN, is_sample=False,
        as_bars=False, provisional_from=Period(2024, 1),
    )  # fmt: skip
    lines = [t for t in figure.data if t.type == "scatter" and t.mode == "lines"]
    assert [line.y[-1] for line in lines] == [29, None]
    dots = next(t for t in figure.data if t.type == "scatter" and t.mode == "markers")
    assert dots.y[-1] == 2


def several(*series, indicator=VIOLATION_RATE, **options):
    return places_figure(series=series, indicator=indicator, language=EN, is_sample=True, **options)


def test_places_differ_in_colour_and_sign_and_are_named_at_their_end():
    places = [months(8, 9, of=10, label=name) for name in "ABCDEF"]
    figure = several(*places)
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    assert [trace.marker.symbol for trace in dots] == list(SIGNS)
    assert len({trace.marker.line.color for trace in dots}) == 6
    assert {f"{name} 900.00" for name in "ABCDEF"} <= words(figure)


def test_no_place_is_named_below_the_axis_where_its_name_would_not_be_drawn():
    ends = (256, 22, 22, 0, 0, 9)
    places = [months(295, end, label=f"P{end}") for end in ends]
    figure = several(*places, indicator=VIOLATIONS_REPORTED)
    names = [each.y for each in figure.layout.annotations if each.text.startswith("P")]
    assert len(names) == 6 and min(names) >= 0


def test_a_gap_breaks_a_line_and_an_old_figure_says_its_month():
    figure = several(months(8, UNKNOWN, 7, UNKNOWN, of=10, label="A", first=OCTOBER))
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert lines[0].y == (800, None, 700, None)
    assert lines[0].connectgaps is False
    assert "A 700.00 (Dec)" in words(figure)


def test_provisional_months_are_dashed_and_hollow():
    figure = several(months(8, 9, 7, of=10, first=OCTOBER), provisional_from=Period(2023, 12))
    assert [t.line.dash for t in figure.data if t.mode == "lines"] == ["solid", "3px,4px"]
    dots = next(trace for trace in figure.data if trace.mode == "markers")
    assert dots.marker.color[-1] == palette(LIGHT).page


def test_six_places_at_most_and_of_the_same_months():
    one = months(8, 9, of=10)
    with pytest.raises(ValueError, match="one to six"):
        several(*[one] * 7, indicator=PLEDGE_COMPLETION)
    with pytest.raises(ValueError, match="one to six"):
        several()
    with pytest.raises(ValueError, match="different months"):
        several(one, months(8, of=10))


def test_names_of_lines_at_the_top_stay_within_the_figure():
    places = [months(99, 100, of=100, label=name) for name in "ABCDEF"]
    figure = several(*places, indicator=PLEDGE_COMPLETION)
    heights = sorted(
        n.y for n in figure.layout.annotations if n.text[:2] in [f"{c} " for c in "ABCDEF"]
    )
    assert len(heights) == 6
    assert heights[-1] <= figure.layout.yaxis.range[1]
    assert min(b - a for a, b in pairwise(heights)) > 5


def test_on_a_narrow_screen_the_names_stand_in_a_legend():
    figure = several(*[months(8, 9, of=10, label=name) for name in "AB"], is_narrow=True)
    shown = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert (figure.layout.showlegend, shown) == (True, ["A", "B"])
    assert not any(text.startswith("A ") for text in words(figure))
