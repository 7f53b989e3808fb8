"""The same monthly figures as running sums since January."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.trend import TrendSeries
from domain.fields import Nature
from domain.indicators import Indicator
from domain.period import Period
from domain.states import State

_KNOWN = (State.ABOVE_ZERO, State.ZERO)


def cumulative(series: TrendSeries, *, indicator: Indicator) -> TrendSeries:
    """Sums since January of each month's year, or since the first month of the series in it.

    Numerators and denominators are summed on their own and divided after: a rate over personnel
    becomes the mean of its months. A month without a figure has no sum, and adds nothing to the
    later ones: these are the sum of the known months (`unknown_before` lists the others).
    Positions are returned as they are: they are states at the end of the month, never summed.
    """
    if indicator.nature is Nature.POSITION:
        return series
    numerators = _running(series, series.numerators)
    denominators = _running(series, series.denominators)
    if indicator.is_rate:
        pairs = zip(numerators, denominators, strict=True)
        values = tuple(n / d if n is not None and d else None for n, d in pairs)
    else:
        values = numerators
    states = tuple(map(_state, series.states, numerators))
    return replace(
        series, values=values, numerators=numerators, denominators=denominators, states=states
    )


def _running(series: TrendSeries, figures: Sequence[float | None]) -> tuple[float | None, ...]:
    total, found = 0.0, []
    for period, state, figure in zip(series.periods, series.states, figures, strict=True):
        if period.month == 1:
            total = 0.0
        is_known = state in _KNOWN and figure is not None
        total += figure if is_known and figure is not None else 0.0
        found.append(total if is_known else None)
    return tuple(found)


def _state(state: State, total: float | None) -> State:
    """A month of zero after months above zero has a sum above zero."""
    return State.ABOVE_ZERO if state is State.ZERO and total else state


def unknown_before(series: TrendSeries, period: Period) -> tuple[Period, ...]:
    """Months of the year, up to the period, in which a place was in scope but has no figure."""
    return tuple(
        month
        for month, state in zip(series.periods, series.states, strict=True)
        if month.year == period.year
        and month <= period
        and state in (State.NOT_REPORTED, State.BLANK)
    )
