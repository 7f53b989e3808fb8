"""A cell of a kept workbook with what stands around it: anybody can see the figure there."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from data_loaders.opening import read_workbook
from data_loaders.raw import RawSheet, column_number
from store.api import Store

ROWS_BEFORE, ROWS_AFTER, HEADING_ROWS = 7, 9, 4
COLUMNS_SHOWN, COLUMNS_KEPT = 14, 3
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class NoSuchCell(Exception):
    """The workbook has no such sheet, or the text is no cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWindow:
    """Part of a sheet: the rows of its headings, and rows and columns around a cell.

    Attributes:
        columns: numbers of the columns shown, from 1, in order; gaps are left out.
        rows: row number and its texts, one for each column shown; "" where blank.
        heading_rows: which of these rows stand above the figures.
        height, width: of the whole sheet.
    """

    name: str
    is_hidden: bool
    columns: tuple[int, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    heading_rows: frozenset[int]
    height: int
    width: int


def position(cell: str) -> tuple[int, int]:
    """Row and column of "G2", from 1.

    Raises:
        NoSuchCell: the text is no cell.
    """
    found = _CELL.fullmatch(cell)
    if not found:
        raise NoSuchCell(cell)
    return int(found[2]), column_number(found[1])


def first_row(cells: Collection[str]) -> int:
    """The first row with a figure among the cells; 2 when there is none: most have one heading."""
    rows = [position(cell)[0] for cell in cells if _CELL.fullmatch(cell)]
    return min(rows, default=2)


def sheet_window(
    store: Store, sha256: str, file_name: str, *, sheet: str, cell: str, first_figure_row: int
) -> SheetWindow:
    """Read the kept workbook, as safely as when it was sent, and cut out what is around a cell.

    Args:
        first_figure_row: rows above it are headings and stay in view.

    Raises:
        NoSuchCell: no such sheet, or the cell is outside of it.
        UnknownWorkbook: none is kept with this hash.
        UnreadableWorkbook: it cannot be read any more, say because the machine is too busy.
    """
    raw = read_workbook(store.workbook(sha256), file_name)
    found = next((each for each in raw.sheets if each.name == sheet), None)
    if found is None:
        raise NoSuchCell(sheet)
    return window_around(found, cell, first_figure_row=first_figure_row)


def window_around(sheet: RawSheet, cell: str, *, first_figure_row: int) -> SheetWindow:
    """The headings of a sheet and the rows and columns around a cell.

    Raises:
        NoSuchCell: the cell is outside of the sheet.
    """
    row, column = position(cell)
    if row > sheet.height or column > sheet.width:
        raise NoSuchCell(cell)
    headings = range(max(1, first_figure_row - HEADING_ROWS), min(first_figure_row, row))
    around = range(max(1, row - ROWS_BEFORE), min(sheet.height, row + ROWS_AFTER) + 1)
    rows = sorted({*headings, *around})
    columns = _columns(sheet.width, column)
    return SheetWindow(
        name=sheet.name,
        is_hidden=sheet.hidden,
        columns=columns,
        rows=tuple((each, tuple(sheet.text(each, c) for c in columns)) for each in rows),
        heading_rows=frozenset(each for each in rows if each < min(first_figure_row, row)),
        height=sheet.height,
        width=sheet.width,
    )


def _columns(width: int, column: int) -> tuple[int, ...]:
    """All columns of a narrow sheet; of a wide one the first, which name the row, and the near."""
    if width <= COLUMNS_SHOWN:
        return tuple(range(1, width + 1))
    half = (COLUMNS_SHOWN - COLUMNS_KEPT) // 2
    near = range(max(1, column - half), min(width, column + half) + 1)
    return tuple(sorted({*range(1, COLUMNS_KEPT + 1), *near}))
