"""Shrunken rates equal published ones and esda's; ranks come as intervals that say what is open."""

from __future__ import annotations

import libpysal
import numpy as np
import pandas as pd
import pytest
from esda.smoothing import Empirical_Bayes
from scipy import integrate, stats

from analysis.dispersion import Chance
from analysis.rank_intervals import rank_intervals
from analysis.shrinkage import shrunken

NAN = float("nan")
# Tarone 1982, Biometrics 38:215: rats with a tumour in 70 groups (Gelman et al., Bayesian Data
# Analysis, table 5.1).
RATS = (
    "0/20 0/20 0/20 0/20 0/20 0/20 0/20 0/19 0/19 0/19 0/19 0/18 0/18 0/17 1/20 1/20 1/20 1/20 "
    "1/19 1/19 1/18 1/18 2/25 2/24 2/23 2/20 2/20 2/20 2/20 2/20 2/20 1/10 5/49 2/19 5/46 3/27 "
    "2/17 7/49 7/47 3/20 3/20 2/13 9/48 10/50 4/20 4/20 4/20 4/20 4/20 4/20 4/20 10/48 4/19 4/19 "
    "4/19 5/22 11/46 12/49 5/20 5/20 6/23 5/19 6/22 6/20 6/20 6/20 16/52 15/47 15/46 9/24"
)


def homicides():
    table = pd.read_csv(libpysal.examples.get_path("stl_hom.csv"))
    return table.iloc[:, 10].to_numpy(float), table.iloc[:, 13].to_numpy(float)


