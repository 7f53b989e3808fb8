"""Charts of cases: what is unknown is hatched, hidden figures have no bar, figures stay apart."""

import re

import pytest

from analysis.trend import TrendSeries
from charts.case_bars import BarLook, CaseBar, case_bars_html
from charts.case_table import CaseMonth, CaseRow, case_table_html
from charts.palette import DARK, LIGHT
from charts.published import PublishedLine, published_figure
from charts.stage_strips import StageStrip, stage_strips
from domain.language import Language
from domain.period import Period
from domain.states import State

ID, EN = Language("id"), Language("en")
MONTHS = tuple(Period(2024, month) for month in (1, 2, 3))
NAN = float("nan")


def series(*values):
    states = {None: State.NOT_REPORTED, 0: State.ZERO}
    return TrendSeries(
        label="Lampung",
        periods=MONTHS,
        values=values,
        numerators=values,
        denominators=(None,) * 3,
        states=tuple(states.get(value, State.ABOVE_ZERO) for value in values),
        n_reported=tuple(0 if value is None else 4 for value in values),
        n_expected=(4, 4, 4),
    )


# Bars


def bars(*lines, **how):
    return case_bars_html(
        lines, caption="Stages", heads=("Stage", "Cases"), is_sample=how.get("is_sample", False)
    )


def widths(html):
    return re.findall(r'<i class="([\w-]+)" style="width:([\d.]+)%"', html)


def test_bars_share_one_scale_and_a_position_looks_different():
    html = bars(
        CaseBar("Reported", "40", 40.0), CaseBar("In process", "10", 10.0, BarLook.POSITION)
    )
    assert widths(html) == [("nc-flow", "100"), ("nc-position", "25")]


def test_what_is_not_known_is_hatched():
    html = bars(CaseBar("age not known", "4", 4.0, BarLook.UNKNOWN))
    assert widths(html) == [("ns-n", "100")]


@pytest.mark.parametrize(("text", "value"), [("<3", None), ("•", None), ("–", None), ("0", 0.0)])
def test_hidden_unknown_and_zero_have_no_bar(text, value):
    html = bars(CaseBar("KE1", text, value), CaseBar("DS6", "9", 9.0))
    assert widths(html) == [("nc-flow", "100")]
    assert text.replace("<", "&lt;") in html


def test_words_in_bars_are_escaped_and_nothing_fails_without_bars():
    assert "<b>x" not in bars(CaseBar("<b>x", "1", 1.0, about="<i>"))
    assert "<tbody></tbody>" in bars()


def test_bars_bear_the_sample_mark():
    assert 'class="nc-bars nc-sample"' in bars(CaseBar("a", "1", 1.0), is_sample=True)
    assert 'class="nc-bars"' in bars(CaseBar("a", "1", 1.0))


# Category and month

HEAD = (
    CaseMonth(MONTHS[0], State.ABOVE_ZERO, 12.0),
    CaseMonth(MONTHS[1], State.NOT_REPORTED, None),
    CaseMonth(MONTHS[2], State.ABOVE_ZERO, 3.0, is_provisional=True),
)


def grid(*rows, **how):
    return case_table_html(rows, HEAD, language=how.pop("language", ID), is_sample=False, **how)


def boxes(html):
    return re.findall(r'class="nc-box ([\w-]+)"[^>]*>([^<]*)<', html)


def test_missing_months_are_hatched_and_zeros_are_pale():
    html = grid(CaseRow("DS6", "Suka", (12.0, NAN, 0.0)), CaseRow("KE1", "Pasang", (0.0, NAN, 3.0)))
    assert boxes(html) == [
        ("nc-4", "12"), ("ns-n", ""), ("nc-zero", "0"),
        ("nc-zero", "0"), ("ns-n", ""), ("nc-2", "3"),
    ]  # fmt: skip
    assert html.count('title="Belum melapor"') == 2


def test_a_category_left_blank_in_a_month_with_reports_is_dotted():
    assert boxes(grid(CaseRow("DS6", "Suka", (NAN, NAN, 1.0))))[0] == ("ns-b", "")


def test_sums_stand_at_the_foot_and_the_right_and_provisional_months_are_marked():
    html = grid(CaseRow("DS6", "Suka", (12.0, NAN, 3.0)))
    assert re.findall(r"<td><b>([^<]*)</b></td>", html) == ["12", "–", "3"]
    assert html.count("<b>15</b>") == 2
    assert html.count("<abbr") == 1


