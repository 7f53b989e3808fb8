"""Moran's I, deviates of rates, false discovery."""

from __future__ import annotations

import numpy as np

from analysis.moran import false_discovery, global_moran, local_moran, rate_deviates
from analysis.weights import nearest
from tests.support.missing_cases import Trial, case, gap, one_by_one, put


def world(rng, n=30):
    """Values well above zero at n positions, and the weights of the six nearest."""
    where = {"longitude": rng.uniform(95, 141, n), "latitude": rng.uniform(-11, 6, n)}
    return rng.uniform(5, 9, n), nearest(**where, k=4)


def _three(call, rng):
    values, weights = world(rng)
    at = int(rng.integers(len(values)))
    rest = weights.among(np.arange(len(values)) != at)
    return Trial(
        missing=call(values=put(values, at, np.nan), weights=weights),
        absent=(call(values=np.delete(values, at), weights=rest), at),
        zero=call(values=put(values, at, 0.0), weights=weights),
    )


@case(global_moran)
def _(rng):
    trial = _three(lambda **of: global_moran(**of, permutations=19), rng)
    return Trial(trial.missing, trial.absent[0], trial.zero)


@case(local_moran)
def _(rng):
    trial = _three(lambda **of: local_moran(**of, permutations=19, refined=39), rng)
    return Trial(trial.missing, gap(*trial.absent), trial.zero)


@case(rate_deviates)
def _(rng):
    base = rng.integers(500, 3000, 20).astype(float)
    base[rng.integers(20)] = np.nan
    cases = rng.integers(1, 9, 20).astype(float)
    known = np.flatnonzero(np.isfinite(base))
    at = int(rng.choice(known))
    return Trial(
        missing=rate_deviates(cases=put(cases, at, np.nan), base=base),
        absent=gap(rate_deviates(cases=np.delete(cases, at), base=np.delete(base, at)), at),
        zero=rate_deviates(cases=put(cases, at, 0.0), base=base),
    )


@case(false_discovery)
def _(rng):
    return one_by_one(false_discovery, rng.uniform(0.01, 1, 12), rng)
