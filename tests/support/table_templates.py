"""Template workbooks as officers fill them in: any units, any order, numbers written in any way."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.options import TableOptions
from data_loaders.raw import a1
from data_loaders.template import TemplateRequest, write_template
from domain.fields import PERSONNEL_SHEET, PLEDGES_SHEET, VIOLATIONS_SHEET, ReportSheet
from domain.terms import CATEGORIES, INSTITUTIONS, INSTRUMENTS, LEVELS
from domain.vocabulary import Vocabulary
from tests.support.table_numbers import STYLES
from tests.support.table_truth import Facts, Generated, Number, facts, row_values

_SAFE_STYLES = ("native", "float", "digits", "1.234", "1,234", "1 234", "nihil", "dash", "mixed")


@st.composite
def filled_templates(draw: st.DrawFn) -> Generated:
    """A template for some units with sheets and columns in any order and all rows filled in."""
    about = draw(facts())
    request = TemplateRequest(period=about.months[0], units=about.units[:6])
    book = load_workbook(io.BytesIO(write_template(request)))
    numbers: list[Number] = []
    for report in (PERSONNEL_SHEET, PLEDGES_SHEET, VIOLATIONS_SHEET):
        if draw(st.integers(0, 3)):
            _turn_columns(draw, book[report.name_id])
            numbers.extend(_fill_in(draw, book[report.name_id], report, about))
    _turn_sheets(draw, book)
    stream = io.BytesIO()
    book.save(stream)
    return Generated(
        content=stream.getvalue(),
        file_name="laporan.xlsx",
        sheet="",
        about=about,
        options=TableOptions(basis="bulanan"),
        numbers=tuple(numbers),
        heading_rows=frozenset({1}),
        features=frozenset(),
        picture="\n".join(f"{n.sheet}!{n.cell} {n}" for n in numbers),
    )


def _turn_columns(draw: st.DrawFn, sheet: Worksheet) -> None:
    """Another order of the columns, headings and filled-in cells alike."""
    width = sheet.max_column
    order = draw(st.permutations(range(1, width + 1)))
    for row in range(1, sheet.max_row + 1):
        values = [sheet.cell(row, column).value for column in order]
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value


def _turn_sheets(draw: st.DrawFn, book: Workbook) -> None:
    for sheet in list(book.worksheets):
        book.move_sheet(sheet, draw(st.integers(-3, 3)))


def _fill_in(draw: st.DrawFn, sheet: Worksheet, report: ReportSheet, about: Facts) -> list[Number]:
    columns = _columns(sheet, report)
    fields = tuple(each.code for each in report.counts)
    styles = {code: STYLES[draw(st.sampled_from(_SAFE_STYLES))] for code in fields}
    numbers = []
    for row in range(2, sheet.max_row + 1):
        unit = sheet.cell(row, columns["unit_code"]).value
        if unit is None:
            break
        like = Number(
            kind=report.kind.value,
            period=str(about.months[0]),
            unit=str(unit),
            institution=_code(INSTITUTIONS, sheet.cell(row, columns["institution"]).value),
            dimensions=frozenset(_dimensions(draw, sheet, report, columns, row).items()),
            field="",
            value=None,
            sheet=report.name_id,
            cell="",
        )
        values = draw(row_values(report.kind, fields))
        if all(value is None for value in values.values()):
            values[fields[0]] = 1
        for code, value in values.items():
            sheet.cell(row, columns[code]).value = styles[code](value)
            numbers.append(replace(like, field=code, value=value, cell=a1(row, columns[code])))
    return numbers


def _columns(sheet: Worksheet, report: ReportSheet) -> dict[str, int]:
    headings = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[1]}
    return {f.code: headings[f.heading_id] for f in report.fields if f.heading_id in headings}


def _dimensions(
    draw: st.DrawFn, sheet: Worksheet, report: ReportSheet, columns: dict[str, int], row: int
) -> dict[str, str]:
    """Particulars of the row: the level that the template gives, a category that is drawn."""
    if report is PLEDGES_SHEET:
        pairs = (("level", LEVELS), ("instrument", INSTRUMENTS))
        texts = {code: sheet.cell(row, columns[code]).value for code, _ in pairs}
        return {code: _code(terms, texts[code]) for code, terms in pairs if texts[code]}
    if report is VIOLATIONS_SHEET:
        category = draw(st.sampled_from(tuple(CATEGORIES)))
        sheet.cell(row, columns["category"]).value = f"{category.code} - {category.label_id}"
        return {"category": category.code}
    return {}


def _code(vocabulary: Vocabulary, label: object) -> str:
    term = vocabulary.find(str(label))
    return term.code if term else ""
