"""Totals against the rows that they sum up: a total that differs is told, with both numbers.

A total may stand above or below its rows, and cover a group, several groups or the whole table.
It is right when it is the sum of any such run of rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from data_loaders.counts import read_count
from data_loaders.number_style import UNTOLD
from data_loaders.reading import CellAt
from data_loaders.row_kinds import Why, is_average_word
from data_loaders.rows import ParsedRow
from data_loaders.table import Table
from data_loaders.unit_text import plain_label
from domain import issue_catalogue as found
from domain.issues import Issue

_BOUNDARIES = 200
Run = tuple[int, int]
"""Positions among the data rows: from the first, up to and without the last."""


def total_issues(table: Table, rows: Sequence[ParsedRow]) -> Iterator[Issue]:
    """A warning at each cell of a total that is not the sum of its rows."""
    if not rows or table.is_template:
        return
    totals = [each.row for each in table.skipped if each.why is Why.TOTAL]
    totals = [row for row in totals if not _is_average(table, row)]
    if not totals:
        return
    sums = _Sums(table, rows)
    for row in totals:
        cells = dict(_cells(table, row))
        if cells:
            yield from sums.differences(row, cells, is_only=len(totals) == 1)


def _is_average(table: Table, row: int) -> bool:
    cells = (table.sheet.text(row, column) for column in range(1, table.sheet.width + 1))
    return any(is_average_word(plain_label(text)) for text in cells if text)


def _cells(table: Table, row: int) -> Iterator[tuple[str, tuple[CellAt, int]]]:
    """The figures of a total that can be read."""
    for count in table.kind.counts:
        cell = table.cell(row, count.code)
        if cell:
            reading = read_count(cell, table.styles.get(count.code, UNTOLD))
            if reading.value is not None:
                yield count.code, (cell, reading.value)


@dataclass(frozen=True, slots=True)
class _Difference:
    cell: CellAt
    total: int
    sum: int
    run: Run


class _Sums:
    """Sums over runs of the data rows of a table."""

    def __init__(self, table: Table, rows: Sequence[ParsedRow]) -> None:
        self._rows = [row.row for row in rows]
        self._codes = [c.code for c in table.kind.counts if c.code in table.columns]
        self._until = {
            code: [0, *accumulate(row.value(code) or 0 for row in rows)] for code in self._codes
        }
        self._unread = {
            code: [0, *accumulate(_is_unread(row, code) for row in rows)] for code in self._codes
        }
        left_out = (each.row for each in table.skipped if each.why in (Why.GROUP, Why.TOTAL))
        self._boundaries = sorted({self._position(row) for row in left_out} | {0, len(self._rows)})

    def _position(self, row: int) -> int:
        """How many data rows stand above a row."""
        return bisect_left(self._rows, row)

    def differences(
        self, row: int, cells: Mapping[str, tuple[CellAt, int]], *, is_only: bool
    ) -> Iterator[Issue]:
        """What differs from the run of rows that fits best; nothing when one fits wholly."""
        runs = list(self._runs(self._position(row), is_only=is_only))
        best: list[_Difference] | None = None
        for run in runs:
            differing = list(self._differing(run, cells))
            if not differing:
                return
            if best is None or len(differing) < len(best):
                best = differing
        yield from (self._issue(each) for each in best or ())

    def _runs(self, here: int, *, is_only: bool) -> Iterator[Run]:
        """Runs that end or begin at a total, the likeliest first."""
        whole = (0, len(self._rows))
        if is_only:
            yield whole
        above = [b for b in reversed(self._boundaries) if b < here][:_BOUNDARIES]
        below = [b for b in self._boundaries if b > here][:_BOUNDARIES]
        yield from ((start, here) for start in above)
        yield from ((here, end) for end in below)
        yield whole

    def _differing(
        self, run: Run, cells: Mapping[str, tuple[CellAt, int]]
    ) -> Iterator[_Difference]:
        first, last = run
        for code, (cell, total) in cells.items():
            until, unread = self._until[code], self._unread[code]
            summed = until[last] - until[first]
            if summed != total and unread[last] == unread[first]:
                yield _Difference(cell, total, summed, run)

    def _issue(self, each: _Difference) -> Issue:
        first, last = self._rows[each.run[0]], self._rows[each.run[1] - 1]
        parameters = {"total": each.total, "sum": each.sum, "first": first, "last": last}
        return each.cell.issue(found.TOTAL_DIFFERS, **parameters)


def _is_unread(row: ParsedRow, code: str) -> bool:
    """Whether the figure could not be read: then no sum says anything."""
    cell = row.cell(code)
    return any(issue.blocks and cell and issue.cell == cell.cell for issue in row.issues)
