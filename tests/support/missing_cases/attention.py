"""Places to talk to: only what a unit says is a reason, never what it does not say."""

from __future__ import annotations

import numpy as np

from analysis.attention import (
    above_full,
    attention_list,
    blank_units,
    proven_without_follow_up,
    signed_fell,
    silent_units,
)
from analysis.reporting import silence
from domain.indicators import VIOLATIONS_PROVEN
from tests.support.missing_cases import Trial, case, exempt
from tests.support.missing_cases.made import MONTHS, UNITS, changed, silent, states
from tests.support.missing_cases.reporting import matrix

NOW = MONTHS[-1]


def _all(frame, value):
    for at in range(len(frame)):
        frame = changed(frame, at, value)
    return frame


def _line(frame, unit, period):
    return int(np.flatnonzero((frame["unit"] == unit) & (frame["period"] == str(period)))[0])


@case(proven_without_follow_up)
def _(rng):
    """Sanctions that are not told are not sanctions of zero."""
    proven = states(rng, indicator=VIOLATIONS_PROVEN)
    zeros = _all(proven, 0.0)
    unit = UNITS[int(rng.integers(5))]
    at = _line(zeros, unit, NOW)

    def call(sanctioned):
        return proven_without_follow_up(
            proven=proven, in_process=zeros, sanctioned=sanctioned, period=NOW
        )

    gone = silent(zeros, at) if rng.integers(2) else changed(zeros, at, np.nan)
    return Trial(call(gone), call(zeros.drop(index=zeros.index[at])), call(zeros))


@case(silent_units)
def _(rng):
    """A month in which nothing is expected is not a silent one."""
    lines = matrix(rng).assign(is_reported=True)
    own = (lines["unit"] == UNITS[int(rng.integers(5))]) & (lines["period"] > str(MONTHS[1]))

    def call(frame):
        return silent_units(silence(frame, periods=MONTHS, until=NOW))

    return Trial(call(lines[~own]), call(lines), call(lines.assign(is_reported=~own)))


@case(blank_units)
def _(rng):
    """Blank twice is a reason; zero is none, and neither is silence."""
    frame, unit = states(rng), UNITS[int(rng.integers(5))]
    now, before = (_line(frame, unit, period) for period in (NOW, NOW.previous))
    once = changed(frame, now, np.nan)
    return Trial(
        missing=blank_units(silent(once, before), period=NOW),
        absent=blank_units(once.drop(index=once.index[before]), period=NOW),
        zero=blank_units(changed(once, before, np.nan), period=NOW),
    )


@case(signed_fell)
def _(rng):
    frame, at = states(rng), -1 - int(rng.integers(5))

    def call(own):
        return signed_fell(own, period=NOW)

    lower = frame.copy()
    lower.loc[lower["period"] == str(NOW), "numerator"] = 1.0
    gone = silent(lower, at)
    return Trial(call(gone), call(gone.drop(index=gone.index[at])), call(changed(lower, at, 0.0)))


@case(above_full)
def _(rng):
    """Without a denominator nobody is above it; with one of 0 there is no rate either."""
    frame = states(rng)
    at = -1 - int(rng.integers(5))
    full = frame.assign(numerator=1000.0, value=2.0)
    return Trial(
        missing=above_full(changed(full, at, np.nan), period=NOW),
        absent=above_full(full.drop(index=full.index[at]), period=NOW),
        zero=above_full(full, period=NOW),
    )


exempt(attention_list, "puts finished lists together")
