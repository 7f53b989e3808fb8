"""Copied reports: a blank figure is no zero, and a missing report is equal to none."""

from __future__ import annotations

from analysis.quality_copies import report_prints, same_as_before, same_as_other
from domain.period import Period
from tests.support.frames import frames, report
from tests.support.missing_cases import ALWAYS, Trial, case

MONTH = Period(2024, 2)


def _session(rng):
    return {"invited": int(rng.integers(1_000, 9_000)), "attended": int(rng.integers(100, 900))}


def _prints(*reports):
    figures, heads = frames(*reports)
    return report_prints(figures=figures, reports=heads)


def _reports(sessions, others, *, unit="18.06"):
    return (
        report("socialization", "2024-01", unit, sessions),
        report("socialization", "2024-02", unit, others),
    )


@case(report_prints)
def _(rng):
    """Blank cells count no digits, as if there were none; a zero makes another print."""
    sessions = [_session(rng) for _ in range(3)]
    blank, zero = ({"invited": value, "attended": value} for value in (None, 0))

    def digits(rows):
        return _prints(report("socialization", "2024-02", "18.06", rows))["digits"]

    prints = [
        _prints(report("socialization", "2024-02", "18.06", [*sessions, row]))["print"].iloc[0]
        for row in (blank, zero)
    ]
    return Trial(
        missing=(digits([*sessions, blank]), "differ"),
        absent=(digits(sessions), "differ" if prints[0] != prints[1] else "equal"),
        zero=ALWAYS,
    )


@case(same_as_before)
def _(rng):
    """The report before has a zero; this one has it, or leaves it blank: blank is no copy."""
    sessions = [_session(rng) for _ in range(3)]
    blank, zero = ({"invited": 4_321, "attended": value} for value in (None, 0))
    other = {"invited": 4_321, "attended": 57}

    def found(row):
        reports = _reports([*sessions, zero], [*sessions, row])
        return same_as_before(_prints(*reports), period=MONTH).found

    return Trial(missing=found(blank), absent=found(other), zero=found(zero))


@case(same_as_other)
def _(rng):
    """Another unit has a zero where this one left a blank: they do not agree."""
    sessions = [_session(rng) for _ in range(4)]
    blank, zero = ({"invited": 4_321, "attended": value} for value in (None, 0))
    other = {"invited": 4_321, "attended": 57}

    def found(row):
        mine = report("socialization", "2024-02", "18.06", [*sessions, row])
        theirs = report("socialization", "2024-02", "18.07", [*sessions, zero])
        return same_as_other(_prints(mine, theirs), period=MONTH).found

    return Trial(missing=found(blank), absent=found(other), zero=found(zero))
