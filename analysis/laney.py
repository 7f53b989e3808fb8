"""Limits for months that scatter more than chance alone makes them: on z-scores, after Laney.

Laney 2002, "Improved control charts for attributes", Quality Engineering 14:531, equations for the
p'- and the u'-chart. With a scatter of 1 and 3 standard errors these are the classical p- and
u-charts of Shewhart. Exact limits are never widened: these stand in their place.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Mean of the range of two normal values in standard deviations (d2 for n = 2).
D2 = 1.128
# Variance of a scatter estimated from k moving ranges, times k.
_RANGE_VARIANCE = 0.826
LEAST_RANGES = 5

Numbers = NDArray[np.float64]


class ChartKind(StrEnum):
    """p: a part of the denominator (binomial); u: cases over an exposure (Poisson)."""

    P = "p"
    U = "u"


def standard_errors(*, centre: float, exposures: ArrayLike, kind: ChartKind) -> Numbers:
    """Standard error of each month's rate when the centre is true.

    Args:
        centre: cases over exposure; 0-1 on a p-chart.
        exposures: denominators; NaN where unknown.

    Returns:
        As many errors; NaN where the exposure is unknown or 0.
    """
    size = np.asarray(exposures, dtype=float)
    variance = centre * (1 - centre) if kind is ChartKind.P else centre
    safe = np.where(size > 0, size, np.nan)
    return np.sqrt(max(variance, 0.0) / safe)


def z_scores(
    *, numerators: ArrayLike, exposures: ArrayLike, centre: float, kind: ChartKind
) -> Numbers:
    """How many standard errors each month lies from the centre; NaN where unknown."""
    error = standard_errors(centre=centre, exposures=exposures, kind=kind)
    size = np.where(np.isnan(error), np.nan, np.asarray(exposures, dtype=float))
    rate = np.asarray(numerators, dtype=float) / size
    return (rate - centre) / np.where(error > 0, error, np.nan)


def scatter(scores: ArrayLike) -> tuple[float, int]:
    """Laney's sigma-z: mean moving range of z-scores over 1.128, and from how many ranges.

    Args:
        scores: one a month in order; NaN where unknown. A range never spans an unknown month.

    Returns:
        (NaN, 0) where no two known months stand beside each other.
    """
    ranges = np.abs(np.diff(np.asarray(scores, dtype=float)))
    known = ranges[~np.isnan(ranges)]
    if not len(known):
        return float("nan"), 0
    return float(known.mean() / D2), len(known)


def is_wide(sigma_z: float, n_ranges: int) -> bool:
    """Whether a scatter is larger than 1 by more than two of its own standard errors.

    False for an unknown scatter and for fewer than five ranges: too few to tell.
    """
    if n_ranges < LEAST_RANGES or np.isnan(sigma_z):
        return False
    return sigma_z > 1 + 2 * float(np.sqrt(_RANGE_VARIANCE / n_ranges))


def z_limits(
    *, centre: float, exposures: ArrayLike, kind: ChartKind, z: float, sigma_z: float = 1.0
) -> tuple[Numbers, Numbers]:
    """Lower and upper limits of each month's rate, z standard errors times the scatter away.

    Returns:
        Limits not below 0 and, on a p-chart, not above 1; NaN where the exposure is unknown or 0.
    """
    half = z * sigma_z * standard_errors(centre=centre, exposures=exposures, kind=kind)
    upper = centre + half
    highest = np.minimum(upper, 1.0) if kind is ChartKind.P else upper
    return np.maximum(centre - half, 0.0), highest
