"""Neighbours by distance, against libpysal, and the traps of islands and missing positions."""

from __future__ import annotations

import numpy as np
import pytest
from libpysal.cg import arcdist
from libpysal.weights import KNN, DistanceBand

from analysis.weights import EARTH_RADIUS, distances_km, listed, nearest, within

RNG = np.random.default_rng(7)
EAST, NORTH = RNG.uniform(95, 141, 80), RNG.uniform(-11, 6, 80)
POINTS = np.column_stack([EAST, NORTH])


def lists(weights):
    return [
        set(found[share > 0].tolist())
        for found, share in zip(weights.neighbours, weights.shares, strict=True)
    ]


def test_distances_are_those_of_libpysal_and_zero_at_home():
    found = distances_km(longitude=EAST, latitude=NORTH)
    other = [[arcdist(one, two, EARTH_RADIUS) for two in POINTS] for one in POINTS]
    np.testing.assert_allclose(found, other, atol=1e-4)
    assert (np.diag(found) == 0).all()


def test_a_degree_of_the_equator():
    """111.195 km: the circumference of a sphere of that radius over 360."""
    found = distances_km(longitude=np.array([0.0, 1.0]), latitude=np.zeros(2))
    assert found[0, 1] == pytest.approx(2 * np.pi * EARTH_RADIUS / 360, rel=1e-12)


@pytest.mark.parametrize("k", [1, 4, 6])
def test_the_nearest_are_those_of_libpysal(k):
    other = KNN.from_array(POINTS, k=k, radius=EARTH_RADIUS, silence_warnings=True)
    assert lists(nearest(longitude=EAST, latitude=NORTH, k=k)) == [
        set(other.neighbors[i]) for i in range(len(POINTS))
    ]


def test_those_within_a_distance_are_those_of_libpysal():
    other = DistanceBand.from_array(
        POINTS, threshold=400, binary=True, radius=EARTH_RADIUS, silence_warnings=True
    )
    assert lists(within(longitude=EAST, latitude=NORTH, km=400)) == [
        set(other.neighbors[i]) for i in range(len(POINTS))
    ]


def test_a_row_sums_to_one_and_that_of_a_lone_island_to_zero():
    found = within(longitude=np.array([100, 100.5, 130]), latitude=np.zeros(3), km=100)
    assert found.shares.sum(axis=1).tolist() == [1, 1, 0]
    assert found.has_neighbours.tolist() == [True, True, False]


def test_the_nearest_reach_over_water():
    found = nearest(longitude=np.array([100, 100.5, 130]), latitude=np.zeros(3), k=1)
    assert lists(found) == [{1}, {0}, {1}]


def test_the_mean_of_the_neighbours():
    weights = listed([[1, 2], [0], []])
    lag = weights.lag(np.array([4.0, 6.0, 10.0]))
    assert lag[:2].tolist() == [8, 4]
    assert np.isnan(lag[2])


def test_a_missing_neighbour_makes_no_mean_of_the_others_unless_it_is_left_out():
    weights, values = listed([[1, 2], [0, 2], [0, 1]]), np.array([4.0, np.nan, 10.0])
    assert np.isnan(weights.lag(values)[0])
    assert weights.among(np.isfinite(values)).lag(values[[0, 2]]).tolist() == [10, 4]


def test_a_place_without_a_position_is_nobodys_neighbour():
    east = np.array([100, np.nan, 101, 0.1])
    north = np.array([0, 0, 0, 0.1])
    assert lists(nearest(longitude=east, latitude=north, k=1)) == [{2}, set(), {0}, {0}]
    assert lists(within(longitude=east, latitude=north, km=200)) == [{2}, set(), {0}, set()]


def test_fewer_others_than_asked_for():
    assert lists(nearest(longitude=EAST[:3], latitude=NORTH[:3], k=6)) == [{1, 2}, {0, 2}, {0, 1}]


def test_one_place_and_none():
    for n in (0, 1):
        for found in (
            nearest(longitude=EAST[:n], latitude=NORTH[:n], k=6),
            within(longitude=EAST[:n], latitude=NORTH[:n], km=50),
        ):
            assert (found.n, found.has_neighbours.sum()) == (n, 0)


def test_no_neighbours_and_no_distance_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        nearest(longitude=EAST, latitude=NORTH, k=0)
    with pytest.raises(ValueError, match="above 0"):
        within(longitude=EAST, latitude=NORTH, km=0)
