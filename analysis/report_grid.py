"""Expected reports as arrays: a row for each unit and institution, a column for each month.

The measures are those of DHIS2 (reporting rate, timeliness) with two of our own: a report is
complete when it came in and leaves no figure blank, and a unit is silent for as many expected
months in a row as it reported nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.reporting import UNIT
from analysis.totals import KEY
from domain.period import Period
from domain.states import State

STATES = tuple(State)
_CODE_OF = {state.value: code for code, state in enumerate(STATES)}
SILENCE_CLASSES = (1, 2, 3, 6)


@dataclass(frozen=True)
class ReportGrid:
    """What became of every expected report. All arrays are (units, months).

    Attributes:
        units: UNIT columns, a line for each row of the arrays.
        periods: the months, in order.
        states: index into `STATES`; NOT_IN_SCOPE where no report is expected.
        n_kinds: reports expected of the unit in the month, 0 where none is.
        n_in: how many of them came in.
        n_on_time: how many of them came in on time.
        is_complete: all came in, and no figure of them is blank.
    """

    units: pd.DataFrame
    periods: tuple[Period, ...]
    states: np.ndarray
    n_kinds: np.ndarray
    n_in: np.ndarray
    n_on_time: np.ndarray
    is_complete: np.ndarray

    @property
    def is_expected(self) -> np.ndarray:
        """Whether any report is expected."""
        return self.n_kinds > 0

    @property
    def is_silent(self) -> np.ndarray:
        """Whether reports are expected and none came in."""
        return self.is_expected & (self.n_in == 0)

    @property
    def is_late(self) -> np.ndarray:
        """Whether any report came in after the due day."""
        return self.n_in > self.n_on_time

    def column(self, period: Period) -> int:
        """The column of a month.

        Raises:
            ValueError: it is none of the months.
        """
        return self.periods.index(period)

    def up_to(self, period: Period) -> int:
        """How many of the months lie up to this one; 0 when all are later."""
        return sum(month <= period for month in self.periods)

    def silent_at(self, until: Period) -> np.ndarray:
        """(units,): expected months in a row without a report up to a month; 0 before the first."""
        n = self.up_to(until)
        return silent_lengths(self)[:, n - 1] if n else np.zeros(len(self.units), dtype=int)


def all_kinds(matrices: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One line for each unit and month from the matrices of several kinds.

    Args:
        matrices: kind -> matrix of `report_matrix` with n_blank (`with_blanks`).

    Returns:
        KEY columns, n_kinds, n_in, n_on_time, is_complete, state: *above zero* stands for
        complete, *blank* for incomplete (a kind is missing or a figure is blank), and *not
        reported* for nothing at all. A kind that did not come in has no blanks and is not
        complete.
    """
    grouped = pd.concat(list(matrices.values()), ignore_index=True).groupby(KEY, as_index=False)
    found = grouped.agg(
        n_kinds=("is_reported", "size"),
        n_in=("is_reported", "sum"),
        n_on_time=("is_on_time", "sum"),
        n_blank=("n_blank", "sum"),
    )
    found["is_complete"] = (found["n_in"] == found["n_kinds"]) & (found["n_blank"] == 0)
    found["state"] = np.select(
        [found["is_complete"], found["n_in"] > 0],
        [State.ABOVE_ZERO.value, State.BLANK.value],
        default=State.NOT_REPORTED.value,
    )
    return found


