"""Trends: bands, voting days, gaps. Missing is never drawn as zero, nothing asks another host."""

from __future__ import annotations

import json

import pytest

from analysis.control_chart import control_chart
from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.palette import DARK, LIGHT, palette
from charts.plotly_style import PLOTLY_CONFIG
from charts.small_multiples import small_multiples
from charts.trend import trend_figure
from charts.trend_marks import spaced
from charts.trend_phone import for_phone
from domain.calendar import CalendarPhase
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.states import State
from tests.charts.series import BLANK, UNKNOWN, series

EN, ID = Language("en"), Language("id")
RATES = series(0.4, 0.5, UNKNOWN, 0.7, 0, BLANK, 0.8)
COUNTS = series(6, 11, UNKNOWN, 34, 0, BLANK, 9)


def trend(given, indicator, *, language=EN, is_sample=False, **options):
    return trend_figure(
        series=given, indicator=indicator, language=language, is_sample=is_sample, **options
    )


def drawn(figure, label="Kab. Contoh"):
    """Every (x, y) that stands for a value of the series."""
    return [
        (x, y)
        for trace in figure.data
        if trace.name == label
        for x, y in zip(trace.x, trace.y, strict=True)
    ]


def scatters(figure, mode):
    return [t for t in figure.data if t.type == "scatter" and t.mode == mode]


@pytest.mark.parametrize(
    ("given", "indicator"), [(RATES, PLEDGE_COMPLETION), (COUNTS, VIOLATIONS_REPORTED)]
)
def test_missing_is_never_drawn_as_zero(given, indicator):
    points = drawn(trend(given, indicator))
    assert {y for x, y in points if x in (2.5, 5.5)} == {None}
    assert {y for x, y in points if x == 4.5} == {0}


@pytest.mark.parametrize(
    ("given", "indicator"), [(RATES, PLEDGE_COMPLETION), (COUNTS, VIOLATIONS_REPORTED)]
)
def test_gaps_are_hatched_and_blanks_dotted(given, indicator):
    figure = trend(given, indicator)
    bars = [t for t in figure.data if t.type == "bar" and t.marker.pattern.shape]
    patterns = {t.marker.pattern.shape: t.x for t in bars}
    assert {shape: list(x) for shape, x in patterns.items()} == {"/": [2.5], ".": [5.5]}


def test_lines_break_at_gaps():
    lines = scatters(trend(RATES, PLEDGE_COMPLETION), "lines")
    assert lines and all(trace.connectgaps is False for trace in lines)


def test_zeros_are_open_circles():
    colours = palette()
    circles = [
        t for t in scatters(trend(RATES, PLEDGE_COMPLETION), "markers")
        if t.marker.line.color == colours.ink
    ]  # fmt: skip
    assert [(list(t.x), list(t.y), t.marker.color) for t in circles] == [([4.5], [0], colours.page)]


def test_election_phases_are_bands_and_voting_days_named_lines():
    figure = trend(RATES, PLEDGE_COMPLETION, language=ID)
    bands = palette().bands
    fills = {
        shape.fillcolor: (shape.x0, shape.x1) for shape in figure.layout.shapes if shape.fillcolor
    }
    first, last = fills[bands[CalendarPhase.CAMPAIGN]]
    assert first == pytest.approx(1 + 27 / 30) and last == pytest.approx(4 + 10 / 29)
    voting = [s for s in figure.layout.shapes if s.line.color == bands[CalendarPhase.VOTING]]
    assert [shape.x0 for shape in voting] == [pytest.approx(4 + 13 / 29)]
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>Pemilu 14 Feb</b>" in texts and "Kampanye" in texts


def test_provisional_months_are_dashed_and_hollow():
    figure = trend(RATES, PLEDGE_COMPLETION, provisional_from=Period(2024, 4))
    lines = {t.line.dash: list(t.x) for t in scatters(figure, "lines")}
    assert lines["solid"][-1] == 5.5 and lines["3px,5px"] == [5.5, 6.5]
    markers = next(t for t in scatters(figure, "markers") if t.x[0] == 0.5)
    assert markers.marker.color[-1] == palette().page
    assert set(markers.marker.color[:-1]) == {palette().accent}


