"""Sums over units: who has no figure adds nothing, and is counted."""

from __future__ import annotations

from analysis.sums import add_sums, count_states, sum_states
from domain.indicators import VIOLATION_RATE
from tests.support.missing_cases import case
from tests.support.missing_cases.made import asked, states

FIGURES = ["numerator", "denominator", "value"]


@case(sum_states)
def _(rng):
    def call(frame):
        sums = sum_states(indicator=VIOLATION_RATE, states=frame, by=["period"])
        return sums[[*FIGURES, "n_figures", "state"]]

    return asked(call, states(rng), rng)


@case(add_sums)
def _(rng):
    def call(frame):
        parts = sum_states(indicator=VIOLATION_RATE, states=frame, by=["unit", "period"])
        sums = add_sums(indicator=VIOLATION_RATE, sums=parts, by=["period"])
        return sums[[*FIGURES, "n_figures", "state"]]

    return asked(call, states(rng), rng)


@case(count_states)
def _(rng):
    """Of those with figures; what is missing is counted by its own state."""

    def call(frame):
        counts = count_states(frame)
        return [counts[state] for state in counts if state.value in ("zero", "above_zero")]

    return asked(call, states(rng), rng)
