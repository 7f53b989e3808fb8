"""Where a second table begins below the first: it is never read into the first one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_loaders.layout import Layout, find_layout, is_number
from data_loaders.raw import RawSheet, is_blank, text_of
from data_loaders.row_kinds import filled, is_total_word
from data_loaders.title_months import months_in
from data_loaders.unit_names import UnitNames
from data_loaders.unit_text import without_markup
from domain.period import Period
from domain.vocabulary import normalise

_LOOK_AHEAD = 6
_HEADING = re.compile(
    r"(?:no|nomor|no urut|nr)|(?:nama )?(?:kabupaten|kab|kabupaten (?:dan )?kota|kab kota|wilayah"
    r"|daerah|satuan|satuan kerja|satker|satwil|kesatuan|polres|polres jajaran|polda|provinsi"
    r"|propinsi|instansi|unit|unit kerja|region|regency|province|region unit|wilayah satuan)"
    r"|kode(?: wilayah| satuan)?|uraian|bulan|tanggal|jenis pelanggaran|kategori"
)


def first_row_of_next(
    sheet: RawSheet, layout: Layout, unit_column: int | None, names: UnitNames
) -> int | None:
    """The row where another table begins, its title rows included; None when there is none."""
    if not layout.header_rows:
        return None
    above = _months_above(sheet, layout)
    has_figures = False
    for row in range(layout.first_row, sheet.height + 1):
        values = sheet.rows[row - 1]
        if any(map(is_number, values)):
            has_figures = True
        elif has_figures and _heads_another(sheet, layout, row, unit_column, names, above):
            return _with_titles(sheet, layout, row)
    return None


def rows_of_table_above(sheet: RawSheet, layout: Layout) -> frozenset[int]:
    """The rows above the headings that belong to a table of their own: it was not asked for.

    Empty when nothing above has figures below headings.
    """
    above = find_layout(sheet)
    if not above.header_rows or not layout.header_rows or above.first_row >= layout.header_rows[0]:
        return frozenset()
    rows = range(above.header_rows[0], layout.header_rows[0])
    has_figures = (r for r in rows if any(map(is_number, sheet.rows[r - 1])))
    last = max(has_figures, default=0)
    return frozenset(row for row in rows if row <= last)


def _heads_another(
    sheet: RawSheet,
    layout: Layout,
    row: int,
    unit_column: int | None,
    names: UnitNames,
    above: set[Period],
) -> bool:
    cells = filled(sheet.rows[row - 1])
    if _turns_headings(sheet, layout, row, cells):
        return True
    if len(cells) < 2 or not _is_set_off(sheet, row) or not _has_figures_below(sheet, row):
        return False
    if _repeats(sheet, layout, row, cells):
        months = set().union(*(months_in(text) for text in _titles_before(sheet, layout, row)))
        return bool(months) and bool(above) and months != above
    texts = [without_markup(sheet.text(row, column)) for column in cells]
    if not any(_HEADING.fullmatch(normalise(text)) for text in texts[:3]):
        return False
    name = sheet.text(row, unit_column) if unit_column else ""
    return not is_total_word(texts[0]) and not (name and names.knows(name))


def _is_set_off(sheet: RawSheet, row: int) -> bool:
    """Whether the row above is blank or holds one text only, as a title does."""
    return len(filled(sheet.rows[row - 2])) <= 1


def _has_figures_below(sheet: RawSheet, row: int) -> bool:
    rows = range(row + 1, min(sheet.height, row + _LOOK_AHEAD) + 1)
    return any(is_number(value) for below in rows for value in sheet.rows[below - 1])


def _repeats(sheet: RawSheet, layout: Layout, row: int, cells: list[int]) -> bool:
    return any(
        all(normalise(sheet.text(row, c)) == normalise(sheet.text(head, c)) for c in cells)
        for head in layout.header_rows
    )


def _turns_headings(sheet: RawSheet, layout: Layout, row: int, cells: list[int]) -> bool:
    """The same headings in another order: what stands below belongs to other columns."""
    lowest = layout.header_rows[-1]
    own = [normalise(sheet.text(lowest, column)) for column in filled(sheet.rows[lowest - 1])]
    again = [normalise(sheet.text(row, column)) for column in cells]
    return len(cells) > 2 and again != own and sorted(again) == sorted(own)


def _titles_before(sheet: RawSheet, layout: Layout, row: int) -> Iterator[str]:
    for title in range(row - 1, layout.first_row - 1, -1):
        cells = filled(sheet.rows[title - 1])
        if len(cells) > 2 or any(is_number(value) for value in sheet.rows[title - 1]):
            return
        yield from (sheet.text(title, column) for column in cells)


def _months_above(sheet: RawSheet, layout: Layout) -> set[Period]:
    texts = (
        text_of(value)
        for row in range(1, layout.header_rows[0])
        for value in sheet.rows[row - 1]
        if not is_blank(value)
    )
    return set().union(*(months_in(text) for text in texts))


def _with_titles(sheet: RawSheet, layout: Layout, row: int) -> int:
    """The first of the lone texts directly above the headings: they are the table's title."""
    first = row
    while first - 1 > layout.first_row and len(filled(sheet.rows[first - 2])) == 1:
        first -= 1
    return first
