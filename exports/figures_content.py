"""A workbook of figures before it is written: sheets of columns and cells.

A cell holds a number, a text, a day, or None: what is not known is an empty cell, never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CellKind(StrEnum):
    """What the cells of a column are, which decides how Excel writes them."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"  # a fraction, 0-1
    DECIMAL = "decimal"  # a rate in the unit of its heading; whole numbers stay whole
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction that is written as percent in a column of another kind."""

    value: float


CellValue = str | int | float | date | Share | None


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column; its width in characters."""

    heading: str
    kind: CellKind = CellKind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSheet:
    """One sheet: what is measured, of when, how complete, the figures, what to know about them.

    Attributes:
        about: definition and the pieces of the frame line, a line each.
        rows: cells in the order of the columns; None is an empty cell.
        below: sentences after the table: reading, definitions, caveats.
    """

    name: str
    title: str
    about: tuple[str, ...]
    columns: tuple[FigureColumn, ...]
    rows: Sequence[Sequence[CellValue]]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresBook:
    """The workbook.

    Attributes:
        as_of: the day whose knowledge it holds; stands as the day of making in the file, too.
        stamps: what every sheet says at its top and prints on every page: the sample mark, and
            that an earlier day is shown.
        contents: heading over the list of sheets.
    """

    title: str
    language: str
    as_of: date
    cover: FigureSheet
    sheets: tuple[FigureSheet, ...]
    stamps: tuple[str, ...] = ()
    contents: str = ""
