"""Reports as a grid: a month in which nothing is expected of a unit is not a silent one."""

from __future__ import annotations

import numpy as np

from analysis.report_grid import (
    all_kinds,
    month_sums,
    one_kind,
    report_grid,
    silent_lengths,
    state_counts,
    unit_sums,
)
from analysis.totals import KEY
from domain.states import State
from tests.support.missing_cases import Trial, case
from tests.support.missing_cases.made import MONTHS, UNITS
from tests.support.missing_cases.reporting import matrix

NOW = MONTHS[-1]


def lines(rng):
    """A line per unit and month, everything complete and on time."""
    frame = matrix(rng)[KEY].assign(n_kinds=1, n_in=1, n_on_time=1, is_complete=True)
    return frame.assign(state=State.ABOVE_ZERO.value)


def silent(frame, own):
    """The lines with reports that never came."""
    made = frame.copy()
    made.loc[own, ["n_in", "n_on_time"]] = 0
    made.loc[own, "is_complete"] = False
    made.loc[own, "state"] = State.NOT_REPORTED.value
    return made


def grid(frame):
    """The grid of all four months."""
    return report_grid(frame, periods=MONTHS)


def three(call, rng):
    """One unit's last month: not expected, and so without any mark; silent instead of a zero.

    Args:
        call: of a grid, to a frame, an array or a dict.
    """
    frame, unit = lines(rng), int(rng.integers(5))
    own = (frame["unit"] == UNITS[unit]) & (frame["period"] == str(NOW))
    return call(grid(frame[~own])), call(grid(silent(frame, own))), unit


@case(report_grid)
def _(rng):
    def call(found):
        return found.states, found.n_kinds, found.is_silent, found.is_complete

    missing, zero, unit = three(call, rng)
    outside = list(State).index(State.NOT_IN_SCOPE)
    states = np.zeros((len(UNITS), len(MONTHS)), dtype=int)
    kinds = np.ones_like(states)
    complete = np.ones_like(states, dtype=bool)
    states[unit, -1], kinds[unit, -1], complete[unit, -1] = outside, 0, False
    return Trial(missing, (states, kinds, np.zeros_like(complete), complete), zero)


@case(state_counts)
def _(rng):
    """Neither reported nor silent: it is in no count."""
    missing, zero, _ = three(lambda found: state_counts(found, NOW), rng)
    counts = dict.fromkeys(State, 0) | {State.ABOVE_ZERO: len(UNITS) - 1}
    return Trial(missing, counts, zero)


@case(month_sums)
def _(rng):
    """A month in which nothing is expected of anybody has no rates."""
    frame = lines(rng)
    last = frame["period"] == str(NOW)

    def call(own):
        return month_sums(grid(own))[["reporting_rate", "on_time_rate", "complete_rate"]]

    whole = call(frame).astype(float)
    whole.iloc[-1] = np.nan
    return Trial(call(frame[~last]), whole, call(silent(frame, last)))


@case(unit_sums)
def _(rng):
    def call(found):
        sums = unit_sums(found, until=NOW)
        return sums[["reporting_rate", "complete_rate", "silent_months"]]

    missing, zero, _ = three(call, rng)
    return Trial(missing, call(grid(lines(rng))), zero)


@case(silent_lengths)
def _(rng):
    missing, zero, _ = three(silent_lengths, rng)
    return Trial(missing, np.zeros((len(UNITS), len(MONTHS)), dtype=int), zero)


@case(all_kinds)
def _(rng):
    """A kind that is not expected is none that is missing."""
    expected = matrix(rng).assign(is_reported=True, is_on_time=True, n_blank=0.0)
    at = int(rng.integers(len(expected)))
    gone = expected.assign(is_reported=expected.index != at)
    gone.loc[at, "n_blank"] = np.nan

    def call(other):
        return all_kinds({"pledges": expected, "violations": other})["state"]

    return Trial(call(expected.drop(index=at)), call(expected), call(gone))


@case(one_kind)
def _(rng):
    """A report that says nothing of the indicator leaves it blank: it says no zero."""
    expected = matrix(rng).assign(is_reported=True, is_on_time=True, n_blank=0.0)
    states = expected[KEY].assign(state=State.ABOVE_ZERO.value)
    at = int(rng.integers(len(expected)))

    def call(state):
        told = states.drop(index=at) if state is None else states.copy()
        if state:
            told.loc[at, "state"] = state.value
        return one_kind(expected, told)["state"]

    return Trial(call(None), call(State.BLANK), call(State.ZERO))