def test_a_category_that_is_nowhere_known_has_no_sum():
    assert "<td class='nc-num'><b>–</b>" in grid(CaseRow("DS6", "Suka", (NAN, NAN, NAN)))


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="other months"):
        grid(CaseRow("DS6", "Suka", (1.0,)))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_letters_on_dark_cells_are_light_and_on_light_cells_dark(theme):
    html = grid(CaseRow("DS6", "Suka", (60.0, NAN, 1.0)), theme=theme)
    colours = dict(re.findall(r"\.(nc-\d)\{background:#\w+;color:(#\w+)", html))
    assert len(set(colours.values())) == 2


# Strips


def strips(*values, **how):
    lines = [StageStrip("Reported", series(*values)), StageStrip("Open", series(*values), True)]
    return stage_strips(lines, language=EN, is_sample=how.pop("is_sample", False), **how)


def test_a_month_without_a_report_has_no_bar_and_is_hatched():
    figure = strips(5, None, 0)
    drawn = [trace for trace in figure.data if trace.name == "Reported"]
    assert list(drawn[0].y) == [5, None, 0]
    assert list(drawn[0].text) == ["5", "", ""]
    gaps = [trace for trace in figure.data if trace.name == "Not reported"]
    assert len(gaps) == 2
    assert list(gaps[0].x) == [1.5]


def test_a_position_is_outlined_in_every_month_and_a_flow_in_provisional_ones():
    figure = strips(5, 6, 7, provisional_from=MONTHS[2])
    flow, position = (t for t in figure.data if t.name in ("Reported", "Open"))
    assert [width > 0 for width in flow.marker.line.width] == [False, False, True]
    assert [width > 0 for width in position.marker.line.width] == [True, True, True]


def test_strips_name_the_voting_day_and_bear_the_sample_mark():
    texts = [note.text for note in strips(1, 2, 3, is_sample=True).layout.annotations]
    assert "<b>General election 14 Feb</b>" in texts
    assert any("DATA CONTOH" in text for text in texts)


def test_all_months_missing_is_still_a_figure():
    assert strips(None, None, None, is_narrow=True).layout.height > 200


def test_strips_of_other_months_are_refused():
    with pytest.raises(ValueError, match="same months"):
        stage_strips([], language=EN, is_sample=False)


# Published figures

LINES = (
    PublishedLine(
        "Pilkada 2020", "KASN, 26 Jun 2020", (("reported", 369), ("proven", 283), ("s", 99))
    ),
    PublishedLine("Pemilu 2024", "Bawaslu", (("reported", None), ("found", 33), ("s", None))),
)


def test_a_figure_that_was_not_published_is_not_drawn():
    reported, second, sanctioned = published_figure(LINES, language=ID).data
    assert list(reported.x) == [369]
    assert list(second.x) == [283, 33]
    assert list(sanctioned.x) == [99]


@pytest.mark.parametrize("is_narrow", [True, False])
def test_every_line_is_named_with_its_day_below_its_election(is_narrow):
    figure = published_figure(LINES, language=ID, is_narrow=is_narrow)
    texts = [note.text for note in figure.layout.annotations]
    for text in ("<b>Pilkada 2020</b>", "KASN, 26 Jun 2020", "<b>Pemilu 2024</b>", "369", "33"):
        assert text in texts


def test_published_figures_never_bear_the_sample_mark():
    """They are real; the page stamps the figures of the store alone."""
    texts = [note.text for note in published_figure(LINES, language=ID).layout.annotations]
    assert not any("CONTOH" in text for text in texts)


def test_many_months_on_a_phone_have_no_figures_above_the_bars():
    periods = tuple(Period(2022, 1).through(Period(2024, 12)))
    n = len(periods)
    many = TrendSeries(
        "Lampung", periods, (3.0,) * n, (3.0,) * n, (None,) * n, (State.ABOVE_ZERO,) * n,
        (1,) * n, (1,) * n,
    )  # fmt: skip
    for is_narrow, shown in ((True, {""}), (False, {"3"})):
        figure = stage_strips(
            [StageStrip("Reported", many)], language=EN, is_sample=False, is_narrow=is_narrow
        )
        assert set(figure.data[0].text) == shown
        assert sum("<b>202" in text for text in figure.layout.xaxis.ticktext) == 3
