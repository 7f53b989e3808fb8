"""Comparisons: funnels, spread, intervals, ranks, shrunken rates, peers, sentences."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from analysis import comparison, comparison_reading, dispersion, funnel, intervals
from analysis.dispersion import Chance, Spread
from analysis.funnel import Funnel
from analysis.limit_lines import binomial_lines, poisson_lines
from analysis.peers import PeerGroup, peers_of, size_bands
from analysis.rank_intervals import rank_intervals
from analysis.shrinkage import shrunken
from domain.indicators import PLEDGE_COMPLETION
from domain.language import Language
from tests.support.missing_cases import Trial, case, exempt, gap, one_by_one, put

EN = Language("en")
LIKE = dispersion.dispersion(z=np.linspace(-4, 4, 41), error=np.full(41, 0.01))


def world(rng, n=30):
    """Numerators and denominators of n places that differ, none of them 0."""
    sizes = rng.integers(200, 900, n).astype(float)
    return rng.binomial(sizes.astype(int), rng.uniform(0.3, 0.6, n)).astype(float), sizes


def _numerators(call, rng):
    """The trial of a function of numerators and denominators, a place for each in its answer."""
    cases, sizes = world(rng)
    at = int(rng.integers(len(cases)))
    return Trial(
        missing=call(put(cases, at, np.nan), sizes),
        absent=gap(call(np.delete(cases, at), np.delete(sizes, at)), at),
        zero=call(put(cases, at, 0.0), sizes),
    )


def frame(cases, sizes):
    return pd.DataFrame({"numerator": cases, "denominator": sizes})


def _frame_numerators(call, rng):
    """The same of a frame; places without a rate are left out of the answer before comparing."""
    cases, sizes = world(rng)
    at = int(rng.integers(len(cases)))
    given = frame(cases, sizes)
    blank, zero = given.copy(), given.copy()
    blank.loc[at, "numerator"], zero.loc[at, "numerator"] = np.nan, 0.0
    return Trial(missing=call(blank), absent=call(given.drop(index=at)), zero=call(zero))


@case(funnel.funnel)
def _(rng):
    def call(counts):
        found = funnel.funnel(counts=counts, chance=Chance.BINOMIAL)
        return found.rate, found.dispersion, found.places.dropna(subset=["value"])

    return _frame_numerators(call, rng)


@case(rank_intervals)
def _(rng):
    def call(counts):
        found = rank_intervals(counts=counts, chance=Chance.BINOMIAL, draws=200)
        return found.dropna(), found["n"].iloc[0]

    return _frame_numerators(call, rng)


@case(shrunken)
def _(rng):
    def call(counts):
        found = shrunken(
            numerator=counts["numerator"], denominator=counts["denominator"], chance=Chance.BINOMIAL
        )
        known = ~np.isnan(found.rates)
        return found.rates[known], found.weights[known], found.mean, found.spread

    return _frame_numerators(call, rng)


@case(funnel.pooled_rate)
def _(rng):
    cases, sizes = world(rng)
    at = int(rng.integers(len(cases)))
    rest = funnel.pooled_rate(numerator=np.delete(cases, at), denominator=np.delete(sizes, at))
    return Trial(
        missing=funnel.pooled_rate(numerator=put(cases, at, np.nan), denominator=sizes),
        absent=rest,
        zero=funnel.pooled_rate(numerator=put(cases, at, 0.0), denominator=sizes),
    )


@case(funnel.sound)
def _(rng):
    return _numerators(
        lambda cases, sizes: funnel.sound(
            numerator=cases, denominator=sizes, chance=Chance.BINOMIAL
        ),
        rng,
    )


@case(funnel.limit_lines)
def _(rng):
    cases, sizes = world(rng)
    found = funnel.funnel(counts=frame(cases, sizes), chance=Chance.BINOMIAL)

    def call(at):
        lines = funnel.limit_lines(found, denominators=at)
        return lines["lower_998"].to_numpy(), lines["upper_95"].to_numpy()

    trial = one_by_one(call, sizes, rng)
    return Trial(trial.missing, trial.absent, _with_centre(found, sizes))


def _with_centre(found: Funnel, sizes):
    """What lines would be if the centre were 0: missing sizes have none at all."""
    return np.zeros(len(sizes)), np.full(len(sizes), found.rate)


@case(dispersion.z_scores)
def _(rng):
    return _numerators(
        lambda cases, sizes: dispersion.z_scores(
            numerator=cases, denominator=sizes, rate=0.4, chance=Chance.POISSON
        ),
        rng,
    )


@case(dispersion.winsorised)
def _(rng):
    scores = rng.uniform(2, 9, 30)
    at = int(rng.integers(30))
    call = dispersion.winsorised
    return Trial(
        call(put(scores, at, np.nan)), call(np.delete(scores, at)), call(put(scores, at, 0))
    )


@case(dispersion.dispersion)
def _(rng):
    scores, errors = rng.uniform(2, 9, 30), rng.uniform(0.01, 0.03, 30)
    at = int(rng.integers(30))
    return Trial(
        missing=dispersion.dispersion(z=put(scores, at, np.nan), error=errors),
        absent=dispersion.dispersion(z=np.delete(scores, at), error=np.delete(errors, at)),
        zero=dispersion.dispersion(z=put(scores, at, 0.0), error=errors),
    )


def _of_sizes(call, rng):
    """A denominator of 0 has no limits either: what it must not be is a limit of 0."""
    trial = one_by_one(call, world(rng)[1], rng)
    plain = trial.missing if isinstance(trial.missing, tuple) else (trial.missing,)
    return Trial(trial.missing, trial.absent, tuple(np.nan_to_num(each) for each in plain))


@case(dispersion.standard_error)
def _(rng):
    return _of_sizes(
        lambda sizes: dispersion.standard_error(
            denominator=sizes, rate=0.4, chance=Chance.BINOMIAL
        ),
        rng,
    )


@case(dispersion.adjusted_limits)
def _(rng):
    return _of_sizes(
        lambda sizes: dispersion.adjusted_limits(
            denominator=sizes, rate=0.4, level=0.95, chance=Chance.BINOMIAL,
            spread=Spread.ADDITIVE, dispersion=LIKE,
        ),
        rng,
    )  # fmt: skip


@case(binomial_lines)
def _(rng):
    return _of_sizes(lambda sizes: binomial_lines(n=sizes, p=0.4, level=0.95), rng)


@case(poisson_lines)
def _(rng):
    return one_by_one(
        lambda means: poisson_lines(expected=means, level=0.95), rng.uniform(5, 50, 9), rng
    )


@case(intervals.exact_proportion)
def _(rng):
    return _numerators(
        lambda cases, sizes: intervals.exact_proportion(numerator=cases, denominator=sizes), rng
    )


@case(intervals.exact_rate)
def _(rng):
    return _numerators(
        lambda cases, sizes: intervals.exact_rate(numerator=cases, denominator=sizes), rng
    )


@case(size_bands)
def _(rng):
    sizes = pd.Series(rng.permutation(np.arange(1.0, 31.0)))
    at = int(sizes[sizes > 15].sample(1, random_state=int(rng.integers(99))).index[0])
    blank, zero = sizes.copy(), sizes.copy()
    blank[at], zero[at] = np.nan, 0.0
    rest = size_bands(sizes.drop(index=at))
    return Trial(size_bands(blank), rest.reindex(sizes.index), size_bands(zero))


@case(peers_of)
def _(rng):
    """A place of unknown size is nobody's peer, not that of the smallest."""
    places = pd.DataFrame(
        {"region": "18", "size": np.arange(1.0, 11.0)}, index=[f"18.{i:02d}" for i in range(10)]
    )
    at = f"18.{int(rng.integers(4, 10)):02d}"
    blank, zero = places.copy(), places.copy()
    blank.loc[at, "size"], zero.loc[at, "size"] = np.nan, 0.0
    call = partial(peers_of, unit="18.00", group=PeerGroup.SIZE)
    return Trial(call(places=blank), call(places=places.drop(index=at)), call(places=zero))


