"""Unusual figures: modified z-scores as published, and what must hold before anybody is asked."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import median_abs_deviation, norm

from analysis.quality_outliers import LeastStep, modified_z, unusual_figures

NAN = float("nan")
STEP = LeastStep(people=10, share=0.2)
MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]


def series(*rows):
    """A line per row, its months in order; the units are 18.01, 18.02 ..."""
    units = [("regency", f"18.{n:02d}", "asn_daerah") for n in range(1, len(rows) + 1)]
    index = pd.MultiIndex.from_tuples(units, names=["unit_kind", "unit", "institution"])
    return pd.DataFrame(list(rows), index=index, columns=MONTHS[: len(rows[0])])


def found(values, period, least=STEP, **more):
    return unusual_figures(values, period=period, least=least, **more)


def test_scores_of_the_example_of_iglewicz_and_hoaglin():
    """Iglewicz and Hoaglin (1993), chapter 3: ten values of which 8.2 and 8.3 are outliers."""
    values = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3]
    printed = [-1.57, 0.67, -0.22, 0.22, -0.67, -1.57, -0.67, 0.67, 25.86, 26.31]
    assert modified_z(np.array(values)).round(2).tolist() == printed


def test_scores_of_the_example_of_seo():
    """S. Seo (2006), thesis, University of Pittsburgh, example data set 1 (two outliers)."""
    values = [3.2, 3.4, 3.7, 3.7, 3.8, 3.9, 4, 4, 4.1, 4.2, 4.7, 4.8, 14, 15]
    printed = [
        -1.80, -1.35, -0.67, -0.67, -0.45, -0.22, 0, 0, 0.22, 0.45, 1.57, 1.80, 22.48, 24.73,
    ]  # fmt: skip
    assert modified_z(np.array(values)) == pytest.approx(printed, abs=0.005)


@given(st.lists(st.integers(0, 5_000), min_size=3, max_size=40))
def test_scores_are_those_of_scipy(values):
    array = np.array(values, dtype=float)
    mad = median_abs_deviation(array)
    if mad == 0:
        return
    expected = 0.6745 * (array - np.median(array)) / mad
    assert modified_z(array) == pytest.approx(expected, abs=1e-6)


def test_where_most_values_are_equal_the_mean_deviation_takes_the_place():
    array = np.array([10.0] * 9 + [20.0])
    sigma = np.mean(np.abs(array - 10)) / (norm.pdf(0) * 2)
    assert modified_z(array)[-1] == pytest.approx(10 / sigma, abs=1e-6)


def test_equal_values_are_not_unusual_and_missing_stays_missing():
    assert modified_z(np.array([5.0, 5.0, NAN, 5.0])) == pytest.approx([0, 0, NAN, 0], nan_ok=True)
    assert np.isnan(modified_z(np.array([NAN, NAN]))).all()


def test_missing_months_count_in_no_median():
    with_gaps = modified_z(np.array([2.0, NAN, 4.0, 6.0, NAN, 90.0]))
    assert with_gaps[[0, 2, 3, 5]] == pytest.approx(modified_z(np.array([2.0, 4.0, 6.0, 90.0])))


def test_a_typed_zero_too_many_is_found_with_what_is_usual():
    result = found(series([412, 410, 415, 412, 411, 413, 412, 4120]), "2024-08")
    line = result.found.iloc[0]
    assert (line["unit"], line["value"], line["before"], line["usual"]) == ("18.01", 4120, 412, 412)
    assert line["low"] == pytest.approx(412 - 3.5 / 0.6745)
    assert line["n_months"] == 8
    assert (result.n_examined, result.n_too_few) == (1, 0)


def test_fewer_than_seven_months_are_not_examined():
    result = found(series([412, 410, 415, 412, 411, 4120]), "2024-06")
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 1)


def test_a_missing_month_is_not_zero_and_raises_no_question():
    result = found(series([412, 410, 415, 412, 411, 413, 412, NAN]), "2024-08")
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 0)


def test_a_small_step_is_not_asked_about_however_high_its_score():
    still = series([412, 412, 412, 412, 412, 412, 412, 415])
    assert found(still, "2024-08").found.empty
    assert abs(modified_z(still.to_numpy(dtype=float))[0, -1]) > 3.5


def test_a_new_level_is_asked_about_once():
    moved = series([412, 412, 410, 412, 411, 412, 412, 700, 700])
    assert len(found(moved, "2024-08").found) == 1
    assert found(moved, "2024-09").found.empty


def test_later_months_say_nothing_about_an_earlier_one():
    values = series([412, 410, 415, 412, 411, 413, 412, 412, 4120])
    assert found(values, "2024-08").found.empty


def test_figures_that_grow_are_compared_by_their_change():
    growing = series([100, 110, 121, 130, 140, 151, 160, 170, 400])
    result = found(growing, "2024-09", by_change=True).found.iloc[0]
    assert (result["value"], result["before"], result["usual"]) == (400, 170, 10)
    steady = series([100, 110, 121, 130, 140, 151, 160, 170, 180])
    assert found(steady, "2024-09", by_change=True).found.empty


def test_a_change_across_a_missing_month_is_missing():
    growing = series([100, 110, 121, 130, 140, 151, 160, 170, NAN, 400])
    result = found(growing, "2024-10", by_change=True)
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 0)


def test_a_month_without_any_figure_and_no_units_at_all_are_answered():
    assert found(series([412, 410]), "2023-12").n_examined == 0
    assert found(series([412, 410]).head(0), "2024-02").n_examined == 0


def test_chance_alone_asks_nobody():
    """2,000 units of some 400 people, and of some 60 at sessions, that vary as chance does."""
    rng = np.random.default_rng(20240214)
    for mean, least in ((400, STEP), (60, LeastStep(200, 4)), (2, LeastStep(5, 3))):
        draws = rng.poisson(mean, size=(2_000, 12)).astype(float)
        result = found(series(*draws), "2024-12", least)
        assert result.n_examined == 2_000
        assert len(result.found) <= 2
