"""Sums of unit states over places and institutions: sum first, divide after."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.unit_states import fraction
from domain.indicators import Indicator
from domain.states import State

_WITH_FIGURES = [State.ABOVE_ZERO.value, State.ZERO.value]


def sum_states(*, indicator: Indicator, states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum unit states within each group of the `by` columns.

    Units without figures add nothing to numerator or denominator but are counted.

    Returns:
        One line per group: `by`, numerator, denominator (NaN when no unit has figures), value,
        state (not reported only when no unit of the group has), n_reported, n_expected (units
        that are expected to report, or did), n_in_scope (those that are expected), n_figures,
        blank_rows, received_on (newest of its reports).
    """
    known = states["state"].isin(_WITH_FIGURES)
    work = states.assign(
        numerator=states["numerator"].where(known),
        denominator=states["denominator"].where(known),
        _figures=known,
        _one=1,
    )
    grouped = work.groupby(by, sort=True)
    sums = pd.DataFrame(
        {
            "numerator": grouped["numerator"].sum(min_count=1),
            "denominator": grouped["denominator"].sum(min_count=1),
            "n_reported": grouped["is_reported"].sum().astype(int),
            "n_expected": grouped["_one"].sum().astype(int),
            "n_in_scope": grouped["is_expected"].sum().astype(int),
            "n_figures": grouped["_figures"].sum().astype(int),
            "blank_rows": grouped["blank_rows"].sum(),
            "received_on": grouped["received_on"].max(),
        }
    )
    sums["state"] = _sum_state(sums)
    sums["value"] = fraction(indicator, sums["numerator"], sums["denominator"])
    return sums.reset_index()


def _sum_state(sums: pd.DataFrame) -> np.ndarray:
    return np.select(
        [sums["n_reported"] == 0, sums["n_figures"] == 0, sums["numerator"] == 0],
        [State.NOT_REPORTED.value, State.BLANK.value, State.ZERO.value],
        default=State.ABOVE_ZERO.value,
    )


def count_states(frame: pd.DataFrame, *, total: int | None = None) -> Mapping[State, int]:
    """How many lines are in each of the five states.

    Args:
        total: number of places there are; those without a line are not in scope.
    """
    counts = {state: int((frame["state"] == state.value).sum()) for state in State}
    if total is not None:
        counts[State.NOT_IN_SCOPE] += total - len(frame)
    return counts
