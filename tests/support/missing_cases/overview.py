"""Sums of the month, changes, concentration, reports received."""

from __future__ import annotations

from analysis.overview import (
    concentration,
    indicator_series,
    reporting_series,
    series_of_months,
)
from analysis.sums import sum_states
from domain.indicators import VIOLATION_RATE
from tests.support.missing_cases import ALWAYS, Trial, case
from tests.support.missing_cases.made import MONTHS, asked, states
from tests.support.missing_cases.reporting import matrix


@case(indicator_series)
def _(rng):
    def call(frame):
        found = indicator_series(indicator=VIOLATION_RATE, states=frame, periods=MONTHS)
        return found.months[["numerator", "denominator", "value", "n_figures"]]

    return asked(call, states(rng), rng)


@case(series_of_months)
def _(rng):
    def call(frame):
        sums = sum_states(indicator=VIOLATION_RATE, states=frame, by=["period"])
        found = series_of_months(indicator=VIOLATION_RATE, sums=sums, periods=MONTHS)
        return found.months[["numerator", "denominator", "value", "n_figures"]]

    return asked(call, states(rng), rng)


@case(concentration)
def _(rng):
    """Units with cases: neither a gap nor a zero is one, so the two cannot be told apart here."""
    trial = asked(lambda own: concentration(own, MONTHS[0]), states(rng), rng, at=0)
    return Trial(trial.missing, trial.absent, ALWAYS)


@case(reporting_series)
def _(rng):
    """A month in which nothing is expected has no rate; one without reports has 0."""
    lines = matrix(rng)
    own = lines["period"] == "2024-02"

    def rate(found):
        line = found.at(MONTHS[1])
        return None if line is None else line["reporting_rate"]

    return Trial(
        missing=rate(reporting_series(lines[~own])),
        absent=None,
        zero=rate(reporting_series(lines.assign(is_reported=lines["is_reported"] & ~own))),
    )
