"""How often limits and run rules cry wolf when nothing has changed.

First by adding probabilities, which has no luck in it; then by drawing points. `make simulation`
draws 200,000 points a mean, `make test` a tenth of the means and points.
"""

from __future__ import annotations

import os

import numpy as np
import pytest
from scipy import stats

from analysis.control_chart import control_chart
from analysis.limits import LEVEL_95, LEVEL_998, METHODS, binomial_limits, poisson_limits
from analysis.prediction_limits import binomial_prediction_limits, poisson_prediction_limits
from analysis.run_rules import Bounds, Rule, find_signals
from domain.indicators import VIOLATIONS_REPORTED
from domain.period import Period
from tests.analysis.months import months

IS_FULL = bool(os.environ.get("NETRA_SIMULATION"))
POINTS = 200_000 if IS_FULL else 20_000
# Five standard errors of a simulated rate of 0.2 %.
LUCK = 5 * (0.002 * 0.998 / POINTS) ** 0.5
MEANS = (0.1, 0.7, 2, 5, 11, 30, 32.05, 34.1, 48, 75, 120, 260, 500, 1000)
LARGE = tuple(mean for mean in MEANS if mean >= 30)
SHARES = ((40, 0.5), (300, 0.1), (300, 0.9), (2_000, 0.78), (60_000, 0.02))


def poisson_alarms(means, method):
    """Probability of a point beyond the 99.8 % limits at each mean."""
    low, high = poisson_limits(expected=means, level=LEVEL_998, method=method)
    return stats.poisson.cdf(np.ceil(low) - 1, means) + stats.poisson.sf(np.floor(high), means)


def binomial_alarms(n, p, method):
    low, high = binomial_limits(n=n, p=p, level=LEVEL_998, method=method)
    least, most = np.round(low * n, 9), np.round(high * n, 9)
    return stats.binom.cdf(np.ceil(least) - 1, n, p) + stats.binom.sf(np.floor(most), n, p)


def test_exact_limits_never_alarm_more_often_than_they_say():
    means = np.concatenate([np.arange(0.02, 60, 0.02), np.arange(60, 3000, 1.7)])
    assert poisson_alarms(means, "exact").max() <= 0.002
    n = np.arange(1, 3000)
    for p in (0.003, 0.1, 0.5, 0.78, 0.99):
        assert binomial_alarms(n, p, "exact").max() <= 0.002


def test_mid_p_limits_alarm_as_often_as_they_say_from_a_mean_of_30_on():
    means = np.concatenate([np.arange(30, 200, 0.05), np.arange(200, 5000, 2.3)])
    alarms = poisson_alarms(means, "mid_p")
    assert alarms.min() >= 0.0015 and alarms.max() <= 0.0025


@pytest.mark.parametrize("p", (0.0005, 0.02, 0.1, 0.3, 0.5, 0.6, 0.8, 0.95, 0.997))
def test_mid_p_limits_of_shares_do_where_30_are_expected_on_either_side(p):
    """Every denominator from there on, then wider apart; with fewer on a side no count may do."""
    least = int(np.ceil(30 / min(p, 1 - p)))
    n = np.unique(np.r_[least : least + 600, np.linspace(least, 100 * least, 400).astype(int)])
    alarms = binomial_alarms(n, p, "mid_p")
    assert alarms.min() >= 0.0015 and alarms.max() <= 0.0025


@pytest.mark.parametrize("mean", MEANS)
def test_drawn_counts_beyond_exact_limits(mean):
    drawn = np.random.default_rng(20240214).poisson(mean, POINTS)
    low, high = poisson_limits(expected=[mean], level=LEVEL_998)
    assert np.mean((drawn < low) | (drawn > high)) <= (0.0025 if IS_FULL else 0.002 + LUCK)


