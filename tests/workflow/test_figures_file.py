"""The workbook behind a briefing: each slide's figures, as numbers, with what they stand on."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from domain.briefing import SlideKind
from domain.indicators import PLEDGE_COMPLETION
from domain.language import Language
from domain.period import Period
from exports.figures_content import Share
from tests.support.briefings import briefing
from workflow.briefing_files import Known, Order, made, write
from workflow.figures_file import figures_file
from workflow.figures_slide import cell_of
from workflow.views import Selection

DAY = date(2024, 4, 20)
STAMP = "DATA CONTOH / SAMPLE DATA"


def sheets_of(content):
    return {each.title: each for each in load_workbook(io.BytesIO(content)).worksheets}


def lines(sheet):
    """The rows of the table, as tuples."""
    top = int(sheet.freeze_panes[1:])
    found = []
    for row in sheet.iter_rows(min_row=top, values_only=True):
        if not any(value is not None for value in row):
            break
        found.append(row)
    return found


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_slide_after_the_opening_has_a_sheet_with_frame_line_code_and_stamp(code):
    content = briefing(code)
    found = list(sheets_of(figures_file(content, language=Language(code))).values())

    assert len(found) == len(content.slides)
    for sheet, slide in zip(found[1:], content.slides[1:], strict=True):
        above = [cell.value for cell in sheet["A"][:8] if cell.value]
        assert above[0] == STAMP
        assert slide.title in above
        assert any(slide.code in line for line in above)
        assert any("13" in line and "15" in line for line in above)


def test_without_sample_data_there_is_no_stamp_and_an_earlier_day_is_one():
    real = figures_file(briefing(is_sample=False), language=Language("id"))
    earlier = figures_file(briefing(is_sample=False, dated="KEADAAN"), language=Language("id"))
    assert all(each["A1"].value != STAMP for each in sheets_of(real).values())
    assert all(each["A1"].value == "KEADAAN" for each in sheets_of(earlier).values())


def test_months_that_are_not_known_are_empty_and_say_why():
    trend = next(
        each for name, each in sheets_of(figures_file(briefing(), language=Language("id"))).items()
        if name.startswith("5 ")
    )  # fmt: skip
    rows = lines(trend)
    assert rows[3][:2] == ("Mar", 0.452)
    assert rows[4][1] is None
    assert rows[4][-1] == "Belum melapor"


@pytest.mark.parametrize(
    ("text", "code", "cell"),
    [
        ("13", "id", 13),
        ("1.234", "id", 1234),
        ("1.234", "en", 1.234),
        ("1,234", "en", 1234),
        ("0,58", "id", 0.58),
        ("91,7%", "id", Share(0.917)),
        ("<3", "id", "<3"),
        ("–", "id", "–"),
        ("•", "en", "•"),
        ("Okt 2023", "id", "Okt 2023"),
        ("18.06.2024", "id", "18.06.2024"),
    ],
)
def test_written_figures_become_numbers_and_everything_else_stays_as_it_is(text, code, cell):
    assert cell_of(text, Language(code)) == cell


@pytest.fixture(scope="module")
def order():
    return Order(
        period=Period(2024, 3),
        selection=Selection(scope="18"),
        language=Language("id"),
        format="xlsx",
        as_of=DAY,
        today=DAY,
    )


@pytest.fixture(scope="module")
def known(facts, states_of):
    return Known(facts, states_of)


@pytest.fixture(scope="module")
def book(known, order):
    return sheets_of(write(known, order).content)


@pytest.fixture(scope="module")
def content(known, order):
    return made(known, order)


def sheet_of(book, content, kind):
    at = next(at for at, slide in enumerate(content.briefing.slides) if slide.kind is kind)
    return list(book.values())[at]


def test_the_areas_of_the_map_and_those_without_add_up_to_the_total(book, content):
    *areas, total = lines(sheet_of(book, content, SlideKind.MAP))

    assert [area[0] for area in areas[:2]] == ["18.01", "18.02"]
    for column in (3, 4, 5, 6):
        assert sum(area[column] or 0 for area in areas) == total[column]
    assert total[2] == pytest.approx(total[3] / total[4])


def test_the_table_of_the_map_holds_the_figures_of_the_map(book, content):
    month = content.map.view.month(Period(2024, 3))
    for code, _, value, numerator, denominator, reported, expected, _, _ in lines(
        sheet_of(book, content, SlideKind.MAP)
    )[:15]:
        line = month.of_area(code)
        assert (numerator, denominator, reported, expected) == (
            line["numerator"], line["denominator"], line["n_reported"], line["n_expected"],
        )  # fmt: skip
        assert value == pytest.approx(line["value"])


def test_the_indicators_of_the_month_stand_with_numerator_and_denominator(book, content):
    row = lines(sheet_of(book, content, SlideKind.MATTERS))[0]
    overview = content.evidence[1]
    line = overview.series[PLEDGE_COMPLETION.code].at(Period(2024, 3))
    assert row[0] == PLEDGE_COMPLETION.label_id
    assert row[2:5] == (pytest.approx(line["value"]), line["numerator"], line["denominator"])
