"""Which points of a control chart are marked: limits and runs, after the usual rules.

Four rules, each named by its source. A month that is not judged (missing, provisional, too few
reports) is never marked and ends every run: no rule looks across what is not known.

1. beyond: one point beyond a 99.8 % limit (Shewhart 1931, with limits of probability).
2. two of three: two of three points in a row beyond the same 95 % limit (Western Electric,
   Statistical Quality Control Handbook, 1956, zone test 2).
3. run: eight in a row on one side of the centre (the same, zone test 4); on the centre is no side.
4. trend: six in a row, each higher, or each lower, than the one before (Nelson 1984, Journal of
   Quality Technology 16:237, test 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

RUN_LENGTH = 8
TREND_LENGTH = 6
# A value that equals the centre differs from it by the rounding of a division.
_ROUNDING = 1e-12

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rule(StrEnum):
    """The rule that marks a point."""

    BEYOND = "beyond"
    TWO_OF_THREE = "two_of_three"
    RUN = "run"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Signal:
    """A marked stretch of points; for rule 1 a single one.

    Attributes:
        is_upward: above the limit or the centre, or rising.
        first: index of its first point.
        last: index of its last point, where the mark stands.
    """

    rule: Rule
    is_upward: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Centre and limits of each point, all arrays as long as the values; NaN where unknown."""

    centre: Numbers
    lower_95: Numbers
    upper_95: Numbers
    lower_998: Numbers
    upper_998: Numbers


def find_signals(*, values: ArrayLike, bounds: Bounds, is_judged: ArrayLike) -> tuple[Signal, ...]:
    """All marked stretches in the order of their last points.

    Args:
        values: one a month; NaN where unknown.
        is_judged: whether a month may be marked; a month without value, centre or limit never is.

    Returns:
        A point beyond a 99.8 % limit is marked by rule 1 only, not by rule 2 as well.
    """
    value = np.asarray(values, dtype=float)
    judged = np.asarray(is_judged, dtype=bool) & ~np.isnan(value) & ~np.isnan(bounds.centre)
    found: list[Signal] = []
    for is_upward, sign in ((True, 1.0), (False, -1.0)):
        far = bounds.upper_998 if is_upward else bounds.lower_998
        near = bounds.upper_95 if is_upward else bounds.lower_95
        beyond = judged & (sign * value > sign * far)
        found += [Signal(Rule.BEYOND, is_upward, i, i) for i in _indices(beyond)]
        found += _two_of_three(judged & (sign * value > sign * near), beyond, judged, is_upward)
        on_side = judged & (sign * (value - bounds.centre) > _ROUNDING * np.abs(bounds.centre))
        found += _stretches(on_side, RUN_LENGTH, Rule.RUN, is_upward)
        found += _trends(sign * value, judged, is_upward)
    return tuple(sorted(found, key=lambda signal: (signal.last, signal.first)))


def _indices(flags: Flags) -> list[int]:
    return [int(i) for i in np.flatnonzero(flags)]


def _two_of_three(near: Flags, far: Flags, judged: Flags, is_upward: bool) -> list[Signal]:
    """Points beyond the near limit with at most one judged point between them, as stretches."""
    found: list[Signal] = []
    for earlier, later in pairwise(_indices(near)):
        is_close = later - earlier <= 2 and bool(judged[earlier : later + 1].all())
        if not is_close or far[earlier] or far[later]:
            continue
        goes_on = bool(found) and found[-1].last == earlier
        start = found.pop().first if goes_on else earlier
        found.append(Signal(Rule.TWO_OF_THREE, is_upward, start, later))
    return found


def _stretches(flags: Flags, least: int, rule: Rule, is_upward: bool) -> list[Signal]:
    """Unbroken stretches of flags of at least that length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(int)))
    return [
        Signal(rule, is_upward, int(start), int(end) - 1)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= least
    ]


def _trends(value: Numbers, judged: Flags, is_upward: bool) -> list[Signal]:
    rises = np.zeros(len(value), dtype=bool)
    if len(value) > 1:
        rises[1:] = judged[1:] & judged[:-1] & (value[1:] > value[:-1])
    steps = _stretches(rises, TREND_LENGTH - 1, Rule.TREND, is_upward)
    return [Signal(one.rule, one.is_upward, one.first - 1, one.last) for one in steps]
