"""Places side by side: which are named, which are not told apart, which are not drawn and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.dispersion import Chance
from analysis.funnel import Funnel, Position
from analysis.overview import ENOUGH_REPORTS
from domain.indicators import Indicator, IndicatorUnit

# Fewer cases than this may be one person's, and one more or less would change what is said.
ENOUGH_CASES_TO_NAME = 3
# With fewer places there is nothing to compare.
FEWEST_PLACES = 5


class Mark(StrEnum):
    """What is said of a place. Only ABOVE and BELOW are named."""

    ABOVE = "above"
    BELOW = "below"
    FEW = "few"
    POOR = "poor"
    INSIDE = "inside"
    PLAIN = "plain"


class Undrawn(StrEnum):
    """Why a place is not drawn."""

    NOT_REPORTED = "not_reported"
    BLANK = "blank"
    NO_DENOMINATOR = "no_denominator"
    ZERO_DENOMINATOR = "zero_denominator"
    ABOVE_FULL = "above_full"


def chance_of(indicator: Indicator) -> Chance:
    """The law of chance of a rate: so many of n for percentages, cases for all others."""
    is_share = indicator.unit is IndicatorUnit.PERCENT
    return Chance.BINOMIAL if is_share else Chance.POISSON


def marks(places: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """What is said of each place of a funnel.

    A place with figures in fewer than four in five of its reports is POOR wherever it lies. One
    beyond the 99.8 % limits is FEW, so not named, on fewer than three cases above them or, for a
    percentage, on a denominator too small for one.

    Args:
        places: of a `Funnel` with n_figures and n_expected.

    Returns:
        Marks by place; PLAIN where there are no limits to compare with, missing where there is no
        rate.
    """
    position, is_share = places["position"], indicator.unit is IndicatorUnit.PERCENT
    is_poor = places["n_figures"] < ENOUGH_REPORTS * places["n_expected"]
    is_beyond = position.isin([Position.ABOVE, Position.BELOW])
    is_few = (
        places["denominator"] < indicator.unit.small_base
        if is_share
        else (places["numerator"] < ENOUGH_CASES_TO_NAME) & (position == Position.ABOVE)
    )
    chosen = np.select(
        [
            places["value"].isna(),
            is_poor,
            position == Position.UNKNOWN,
            is_beyond & is_few,
            position == Position.ABOVE,
            position == Position.BELOW,
        ],
        ["", Mark.POOR, Mark.PLAIN, Mark.FEW, Mark.ABOVE, Mark.BELOW],
        default=Mark.INSIDE,
    )
    found = pd.Series(chosen, index=places.index, dtype=object)
    return found.where(found != "", None)


def undrawn_reasons(states: pd.DataFrame, sums: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Why places without a rate have none; one reason each, by place.

    Args:
        states: of `unit_states` with a `place` column.
        sums: of `analysis.sums.sum_states` by place (index).
    """
    none = sums[drawn_counts(sums, indicator).isna().any(axis=1)]
    known = states.assign(
        _numerator=states["numerator"].notna(), _denominator=states["denominator"].notna()
    )
    has = known.groupby("place")[["_numerator", "_denominator"]].any().reindex(none.index)
    reasons = np.select(
        [
            none["n_reported"] == 0,
            none["denominator"] == 0,
            none["numerator"] > none["denominator"],
            has["_numerator"] & ~has["_denominator"],
        ],
        [
            Undrawn.NOT_REPORTED,
            Undrawn.ZERO_DENOMINATOR,
            Undrawn.ABOVE_FULL,
            Undrawn.NO_DENOMINATOR,
        ],
        default=Undrawn.BLANK,
    )
    return pd.Series(reasons, index=none.index, dtype=object)


def drawn_counts(sums: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Numerator and denominator where they make a rate, else missing: never 0 for unknown."""
    counts = sums[["numerator", "denominator"]].astype(float)
    is_sound = counts["denominator"] > 0
    if chance_of(indicator) is Chance.BINOMIAL:
        is_sound &= counts["numerator"] <= counts["denominator"]
    return counts.where(is_sound)


@dataclass(frozen=True)
class Judged:
    """A comparison in numbers: what its title and sentences are made of.

    Attributes:
        above: names of the places above the 99.8 % limits, in the order of their codes.
        below: names of those below.
        counts: places with each mark.
        n_between: places between the 95 % and the 99.8 % limits (INSIDE among them).
        n_undrawn: places without a rate, by reason.
    """

    funnel: Funnel
    above: tuple[str, ...]
    below: tuple[str, ...]
    counts: Mapping[Mark, int]
    n_between: int
    undrawn: Mapping[Undrawn, int]

    @property
    def n_drawn(self) -> int:
        """Places with a rate."""
        return sum(self.counts.values())

    @property
    def n_judged(self) -> int:
        """Places of which something is said: they have sent most of their reports."""
        return self.n_drawn - self.counts[Mark.POOR] - self.counts[Mark.PLAIN]

    @property
    def n_places(self) -> int:
        """All places that were to be compared."""
        return self.n_drawn + sum(self.undrawn.values())

    @property
    def has_limits(self) -> bool:
        """Whether there is something to compare with."""
        return not np.isnan(self.funnel.rate) and self.n_drawn >= FEWEST_PLACES

    @property
    def is_representative(self) -> bool:
        """Whether enough places have a rate to call their rate that of all."""
        return self.n_drawn >= ENOUGH_REPORTS * self.n_places


def judged(found: Funnel, places: pd.DataFrame, reasons: pd.Series) -> Judged:
    """Count and name.

    Args:
        places: of the funnel with `mark` (`marks`) and `name`, only those with a rate.
        reasons: of `undrawn_reasons`.
    """
    own = places["mark"].value_counts()
    between = (places["mark"] == Mark.INSIDE) & (places["position"] != Position.INSIDE)
    return Judged(
        funnel=found,
        above=tuple(places.loc[places["mark"] == Mark.ABOVE, "name"]),
        below=tuple(places.loc[places["mark"] == Mark.BELOW, "name"]),
        counts={mark: int(own.get(mark, 0)) for mark in Mark},
        n_between=int(between.sum()),
        undrawn={reason: int((reasons == reason).sum()) for reason in Undrawn},
    )
