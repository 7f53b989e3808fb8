"""Where the table of any sheet begins: title rows above, headings on one to four rows.

`find_layout` and `is_number` are used by the proposal too: their meaning is to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import islice

from data_loaders.raw import CellValue, Merge, RawSheet, is_blank, text_of
from data_loaders.row_kinds import (
    begins_as_unit,
    filled,
    is_numbering,
    is_title_label,
    is_unit_of_measure,
)
from data_loaders.unit_text import without_markup

_SEARCHED_ROWS = 40
_SEARCHED_FIGURES = 2_000
_TRIED_FIGURES = 3
_LEAST_SPANS = 2
_SAMPLED_ROWS = 200
_LEVELS = 4
_MONTHS_OF_A_YEAR = 12
_NUMBER = re.compile(r"[-(]?\d[\d.,  ]*\)?\s*%?|-|–|nihil|n\.?a\.?", re.IGNORECASE)
# "12 orang", "5 *)", "3<sup>1</sup>": a figure with something beside it
_MARKED_FIGURE = re.compile(
    r"\d[\d.,\s]*(?:[*<(+]|(?:orang|org|kasus|perkara|laporan|personel|pegawai|kali)\b)", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_WORD = re.compile(r"\b(?:bulan|month|bln)\b", re.IGNORECASE)


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
        # split() takes no-break and thin spaces for spaces, as people do
        return bool(_NUMBER.fullmatch(" ".join(value.split())))
    return isinstance(value, int | float)


def find_layout(sheet: RawSheet, header_row: int | None = None) -> Layout:
    """Find the headings of the sheet's first table.

    Args:
        header_row: the row where the headings begin, when a person said it.
    """
    top = header_row or _top(sheet)
    if top is None or top > sheet.height:
        return Layout()
    rows = _block(sheet, top)
    return Layout(tuple(rows), _headings(sheet, rows))


def _top(sheet: RawSheet) -> int | None:
    """The first row of headings above the first figures.

    Rows of titles can look like headings ("Bulan | Januari 2024"): they are taken only when there
    is nothing else. Where nothing heads the first figures, these may be part of a title.
    """
    figures = list(islice(_first_figures(sheet), _TRIED_FIGURES))
    for before, with_labels in ((figures[0], False), *((row, True) for row in figures)):
        top = _widest(sheet, _candidates(sheet, before, with_labels=with_labels))
        if top is not None:
            return _with_levels_above(sheet, top)
    return None


def _widest(sheet: RawSheet, candidates: list[int]) -> int | None:
    """The first of the rows that gives way to no wider one between it and the figures."""
    blocks = [_block(sheet, row) for row in candidates]
    widths = [len(_columns_of(sheet, block)) for block in blocks]
    for row, block, width in zip(candidates, blocks, widths, strict=True):
        if all(width >= w for r, w in zip(candidates, widths, strict=True) if r > block[-1]):
            return row
    return None


def _with_levels_above(sheet: RawSheet, top: int) -> int:
    """The row of the highest level: months over their columns, with nothing over the units."""
    while top > 1 and _is_level_above(sheet, top):
        top -= 1
    return top


def _is_level_above(sheet: RawSheet, top: int) -> bool:
    cells, under = filled(sheet.rows[top - 2]), filled(sheet.rows[top - 1])
    return (
        len(cells) >= _LEAST_SPANS
        and _are_headings(sheet, top - 1)
        and set(cells) <= set(under)
        and cells[0] > under[0]
        and len(cells) < len(under)
        and not _is_label_row(sheet, top - 1)
        and len(_block(sheet, top - 1)) > len(_block(sheet, top))
    )


def _first_figures(sheet: RawSheet) -> Iterator[int]:
    """The rows that may be the first with figures; a row past the search when there are none."""
    found = False
    for row in range(1, min(sheet.height, _SEARCHED_FIGURES) + 1):
        values = sheet.rows[row - 1]
        if any(map(is_number, values)) and not _are_headings(sheet, row):
            if is_numbering(values) or _is_label_row(sheet, row):
                continue
            found = True
            yield row
    if not found:
        yield min(sheet.height, _SEARCHED_ROWS) + 1


def _candidates(sheet: RawSheet, before: int, *, with_labels: bool) -> list[int]:
    needed = max(2, _usual_width(sheet) // 2) if sheet.width > 1 else 1
    return [
        row
        for row in range(1, before)
        if len(filled(sheet.rows[row - 1])) >= min(2, sheet.width)
        and _are_headings(sheet, row)
        and len(_columns_of(sheet, [row])) >= needed
        and (with_labels or not _is_label_row(sheet, row))
    ]


def _usual_width(sheet: RawSheet) -> int:
    """Cells that a row of figures has: the median over the first rows with one."""
    widths: list[int] = []
    for values in sheet.rows:
        if any(map(is_number, values)):
            widths.append(len(filled(values)))
            if len(widths) == _SAMPLED_ROWS:
                break
    widths.sort()
    return widths[len(widths) // 2] if widths else 0


def _is_label_row(sheet: RawSheet, row: int) -> bool:
    """A row "Bulan : Januari 2024" above the table: a label and what it says."""
    texts = [text_of(value) for value in sheet.rows[row - 1] if not is_blank(value)]
    return 2 <= len(texts) <= 4 and is_title_label(texts)


def _are_headings(sheet: RawSheet, row: int) -> bool:
    values = [value for value in sheet.rows[row - 1] if not is_blank(value)]
    if not values or not all(map(_may_head, values)):
        return False
    # "Polda Sulawesi Barat | 1945" is a unit with a figure that looks like a year
    has_year = any(_YEAR.fullmatch(text_of(value)) for value in values)
    return not (has_year and any(begins_as_unit(text_of(value)) for value in values))


def _may_head(value: CellValue) -> bool:
    if isinstance(value, date | time | timedelta):
        return isinstance(value, date)
    text = text_of(value)
    return bool(_YEAR.fullmatch(text)) or not (is_number(value) or _MARKED_FIGURE.match(text))


def _columns_of(sheet: RawSheet, rows: list[int]) -> set[int]:
    """Columns that the rows' cells cover, merged ones counted in full."""
    columns = {column for row in rows for column in filled(sheet.rows[row - 1])}
    for merge in {merge for row in rows for merge in sheet.merges_in(row)}:
        if _is_filled(sheet, merge):
            columns.update(range(merge.left, min(merge.right, sheet.width) + 1))
    return columns


