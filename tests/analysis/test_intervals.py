"""Exact intervals equal the published tables, and scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.intervals import exact_proportion, exact_rate

NAN = float("nan")


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617),
     (0, 20, 0, 0.1684), (1, 29, 0.0009, 0.1776)],
)  # fmt: skip
def test_proportions_of_newcombe(numerator, denominator, low, high):
    """Newcombe 1998, Statistics in Medicine 17:857, table I, method 5 (Clopper-Pearson)."""
    found = exact_proportion(numerator=numerator, denominator=denominator)
    assert [round(float(end[0]), 4) for end in found] == [low, high]


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.689), (1, 0.025, 5.572), (2, 0.242, 7.225), (3, 0.619, 8.767), (5, 1.623, 11.668)],
)
def test_counts_of_garwood(count, low, high):
    """Garwood 1936, Biometrika 28:437, table of 95 % limits of a Poisson mean; 3.689 for none also
    in the documentation of R package epitools, pois.exact."""
    found = exact_rate(numerator=count, denominator=1)
    assert [round(float(end[0]), 3) for end in found] == [low, high]


def test_the_rate_of_rs_help_page_on_poisson_test():
    """Welsh nickel workers, 137 deaths where 24.19893 were expected: 4.753125, 6.692709."""
    found = exact_rate(numerator=137, denominator=24.19893)
    assert [round(float(end[0]), 6) for end in found] == [4.753125, 6.692709]


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_proportions_equal_those_of_scipy(level):
    source = np.random.default_rng(1)
    sizes = source.integers(1, 5000, 60)
    cases = source.binomial(sizes, source.uniform(0, 1, 60))
    low, high = exact_proportion(numerator=cases, denominator=sizes, level=level)
    theirs = [
        stats.binomtest(int(k), int(n)).proportion_ci(level, method="exact")
        for k, n in zip(cases, sizes, strict=True)
    ]
    assert low == pytest.approx([end.low for end in theirs], abs=1e-9)
    assert high == pytest.approx([end.high for end in theirs], abs=1e-9)


def test_rates_leave_so_much_in_each_tail():
    """The definition itself: at either end the tail beyond the count is 2.5 %."""
    cases, people = np.array([1, 4, 17, 230]), np.array([300, 4100, 4100, 80000])
    low, high = exact_rate(numerator=cases, denominator=people)
    assert stats.poisson.sf(cases - 1, low * people) == pytest.approx([0.025] * 4, abs=1e-9)
    assert stats.poisson.cdf(cases, high * people) == pytest.approx([0.025] * 4, abs=1e-9)


def test_all_and_none_have_an_end_at_the_border():
    low, high = exact_proportion(numerator=[0, 9], denominator=[9, 9])
    assert (low[0], high[1]) == (0, 1)
    assert high[0] == pytest.approx(1 - low[1])


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(NAN, 10), (3, NAN), (3, 0), (0, 0), (-1, 10)]
)
def test_what_makes_no_rate_has_no_interval(numerator, denominator):
    for exact in (exact_proportion, exact_rate):
        found = exact(numerator=numerator, denominator=denominator)
        assert all(np.isnan(end).all() for end in found)


def test_a_proportion_above_one_has_no_interval():
    assert np.isnan(exact_proportion(numerator=11, denominator=10)[0]).all()