def test_provisional_bars_are_hollow_with_a_dashed_edge():
    figure = trend(COUNTS, VIOLATIONS_REPORTED, provisional_from=Period(2024, 4))
    outlines = [shape for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert [(shape.x0 < 6.5 < shape.x1, shape.y1) for shape in outlines] == [(True, 9)]


def test_lines_are_named_at_their_end_and_there_is_no_legend():
    nation = series(*[0.5] * 7, label="Indonesia")
    figure = trend(RATES, PLEDGE_COMPLETION, comparisons=[nation])
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>Kab. Contoh 80.0%</b>" in texts and "Indonesia 50.0%" in texts
    assert figure.layout.showlegend is False
    dashed = next(trace for trace in figure.data if trace.name == "Indonesia")
    assert dashed.line.dash not in (None, "solid")


def test_counts_stand_under_the_months():
    ticks = trend(COUNTS, VIOLATIONS_REPORTED).layout.xaxis.ticktext
    assert ticks[0] == "Oct<br><span>1</span><br><b>2023</b>"
    assert ticks[2].endswith("<span>0</span>")
    per_thousand = series(0.00015, UNKNOWN, denominator=40_000.0)
    ticks = trend(per_thousand, VIOLATION_RATE).layout.xaxis.ticktext
    assert [tick.split("<br>")[1] for tick in ticks] == ["<span>6</span>", "<span>–</span>"]


def test_pointing_at_a_month_shows_numerator_denominator_and_who_reported():
    figure = trend(RATES, PLEDGE_COMPLETION)
    texts = next(t for t in scatters(figure, "markers") if t.x[0] == 0.5).text
    assert "40.0%" in texts[0] and "40 of 100 obligated" in texts[0]
    assert "1 of 1 reported" in texts[0]
    assert State.NOT_REPORTED.label(EN) in texts[2]


@pytest.mark.parametrize(("language", "separators"), [(ID, ",."), (EN, ".,")])
def test_numbers_are_written_as_the_reader_does(language, separators):
    figure = trend(RATES, PLEDGE_COMPLETION, language=language)
    assert figure.layout.separators == separators


def test_single_cases_are_whole_numbers_on_the_axis():
    assert trend(series(0, 1, 2), VIOLATIONS_REPORTED).layout.yaxis.dtick == 1
    assert trend(series(0, 40), VIOLATIONS_REPORTED).layout.yaxis.dtick is None
    few = small_multiples(
        series=[series(0, 1)], indicator=VIOLATIONS_REPORTED, language=EN, is_sample=False
    )
    assert few.layout.yaxis.dtick == 1


def test_the_bar_of_a_first_month_does_not_fill_the_page():
    (first,) = [t for t in trend(series(2), VIOLATIONS_REPORTED).data if t.type == "bar"]
    assert first.width < 0.2
    (year,) = [t for t in trend(series(*[2] * 12), VIOLATIONS_REPORTED).data if t.type == "bar"]
    assert year.width > 0.6


def test_a_telephone_gives_the_room_of_words_to_the_plot():
    cases = (9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 12, 8, 30)
    given = series(*cases)
    wide = trend(
        given,
        VIOLATIONS_REPORTED,
        is_sample=True,
        limits=control_chart(given, indicator=VIOLATIONS_REPORTED),
    )
    words = [note.text for note in wide.layout.annotations]
    assert {"limit 99.8%", "limit 95%"} < set(words)
    marks = words.count(f"<b>{SAMPLE_ID}</b>")
    phone = for_phone(wide, given.periods, EN)
    words = [note.text for note in phone.layout.annotations]
    assert {"99.8%", "95%"} < set(words)
    assert 0 < words.count(f"<b>{SAMPLE_ID}</b>") < marks
    assert f"<b>{SAMPLE_EN}</b>" in words
    assert phone.layout.margin.l + phone.layout.margin.r < 110


def test_on_a_telephone_lines_are_named_below_the_months():
    """Beside the lines, names of places would leave the plot half of the window."""
    given, other = series(90, 91, label="Kab. Tanggamus"), series(93, 94, label="Indonesia")
    phone = for_phone(trend(given, PLEDGE_COMPLETION, comparisons=(other,)), given.periods, EN)
    named = [note for note in phone.layout.annotations if note.x == 0 and note.yref == "paper"]
    assert [note.text.split(" 9")[0] for note in named] == ["<b>Kab. Tanggamus", "Indonesia"]
    assert named[0].yshift - named[1].yshift >= 20
    assert -named[1].yshift + 20 <= phone.layout.margin.b
    assert phone.layout.margin.r < 30


def test_the_sample_mark_is_inside_the_plot():
    def marks(figure):
        return [
            n for n in figure.layout.annotations
            if SAMPLE_ID in n.text or SAMPLE_EN in n.text
        ]  # fmt: skip

    sample = trend(RATES, PLEDGE_COMPLETION, is_sample=True)
    assert len(marks(sample)) >= 6
    assert all(0 < mark.x < 1 and 0 < mark.y < 1 for mark in marks(sample))
    assert marks(trend(RATES, PLEDGE_COMPLETION)) == []
    small = small_multiples(
        series=[RATES, RATES], indicator=PLEDGE_COMPLETION, language=EN, is_sample=True
    )
    assert len(marks(small)) == 2


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_comes_from_another_host(theme):
    figure = trend(RATES, PLEDGE_COMPLETION, is_sample=True, theme=theme)
    document = json.dumps(figure.to_plotly_json(), default=str)
    assert "http" not in document and "mapbox" not in document
    assert not {trace.type for trace in figure.data} & {"choropleth", "scattergeo"}
    assert PLOTLY_CONFIG["showSendToCloud"] is False
    assert PLOTLY_CONFIG["displaylogo"] is False


@pytest.mark.parametrize(
    ("given", "indicator", "foot"),
    [(RATES, PLEDGE_COMPLETION, 0), (COUNTS, VIOLATIONS_REPORTED, 1)],
)
def test_a_change_of_the_place_is_a_named_rule_before_its_first_month(given, indicator, foot):
    month, elsewhere = given.periods[3], given.periods[-1].plus(1)
    figure = trend(given, indicator, changes=[(month, "area changed"), (elsewhere, "not here")])
    (rule,) = [shape for shape in figure.layout.shapes if shape.line.dash == "2px,3px"]
    assert (rule.x0, rule.x1, rule.y0, rule.y1) == (3, 3, 0, 1)
    words = {note.text: note for note in figure.layout.annotations}
    assert (words["area changed"].x, words["area changed"].y) == (3, foot)
    assert "not here" not in words


def test_a_comparison_with_other_months_is_refused():
    with pytest.raises(ValueError, match="other months"):
        trend(RATES, PLEDGE_COMPLETION, comparisons=[series(0.5)])


def test_a_series_without_any_value_is_drawn_as_gaps_only():
    figure = trend(series(UNKNOWN, UNKNOWN), PLEDGE_COMPLETION)
    assert {y for _, y in drawn(figure)} == {None}


def test_small_multiples_share_one_scale():
    low, high = series(0.1, 0.2, label="A"), series(0.9, 1.3, label="B")
    figure = small_multiples(
        series=[low, high, RATES], indicator=PLEDGE_COMPLETION, language=EN, is_sample=False,
        columns=2,
    )  # fmt: skip
    ranges = {tuple(figure.layout[axis].range) for axis in ("yaxis", "yaxis2", "yaxis3")}
    assert len(ranges) == 1 and ranges.pop()[1] >= 130
    assert figure.layout.yaxis4.visible is False


def test_small_multiples_of_nothing_are_empty():
    assert not small_multiples(
        series=[], indicator=PLEDGE_COMPLETION, language=EN, is_sample=False
    ).data


def test_labels_are_pushed_apart_in_their_order():
    assert spaced([10.0, 10.0, 30.0], least=5.0) == [10.0, 15.0, 30.0]
    assert spaced([], least=5.0) == []
