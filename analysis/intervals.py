"""Exact intervals of a proportion and of a rate: how far a figure on few cases can be trusted."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analysis.limits import LEVEL_95, Limits


def exact_proportion(
    *, numerator: ArrayLike, denominator: ArrayLike, level: float = LEVEL_95
) -> Limits:
    """Interval of a proportion (Clopper & Pearson 1934, Biometrika 26:404).

    Args:
        numerator: counts, any shape.
        denominator: of the same shape.

    Returns:
        Lower and upper ends as proportions; NaN where either is missing, the denominator is not
        above 0 or the numerator does not lie between 0 and it.
    """
    cases, size = _pair(numerator, denominator)
    is_sound = (size > 0) & (cases >= 0) & (cases <= size)
    cases, size = np.where(is_sound, cases, np.nan), np.where(is_sound, size, np.nan)
    tail = (1 - level) / 2
    low = special.betaincinv(np.maximum(cases, 1), size - cases + 1, tail)
    high = special.betaincinv(cases + 1, np.maximum(size - cases, 1), 1 - tail)
    low = np.where(cases == 0, 0.0, low)
    high = np.where(cases == size, 1.0, high)
    return np.where(is_sound, low, np.nan), np.where(is_sound, high, np.nan)


def exact_rate(*, numerator: ArrayLike, denominator: ArrayLike, level: float = LEVEL_95) -> Limits:
    """Interval of a rate of cases that come by chance (Garwood 1936, Biometrika 28:437).

    Args:
        numerator: counts of cases, any shape.
        denominator: of the same shape; 1 for the interval of the count itself.

    Returns:
        Lower and upper ends as cases per one of the denominator; NaN where either is missing, the
        denominator is not above 0 or the numerator is negative.
    """
    cases, size = _pair(numerator, denominator)
    is_sound = (size > 0) & (cases >= 0)
    cases, size = np.where(is_sound, cases, np.nan), np.where(is_sound, size, np.nan)
    tail = (1 - level) / 2
    low = np.where(cases == 0, 0.0, special.gammaincinv(np.maximum(cases, 1), tail))
    high = special.gammaincinv(cases + 1, 1 - tail)
    return np.where(is_sound, low / size, np.nan), np.where(is_sound, high / size, np.nan)


def _pair(numerator: ArrayLike, denominator: ArrayLike) -> Limits:
    cases, size = np.broadcast_arrays(
        np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    )
    return np.atleast_1d(cases), np.atleast_1d(size)
