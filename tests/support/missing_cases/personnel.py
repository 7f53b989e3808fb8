"""Personnel: a blank is not carried, and no report of nobody."""

from __future__ import annotations

from analysis.personnel import carried_personnel
from tests.support.frames import frames, report
from tests.support.missing_cases import Trial, case

MONTHS = ["2024-01", "2024-02", "2024-03"]


@case(carried_personnel)
def _(rng):
    count = int(rng.integers(10, 900))

    def call(*months):
        reports = [report("personnel", month, "11.01", [{"personnel": n}]) for month, n in months]
        figures, _ = frames(*reports)
        found = carried_personnel(figures=figures, periods=MONTHS)
        return found[["period", "personnel", "personnel_period"]].reset_index(drop=True)

    first = ("2024-01", count)
    return Trial(
        missing=call(first, ("2024-02", None)),
        absent=call(first),
        zero=call(first, ("2024-02", 0)),
    )