def _is_filled(sheet: RawSheet, merge: Merge) -> bool:
    return not is_blank(sheet.value(merge.top, merge.left))


def _block(sheet: RawSheet, top: int) -> list[int]:
    """The rows of headings that begin at a row."""
    rows = [top]
    while len(rows) < _LEVELS and _continues(sheet, rows):
        rows.append(rows[-1] + 1)
    return rows


def _continues(sheet: RawSheet, rows: list[int]) -> bool:
    """Whether the row below still belongs to the headings."""
    below = rows[-1] + 1
    if below > sheet.height:
        return False
    if not _are_headings(sheet, below):
        return _are_month_numbers(sheet, rows, below)
    near = {merge for row in rows for merge in sheet.merges_in(row)}
    down = (m for m in near if m.top in rows and m.bottom >= below and m.bottom > m.top)
    if any(_stands_over_cells(sheet, merge) for merge in down):
        return True
    return _divides(sheet, rows, below)


def _stands_over_cells(sheet: RawSheet, merge: Merge) -> bool:
    """Whether anything stands below a merged range: below a title beside the table nothing does."""
    columns = range(merge.left, merge.right + 1)
    rows = range(merge.bottom + 1, min(sheet.height, merge.bottom + _SAMPLED_ROWS) + 1)
    return any(not is_blank(sheet.value(row, column)) for row in rows for column in columns)


