"""Figures of questions and of the index: gaps stay gaps, the sample mark is inside."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.frame import SAMPLE_ID
from charts.index_ranges import index_ranges_figure
from charts.quality import last_digits_figure, unit_months_figure
from domain.language import Language
from domain.period import Period

EN = Language("en")
MONTHS = tuple(Period(2024, month) for month in range(1, 6))


def unit_months(*values, **options):
    return unit_months_figure(
        periods=MONTHS[: len(values)], values=values, low=390.0, usual=412.0, high=430.0,
        language=EN, **({"is_sample": False} | options),
    )  # fmt: skip


def words(figure):
    return " ".join(note.text for note in figure.layout.annotations)


def test_a_month_without_a_figure_is_a_gap_and_no_zero():
    (line,) = unit_months(412.0, None, 0.0, 415.0, 4120.0).data
    assert list(line.y) == [412.0, None, 0.0, 415.0, 4120.0]
    assert line.connectgaps is False
    assert ["no figure" in text for text in line.text] == [False, True, False, False, False]


def test_the_month_asked_about_is_marked_with_what_would_be_usual():
    figure = unit_months(412.0, 415.0, 4120.0)
    (line,) = figure.data
    assert list(line.marker.symbol) == ["circle", "circle", "diamond"]
    band, usual = figure.layout.shapes
    assert (band.y0, band.y1, usual.y0) == (390.0, 430.0, 412.0)
    assert "<b>4,120</b>" in words(figure)
    assert figure.layout.yaxis.range[1] > 4120


def test_ten_digits_and_the_line_of_an_even_spread():
    figure = last_digits_figure(
        counts=(20, 3, 3, 3, 3, 13, 4, 4, 4, 3), language=EN, is_sample=False
    )
    (bars,) = figure.data
    assert list(bars.x) == list("0123456789")
    assert figure.layout.shapes[0].y0 == 6.0
    assert "even: 6" in words(figure)


RANGES = pd.DataFrame(
    {
        "name": ["Kab. Dua", "Kab. Satu", "Kab. Tiga"],
        "rank_low": [2.0, 1.0, None],
        "rank_high": [2.0, 1.0, None],
        "rank_median": [2.0, 1.0, None],
    }
)


def test_places_stand_in_the_order_given_and_without_ranks_are_left_out():
    bars, middles = index_ranges_figure(places=RANGES, language=EN, is_sample=False).data
    assert list(middles.x) == [2.0, 1.0]
    assert [text.split("<br>")[1] for text in bars.hovertext] == ["rank 2 to 2", "rank 1 to 1"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sample_mark_is_inside_every_figure(theme):
    figures = (
        unit_months(412.0, 415.0, is_sample=True, theme=theme),
        last_digits_figure(counts=(1,) * 10, language=EN, is_sample=True, theme=theme),
        index_ranges_figure(places=RANGES, language=EN, is_sample=True, theme=theme),
    )
    assert all(SAMPLE_ID in words(figure) for figure in figures)


def test_nothing_to_draw_is_an_empty_figure():
    assert list(last_digits_figure(counts=(0,) * 10, language=EN, is_sample=False).data[0].y) == (
        [0] * 10
    )
    assert index_ranges_figure(places=RANGES.head(0), language=EN, is_sample=False).data[0].y == ()
