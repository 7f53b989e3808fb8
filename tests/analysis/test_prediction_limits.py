"""Limits of a month that the mean does not come from: those of the exact test of two rates."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.limits import LEVEL_95, LEVEL_998, binomial_limits, poisson_limits
from analysis.prediction_limits import binomial_prediction_limits, poisson_prediction_limits


def test_the_upper_limit_that_r_prints():
    """Package EnvStats, help page of predIntPois: 20 counts with a mean of 1.8, the next one has
    UPL = 5 (conditional, one-sided 95 %): of whole counts the first with a tail of at most 5 %."""
    _, high = poisson_prediction_limits(exposure=[1], cases=36, base=20, level=0.90)
    assert high[0] + 1 == 5


@pytest.mark.parametrize(("slack", "is_beyond"), [(0.99999, False), (1.00001, True)])
def test_a_count_is_beyond_just_when_r_prints_a_smaller_tail(slack, is_beyond):
    """Convictions of like-sex twins, 2 of 17 dizygotic after 10 of 13 monozygotic: R's help page on
    fisher.test prints p-value = 0.0004652 with alternative = "less"."""
    tail = float(stats.hypergeom.cdf(2, 30, 12, 17))
    assert round(tail, 7) == 0.0004652
    tail *= slack
    low, _ = binomial_prediction_limits(n=[17], cases=10, base=13, level=1 - 2 * tail)
    assert bool(low[0] * 17 > 2 + 1e-9) is is_beyond


def inside(count, at_most, at_least, tail):
    """The first and the last count that lie beyond on neither side."""
    kept = count[(at_most > tail) & (at_least > tail)]
    return int(kept[0]), int(kept[-1])


def plain_cases(size, cases, base, tail):
    """Every count by itself, by scipy's binomial distribution of the share of a sum."""
    count, share = np.arange(1_000), size / (size + base)
    total = cases + count
    at_most, at_least = (
        stats.binom.cdf(count, total, share),
        stats.binom.sf(count - 1, total, share),
    )
    return inside(count, at_most, at_least, tail)


def plain_share(n, cases, base, tail):
    count = np.arange(n + 1)
    at_most = stats.hypergeom.cdf(count, base + n, cases + count, n)
    at_least = stats.hypergeom.sf(count - 1, base + n, cases + count, n)
    return inside(count, at_most, at_least, tail)


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize(("cases", "base"), [(0, 9.5), (1, 30.0), (12, 3.25), (700, 12.0)])
def test_cases_equal_a_search_with_scipy(cases, base, level):
    sizes = [0.2, 1.0, 4.75]
    low, high = poisson_prediction_limits(exposure=sizes, cases=cases, base=base, level=level)
    assert list(zip(low, high, strict=True)) == [
        plain_cases(size, cases, base, (1 - level) / 2) for size in sizes
    ]


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize(
    ("cases", "base"), [(0, 50), (50, 50), (1, 400), (399, 400), (10, 23), (1_570, 2_000)]
)
def test_shares_equal_a_search_with_scipy(cases, base, level):
    sizes = np.array([1, 17, 260, 900])
    low, high = binomial_prediction_limits(n=sizes, cases=cases, base=base, level=level)
    assert [(round(a), round(b)) for a, b in zip(low * sizes, high * sizes, strict=True)] == [
        plain_share(n, cases, base, (1 - level) / 2) for n in sizes
    ]


def test_after_very_many_months_they_are_those_of_a_known_mean():
    sizes = np.array([1.0, 30.0, 1_000.0])
    assert np.array_equal(
        poisson_prediction_limits(exposure=sizes, cases=3e9, base=1e9, level=LEVEL_998),
        poisson_limits(expected=3 * sizes, level=LEVEL_998),
    )
    assert np.allclose(
        binomial_prediction_limits(n=sizes, cases=3e9, base=1e10, level=LEVEL_998),
        binomial_limits(n=sizes, p=0.3, level=LEVEL_998),
    )


def test_what_is_missing_has_no_limits():
    for sizes in ([np.nan, 0, -1, np.inf], []):
        cases = poisson_prediction_limits(exposure=sizes, cases=20, base=10, level=LEVEL_95)
        share = binomial_prediction_limits(n=sizes, cases=20, base=100, level=LEVEL_95)
        assert all(np.isnan(one).all() and len(one) == len(sizes) for one in (*cases, *share))


def test_a_level_that_is_none_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        poisson_prediction_limits(exposure=[1], cases=20, base=10, level=99.8)
    with pytest.raises(ValueError, match="between 0 and 1"):
        binomial_prediction_limits(n=[1], cases=2, base=10, level=0)
