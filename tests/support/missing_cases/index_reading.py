"""Words about the index: a place without one is not spoken of."""

from __future__ import annotations

import numpy as np

from analysis.index_reading import index_reading, standings
from tests.support.missing_cases import ALWAYS, Trial, case, exempt, gap

exempt(index_reading, "takes places that have an index; those without are counted by reason")


@case(standings)
def _(rng):
    best = np.arange(1.0, 10.0)
    last = np.minimum(best + rng.integers(0, 3, 9), 9.0)
    at = int(rng.integers(9))
    missing = best.copy()
    missing[at] = np.nan
    # ranks begin at 1, so no zero can stand there
    return Trial(
        missing=standings(missing, last),
        absent=gap(standings(np.delete(best, at), np.delete(last, at)), at),
        zero=ALWAYS,
    )
