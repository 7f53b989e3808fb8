"""Funnels as drawn: colour only beyond the limits, names only there, the sample mark inside."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import Mark
from analysis.dispersion import Chance, Spread
from analysis.funnel import funnel, limit_lines
from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.funnel import NAMES_DRAWN, FunnelWords, funnel_figure
from charts.mark_legend import mark_legend, mark_look
from charts.palette import THEMES, palette
from charts.rank_chart import rank_figure
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language

EN = Language("en")
MARKS = [*[Mark.INSIDE] * 20, Mark.ABOVE, Mark.BELOW, Mark.POOR, Mark.FEW]


def drawn(marks=MARKS, *, rate=None, indicator=VIOLATION_RATE, is_sample=False, **options):
    sizes = np.linspace(900, 9000, len(marks)).round()
    counts = pd.DataFrame(
        {"numerator": sizes // 300, "denominator": sizes},
        index=[f"18.{i:02d}" for i in range(len(marks))],
    )
    found = funnel(counts=counts, chance=Chance.POISSON, spread=Spread.NONE, rate=rate)
    places = found.places.assign(mark=marks, name=[f"Kab. {i}<" for i in range(len(marks))])
    words = FunnelWords("Personnel", "together 3.3", tuple(f"hover {i}" for i in range(len(marks))))
    return funnel_figure(
        places=places,
        lines=limit_lines(found, denominators=np.linspace(100, 9500, 30)),
        rate=found.rate,
        indicator=indicator,
        words=words,
        language=EN,
        is_sample=is_sample,
        **options,
    )


def trace(figure, name):
    return next((t for t in figure.data if t.name == name), None)


@pytest.mark.parametrize("theme", THEMES)
def test_only_places_beyond_the_limits_have_a_colour_of_their_own(theme):
    figure, colours = drawn(theme=theme), palette(theme)
    looks = {mark: trace(figure, mark.value).marker for mark in set(MARKS)}
    assert (looks[Mark.ABOVE].symbol, looks[Mark.ABOVE].color) == ("diamond", colours.above_limit)
    assert (looks[Mark.BELOW].symbol, looks[Mark.BELOW].color) == ("square", colours.below_limit)
    assert looks[Mark.INSIDE].color == colours.inside_limits
    assert looks[Mark.POOR].color == looks[Mark.FEW].color == colours.page


def test_points_are_the_places_with_what_a_click_needs():
    figure = drawn()
    inside = trace(figure, "inside")
    assert [code for (code,) in inside.customdata] == [f"18.{i:02d}" for i in range(20)]
    assert list(inside.text) == [f"hover {i}" for i in range(20)]
    assert list(trace(figure, "poor").text) == ["hover 22"]
    assert inside.y[0] == pytest.approx(1000 * 3 / 900)


def test_names_are_drawn_beyond_the_limits_only_and_escaped():
    assert list(trace(drawn(), "names").text) == [
        "<b>Kab. 20&lt;</b>",
        "<b>Kab. 21&lt;</b>",
    ]
    assert trace(drawn([Mark.INSIDE] * 12), "names") is None
    assert trace(drawn([Mark.ABOVE] * (NAMES_DRAWN + 1)), "names") is None
    assert trace(drawn(is_narrow=True), "names") is None


def test_limits_and_centre_are_left_out_where_there_is_nothing_to_compare_with():
    figure = drawn([Mark.PLAIN] * 6, rate=float("nan"))
    assert trace(figure, "upper_998") is None and not figure.layout.shapes
    assert trace(figure, "plain") is not None
    full = drawn()
    assert all(trace(full, f"{side}_{n}") for side in ("lower", "upper") for n in ("95", "998"))
    assert full.layout.shapes[0].y0 == pytest.approx(float(full.layout.shapes[0].y1))


def test_names_of_limits_and_centre_stand_clear_of_the_plot_and_of_each_other():
    figure = drawn()
    names = [n for n in figure.layout.annotations if n.x == figure.layout.xaxis.range[1]]
    assert {n.text for n in names} >= {"together 3.3", "99.8% limit"}
    assert {n.xanchor for n in names} == {"left"}
    heights, (low, high) = sorted(n.y for n in names), figure.layout.yaxis.range
    assert min(np.diff(heights)) > 0.04 * (high - low)


def test_a_chosen_place_has_a_ring_and_an_unknown_one_none():
    assert trace(drawn(chosen="18.03"), "chosen").x[0] == pytest.approx(
        trace(drawn(), "inside").x[3]
    )
    assert trace(drawn(chosen="99.99"), "chosen") is None


def test_all_points_are_within_the_axes():
    for indicator in (VIOLATION_RATE, PLEDGE_COMPLETION):
        figure = drawn(indicator=indicator)
        low, high = figure.layout.yaxis.range
        ys = [y for t in figure.data if t.mode == "markers" for y in t.y]
        assert low <= min(ys) and max(ys) <= high
    assert figure.layout.yaxis.ticksuffix == "%"


def test_the_sample_mark_is_inside_and_nothing_asks_another_host():
    text = json.dumps(drawn(is_sample=True).to_plotly_json(), default=str)
    assert SAMPLE_ID in text and SAMPLE_EN in text and "http" not in text
    assert SAMPLE_ID not in json.dumps(drawn().to_plotly_json(), default=str)


def test_an_empty_funnel_is_drawn_empty():
    assert drawn([]).layout.xaxis.range[1] == 1


def test_the_legend_draws_the_marks_of_the_plot():
    html = mark_legend([(Mark.ABOVE, "Above <", "3"), (Mark.INSIDE, "Within", "4")])
    assert palette().above_limit in html and "Above &lt;" in html and html.count("<svg") == 2
    assert mark_look(Mark.INSIDE, palette())["symbol"] == "circle"


def ranks(*rows):
    return pd.DataFrame(rows, columns=["code", "name", "rank_low", "rank_high"]).set_index("code")


def test_ranks_are_bars_from_the_first_to_the_last_rank_they_may_have():
    given = ranks(("a", "A", 1, 3), ("b", "B", 2, 2), ("c", "C", float("nan"), float("nan")))
    figure = rank_figure(places=given, language=EN, is_sample=True, chosen="b")
    bar = figure.data[0]
    assert (list(bar.base), list(bar.x)) == ([0.5, 1.5], [3, 1])
    assert list(figure.layout.yaxis.ticktext) == ["A", "B"]
    assert bar.marker.color[1] == palette().accent != bar.marker.color[0]
    assert any(SAMPLE_EN in note.text for note in figure.layout.annotations)
