"""Whole counts and their chances: the smallest one that a condition reaches, chances from ratios.

The distributions that come with scipy would do the same; importing them costs every process the
better part of a second.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


def smallest_count(is_reached: Callable[[Numbers], Flags], *, near: Numbers) -> Numbers:
    """The smallest whole count from 0 on at which a condition holds, for many at a time.

    Args:
        is_reached: of as many counts as `near` has; where it holds it must hold for every larger
            count, and it must hold for some.
        near: where to look first: the nearer, the fewer questions. Never missing.
    """
    low, high = _bracket_above(is_reached, np.maximum(np.rint(near), 0.0))
    low, high = _bracket_below(is_reached, low, high)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        reached = (middle > low) & is_reached(np.maximum(middle, 0.0))
        low, high = np.where(reached, low, middle), np.where(reached, middle, high)
    return high


def _bracket_above(
    is_reached: Callable[[Numbers], Flags], high: Numbers
) -> tuple[Numbers, Numbers]:
    """Counts that do not reach the condition (-1 where none was tried) and larger ones that do."""
    low, step = np.full_like(high, -1.0), 1.0
    while not (reached := is_reached(high)).all():
        low, high = np.where(reached, low, high), np.where(reached, high, high + step)
        step *= 2
    return low, high


def _bracket_below(
    is_reached: Callable[[Numbers], Flags], low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers]:
    """The same nearer to each other, where the first count that was tried reached it at once."""
    step, is_open = 1.0, high - low > 1
    while is_open.any():
        below = np.maximum(high - step, low)
        reached = is_open & (below > low) & is_reached(np.maximum(below, 0.0))
        low, high = np.where(reached | ~is_open, low, below), np.where(reached, below, high)
        is_open = reached
        step *= 2
    return low, high


def chances_from_ratios(ratios: Numbers) -> Numbers:
    """Chances of counts one after the other, which add up to 1 along the last axis.

    Args:
        ratios: of each count's chance to that of the count before it, 0 where it cannot come up;
            that of the first count is not looked at.
    """
    with np.errstate(divide="ignore"):
        steps = np.log(ratios)
    steps[..., 0] = 0.0
    heights = np.cumsum(steps, axis=-1)
    chances = np.exp(heights - heights.max(axis=-1, keepdims=True))
    return chances / chances.sum(axis=-1, keepdims=True)
