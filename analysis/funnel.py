"""Funnels: which places differ from the rate of all by more than chance and the usual spread.

Without adjustment the limits are exact: binomial for proportions, Poisson for rates of cases.
Where places differ among themselves by more than chance, z-scores are adjusted for it
(Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in
Medicine 24:1185), with a spread that is calibrated so that the limits keep their level
(`analysis.dispersion.dispersion`). Exact limits are never stretched: the adjusted limit of a place
is the wider of the adjusted z-score's and the exact one, since z-scores call few cases remarkable
too soon.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.dispersion import (
    Chance,
    Dispersion,
    Spread,
    adjusted_limits,
    dispersion,
    standard_error,
    z_scores,
)
from analysis.limit_lines import binomial_lines, poisson_lines
from analysis.limits import (
    LEVEL_95,
    LEVEL_998,
    Limits,
    Numbers,
    binomial_limits,
    poisson_limits,
)


class Position(StrEnum):
    """Where a place lies; UNKNOWN where it has no rate or there is nothing to compare with."""

    ABOVE = "above"
    BELOW = "below"
    HIGH = "high"
    LOW = "low"
    INSIDE = "inside"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Funnel:
    """A funnel with its places.

    Attributes:
        rate: of all places together, the centre; NaN where no place has a rate.
        spread: how the limits are adjusted; NONE where there was nothing to adjust.
        places: index as given: numerator, denominator, value, z, lower_95, upper_95, lower_998,
            upper_998 (rates), position.
    """

    chance: Chance
    rate: float
    spread: Spread
    dispersion: Dispersion
    places: pd.DataFrame


def funnel(
    *,
    counts: pd.DataFrame,
    chance: Chance,
    spread: Spread = Spread.ADDITIVE,
    rate: float | None = None,
) -> Funnel:
    """Compare the rate of each place with that of all.

    Args:
        counts: numerator and denominator of each place (index).
        chance: the law that the numerators follow.
        spread: what is done where places differ by more than chance; done only where they do.
        rate: the centre where it comes from elsewhere; NaN for a funnel without limits. By
            default the sum of numerators over the sum of denominators.

    Returns:
        The places in their order. A place whose numerator or denominator is missing, whose
        denominator is not above 0, or whose proportion is above 1 is in no sum, has no limits and
        its position is UNKNOWN.
    """
    numerator = counts["numerator"].to_numpy(dtype=float)
    denominator = counts["denominator"].to_numpy(dtype=float)
    is_sound = sound(numerator=numerator, denominator=denominator, chance=chance)
    cases, size = np.where(is_sound, numerator, np.nan), np.where(is_sound, denominator, np.nan)
    centre = pooled_rate(numerator=cases, denominator=size) if rate is None else rate
    z = z_scores(numerator=cases, denominator=size, rate=centre, chance=chance)
    found = dispersion(z=z, error=standard_error(denominator=size, rate=centre, chance=chance))
    used = spread if found.is_found else Spread.NONE
    base = Funnel(chance, centre, used, found, counts[["numerator", "denominator"]])
    value = np.divide(cases, size, out=np.full_like(cases, np.nan), where=is_sound)
    places = base.places.assign(value=value, z=z)
    for level, name in ((LEVEL_95, "95"), (LEVEL_998, "998")):
        places[f"lower_{name}"], places[f"upper_{name}"] = _limits(base, size, level, is_line=False)
    places["position"] = _positions(places)
    return Funnel(chance, centre, used, found, places)


def sound(*, numerator: Numbers, denominator: Numbers, chance: Chance) -> np.ndarray:
    """Whether each pair makes a rate: both known, somebody to share over, no proportion above 1."""
    is_sound = (denominator > 0) & (numerator >= 0)
    return is_sound & (numerator <= denominator) if chance is Chance.BINOMIAL else is_sound


def pooled_rate(*, numerator: ArrayLike, denominator: ArrayLike) -> float:
    """Sum of numerators over sum of denominators of the places where both are known.

    NaN where no place has both or the denominators add up to 0.
    """
    cases, size = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    is_known = ~(np.isnan(cases) | np.isnan(size))
    total = size[is_known].sum()
    return float(cases[is_known].sum() / total) if total > 0 else float("nan")


def limit_lines(found: Funnel, *, denominators: ArrayLike) -> pd.DataFrame:
    """The limits of a funnel as lines that no count crosses without being beyond its limit.

    Exact limits jump from count to count. The line between them is where the probability of a
    count at least (at most) so large is the tail, with the incomplete beta or gamma function for
    what lies between whole counts; whole counts lie beyond the line just when they are beyond the
    exact limit.

    Returns:
        denominator, lower_95, upper_95, lower_998, upper_998; NaN where there is no centre or the
        denominator is missing or not above 0.
    """
    size = np.asarray(denominators, dtype=float)
    lines = pd.DataFrame({"denominator": size})
    for level, name in ((LEVEL_95, "95"), (LEVEL_998, "998")):
        lines[f"lower_{name}"], lines[f"upper_{name}"] = _limits(found, size, level, is_line=True)
    return lines


def _limits(found: Funnel, size: Numbers, level: float, *, is_line: bool) -> Limits:
    exact = _exact_lines if is_line else _exact
    low, high = exact(size, found.rate, level, found.chance)
    if found.spread is Spread.NONE:
        return low, high
    wide = adjusted_limits(
        denominator=size, rate=found.rate, level=level, chance=found.chance,
        spread=found.spread, dispersion=found.dispersion,
    )  # fmt: skip
    return np.minimum(low, wide[0]), np.maximum(high, wide[1])


def _exact(size: Numbers, rate: float, level: float, chance: Chance) -> Limits:
    if chance is Chance.BINOMIAL:
        return binomial_limits(n=size, p=rate, level=level)
    low, high = poisson_limits(expected=size * rate, level=level)
    return low / size, high / size


def _exact_lines(size: Numbers, rate: float, level: float, chance: Chance) -> Limits:
    if chance is Chance.BINOMIAL:
        return binomial_lines(n=size, p=rate, level=level)
    low, high = poisson_lines(expected=size * rate, level=level)
    return low / size, high / size


def _positions(places: pd.DataFrame) -> np.ndarray:
    """Strictly beyond a limit is beyond it; a place without limits is UNKNOWN."""
    value = places["value"]
    return np.select(
        [
            value.isna() | places["upper_998"].isna(),
            value > places["upper_998"],
            value < places["lower_998"],
            value > places["upper_95"],
            value < places["lower_95"],
        ],
        [Position.UNKNOWN, Position.ABOVE, Position.BELOW, Position.HIGH, Position.LOW],
        default=Position.INSIDE,
    )
