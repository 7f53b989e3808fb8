"""Where the table of any sheet begins: title rows above, headings on one to four rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from data_loaders.raw import CellValue, RawSheet, is_blank, text_of
from data_loaders.row_kinds import filled

_SEARCHED_ROWS = 40
_LEVELS = 4
_NUMBER = re.compile(r"[-(]?\d[\d.,  ]*\)?\s*%?|-|–|nihil|n\.?a\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Layout:
    """Heading rows (1-based, empty when none were found) and the heading of each column."""

    header_rows: tuple[int, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.header_rows[-1] + 1 if self.header_rows else 1


def is_number(value: CellValue) -> bool:
    """Whether the cell holds a figure, also one written as text, or a mark for none."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, str):
        return bool(_NUMBER.fullmatch(value.strip()))
    return isinstance(value, int | float)


def find_layout(sheet: RawSheet) -> Layout:
    """Find the headings of the sheet's first table."""
    top = _top(sheet)
    if top is None:
        return Layout()
    rows = [top]
    while len(rows) < _LEVELS and _continues(sheet, rows):
        rows.append(rows[-1] + 1)
    return Layout(tuple(rows), _headings(sheet, rows))


def _top(sheet: RawSheet) -> int | None:
    needed = max(2, _usual_width(sheet) // 2) if sheet.width > 1 else 1
    for row in range(1, min(sheet.height, _SEARCHED_ROWS) + 1):
        cells = filled(sheet.rows[row - 1])
        if len(cells) < min(2, sheet.width) or not _are_headings(sheet, row):
            continue
        if _covered(sheet, row) >= needed:
            return row
    return None


def _usual_width(sheet: RawSheet) -> int:
    """Cells that a row of figures has: the median over the first rows with one."""
    widths = sorted(
        len(filled(values))
        for values in sheet.rows[:200]
        if any(is_number(value) for value in values)
    )
    return widths[len(widths) // 2] if widths else 0


def _are_headings(sheet: RawSheet, row: int) -> bool:
    values = [value for value in sheet.rows[row - 1] if not is_blank(value)]
    return bool(values) and all(_may_head(value) for value in values)


def _may_head(value: CellValue) -> bool:
    if isinstance(value, date | time | timedelta):
        return isinstance(value, date)
    return bool(_YEAR.fullmatch(text_of(value))) or not is_number(value)


def _covered(sheet: RawSheet, row: int) -> int:
    """Columns that the row's cells cover, merged ones counted in full."""
    columns = set(filled(sheet.rows[row - 1]))
    for merge in sheet.merges:
        if merge.top <= row <= merge.bottom and not is_blank(sheet.value(merge.top, merge.left)):
            columns.update(range(merge.left, merge.right + 1))
    return len(columns)


def _continues(sheet: RawSheet, rows: list[int]) -> bool:
    """Whether the row below still belongs to the headings."""
    here, below = rows[-1], rows[-1] + 1
    if below > sheet.height or not _are_headings(sheet, below):
        return False
    if any(m.top in rows and m.bottom >= below and m.bottom > m.top for m in sheet.merges):
        return True
    above, under = filled(sheet.rows[here - 1]), filled(sheet.rows[below - 1])
    return above[0] not in under and bool(set(under) - set(above))


def _headings(sheet: RawSheet, rows: list[int]) -> dict[int, str]:
    headings = {}
    for column in range(1, sheet.width + 1):
        levels = [_merged_text(sheet, row, column) for row in rows]
        text = " / ".join(dict.fromkeys(level for level in levels if level))
        if text:
            headings[column] = text
    return headings


def _merged_text(sheet: RawSheet, row: int, column: int) -> str:
    """The text that a cell shows: its own, or that of the merged range it lies in."""
    own = sheet.text(row, column)
    if own:
        return own
    merge = next((m for m in sheet.merges if m.holds(row, column)), None)
    return sheet.text(merge.top, merge.left) if merge else ""
