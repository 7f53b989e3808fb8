"""Classes of a map's colours: fixed targets for percentages, pooled breaks for the rest.

Breaks are formed from the values of all months together, in the steps in which values are read (a
tenth of a percent, a hundredth per 1,000, one case), and moved to round numbers only so far that
every class keeps a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
import pandas as pd

from analysis.natural_breaks import natural_starts
from domain.breaks import BreakChoice, BreakMethod
from domain.indicators import Indicator, IndicatorUnit

TARGETS = (0.5, 0.7, 0.85, 0.95, 1.0)
MAX_CLASSES = 6
SINGLE_CASES = (2.0, 3.0, 6.0, 11.0, 21.0)
LEEWAY = 4  # a break may move past a fourth of the values of a class beside it


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
        """Class of each value, 0 the lowest; on a break it is in the upper class; -1 if missing."""
        given = values.to_numpy(dtype=float)
        return np.where(
            np.isnan(given), -1, np.searchsorted(np.array(self.breaks), given, side="right")
        )


def classify(
    *, indicator: Indicator, values: pd.Series, choice: BreakChoice | None = None
) -> Classes:
    """Classes for values pooled over all months, so that a colour means the same in every one.

    By the standard, percentages have the fixed targets, counts keep single cases apart, and rates
    per personnel have six classes of about as many values each. There are fewer classes than
    wanted where there are fewer distinct values, one where all are equal or none is above zero;
    zero, missing and infinite values form no class.
    """
    wanted = choice or BreakChoice()
    if wanted.is_standard and indicator.has_targets:
        return Classes(TARGETS)
    above = values[np.isfinite(values) & (values > 0)]
    lowest = 1.0 if indicator.unit is IndicatorUnit.COUNT else 0.0
    if above.empty:
        return Classes((), lowest)
    if wanted.is_standard and indicator.unit is IndicatorUnit.COUNT:
        return Classes(_count_breaks(above), lowest)
    if wanted.is_standard:
        wanted = BreakChoice(BreakMethod.QUANTILES, MAX_CLASSES)
    one = indicator.unit.scale * 10**indicator.unit.digits
    return Classes(tuple(step / one for step in _breaks(_steps(above, one), wanted)), lowest)


def _steps(values: pd.Series, one: int) -> np.ndarray:
    """Values as whole numbers of the step in which they are read, sorted."""
    return np.sort(np.floor(values.to_numpy(dtype=float) * one + 1e-7)).astype(np.int64)


def _breaks(steps: np.ndarray, wanted: BreakChoice) -> tuple[int, ...]:
    """Breaks in reading steps, strictly increasing, at most one fewer than the classes wanted."""
    distinct = np.unique(steps)
    n = min(wanted.count, len(distinct))
    if n == 1:
        return ()
    if wanted.method is BreakMethod.EQUAL:
        return _equal_steps(int(distinct[0]), int(distinct[-1]), n)
    if n == len(distinct):
        starts = list(range(1, n))
    elif wanted.method is BreakMethod.NATURAL:
        starts = natural_starts(steps, distinct, n)
    else:
        starts = _quantile_starts(steps, distinct, n)
    return _readable(steps, distinct, starts)


def _quantile_starts(steps: np.ndarray, distinct: np.ndarray, n: int) -> list[int]:
    """Positions among the distinct values at which a class starts; ties stay in one class."""
    bounds = np.quantile(steps, [i / n for i in range(1, n)])
    starts = np.searchsorted(distinct, bounds, side="right")
    return sorted({min(int(start), len(distinct) - 1) for start in starts})


def _readable(steps: np.ndarray, distinct: np.ndarray, starts: Sequence[int]) -> tuple[int, ...]:
    """The roundest number near each start of a class.

    A break moves past at most a fourth of the values of a class, and of its distinct ones, so that
    no class is lost and no two breaks meet.
    """
    below = np.searchsorted(steps, distinct)  # values below each distinct one
    around = [0, *starts, len(distinct)]
    breaks = []
    for before, start, after in zip(around, starts, around[2:], strict=False):
        first, last = _room(np.append(below, len(steps)), before, start, after)
        above, most = int(distinct[first - 1]), int(distinct[last])
        breaks.append(_roundest(above, most, int(distinct[start])))
    return tuple(breaks)


def _room(below: np.ndarray, before: int, start: int, after: int) -> tuple[int, int]:
    """First and last distinct value at which the class from `start` to `after` may begin."""
    fewest = below[start] - (below[start] - below[before]) / LEEWAY
    most = below[start] + (below[after] - below[start]) / LEEWAY
    first = int(np.searchsorted(below, fewest))
    last = int(np.searchsorted(below, most, side="right")) - 1
    return (
        max(first, start - (start - before) // LEEWAY),
        min(last, start + (after - start) // LEEWAY),
    )


def _roundest(above: int, most: int, near: int) -> int:
    """The whole number greater than `above`, at most `most`, with the most zeros; near a number.

    A multiple of five is rounder than one of two, and this than any other.
    """
    for unit in _round_units(most):
        first, last = above // unit + 1, most // unit
        if first <= last:
            return unit * min(max(first, round(near / unit)), last)
    return most


def _round_units(most: int) -> Iterable[int]:
    power = 10 ** len(str(most))
    while power >= 1:
        yield power
        if power > 1:
            yield from (power // 2, power // 5)
        power //= 10


def _equal_steps(low: int, high: int, n: int) -> tuple[int, ...]:
    """Breaks at equal distances between the extremes; distance and first break are round."""
    n = min(n, high - low + 1)
    width = (high - low) / n
    step = max(1, _roundest(floor(width * 0.94), max(1, floor(width * 1.06)), round(width)))
    ideal = low + width
    first = _roundest(
        max(low, floor(ideal - width / 4)), max(low + 1, floor(ideal + width / 4)), round(ideal)
    )
    return tuple(first + i * step for i in range(n - 1) if first + i * step <= high)


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
    power = 10.0 ** np.floor(np.log10(value))
    steps = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
    return float(np.floor(steps[np.abs(steps - value / power).argmin()] * power))


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted(set(values)))
