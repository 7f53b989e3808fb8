"""The chase list as a workbook: what is missing, sums, letters. Content in, bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from domain.spreadsheet_text import is_formula_like

_INK, _MUTED, _HAIR = "FF14202B", "FF45525E", "FFD5DCE2"
_SAMPLE_FILL, _SAMPLE_TEXT = "FFFFDF6B", "FF352900"
_DATE_FORMAT = "dd/mm/yyyy"
_BODY, _BOLD, _QUIET = Font(color=_INK), Font(bold=True, color=_INK), Font(color=_MUTED)
_TITLE, _SAMPLE = Font(bold=True, size=15, color=_INK), Font(bold=True, color=_SAMPLE_TEXT)
_RULE = Border(bottom=Side("medium", color=_INK))
_HAIRLINE = Border(bottom=Side("thin", color=_HAIR))
_HEADING = Alignment(vertical="center", wrap_text=True)
_TEXT = Alignment(vertical="top", horizontal="left", wrap_text=True)
_NUMBER = Alignment(vertical="top", horizontal="right")
CellValue = str | int | date | None


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet: a title, lines about it, and a table.

    Attributes:
        widths: of the columns, in characters.
        rows: cells in the order of the headings; None is an empty cell, never 0.
    """

    name: str
    title: str
    about: tuple[str, ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[Sequence[CellValue]]


def workbook_bytes(sheets: Sequence[ListSheet], *, sample_mark: str = "") -> bytes:
    """The workbook of these sheets.

    Args:
        sample_mark: what every sheet says at its top and prints on every page where any figure
            is invented; "" where none is.

    Raises:
        ValueError: a row is not as long as its headings.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for content in sheets:
        _fill(book.create_sheet(content.name), content, sample_mark)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, content: ListSheet, sample_mark: str) -> None:
    for letter, width in enumerate(content.widths, start=1):
        sheet.column_dimensions[get_column_letter(letter)].width = width
    head = [(content.title, _TITLE), *((line, _QUIET) for line in content.about)]
    if sample_mark:
        head.insert(0, (sample_mark, _SAMPLE))
    for number, (text, font) in enumerate(head, start=1):
        _put(sheet, number, 1, text).font = font
    if sample_mark:
        sheet.cell(1, 1).fill = PatternFill("solid", fgColor=_SAMPLE_FILL)
    heading = len(head) + 1
    for column, text in enumerate(content.headings, start=1):
        cell = _put(sheet, heading, column, text)
        cell.font, cell.border, cell.alignment = _BOLD, _RULE, _HEADING
    for number, row in enumerate(content.rows, start=heading + 1):
        _row(sheet, number, row, len(content.headings))
    _view(sheet, content, heading, sample_mark)


def _row(sheet: Worksheet, number: int, values: Sequence[CellValue], width: int) -> None:
    if len(values) != width:
        raise ValueError(f"{len(values)} cells under {width} headings")
    for column, value in enumerate(values, start=1):
        cell = _put(sheet, number, column, value)
        cell.font, cell.border = _BODY, _HAIRLINE
        cell.alignment = _TEXT if isinstance(value, str) else _NUMBER


def _put(sheet: Worksheet, row: int, column: int, value: CellValue) -> Cell:
    """Write a cell; a text stays a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"row {row}, column {column} is merged")
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _DATE_FORMAT
    elif isinstance(value, str):
        cell.number_format, cell.data_type = "@", "s"
        cell.quotePrefix = is_formula_like(value)
    return cell


def _view(sheet: Worksheet, content: ListSheet, heading: int, sample_mark: str) -> None:
    """Headings stay in sight and can be filtered; on paper it is as wide as a page."""
    last = f"{get_column_letter(len(content.headings))}{heading + len(content.rows)}"
    sheet.freeze_panes = f"A{heading + 1}"
    if content.rows:
        sheet.auto_filter.ref = f"A{heading}:{last}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddHeader is not None and sample_mark:
        sheet.oddHeader.center.text = sample_mark
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P / &N"
