"""Moran's I against published figures and against esda; what is missing or equal has no answer."""

from __future__ import annotations

import libpysal
import numpy as np
import pytest
from esda.moran import Moran, Moran_Local, Moran_Rate
from esda.smoothing import assuncao_rate
from scipy.stats import false_discovery_control

from analysis.moran import (
    false_discovery,
    global_moran,
    local_moran,
    rate_deviates,
)
from analysis.weights import listed, nearest


def example(weights, table, *columns):
    """A worked example that comes with libpysal: its weights, ours, and columns of its table."""
    theirs = libpysal.io.open(libpysal.examples.get_path(weights)).read()
    at = {code: place for place, code in enumerate(theirs.id_order)}
    ours = listed([[at[other] for other in theirs.neighbors[code]] for code in theirs.id_order])
    opened = libpysal.io.open(libpysal.examples.get_path(table))
    return theirs, ours, *(np.array(opened.by_col(name), dtype=float) for name in columns)


EXAMPLES = [
    ("columbus.gal", "columbus.dbf", "CRIME"),
    ("stl.gal", "stl_hom.txt", "HR8893"),
    ("sids2.gal", "sids2.dbf", "SIDR74"),
    ("desmith.gal", "desmith.txt", "z"),
]


def test_crime_in_columbus_as_printed():
    """Anselin 1988, data columbus of R packages spData and spdep; moran.test(CRIME, queen
    contiguity) of spdep prints 0.500188557, -0.020833333, 0.008689289.
    """
    _, weights, crime = example("columbus.gal", "columbus.dbf", "CRIME")
    found = global_moran(values=crime, weights=weights)
    printed = [round(x, 9) for x in (found.statistic, found.expected, found.variance)]
    assert printed == [0.500188557, -0.020833333, 0.008689289]


@pytest.mark.parametrize(
    ("weights", "table", "column", "statistic", "expected"),
    [
        # documentation of esda 2.9, class Moran: homicides around St Louis; infant deaths
        ("stl.gal", "stl_hom.txt", "HR8893", 0.244, -0.012987012987),
        ("sids2.gal", "sids2.dbf", "SIDR74", 0.248, -0.010101010101),
    ],
)
def test_documented_examples_as_printed(weights, table, column, statistic, expected):
    _, own, values = example(weights, table, column)
    found = global_moran(values=values, weights=own)
    assert (round(found.statistic, 3), round(found.expected, 12)) == (statistic, expected)


@pytest.mark.parametrize(("weights", "table", "column"), EXAMPLES)
def test_global_statistic_and_variance_are_those_of_esda(weights, table, column):
    theirs, own, values = example(weights, table, column)
    found, other = global_moran(values=values, weights=own), Moran(values, theirs, permutations=0)
    assert found.statistic == pytest.approx(other.I, abs=1e-6)
    assert found.expected == pytest.approx(other.EI, abs=1e-6)
    assert found.variance == pytest.approx(other.VI_rand, abs=1e-6)


@pytest.mark.parametrize(("weights", "table", "column"), EXAMPLES)
def test_local_statistics_are_those_of_esda(weights, table, column):
    """esda divides by n - 1 where Anselin (1995) and we divide by n."""
    theirs, own, values = example(weights, table, column)
    n = len(values)
    found, other = (
        local_moran(values=values, weights=own),
        Moran_Local(values, theirs, permutations=0),
    )
    np.testing.assert_allclose(found.statistic * (n - 1) / n, other.Is, atol=1e-6)
    np.testing.assert_allclose(found.z, other.z, atol=1e-6)


def quadrants(found):
    """1 high among high, 2 low among high, 3 low among low, 4 high among low."""
    high, high_around = found.z > 0, found.lag > 0
    return np.select([high & high_around, ~high & high_around, ~high & ~high_around], [1, 2, 3], 4)


