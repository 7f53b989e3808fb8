"""Sentences of the month: what is missing is said to be missing."""

from __future__ import annotations

import numpy as np

from analysis.findings import (
    change_text,
    concentration_finding,
    monthly_findings,
    nobody_obligated,
    pledge_finding,
    reporting_finding,
    violation_finding,
)
from analysis.overview import concentration, indicator_series, reporting_series
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_PROVEN, VIOLATIONS_REPORTED
from domain.language import Language
from tests.support.missing_cases import ALWAYS, Trial, case, exempt
from tests.support.missing_cases.made import MONTHS, changed, silent, states
from tests.support.missing_cases.reporting import matrix

NOW = MONTHS[-1]
ENGLISH = Language("en")


def series(indicator, frame):
    """The months of an indicator."""
    return indicator_series(indicator=indicator, states=frame, periods=MONTHS)


def month(frame, value):
    """The frame with every figure of the last month blank (NaN) or zero."""
    for at in np.flatnonzero(frame["period"] == str(NOW)):
        frame = changed(frame, at, value)
    return frame


def gone(frame):
    """The frame with a last month in which nobody has reported."""
    for at in np.flatnonzero(frame["period"] == str(NOW)):
        frame = silent(frame, at)
    return frame


def without(frame):
    """The frame with a last month in which nobody is in scope."""
    return frame[frame["period"] != str(NOW)]


def _headlines(indicator, say, rng):
    """No month with nothing known is given a figure, whatever is the reason."""
    frame = states(rng, indicator=indicator)

    def call(own):
        return say(own).headline

    return Trial(call(gone(frame)), call(without(frame)), call(month(frame, 0.0)))


exempt(nobody_obligated, "takes no figure")


@case(pledge_finding)
def _(rng):
    def say(frame):
        return pledge_finding(series(PLEDGE_COMPLETION, frame), NOW, ENGLISH)

    return _headlines(PLEDGE_COMPLETION, say, rng)


@case(violation_finding)
def _(rng):
    proven = series(VIOLATIONS_PROVEN, states(rng, indicator=VIOLATIONS_PROVEN))

    def say(frame):
        return violation_finding(series(VIOLATIONS_REPORTED, frame), proven, NOW, ENGLISH)

    return _headlines(VIOLATIONS_REPORTED, say, rng)


@case(monthly_findings)
def _(rng):
    reported = states(rng, indicator=VIOLATIONS_REPORTED)
    pledges = series(PLEDGE_COMPLETION, states(rng, indicator=PLEDGE_COMPLETION))
    proven = series(VIOLATIONS_PROVEN, states(rng, indicator=VIOLATIONS_PROVEN))

    def call(frame):
        found = monthly_findings(
            period=NOW,
            pledges=pledges,
            reported=series(VIOLATIONS_REPORTED, frame),
            proven=proven,
            reporting=reporting_series(matrix(rng).assign(is_reported=True)),
            concentrated=concentration(frame, NOW),
            language=ENGLISH,
        )
        return [finding.headline for finding in found]

    return Trial(call(gone(reported)), call(without(reported)), call(month(reported, 0.0)))


@case(concentration_finding)
def _(rng):
    """A unit without a figure is not one with cases."""
    frame = states(rng, indicator=VIOLATIONS_REPORTED)

    def call(own):
        return concentration_finding(concentration(own, NOW), ENGLISH)

    at = -1
    return Trial(call(silent(frame, at)), call(frame.drop(index=frame.index[at])), ALWAYS)


@case(reporting_finding)
def _(rng):
    """A month in which nothing is expected is not one in which nothing came in."""
    lines = matrix(rng)
    last = lines["period"] == str(NOW)

    def call(frame):
        return reporting_finding(reporting_series(frame), NOW, ENGLISH)

    return Trial(
        missing=call(lines[~last]),
        absent=call(lines[lines["period"] == str(MONTHS[0])]),
        zero=call(lines.assign(is_reported=~last)),
    )


@case(change_text)
def _(rng):
    """Without the month before, nothing rose from 0."""
    frame = states(rng, indicator=PLEDGE_COMPLETION)
    before = frame["period"] == str(NOW.previous)

    def all_of(value):
        made = frame
        for at in np.flatnonzero(before):
            made = silent(made, at) if np.isnan(value) else changed(made, at, value)
        return made

    def call(own):
        return change_text(series(PLEDGE_COMPLETION, own), NOW, ENGLISH)

    return Trial(call(all_of(np.nan)), call(frame[~before]), call(all_of(0.0)))
