"""Reports expected and received. A report that was never expected is not one that is missing."""

from __future__ import annotations

import pandas as pd

from analysis.reporting import (
    any_kind,
    report_matrix,
    reporting_rates,
    silence,
    with_blanks,
)
from analysis.totals import KEY
from domain.scope import DEFAULT_SCOPE
from tests.support.frames import frames, report
from tests.support.missing_cases import Trial, case
from tests.support.missing_cases.made import MONTHS, UNITS


def matrix(rng):
    """Expected reports of a kind, some of them received."""
    lines = [(str(month), "regency", unit, "asn_daerah") for month in MONTHS for unit in UNITS]
    frame = pd.DataFrame(lines, columns=KEY)
    received = rng.random(len(frame)) < 0.7
    received[:6] = True
    return frame.assign(is_reported=received, is_on_time=received, is_late=False)


@case(report_matrix)
def _(rng):
    """A report whose figure is blank was received; one that is not there was not."""
    expected = matrix(rng)[KEY]
    unit, month = UNITS[int(rng.integers(5))], str(MONTHS[int(rng.integers(4))])

    def call(*reports):
        _, heads = frames(report("violations", "2023-12", "11.01"), *reports)
        found = report_matrix(
            expected=expected, reports=heads, scope=DEFAULT_SCOPE, kind="violations"
        )
        return found["is_reported"]

    zero = report("violations", month, unit, [{"category": "KE1", "reported": 0}])
    other = report("pledges", month, unit, [{"obligated": 10, "signed": None}])
    return Trial(missing=call(other), absent=call(), zero=call(zero))


@case(with_blanks)
def _(rng):
    expected = matrix(rng).drop(columns=["is_on_time", "is_late"])
    unit, month = UNITS[int(rng.integers(5))], str(MONTHS[int(rng.integers(4))])

    def call(*reports):
        figures, heads = frames(report("violations", "2023-12", "11.01"), *reports)
        found = with_blanks(expected, figures=figures, reports=heads, kind="violations")
        return found[["n_figures", "field_completeness"]]

    zero = report("violations", month, unit, [{"category": "KE1", "reported": 0}])
    other = report("pledges", month, unit, [{"obligated": 10, "signed": None}])
    return Trial(missing=call(other), absent=call(), zero=call(zero))


@case(any_kind)
def _(rng):
    """A unit of which nothing is expected has no line; a silent one has one."""
    lines = matrix(rng)
    at = int(rng.integers(len(lines)))
    silent = lines.copy()
    silent.loc[at, ["is_reported", "is_on_time"]] = False
    away = lines.drop(index=at)
    return Trial(missing=len(any_kind(away)), absent=len(lines) - 1, zero=len(any_kind(silent)))


@case(reporting_rates)
def _(rng):
    """Nothing expected is no rate of 0."""
    lines = matrix(rng)
    own = lines["period"] == str(MONTHS[int(rng.integers(4))])

    def rates(frame):
        found = reporting_rates(frame, by=["period"]).set_index("period")["reporting_rate"]
        return found.reindex([str(month) for month in MONTHS]).tolist()

    whole = rates(lines)
    gone = [
        None if str(month) in set(lines.loc[own, "period"]) else rate
        for month, rate in zip(MONTHS, whole, strict=True)
    ]
    return Trial(
        missing=rates(lines[~own]),
        absent=gone,
        zero=rates(lines.assign(is_reported=lines["is_reported"] & ~own)),
    )


@case(silence)
def _(rng):
    """A month in which nothing is expected of a unit is not a silent one."""
    lines = matrix(rng).assign(is_reported=True)
    last = lines["period"] == str(MONTHS[-1])
    own = last & (lines["unit"] == UNITS[int(rng.integers(5))])

    def call(frame):
        found = silence(frame, periods=MONTHS, until=MONTHS[-1])
        return found.set_index("unit")["silent_months"].sort_index()

    return Trial(
        missing=call(lines[~own]),
        absent=call(lines),
        zero=call(lines.assign(is_reported=~own)),
    )
