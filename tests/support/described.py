"""A sheet checked as a table of reported cases that a person described, and what came of it."""

from __future__ import annotations

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check
from tests.support.workbooks import opened, saved, workbook

JANUARY = Period(2024, 1)


def read(text, *, merges=(), change=None, name="report.xlsx", **said):
    """The workbook checked as a table of reported cases: unit in A, cases in B."""
    about = {
        "kind": ReportKind.VIOLATIONS,
        "period": JANUARY,
        "basis": "bulanan",
        "unit_kind": UnitKind.REGENCY,
        "columns": {"A": "unit", "B": "reported"},
        "terms": {"institution": "asn_daerah", "category": "OTHER"},
    }
    book = opened(workbook("Rekap\n" + text))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    if change:
        change(book.worksheets[0])
    return check(saved(book), name=name, options=TableOptions(**(about | said)))


def figures(checked):
    """Unit -> the cases reported, of the reports that would stand."""
    return {
        each.key.unit_code: row.value("reported") for each in checked.reports for row in each.rows
    }


def stops(checked):
    """(code, cell) of everything that keeps the file from being stored."""
    return [(issue.code, issue.cell) for issue in checked.issues if issue.blocks]


def stopped_cells(checked):
    return {cell for _, cell in stops(checked)}


def skipped(checked):
    return {each.row: each.why.value for sums in checked.sheets for each in sums.skipped}
