"""Limits of chance equal printed tables and a plain computation; beyond them lies little by chance.

A 95 % limit of a whole count is the widest count whose tail beyond it holds at most 0.025.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, lgamma, log

import numpy as np
import pytest
from scipy import stats

from analysis.limits import LEVEL_95, LEVEL_998, METHODS, binomial_limits, poisson_limits

# Cumulative probabilities as any printed table has them (Baron, Probability and Statistics for
# Computer Scientists, tables A2 and A3): of the count below the lower limit, of the lower limit, of
# the count below the upper limit, of the upper limit.
POISSON_TABLE = [
    (1, {3: 0.981, 2: 0.920}, (0, 3)),
    (5, {0: 0.007, 1: 0.040, 9: 0.968, 10: 0.986}, (1, 10)),
    (10, {3: 0.010, 4: 0.029, 16: 0.973, 17: 0.986}, (4, 17)),
]
BINOMIAL_TABLE = [
    (20, 0.3, {1: 0.0076, 2: 0.0355, 9: 0.9520, 10: 0.9829}, (2, 10)),
    (20, 0.5, {5: 0.0207, 6: 0.0577, 13: 0.9423, 14: 0.9793}, (6, 14)),
    (10, 0.2, {4: 0.9672, 5: 0.9936}, (0, 5)),
]


@pytest.mark.parametrize(("mean", "printed", "limits"), POISSON_TABLE)
def test_exact_poisson_limits_are_those_that_a_printed_table_gives(mean, printed, limits):
    for count, probability in printed.items():
        assert round(float(stats.poisson.cdf(count, mean)), 3) == probability
    low, high = poisson_limits(expected=[mean], level=LEVEL_95)
    assert (low[0], high[0]) == limits


@pytest.mark.parametrize(("n", "p", "printed", "limits"), BINOMIAL_TABLE)
def test_exact_binomial_limits_are_those_that_a_printed_table_gives(n, p, printed, limits):
    for count, probability in printed.items():
        assert round(float(stats.binom.cdf(count, n, p)), 4) == probability
    low, high = binomial_limits(n=[n], p=p, level=LEVEL_95)
    assert (low[0] * n, high[0] * n) == pytest.approx(limits)


def plain_poisson(mean, tail):
    """(lower, upper) by adding terms one by one."""
    total, count, found = 0.0, 0, []
    for target in (tail, 1 - tail):
        while total < target:
            total += exp(-mean + count * log(mean) - lgamma(count + 1))
            count += 1
        found.append(count - 1)
    return tuple(found)


@pytest.mark.parametrize("mean", [0.3, 2.0, 7.5, 31.25, 180.4])
@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
def test_poisson_limits_equal_a_plain_sum_of_terms(mean, level):
    low, high = poisson_limits(expected=[mean], level=level)
    assert (low[0], high[0]) == plain_poisson(mean, (1 - level) / 2)


@pytest.mark.parametrize(("n", "p"), [(7, "1/3"), (60, "9/10"), (250, "1/50")])
@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
def test_binomial_limits_equal_exact_fractions(n, p, level):
    share, tail = Fraction(p), Fraction(1 - level).limit_denominator(10**6) / 2
    terms = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    lower = next(k for k in range(n + 1) if sum(terms[: k + 1]) > tail)
    upper = next(k for k in range(n + 1) if 1 - sum(terms[: k + 1]) <= tail)
    low, high = binomial_limits(n=[n], p=float(share), level=level)
    assert (low[0] * n, high[0] * n) == pytest.approx((lower, upper), abs=1e-6)


@pytest.mark.parametrize("mean", [3.0, 30.0, 32.05, 410.7])
def test_mid_p_limits_lie_on_the_exact_ones_or_one_count_inside(mean):
    outer = poisson_limits(expected=[mean], level=LEVEL_998)
    inner = poisson_limits(expected=[mean], level=LEVEL_998, method="mid_p")
    assert inner[0][0] - outer[0][0] in (0, 1)
    assert outer[1][0] - inner[1][0] in (0, 1)


@pytest.mark.parametrize("method", METHODS)
def test_what_is_missing_has_no_limits(method):
    low, high = binomial_limits(
        n=[0, np.nan, 50, 50, 50], p=[0.5, 0.5, np.nan, -0.1, 1.2], level=LEVEL_95, method=method
    )
    assert np.isnan(low).all() and np.isnan(high).all()
    low, high = poisson_limits(expected=[np.nan, -1], level=LEVEL_95, method=method)
    assert np.isnan(low).all() and np.isnan(high).all()
    low, high = poisson_limits(expected=[], level=LEVEL_95, method=method)
    assert len(low) == len(high) == 0


@pytest.mark.parametrize("method", METHODS)
def test_certain_outcomes_leave_no_room(method):
    low, high = poisson_limits(expected=[0], level=LEVEL_998, method=method)
    assert (low[0], high[0]) == (0, 0)
    low, high = binomial_limits(n=[40], p=0, level=LEVEL_998, method=method)
    assert (low[0], high[0]) == (0, 0)
    low, high = binomial_limits(n=[40], p=1, level=LEVEL_998, method="exact")
    assert (low[0], high[0]) == (1, 1)


@pytest.mark.parametrize("method", METHODS)
def test_the_wider_level_encloses_the_narrower_one(method):
    n = np.arange(1, 400)
    near = binomial_limits(n=n, p=0.13, level=LEVEL_95, method=method)
    far = binomial_limits(n=n, p=0.13, level=LEVEL_998, method=method)
    assert (far[0] <= near[0]).all() and (near[1] <= far[1]).all()
    assert (far[0] >= 0).all() and (far[1] <= 1).all()


def test_a_level_or_a_method_that_is_none_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        poisson_limits(expected=[3], level=95)
    with pytest.raises(ValueError, match="no such method"):
        poisson_limits(expected=[3], level=0.95, method="normal")
