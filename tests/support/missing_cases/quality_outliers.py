"""Unusual figures: a missing month counts in no median and raises no question."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.quality_outliers import LeastStep, modified_z, unusual_figures
from analysis.reporting import UNIT
from tests.support.missing_cases import Trial, case, one_by_one

MONTHS = [f"2024-{month:02d}" for month in range(1, 11)]


@case(modified_z)
def _(rng):
    return one_by_one(modified_z, rng.integers(40, 90, 9), rng)


@case(unusual_figures)
def _(rng):
    """A month of a unit is missing; away, the unit has a month less."""
    figures = rng.integers(400, 440, (3, 10)).astype(float)
    figures[:, -1] = 4_000
    at = int(rng.integers(8))
    zero = figures.copy()
    zero[1, at] = 0.0
    missing = figures.copy()
    missing[1, at] = np.nan
    # the same months in another place: what is left out may stand anywhere before the last two
    absent = missing.copy()
    absent[1, : at + 1] = np.r_[np.nan, figures[1, :at]]
    return Trial(missing=_found(missing), absent=_found(absent), zero=_found(zero))


def _found(figures):
    index = pd.MultiIndex.from_tuples(
        [("regency", f"18.{n:02d}", "asn_daerah") for n in range(len(figures))], names=UNIT
    )
    values = pd.DataFrame(figures, index=index, columns=MONTHS)
    return unusual_figures(values, period=MONTHS[-1], least=LeastStep(10, 0.2))
