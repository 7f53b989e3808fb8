"""Whether a row is the sum of the rows around it: of those above it, or of those below.

A table of 100,000 rows of which each might be a sum of all others would take hours: after so many
looks at rows below, the question stays open (`is_given_up`), and no row is called a sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_loaders.body import Body
from data_loaders.row_kinds import Why
from data_loaders.running_sums import LEAST_ROWS, Needed, Numbers, RunningSums, numbers_of

_MOST_LOOKS = 400_000
"""38 provinces above 514 regencies take 20,000; so many are done within a second or two."""


@dataclass(slots=True)
class SumsAround:
    """The sums around each row of a body, while its rows are passed from the first to the last.

    Attributes:
        first: what each row says of itself; None for a row that may be data.
    """

    body: Body
    first: Mapping[int, Why | None]
    _above: RunningSums = field(default_factory=RunningSums)
    _numbers: dict[int, Numbers] = field(default_factory=dict)
    _boundaries: dict[int, bool] = field(default_factory=dict)
    _looks: int = 0

    @property
    def has_rows(self) -> bool:
        """Whether a data row was passed."""
        return bool(self._above.table.rows)

    @property
    def is_given_up(self) -> bool:
        """Whether so much was compared that sums below are no longer looked for."""
        return self._looks >= _MOST_LOOKS

    def passed(self, row: int, why: Why | None) -> None:
        """Count a row in that was judged."""
        if why is None:
            self._above.add(self._numbers_of(row))
        elif why in (Why.GROUP, Why.TOTAL):
            self._above.end_section()

    def is_sum(self, row: int, *, least_rows: int = LEAST_ROWS) -> bool:
        """Whether a row is the sum of those above it or of those below."""
        above = self.is_sum_of_above(row, least_rows=least_rows)
        return above or self.is_sum_of_below(row, least_rows=least_rows)

    def is_sum_of_above(self, row: int, *, least_rows: int = LEAST_ROWS) -> bool:
        """Whether a row is the sum of its section or of the table so far."""
        return self._above.are_met_by(self._numbers_of(row), self._needed(least_rows))

    def is_sum_of_below(self, row: int, *, least_rows: int = LEAST_ROWS) -> bool:
        """Whether a row is the sum of those that follow, up to a group, a total or the end."""
        below, needed = RunningSums(), self._needed(least_rows)
        numbers = self._numbers_of(row)
        for other in range(row + 1, self.body.sheet.height + 1):
            if self.is_given_up:
                return False
            self._looks += 1
            if self._is_boundary(other):
                if below.are_met_by(numbers, needed):
                    return True
                below.end_section()
            elif self.first.get(other, Why.TITLE) is None and self.body.name(other):
                below.add(self._numbers_of(other))
        return below.are_met_by(numbers, needed)

    def _needed(self, least_rows: int) -> Needed:
        return Needed(are_all=bool(self.body.counts), rows=least_rows)

    def _numbers_of(self, row: int) -> Numbers:
        if row not in self._numbers:
            self._numbers[row] = numbers_of(self.body.figures(row))
        return self._numbers[row]

    def _is_boundary(self, row: int) -> bool:
        if row not in self._boundaries:
            why = self.first.get(row, Why.TITLE)
            name = self.body.name(row) if why is None else ""
            is_above = bool(name and self.body.names(name))
            self._boundaries[row] = is_above or why in (Why.GROUP, Why.TOTAL)
        return self._boundaries[row]
