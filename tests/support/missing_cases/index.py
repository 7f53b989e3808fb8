"""The index: a place that lacks a part has none, and counts in nobody's rank."""

from __future__ import annotations

import numpy as np

from analysis.index import index_values, rank_ranges, sensible_weights
from tests.support.missing_cases import Trial, case, exempt, gap

WEIGHTS = np.array([0.5, 0.25, 0.25])


def _places(call, rng):
    parts = rng.uniform(0.3, 0.95, (8, 3))
    at, part = int(rng.integers(8)), int(rng.integers(3))
    missing, zero = parts.copy(), parts.copy()
    missing[at, part], zero[at, part] = np.nan, 0.0
    return Trial(
        missing=call(missing), absent=gap(call(np.delete(parts, at, axis=0)), at), zero=call(zero)
    )


@case(index_values)
def _(rng):
    return _places(lambda parts: index_values(parts, WEIGHTS), rng)


@case(rank_ranges)
def _(rng):
    trial = _places(lambda parts: rank_ranges(parts, WEIGHTS, draws=40), rng)
    return Trial(vars(trial.missing), trial.absent, vars(trial.zero))


exempt(sensible_weights, "takes weights of a settings file, no figures; a missing one is refused")
