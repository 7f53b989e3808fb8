"""The few-case rule: a count of one or two below the province can point to one person.

Below the province, breakdowns of cases show 1 and 2 as "<3" and hide further cells, so that no
count of one or two can be worked out from the totals, which are published elsewhere (map, trends).

The idea is the secondary suppression of statistical offices (Cox 1980, "Suppression methodology
and statistical disclosure control", JASA 75: 377-385): in a table with published margins a hidden
cell can take another value exactly when it lies on a closed walk of hidden cells whose values can
go up and down in turn (a cycle of the residual network). The second smallest count of row and
column is always hidden; further cells are those of the cheapest such walk, the smallest counts.

What is promised: no hidden count of one or two follows from what is shown and the published sums,
for a reader who knows that hidden cells beside "<3" are 3 or more. In one line of four and more
cells it does not follow for a reader who knows this very code, either (tested over all small
lines). Months are not protected against each other: below the province show one span only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.hiding import FEW, HidingTable, Mark
from domain.language import DASH, Language

FEW_TEXT, HIDDEN_TEXT = f"<{FEW}", "•"


@dataclass(frozen=True, slots=True)
class ShownCount:
    """One cell of a breakdown, as a reader may see it.

    Attributes:
        value: the count; None unless it is shown as a number.
    """

    mark: Mark
    value: float | None = None

    def text(self, language: Language) -> str:
        """12, "<3", "•" for hidden, an en dash for unknown."""
        if self.mark is Mark.FEW:
            return FEW_TEXT
        if self.mark is Mark.HIDDEN:
            return HIDDEN_TEXT
        return DASH if self.value is None else language.number(self.value)


def shown(
    counts: pd.DataFrame, *, is_below_province: bool, are_columns_published: bool = False
) -> pd.DataFrame:
    """A breakdown of cases as it may be shown.

    The sums of the rows count as known to every reader: they stand on map and trends. So do the
    sums of the columns when `are_columns_published`, as for places (rows) of one province whose
    own breakdown is shown.

    Args:
        counts: numbers of cases; NaN is unknown, is shown as a dash and is in no sum.
        is_below_province: whether the rows are of places below the province; else nothing is
            hidden.

    Returns:
        A frame of `ShownCount` with the index and columns of `counts`.

    Raises:
        ValueError: a count is negative or no whole number.
    """
    values = counts.to_numpy(dtype=float)
    known = values[~np.isnan(values)]
    if (known < 0).any() or (known != np.round(known)).any():
        raise ValueError("counts of cases are whole numbers from 0")
    marks = HidingTable.open_marks(values)
    if is_below_province:
        marks = hidden_cells(values, are_columns_published=are_columns_published)
    cells = [
        [_cell(value, mark) for value, mark in zip(row, row_marks, strict=True)]
        for row, row_marks in zip(values, marks, strict=True)
    ]
    return pd.DataFrame(cells, index=counts.index, columns=counts.columns, dtype=object)


def _cell(value: float, mark: str) -> ShownCount:
    """NumPy keeps marks as plain strings."""
    return ShownCount(Mark(mark), float(value) if mark == Mark.NUMBER else None)


def hidden_cells(values: np.ndarray, *, are_columns_published: bool) -> np.ndarray:
    """The mark of every cell, so that no hidden one follows from the published sums.

    A line whose published sum is itself 1 or 2 is hidden as a whole: a mark "<3" in it would say
    which of its cells holds the cases. A cell that the sums alone determine (a province in which
    one place holds all cases) cannot be hidden by any mark; it still is no number.

    Args:
        values: rows x columns of whole numbers; NaN is unknown and stays so.

    Returns:
        The values of `Mark`, an array of the same shape.
    """
    table = HidingTable(values, are_columns_published)
    for row, column in table.secrets():
        table.hide_line_of_few(row, column)
    for row, column in table.secrets():
        table.hide_second_smallest(row, column)
    for row, column in table.secrets():
        _protect(table, row, column)
    return table.marks()


def _protect(table: HidingTable, row: int, column: int) -> None:
    """Hide further cells until the secret one can be one more or one less."""
    for widen in (_nothing, table.hide_row, table.hide_column, table.hide_all):
        widen(row, column)
        walk = table.cheapest_walk(row, column)
        if walk is not None:
            table.hide(walk)
            return


def _nothing(row: int, column: int) -> None:
    """The first attempt takes the lines as they are."""