@pytest.mark.parametrize("mean", LARGE)
def test_drawn_counts_beyond_mid_p_limits(mean):
    drawn = np.random.default_rng(20241127).poisson(mean, POINTS)
    low, high = poisson_limits(expected=[mean], level=LEVEL_998, method="mid_p")
    alarms = np.mean((drawn < low) | (drawn > high))
    slack = 0 if IS_FULL else LUCK
    assert 0.0015 - slack <= alarms <= 0.0025 + slack


@pytest.mark.parametrize(("n", "p"), SHARES)
def test_drawn_shares_beyond_exact_and_mid_p_limits(n, p):
    drawn = np.random.default_rng(20231128).binomial(n, p, POINTS) / n
    low, high = binomial_limits(n=[n], p=p, level=LEVEL_998)
    assert np.mean((drawn < low) | (drawn > high)) <= (0.0025 if IS_FULL else 0.002 + LUCK)
    low, high = binomial_limits(n=[n], p=p, level=LEVEL_998, method="mid_p")
    alarms, slack = np.mean((drawn < low) | (drawn > high)), 0 if IS_FULL else LUCK
    if n * min(p, 1 - p) >= 30:
        assert 0.0015 - slack <= alarms <= 0.0025 + slack


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("mean", LARGE[::3])
def test_drawn_points_of_unequal_size(mean, method):
    """Cases over exposures up to twice as large, shares of as unequal denominators."""
    rng = np.random.default_rng(20180627)
    size = rng.uniform(1.0, 2.0, (50, 1))
    cases = rng.poisson(mean * size, (50, POINTS // 50))
    n = np.ceil(mean * size / 0.3)
    shares = rng.binomial(n.astype(int), 0.3, cases.shape) / n
    slack = 0 if IS_FULL else LUCK
    for drawn, (low, high) in (
        (cases, poisson_limits(expected=mean * size, level=LEVEL_998, method=method)),
        (shares, binomial_limits(n=n, p=0.3, level=LEVEL_998, method=method)),
    ):
        alarms = np.mean((drawn < low) | (drawn > high))
        assert (0.0015 - slack if method == "mid_p" else 0) <= alarms <= 0.0025 + slack


def signals_of_an_unchanged_series(mean, points):
    values = np.random.default_rng(20200926).poisson(mean, points).astype(float)
    near, far = (poisson_limits(expected=[mean], level=level) for level in (LEVEL_95, LEVEL_998))
    ends = (np.full(points, one[0]) for one in (near[0], near[1], far[0], far[1]))
    bounds = Bounds(np.full(points, float(mean)), *ends)
    return find_signals(values=values, bounds=bounds, is_judged=np.ones(points, dtype=bool))


@pytest.mark.parametrize("mean", (30, 100) if IS_FULL else (30,))
def test_each_run_rule_marks_less_than_one_month_in_two_hundred_when_nothing_changes(mean):
    found = signals_of_an_unchanged_series(mean, POINTS)
    share = {rule: sum(one.rule is rule for one in found) / POINTS for rule in Rule}
    assert share[Rule.BEYOND] <= 0.002 + LUCK
    assert all(0 < one <= 0.005 for rule, one in share.items() if rule is not Rule.BEYOND)
    assert sum(share.values()) <= 0.01


def share_beyond(sums, drawn, limits_after):
    """Share of counts beyond the limits that the sum of the months before them gives."""
    beyond = np.zeros(len(sums), dtype=bool)
    for one in np.unique(sums):
        low, high = limits_after(float(one))
        at = sums == one
        beyond[at] = (drawn[at] < low[0]) | (drawn[at] > high[0])
    return beyond.mean()


@pytest.mark.parametrize("n_months", (7, 12, 24))
@pytest.mark.parametrize("mean", MEANS if IS_FULL else (0.7, 100))
def test_drawn_counts_of_months_that_the_mean_does_not_come_from(mean, n_months):
    rng = np.random.default_rng(5)
    sums, drawn = rng.poisson(mean * n_months, POINTS), rng.poisson(mean, POINTS)

    def limits_after(cases):
        return poisson_prediction_limits(exposure=[1], cases=cases, base=n_months, level=LEVEL_998)

    assert share_beyond(sums, drawn, limits_after) <= (0.0025 if IS_FULL else 0.002 + LUCK)


@pytest.mark.parametrize("n_months", (7, 12, 24))
@pytest.mark.parametrize(("n", "p"), SHARES if IS_FULL else SHARES[:1])
def test_drawn_shares_of_months_that_the_mean_does_not_come_from(n, p, n_months):
    rng = np.random.default_rng(7)
    sums, drawn = rng.binomial(n * n_months, p, POINTS), rng.binomial(n, p, POINTS)

    def limits_after(cases):
        low, high = binomial_prediction_limits(
            n=[n], cases=cases, base=n * n_months, level=LEVEL_998
        )
        return np.rint(low * n), np.rint(high * n)

    assert share_beyond(sums, drawn, limits_after) <= (0.0025 if IS_FULL else 0.002 + LUCK)


@pytest.mark.parametrize("n_months", (7, 12, 24) if IS_FULL else (7,))
@pytest.mark.parametrize("mean", (0.1, 0.7, 2, 5, 11, 30, 100, 400) if IS_FULL else (0.7, 5, 30))
def test_they_alarm_no_more_often_than_they_say_without_luck(mean, n_months):
    """Chances of every sum times those of a count beyond the limits that it gives, added up."""
    few, many = stats.poisson.ppf([1e-12, 1 - 1e-12], mean * n_months)
    alarms = 0.0
    for cases in np.arange(few, many + 1):
        low, high = poisson_prediction_limits(
            exposure=[1], cases=cases, base=n_months, level=LEVEL_998
        )
        beyond = stats.poisson.cdf(low[0] - 1, mean) + stats.poisson.sf(high[0], mean)
        alarms += stats.poisson.pmf(cases, mean * n_months) * beyond
    assert alarms <= 0.002


@pytest.mark.parametrize("mean", (2, 5, 30, 100) if IS_FULL else (30,))
def test_whole_charts_with_a_campaign_after_seven_months(mean):
    """The mean comes from seven months; four more are of the campaign of February 2024."""
    charts = 12_000 if IS_FULL else 60
    rng, found = np.random.default_rng(20240210), []
    for _ in range(charts):
        drawn = rng.poisson(mean, 11).tolist()
        series = months(*drawn, first=Period(2023, 4))
        chart = control_chart(series, indicator=VIOLATIONS_REPORTED)
        found += [one.last for one in chart.signals if one.rule is Rule.BEYOND]
    assert len(found) / (charts * 11) <= 0.0025 + (0 if IS_FULL else LUCK)
    assert sum(one >= 7 for one in found) / (charts * 4) <= 0.0025 + (0 if IS_FULL else 3 * LUCK)


def marked_of_unchanged_charts(scatter, n_months, charts):
    """Share of months beyond a 99.8 % limit in charts of months that scatter so many times."""
    rng, beyond = np.random.default_rng(20190417), 0
    for _ in range(charts):
        drawn = np.rint(rng.normal(400, scatter * 20, n_months)).astype(int)
        chart = control_chart(months(*drawn.tolist()), indicator=VIOLATIONS_REPORTED)
        beyond += sum(one.rule is Rule.BEYOND for one in chart.signals)
    return beyond / (charts * n_months)


@pytest.mark.parametrize("scatter", (1.0, 2.5, 4.0) if IS_FULL else (2.5,))
def test_whole_charts_of_months_that_scatter_more_than_chance(scatter):
    """Centre and scatter come from the same 24 months."""
    charts = 1_000 if IS_FULL else 60
    assert marked_of_unchanged_charts(scatter, 24, charts) <= (0.0035 if IS_FULL else 0.008)
