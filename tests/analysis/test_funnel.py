"""Funnels: exact limits, spread on z-scores only, nobody named by chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from scipy.stats import mstats

from analysis.dispersion import (
    Chance,
    Spread,
    adjusted_limits,
    dispersion,
    standard_error,
    winsorised,
    z_scores,
)
from analysis.funnel import Position, funnel, limit_lines, pooled_rate, sound
from analysis.limit_lines import binomial_lines, poisson_lines
from analysis.limits import LEVEL_95, LEVEL_998, binomial_limits, poisson_limits

NAN = float("nan")

# Colditz et al. 1994, JAMA 271:698: tuberculosis and all, vaccinated and not, in 13 trials.
BCG = np.array(
    [
        (4, 123, 11, 139), (6, 306, 29, 303), (3, 231, 11, 220), (62, 13598, 248, 12867),
        (33, 5069, 47, 5808), (180, 1541, 372, 1451), (8, 2545, 10, 629),
        (505, 88391, 499, 88391), (29, 7499, 45, 7277), (17, 1716, 65, 1665),
        (186, 50634, 141, 27338), (5, 2498, 3, 2341), (27, 16913, 29, 17854),
    ],
    dtype=float,
)  # fmt: skip


def counts(*pairs):
    index = [f"p{i}" for i in range(len(pairs))]
    return pd.DataFrame(pairs, columns=["numerator", "denominator"], index=index, dtype=float)


def like(rate, *, n=60, size=2000, seed=1, spread=0.0):
    """Places that differ by chance and, where spread is given, among themselves."""
    source = np.random.default_rng(seed)
    sizes = source.integers(size // 4, size, n)
    own = np.clip(rate + spread * source.standard_normal(n), 1e-6, 1 - 1e-6)
    return counts(*zip(source.binomial(sizes, own), sizes, strict=True))


def test_variance_between_places_equals_the_published_one():
    """Log risk ratios of BCG: Q = 152.23 and tau^2 = 0.3088, by DerSimonian & Laird.

    As in Viechtbauer 2010, Journal of Statistical Software 36(3), section 3 (metafor), who prints
    both for these trials.
    """
    tpos, n1, cpos, n2 = BCG.T
    effect = np.log(tpos / n1) - np.log(cpos / n2)
    error = np.sqrt(1 / tpos - 1 / n1 + 1 / cpos - 1 / n2)
    mean = np.average(effect, weights=1 / error**2)
    found = dispersion(z=(effect - mean) / error, error=error, share=0.0, is_calibrated=False)
    assert round(found.phi * found.n_places, 2) == 152.23
    assert round(found.tau**2, 4) == 0.3088


@pytest.mark.parametrize("n", [11, 21, 51])
def test_winsorised_scores_equal_those_of_scipy(n):
    """With 10 k + 1 scores the tenth and its counterpart are scores themselves."""
    scores = np.random.default_rng(n).standard_normal(n) * 3
    theirs = mstats.winsorize(scores, limits=(n // 10 / n, n // 10 / n))
    assert winsorised(scores) == pytest.approx(np.asarray(theirs), abs=1e-12)


def test_adjusted_limits_are_those_of_the_z_scores():
    """Spiegelhalter 2005: rate -+ z sqrt(phi) s, and rate -+ z sqrt(s^2 + tau^2)."""
    found = dispersion(z=np.linspace(-4, 4, 41), error=np.full(41, 0.01))
    n, z = np.array([400.0, 2500.0]), stats.norm.ppf(0.999)
    error = np.sqrt(0.5 * 0.5 / n)
    asked = {"denominator": n, "rate": 0.5, "level": LEVEL_998, "chance": Chance.BINOMIAL}
    wide = adjusted_limits(**asked, spread=Spread.MULTIPLICATIVE, dispersion=found)
    assert wide[1] == pytest.approx(0.5 + z * np.sqrt(found.phi) * error, abs=1e-9)
    added = adjusted_limits(**asked, spread=Spread.ADDITIVE, dispersion=found)
    assert added[0] == pytest.approx(0.5 - z * np.sqrt(error**2 + found.tau**2), abs=1e-9)
    plain = adjusted_limits(**asked, spread=Spread.NONE, dispersion=found)
    assert plain[1] == pytest.approx(0.5 + z * error, abs=1e-9)


def test_limits_without_spread_are_the_exact_ones():
    found = funnel(counts=like(0.3), chance=Chance.BINOMIAL)
    assert found.spread is Spread.NONE and not found.dispersion.is_found
    low, high = binomial_limits(n=found.places["denominator"], p=found.rate, level=LEVEL_998)
    assert found.places["lower_998"].to_numpy() == pytest.approx(low)
    assert found.places["upper_998"].to_numpy() == pytest.approx(high)


@pytest.mark.parametrize("spread", [Spread.ADDITIVE, Spread.MULTIPLICATIVE])
def test_exact_limits_are_never_stretched_and_never_narrowed(spread):
    """The adjusted limit is the z-score's, or the exact one where that is wider."""
    given = like(0.3, spread=0.05)
    found = funnel(counts=given, chance=Chance.BINOMIAL, spread=spread)
    assert found.spread is spread
    exact = binomial_limits(n=given["denominator"], p=found.rate, level=LEVEL_998)
    wide = adjusted_limits(
        denominator=given["denominator"], rate=found.rate, level=LEVEL_998,
        chance=Chance.BINOMIAL, spread=spread, dispersion=found.dispersion,
    )  # fmt: skip
    assert found.places["upper_998"].to_numpy() == pytest.approx(np.maximum(exact[1], wide[1]))
    assert found.places["lower_998"].to_numpy() == pytest.approx(np.minimum(exact[0], wide[0]))


