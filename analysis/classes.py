"""Classes of a map's colours: fixed targets for percentages, pooled quantiles for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from domain.indicators import Indicator, IndicatorUnit

TARGETS = (0.5, 0.7, 0.85, 0.95, 1.0)
MAX_CLASSES = 6
SINGLE_CASES = (2.0, 3.0, 6.0, 11.0, 21.0)


@dataclass(frozen=True, slots=True)
class Classes:
    """Where one colour ends and the next begins.

    Attributes:
        breaks: lower bounds of the second, third, ... class; values as stored (rates 0-1).
        lowest: lower bound of the first class; None when it is open.
    """

    breaks: tuple[float, ...]
    lowest: float | None = None

    @property
    def count(self) -> int:
        """Number of classes."""
        return len(self.breaks) + 1

    def index(self, values: pd.Series) -> np.ndarray:
        """Class of each value, 0 the lowest; a value on a break is in the upper class."""
        return np.searchsorted(np.array(self.breaks), values.to_numpy(dtype=float), side="right")


def classify(*, indicator: Indicator, values: pd.Series) -> Classes:
    """Classes for values pooled over all months, so that a colour means the same in every one.

    Percentages have the fixed targets. Other values have at most six classes by quantiles of the
    values above zero, rounded to numbers that a person would choose; fewer when there are fewer
    distinct values.
    """
    if indicator.unit is IndicatorUnit.PERCENT:
        return Classes(TARGETS)
    above = values[values > 0].dropna()
    if above.empty:
        return Classes((), 1.0 if indicator.unit is IndicatorUnit.COUNT else 0.0)
    if indicator.unit is IndicatorUnit.COUNT:
        return Classes(_count_breaks(above), 1.0)
    scale = indicator.unit.scale
    quantiles = above.quantile([i / MAX_CLASSES for i in range(1, MAX_CLASSES)])
    return Classes(_distinct(_rounded(value * scale) / scale for value in quantiles), 0.0)


def _count_breaks(above: pd.Series) -> tuple[float, ...]:
    """Few small whole numbers first (1 | 2 | 3-5 ...), so that single cases stay apart."""
    largest = float(above.max())
    steps = SINGLE_CASES if largest <= 60 else _spread(largest)
    return tuple(step for step in steps if step <= largest)


def _spread(largest: float) -> tuple[float, ...]:
    ratio = largest ** (1 / MAX_CLASSES)
    return _distinct(max(2.0, _rounded(ratio**power)) for power in range(1, MAX_CLASSES))


def _rounded(value: float) -> float:
    """To one or two significant digits: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    if value <= 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(value))
    steps = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
    return float(steps[np.abs(steps - value / power).argmin()] * power)


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    seen = sorted({round(value, 10) for value in values})
    return tuple(value for value in seen if value > 0)
