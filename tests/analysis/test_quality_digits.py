"""Last digits: chi-square as published, and guards against saying too much."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from analysis.quality_digits import (
    chi_square_even,
    counted_figures,
    digit_counts,
    digit_preference,
)
from analysis.reporting import UNIT
from tests.support.frames import frames, report

ROUND = [10, 20, 25, 30, 40, 45, 50, 60, 75, 80]


def attended(values, unit="18.06", period="2024-01"):
    rows = [{"attended": value} for value in values]
    return report("socialization", period, unit, rows)


def preference(*reports):
    return digit_preference(digit_counts(counted(*reports), by=UNIT))


def counted(*reports):
    return counted_figures(frames(*reports)[0])


def test_chi_square_of_the_example_of_r():
    """R, help page of chisq.test: x <- c(A = 20, B = 15, C = 25) gives X-squared = 2.5, df = 2,
    p-value = 0.2865."""
    statistic, p = chi_square_even(np.array([20, 15, 25]))
    assert (float(statistic), round(float(p), 4)) == (2.5, 0.2865)


@given(st.lists(st.lists(st.integers(0, 300), min_size=10, max_size=10), min_size=1, max_size=5))
def test_chi_square_is_that_of_scipy(rows):
    counts = np.array(rows)
    statistic, p = chi_square_even(counts)
    for k, row in enumerate(rows):
        if sum(row) == 0:
            assert np.isnan(statistic[k]) and np.isnan(p[k])
            continue
        expected = chisquare(row)
        assert statistic[k] == pytest.approx(expected.statistic, rel=1e-9, abs=1e-6)
        assert p[k] == pytest.approx(expected.pvalue, abs=1e-6)


def test_a_missing_count_is_refused():
    with pytest.raises(ValueError, match="not zero"):
        chi_square_even(np.array([3.0, float("nan")]))


def test_figures_that_all_end_in_0_or_5_are_a_question():
    result = preference(attended(ROUND * 6))
    line = result.found.iloc[0]
    assert (line["unit"], line["n"], line["share"]) == ("18.06", 60, 1.0)
    assert line["counts"] == (42, 0, 0, 0, 0, 18, 0, 0, 0, 0)
    assert line["p"] < 1e-12


def test_even_last_digits_are_none():
    result = preference(attended(range(10, 110)))
    assert (len(result.found), result.n_examined) == (0, 1)


def test_fewer_than_fifty_figures_are_not_examined():
    result = preference(attended(ROUND * 4))
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 1)


def test_small_and_blank_figures_are_left_out():
    found = counted(attended([9, None, 0, 10, 31]))
    assert found["digit"].tolist() == [0, 1]


def test_an_unchanged_figure_is_one_observation():
    months = [
        report("pledges", f"2024-0{n}", "18.06", [{"obligated": 412, "signed": 300 + n}])
        for n in (1, 2, 3)
    ]
    found = counted(*months)
    assert found.groupby("field")["value"].apply(list).to_dict() == {
        "obligated": [412.0],
        "signed": [301.0, 302.0, 303.0],
    }


def test_two_sessions_of_one_size_are_two_observations():
    assert len(counted(attended([64, 64]))) == 2


def test_invitations_are_plans_and_may_be_round():
    rows = [{"invited": 50, "attended": 43}]
    assert counted(report("socialization", "2024-01", "18.06", rows))["value"].tolist() == [43.0]


def test_chance_alone_seldom_asks():
    """300 units with even last digits: together they raise a question once in a hundred times."""
    draws = np.random.default_rng(20240101).integers(10, 1_000, size=(300, 60))
    reports = [attended(row, unit=f"{n:04d}") for n, row in enumerate(draws)]
    result = preference(*reports)
    assert (len(result.found), result.n_examined) == (0, 300)


def test_a_share_below_two_in_five_is_not_asked_about():
    """Three in ten end in 0 or 5: clear in 2,000 figures, but nobody need be asked."""
    rng = np.random.default_rng(7)
    values = [*rng.integers(10, 200, 1_600), *(rng.integers(2, 40, 250) * 5)]
    result = preference(attended(values))
    assert (len(result.found), result.n_examined) == (0, 1)


def test_nothing_counted_is_nothing_found():
    assert preference(attended([3])).n_examined == 0
