"""Figures to ask with: unit states, and one of them left blank, taken away or set to zero."""

from __future__ import annotations

import numpy as np
import pandas as pd

from domain.indicators import VIOLATION_RATE
from domain.period import Period
from domain.states import State
from tests.support.missing_cases import Trial

MONTHS = tuple(Period(2024, month) for month in range(1, 5))
UNITS = ("11.01", "11.02", "11.03", "11.04", "11.05")


def states(rng, *, units=UNITS, periods=MONTHS, indicator=VIOLATION_RATE):
    """Unit states, a line per unit and month, all above zero and expected."""
    lines = [(str(period), "regency", unit, "asn_daerah") for period in periods for unit in units]
    frame = pd.DataFrame(lines, columns=["period", "unit_kind", "unit", "institution"])
    frame["numerator"] = rng.integers(3, 40, len(frame)).astype(float)
    frame["denominator"] = rng.integers(50, 900, len(frame)).astype(float)
    if not indicator.is_rate:
        frame["denominator"] = np.nan
    frame["value"] = frame["numerator"] / (frame["denominator"] if indicator.is_rate else 1)
    return frame.assign(
        state=State.ABOVE_ZERO.value,
        is_expected=True,
        is_reported=True,
        is_counted=True,
        blank_rows=0,
        instrument="integrity_pact",
        personnel_period=None,
        received_on=pd.Timestamp("2024-02-05"),
        submission=1,
    )


def changed(frame, at, value):
    """The frame with another numerator in a line: NaN leaves it blank, 0 says zero."""
    state = State.BLANK if np.isnan(value) else State.ZERO if value == 0 else State.ABOVE_ZERO
    made = frame.copy()
    place = made.index[at]
    made.loc[place, "numerator"] = value
    made.loc[place, "value"] = value if np.isnan(value) else value / made.loc[place, "denominator"]
    if value == 0:
        made.loc[place, "value"] = 0.0
    made.loc[place, "state"] = state.value
    return made


def silent(frame, at):
    """The frame with a line that was expected and never came."""
    made = changed(frame, at, np.nan)
    made.loc[made.index[at], ["state", "is_reported"]] = [State.NOT_REPORTED.value, False]
    return made


def asked(call, frame, rng, *, at=None):
    """The trial of a function of a frame: blank or never reported, away, zero."""
    at = int(rng.integers(len(frame))) if at is None else at
    missing = silent(frame, at) if rng.integers(2) else changed(frame, at, np.nan)
    return Trial(
        missing=call(missing),
        absent=call(frame.drop(index=frame.index[at])),
        zero=call(changed(frame, at, 0.0)),
    )
