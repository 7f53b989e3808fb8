"""Totals of reports: blank rows are left out and counted; no month before is no 0."""

from __future__ import annotations

from analysis.totals import indicator_totals, monthly_from_cumulative
from domain.indicators import VIOLATIONS_REPORTED
from tests.support.frames import frames, report
from tests.support.missing_cases import Trial, case


@case(indicator_totals)
def _(rng):
    first = int(rng.integers(1, 30))

    def call(*rows):
        figures, heads = frames(report("violations", "2024-01", "11.01", rows))
        found = indicator_totals(indicator=VIOLATIONS_REPORTED, figures=figures, reports=heads)
        return found["numerator"], bool(found["blank_rows"].sum())

    def row(category, reported):
        return {"category": category, "reported": reported}

    return Trial(
        missing=call(row("KE1", first), row("KE2", None)),
        absent=(call(row("KE1", first))[0], True),
        zero=call(row("KE1", first), row("KE2", 0)),
    )


@case(monthly_from_cumulative)
def _(rng):
    february = int(rng.integers(2, 30))

    def call(*months):
        reports = [
            report(
                "violations",
                month,
                "11.01",
                [{"category": "KE1", "reported": value}],
                basis="kumulatif",
                since="2024-01",
            )
            for month, value in months
        ]
        figures, heads = frames(*reports)
        found = indicator_totals(indicator=VIOLATIONS_REPORTED, figures=figures, reports=heads)
        return found.loc[found["period"] == "2024-02", "numerator"].tolist()

    now = ("2024-02", february)
    return Trial(
        missing=call(("2024-01", None), now),
        absent=call(now),
        zero=call(("2024-01", 0), now),
    )
