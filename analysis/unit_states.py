"""One line per unit, institution and month: numerator, denominator, value and state.

This is the frame that every page stands on; sums over places are made from it by
`analysis.sums`, never from values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.personnel import UNIT
from analysis.totals import KEY
from domain.indicators import Indicator
from domain.states import State

_Values = TypeVar("_Values", pd.Series, NDArray[np.float64])


def unit_states(
    *,
    indicator: Indicator,
    totals: pd.DataFrame,
    personnel: pd.DataFrame,
    expected: pd.DataFrame,
    received: pd.DataFrame,
) -> pd.DataFrame:
    """State and figures of every unit that is expected to report, or did.

    Args:
        totals: of `indicator_totals`.
        personnel: of `carried_personnel`; used when it is the denominator.
        expected: of `expected_units`.
        received: KEY columns with received_on, first_received_on, submission, is_sample of the
            indicator's kind.

    Returns:
        KEY columns, numerator, denominator, value (fraction or count; NaN when unknown), state,
        is_expected, blank_rows, instrument, personnel_period, received_on, submission.
        Units that are neither expected nor have reported have no line: not in scope.
    """
    frame = expected.assign(is_expected=True).merge(
        totals.assign(is_reported=True), on=KEY, how="outer"
    )
    frame["is_expected"] = frame["is_expected"].eq(True)
    frame["is_reported"] = frame["is_reported"].eq(True)
    frame = _with_personnel(indicator, frame, personnel)
    frame = frame.merge(received, on=KEY, how="left")
    frame["state"] = _states(indicator, frame)
    frame["value"] = _values(indicator, frame)
    return frame


def _with_personnel(
    indicator: Indicator, frame: pd.DataFrame, personnel: pd.DataFrame
) -> pd.DataFrame:
    joined = frame.merge(personnel, on=[*UNIT, "period"], how="left")
    if indicator.denominator == "personnel":
        joined["denominator"] = joined["personnel"].astype(float)
    return joined.drop(columns=["personnel"])


def _states(indicator: Indicator, frame: pd.DataFrame) -> np.ndarray:
    numerator, denominator = frame["numerator"], frame["denominator"]
    blank = numerator.isna()
    if indicator.is_rate:
        blank |= denominator.isna() | ((denominator == 0) & (numerator > 0))
    return np.select(
        [~frame["is_reported"], blank, numerator == 0],
        [State.NOT_REPORTED.value, State.BLANK.value, State.ZERO.value],
        default=State.ABOVE_ZERO.value,
    )


def _values(indicator: Indicator, frame: pd.DataFrame) -> pd.Series:
    known = frame["state"].isin([State.ABOVE_ZERO.value, State.ZERO.value])
    return fraction(indicator, frame["numerator"], frame["denominator"]).where(known)


def fraction(indicator: Indicator, numerator: _Values, denominator: _Values) -> _Values:
    """Numerator over denominator; the numerator itself for counts; NaN over zero."""
    if not indicator.is_rate:
        return numerator
    return numerator / np.where(denominator > 0, denominator, np.nan)


# Of two reports about the same ground the expected one counts, else the one of the finer unit.
PRECEDENCE = ("regency", "resort", "province", "police_region", "other", "national")


def without_double_counts(
    states: pd.DataFrame, *, overlapping: Mapping[tuple[str, str], frozenset[str]]
) -> pd.DataFrame:
    """Mark reports about ground that another report of the same institution and month covers.

    A report outside the reporting scope (say, police figures by regency) counts only where no
    expected unit that shares its ground has reported, and no other unit outside the scope that
    comes before it in `PRECEDENCE`. Nothing is counted twice, and what is not counted is kept and
    marked, so that it can be listed.

    Args:
        overlapping: (period, unit) of each unit outside the scope -> units on the same ground.

    Returns:
        The same lines with `is_counted`.
    """
    counted = pd.Series(True, index=states.index)
    outside = states[~states["is_expected"]]
    taken = _reported_beside(states, outside)
    rank = {kind: place for place, kind in enumerate(PRECEDENCE)}
    order = outside["unit_kind"].map(rank).fillna(len(rank)).sort_values(kind="stable").index
    for line in outside.loc[order].itertuples():
        others = taken.setdefault((line.period, line.institution), set())
        if overlapping.get((line.period, line.unit), frozenset()) & others:
            counted[line.Index] = False
        else:
            others.add(line.unit)
    return states.assign(is_counted=counted)


def _reported_beside(
    states: pd.DataFrame, outside: pd.DataFrame
) -> dict[tuple[str, str], set[str]]:
    """Expected units with a report, by (period, institution), of those with a report outside."""
    by = ["period", "institution"]
    pairs = outside[by].drop_duplicates()
    expected = states.loc[states["is_expected"] & states["is_reported"], [*by, "unit"]]
    beside = expected.merge(pairs, on=by)
    return {key: set(units) for key, units in beside.groupby(by)["unit"]}
