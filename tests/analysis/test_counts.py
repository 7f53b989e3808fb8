"""Quantiles and tests by special functions equal those of scipy.stats, which is slow to import."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import stats

import analysis
from analysis.counts import chances_from_ratios, smallest_count
from analysis.limits import LEVEL_95, LEVEL_998, binomial_limits, poisson_limits
from analysis.scatter import ChartKind, is_wide, prediction_factor
from analysis.two_periods import Amount, difference


@pytest.mark.parametrize("near", [0.0, 4.0, 6.0, 7.4, 8.0, 1_000.0])
def test_the_smallest_count_is_found_wherever_the_search_begins(near):
    ends = np.array([0.0, 1.0, 7.0, 40.0, 900.0])
    found = smallest_count(lambda count: count >= ends, near=np.full(5, near))
    assert found.tolist() == ends.tolist()


def test_no_count_is_asked_for_where_there_is_none():
    assert len(smallest_count(lambda count: count >= 0, near=np.zeros(0))) == 0


def test_chances_from_ratios_are_those_of_the_law():
    count = np.arange(0.0, 31.0)
    ratios = (30 - count + 1) / np.maximum(count, 1) * 0.25 / 0.75
    assert chances_from_ratios(ratios) == pytest.approx(stats.binom.pmf(count, 30, 0.25), abs=1e-14)
    ratios[20:] = 0
    assert (chances_from_ratios(ratios)[20:] == 0).all()


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
def test_limits_around_a_known_mean_equal_quantiles_of_scipy(level):
    tails = ((1 - level) / 2, 1 - (1 - level) / 2)
    means = np.r_[0, 1e-9, np.arange(0.02, 60, 0.17), np.geomspace(60, 1e7, 300)]
    for limit, tail in zip(poisson_limits(expected=means, level=level), tails, strict=True):
        assert np.array_equal(limit, np.maximum(stats.poisson.ppf(tail, means), 0))
    sizes = np.r_[np.arange(1, 300), np.geomspace(300, 1e6, 200).astype(int)]
    for p in (0, 1e-6, 0.003, 1 / 3, 0.78, 1):
        for limit, tail in zip(binomial_limits(n=sizes, p=p, level=level), tails, strict=True):
            assert np.array_equal(np.rint(limit * sizes), stats.binom.ppf(tail, sizes, p))


def amounts():
    """Pairs from a handful of cases to tens of thousands, some alike and some far apart."""
    rng = np.random.default_rng(20170918)
    for i in range(60):
        size, other = rng.integers(1, (12, 300, 20_000)[i % 3], 2)
        cases = int(rng.integers(0, size + 1))
        alike = round(cases / size * other) if i % 2 else int(rng.integers(0, other + 1))
        yield (cases, int(size)), (alike, int(other))


def test_tests_of_a_difference_equal_those_of_scipy():
    for now, before in amounts():
        pair = {"now": Amount(*map(float, now)), "before": Amount(*map(float, before))}
        table = [[now[0], now[1] - now[0]], [before[0], before[1] - before[0]]]
        shares = difference(**pair, kind=ChartKind.P).p
        assert shares == pytest.approx(stats.fisher_exact(table).pvalue, abs=1e-10)
        cases, share = now[0] + before[0], now[1] / (now[1] + before[1])
        plain = stats.binomtest(now[0], cases, share).pvalue if cases else 1.0
        assert difference(**pair, kind=ChartKind.U).p == pytest.approx(plain, abs=1e-12)


def test_a_hypergeometric_difference_of_large_numbers_equals_exact_arithmetic():
    """Where scipy's own is off by 1e-11: 60,210 of 90,000 against 59,704 of 90,000."""
    now, before = (60_210, 90_000), (59_704, 90_000)
    total = now[0] + before[0]
    count = np.arange(max(0, total - before[1]), min(now[1], total) + 1, dtype=np.longdouble)
    ratios = (now[1] - count + 1) * (total - count + 1)
    ratios /= np.maximum(count, 1) * np.maximum(before[1] - total + count, 1)
    ratios[0] = 1
    heights = np.cumsum(np.log(ratios))
    chances = np.exp(heights - heights.max())
    own = chances[now[0] - int(count[0])]
    plain = chances[chances <= own * (1 + np.longdouble(1e-7))].sum() / chances.sum()
    found = difference(
        now=Amount(*map(float, now)), before=Amount(*map(float, before)), kind=ChartKind.P
    )
    assert found.p == pytest.approx(float(plain), abs=1e-12)


@pytest.mark.parametrize("n", [2, 7, 24, 200])
def test_students_t_and_chi_square_equal_those_of_scipy(n):
    for level in (LEVEL_95, LEVEL_998):
        t = stats.t.ppf((1 + level) / 2, n - 1)
        assert prediction_factor(level=level, n=n) == pytest.approx(
            t * (1 + 1 / n) ** 0.5, rel=1e-12
        )
    limit = (stats.chi2.ppf(0.95, n - 1) / (n - 1)) ** 0.5
    assert is_wide(limit * (1 + 1e-12), n) and not is_wide(limit * (1 - 1e-12), n)


def test_no_module_of_analysis_imports_scipy_stats():
    """Every process would wait the better part of a second for it before its first page."""
    texts = {
        path.name: path.read_text("utf-8") for path in Path(analysis.__file__).parent.glob("*.py")
    }
    assert [
        name for name, text in texts.items() if "scipy.stats" in text or "import stats" in text
    ] == []
