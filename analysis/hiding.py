"""A table of counts while cells are being hidden, and the walks along which they could change.

The method is told in `analysis.few_cases`.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from enum import StrEnum

import numpy as np

FEW = 3
_FAR = 10**9


class Mark(StrEnum):
    """How a cell of a breakdown is shown."""

    NUMBER = "number"
    FEW = "few"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


class HidingTable:
    """The cells of a table while cells are being hidden.

    `_whole` marks cells of lines that are hidden as a whole: there a hidden cell may be any number,
    0 among them. Elsewhere "<3" is 1 or 2, and a hidden cell is 3 or more: that is what a reader
    who knows the rule knows, too.
    """

    def __init__(self, values: np.ndarray, are_columns_published: bool) -> None:
        self._values = values
        self._known = ~np.isnan(values)
        self._counts = np.where(self._known, values, 0).astype(int)
        self._published = are_columns_published
        self._few = self._known & (self._counts > 0) & (self._counts < FEW)
        self._masked = self._few.copy()
        self._whole = np.zeros(values.shape, dtype=bool)

    @staticmethod
    def open_marks(values: np.ndarray) -> np.ndarray:
        """The marks of a table in which nothing is hidden."""
        return np.where(np.isnan(values), Mark.UNKNOWN, Mark.NUMBER).astype(object)

    def secrets(self) -> list[tuple[int, int]]:
        """The cells that hold 1 or 2."""
        return [(int(row), int(column)) for row, column in np.argwhere(self._few)]

    def hide_line_of_few(self, row: int, column: int) -> None:
        """Hide row or column whole where its published sum is 1 or 2."""
        if self._counts[row].sum() < FEW:
            self.hide_row(row, column)
        if self._published and self._counts[:, column].sum() < FEW:
            self.hide_column(row, column)

    def hide_second_smallest(self, row: int, column: int) -> None:
        """Hide the smallest count that is shown in the row and, where its sum is known, the column.

        Always, also where two cells "<3" would do: that a count is hidden then says nothing.
        """
        lines = [[(row, other) for other in range(self._counts.shape[1])]]
        if self._published:
            lines.append([(other, column) for other in range(self._counts.shape[0])])
        for line in lines:
            large = [cell for cell in line if self._counts[cell] >= FEW]
            if large:
                self._masked[min(large, key=lambda cell: self._counts[cell])] = True

    def hide_row(self, row: int, _column: int) -> None:
        """Every cell of the row may be any number."""
        self._whole[row] = True

    def hide_column(self, _row: int, column: int) -> None:
        """Every cell of the column may be any number."""
        self._whole[:, column] = True

    def hide_all(self, _row: int, _column: int) -> None:
        """Every cell may be any number."""
        self._whole[:] = True

    def hide(self, cells: list[tuple[int, int]]) -> None:
        """Mask these cells."""
        for cell in cells:
            self._masked[cell] = True

    def marks(self) -> np.ndarray:
        """What is shown; a masked cell that follows from the rest is no secret and is shown."""
        marks = self.open_marks(self._values)
        self._masked |= self._whole & self._known
        for row, column in np.argwhere(self._masked):
            cell = int(row), int(column)
            if self._few[cell] and not self._whole[cell]:
                marks[cell] = Mark.FEW
            elif self._few[cell] or self.can_change(*cell):
                marks[cell] = Mark.HIDDEN
        return marks

    def can_change(self, row: int, column: int) -> bool:
        """Whether what is shown allows another value of the cell."""
        return self.cheapest_walk(row, column, only_masked=True) is not None

    def cheapest_walk(
        self, row: int, column: int, *, only_masked: bool = False
    ) -> list[tuple[int, int]] | None:
        """The cells of the cheapest walk that lets this cell go up or down by one; None if none."""
        walks = [
            self._walk(row, column, step, only_masked=only_masked)
            for step in (1, -1)
            if self._may(row, column, step)
        ]
        found = [walk for walk in walks if walk is not None]
        return min(found)[1] if found else None

    def _may(self, row: int, column: int, step: int) -> bool:
        """Whether the cell, hidden, could be one more (1) or one less (-1)."""
        count = self._counts[row, column]
        if not self._known[row, column]:
            return False
        if self._whole[row, column]:
            return step > 0 or count > 0
        if self._few[row, column]:
            return bool(0 < count + step < FEW)
        return bool(count >= FEW and count + step >= FEW)

    def _walk(
        self, row: int, column: int, step: int, *, only_masked: bool
    ) -> tuple[int, list[tuple[int, int]]] | None:
        """Dijkstra from the column back to the row over cells that balance the step.

        Nodes are rows (r >= 0) and columns (-1 - c); from a column the change must be undone by a
        cell of it (step against), from a row again by the opposite. The world outside the table
        balances columns whose sums are not published.
        """
        start, goal = -1 - column, row
        costs, queue = {start: 0}, [(0, start)]
        before: dict[int, int] = {}
        while queue:
            cost, node = heapq.heappop(queue)
            if node == goal:
                return cost, [(row, column), *_cells_back(before, goal, self._counts.shape[0])]
            if cost > costs[node]:
                continue
            for following, price in self._neighbours(node, step, (row, column), only_masked):
                if cost + price < costs.get(following, _FAR):
                    costs[following], before[following] = cost + price, node
                    heapq.heappush(queue, (cost + price, following))
        return None

    def _neighbours(
        self, node: int, step: int, start: tuple[int, int], only_masked: bool
    ) -> Iterator[tuple[int, int]]:
        """Lines that the walk may go on to, each with the count that would be hidden for it."""
        outside = self._counts.shape[0]
        if node == outside:
            yield from ((-1 - column, 0) for column in range(self._counts.shape[1]))
        elif node < 0:
            column = -1 - node
            if not self._published:
                yield outside, 0
            for row in range(outside):
                if (row, column) != start and self._may(row, column, -step):
                    yield from self._priced(row, row, column, only_masked)
        else:
            for column in range(self._counts.shape[1]):
                if (node, column) != start and self._may(node, column, step):
                    yield from self._priced(-1 - column, node, column, only_masked)

    def _priced(
        self, following: int, row: int, column: int, only_masked: bool
    ) -> Iterator[tuple[int, int]]:
        is_masked = self._masked[row, column] or self._whole[row, column]
        if is_masked or not only_masked:
            yield following, 0 if is_masked else int(self._counts[row, column])


def _cells_back(before: dict[int, int], goal: int, outside: int) -> Iterator[tuple[int, int]]:
    """The cells between the lines of a walk, from its end; the world outside has none."""
    node = goal
    while node in before:
        previous = before[node]
        row, column = max(node, previous), -1 - min(node, previous)
        if row != outside:
            yield row, column
        node = previous
