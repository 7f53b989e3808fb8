"""Limits of chance around a known rate or expected count: exact and mid-p.

A figure lies beyond a limit only when it is strictly larger or smaller than it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analysis.counts import Flags, Numbers, smallest_count

Limits = tuple[Numbers, Numbers]
Method = Literal["exact", "mid_p"]
METHODS: tuple[Method, ...] = ("exact", "mid_p")
LEVEL_95 = 0.95
LEVEL_998 = 0.998

_Cumulative = Callable[[Numbers], Numbers]


def binomial_limits(
    *, n: ArrayLike, p: ArrayLike, level: float, method: Method = "exact"
) -> Limits:
    """Lower and upper limits of a proportion of n when the true proportion is p.

    exact: the widest whole counts whose tails beyond them are at most (1 - level) / 2 each; false
    alarms are at most 1 - level at every n and p.
    mid_p: half of the limit's own probability belongs to its tail (Lancaster 1961, JASA 56:223);
    of the whole counts next to these, those whose false alarms come nearest to 1 - level.

    Charts draw and mark by the exact ones. Limits between two counts (Spiegelhalter 2005,
    Statistics in Medicine 24:1185, appendix A.1.1) are not offered: there are denominators at which
    they alarm in 0.32 % instead of 0.2 %.

    Args:
        n: denominators, any shape; whole numbers.
        p: the true proportion, 0-1; a number or as n.
        level: 0.95 or 0.998, say.

    Returns:
        Lower and upper limits as proportions; NaN where n is 0, n or p is missing, or p is not
        within 0 and 1.

    Raises:
        ValueError: the level is not between 0 and 1, or there is no such method.
    """
    size, rate = _together(n, p)
    is_known = (size > 0) & (rate >= 0) & (rate <= 1)
    size, rate = size[is_known], rate[is_known]

    def below(count: Numbers) -> Numbers:
        """P(X <= count)."""
        inside = np.clip(count, 0, size - 1)
        found = special.betainc(size - inside, inside + 1, 1 - rate)
        return np.where(count < 0, 0.0, np.where(count >= size, 1.0, found))

    def near(z: float) -> Numbers:
        spread = np.sqrt(size * rate * (1 - rate))
        return np.clip(size * rate + z * spread + (z**2 - 1) / 6 * (1 - 2 * rate), 0, size)

    low, high = _limits(near, below, level, method)
    return at_known(low / size, is_known), at_known(np.minimum(high / size, 1.0), is_known)


def poisson_limits(*, expected: ArrayLike, level: float, method: Method = "exact") -> Limits:
    """Lower and upper limits of a count when so many are expected; methods as for a proportion.

    Args:
        expected: expected counts, any shape; not whole as a rule.
        level: 0.95 or 0.998, say.

    Returns:
        Lower and upper limits as counts; 0 and 0 where none is expected, NaN where the expected
        count is missing or negative.

    Raises:
        ValueError: the level is not between 0 and 1, or there is no such method.
    """
    (mean,) = _together(expected)
    is_known = (mean >= 0) & np.isfinite(mean)
    mean = mean[is_known]

    def below(count: Numbers) -> Numbers:
        """P(X <= count)."""
        return np.where(count < 0, 0.0, special.pdtr(np.maximum(count, 0), mean))

    def near(z: float) -> Numbers:
        return mean + z * np.sqrt(mean) + (z**2 - 1) / 6

    low, high = _limits(near, below, level, method)
    return at_known(low, is_known), at_known(high, is_known)


def _limits(
    near: Callable[[float], Numbers], below: _Cumulative, level: float, method: Method
) -> Limits:
    """Limits of whole counts.

    Args:
        near: about the count at a quantile of the standard normal (Cornish and Fisher 1938).
    """
    tail = tail_of(level)
    if method not in METHODS:
        raise ValueError(f"no such method: {method}")

    def quantile(chance: float) -> Numbers:
        return smallest_count(
            lambda count: below(count) >= chance, near=near(float(special.ndtri(chance)))
        )

    low, high = quantile(tail), quantile(1 - tail)
    return (low, high) if method == "exact" else _mid_p(low, high, below, tail)


def tail_of(level: float) -> float:
    """What lies beyond each of two limits of a level.

    Raises:
        ValueError: the level is not between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level}")
    return (1 - level) / 2


def _mid_p(low: Numbers, high: Numbers, below: _Cumulative, tail: float) -> Limits:
    """Of the whole counts near the exact limits, the pair with false alarms nearest 2 tails.

    The mid-p limit lies on the exact one or one count inside of it; tails of both sides are
    weighed together, so that what one side has too little the other may have too much.
    """
    best = (low, high)
    nearest = np.full(low.shape, np.inf)
    for up in (0, 1):
        for down in (0, 1):
            lower, upper = low + up, high - down
            off = np.abs(below(lower - 1) + 1 - below(upper) - 2 * tail)
            is_nearer = (off < nearest - 1e-15) & (lower <= upper)
            best = (np.where(is_nearer, lower, best[0]), np.where(is_nearer, upper, best[1]))
            nearest = np.where(is_nearer, off, nearest)
    return best


def _together(*given: ArrayLike) -> tuple[Numbers, ...]:
    arrays = np.broadcast_arrays(*(np.asarray(one, dtype=float) for one in given))
    return tuple(np.atleast_1d(one) for one in arrays)


def at_known(values: Numbers, is_known: Flags) -> Numbers:
    """Values in the places that are known, NaN in the others."""
    whole = np.full(is_known.shape, np.nan)
    whole[is_known] = values
    return whole
