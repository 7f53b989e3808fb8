"""Limits of chance for a month that the mean does not come from, exact whatever the true mean is.

The mean of some months is not the true one: limits of 99.8 % around it, as if it were, are passed
too often. But given the sum of those months and the further one, what falls to the further one
depends on the sizes alone: cases are binomial (Przyborowski and Wilenski 1940, Biometrika 31:313;
Nelson 1970, IEEE Transactions on Reliability R-19:42), people of a share are hypergeometric (Fisher
1935; Thatcher 1964, Journal of the Royal Statistical Society B 26:176). A count is beyond its limit
where that exact test of two rates finds at most (1 - level) / 2 on its side, so false alarms are at
most 1 - level at every mean and size, after few months as after many.

The first such count is found as a quantile of what comes up before the months' own cases are used
up: a negative binomial number of cases, a beta-binomial number of people.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analysis.counts import Numbers, smallest_count
from analysis.limits import Limits, at_known, tail_of

# So many standard deviations from its mean, and more where it is skewed, a beta-binomial count lies
# with a chance of less than 1e-13.
_REACH, _SKEWED_REACH, _FEW = 8.0, 30.0, 10.0


def poisson_prediction_limits(
    *, exposure: ArrayLike, cases: float, base: float, level: float
) -> Limits:
    """Lower and upper limits of the cases of further months, after so many cases in others.

    Args:
        exposure: of each further month, in the unit of `base`.
        cases: how many came up in the months before, together.
        base: their exposure together, above 0.
        level: 0.95 or 0.998, say.

    Returns:
        As whole counts; a count is beyond when it is strictly larger or smaller. NaN where the
        exposure is missing or not above 0.
    """
    size = np.atleast_1d(np.asarray(exposure, dtype=float))
    is_known = (size > 0) & np.isfinite(size)
    ratio = size[is_known] / base
    tail = tail_of(level)
    low = _least(tail, cases, ratio) if cases > 0 else np.zeros_like(ratio)
    return at_known(low, is_known), at_known(_most(tail, cases + 1, ratio), is_known)


def binomial_prediction_limits(*, n: ArrayLike, cases: float, base: float, level: float) -> Limits:
    """Lower and upper limits of the share of further months, after so many of `base` in others.

    Args:
        n: denominator of each further month; whole numbers.
        cases: numerators of the months before, together.
        base: their denominators together, at least `cases` and above 0.
        level: 0.95 or 0.998, say.

    Returns:
        As proportions; NaN where the denominator is missing or not above 0.
    """
    size = np.atleast_1d(np.asarray(n, dtype=float))
    is_known = (size > 0) & np.isfinite(size)
    size = size[is_known]
    tail = tail_of(level)
    low, high = np.zeros_like(size), size
    if cases > 0:
        low = size - _most_of(tail, size, base - cases + 1, cases)
    if cases < base:
        high = _most_of(tail, size, cases + 1, base - cases)
    return at_known(low / size, is_known), at_known(high / size, is_known)


def _least(tail: float, cases: float, ratio: Numbers) -> Numbers:
    """Smallest counts up to which a negative binomial one lies with more than that chance."""
    return smallest_count(
        lambda count: special.betainc(cases, count + 1, 1 / (1 + ratio)) > tail,
        near=_near(special.ndtri(tail), cases, ratio),
    )


def _most(tail: float, cases: float, ratio: Numbers) -> Numbers:
    """Smallest counts beyond which a negative binomial one lies with at most that chance."""
    return smallest_count(
        lambda count: special.betainc(count + 1, cases, ratio / (1 + ratio)) <= tail,
        near=_near(-special.ndtri(tail), cases, ratio),
    )


def _near(z: float, cases: float, ratio: Numbers) -> Numbers:
    """About that quantile of the further cases before so many of old (Cornish and Fisher 1938).

    Args:
        z: the quantile of the standard normal.
        ratio: exposure of the further month to that of the old ones.
    """
    mean = cases * ratio
    return mean + z * np.sqrt(mean * (1 + ratio)) + (z**2 - 1) / 6 * (1 + 2 * ratio)


def _most_of(tail: float, size: Numbers, a: float, b: float) -> Numbers:
    """Smallest counts of so many beyond which a beta-binomial count lies with at most that chance.

    From the mean outwards, each chance from the one before it.
    """
    if not size.size:
        return size
    mean = size * a / (a + b)
    first = np.floor(mean)
    width = np.sqrt(mean * b * (a + b + size) / ((a + b) * (a + b + 1)))
    reach = (_REACH + _SKEWED_REACH / np.sqrt(min(a, b))) * width + _FEW
    steps = np.arange(1, int(np.minimum(reach, size - first).max()) + 1)
    count = first[:, None] + steps
    left = np.maximum(size[:, None] - count, -1.0)
    ratios = (left + 1) * (count + a - 1) / (count * (np.maximum(left, 0.0) + b))
    chances = np.cumprod(np.hstack([_chance(first, size, a, b)[:, None], ratios]), axis=1)
    at_least = np.cumsum(chances[:, ::-1], axis=1)[:, ::-1]
    return first + (at_least > tail).sum(axis=1) - 1


def _chance(count: Numbers, size: Numbers, a: float, b: float) -> Numbers:
    """Of just so many of a beta-binomial count."""
    ways = -np.log1p(size) - special.betaln(count + 1, size - count + 1)
    return np.exp(ways + special.betaln(count + a, size - count + b) - special.betaln(a, b))
