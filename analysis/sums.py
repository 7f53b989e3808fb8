"""Sums of unit states over places and institutions: sum first, divide after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.unit_states import fraction
from domain.indicators import Indicator
from domain.states import State

_WITH_FIGURES = [State.ABOVE_ZERO.value, State.ZERO.value]


def sum_states(*, indicator: Indicator, states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum unit states within each group of the `by` columns.

    Units without figures add nothing to numerator or denominator but are counted. Lines without a
    key are in no group.

    Returns:
        One line per group: `by`, numerator, denominator (NaN when no unit has figures), value,
        state (not reported only when no unit of the group has), n_reported, n_expected (units
        that are expected to report, or did), n_in_scope (those that are expected), n_figures,
        blank_rows, received_on (newest of its reports).
    """
    groups = _Groups.of([states[name] for name in by])
    known = states["state"].isin(_WITH_FIGURES).to_numpy(dtype=bool)
    return _lines(
        indicator,
        dict(zip(by, groups.keys, strict=True)),
        numerator=groups.sum(states["numerator"], known),
        denominator=groups.sum(states["denominator"], known),
        n_reported=groups.count(states["is_reported"]),
        n_expected=groups.count(np.ones(len(states), dtype=bool)),
        n_in_scope=groups.count(states["is_expected"]),
        n_figures=groups.count(known),
        blank_rows=groups.sum(states["blank_rows"], empty=0.0),
        received_on=groups.newest(states["received_on"]),
    )


def add_sums(*, indicator: Indicator, sums: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Add sums of `sum_states` up to larger groups: as if their states were summed at once.

    Returns:
        One line per group, as of `sum_states`; a group of which nothing is known is missing in
        numerator, denominator and value.
    """
    groups = _Groups.of([sums[name] for name in by])
    counts = ("n_reported", "n_expected", "n_in_scope", "n_figures")
    return _lines(
        indicator,
        dict(zip(by, groups.keys, strict=True)),
        numerator=groups.sum(sums["numerator"]),
        denominator=groups.sum(sums["denominator"]),
        **{name: groups.count(sums[name]) for name in counts},
        blank_rows=groups.sum(sums["blank_rows"], empty=0.0),
        received_on=groups.newest(sums["received_on"]),
    )


def _lines(
    indicator: Indicator, keys: Mapping[str, pd.Index], **sums: NDArray[Any]
) -> pd.DataFrame:
    """A line per group with what follows from its sums."""
    numerator, n_reported, n_figures = sums["numerator"], sums["n_reported"], sums["n_figures"]
    state = np.select(
        [n_reported == 0, n_figures == 0, numerator == 0],
        [State.NOT_REPORTED.value, State.BLANK.value, State.ZERO.value],
        default=State.ABOVE_ZERO.value,
    )
    value = fraction(indicator, numerator, sums["denominator"])
    return pd.DataFrame({**keys, **sums, "state": state, "value": value})


@dataclass(frozen=True)
class _Groups:
    """The groups of a frame's lines; pandas' own sums cost twice as much where lines are few.

    Attributes:
        of_line: number of each line's group, from 1; 0 for those in none.
        keys: for each column its value in each group, in the order of the columns.
    """

    of_line: NDArray[np.intp]
    keys: tuple[pd.Index, ...]

    @classmethod
    def of(cls, columns: Sequence[pd.Series]) -> _Groups:
        """The groups of lines that are equal in all columns."""
        found = [pd.factorize(column, sort=True) for column in columns]
        if len(found) == 1:
            code, values = found[0]
            return cls(code + 1, (values,))
        sizes = [len(values) + 1 for _, values in found]
        codes = [code + 1 for code, _ in found]
        number = np.ravel_multi_index(codes, sizes)
        number[np.min(codes, axis=0) == 0] = 0
        is_taken = np.bincount(number, minlength=1) > 0
        is_taken[0] = True
        at = np.unravel_index(np.flatnonzero(is_taken)[1:], sizes)
        return cls(
            of_line=(np.cumsum(is_taken) - 1)[number],
            keys=tuple(values[where - 1] for (_, values), where in zip(found, at, strict=True)),
        )

    def __len__(self) -> int:
        return len(self.keys[0])

    def count(self, counts: pd.Series | NDArray[np.bool_]) -> NDArray[np.intp]:
        """The sum of counts or flags of each group; none is missing."""
        return self._add(np.asarray(counts, dtype=float)).astype(np.intp)

    def sum(
        self, column: pd.Series, flags: NDArray[np.bool_] | bool = True, *, empty: float = np.nan
    ) -> NDArray[np.float64]:
        """The sum of the known values of flagged lines; `empty` where a group has none."""
        values = column.to_numpy(dtype=float)
        is_known = flags & ~np.isnan(values)
        return np.where(self._add(is_known) > 0, self._add(np.where(is_known, values, 0)), empty)

    def _add(self, values: NDArray[np.float64] | NDArray[np.bool_]) -> NDArray[np.float64]:
        sums = np.bincount(self.of_line, weights=values, minlength=len(self) + 1)[1:]
        return sums.astype(np.float64, copy=False)

    def newest(self, column: pd.Series) -> NDArray[np.datetime64]:
        """The last known time of each group; NaT where a group has none."""
        times = pd.to_datetime(column).to_numpy()
        last = np.full(len(self) + 1, np.datetime64("NaT"), dtype=times.dtype)
        # as whole numbers: NaT comes before all times
        np.maximum.at(last.view(np.int64), self.of_line, times.view(np.int64))
        return last[1:]


def count_states(frame: pd.DataFrame, *, total: int | None = None) -> Mapping[State, int]:
    """How many lines are in each of the five states.

    Args:
        total: number of places there are; those without a line are not in scope.
    """
    lines = Counter(frame["state"].tolist())
    counts = {state: lines[state.value] for state in State}
    if total is not None:
        counts[State.NOT_IN_SCOPE] += total - len(frame)
    return counts
