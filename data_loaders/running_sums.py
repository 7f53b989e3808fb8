"""Sums of the rows above, to recognise a total by arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data_loaders.plain_numbers import number_of
from data_loaders.raw import CellValue

LEAST_ROWS = 2
_ROUNDING = 1e-6
Numbers = Sequence[tuple[int, float]]
"""Column and number."""


def numbers_of(figures: Iterable[tuple[int, CellValue]]) -> Numbers:
    """The figures of a row that can be added up."""
    return [(c, n) for c, value in figures if (n := number_of(value)) is not None]


@dataclass(frozen=True, slots=True)
class Needed:
    """What makes a row a sum.

    Attributes:
        are_all: every column must agree; else half of them (some may be shares or ranks).
        rows: so many rows at least must have been added up.
    """

    are_all: bool
    rows: int = LEAST_ROWS


@dataclass(slots=True)
class _Sums:
    rows: int = 0
    of: dict[int, float] = field(default_factory=dict)

    def add(self, numbers: Numbers) -> None:
        self.rows += 1
        for column, number in numbers:
            self.of[column] = self.of.get(column, 0) + number

    def agrees(self, column: int, number: float) -> bool:
        return abs(self.of.get(column, 0) - number) <= _ROUNDING


@dataclass(slots=True)
class RunningSums:
    """The sums by column of the rows of the section and of the whole table so far."""

    section: _Sums = field(default_factory=_Sums)
    table: _Sums = field(default_factory=_Sums)

    def add(self, numbers: Numbers) -> None:
        """Count a data row in."""
        self.section.add(numbers)
        self.table.add(numbers)

    def end_section(self) -> None:
        """A group or a total was passed."""
        self.section = _Sums()

    def are_met_by(self, numbers: Numbers, needed: Needed) -> bool:
        """Whether a row's figures are the sums of the section or of the table."""
        return any(_met(sums, numbers, needed) for sums in (self.section, self.table))


def _met(sums: _Sums, numbers: Numbers, needed: Needed) -> bool:
    agreed = [number for column, number in numbers if sums.agrees(column, number)]
    least = len(numbers) if needed.are_all else (len(numbers) + 1) // 2
    return sums.rows >= needed.rows and len(agreed) >= max(least, 1) and any(agreed)
