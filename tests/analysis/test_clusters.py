"""Where a rate clusters: a planted cluster is found, chance is not, and unsuitable rates say so."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.clusters import Kind, Unsuitable, find_clusters
from domain.indicators import (
    COVERAGE,
    PLEDGE_COMPLETION,
    VIOLATION_RATE,
    VIOLATIONS_REPORTED,
)
from domain.states import State

SIDE = 8
EAST, NORTH = (axis.ravel() * 1.0 for axis in np.meshgrid(range(SIDE), range(SIDE)))
N = SIDE * SIDE


def lines(numerator, denominator, *, east=EAST, north=NORTH):
    """A grid of eight by eight places, a degree apart."""
    cases = np.broadcast_to(np.asarray(numerator, dtype=float), east.shape)
    return pd.DataFrame(
        {
            "longitude": 100 + east,
            "latitude": north,
            "numerator": cases.copy(),
            "denominator": np.broadcast_to(np.asarray(denominator, dtype=float), east.shape),
            "state": np.where(cases > 0, State.ABOVE_ZERO.value, State.ZERO.value),
            "n_figures": 12,
            "n_expected": 12,
        },
        index=[f"{int(x)}{int(y)}" for x, y in zip(east, north, strict=True)],
    )


def planted(*, low=4, high=30):
    """A corner of nine places with many cases, the others with few; 1,000 people each."""
    rng = np.random.default_rng(3)
    is_corner = (EAST < 3) & (NORTH < 3)
    return lines(rng.poisson(np.where(is_corner, high, low)), 1000), is_corner


def test_a_planted_cluster_is_found_and_no_place_outside_it_is_called_high():
    frame, is_corner = planted()
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert found.is_clustered
    high = found.lines["kind"].eq(Kind.HIGH.value).to_numpy()
    assert high[is_corner].sum() >= 5
    assert high[~is_corner].sum() == 0
    assert (found.n_in_scope, found.n_known, found.n_tested) == (N, N, N)


def test_noise_names_nobody():
    rng = np.random.default_rng(8)
    found = find_clusters(indicator=VIOLATION_RATE, lines=lines(rng.poisson(5, N), 1000))
    assert (found.is_clustered, found.is_dispersed) == (False, False)
    assert found.lines["kind"].eq(Kind.INSIDE.value).all()


def test_a_chessboard_is_dispersed():
    board = np.where((EAST + NORTH) % 2, 40, 5)
    found = find_clusters(indicator=VIOLATION_RATE, lines=lines(board, 1000))
    assert (found.is_clustered, found.is_dispersed) == (False, True)


def test_small_populations_make_no_pattern():
    """One corner of tiny places has rates all over, as chance gives them; deviates take it in."""
    rng = np.random.default_rng(12)
    base = np.where(EAST < 3, 60.0, 4000.0)
    found = find_clusters(indicator=VIOLATION_RATE, lines=lines(rng.poisson(base * 0.01), base))
    assert not (found.lines["kind"].eq(Kind.HIGH.value)).any()


def test_what_is_missing_is_in_no_test_and_nobody_is_its_neighbour():
    """A corner that has not reported is no cluster of low values."""
    frame, _ = planted(low=12, high=12)
    silent = (EAST < 2) & (NORTH < 3)
    frame.loc[silent, ["numerator"]] = np.nan
    frame.loc[silent, "state"] = State.NOT_REPORTED.value
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert found.n_tested == N - 6
    own = found.lines[silent]
    assert own["kind"].eq(Kind.UNKNOWN.value).all()
    assert own[["value", "z", "p", "q"]].isna().all(axis=None)
    assert not found.lines["kind"].eq(Kind.LOW.value).any()


def test_few_cases_around_are_not_named():
    """A corner of single cases stands out among 400 places, but hangs on single cases."""
    east, north = (axis.ravel() * 1.0 for axis in np.meshgrid(range(20), range(20)))
    ones = np.where((east < 6) & (north < 6), 1, 0)
    frame = lines(ones, 1000, east=east, north=north)
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert found.is_clustered
    assert (found.lines["cases_around"] < 10).all()
    assert set(found.lines["kind"]) == {Kind.FEW.value, Kind.INSIDE.value}


def test_a_low_place_is_named_only_where_cases_were_to_be_expected():
    frame = lines(np.where(EAST < 3, 0, 30), 1000)
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    low = found.lines["kind"].eq(Kind.LOW.value)
    assert low.any()
    assert (found.lines.loc[low, "cases_around"] >= 10).all()


def test_rates_above_full_are_a_question_first():
    rng = np.random.default_rng(5)
    frame = lines(rng.integers(60, 90, N), 100)
    frame.loc["00", "numerator"] = 5000
    found = find_clusters(indicator=PLEDGE_COMPLETION, lines=frame)
    assert (found.n_above_full, found.n_tested) == (1, N - 1)
    assert found.lines.loc["00", "kind"] == Kind.LEFT_OUT.value


def test_attendances_per_100_may_pass_100():
    rng = np.random.default_rng(5)
    found = find_clusters(indicator=COVERAGE, lines=lines(rng.integers(60, 190, N), 100))
    assert (found.n_above_full, found.n_tested) == (0, N)


def test_small_denominators_are_left_out_of_percentages():
    rng = np.random.default_rng(5)
    base = np.where(np.arange(N) < 3, 12, 100)
    found = find_clusters(indicator=PLEDGE_COMPLETION, lines=lines(rng.integers(5, 12, N), base))
    assert (found.n_small, found.n_tested) == (3, N - 3)


def test_places_with_few_of_their_reports_are_left_out():
    frame, _ = planted()
    frame.loc["00", "n_figures"] = 9
    frame.loc["10", "n_figures"] = 10
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert (found.n_poor, found.n_tested) == (1, N - 1)
    assert found.lines.loc["00", "kind"] == Kind.LEFT_OUT.value


def test_most_places_with_few_of_their_reports_are_too_few():
    frame, _ = planted()
    frame["n_figures"] = 9
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert found.unsuitable is Unsuitable.FEW_REPORTS


def test_places_without_an_area_are_left_out():
    frame, _ = planted()
    frame.loc["00", ["longitude", "latitude"]] = np.nan
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert (found.n_nowhere, found.n_tested) == (1, N - 1)
    assert found.lines.loc["00", "kind"] == Kind.LEFT_OUT.value


def test_a_zero_denominator_is_no_rate():
    frame, _ = planted()
    frame.loc["00", ["numerator", "denominator"]] = 0.0
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert found.lines.loc["00", "kind"] == Kind.UNKNOWN.value
    assert np.isnan(found.lines.loc["00", "value"])


def silent(frame, n):
    """The first n places without a report."""
    own = frame.index[:n]
    frame.loc[own, "numerator"] = np.nan
    frame.loc[own, "state"] = State.NOT_REPORTED.value
    return frame


@pytest.mark.parametrize(
    ("indicator", "frame", "reason"),
    [
        (VIOLATIONS_REPORTED, lines(9, np.nan), Unsuitable.NOT_A_RATE),
        (VIOLATION_RATE, silent(planted()[0], N // 5 + 1), Unsuitable.FEW_REPORTS),
        (VIOLATION_RATE, silent(lines(9, 1000), N), Unsuitable.FEW_REPORTS),
        (VIOLATION_RATE, planted()[0].iloc[:29], Unsuitable.FEW_PLACES),
        (VIOLATION_RATE, silent(planted()[0].iloc[:29].copy(), 20), Unsuitable.FEW_PLACES),
        (VIOLATION_RATE, silent(planted()[0].iloc[:34].copy(), 6), Unsuitable.FEW_PLACES),
        (VIOLATION_RATE, planted()[0].iloc[:1], Unsuitable.FEW_PLACES),
        (VIOLATION_RATE, planted()[0].iloc[:0], Unsuitable.FEW_PLACES),
        (VIOLATION_RATE, lines(np.arange(N) < 20, 1000), Unsuitable.FEW_CASES),
        (PLEDGE_COMPLETION, lines(80, 100), Unsuitable.ALL_EQUAL),
        (VIOLATION_RATE, lines(9, 1000), Unsuitable.ALL_EQUAL),
    ],
    ids=[
        "count",
        "four in five",
        "nobody",
        "29",
        "9 of 29",
        "28 of 34",
        "one",
        "none",
        "19 cases",
        "all 80 %",
        "all 9",
    ],
)
def test_what_is_not_suitable_is_not_tested(indicator, frame, reason):
    found = find_clusters(indicator=indicator, lines=frame)
    assert found.unsuitable is reason
    assert (found.overall, found.by_distance, found.n_tested) == (None, None, 0)
    assert not found.is_clustered
    assert set(found.lines["kind"]) <= {Kind.LEFT_OUT.value, Kind.UNKNOWN.value}


def test_places_out_of_scope_are_dropped():
    frame, _ = planted()
    frame.loc["00", "state"] = State.NOT_IN_SCOPE.value
    assert "00" not in find_clusters(indicator=VIOLATION_RATE, lines=frame).lines.index


def test_the_test_does_not_change_what_it_is_given():
    frame, _ = planted()
    before = frame.copy()
    find_clusters(indicator=VIOLATION_RATE, lines=frame)
    pd.testing.assert_frame_equal(frame, before)