def test_spread_is_found_where_places_differ_and_not_where_chance_explains_them():
    assert funnel(counts=like(0.3, spread=0.1), chance=Chance.BINOMIAL).dispersion.is_found
    assert not funnel(counts=like(0.3), chance=Chance.BINOMIAL).dispersion.is_found
    few = like(0.3, n=9, spread=0.1)
    assert not funnel(counts=few, chance=Chance.BINOMIAL).dispersion.is_found


def test_between_places_the_spread_is_found_again():
    found = funnel(counts=like(0.5, n=2000, size=9000, spread=0.05), chance=Chance.BINOMIAL)
    assert found.dispersion.tau == pytest.approx(0.05, abs=0.003)


@pytest.mark.parametrize("spread", [Spread.ADDITIVE, Spread.MULTIPLICATIVE])
def test_adjusted_limits_keep_their_level(spread):
    """20,000 places with the usual spread only: beyond the 99.8 % limits 0.1 to 0.3 % of them."""
    size = 3000 if spread is Spread.ADDITIVE else 1_000_000
    source = np.random.default_rng(11)
    sizes = source.integers(size // 2, size * 2, 20_000) if spread is Spread.ADDITIVE else size
    sizes = np.broadcast_to(sizes, 20_000).astype(float)
    cases = source.binomial(sizes.astype(int), source.normal(0.6, 0.05, 20_000).clip(0, 1))
    given = pd.DataFrame({"numerator": cases, "denominator": sizes})
    found = funnel(counts=given, chance=Chance.BINOMIAL, spread=spread)
    beyond = found.places["position"].isin([Position.ABOVE, Position.BELOW])
    assert 0.001 <= beyond.mean() <= 0.003


def test_as_published_many_more_would_be_beyond():
    """Why the spread is calibrated: the published tau leaves 2 % beyond the 99.8 % limits."""
    given = like(0.6, n=5000, size=9000, spread=0.05)
    found = funnel(counts=given, chance=Chance.BINOMIAL)
    error = standard_error(denominator=given["denominator"], rate=found.rate, chance=found.chance)
    published = dispersion(z=found.places["z"], error=error, is_calibrated=False)
    limits = adjusted_limits(
        denominator=given["denominator"], rate=found.rate, level=LEVEL_998, chance=found.chance,
        spread=Spread.ADDITIVE, dispersion=published,
    )  # fmt: skip
    value = found.places["value"].to_numpy()
    assert ((value < limits[0]) | (value > limits[1])).mean() > 0.01


def test_alike_places_have_a_dispersion_of_one():
    """The constant of the calibration is the mean square of winsorised normal scores, by scipy."""
    scores = stats.norm.ppf((np.arange(200_001) + 0.5) / 200_001)
    found = dispersion(z=scores, error=np.ones(200_001))
    assert found.phi == pytest.approx(1, abs=1e-4) and found.tau < 0.02
    end = stats.norm.ppf(0.9)
    square = stats.norm.expect(lambda x: np.clip(x, -end, end) ** 2)
    as_published = dispersion(z=scores, error=np.ones(200_001), is_calibrated=False)
    assert as_published.phi / found.phi == pytest.approx(square, abs=1e-6)


def test_few_places_are_beyond_by_chance_alone():
    """20,000 alike places: beyond the exact 99.8 % limits at most 0.25 % of them."""
    source = np.random.default_rng(7)
    sizes = source.integers(200, 9000, 20_000).astype(float)
    given = pd.DataFrame({"numerator": source.poisson(sizes * 0.001), "denominator": sizes})
    found = funnel(counts=given, chance=Chance.POISSON, rate=0.001, spread=Spread.NONE)
    beyond = found.places["position"].isin([Position.ABOVE, Position.BELOW])
    assert 0 < beyond.mean() <= 0.0025


def test_lines_and_limits_agree_on_every_count():
    """A whole count lies beyond the line just when it is beyond the exact limit."""
    source = np.random.default_rng(3)
    for level in (LEVEL_95, LEVEL_998):
        for mean in source.uniform(0.0005, 40, 25):
            _agree(
                poisson_limits(expected=mean, level=level),
                poisson_lines(expected=mean, level=level),
                np.arange(120),
            )
        for n in source.integers(1, 200, 12).astype(float):
            for p in (0.001, 0.3, 0.94):
                _agree(
                    binomial_limits(n=n, p=p, level=level),
                    binomial_lines(n=n, p=p, level=level),
                    np.arange(n + 1) / n,
                )


def _agree(limits, lines, values):
    assert (values < limits[0]).tolist() == (values < np.asarray(lines[0])).tolist()
    assert (values > limits[1]).tolist() == (values > np.asarray(lines[1])).tolist()


def test_beyond_is_strict_and_between_the_levels_is_its_own_position():
    p = 0.1
    low, high = binomial_limits(n=100, p=p, level=LEVEL_998)
    wide = binomial_limits(n=100, p=p, level=LEVEL_95)[1]
    values = [high[0], high[0] + 0.01, wide[0], wide[0] + 0.01, p, low[0]]
    given = counts(*[(value * 100, 100) for value in values])
    found = funnel(counts=given.round(), chance=Chance.BINOMIAL, rate=p, spread=Spread.NONE)
    assert found.places["position"].tolist() == [
        Position.HIGH, Position.ABOVE, Position.INSIDE, Position.HIGH, Position.INSIDE,
        Position.LOW,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(NAN, 100), (5, NAN), (5, 0), (0, 0), (120, 100)]
)
def test_a_place_without_a_rate_is_unknown_and_in_no_sum(numerator, denominator):
    """Missing, zero denominator, above 100 %: neither zero nor part of the centre."""
    others = [(30, 100)] * 20
    alone = funnel(counts=counts(*others), chance=Chance.BINOMIAL)
    found = funnel(counts=counts(*others, (numerator, denominator)), chance=Chance.BINOMIAL)
    assert found.rate == alone.rate and found.dispersion == alone.dispersion
    last = found.places.iloc[-1]
    assert last["position"] == Position.UNKNOWN
    assert last[["value", "z", "lower_95", "upper_998"]].isna().all()


