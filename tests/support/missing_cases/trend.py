"""Series over months: a month without figures has None."""

from __future__ import annotations

from analysis.sums import sum_states
from analysis.trend import series_of_sums, trend_series, trend_series_by
from domain.indicators import VIOLATION_RATE
from tests.support.missing_cases import case
from tests.support.missing_cases.made import MONTHS, UNITS, asked, states


def figures(series):
    """Of one series, without its counts of reports."""
    return series.values, series.numerators, series.denominators


@case(trend_series)
def _(rng):
    def call(frame):
        return figures(
            trend_series(label="", indicator=VIOLATION_RATE, states=frame, periods=MONTHS)
        )

    return asked(call, states(rng, units=UNITS[: int(rng.integers(1, 4))]), rng)


@case(trend_series_by)
def _(rng):
    def call(frame):
        found = trend_series_by(
            labels=dict.fromkeys(UNITS, "x"),
            by="unit",
            indicator=VIOLATION_RATE,
            states=frame,
            periods=MONTHS,
        )
        return {unit: figures(series) for unit, series in found.items()}

    return asked(call, states(rng), rng)


@case(series_of_sums)
def _(rng):
    def call(frame):
        sums = sum_states(indicator=VIOLATION_RATE, states=frame, by=["unit", "period"])
        labels = dict.fromkeys(UNITS, "x")
        found = series_of_sums(sums, labels=labels, by="unit", periods=MONTHS)
        return {unit: figures(series) for unit, series in found.items()}

    return asked(call, states(rng), rng)
