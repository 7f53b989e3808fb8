"""Cases by stage and part: blank rows add nothing, and parts of what is unknown are unknown."""

from __future__ import annotations

import pandas as pd

from analysis.case_rows import case_rows
from analysis.cases import (
    age_of,
    breakdown,
    by_month,
    cross,
    open_by_age,
    rows_of,
    stage_total,
    with_ages,
)
from analysis.trend import trend_series
from domain.indicators import VIOLATIONS_REPORTED
from domain.states import State
from tests.support.frames import frames, report
from tests.support.missing_cases import Trial, case, exempt
from tests.support.missing_cases.made import MONTHS, asked, states

UNIT = "11.01"
CODES = ("KE1", "KE2")
ONE = MONTHS[:1]


def rows(*cells, stage="reported", month="2024-01"):
    """Rows of a report: (category, cases) each."""
    own = [{"category": code, stage: count} for code, count in cells]
    figures, heads = frames(report("violations", month, UNIT, own))
    return case_rows(figures=figures, reports=heads)


def _three(call, rng, *, stage="reported"):
    """The second category beside the first: blank, unknown to the table, or zero."""
    first = ("KE1", int(rng.integers(1, 30)))
    found = rows(first, ("KE2", None), stage=stage)
    return call(found), call(rows(first, ("KE2", 0), stage=stage)), first[1]


@case(case_rows)
def _(rng):
    """A blank row is kept as a blank; one of zero says what no row says, too."""
    count = int(rng.integers(1, 30))

    def call(*cells):
        return rows(*cells)[["category", "reported"]]

    blank = pd.DataFrame({"category": ["KE1", "KE2"], "reported": [float(count), float("nan")]})
    return Trial(call(("KE1", count), ("KE2", None)), blank, call(("KE1", count), ("KE2", 0)))


@case(breakdown)
def _(rng):
    def call(own):
        return breakdown(own, by="category", stage="reported", codes=CODES, total=99.0).parts

    missing, zero, count = _three(call, rng)
    return Trial(missing, pd.Series([float(count), None], index=list(CODES), dtype=float), zero)


@case(cross)
def _(rng):
    def call(own):
        codes = [CODES, ("2024-01",)]
        return cross(own, down="category", across="period", stage="reported", codes=codes)

    missing, zero, count = _three(call, rng)
    table = pd.DataFrame({"2024-01": [float(count), None]}, index=list(CODES), dtype=float)
    return Trial(missing, table, zero)


@case(by_month)
def _(rng):
    """A month that nobody reported has no parts, whatever rows there are."""
    own = rows(("KE1", int(rng.integers(1, 30))))

    def call(state):
        return by_month(
            own, by="category", stage="reported", codes=CODES, periods=ONE, states=[state]
        )

    unknown = pd.DataFrame({"2024-01": [None, None]}, index=list(CODES), dtype=float)
    missing = call(State.NOT_REPORTED if rng.integers(2) else State.BLANK)
    return Trial(missing, unknown, call(State.ABOVE_ZERO))


@case(open_by_age)
def _(rng):
    def call(own):
        parts = open_by_age(own, period=ONE[0], total=99.0)
        return parts.not_stated

    missing, zero, _ = _three(call, rng, stage="in_process")
    alone = rows(("KE1", None), stage="in_process")
    nothing = rows(("KE1", 0), stage="in_process")
    return Trial(missing=(missing, call(alone)), absent=(missing, None), zero=(zero, call(nothing)))


@case(rows_of)
def _(rng):
    """A row whose report counts is kept as it is, blank or not."""
    own = rows(("KE1", int(rng.integers(1, 30))), ("KE2", None))
    frame = states(rng, units=(UNIT,), periods=ONE)

    def call(found):
        return rows_of(found, frame)["reported"]

    return Trial(call(own), own["reported"], call(own.fillna({"reported": 0.0})))


@case(stage_total)
def _(rng):
    def call(frame):
        series = trend_series(label="", indicator=VIOLATIONS_REPORTED, states=frame, periods=MONTHS)
        found = stage_total(VIOLATIONS_REPORTED, series, is_position=False)
        return found.cases, found.n_months

    return asked(call, states(rng, units=(UNIT,), indicator=VIOLATIONS_REPORTED), rng)


@case(with_ages)
def _(rng):
    """A case whose month is not stated has no age: it did not come in this month."""

    def call(month):
        own = rows(("KE1", int(rng.integers(1, 30))), stage="in_process")
        return with_ages(own.assign(month_reported=month), ONE[0])["age"].tolist()

    return Trial(call(""), [""], call(str(ONE[0])))


exempt(age_of, "takes two months; a month that is not stated is AGE not known")