def sums(rng, *, value, has_line=True):
    """Sums of places with one of them changed, or away."""
    cases, sizes = world(rng)
    found = frame(cases, sizes).assign(
        name=[f"P{i}" for i in range(len(cases))], n_reported=1, n_expected=1, n_figures=1
    )
    found.loc[3, "numerator"] = value
    return found if has_line else found.drop(index=3)


def _three_sums(call, rng):
    seed = int(rng.integers(2**31))
    again = partial(np.random.default_rng, seed)
    return Trial(
        missing=call(sums(again(), value=np.nan)),
        absent=call(sums(again(), value=np.nan, has_line=False)),
        zero=call(sums(again(), value=0.0)),
    )


def _places(given):
    found = funnel.funnel(counts=given, chance=Chance.BINOMIAL)
    return found, found.places.join(given[["name", "n_reported", "n_expected", "n_figures"]])


@case(comparison.drawn_counts)
def _(rng):
    return _three_sums(
        lambda given: comparison.drawn_counts(given, PLEDGE_COMPLETION).dropna(), rng
    )


@case(comparison.marks)
def _(rng):
    return _three_sums(
        lambda given: comparison.marks(_places(given)[1], PLEDGE_COMPLETION).dropna(), rng
    )


def _judged(given):
    found, places = _places(given)
    places["mark"] = comparison.marks(places, PLEDGE_COMPLETION)
    known = places.dropna(subset=["value"])
    return comparison.judged(found, known, pd.Series(dtype=object))


@case(comparison.judged)
def _(rng):
    def call(given):
        found = _judged(given)
        return found.above, found.below, dict(found.counts), found.n_between

    return _three_sums(call, rng)


@case(comparison_reading.title)
def _(rng):
    return _three_sums(lambda given: comparison_reading.title(_judged(given), EN), rng)


@case(comparison_reading.readings)
def _(rng):
    return _three_sums(
        lambda given: comparison_reading.readings(_judged(given), PLEDGE_COMPLETION, EN), rng
    )


@case(comparison.undrawn_reasons)
def _(rng):
    """A place that left its figure blank is listed; one that reported zero is drawn."""
    given = sums(rng, value=5.0)

    def call(value):
        own = given.copy()
        own.loc[3, "numerator"] = value
        own["n_reported"] = 1
        states = own.assign(place=own.index)
        return comparison.undrawn_reasons(states, own, PLEDGE_COMPLETION)

    listed = pd.Series([comparison.Undrawn.BLANK], index=[3], dtype=object)
    return Trial(missing=call(np.nan), absent=listed, zero=call(0.0))


exempt(comparison.chance_of, "takes an indicator, no figures")
exempt(
    comparison_reading.place_reading,
    "takes texts; without a mark it says that there are no figures",
)
