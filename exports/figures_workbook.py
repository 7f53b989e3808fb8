"""The figures of a briefing as a workbook: a cover and a sheet a slide. Content in, bytes out.

Figures are numbers with formats, so that Excel writes them as its reader's language does; what
is not known is an empty cell beside its state in words, never 0. Texts are never formulas.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from domain.spreadsheet_text import is_formula_like
from exports.figures_content import (
    CellKind,
    CellValue,
    FigureColumn,
    FiguresBook,
    FigureSheet,
    Share,
)

_INK, _MUTED, _HAIR = "FF14202B", "FF45525E", "FFD5DCE2"
_SAMPLE_FILL, _SAMPLE_TEXT = "FFFFDF6B", "FF352900"
_BODY, _BOLD, _QUIET = Font(color=_INK), Font(bold=True, color=_INK), Font(color=_MUTED)
_TITLE = Font(bold=True, size=15, color=_INK)
_STAMP = Font(bold=True, color=_SAMPLE_TEXT)
_RULE = Border(bottom=Side("medium", color=_INK))
_HAIRLINE = Border(bottom=Side("thin", color=_HAIR))
_HEADING = Alignment(vertical="center", wrap_text=True)
_TEXT = Alignment(vertical="top", horizontal="left", wrap_text=True)
_AFTER_NUMBER = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)
_NUMBER = Alignment(vertical="top", horizontal="right")
_LONGEST_NAME = 31
_PLAIN_SIZE, _LEADING = 11.0, 1.36
# Words do not fill a line to its end.
_FILLED = 0.9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"
_FORMATS = {
    CellKind.TEXT: "@",
    CellKind.COUNT: "#,##0",
    CellKind.PERCENT: "0.0%",
    CellKind.DECIMAL: "#,##0.00",
    CellKind.DATE: "dd/mm/yyyy",
}


def figures_workbook(book: FiguresBook) -> bytes:
    """The workbook; the same content gives the same bytes.

    Raises:
        ValueError: a row is not as long as its columns.
    """
    written = Workbook()
    written.remove(written.worksheets[0])
    names = _names([book.cover, *book.sheets])
    for name, content in zip(names, [book.cover, *book.sheets], strict=True):
        _fill(written.create_sheet(name), content, book.stamps)
    _list_sheets(written.worksheets[0], book, names[1:])
    properties = written.properties
    properties.title, properties.creator, properties.language = book.title, "Netra", book.language
    buffer = io.BytesIO()
    written.save(buffer)
    return _dated(buffer.getvalue(), book.as_of)


def _names(sheets: Sequence[FigureSheet]) -> list[str]:
    """Names as Excel allows them, each once."""
    names: list[str] = []
    for sheet in sheets:
        plain = _NOT_IN_NAMES.sub(" ", sheet.name).strip() or "-"
        taken = {name.lower() for name in names}
        tries = (
            plain[:_LONGEST_NAME],
            *(f"{plain[: _LONGEST_NAME - 4]} {n}" for n in range(2, 99)),
        )
        names.append(next(name for name in tries if name.lower() not in taken))
    return names


def _fill(sheet: Worksheet, content: FigureSheet, stamps: Sequence[str]) -> None:
    for number, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    top = _head(sheet, content, stamps)
    for number, column in enumerate(content.columns, start=1):
        cell = _put(sheet, top, number, column.heading, CellKind.TEXT)
        cell.font, cell.border, cell.alignment = _BOLD, _RULE, _HEADING
    sheet.row_dimensions[top].height = _height(
        (each.heading, each.width) for each in content.columns
    )
    for number, row in enumerate(content.rows, start=top + 1):
        _row(sheet, number, row, content.columns)
    for number, line in enumerate(content.below, start=top + len(content.rows) + 2):
        _line(sheet, number, line, _QUIET, content.columns)
    _view(sheet, content, top, stamps)


def _head(sheet: Worksheet, content: FigureSheet, stamps: Sequence[str]) -> int:
    """Stamps, title and lines about the figures; the row of the headings."""
    for number, stamp in enumerate(stamps, start=1):
        cell = _line(sheet, number, stamp, _STAMP, content.columns)
        cell.fill = PatternFill("solid", fgColor=_SAMPLE_FILL)
    lines = [(content.title, _TITLE), *((line, _QUIET) for line in content.about)]
    for number, (line, font) in enumerate(lines, start=len(stamps) + 1):
        _line(sheet, number, line, font, content.columns)
    return len(stamps) + len(lines) + 1


def _line(
    sheet: Worksheet, row: int, text: str, font: Font, columns: Sequence[FigureColumn]
) -> Cell:
    """A line of text over all columns, as high as it needs: it never widens a printed page."""
    cell = _put(sheet, row, 1, text, CellKind.TEXT)
    cell.font, cell.alignment = font, _TEXT
    width = sum(column.width for column in columns)
    letter = width * _PLAIN_SIZE / (font.size or _PLAIN_SIZE)
    sheet.row_dimensions[row].height = _height([(text, letter)], font.size or _PLAIN_SIZE)
    if len(columns) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
    return cell


def _height(texts: Iterable[tuple[str, float]], size: float = _PLAIN_SIZE) -> float:
    """Of a row, in points, that holds texts in cells so many characters wide."""
    lines = max(
        (
            math.ceil(len(part) / max(width * _FILLED, 1))
            for text, width in texts
            for part in text.split("\n")
        ),
        default=1,
    )
    return max(lines, 1) * size * _LEADING


def _row(
    sheet: Worksheet, number: int, values: Sequence[CellValue], columns: Sequence[FigureColumn]
) -> None:
    if len(values) != len(columns):
        raise ValueError(f"{len(values)} cells under {len(columns)} headings")
    for position, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
        cell = _put(sheet, number, position, value, column.kind)
        cell.font, cell.border = _BODY, _HAIRLINE
        text = _AFTER_NUMBER if position > 1 else _TEXT
        cell.alignment = text if column.kind is CellKind.TEXT else _NUMBER
    texts = [
        (str(value), each.width)
        for value, each in zip(values, columns, strict=True)
        if isinstance(value, str)
    ]
    if texts:
        sheet.row_dimensions[number].height = _height(texts)


def _put(sheet: Worksheet, row: int, column: int, value: CellValue, kind: CellKind) -> Cell:
    """Write a cell; a text stays a text, whatever it begins with and wherever it stands."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"row {row}, column {column} is merged")
    if isinstance(value, Share):
        value, kind = value.value, CellKind.PERCENT
    elif isinstance(value, int) and kind is CellKind.DECIMAL:
        kind = CellKind.COUNT
    cell.value = value
    cell.number_format = _FORMATS[CellKind.TEXT if isinstance(value, str) else kind]
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_formula_like(value)
    return cell


