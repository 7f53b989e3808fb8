"""Limits for months that scatter more than chance alone makes them: on z-scores, never exact ones.

The months' z-scores are scaled by their own scatter (Laney 2002, "Improved control charts for
attributes", Quality Engineering 14:531); the scatter is their standard deviation, the root of phi
in Spiegelhalter 2005 (Statistics in Medicine 24:1185, section 4). Centre and scatter come from few
months, so the limits are those of a prediction, with Student's t (Hahn and Meeker 1991,
Statistical Intervals, section 4.7). With a scatter of 1 and 3 standard errors these are the
classical p- and u-charts of Shewhart.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

# Chance alone makes a scatter look wide in so many of 100 baselines; their limits are wider then.
_WIDE = 0.05

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
    """Standard deviation of z-scores around their centre of 0, and how many there are.

    Args:
        scores: one a month; NaN where unknown, which are left out.

    Returns:
        NaN for fewer than two known scores.
    """
    known = np.asarray(scores, dtype=float)
    known = known[~np.isnan(known)]
    if len(known) < 2:
        return float("nan"), len(known)
    return float(np.sqrt((known**2).sum() / (len(known) - 1))), len(known)


def is_wide(sigma_z: float, n: int) -> bool:
    """Whether so many months scatter more than chance (chi-square of their squares, 5 %).

    False for an unknown scatter.
    """
    if np.isnan(sigma_z):
        return False
    return bool(sigma_z**2 * (n - 1) > special.chdtri(n - 1, _WIDE))


def prediction_factor(*, level: float, n: int, share: ArrayLike | None = None) -> Numbers:
    """How many scattered standard errors a further month may lie away, after n months.

    Args:
        share: exposure of the further month over that of all n together, a number or one for each
            of several; by default 1 / n, as of months that are alike.

    Returns:
        Student's t with n - 1 degrees of freedom, times the root of 1 + share; near the normal
        quantile (1.96, 3.09) after many months.

    Raises:
        ValueError: fewer than two months.
    """
    if n < 2:
        raise ValueError("a prediction needs two months")
    further = np.asarray(1 / n if share is None else share, dtype=float)
    return special.stdtrit(n - 1, (1 + level) / 2) * np.sqrt(1 + further)


def z_limits(
    *, centre: float, exposures: ArrayLike, kind: ChartKind, z: ArrayLike, sigma_z: float = 1.0
) -> tuple[Numbers, Numbers]:
    """Lower and upper limits of each month's rate, z standard errors times the scatter away.

    Args:
        z: a number, or one for each month.

    Returns:
        Limits not below 0 and, on a p-chart, not above 1; NaN where the exposure is unknown or 0.
    """
    half = np.asarray(z) * sigma_z * standard_errors(centre=centre, exposures=exposures, kind=kind)
    upper = centre + half
    highest = np.minimum(upper, 1.0) if kind is ChartKind.P else upper
    return np.maximum(centre - half, 0.0), highest
