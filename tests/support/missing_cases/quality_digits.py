"""Last digits: blank figures have none; a missing count is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.quality_digits import (
    chi_square_even,
    counted_figures,
    digit_counts,
    digit_preference,
)
from analysis.reporting import UNIT
from tests.support.frames import frames, report
from tests.support.missing_cases import ALWAYS, Trial, case, exempt

exempt(chi_square_even, "takes counts of digits that were counted; a missing one is refused")


@case(counted_figures)
def _(rng):
    """Zeros are below 10 and have no digit that says anything, blanks have no digit at all."""
    values = [int(value) for value in rng.integers(10, 500, 9)]
    at = int(rng.integers(9))

    def counted(rows):
        sessions = [{"attended": value} for value in rows]
        figures, _ = frames(report("socialization", "2024-01", "18.06", sessions))
        return counted_figures(figures)

    missing = [None if n == at else value for n, value in enumerate(values)]
    return Trial(
        missing=counted(missing), absent=counted(np.delete(values, at).tolist()), zero=ALWAYS
    )


@case(digit_counts)
def _(rng):
    return _ends(lambda lines: digit_counts(lines, by=UNIT), rng)


@case(digit_preference)
def _(rng):
    return _ends(lambda lines: digit_preference(digit_counts(lines, by=UNIT)).found, rng)


def _ends(ask, rng):
    """A figure that is missing has no line; one that ends in 0 is another answer."""
    digits = rng.choice([0, 5], 80)

    def preference(ends):
        lines = pd.DataFrame({"digit": ends}).assign(
            unit_kind="regency", unit="18.06", institution="asn_daerah"
        )
        return ask(lines)

    return Trial(
        missing=preference(digits[:-1]),
        absent=preference(digits[:-1]),
        zero=preference([*digits[:-1], 0]),
    )
