"""A new .xlsx with the values of a workbook whose own format cannot be written."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from openpyxl import Workbook

from data_loaders.raw import CellValue, RawSheet, a1, column_letter, text_of
from domain.spreadsheet_text import is_formula_like
from exports.added_styles import Styles
from exports.cell_fills import SheetXml
from exports.package import Package
from exports.workbook_parts import sheet_paths, styles_path
from exports.xml_text import MAIN, escaped, plain

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_NAME, _TEXT = 31, 32_000
_SAMPLED_ROWS, _NARROWEST, _WIDEST = 200, 9, 50
_FIRST_DAY = datetime(1899, 12, 30)
_DAY = timedelta(days=1)

Write = Callable[[str, CellValue], str]


def sheet_names(names: Sequence[str]) -> dict[str, str]:
    """Name in the original -> name that an .xlsx allows: 31 characters, no two alike."""
    taken: set[str] = set()
    allowed: dict[str, str] = {}
    for name in names:
        base = _FORBIDDEN.sub("_", plain(name, _NAME)).strip("'") or "Sheet"
        candidates = [base, *(f"{base[:26]} ({n})" for n in range(2, len(names) + 2))]
        allowed[name] = next(each for each in candidates if each.lower() not in taken)
        taken.add(allowed[name].lower())
    return allowed


def plain_copy(sheets: Sequence[RawSheet]) -> bytes:
    """Values, sheet names, hidden sheets and merged ranges; no formats and no formulas."""
    names = sheet_names([sheet.name for sheet in sheets])
    package = Package(_frame(sheets, names))
    paths = sheet_paths(package)
    styles = Styles(package.text(styles_path(package)))
    write = _writer(styles)
    for sheet in sheets:
        path = paths[names[sheet.name]]
        package.write(path, _filled(SheetXml.of(package.read(path)), sheet, write))
    package.write(styles_path(package), styles.xml())
    return package.saved()


def _frame(sheets: Sequence[RawSheet], names: dict[str, str]) -> bytes:
    """The workbook with its sheets, still without values."""
    book = Workbook()
    book.remove(book.worksheets[0])
    all_hidden = all(sheet.hidden for sheet in sheets)
    for sheet in sheets:
        page = book.create_sheet(names[sheet.name])
        page.sheet_state = "hidden" if sheet.hidden and not all_hidden else "visible"
        for column, width in _widths(sheet).items():
            page.column_dimensions[column_letter(column)].width = width
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _widths(sheet: RawSheet) -> dict[int, int]:
    """Columns as wide as the longest word group of their first rows."""
    widths: dict[int, int] = {}
    for row in sheet.rows[:_SAMPLED_ROWS]:
        for column, value in enumerate(row, start=1):
            length = len(text_of(value)) + 2
            widths[column] = min(max(widths.get(column, _NARROWEST), length), _WIDEST)
    return widths


def _filled(page: SheetXml, sheet: RawSheet, write: Write) -> bytes:
    data = "".join(
        f'<row r="{number}">{"".join(_cells(number, row, write))}</row>'
        for number, row in enumerate(sheet.rows, start=1)
        if any(value is not None for value in row)
    )
    content = page.with_data(data.encode())
    merges = "".join(
        f'<mergeCell ref="{a1(each.top, each.left)}:{a1(each.bottom, each.right)}"/>'
        for each in sheet.merges
    )
    if not merges:
        return content
    listed = f'<mergeCells xmlns="{MAIN}" count="{len(sheet.merges)}">{merges}</mergeCells>'
    return content.replace(b"</sheetData>", b"</sheetData>" + listed.encode(), 1)


def _cells(number: int, row: Sequence[CellValue], write: Write) -> Iterator[str]:
    for column, value in enumerate(row, start=1):
        if value is not None:
            yield write(a1(number, column), value)


def _writer(styles: Styles) -> Write:
    common = 'fontId="0" fillId="0" borderId="0" applyNumberFormat="1"'
    text, moment, day, hour, span = (
        styles.format(f'numFmtId="{number}" {common}{more}')
        for number, more in ((49, ' quotePrefix="1"'), (22, ""), (14, ""), (21, ""), (46, ""))
    )

    def write(cell: str, value: CellValue) -> str:
        if isinstance(value, datetime):
            return _number(cell, (value.replace(tzinfo=None) - _FIRST_DAY) / _DAY, moment)
        if isinstance(value, date):
            return _number(cell, (datetime.combine(value, time()) - _FIRST_DAY).days, day)
        if isinstance(value, time):
            return _number(cell, _since_midnight(value) / _DAY, hour)
        if isinstance(value, timedelta):
            return _number(cell, value / _DAY, span)
        return _plain_cell(cell, value, text)

    return write


def _since_midnight(value: time) -> timedelta:
    return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)


def _plain_cell(cell: str, value: CellValue, risky: int) -> str:
    if isinstance(value, bool):
        return f'<c r="{cell}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return _number(cell, value)
    text = str(value)
    style = f' s="{risky}"' if is_formula_like(text) else ""
    kept = escaped(plain_value(text))
    return f'<c r="{cell}"{style} t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'


def plain_value(text: str) -> str:
    """A value of the officer's own: only what XML forbids is left out of it."""
    return plain(text, _TEXT, hides_numbers=False)


def _number(cell: str, value: float, style: int = 0) -> str:
    return f'<c r="{cell}" s="{style}"><v>{value!r}</v></c>'
