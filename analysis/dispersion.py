"""Spread between places beyond chance: z-scores, winsorised dispersion, adjusted limits.

After Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in
Medicine 24:1185.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analysis.limits import Limits, Numbers

WINSORISED = 0.1
# On fewer places the spread among them cannot be told from chance.
FEWEST_FOR_SPREAD = 10
_STEPS = 40


class Chance(StrEnum):
    """The law of chance: so many of n people, or cases that may come to anyone."""

    BINOMIAL = "binomial"
    POISSON = "poisson"


class Spread(StrEnum):
    """What is done where places differ among themselves by more than chance."""

    ADDITIVE = "additive"
    MULTIPLICATIVE = "multiplicative"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dispersion:
    """By how much places differ among themselves beyond chance.

    Attributes:
        n_places: places with a z-score.
        phi: how much wider than by chance the z-scores vary, squared; 1 by chance alone, NaN
            without places.
        tau: standard deviation between places, in units of the rate; 0 where chance explains all.
        threshold: phi above it is more than chance, 1 + 2 * sqrt(2 / n).
    """

    n_places: int
    phi: float
    tau: float
    threshold: float

    @property
    def is_found(self) -> bool:
        """Whether the places differ by more than chance, and there are enough to say so."""
        return self.n_places >= FEWEST_FOR_SPREAD and self.phi > self.threshold


def standard_error(*, denominator: ArrayLike, rate: float, chance: Chance) -> Numbers:
    """Standard error of a rate of that size when the true one is `rate`; NaN where missing."""
    size = np.asarray(denominator, dtype=float)
    variance = rate * (1 - rate) if chance is Chance.BINOMIAL else rate
    return np.sqrt(np.divide(variance, size, out=np.full_like(size, np.nan), where=size > 0))


def z_scores(
    *, numerator: ArrayLike, denominator: ArrayLike, rate: float, chance: Chance
) -> Numbers:
    """Naive z-scores (Spiegelhalter 2005, section 4): distance to the rate in standard errors.

    NaN where the numerator or denominator is missing or the standard error is 0.
    """
    cases, size = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    error = standard_error(denominator=size, rate=rate, chance=chance)
    value = np.divide(cases, size, out=np.full_like(error, np.nan), where=size > 0)
    return np.divide(value - rate, error, out=np.full_like(error, np.nan), where=error > 0)


def winsorised(z: ArrayLike, *, share: float = WINSORISED) -> Numbers:
    """Scores with the extreme `share` of each end set to the score where it begins.

    Spiegelhalter 2005, appendix A.3.1, with quantiles by linear interpolation (Hyndman & Fan 1996,
    type 7). Missing scores are left out, so the result may be shorter.
    """
    scores = np.asarray(z, dtype=float)
    known = scores[~np.isnan(scores)]
    if not known.size:
        return known
    low, high = np.quantile(known, [share, 1 - share])
    return np.clip(known, low, high)


def dispersion(
    *, z: ArrayLike, error: ArrayLike, share: float = WINSORISED, is_calibrated: bool = True
) -> Dispersion:
    """How much more than chance the z-scores vary (Spiegelhalter 2005, appendix A.3).

    phi is the mean square of the winsorised scores; tau of the additive model is that of
    DerSimonian & Laird 1986 (Controlled Clinical Trials 7:177) with n phi as the sum of squares:
    tau^2 = (n phi - (n - 1)) / (sum w - sum w^2 / sum w), w = 1 / error^2, not below 0.

    Winsorised scores of places that are alike have a mean square of 0.68, not 1, and where sizes
    differ tau comes out smaller still: of places with nothing but the usual spread 2 % would lie
    beyond the 99.8 % limits. Calibrated, phi is divided by that 0.68, and tau is the value at which
    the scores z / sqrt(1 + tau^2 / error^2) have it (as Paule & Mandel 1982, Journal of Research of
    the National Bureau of Standards 87:377, without winsorising): the limits keep their level.

    Args:
        z: naive z-scores.
        error: their standard errors, in units of the rate.
        is_calibrated: False for phi and tau as published.

    Returns:
        Of the places with a score and an error; places where either is missing are left out.
    """
    scores, errors = np.asarray(z, dtype=float), np.asarray(error, dtype=float)
    is_known = ~np.isnan(scores) & (errors > 0)
    scores, errors = scores[is_known], errors[is_known]
    n = len(scores)
    if n == 0:
        return Dispersion(0, float("nan"), 0.0, float("nan"))
    threshold = 1 + 2 * float(np.sqrt(2 / n))
    phi = _mean_square(scores, share)
    if not is_calibrated:
        return Dispersion(n, phi, _published_tau(phi, errors), threshold)
    usual = _usual_square(share)
    return Dispersion(n, phi / usual, _calibrated_tau(scores, errors, share, usual), threshold)


def _mean_square(scores: Numbers, share: float) -> float:
    return float(np.mean(winsorised(scores, share=share) ** 2))


def _usual_square(share: float) -> float:
    """Mean square of winsorised standard normal scores: 1 where nothing is winsorised."""
    if share == 0:
        return 1.0
    end = float(special.ndtri(1 - share))
    density = float(np.exp(-(end**2) / 2) / np.sqrt(2 * np.pi))
    return 1 - 2 * share - 2 * end * density + 2 * share * end**2


def _published_tau(phi: float, errors: Numbers) -> float:
    n, weights = len(errors), 1 / errors**2
    spare = float(weights.sum() - (weights**2).sum() / weights.sum())
    variance = (n * phi - (n - 1)) / spare if spare > 0 else 0.0
    return float(np.sqrt(max(variance, 0.0)))


def _calibrated_tau(scores: Numbers, errors: Numbers, share: float, usual: float) -> float:
    """The spread that leaves scores as wide as chance alone makes them, by bisection."""
    low, high = 0.0, 3 * float(np.abs(scores * errors).max())
    if _mean_square(scores, share) <= usual:
        return 0.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        left = scores / np.sqrt(1 + (middle / errors) ** 2)
        low, high = (middle, high) if _mean_square(left, share) > usual else (low, middle)
    return high


def adjusted_limits(
    *,
    denominator: ArrayLike,
    rate: float,
    level: float,
    chance: Chance,
    spread: Spread,
    dispersion: Dispersion,
) -> Limits:
    """Limits of adjusted z-scores (Spiegelhalter 2005, section 5 and appendix A.3).

    Multiplicative: rate -+ z sqrt(phi) error; additive: rate -+ z sqrt(error^2 + tau^2). They are
    cut at 0, proportions at 1. With NONE neither is added: the plain normal limits.

    Returns:
        Lower and upper limits as rates; NaN where the denominator or the rate is missing.
    """
    error = standard_error(denominator=denominator, rate=rate, chance=chance)
    if spread is Spread.MULTIPLICATIVE:
        error = error * np.sqrt(dispersion.phi)
    elif spread is Spread.ADDITIVE:
        error = np.sqrt(error**2 + dispersion.tau**2)
    width = float(special.ndtri(1 - (1 - level) / 2)) * error
    top = 1.0 if chance is Chance.BINOMIAL else np.inf
    return np.maximum(rate - width, 0.0), np.minimum(rate + width, top)
