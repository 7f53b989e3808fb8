"""Months whose reports are still coming in, and the month that pages open with."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.overview import ENOUGH_REPORTS
from domain.period import Period
from workflow.facts import Facts, report_lines


def provisional_from(facts: Facts, day: date) -> Period | None:
    """The first month whose reports may still come in on time; None when there is none."""
    return next((p for p in facts.periods if day <= facts.scope.due_on(p)), None)


def usual_month(facts: Facts, day: date) -> Period:
    """The month that a page shows when nobody has chosen one.

    The newest whose reports are due, or of which so many are in that its sums can be compared: the
    first reports of a new month would make an almost empty month the first thing a leader sees.
    Before any such month the newest.
    """
    first = provisional_from(facts, day)
    for period in reversed(facts.periods):
        if first is None or period < first or _are_most_in(facts, period):
            return period
    return facts.periods[-1]


def _are_most_in(facts: Facts, period: Period) -> bool:
    """Whether enough of all expected reports of the month were received."""
    lines = [report_lines(facts, kind.value) for kind in facts.scope.kinds]
    received = [each.loc[each["period"] == str(period), "is_reported"] for each in lines]
    return bool(pd.concat(received).mean() >= ENOUGH_REPORTS)
