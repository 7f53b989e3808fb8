"""p- and u-charts equal textbook examples; widened limits equal a plain computation."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.scatter import (
    ChartKind,
    is_wide,
    prediction_factor,
    scatter,
    standard_errors,
    z_limits,
    z_scores,
)

# Frozen orange juice cans, 30 samples of 50: R package qcc, data orangejuice (Montgomery,
# Introduction to Statistical Quality Control; NIST/SEMATECH e-Handbook 6.3.3.2 has wafers with the
# same mean). summary(qcc(D[trial], sizes=size[trial], type="p")) prints center 0.2313333 and
# limits 0.05242755, 0.4102391; without samples 15 and 23, which lie beyond, 0.215 and 0.04070284,
# 0.3892972 (Kenett, Zacks and Gedeck's mistat compares itself with both).
CANS = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
    8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip
# Defects of 20 rolls of 30 square metres: SAS/QC User's Guide, SHEWHART procedure, UCHART
# statement, "Saving Control Limits" (data set Fabric). Printed there: _LCLU_ .001671271,
# _U_ 0.30333, _UCLU_ 0.60500.
FABRIC = [12, 11, 9, 15, 7, 6, 5, 10, 8, 8, 14, 5, 9, 13, 7, 5, 8, 11, 7, 12]


@pytest.mark.parametrize(
    ("left_out", "printed"),
    [((), [0.2313333, 0.05242755, 0.4102391]), ((15, 23), [0.215, 0.04070284, 0.3892972])],
)
def test_the_p_chart_that_r_prints(left_out, printed):
    cans = [n for sample, n in enumerate(CANS, start=1) if sample not in left_out]
    centre = sum(cans) / (50 * len(cans))
    low, high = z_limits(centre=centre, exposures=[50], kind=ChartKind.P, z=3)
    assert [float(f"{one:.7g}") for one in (centre, low[0], high[0])] == printed


def test_samples_beyond_the_limits_are_those_that_r_names():
    centre = sum(CANS) / (50 * len(CANS))
    _, high = z_limits(centre=centre, exposures=[50], kind=ChartKind.P, z=3)
    assert [n for n, cans in enumerate(CANS, start=1) if cans / 50 > high[0]] == [15, 23]


def test_the_u_chart_that_sas_prints():
    centre = sum(FABRIC) / (30 * len(FABRIC))
    low, high = z_limits(centre=centre, exposures=[30], kind=ChartKind.U, z=3)
    assert [round(float(one), 5) for one in (centre, high[0])] == [0.30333, 0.60500]
    assert round(float(low[0]), 9) == 0.001671271


def test_the_scatter_equals_a_plain_computation():
    cases, sizes = [310, 365, 290, 402, 377, 331, 298], [500, 520, 480, 560, 515, 530, 505]
    centre = sum(cases) / sum(sizes)
    squares = [
        (x / n - centre) ** 2 / (centre * (1 - centre) / n)
        for x, n in zip(cases, sizes, strict=True)
    ]
    sigma = (sum(squares) / 6) ** 0.5
    scores = z_scores(numerators=cases, exposures=sizes, centre=centre, kind=ChartKind.P)
    assert scatter(scores) == (pytest.approx(sigma, abs=1e-9), 7)
    low, high = z_limits(centre=centre, exposures=sizes, kind=ChartKind.P, z=3.2, sigma_z=sigma)
    half = 3.2 * sigma * (centre * (1 - centre) / sizes[0]) ** 0.5
    assert (low[0], high[0]) == pytest.approx((centre - half, centre + half), abs=1e-9)


# Student's t as printed in NIST/SEMATECH e-Handbook 1.3.6.7.2: upper 0.975 and 0.999.
@pytest.mark.parametrize(
    ("n", "level", "printed"), [(7, 0.95, 2.447), (7, 0.998, 5.208), (13, 0.95, 2.179),
                                (13, 0.998, 3.930), (31, 0.95, 2.042), (31, 0.998, 3.385)],
)  # fmt: skip
def test_a_prediction_takes_students_t_from_the_printed_table(n, level, printed):
    factor = prediction_factor(level=level, n=n)
    assert round(factor / (1 + 1 / n) ** 0.5, 3) == printed


def test_a_month_larger_than_those_before_it_has_a_wider_prediction():
    """Its own chance is smaller, that of the mean is not: five times as large after seven months,
    the root of 1 + 5 / 7."""
    like, larger = (prediction_factor(level=0.998, n=7, share=share) for share in (1 / 7, 5 / 7))
    assert like == prediction_factor(level=0.998, n=7)
    assert larger / like == pytest.approx((12 / 8) ** 0.5)


def test_after_many_months_the_factor_is_that_of_the_normal_distribution():
    assert prediction_factor(level=0.998, n=1_000_000) == pytest.approx(3.0902323, abs=1e-4)
    with pytest.raises(ValueError, match="two months"):
        prediction_factor(level=0.95, n=1)


def test_months_that_vary_by_chance_scatter_as_1_and_others_as_they_do():
    drawn = np.random.default_rng(4).normal(size=20_000)
    assert scatter(drawn)[0] == pytest.approx(1, abs=0.02)
    assert scatter(2.5 * drawn)[0] == pytest.approx(2.5, abs=0.05)


def test_a_scatter_counts_as_wide_when_chance_makes_it_in_one_of_twenty_baselines():
    """Chi-square as printed in NIST/SEMATECH e-Handbook 1.3.6.7.4: 12.592 for 6 degrees."""
    limit = (12.592 / 6) ** 0.5
    assert is_wide(limit + 0.001, 7)
    assert not is_wide(limit - 0.001, 7)
    assert not is_wide(float("nan"), 1)


def test_missing_months_are_no_part_of_the_scatter():
    assert scatter([3.0, np.nan, 4.0]) == (5.0, 2)
    sigma, n = scatter([3.0, np.nan])
    assert np.isnan(sigma) and n == 1


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
