"""Empirical-Bayes rates: the fewer the people or cases, the nearer to the rate of all places.

For maps of rare events, where raw rates mostly show which places are small. A shrunken rate is an
estimate and never replaces the figure that was reported.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis.dispersion import Chance
from analysis.limits import Numbers


@dataclass(frozen=True)
class Shrunken:
    """Shrunken rates.

    Attributes:
        rates: of each place; NaN where it has no rate.
        weights: how much of each place's own rate is in its shrunken one, 0-1; NaN likewise.
        mean: the rate of all, which the others are drawn to; NaN without any rate.
        spread: variance between places that chance does not explain; 0 when it explains all.
    """

    rates: Numbers
    weights: Numbers
    mean: float
    spread: float


def shrunken(*, numerator: ArrayLike, denominator: ArrayLike, chance: Chance) -> Shrunken:
    """Rates drawn to that of all places, each as much as its own is uncertain.

    POISSON: method of moments of Marshall 1991 ("Mapping disease and mortality rates using
    empirical Bayes estimators", Applied Statistics 40:283, the global estimator): with
    m = sum y / sum n and s2 = sum n (r - m)^2 / sum n, the variance between places is
    A = s2 - m / mean n, not below 0, and the weight A / (A + m / n).
    BINOMIAL: beta-binomial by moments (Kleinman 1973, "Proportions with extraneous variance",
    JASA 68:46, weights n): the weight is n / (n + M), M = 1 / g - 1, and
    g = (S - pq sum(1 - n/N)) / (pq (sum n (1 - n/N) - sum(1 - n/N))), S = sum n (r - p)^2.

    Args:
        numerator: counts, one dimension.
        denominator: as long.

    Returns:
        NaN for a place whose numerator or denominator is missing, whose denominator is not above
        0 or whose proportion is above 1; it has no part in the mean either.
    """
    cases, size = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    is_sound = (size > 0) & (cases >= 0)
    if chance is Chance.BINOMIAL:
        is_sound &= cases <= size
    rates, weights = np.full(cases.shape, np.nan), np.full(cases.shape, np.nan)
    if not is_sound.any():
        return Shrunken(rates, weights, float("nan"), 0.0)
    y, n = cases[is_sound], size[is_sound]
    mean = float(y.sum() / n.sum())
    weigh = _poisson_weights if chance is Chance.POISSON else _binomial_weights
    own, spread = weigh(y / n, n, mean)
    weights[is_sound] = own
    rates[is_sound] = mean + own * (y / n - mean)
    return Shrunken(rates, weights, mean, spread)


def _poisson_weights(rates: Numbers, n: Numbers, mean: float) -> tuple[Numbers, float]:
    variance = float((n * (rates - mean) ** 2).sum() / n.sum())
    spread = max(variance - mean / float(n.mean()), 0.0)
    if spread == 0:
        return np.zeros_like(n), 0.0
    return spread / (spread + mean / n), spread


def _binomial_weights(rates: Numbers, n: Numbers, mean: float) -> tuple[Numbers, float]:
    chance = mean * (1 - mean)
    others = 1 - n / n.sum()
    square = float((n * (rates - mean) ** 2).sum())
    room = chance * float((n * others).sum() - others.sum())
    alike = (square - chance * float(others.sum())) / room if room > 0 else 0.0
    alike = min(max(alike, 0.0), 1.0)
    if alike == 0:
        return np.zeros_like(n), 0.0
    return n / (n + 1 / alike - 1), alike * chance
