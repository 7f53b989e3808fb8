"""Exact limits as smooth lines: no whole count crosses a line without being beyond its limit.

Exact limits jump from count to count. The line between is where the probability of a count at
least (at most) so large is just the tail, with the incomplete beta or gamma function for what lies
between whole counts: P(X >= x) = I_p(x, n - x + 1) of n, P(X >= x) = P(x, mean) of cases
(Abramowitz & Stegun 1964, 26.5.24 and 26.4.21).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analysis.limits import Limits, Numbers

_STEPS = 40
_ALMOST_ZERO = 1e-12


def binomial_lines(*, n: ArrayLike, p: float, level: float) -> Limits:
    """Lower and upper line of a proportion of n when the true proportion is p.

    Returns:
        As proportions; NaN where n is missing or not above 0, or p is missing.
    """
    size = np.asarray(n, dtype=float)
    is_known = (size > 0) & ~np.isnan(p)
    size, rate = np.where(is_known, size, 1.0), 0.0 if np.isnan(p) else p

    def at_least(count: Numbers) -> Numbers:
        return special.betainc(np.maximum(count, _ALMOST_ZERO), size - count + 1, rate)

    def at_most(count: Numbers) -> Numbers:
        return special.betaincc(count + 1, np.maximum(size - count, _ALMOST_ZERO), rate)

    low, high = _lines(at_least, at_most, most=size, level=level)
    return np.where(is_known, low / size, np.nan), np.where(is_known, high / size, np.nan)


def poisson_lines(*, expected: ArrayLike, level: float) -> Limits:
    """Lower and upper line of a count when so many are expected.

    Returns:
        As counts; NaN where the expected count is missing or negative.
    """
    given = np.asarray(expected, dtype=float)
    is_known = given >= 0
    mean = np.where(is_known, given, 0.0)

    def at_least(count: Numbers) -> Numbers:
        return special.gammainc(np.maximum(count, _ALMOST_ZERO), mean)

    def at_most(count: Numbers) -> Numbers:
        return special.gammaincc(count + 1, mean)

    low, high = _lines(at_least, at_most, most=mean + 12 * np.sqrt(mean) + 30, level=level)
    return np.where(is_known, low, np.nan), np.where(is_known, high, np.nan)


_Tail = Callable[[Numbers], Numbers]


def _lines(at_least: _Tail, at_most: _Tail, *, most: Numbers, level: float) -> Limits:
    """The counts, not whole, whose tails are just (1 - level) / 2."""
    tail = (1 - level) / 2
    return (
        _bisected(lambda count: at_most(count) < tail, most),
        _bisected(lambda count: at_least(count) > tail, most),
    )


def _bisected(is_before: Callable[[Numbers], NDArray[np.bool_]], most: Numbers) -> Numbers:
    """Where a condition that holds from 0 on stops to hold; 0 where it never does."""
    low, high = np.zeros_like(most), most.astype(float)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        before = is_before(middle)
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return np.where(low == 0, 0.0, high)
