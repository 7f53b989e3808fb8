"""Earlier months in a test, without a database."""

from __future__ import annotations

from domain.fields import ReportKind
from domain.history import PastReport, PastSums, row_key
from domain.period import Period


class Earlier:
    """A history of reports written down: (month, since, {category: {field: figure}}) each.

    All are of the same unit, kind and institution as the report that asks.
    """

    def __init__(self, *reports, kind=ReportKind.VIOLATIONS, dimension="category"):
        self.reports = [
            PastReport(
                period=Period.parse(month),
                since=Period.parse(since) if since else None,
                rows={row_key(kind, {dimension: name}): figures for name, figures in rows.items()},
            )
            for month, since, rows in reports
        ]
        self.asked = []

    def previous_reports(self, keys, since=None):
        self.asked += [(str(key.period), key.unit_code, str(since)) for key in keys]
        found = {}
        for key in keys:
            fitting = [
                each
                for each in self.reports
                if each.period < key.period and since in (None, each.since)
            ]
            if fitting:
                found[key] = max(fitting, key=lambda each: each.period)
        return found

    def monthly_sums(self, keys, first):
        found = {}
        for key in keys:
            counted = [r for r in self.reports if first <= r.period < key.period and not r.since]
            fields = {code for r in counted for row in r.rows.values() for code in row}
            sums = {code: sum(r.total(code) or 0 for r in counted) for code in fields}
            if counted:
                found[key] = PastSums(len(counted), sums)
        return found
