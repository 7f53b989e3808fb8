"""p- and u-charts equal textbook examples; Laney's widening equals a plain computation."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from analysis.laney import ChartKind, is_wide, scatter, standard_errors, z_limits, z_scores

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2: chips of 30 wafers, 50 on each; the same
# figures as frozen orange juice cans in Montgomery, Introduction to Statistical Quality Control.
# Printed there: centre 0.2313, upper limit 0.4102, lower limit 0.0524.
WAFERS = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
    8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip
# Montgomery, u-chart of nonconformities in 20 samples of 5 personal computers.
# Printed there: centre 1.93, upper limit 3.79, lower limit 0.07.
COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]


def test_the_p_chart_of_the_nist_handbook():
    centre = sum(WAFERS) / (50 * len(WAFERS))
    low, high = z_limits(centre=centre, exposures=[50], kind=ChartKind.P, z=3)
    assert [round(float(one), 4) for one in (centre, high[0], low[0])] == [0.2313, 0.4102, 0.0524]


def test_the_u_chart_of_montgomery():
    centre = sum(COMPUTERS) / (5 * len(COMPUTERS))
    low, high = z_limits(centre=centre, exposures=[5], kind=ChartKind.U, z=3)
    assert [round(float(one), 2) for one in (centre, high[0], low[0])] == [1.93, 3.79, 0.07]


def test_the_widening_equals_a_plain_computation_of_laneys_equations():
    cases, sizes = [310, 365, 290, 402, 377, 331, 298], [500, 520, 480, 560, 515, 530, 505]
    centre = sum(cases) / sum(sizes)
    z = []
    for x, n in zip(cases, sizes, strict=True):
        z.append((x / n - centre) / (centre * (1 - centre) / n) ** 0.5)
    ranges = [abs(b - a) for a, b in pairwise(z)]
    sigma = sum(ranges) / len(ranges) / 1.128
    scores = z_scores(numerators=cases, exposures=sizes, centre=centre, kind=ChartKind.P)
    assert scores == pytest.approx(z, abs=1e-9)
    found, n_ranges = scatter(scores)
    assert (found, n_ranges) == (pytest.approx(sigma, abs=1e-9), 6)
    low, high = z_limits(
        centre=centre, exposures=sizes, kind=ChartKind.P, z=3.0902323, sigma_z=found
    )
    half = 3.0902323 * sigma * (centre * (1 - centre) / sizes[0]) ** 0.5
    assert (low[0], high[0]) == pytest.approx((centre - half, centre + half), abs=1e-6)


def test_months_that_vary_by_chance_scatter_as_1_and_others_as_they_do():
    drawn = np.random.default_rng(4).normal(size=20_000)
    assert scatter(drawn)[0] == pytest.approx(1, abs=0.02)
    assert scatter(2.5 * drawn)[0] == pytest.approx(2.5, abs=0.05)


def test_a_scatter_counts_as_wide_only_when_there_is_enough_to_tell():
    assert is_wide(2.7, 6)
    assert not is_wide(2.7, 4)
    assert not is_wide(1.2, 6)
    assert not is_wide(float("nan"), 0)


def test_no_range_spans_a_missing_month():
    assert scatter([1.0, np.nan, 9.0, 8.0]) == (pytest.approx(1 / 1.128), 1)
    assert scatter([1.0, np.nan, 9.0])[1] == 0


def test_a_month_without_exposure_has_no_error_and_no_limits():
    assert np.isnan(standard_errors(centre=0.3, exposures=[0, np.nan], kind=ChartKind.P)).all()
    low, high = z_limits(centre=0.3, exposures=[0, np.nan], kind=ChartKind.U, z=3)
    assert np.isnan(low).all() and np.isnan(high).all()
    assert np.isnan(z_scores(numerators=[5], exposures=[0], centre=0.3, kind=ChartKind.P)).all()


def test_limits_stay_between_none_and_all():
    low, high = z_limits(centre=0.9, exposures=[5], kind=ChartKind.P, z=3)
    assert (low[0] > 0, high[0]) == (True, 1.0)
    low, _ = z_limits(centre=0.9, exposures=[2], kind=ChartKind.U, z=3)
    assert low[0] == 0
