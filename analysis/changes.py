"""What differs between two months of a map, place by place, and what of it says something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.findings import ENOUGH_CASES
from analysis.map_view import MapMonth, MapView
from domain.indicators import Indicator, IndicatorUnit
from domain.period import Period
from domain.states import State

# As on control charts: with 500 places, two standard errors alone would name a dozen by chance.
LIMIT = 3.0
_FIGURES = ["value", "numerator", "denominator", "state", "n_figures", "n_expected"]
_WITH_FIGURES = (State.ABOVE_ZERO.value, State.ZERO.value)


class Movement(StrEnum):
    """What became of a place.

    FEW: the difference may be chance, or hangs on single people. REPORTERS: a count of other
    reports than before. UNKNOWN: no figure in one of the months or in both.
    """

    ROSE = "rose"
    FELL = "fell"
    SAME = "same"
    FEW = "few"
    REPORTERS = "reporters"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Changes:
    """Two months of one indicator side by side.

    Attributes:
        earlier, later: the months, whichever of them the reader chose first.
        lines: one line per group that is the same area in both months and in scope in one of
            them, indexed by group: value, numerator, denominator, state, n_figures and n_expected
            of both with the suffixes _earlier and _later, difference (NaN when unknown) and
            movement.
        n_other_areas: groups of one month that are another area, or none, in the other.
    """

    indicator: Indicator
    earlier: Period
    later: Period
    lines: pd.DataFrame
    n_other_areas: int

    def count(self, movement: Movement) -> int:
        """Places that moved so."""
        return int((self.lines["movement"] == movement.value).sum())

    def most(self, movement: Movement, at_most: int) -> pd.DataFrame:
        """The lines that moved so, the largest differences first."""
        own = self.lines[self.lines["movement"] == movement.value]
        order = own["difference"].abs().sort_values(ascending=False, kind="stable").index
        return own.loc[order[:at_most]]

    def known_once(self) -> pd.DataFrame:
        """The lines with a figure in one of the months only, by group."""
        known = self.lines[["state_earlier", "state_later"]].isin(_WITH_FIGURES).sum(axis=1)
        return self.lines[known == 1].sort_index()


def changes_between(view: MapView, one: Period, other: Period) -> Changes:
    """Compare two months of a view; areas are compared with the same areas only.

    Raises:
        KeyError: the view lacks one of the months.
    """
    earlier, later = sorted((one, other))
    months = view.month(earlier), view.month(later)
    same, n_other_areas = _same_areas(*months)
    lines = pd.concat(
        [
            month.groups.loc[same, _FIGURES].add_suffix(suffix)
            for month, suffix in zip(months, ("_earlier", "_later"), strict=True)
        ],
        axis=1,
    )
    outside = State.NOT_IN_SCOPE.value
    in_scope = (lines["state_earlier"] != outside) | (lines["state_later"] != outside)
    lines = lines[in_scope].copy()
    lines["difference"] = _difference(lines)
    lines["movement"] = _movement(view.indicator, lines)
    return Changes(view.indicator, earlier, later, lines, n_other_areas)


def _same_areas(earlier: MapMonth, later: MapMonth) -> tuple[list[str], int]:
    """Groups with the same areas in both months, and how many others there are."""
    same = [group for group, areas in later.members.items() if earlier.members.get(group) == areas]
    return same, len({*earlier.members, *later.members}) - len(same)


def _difference(lines: pd.DataFrame) -> pd.Series:
    known = lines["state_earlier"].isin(_WITH_FIGURES) & lines["state_later"].isin(_WITH_FIGURES)
    values = lines["value_later"].astype(float) - lines["value_earlier"].astype(float)
    return values.where(known)


def _movement(indicator: Indicator, lines: pd.DataFrame) -> pd.Series:
    difference = lines["difference"]
    written = (difference * indicator.unit.scale).round(indicator.unit.digits)
    words = np.select(
        [
            difference.isna(),
            _other_reporters(indicator, lines),
            written == 0,
            _is_few(indicator, lines),
            difference > 0,
        ],
        [Movement.UNKNOWN, Movement.REPORTERS, Movement.SAME, Movement.FEW, Movement.ROSE],
        default=Movement.FELL,
    )
    return pd.Series([Movement(word).value for word in words], index=lines.index, dtype=object)


def _other_reporters(indicator: Indicator, lines: pd.DataFrame) -> pd.Series:
    """A count rises with each further report; a rate has its denominator to stand on."""
    return (lines["n_figures_earlier"] != lines["n_figures_later"]) & (not indicator.is_rate)


def _is_few(indicator: Indicator, lines: pd.DataFrame) -> pd.Series:
    if indicator.unit in (IndicatorUnit.COUNT, IndicatorUnit.PER_1000):
        return _may_be_chance(indicator, lines)
    least = lines[["denominator_earlier", "denominator_later"]].astype(float).min(axis=1)
    return least < indicator.unit.small_base


def _may_be_chance(indicator: Indicator, lines: pd.DataFrame) -> pd.Series:
    """Cases of two months differ by less than three standard errors, or are fewer than ten.

    Given their sum, the cases of one month are binomial when both come at the same rate; the
    score test of that is (x1 e2 - x2 e1) / sqrt((x1 + x2) e1 e2) with the personnel as exposures,
    both 1 for plain counts.
    """
    first, second = (lines[f"numerator_{month}"].astype(float) for month in ("earlier", "later"))
    one, two = (
        lines[f"denominator_{month}"].astype(float) if indicator.is_rate else 1.0
        for month in ("earlier", "later")
    )
    cases = first + second
    errors = np.sqrt(cases * one * two)
    distance = (first * two - second * one).abs() / errors.where(errors > 0)
    return (cases < ENOUGH_CASES) | ~(distance >= LIMIT)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Places of one month by which of two indicators has a figure there."""

    both: int
    first_only: int
    second_only: int
    neither: int


def overlap(first: MapMonth, second: MapMonth) -> Overlap:
    """How far two indicators speak of the same areas; areas out of scope of both count nowhere."""
    one, two = _known_areas(first), _known_areas(second)
    in_scope = _areas(first, None) | _areas(second, None)
    return Overlap(len(one & two), len(one - two), len(two - one), len(in_scope - one - two))


def _known_areas(month: MapMonth) -> set[str]:
    return _areas(month, _WITH_FIGURES)


def _areas(month: MapMonth, states: tuple[str, ...] | None) -> set[str]:
    own = month.groups["state"]
    wanted = own.isin(states) if states else own != State.NOT_IN_SCOPE.value
    return {area for group in own.index[wanted] for area in month.members[group]}
