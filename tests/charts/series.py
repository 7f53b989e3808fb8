"""Trend series from a short row: numbers, UNKNOWN or BLANK; from October 2023 on."""

from __future__ import annotations

from analysis.trend import TrendSeries
from domain.period import Period
from domain.states import State

UNKNOWN, BLANK = "unknown", "blank"
OCTOBER = Period(2023, 10)
_STATES = {UNKNOWN: State.NOT_REPORTED, BLANK: State.BLANK, 0: State.ZERO}


def series(*row, label="Kab. Contoh", denominator=100.0):
    """One value per month; rates as fractions."""
    states = tuple(_STATES.get(value, State.ABOVE_ZERO) for value in row)
    values = tuple(None if isinstance(value, str) else float(value) for value in row)
    return TrendSeries(
        label=label,
        periods=tuple(OCTOBER.plus(i) for i in range(len(row))),
        values=values,
        numerators=tuple(None if v is None else v * denominator for v in values),
        denominators=tuple(None if v is None else denominator for v in values),
        states=states,
        n_reported=tuple(int(state.is_reported) for state in states),
        n_expected=(1,) * len(row),
    )
