"""Checking a workbook in a test: places of the gazetteer, a fixed day, no history."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from data_loaders.checking import check_content
from data_loaders.inspection import inspect_workbook
from data_loaders.opening import read_workbook
from data_loaders.options import NO_OPTIONS
from domain.history import NoHistory
from geo.resolver import GazetteerResolver

TODAY = date(2024, 12, 31)


@lru_cache(maxsize=1)
def resolver():
    return GazetteerResolver()


def check(content, *, name="report.xlsx", options=NO_OPTIONS, history=None, today=TODAY, **more):
    return check_content(
        content=content,
        file_name=name,
        resolver=resolver(),
        history=history or NoHistory(),
        options=options,
        today=today,
        **more,
    )


def inspect(content, *, name="report.xlsx", options=NO_OPTIONS):
    raw = read_workbook(content, name)
    return inspect_workbook(raw=raw, resolver=resolver(), options=options, today=TODAY)


def found(checked, *, notes=False):
    """(code, sheet, cell) of errors and warnings, of notes too when asked."""
    return [
        (issue.code, issue.sheet, issue.cell)
        for issue in checked.issues
        if notes or issue.severity.value != "info"
    ]


def codes(checked, *, notes=True):
    return {code for code, _, _ in found(checked, notes=notes)}


def report(checked, kind, unit, institution="asn_daerah"):
    """The accepted report of a unit."""
    for each in checked.reports:
        key = each.key
        if (key.kind.value, key.unit_code, key.institution) == (kind, unit, institution):
            return each
    raise AssertionError(f"no {kind} report of {unit}: {[r.key for r in checked.reports]}")


def figures(each):
    """(field, value, cell) of all rows of a report."""
    return [(f.field, f.value, f.cell) for row in each.rows for f in row.figures]
