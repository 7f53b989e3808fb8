"""Sparkline, state bar and matrix: strings that stand inside a page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from charts.frame import SAMPLE_ID
from charts.matrix import MatrixMonth, MatrixRow, report_matrix_html
from charts.palette import palette
from charts.sparkline import sparkline
from charts.state_bar import state_bar
from charts.state_looks import CLASS_OF, LATE_CLASS, state_legend
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.states import State
from tests.charts.series import BLANK, UNKNOWN, series

EN, ID = Language("en"), Language("id")
SVG = "{http://www.w3.org/2000/svg}"
JANUARY, FEBRUARY = Period(2024, 1), Period(2024, 2)
COUNTS = {State.ABOVE_ZERO: 461, State.BLANK: 15, State.NOT_REPORTED: 32, State.NOT_IN_SCOPE: 6}


def spark(given, indicator=PLEDGE_COMPLETION, *, is_sample=False, language=EN, **options):
    return sparkline(
        series=given, indicator=indicator, language=language, is_sample=is_sample, **options
    )


STRINGS = {
    "sparkline": spark(series(0.4, UNKNOWN, BLANK, 0, 0.9), is_sample=True),
    "bars": spark(series(4, UNKNOWN, 0, 9), VIOLATIONS_REPORTED, provisional_from=JANUARY),
    "bar": state_bar(counts=COUNTS, language=EN),
}


@pytest.mark.parametrize("name", STRINGS)
def test_strings_are_well_formed_named_and_stand_alone(name):
    text = STRINGS[name]
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img" and root.get("aria-label")
    assert not [node for node in root.iter() if node.get("id")]
    assert "href" not in text and "url(" not in text and "<style" not in text
    assert "\n" not in text, "a line break would end the HTML block in markdown"


def test_both_themes_are_in_one_string_and_one_theme_is_plain():
    assert "light-dark(" in spark(series(0.4, 0.5))
    plain = spark(series(0.4, 0.5), theme="dark")
    assert "light-dark(" not in plain and palette("dark").accent in plain


def test_a_sparkline_breaks_at_missing_months():
    paths = re.findall(r'<path d="([^"]+)" style="fill:none;stroke:light-dark\(#0B4F7D', spark(
        series(0.4, 0.5, UNKNOWN, 0.7, 0.8)
    ))  # fmt: skip
    assert [path.count("M") for path in paths] == [2]


def test_a_lone_month_is_still_seen():
    assert "h0" in spark(series(UNKNOWN, 0.5, UNKNOWN))


def test_a_bar_for_every_known_month_and_none_for_missing_ones():
    colour = palette("light").bar
    text = spark(series(4, UNKNOWN, BLANK, 0, 9, 0), VIOLATIONS_REPORTED, theme="light")
    assert text.count(f"fill:{colour}") == 2


def test_a_provisional_end_is_dashed():
    assert "stroke-dasharray" in spark(series(0.4, 0.5), provisional_from=Period(2023, 11))
    assert "stroke-dasharray" not in spark(series(0.4, 0.5))


def test_sample_figures_are_marked_inside():
    assert SAMPLE_ID in spark(series(0.4, 0.5), is_sample=True)
    assert SAMPLE_ID not in spark(series(0.4, 0.5))


def test_a_sparkline_says_its_two_ends():
    label = ET.fromstring(spark(series(0.4, UNKNOWN, 0.9))).find(f"{SVG}title").text
    assert label == "Kab. Contoh, October 2023: 40.0%; December 2023: 90.0%"


def circles(text):
    colour = palette("light").accent
    pattern = rf'<circle cx="([\d.]+)" cy="([\d.]+)" r="4" style="fill:{colour}'
    return [(float(x), float(y)) for x, y in re.findall(pattern, text)]


def test_the_dot_of_a_sparkline_stands_at_the_month_that_is_shown():
    given, october = series(0.4, 0.5, 0.9), Period(2023, 10)
    ((x, y),) = circles(spark(given, theme="light", at=october))
    ((last_x, last_y),) = circles(spark(given, theme="light"))
    assert x < last_x and y > last_y


def test_no_dot_where_the_month_shown_has_no_figure():
    """A dot at an older month would be read as the figure of this one."""
    given = series(0.4, 0.5, UNKNOWN)
    assert circles(spark(given, theme="light", at=given.periods[-1])) == []
    assert circles(spark(given, theme="light", at=given.periods[0])) != []


def test_the_bar_of_the_month_shown_is_set_off():
    given, colours = series(4, 9, 2), palette("light")
    text = spark(given, VIOLATIONS_REPORTED, theme="light", at=given.periods[1])
    assert text.count(f"fill:{colours.bar}") == 2 and text.count(f"fill:{colours.accent}") == 1


def test_the_bar_of_a_first_month_hides_neither_its_chart_nor_the_sample_mark():
    root = ET.fromstring(spark(series(41), VIOLATIONS_REPORTED, is_sample=True, theme="light"))
    bar = root.findall(f"{SVG}rect")[-1]
    left, width = float(bar.get("x")), float(bar.get("width"))
    (mark,) = [t for t in root.iter(f"{SVG}text") if t.text == SAMPLE_ID]
    assert width < 40 and float(mark.get("x")) + 40 < left


def test_a_sparkline_says_the_month_shown_when_it_is_neither_end():
    given = series(0.4, 0.5, 0.9)
    label = ET.fromstring(spark(given, at=given.periods[1])).find(f"{SVG}title").text
    assert label == "Kab. Contoh, October 2023: 40.0%; November 2023: 50.0%; December 2023: 90.0%"


def test_a_sparkline_of_no_months_is_nothing():
    assert spark(series()) == ""


def test_the_bar_is_as_wide_as_its_counts_and_hides_no_state():
    root = ET.fromstring(state_bar(counts={**COUNTS, State.ZERO: 1}, language=EN))
    widths = [float(g.find(f"{SVG}rect").get("width")) for g in root.findall(f"{SVG}g")]
    assert len(widths) == 5 and min(widths) >= 3
    assert sum(widths) == pytest.approx(660 - 4 * 2, abs=4)
    assert "Reported zero: 1" in root.get("aria-label")


def test_the_bar_of_nothing_is_nothing():
    assert state_bar(counts={}, language=EN) == ""


def row(**changes):
    given = {
        "name": "Kab. <Satu>",
        "parent": "A & B",
        "states": (State.ZERO, State.NOT_REPORTED),
        "late": frozenset({JANUARY}),
        "silent_months": 1,
        "n_reported": 1,
        "n_expected": 2,
        "n_on_time": 0,
        "n_complete": 1,
        "n_months": 2,
    }
    return MatrixRow(**{**given, **changes})


def matrix(*rows, is_sample=False, language=EN):
    months = (MatrixMonth(JANUARY, 400, 508), MatrixMonth(FEBRUARY, 410, 508))
    return report_matrix_html(rows=rows, months=months, language=language, is_sample=is_sample)


def table(text):
    """The table as XML: it is well-formed."""
    return ET.fromstring(text[text.index("<table") : text.index("</table>") + 8])


def test_the_matrix_has_a_row_per_unit_and_a_box_per_month():
    (line,) = table(matrix(row())).findall("tbody/tr")
    boxes = [cell.find("span") for cell in line.findall("td") if cell.find("span") is not None]
    assert [box.get("class").split()[1] for box in boxes] == [
        CLASS_OF[State.ZERO], CLASS_OF[State.NOT_REPORTED],
    ]  # fmt: skip
    assert [box.text for box in boxes] == ["0", None]
    assert LATE_CLASS in boxes[0].get("class") and LATE_CLASS not in boxes[1].get("class")
    assert boxes[0].get("aria-label") == "Kab. <Satu>, January 2024: reported zero, late"


def test_sums_stand_at_the_end_and_none_where_no_report_is_expected():
    lines = table(matrix(row(), row(n_expected=0))).findall("tbody/tr")
    assert ["".join(cell.itertext()) for cell in lines[0].findall("td")[-4:]] == [
        "1 month", "1/2", "0%", "50%",
    ]  # fmt: skip
    assert [cell.text for cell in lines[1].findall("td")[-4:]] == ["–"] * 4


def test_a_box_can_carry_a_mark_and_words_of_its_own():
    given = {"marks": ("2/3", ""), "words": ("2 of 3 reports in", "0 of 3 reports in")}
    (line,) = table(matrix(row(**given))).findall("tbody/tr")
    boxes = [cell.find("span") for cell in line.findall("td") if cell.find("span") is not None]
    assert ["".join(box.itertext()) for box in boxes] == ["2/3", ""]
    assert boxes[0].get("title") == "Kab. <Satu>, January 2024: 2 of 3 reports in, late"


def test_a_name_leads_to_its_place_and_a_box_to_its_submission():
    text = report_matrix_html(
        rows=(row(place="18.06", submissions=(7, 0)), row()),
        months=(MatrixMonth(JANUARY, 1, 1), MatrixMonth(FEBRUARY, 1, 1)),
        language=EN,
        is_sample=False,
        address_of=lambda place: f"profile?place={place}&month=2024-01",
        submission_of=lambda number: f"submissions?sub={number}",
    )
    first, second = table(text).findall("tbody/tr")
    assert first.find("th/a").get("href") == "profile?place=18.06&month=2024-01"
    assert second.find("th/a") is None
    assert [link.get("href") for link in first.findall("td/a")] == ["submissions?sub=7"]
    assert [link.get("tabindex") for link in first.findall("td/a")] == ["-1"]
    assert not second.findall("td/a")


def test_names_are_escaped():
    text = matrix(row())
    assert "<Satu>" not in text and "Kab. &lt;Satu&gt;" in text and "A &amp; B" in text


def test_the_head_counts_all_units_not_only_the_rows_shown():
    heads = table(matrix(row())).findall("thead/tr/th")
    assert heads[0].text == "Reported of 508, each month"
    assert ["".join(h.itertext()) for h in heads[1:3]] == ["2024Jan400", "Feb410"]


def test_a_month_in_which_nobody_was_expected_counts_nobody_rather_than_zero():
    text = report_matrix_html(
        rows=(row(),),
        months=(MatrixMonth(JANUARY, 0, 0), MatrixMonth(FEBRUARY, 0, 508)),
        language=EN,
        is_sample=False,
    )
    heads = table(text).findall("thead/tr/th")
    assert ["".join(h.itertext()) for h in heads[1:3]] == ["2024Jan–", "Feb0"]


def test_the_month_that_is_shown_is_set_off_in_the_head():
    months = (MatrixMonth(JANUARY, 1, 1), MatrixMonth(FEBRUARY, 1, 1, is_shown=True))
    text = report_matrix_html(rows=(row(),), months=months, language=EN, is_sample=False)
    heads = table(text).findall("thead/tr/th")
    assert [head.get("class") for head in heads[1:3]] == [None, "nm-now"]


def test_the_sample_mark_lies_over_the_matrix():
    assert "nm-sample" in matrix(row(), is_sample=True).split("</style>")[1]
    assert "nm-sample" not in matrix(row()).split("</style>")[1]


def test_a_row_with_too_few_states_is_refused():
    with pytest.raises(ValueError, match="zip"):
        matrix(row(states=(State.ZERO,)))


def test_no_style_sheet_names_another_host():
    for text in (matrix(row(), is_sample=True), state_legend(counts=COUNTS, language=EN)):
        assert "http" not in re.sub(r"url\(data:[^)]*\)", "", text)
        assert "@import" not in text


def test_the_state_legend_has_five_lines_even_at_zero():
    text = state_legend(counts={}, language=EN, with_late=True)
    assert text.count("<li>") == 6 and text.count("<b>0</b>") == 5
