"""The few-case rule: unknown is a dash, in no sum, and hides nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.few_cases import hidden_cells, shown
from tests.support.missing_cases import Trial, case


def _rows(rng):
    return rng.integers(3, 30, (3, 4)).astype(float)


def _three(call, rng):
    """The last column: unknown all the way down, away, zero."""
    values = _rows(rng)
    values[0, 0] = 2.0
    return Trial(
        missing=call(np.column_stack([values, np.full(3, np.nan)])),
        absent=call(values),
        zero=call(np.column_stack([values, np.zeros(3)])),
    )


@case(hidden_cells)
def _(rng):
    def call(values):
        marks = hidden_cells(values, are_columns_published=False)
        return marks[:, :4], marks[:, 4:]

    trial = _three(call, rng)
    unknown = np.full((3, 1), "unknown", dtype=object)
    return Trial(trial.missing, (trial.absent[0], unknown), trial.zero)


@case(shown)
def _(rng):
    def call(values):
        found = shown(pd.DataFrame(values), is_below_province=True)
        return [[(cell.mark, cell.value) for cell in row] for row in found.to_numpy()]

    trial = _three(call, rng)
    absent = [[*row, ("unknown", None)] for row in trial.absent]
    return Trial(trial.missing, absent, trial.zero)
