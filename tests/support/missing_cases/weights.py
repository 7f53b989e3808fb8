"""Neighbours: a place whose position is missing does not lie at 0 degrees."""

from __future__ import annotations

import numpy as np

from analysis.weights import distances_km, listed, nearest, within
from tests.support.missing_cases import Trial, case, exempt, put


def _three(call, rng):
    east, north = rng.uniform(-3, 3, 12), rng.uniform(-3, 3, 12)
    at = int(rng.integers(12))
    rest = call(longitude=np.delete(east, at), latitude=np.delete(north, at))
    return Trial(
        missing=call(longitude=put(east, at, np.nan), latitude=north),
        absent=(rest, at),
        zero=call(longitude=put(east, at, 0.0), latitude=north),
    )


def _lists(weights):
    """Neighbours of each place, by position."""
    return [
        sorted(found[share > 0].tolist())
        for found, share in zip(weights.neighbours, weights.shares, strict=True)
    ]


def _with(lists, at):
    """The lists of the others as if the place stood among them, without neighbours."""
    moved = [[one + (one >= at) for one in found] for found in lists]
    return [*moved[:at], [], *moved[at:]]


@case(nearest)
def _(rng):
    trial = _three(lambda **where: _lists(nearest(**where, k=3)), rng)
    return Trial(trial.missing, _with(*trial.absent), trial.zero)


@case(within)
def _(rng):
    trial = _three(lambda **where: _lists(within(**where, km=300)), rng)
    return Trial(trial.missing, _with(*trial.absent), trial.zero)


@case(distances_km)
def _(rng):
    trial = _three(distances_km, rng)
    rest, at = trial.absent
    wide = np.insert(np.insert(rest, at, np.nan, axis=0), at, np.nan, axis=1)
    return Trial(trial.missing, wide, trial.zero)


exempt(listed, "takes lists of positions, no figures")
