"""States of units: blank and silent are states of their own."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.personnel import carried_personnel
from analysis.totals import KEY, indicator_totals
from analysis.unit_states import fraction, unit_states, without_double_counts
from domain.indicators import VIOLATION_RATE
from tests.support.frames import frames, report
from tests.support.missing_cases import Trial, case
from tests.support.missing_cases.made import asked, states

MONTH = "2024-01"
UNITS = ("11.01", "11.02", "11.03")


def made(counts):
    """Unit states of reports of so many cases; "away" is a report that never came."""
    reports = [report("personnel", MONTH, unit, [{"personnel": 500}]) for unit in UNITS]
    reports += [
        report("violations", MONTH, unit, [{"category": "KE4", "reported": count}])
        for unit, count in zip(UNITS, counts, strict=True)
        if count != "away"
    ]
    figures, heads = frames(*reports)
    own = heads[heads["kind"] == "violations"]
    return unit_states(
        indicator=VIOLATION_RATE,
        totals=indicator_totals(indicator=VIOLATION_RATE, figures=figures, reports=heads),
        personnel=carried_personnel(figures=figures, periods=[MONTH]),
        expected=pd.DataFrame(
            [(MONTH, "regency", unit, "asn_daerah") for unit in UNITS], columns=KEY
        ),
        received=own[[*KEY, "received_on", "first_received_on", "submission"]],
    )


@case(unit_states)
def _(rng):
    counts = [int(n) for n in rng.integers(1, 30, 3)]
    at = int(rng.integers(3))

    def call(value):
        found = made([*counts[:at], value, *counts[at + 1 :]])
        return found[["unit", "numerator", "value"]]

    return Trial(missing=call(None), absent=call("away"), zero=call(0))


@case(fraction)
def _(rng):
    frame, at = states(rng), int(rng.integers(20))

    def call(value):
        numerator = frame["numerator"].copy()
        numerator[at] = value
        return fraction(VIOLATION_RATE, numerator, frame["denominator"])

    away = fraction(
        VIOLATION_RATE,
        frame["numerator"].drop(index=at),
        frame["denominator"].drop(index=at),
    ).reindex(frame.index)
    return Trial(missing=call(np.nan), absent=away, zero=call(0.0))


@case(without_double_counts)
def _(rng):
    """A report that left a figure blank is a report: it counts, with its figure still missing."""

    def call(frame):
        marked = without_double_counts(frame, overlapping={})
        return marked.loc[marked["numerator"].notna(), ["unit", "period", "numerator"]].to_dict(
            "records"
        )

    return asked(call, states(rng), rng)
