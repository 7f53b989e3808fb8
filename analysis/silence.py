"""Streaks of silence: expected months in a row without any report of a unit."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.report_grid import SILENCE_CLASSES, ReportGrid, silent_lengths
from analysis.reporting import UNIT
from domain.period import Period


def streaks(grid: ReportGrid, *, until: Period, at_least: int = 2) -> pd.DataFrame:
    """Every silence of at least so many expected months, up to a month.

    Months in which nothing is expected of the unit do not count, and do not end a silence.

    Returns:
        UNIT columns, first and last (months as text), months (expected ones), is_open (still
        silent in the unit's last expected month up to `until`); open ones first, then the
        longest, then by unit. Units at the same length are not ranked.
    """
    span = slice(0, grid.up_to(until))
    rows, columns = np.nonzero(grid.is_expected[:, span])
    found = _runs(rows, grid.is_silent[rows, columns])
    found["first"], found["last"] = columns[found["start"]], columns[found["end"]]
    last_of_unit = np.append(rows[1:] != rows[:-1], True) if len(rows) else np.array([], bool)
    found["is_open"] = last_of_unit[found["end"]]
    found = found[found["months"] >= at_least]
    names = np.array([str(period) for period in grid.periods])
    table = grid.units.iloc[rows[found["start"]]].reset_index(drop=True)
    table = table.assign(
        first=names[found["first"]],
        last=names[found["last"]],
        months=found["months"].to_numpy(),
        is_open=found["is_open"].to_numpy(),
    )
    order = ["is_open", "months", *UNIT]
    return table.sort_values(order, ascending=[False, False, True, True, True], ignore_index=True)


def _runs(rows: np.ndarray, silent: np.ndarray) -> pd.DataFrame:
    """Start, end (positions) and length of each run of silence within a unit."""
    if not len(rows):
        return pd.DataFrame({"start": [], "end": [], "months": []}, dtype=int)
    changes = np.append(True, (rows[1:] != rows[:-1]) | (silent[1:] != silent[:-1]))
    starts = np.flatnonzero(changes)
    ends = np.append(starts[1:], len(rows)) - 1
    own = silent[starts]
    starts, ends = starts[own], ends[own]
    return pd.DataFrame({"start": starts, "end": ends, "months": ends - starts + 1})


def silence_by_month(grid: ReportGrid) -> pd.DataFrame:
    """How many units had been silent for how long, month by month.

    Returns:
        period, n_units (expected in the month), and for each class of `SILENCE_CLASSES` a column
        named by its least number of months: units silent for that many months up to the next
        class. Units of which nothing is expected in the month are in no column.
    """
    lengths = np.where(grid.is_expected, silent_lengths(grid), 0)
    table = pd.DataFrame(
        {
            "period": [str(period) for period in grid.periods],
            "n_units": grid.is_expected.sum(axis=0),
        }
    )
    uppers = (*SILENCE_CLASSES[1:], np.inf)
    for least, upper in zip(SILENCE_CLASSES, uppers, strict=True):
        table[str(least)] = ((lengths >= least) & (lengths < upper)).sum(axis=0)
    return table