def _view(sheet: Worksheet, content: FigureSheet, top: int, stamps: Sequence[str]) -> None:
    """Headings stay in sight and can be filtered; on paper it is as wide as a page."""
    if content.rows:
        sheet.freeze_panes = f"A{top + 1}"
        last = f"{get_column_letter(len(content.columns))}{top + len(content.rows)}"
        sheet.auto_filter.ref = f"A{top}:{last}"
        sheet.print_title_rows = f"{top}:{top}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddHeader is not None and stamps:
        sheet.oddHeader.center.text = " · ".join(stamps)
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P / &N"


def _list_sheets(sheet: Worksheet, book: FiguresBook, names: Sequence[str]) -> None:
    """The contents at the foot of the cover, each name leading to its sheet."""
    first = sheet.max_row + 2
    _put(sheet, first, 1, book.contents, CellKind.TEXT).font = _BOLD
    for row, (name, content) in enumerate(zip(names, book.sheets, strict=True), start=first + 1):
        cell = _put(sheet, row, 1, name, CellKind.TEXT)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1", display=name)
        cell.font = Font(color=_INK, underline="single")
        _put(sheet, row, 2, content.title, CellKind.TEXT).font = _BODY


def _dated(content: bytes, day: date) -> bytes:
    """The same workbook without the moment of writing: parts and properties bear that day."""
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == _CORE:
                part = _MODIFIED.sub(rb"\g<1>" + moment, part)
            entry = zipfile.ZipInfo(
                name, date_time=(max(day.year, 1980), day.month, day.day, 0, 0, 0)
            )
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, part)
    return stream.getvalue()
