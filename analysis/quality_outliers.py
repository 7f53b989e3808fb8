"""Unusual figures of a unit: modified z-scores against its own months.

Source: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers, ASQC Quality Press, 1993,
chapter 3: M = 0.6745 (x - median) / MAD, labelled when |M| > 3.5. Where more than half of the
values are equal, the MAD is 0; then 1.253314 times the mean absolute deviation takes its place, the
same scale for normal data (E|x - mean| = sigma * sqrt(2 / pi)).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
import pandas as pd

from analysis.reporting import UNIT

LIMIT = 3.5
LEAST_MONTHS = 7
_MAD_OF_NORMAL = 0.6745
_MEAN_TO_SIGMA = sqrt(pi / 2)


@dataclass(frozen=True, slots=True)
class LeastStep:
    """How far a figure must lie from the usual one before anybody is asked.

    A score alone asks too much: in a series that hardly moves, one person more is "unusual".

    Attributes:
        people: in the unit of the figure.
        share: of the usual figure (0-1).
    """

    people: float
    share: float


@dataclass(frozen=True)
class Examined:
    """What a check found, and how much it could look at.

    Attributes:
        found: one line for each question; columns as the check says.
        examined: a line (UNIT columns) for each unit or report that could be looked at.
        too_few: the same for those with figures, but too few of them to say anything.
    """

    found: pd.DataFrame
    examined: pd.DataFrame
    too_few: pd.DataFrame

    @property
    def n_examined(self) -> int:
        """How many could be looked at."""
        return len(self.examined)

    @property
    def n_too_few(self) -> int:
        """How many had too few figures."""
        return len(self.too_few)


def modified_z(values: np.ndarray) -> np.ndarray:
    """Modified z-scores along the last axis.

    Args:
        values: any shape; NaN for missing.

    Returns:
        The same shape, no unit. Missing stays missing and counts in no median. 0 everywhere in a
        series whose known values are all equal.
    """
    values = np.asarray(values, dtype=float)
    centre, scale = _centre_and_scale(values)
    return _scores(values - centre, scale)


def _scores(distance: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.divide(distance, scale, out=distance * 0.0, where=scale > 0)


def _centre_and_scale(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Median and robust standard deviation along the last axis, which is kept with length 1."""
    centre = _median(values)
    deviation = np.abs(values - centre)
    mad = _median(deviation)
    known = np.isfinite(deviation)
    n = known.sum(axis=-1, keepdims=True)
    total = np.where(known, deviation, 0.0).sum(axis=-1, keepdims=True)
    mean = np.divide(total, n, out=np.full(n.shape, np.nan), where=n > 0)
    scale = np.where(mad > 0, mad / _MAD_OF_NORMAL, mean * _MEAN_TO_SIGMA)
    return centre, scale


def _median(values: np.ndarray) -> np.ndarray:
    """Median of the known values along the last axis; NaN where none is known, without a fuss."""
    ordered = np.sort(values, axis=-1)  # NaN comes last
    n = np.isfinite(values).sum(axis=-1, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum(n - 1, 0) // 2, axis=-1)
    high = np.take_along_axis(ordered, np.minimum(n // 2, values.shape[-1] - 1), axis=-1)
    return np.where(n > 0, (low + high) / 2, np.nan)


def unusual_figures(
    values: pd.DataFrame, *, period: str, least: LeastStep, by_change: bool = False
) -> Examined:
    """The units whose figure of a month is far from their own other months.

    Args:
        values: a line per unit (index: UNIT), a column per month in order; NaN for missing, which
            is never taken for 0. Months after `period` are left out.
        least: what must also hold of the difference, and of the change since the month before:
            a new level is asked about once, in its first month.
        by_change: compare the change from the month before instead of the figure: for figures
            that grow, such as signed pledges. A change across a missing month is missing.

    Returns:
        Found: UNIT columns, value, before (figure of the month before; NaN when missing), usual
        (median of what is compared), low and high (limits of what is compared), score, n_months.
        Units with fewer than 7 known values are not examined; nor are those without a figure now.
    """
    known = values[[column for column in values.columns if str(column) <= period]]
    if period not in known.columns or known.empty:
        return Examined(_nothing_found(), pd.DataFrame(columns=UNIT), pd.DataFrame(columns=UNIT))
    figures = known.to_numpy(dtype=float)
    compared = _changes(figures) if by_change else figures
    has_figure = np.isfinite(compared[:, -1])
    n_months = np.isfinite(compared).sum(axis=1)
    enough = has_figure & (n_months >= LEAST_MONTHS)
    centre, scale = (part[:, 0] for part in _centre_and_scale(compared))
    distance = compared[:, -1] - centre
    scores = _scores(distance, scale)
    usual = _median(figures)[:, 0] if by_change else centre
    step = np.maximum(least.people, least.share * np.abs(usual))
    is_far = (np.abs(scores) > LIMIT) & (np.abs(distance) >= step)
    is_found = enough & is_far & _has_moved(figures, step)
    lines = pd.DataFrame(
        {
            "value": figures[:, -1],
            "before": figures[:, -2] if figures.shape[1] > 1 else np.nan,
            "usual": centre,
            "low": centre - LIMIT * scale,
            "high": centre + LIMIT * scale,
            "score": scores,
            "n_months": n_months,
        },
        index=known.index,
    )
    found = lines[is_found].reset_index()
    units = known.index.to_frame(index=False)
    return Examined(found, units[enough], units[has_figure & ~enough])


def _changes(figures: np.ndarray) -> np.ndarray:
    return np.diff(figures, axis=1, prepend=np.nan)


def _has_moved(figures: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Whether the figure is new: one that stays where it went is asked about once."""
    moved = np.abs(_changes(figures)[:, -1])
    return np.isnan(moved) | (moved >= step)


def _nothing_found() -> pd.DataFrame:
    columns = [*UNIT, "value", "before", "usual", "low", "high", "score", "n_months"]
    return pd.DataFrame(columns=columns)