def _divides(sheet: RawSheet, rows: list[int], below: int) -> bool:
    """Whether a row of texts divides the headings above it, or adds that of the units."""
    under = filled(sheet.rows[below - 1])
    texts = [sheet.text(below, column) for column in under]
    # "LAPORAN" alone heads the columns below it; "(kasus)" and "orang orang" say what is counted
    are_many = len(texts) > 1 or texts[0].startswith("(")
    are_measures = are_many and all(map(is_unit_of_measure, texts))
    if any(map(begins_as_unit, texts)) or are_measures:
        return False
    covered = _columns_of(sheet, rows)
    if under[0] < min(covered):
        return len(under) > len(filled(sheet.rows[rows[-1] - 1]))
    if min(covered) in under:
        return False
    words = _text_columns(sheet, below, headings=(*rows, below))
    return not set(under) & words & covered


def _text_columns(sheet: RawSheet, above: int, headings: tuple[int, ...]) -> set[int]:
    """The columns that hold more texts than figures below a row; headings again do not count."""
    more: dict[int, int] = {}
    again = {(c, sheet.text(row, c)) for row in headings for c in filled(sheet.rows[row - 1])}
    for values in sheet.rows[above : above + _SAMPLED_ROWS]:
        for column in filled(values):
            value = values[column - 1]
            if (column, text_of(value)) not in again:
                more[column] = more.get(column, 0) + (-1 if is_number(value) else 1)
    return {column for column, balance in more.items() if balance > 0}


def _are_month_numbers(sheet: RawSheet, rows: list[int], below: int) -> bool:
    """A row 1 2 3 ... 12 below the word "Bulan": months, and no numbering of columns."""
    cells = filled(sheet.rows[below - 1])
    numbers = [text_of(sheet.value(below, column)) for column in cells]
    counted = [str(n) for n in range(1, len(numbers) + 1)]
    if not 2 <= len(numbers) <= _MONTHS_OF_A_YEAR or numbers != counted:
        return False
    above = [text for row in rows if (text := _merged_text(sheet, row, cells[0]))]
    return bool(above) and bool(_MONTH_WORD.search(above[-1])) and cells[0] > 1


def _headings(sheet: RawSheet, rows: list[int]) -> dict[int, str]:
    headings = {}
    for column in range(1, sheet.width + 1):
        levels = [_level_text(sheet, rows, level, column) for level in range(len(rows))]
        text = " / ".join(dict.fromkeys(level for level in levels if level))
        if text:
            headings[column] = text
    return headings


def _level_text(sheet: RawSheet, rows: list[int], level: int, column: int) -> str:
    text = _merged_text(sheet, rows[level], column)
    if not text and level + 1 < len(rows) and _has_text_below(sheet, rows, level, column):
        text = _spanning_text(sheet, rows, level, column)
    return without_markup(text)


def _has_text_below(sheet: RawSheet, rows: list[int], level: int, column: int) -> bool:
    return any(_merged_text(sheet, row, column) for row in rows[level + 1 :])


def _spanning_text(sheet: RawSheet, rows: list[int], level: int, column: int) -> str:
    """The heading to the left that stands over this column too, though nothing is merged.

    Only one that is itself divided below: "Wilayah" with nothing under it spans one column.
    """
    for left in range(column - 1, 0, -1):
        if not _has_text_below(sheet, rows, level, left):
            return ""
        text = sheet.text(rows[level], left)
        if text:
            return "" if sheet.merge_over(rows[level], left) else text
    return ""


def _merged_text(sheet: RawSheet, row: int, column: int) -> str:
    """The text that a cell shows: its own, or that of the merged range it lies in."""
    own = sheet.text(row, column)
    if own:
        return own
    merge = sheet.merge_over(row, column)
    return sheet.text(merge.top, merge.left) if merge else ""
