"""The part of a sheet whose rows are judged: one block of columns below its headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data_loaders.layout import Layout, is_number
from data_loaders.raw import CellValue, RawSheet
from data_loaders.unit_names import UnitNames
from domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The part of a sheet whose rows are judged.

    Attributes:
        names: tells names of units from those of provinces above them.
        first_column, last_column: the columns of the block; all of them by default.
        counts: columns of figures, when they are known.
        particulars: other columns that are read, when they are known.
        terms: those of them that hold words of a closed list, where a total may be named.
    """

    sheet: RawSheet
    layout: Layout
    unit_column: int | None
    names: UnitNames
    first_column: int = 1
    last_column: int | None = None
    counts: tuple[int, ...] = ()
    particulars: tuple[int, ...] = ()
    terms: Mapping[int, Vocabulary] = field(default_factory=dict)

    def values(self, row: int) -> tuple[CellValue, ...]:
        """The cells of a row; those outside the block are blank."""
        cells = self.sheet.rows[row - 1]
        if self.first_column == 1 and self.last_column is None:
            return cells
        last = self.last_column or len(cells)
        return tuple(
            cell if self.first_column <= column <= last else None
            for column, cell in enumerate(cells, start=1)
        )

    def name(self, row: int) -> str:
        """The unit that a row names; that of a cell merged over several rows counts for each."""
        if self.unit_column is None:
            return ""
        return merged_down(self.sheet, row, self.unit_column)

    def is_figure(self, column: int) -> bool:
        """Whether figures may stand in the column."""
        return column in self.counts if self.counts else column != self.unit_column

    def says_term(self, row: int) -> bool:
        """Whether a particular of the row is a word of its list: then the row is data."""
        for column, vocabulary in self.terms.items():
            text = self.sheet.text(row, column)
            if text and (vocabulary.find(text) or vocabulary.find(text.split()[0])):
                return True
        return False

    def figures(self, row: int) -> Iterator[tuple[int, CellValue]]:
        """The columns with figures in a row, and what stands there."""
        for column, value in enumerate(self.values(row), start=1):
            if self.is_figure(column) and is_number(value):
                yield column, value


def merged_down(sheet: RawSheet, row: int, column: int) -> str:
    """The text of a cell, or of the cell merged over it from above in the same column."""
    own = sheet.text(row, column)
    if own or not sheet.merges:
        return own
    merge = sheet.merge_over(row, column)
    return sheet.text(merge.top, column) if merge and merge.left == column else ""
