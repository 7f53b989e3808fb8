"""Monthly series for tests of control charts, from numbers that stand in the test."""

from __future__ import annotations

from analysis.trend import TrendSeries
from domain.period import Period
from domain.states import State

UNKNOWN, BLANK, ABSENT = "unknown", "blank", "absent"
# January 2021 to December 2022: no election anywhere near.
QUIET = Period(2021, 1)
_STATES = {
    UNKNOWN: State.NOT_REPORTED,
    BLANK: State.BLANK,
    ABSENT: State.NOT_IN_SCOPE,
    0: State.ZERO,
}


def months(*cases, of=None, first=QUIET, units=20, figures=None, label="Contoh"):
    """A series of so many cases a month, over a denominator where one is given.

    Args:
        cases: numbers, UNKNOWN (no report), BLANK, or ABSENT (not in scope).
        of: the denominator of every month, or one for each; None for counts.
        units: how many units report, the same each month, or one for each.
        figures: how many of them have a figure, where it is not all of them.
    """
    n = len(cases)
    totals = tuple(of) if isinstance(of, list | tuple) else (of,) * n
    reporting = tuple(units) if isinstance(units, list | tuple) else (units,) * n
    known = [not isinstance(one, str) for one in cases]
    numerators = tuple(float(c) if k else None for c, k in zip(cases, known, strict=True))
    denominators = tuple(
        float(t) if k and t is not None else None for t, k in zip(totals, known, strict=True)
    )
    return TrendSeries(
        label=label,
        periods=tuple(first.plus(i) for i in range(n)),
        values=tuple(map(_value, numerators, denominators, (of is not None,) * n)),
        numerators=numerators,
        denominators=denominators,
        states=tuple(_STATES.get(one, State.ABOVE_ZERO) for one in cases),
        n_reported=tuple(r if k else 0 for r, k in zip(reporting, known, strict=True)),
        n_expected=tuple(0 if one == ABSENT else 20 for one in cases),
        n_figures=tuple(r if k else 0 for r, k in zip(figures or reporting, known, strict=True)),
    )


def _value(numerator, denominator, is_rate):
    if numerator is None or not is_rate:
        return numerator
    return numerator / denominator if denominator else None
