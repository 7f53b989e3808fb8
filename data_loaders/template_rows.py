"""Which rows of a template sheet are data, and why the others are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from data_loaders.headings import field_of_heading, fields_of_row
from data_loaders.raw import CellValue, RawSheet, is_blank, text_of
from data_loaders.row_kinds import (
    Skipped,
    Why,
    filled,
    is_footnote_text,
    is_group_text,
    is_numbering,
    is_total_word,
    may_be_numbering,
)
from domain.fields import FieldType, ReportSheet

_UNIT_FIELDS = ("unit_code", "unit_name")
Numbers = Mapping[str, int]
"""Field code -> column number."""


def template_rows(
    sheet: RawSheet,
    kind: ReportSheet,
    header_rows: tuple[int, ...],
    columns: Numbers,
) -> tuple[tuple[int, ...], tuple[Skipped, ...]]:
    """The data rows of a template sheet, and every other row with its reason.

    Args:
        columns: field code -> column number.
    """
    rows: list[int] = []
    skipped: list[Skipped] = []
    last = _last_data_row(sheet, kind, columns)
    is_plain = _plain_test(kind, columns)
    for row in range(1, sheet.height + 1):
        if row in header_rows:
            continue
        if header_rows[0] < row and is_plain(sheet.rows[row - 1]):
            rows.append(row)
            continue
        why = Why.TITLE if row < header_rows[0] else _why(sheet, kind, row, columns, row > last)
        if row < header_rows[0] and not filled(sheet.rows[row - 1]):
            why = Why.BLANK
        if why is None:
            rows.append(row)
        else:
            skipped.append(Skipped(row, why))
    return tuple(rows), tuple(skipped)


def _plain_test(kind: ReportSheet, columns: Numbers) -> Callable[[tuple[CellValue, ...]], bool]:
    """A quick test that says yes to most rows of data and to no other row.

    Three cells that are neither heading, number of a column, total nor footnote make neither a row
    of headings nor one that stands alone; and no unit of the row is a total.
    """
    places = tuple({0, 1, 2} | {columns[code] - 1 for code in _UNIT_FIELDS if code in columns})
    innocent: dict[CellValue, bool] = {}

    def is_plain(values: tuple[CellValue, ...]) -> bool:
        if len(values) <= max(places):
            return False
        for place in places:
            value = values[place]
            if value not in innocent:
                innocent[value] = _is_innocent(kind, value)
            if not innocent[value]:
                return False
        return True

    return is_plain


def _is_innocent(kind: ReportSheet, value: CellValue) -> bool:
    text = text_of(value)
    return bool(text) and not (
        field_of_heading(kind, value)
        or may_be_numbering(value)
        or is_total_word(text)
        or is_footnote_text(text)
    )


def _last_data_row(sheet: RawSheet, kind: ReportSheet, columns: Numbers) -> int:
    """The last row with a figure or a term: what follows it is a footnote or a signature."""
    telling = [
        number
        for code, number in columns.items()
        if kind.field(code).type in (FieldType.COUNT, FieldType.TERM)
    ]
    for row in range(sheet.height, 0, -1):
        if any(not is_blank(sheet.value(row, number)) for number in telling):
            return row
    return 0


def _why(
    sheet: RawSheet, kind: ReportSheet, row: int, columns: Numbers, is_after: bool
) -> Why | None:
    values = sheet.rows[row - 1]
    cells = filled(values)
    if not cells:
        return Why.BLANK
    if is_numbering(values) or _repeats_headings(sheet, kind, row, cells):
        return Why.TITLE
    first = text_of(values[cells[0] - 1])
    if _names_total(sheet, row, columns, first):
        return Why.TOTAL
    if len(cells) > 2:
        return None
    if is_footnote_text(first) and len(cells) <= 2:
        return Why.FOOTNOTE
    return _alone(cells, columns, first, is_after)


def _repeats_headings(sheet: RawSheet, kind: ReportSheet, row: int, cells: list[int]) -> bool:
    """Headings printed again in the middle of the table, as on a new page."""
    if field_of_heading(kind, sheet.value(row, cells[-1])) is None:
        return False
    return len(fields_of_row(sheet, kind, row)) >= max(2, len(cells) - 1)


def _names_total(sheet: RawSheet, row: int, columns: Numbers, first: str) -> bool:
    names = (sheet.text(row, columns[code]) for code in _UNIT_FIELDS if code in columns)
    return _is_total(first) or any(_is_total(name) for name in names if name)


# the same few hundred units stand in most rows
_is_total = lru_cache(maxsize=4_096)(is_total_word)


def _alone(cells: list[int], columns: Numbers, text: str, is_after: bool) -> Why | None:
    """A text that stands alone in its row: a group above data, a footnote below it."""
    if len(cells) > 1:
        return None
    unit_columns = {columns[code] for code in _UNIT_FIELDS if code in columns}
    if is_after and cells[0] not in unit_columns:
        return Why.FOOTNOTE
    if cells[0] not in unit_columns:
        known = set(columns.values())
        return None if cells[0] in known - {min(known)} else Why.GROUP
    return Why.GROUP if is_group_text(text) else None