def test_quadrants_of_local_statistics_as_printed():
    """Documentation of esda 2.9, classes Moran_Local (all ten places of de Smith) and
    Moran_Local_Rate (infant deaths 1979-84, the first ten counties): attribute q."""
    _, own, values = example("desmith.gal", "desmith.txt", "z")
    found = local_moran(values=values, weights=own)
    assert quadrants(found).tolist() == [4, 4, 4, 2, 3, 3, 1, 4, 3, 3]
    _, own, deaths, births = example("sids2.gal", "sids2.dbf", "SID79", "BIR79")
    found = local_moran(values=rate_deviates(cases=deaths, base=births), weights=own)
    assert quadrants(found)[:10].tolist() == [2, 4, 3, 1, 2, 1, 1, 4, 2, 4]


def test_local_statistics_add_up_to_the_global_one():
    _, own, crime = example("columbus.gal", "columbus.dbf", "CRIME")
    found = local_moran(values=crime, weights=own)
    assert found.statistic.mean() == pytest.approx(
        global_moran(values=crime, weights=own).statistic, abs=1e-12
    )


def test_moran_of_rates_as_printed():
    """Documentation of esda 2.9, class Moran_Rate, infant deaths 1979-84: 0.1662."""
    theirs, own, deaths, births = example("sids2.gal", "sids2.dbf", "SID79", "BIR79")
    deviates = rate_deviates(cases=deaths, base=births)
    found = global_moran(values=deviates, weights=own)
    assert round(found.statistic, 4) == 0.1662
    other = Moran_Rate(deaths, births, theirs, permutations=0)
    assert found.statistic == pytest.approx(other.I, abs=1e-6)


def test_deviates_of_rates_are_those_of_esda_and_as_printed():
    """Documentation of esda 2.9, assuncao_rate."""
    cases = np.array([30, 25, 25, 15, 33, 21, 30, 20.0])
    base = np.array([100, 100, 110, 90, 100, 90, 110, 90.0])
    found = rate_deviates(cases=cases, base=base)
    assert found[:4].round(8).tolist() == [1.03843594, -0.04099089, -0.56250375, -1.73061861]
    np.testing.assert_allclose(found, assuncao_rate(cases, base), atol=1e-6)


def naive_p(observed, simulated):
    """Twice the smaller tail, counted by hand."""
    above = sum(value >= observed - 1e-12 for value in simulated) + 1
    below = sum(value <= observed + 1e-12 for value in simulated) + 1
    return min(1.0, 2 * min(above, below) / (len(simulated) + 1))


def test_the_permutation_test_counts_as_a_plain_loop_does():
    """The same seed deals the same arrangements; esda computes I of each."""
    theirs, own, crime = example("columbus.gal", "columbus.dbf", "CRIME")
    z = (crime - crime.mean()) / crime.std()
    places = np.tile(np.arange(len(z), dtype=np.int32), (99, 1))
    dealt = z[np.random.default_rng(5).permuted(places, axis=1)]
    simulated = [Moran(row, theirs, permutations=0).I for row in dealt]
    found = global_moran(values=crime, weights=own, permutations=99, seed=5)
    assert found.p == naive_p(Moran(crime, theirs, permutations=0).I, simulated)


def test_small_worlds_have_the_p_of_all_arrangements():
    """Five places: all 4! arrangements around the first are counted by hand."""
    values, weights = np.array([9.0, 8, 1, 2, 3]), listed([[1, 2]] + [[0]] * 4)
    lags = [(a + b) / 2 for a in values[1:] for b in values[1:] if a != b]
    share = sum(lag >= (values[1] + values[2]) / 2 for lag in lags) / len(lags)
    other = sum(lag <= (values[1] + values[2]) / 2 for lag in lags) / len(lags)
    found = local_moran(values=values, weights=weights, permutations=4999, refined=4999)
    assert found.p[0] == pytest.approx(min(1, 2 * min(share, other)), abs=0.03)


@pytest.mark.filterwarnings("ignore:The alternative hypothesis:DeprecationWarning")
def test_local_p_agrees_with_esda():
    """esda counts the smaller tail once and draws other numbers: the same within chance."""
    theirs, own, crime = example("columbus.gal", "columbus.dbf", "CRIME")
    found = local_moran(values=crime, weights=own, permutations=9999, refined=9999)
    other = Moran_Local(crime, theirs, permutations=9999, seed=3)
    np.testing.assert_allclose(found.p, np.minimum(2 * other.p_sim, 1), atol=0.03)