def test_more_than_one_for_each_is_a_rate_of_cases_but_no_proportion():
    pair = {"numerator": np.array([120.0]), "denominator": np.array([100.0])}
    assert sound(**pair, chance=Chance.POISSON).tolist() == [True]
    assert sound(**pair, chance=Chance.BINOMIAL).tolist() == [False]


@pytest.mark.parametrize("value", [0, 100])
def test_when_all_are_equal_nobody_is_beyond(value):
    found = funnel(counts=counts(*[(value, 100)] * 12), chance=Chance.BINOMIAL)
    assert set(found.places["position"]) == {Position.INSIDE}
    assert found.spread is Spread.NONE


def test_one_place_and_none_at_all():
    one = funnel(counts=counts((3, 10)), chance=Chance.BINOMIAL)
    assert one.places["position"].tolist() == [Position.INSIDE]
    none = funnel(counts=counts(), chance=Chance.POISSON)
    assert np.isnan(none.rate) and none.places.empty and none.dispersion.n_places == 0


def test_without_a_centre_there_are_no_limits():
    found = funnel(counts=like(0.3), chance=Chance.BINOMIAL, rate=NAN)
    assert set(found.places["position"]) == {Position.UNKNOWN}
    assert found.places["value"].notna().all()
    lines = limit_lines(found, denominators=[10, 100])
    assert lines.drop(columns="denominator").isna().all().all()


def test_lines_of_missing_sizes_are_missing():
    found = funnel(counts=like(0.3), chance=Chance.BINOMIAL)
    lines = limit_lines(found, denominators=[NAN, 0, 100])
    assert lines["upper_998"].isna().tolist() == [True, True, False]
    assert np.isnan(poisson_lines(expected=[NAN, -1], level=0.95)[1]).all()


def test_missing_pieces_are_left_out_of_every_step():
    assert np.isnan(pooled_rate(numerator=[NAN], denominator=[10]))
    assert pooled_rate(numerator=[1, NAN, 2], denominator=[10, 10, 20]) == pytest.approx(0.1)
    error = standard_error(denominator=[100, NAN, 0], rate=0.5, chance=Chance.BINOMIAL)
    assert np.isnan(error).tolist() == [False, True, True]
    z = z_scores(numerator=[50, NAN], denominator=[100, 100], rate=0.5, chance=Chance.BINOMIAL)
    assert z[0] == 0 and np.isnan(z[1])
    assert winsorised([NAN, NAN]).size == 0
    assert dispersion(z=[1, NAN], error=[0.1, 0.1]).n_places == 1