def one_kind(matrix: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """The same for one kind; the state is that of the report's first indicator.

    Args:
        matrix: of `report_matrix` with n_blank.
        states: of `unit_states`; a line that it lacks is a report that says nothing of the
            indicator, which is *blank*, or no report.
    """
    joined = matrix.merge(states[[*KEY, "state"]], on=KEY, how="left")
    reported = joined["is_reported"].astype(bool)
    unknown = np.where(reported, State.BLANK.value, State.NOT_REPORTED.value)
    return joined[KEY].assign(
        n_kinds=1,
        n_in=reported.astype(int),
        n_on_time=joined["is_on_time"].astype(int),
        is_complete=reported & (joined["n_blank"] == 0),
        state=joined["state"].where(joined["state"].notna(), unknown),
    )


def report_grid(lines: pd.DataFrame, *, periods: Sequence[Period]) -> ReportGrid:
    """Arrays from the lines of `all_kinds` or `one_kind`; months without a line expect nothing."""
    months = tuple(periods)
    own = lines[lines["period"].isin([str(period) for period in months])]
    rows, units = pd.MultiIndex.from_frame(own[UNIT]).factorize(sort=True)
    column_of = {str(period): i for i, period in enumerate(months)}
    at = (rows, own["period"].map(column_of).to_numpy(dtype=int))

    def filled(values: pd.Series, empty: int) -> np.ndarray:
        grid = np.full((len(units), len(months)), empty)
        grid[at] = values.to_numpy(dtype=int)
        return grid

    return ReportGrid(
        units=pd.DataFrame(list(units), columns=UNIT),
        periods=months,
        states=filled(own["state"].map(_CODE_OF), _CODE_OF[State.NOT_IN_SCOPE.value]),
        n_kinds=filled(own["n_kinds"], 0),
        n_in=filled(own["n_in"], 0),
        n_on_time=filled(own["n_on_time"], 0),
        is_complete=filled(own["is_complete"], 0).astype(bool),
    )


def state_counts(grid: ReportGrid, period: Period) -> dict[State, int]:
    """Units in each state in a month, of those that are expected in it."""
    column = grid.column(period)
    own = grid.states[grid.is_expected[:, column], column]
    counts = np.bincount(own, minlength=len(STATES))
    return {state: int(counts[code]) for code, state in enumerate(STATES)}


def month_sums(grid: ReportGrid) -> pd.DataFrame:
    """Reports and units of each month.

    Returns:
        period, n_expected, n_reported, n_on_time (reports), n_units, n_heard (units with any
        report), n_complete (units), and reporting_rate, on_time_rate (0-1, over the expected
        reports), complete_rate (over the units); rates are NaN where nothing is expected.
    """
    sums = pd.DataFrame(
        {
            "period": [str(period) for period in grid.periods],
            "n_expected": grid.n_kinds.sum(axis=0),
            "n_reported": grid.n_in.sum(axis=0),
            "n_on_time": grid.n_on_time.sum(axis=0),
            "n_units": grid.is_expected.sum(axis=0),
            "n_heard": (grid.n_in > 0).sum(axis=0),
            "n_complete": grid.is_complete.sum(axis=0),
        }
    )
    return _with_rates(sums)


def unit_sums(grid: ReportGrid, *, until: Period) -> pd.DataFrame:
    """The same sums for each unit over the months up to `until`, with its silence.

    Returns:
        A line for each row of the grid: UNIT, n_expected, n_reported, n_on_time (reports),
        n_months (expected), n_complete (months), the three rates, and silent_months: expected
        months without any report, counted back from `until`.
    """
    span = slice(0, grid.up_to(until))
    sums = grid.units.assign(
        n_expected=grid.n_kinds[:, span].sum(axis=1),
        n_reported=grid.n_in[:, span].sum(axis=1),
        n_on_time=grid.n_on_time[:, span].sum(axis=1),
        n_units=grid.is_expected[:, span].sum(axis=1),
        n_complete=grid.is_complete[:, span].sum(axis=1),
        silent_months=grid.silent_at(until),
    )
    return _with_rates(sums).rename(columns={"n_units": "n_months"})


def _with_rates(sums: pd.DataFrame) -> pd.DataFrame:
    expected = sums["n_expected"].where(sums["n_expected"] > 0)
    units = sums["n_units"].where(sums["n_units"] > 0)
    return sums.assign(
        reporting_rate=sums["n_reported"] / expected,
        on_time_rate=sums["n_on_time"] / expected,
        complete_rate=sums["n_complete"] / units,
    )


def silent_lengths(grid: ReportGrid) -> np.ndarray:
    """(units, months): for how many expected months each unit had been silent by each month.

    0 once it reports. A month in which nothing is expected of the unit neither adds to a silence
    nor ends one.
    """
    silent, expected = grid.is_silent, grid.is_expected
    lengths = np.zeros(silent.shape, dtype=int)
    before = np.zeros(len(silent), dtype=int)
    for month in range(silent.shape[1]):
        counted = np.where(silent[:, month], before + 1, 0)
        before = lengths[:, month] = np.where(expected[:, month], counted, before)
    return lengths