def test_the_same_seed_gives_the_same_answer_and_another_a_near_one():
    _, own, crime = example("columbus.gal", "columbus.dbf", "CRIME")
    first, again = (local_moran(values=crime, weights=own) for _ in range(2))
    np.testing.assert_array_equal(first.p, again.p)
    other = local_moran(values=crime, weights=own, seed=1)
    assert (first.p != other.p).any()
    assert np.abs(first.p - other.p).max() < 0.15


def test_no_pattern_is_found_in_noise_more_often_than_promised():
    """500 places, 20 maps of noise: p below 0.05 in few, and hardly ever a place named."""
    rng = np.random.default_rng(11)
    weights = nearest(longitude=rng.uniform(95, 141, 200), latitude=rng.uniform(-11, 6, 200), k=6)
    maps = rng.normal(size=(20, 200))
    assert sum(global_moran(values=one, weights=weights).p <= 0.05 for one in maps) <= 3
    named = [
        (false_discovery(local_moran(values=one, weights=weights).p) <= 0.05).any() for one in maps
    ]
    assert sum(named) <= 3


def test_false_discovery_as_in_the_paper():
    """Benjamini and Hochberg 1995, cardiac events after two treatments, as in scipy's documentation
    of false_discovery_control: of 15 p-values, four are rejected at 0.05."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
         0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    found = false_discovery(np.array(p))
    assert (found <= 0.05).sum() == 4
    np.testing.assert_allclose(found, false_discovery_control(p), atol=1e-6)


def test_false_discovery_leaves_tests_out_that_were_not_made():
    p = np.array([0.01, np.nan, 0.04])
    found = false_discovery(p)
    assert found[[0, 2]].tolist() == pytest.approx([0.02, 0.04])
    assert np.isnan(found[1])
    assert np.isnan(false_discovery(np.array([np.nan]))).all()


@pytest.mark.parametrize(
    "values",
    [
        [3.0, 3, 3, 3, 3],
        [1.0, 2, 3, np.nan, np.nan],
        [np.nan] * 5,
        [0.1 + 0.2, 0.3, 0.3, 0.3, 0.3],
    ],
    ids=["all equal", "fewer than four", "all missing", "equal but for rounding"],
)
def test_where_moran_is_not_defined_there_is_no_answer(values):
    weights = listed([[1], [0, 2], [1, 3], [2, 4], [3]])
    assert global_moran(values=np.array(values), weights=weights) is None
    found = local_moran(values=np.array(values), weights=weights)
    assert np.isnan([found.z, found.statistic, found.p]).all()


def test_nobody_has_neighbours():
    lonely = listed([[]] * 6)
    values = np.arange(6.0)
    assert global_moran(values=values, weights=lonely) is None
    assert np.isnan(local_moran(values=values, weights=lonely).p).all()


def test_an_island_is_in_the_mean_but_has_no_local_answer():
    weights = listed([[1], [0], [1], [2], []])
    found = global_moran(values=np.arange(5.0), weights=weights)
    assert (found.n, found.n_alone) == (5, 1)
    assert np.isnan(local_moran(values=np.arange(5.0), weights=weights).p[4])


def test_deviates_without_any_case_or_without_people():
    assert np.isnan(rate_deviates(cases=np.zeros(4), base=np.full(4, 9.0))).all()
    found = rate_deviates(cases=np.array([1.0, 2, 3]), base=np.array([0.0, np.nan, 30]))
    assert np.isnan(found[:2]).all()


def test_deviates_where_places_differ_less_than_chance_makes_them():
    """The variance between places comes out negative; the Poisson variance takes its place."""
    cases, base = np.array([5.0, 5, 5, 4]), np.array([100.0, 100, 100, 95])
    np.testing.assert_allclose(
        rate_deviates(cases=cases, base=base), assuncao_rate(cases, base), atol=1e-6
    )
