"""Whether a rate is suitable for a test of clustering, and where it clusters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.findings import ENOUGH_CASES
from analysis.moran import (
    GlobalMoran,
    LocalMoran,
    false_discovery,
    global_moran,
    local_moran,
    rate_deviates,
)
from analysis.overview import ENOUGH_REPORTS
from analysis.unit_states import fraction
from analysis.weights import Weights, nearest, within
from domain.indicators import Indicator, IndicatorUnit
from domain.states import State

# Settings of ours. About six areas touch an area on a map, so six are the neighbours of a place.
NEIGHBOURS = 6
# The other way to say who is a neighbour, to see whether the answer hangs on it.
REACH_KM = 150
LEAST_PLACES = 30
LEAST_CASES = 30
LEVEL = 0.05
_WITH_FIGURES = (State.ABOVE_ZERO.value, State.ZERO.value)


class Unsuitable(StrEnum):
    """Why no test is made."""

    NOT_A_RATE = "not_a_rate"
    FEW_REPORTS = "few_reports"
    FEW_PLACES = "few_places"
    FEW_CASES = "few_cases"
    ALL_EQUAL = "all_equal"


class Kind(StrEnum):
    """What a place is part of, beyond chance; INSIDE is everything that chance can explain."""

    HIGH = "high"
    LOW = "low"
    HIGH_AMONG_LOW = "high_among_low"
    LOW_AMONG_HIGH = "low_among_high"
    INSIDE = "inside"
    FEW = "few"
    LEFT_OUT = "left_out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Clusters:
    """What the tests say of one indicator.

    Attributes:
        lines: one line per place that is in scope, indexed as given: longitude, latitude,
            numerator, denominator, value (NaN when unknown), neighbours_value (of the neighbours
            taken together), cases_around (cases in the place and its neighbours, or those expected
            there when that is more), z, lag, statistic, p, q (adjusted p), kind. NaN where not
            tested.
        unsuitable: why there is no test; None when there is one.
        overall: the test over all places with the nearest as neighbours; None when unsuitable.
        by_distance: the same with all within `REACH_KM` as neighbours; None when it is not defined.
        n_known: places with a figure.
        n_poor, n_small, n_above_full, n_nowhere: places left out because fewer than four in five
            of their reports have figures, because their denominator is small, because more than
            all have signed or come, which is a question to the place first, or because they have
            no area and so no middle; each counted once, under the first of these.
    """

    indicator: Indicator
    lines: pd.DataFrame
    unsuitable: Unsuitable | None
    overall: GlobalMoran | None
    by_distance: GlobalMoran | None
    n_known: int
    n_poor: int
    n_small: int
    n_above_full: int
    n_nowhere: int

    @property
    def n_in_scope(self) -> int:
        """Places that are in scope, with or without a figure."""
        return len(self.lines)

    @property
    def n_tested(self) -> int:
        """Places in the test."""
        return 0 if self.overall is None else self.overall.n

    @property
    def is_clustered(self) -> bool:
        """Whether like lies beside like more than chance allows."""
        found = self.overall
        return found is not None and found.p <= LEVEL and found.statistic > found.expected

    @property
    def is_dispersed(self) -> bool:
        """Whether unlike lies beside unlike more than chance allows."""
        found = self.overall
        return found is not None and found.p <= LEVEL and found.statistic < found.expected

    def of_kind(self, kind: Kind) -> pd.DataFrame:
        """The lines of a kind, in their own order: nobody is ranked."""
        return self.lines[self.lines["kind"] == kind.value]


def find_clusters(*, indicator: Indicator, lines: pd.DataFrame) -> Clusters:
    """Test whether a rate clusters, and where, with a false discovery rate of 5 %.

    Rates of events (per 1,000) are tested as deviates of Assunção and Reis, so that small
    populations make no pattern; percentages and attendances as they are. Places without figures are
    left out, never taken for zero: the neighbours of a place are the nearest that have some.

    Args:
        lines: indexed by place, with longitude, latitude (NaN where a place is not drawn),
            numerator, denominator, state, n_figures and n_expected (reports). Places out of scope
            are dropped.
    """
    lines = lines[lines["state"] != State.NOT_IN_SCOPE.value].copy()
    known = lines["state"].isin(_WITH_FIGURES)
    if indicator.is_rate:
        known &= lines["denominator"] > 0
    lines["value"] = fraction(indicator, lines["numerator"], lines["denominator"]).where(known)
    left_out = _left_out(indicator, lines, known)
    tested = known & (left_out == "")
    lines = _untested(lines, known)
    counts = {name: int((left_out == name).sum()) for name in _LEFT_OUT}
    counts["n_known"] = int(known.sum())
    reason = _unsuitable(indicator, lines, tested, counts["n_known"] - counts["n_poor"])
    if reason is not None:
        return Clusters(indicator, lines, reason, None, None, **counts)
    overall, by_distance = _test(indicator, lines, tested)
    return Clusters(indicator, lines, None, overall, by_distance, **counts)


def _is_event(indicator: Indicator) -> bool:
    return indicator.unit is IndicatorUnit.PER_1000


_LEFT_OUT = ("n_poor", "n_small", "n_above_full", "n_nowhere")


def _left_out(indicator: Indicator, lines: pd.DataFrame, known: pd.Series) -> pd.Series:
    """Why a place with a figure is in no test, empty where it is in: the first of `_LEFT_OUT`.

    Rates of events carry their own standard error; other rates need people enough.
    """
    small = (lines["denominator"] < indicator.unit.small_base) & (not _is_event(indicator))
    reasons = [
        lines["n_figures"] < ENOUGH_REPORTS * lines["n_expected"],
        small,
        lines["value"].gt(1.0) & indicator.has_targets,
        lines[["longitude", "latitude"]].isna().any(axis=1),
    ]
    found = np.select([known & reason for reason in reasons], _LEFT_OUT, default="")
    return pd.Series(found, index=lines.index, dtype=object)


def _untested(lines: pd.DataFrame, known: pd.Series) -> pd.DataFrame:
    columns = ["neighbours_value", "cases_around", "z", "lag", "statistic", "p", "q"]
    blank = dict.fromkeys(columns, float("nan"))
    return lines.assign(**blank, kind=np.where(known, Kind.LEFT_OUT.value, Kind.UNKNOWN.value))


def _unsuitable(
    indicator: Indicator, lines: pd.DataFrame, tested: pd.Series, n_usable: int
) -> Unsuitable | None:
    own = lines[tested]
    if not indicator.is_rate:
        return Unsuitable.NOT_A_RATE
    if len(lines) < LEAST_PLACES:
        return Unsuitable.FEW_PLACES
    if n_usable < ENOUGH_REPORTS * len(lines):
        return Unsuitable.FEW_REPORTS
    if len(own) < LEAST_PLACES:
        return Unsuitable.FEW_PLACES
    if _is_event(indicator) and own["numerator"].sum() < LEAST_CASES:
        return Unsuitable.FEW_CASES
    return Unsuitable.ALL_EQUAL if own["value"].nunique() == 1 else None


def _test(
    indicator: Indicator, lines: pd.DataFrame, tested: pd.Series
) -> tuple[GlobalMoran | None, GlobalMoran | None]:
    """Both tests over all places; what is found of each place is written into `lines`."""
    own = lines[tested]
    where = {name: own[name].to_numpy() for name in ("longitude", "latitude")}
    near = nearest(**where, k=NEIGHBOURS)
    cases, base = own["numerator"].to_numpy(float), own["denominator"].to_numpy(float)
    is_event = _is_event(indicator)
    values = rate_deviates(cases=cases, base=base) if is_event else cases / base
    local = local_moran(values=values, weights=near)
    found = own[["numerator"]].assign(
        neighbours_value=near.lag(cases) / near.lag(base),
        cases_around=_cases_around(cases, base, near),
        z=local.z,
        lag=local.lag,
        statistic=local.statistic,
        p=local.p,
        q=false_discovery(local.p),
    )
    found["kind"] = _kinds(local, found, is_event=is_event)
    columns = [name for name in found if name != "numerator"]
    lines.loc[tested, columns] = found[columns]
    return (
        global_moran(values=values, weights=near),
        global_moran(values=values, weights=within(**where, km=REACH_KM)),
    )


def _cases_around(cases: np.ndarray, base: np.ndarray, near: Weights) -> np.ndarray:
    """In a place and its neighbours: cases, or those expected at the mean rate if they are more."""
    counts = near.counts
    around = cases + near.lag(cases) * counts
    people = base + near.lag(base) * counts
    return np.maximum(around, people * cases.sum() / base.sum())


def _kinds(local: LocalMoran, found: pd.DataFrame, *, is_event: bool) -> np.ndarray:
    is_few = is_event & (found["cases_around"] < ENOUGH_CASES)
    high, high_around = local.z > 0, local.lag > 0
    return np.select(
        [~(found["q"] <= LEVEL), is_few, high & high_around, ~high & ~high_around, high],
        [Kind.INSIDE, Kind.FEW, Kind.HIGH, Kind.LOW, Kind.HIGH_AMONG_LOW],
        default=Kind.LOW_AMONG_HIGH,
    ).astype(object)