def test_rates_of_cases_equal_the_printed_example():
    """Homicides around St. Louis: first ten rates as PySAL's documentation prints them."""
    cases, people = homicides()
    found = shrunken(numerator=cases, denominator=people, chance=Chance.POISSON)
    assert [f"{rate:.8e}" for rate in found.rates[:10]] == [
        "2.36718950e-05", "4.54539167e-05", "4.78114019e-05", "2.76907146e-05", "6.58989323e-05",
        "3.66494122e-05", "5.79952721e-05", "2.03064590e-05", "3.31152999e-05", "3.02748380e-05",
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rates_of_cases_equal_those_of_esda(seed):
    source = np.random.default_rng(seed)
    people = source.lognormal(8, 0.8, 300)
    cases = source.poisson(people * 0.002 * source.gamma(3, 1 / 3, 300)).astype(float)
    found = shrunken(numerator=cases, denominator=people, chance=Chance.POISSON)
    assert found.rates == pytest.approx(Empirical_Bayes(cases, people).r.ravel(), abs=1e-12)


def rats():
    return np.array([group.split("/") for group in RATS.split()], dtype=float).T


def test_the_spread_of_proportions_solves_the_moment_equation():
    """Kleinman 1973: of beta-binomial counts with correlation g the weighted sum of squares is
    pq sum (1 - n/N) (1 + (n - 1) g) on average; g is where that equals the sum found. Added up one
    by one. (Gelman et al. 2013, section 5.1, use unweighted moments for these rats.)"""
    cases, animals = rats()
    found = shrunken(numerator=cases, denominator=animals, chance=Chance.BINOMIAL)
    total, p = animals.sum(), cases.sum() / animals.sum()
    g = found.spread / (p * (1 - p))
    squares = sum(n * (y / n - p) ** 2 for y, n in zip(cases, animals, strict=True))
    expected = sum(p * (1 - p) * (1 - n / total) * (1 + (n - 1) * g) for n in animals)
    assert 0 < g < 1
    assert squares == pytest.approx(expected, abs=1e-9)


def test_proportions_equal_the_posterior_mean_of_the_beta_that_was_found():
    """With A + B = 1 / g - 1 the estimate is (A + y) / (A + B + n), the mean of a Beta."""
    cases, animals = rats()
    found = shrunken(numerator=cases, denominator=animals, chance=Chance.BINOMIAL)
    both = found.mean * (1 - found.mean) / found.spread - 1
    a, b = found.mean * both, (1 - found.mean) * both
    posterior = stats.beta(a + cases, b + animals - cases).mean()
    assert found.rates == pytest.approx(posterior, abs=1e-9)


def test_the_spread_between_proportions_is_found_again():
    """5,000 beta-binomial counts of scipy with g = 1 / 12."""
    sizes = np.random.default_rng(1).integers(20, 900, 5000)
    cases = stats.betabinom.rvs(sizes, 9, 2, random_state=2)
    found = shrunken(numerator=cases, denominator=sizes, chance=Chance.BINOMIAL)
    assert found.mean == pytest.approx(9 / 11, abs=0.01)
    assert found.spread / (found.mean * (1 - found.mean)) == pytest.approx(1 / 12, abs=0.01)


@pytest.mark.parametrize("chance", list(Chance))
def test_where_chance_explains_all_every_place_has_the_rate_of_all(chance):
    found = shrunken(numerator=[3, 30, 300], denominator=[10, 100, 1000], chance=chance)
    assert found.rates == pytest.approx([0.3] * 3)
    assert found.spread == 0


@pytest.mark.parametrize("chance", list(Chance))
def test_the_fewer_the_people_the_nearer_to_the_rate_of_all(chance):
    source = np.random.default_rng(5)
    sizes = np.repeat([50.0, 5000.0], 40)
    cases = source.binomial(sizes.astype(int), source.beta(2, 8, 80)).astype(float)
    found = shrunken(numerator=cases, denominator=sizes, chance=chance)
    assert found.weights[0] < found.weights[-1] < 1
    between = np.sort([found.rates, cases / sizes, np.full(80, found.mean)], axis=0)[1]
    assert found.rates == pytest.approx(between)


@pytest.mark.parametrize("chance", list(Chance))
@pytest.mark.parametrize("pair", [(NAN, 100), (5, NAN), (0, 0), (-1, 10)])
def test_a_place_without_a_rate_stays_without_one(chance, pair):
    cases, sizes = [3.0, 40.0, 350.0, 9.0], [10.0, 100.0, 1000.0, 90.0]
    alone = shrunken(numerator=cases, denominator=sizes, chance=chance)
    found = shrunken(numerator=[*cases, pair[0]], denominator=[*sizes, pair[1]], chance=chance)
    assert np.isnan([found.rates[-1], found.weights[-1]]).all()
    assert found.mean == alone.mean
    assert found.rates[:-1] == pytest.approx(alone.rates)


def test_nothing_is_drawn_to_nothing():
    found = shrunken(numerator=[NAN], denominator=[NAN], chance=Chance.POISSON)
    assert np.isnan(found.mean) and np.isnan(found.rates).all()
    one = shrunken(numerator=[2], denominator=[9], chance=Chance.BINOMIAL)
    assert one.rates == pytest.approx([2 / 9])


def places(*pairs):
    return pd.DataFrame(pairs, columns=["numerator", "denominator"], dtype=float)


def test_ranks_of_places_far_apart_are_certain_and_of_alike_ones_open():
    apart = rank_intervals(
        counts=places((9000, 10000), (5000, 10000), (1000, 10000)), chance=Chance.BINOMIAL
    )
    assert apart[["lower", "upper"]].to_numpy().tolist() == [[1, 1], [2, 2], [3, 3]]
    alike = rank_intervals(counts=places(*[(30, 100)] * 20), chance=Chance.BINOMIAL)
    assert (alike["lower"] <= 2).all() and (alike["upper"] >= 19).all()


def test_how_often_one_is_above_another_equals_the_integral():
    """Ends at level 1 - 2 a cross just where P(first above second) = a."""
    first, second = stats.beta(12.5, 88.5), stats.beta(20.5, 80.5)
    above = integrate.quad(lambda x: first.pdf(x) * second.cdf(x), 0, 1)[0]
    given = places((12, 100), (20, 100))
    wide = rank_intervals(
        counts=given, chance=Chance.BINOMIAL, level=1 - 2 * (above - 0.012), draws=20_000
    )
    tight = rank_intervals(
        counts=given, chance=Chance.BINOMIAL, level=1 - 2 * (above + 0.012), draws=20_000
    )
    assert wide["lower"].iloc[0] == 1 and tight["lower"].iloc[0] == 2


def test_spread_beyond_chance_makes_ranks_as_open_as_fewer_counts_do():
    given = places((90, 300), (120, 300), (150, 300))
    wide = rank_intervals(counts=given, chance=Chance.BINOMIAL, phi=30)
    fewer = rank_intervals(counts=given / 30, chance=Chance.BINOMIAL)
    pd.testing.assert_frame_equal(wide, fewer)
    assert (wide["upper"] - wide["lower"] == 2).all()
    exact = rank_intervals(counts=given, chance=Chance.BINOMIAL)
    pd.testing.assert_frame_equal(
        exact, rank_intervals(counts=given, chance=Chance.BINOMIAL, phi=0.7)
    )


def test_the_same_seed_gives_the_same_ranks():
    given = places((3, 900), (5, 800), (0, 700))
    again = [rank_intervals(counts=given, chance=Chance.POISSON) for _ in range(2)]
    pd.testing.assert_frame_equal(*again)


def test_a_place_without_a_rate_has_no_rank_and_takes_none():
    found = rank_intervals(
        counts=places((30, 100), (NAN, 100), (5, 0), (120, 100), (60, 100)), chance=Chance.BINOMIAL
    )
    assert found["lower"].isna().tolist() == [False, True, True, True, False]
    assert found["upper"].max() == 2 and found["n"].iloc[0] == 2
    nobody = rank_intervals(counts=places((NAN, NAN)), chance=Chance.POISSON)
    assert nobody["lower"].isna().all() and nobody["n"].iloc[0] == 0
