"""Holds a checked workbook against its truth: stored right, reported in its place, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data_loaders.result import CheckedWorkbook
from domain.issues import Issue
from tests.support.table_truth import Generated, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of the numbers of one workbook.

    Attributes:
        wrong: what is silently wrong, in words; empty when the workbook is accounted for.
    """

    stored: int
    reported: int
    wrong: tuple[str, ...]


def account(generated: Generated, checked: CheckedWorkbook) -> Account:
    """Compare what would be stored, and what is reported, with the truth."""
    truth = set(generated.numbers)
    stored = set(_stored(checked))
    reported = _reported(generated, checked, truth - stored)
    silent = truth - stored - reported - generated.dispensable
    wrong = (
        *(f"stored, but not true: {number}" for number in sorted(stored - truth, key=str)),
        *(f"neither stored nor reported: {number}" for number in sorted(silent, key=str)),
        *_sums_that_do_not_come_out(checked),
        *_failures(checked),
        *_other_basis(generated, checked),
    )
    return Account(stored=len(stored & truth), reported=len(reported), wrong=wrong)


def _stored(checked: CheckedWorkbook) -> Iterator[Number]:
    for report in checked.reports:
        key = report.key
        for row in report.rows:
            for figure in row.figures:
                yield Number(
                    kind=key.kind.value,
                    period=str(key.period),
                    unit=key.unit_code,
                    institution=key.institution,
                    dimensions=frozenset(row.dimensions.items()),
                    field=figure.field,
                    value=figure.value,
                    sheet=row.sheet,
                    cell=figure.cell,
                )


def _reported(generated: Generated, checked: CheckedWorkbook, left: set[Number]) -> set[Number]:
    """The numbers that a blocking finding is about, or whose report one is about.

    A blank in a month in which nobody has a figure is told at the month's heading.
    """
    blocking = [issue for issue in checked.issues if issue.blocks]
    touched = {
        number.report
        for number in generated.numbers
        if any(_is_about(generated, issue, number) for issue in blocking)
        # a row that may be about this unit or another stops both until it is answered
        or any(number.unit in issue.candidates for issue in blocking)
    }
    return {n for n in left if n.report in touched or _is_blank_month(generated, checked, n)}


def _is_blank_month(generated: Generated, checked: CheckedWorkbook, number: Number) -> bool:
    return number.value is None and any(
        issue.code == "month-without-figures" and _is_about(generated, issue, number)
        for issue in checked.issues
    )


_ASKED_ONCE = frozenset({"count-zeros-lost", "number-style-unclear"})
"""Questions about a whole column of figures, asked at its first doubtful cell."""
_ASKED_OF_SHEET = frozenset({"unit-kind-unknown", "basis-never-falls", "unit-among-headings"})
"""Questions about the headings, the column of units or all figures, asked at the first cell:
nothing of the table is stored before they are answered."""


def _is_about(generated: Generated, issue: Issue, number: Number) -> bool:
    """At its cell, in its row, at the heading of its column, at its sheet or the whole file."""
    if issue.cell is None or issue.code in _ASKED_OF_SHEET:
        return issue.sheet in (None, number.sheet)
    if issue.sheet != number.sheet:
        return False
    (column, row), (own_column, own_row) = _parts(issue.cell), _parts(number.cell)
    if generated.options.is_transposed:
        of_row = column in generated.heading_columns or issue.code in _ASKED_ONCE
        return column == own_column or (row == own_row and of_row)
    of_column = row in generated.heading_rows or issue.code in _ASKED_ONCE
    return row == own_row or (column == own_column and of_column)


def _parts(cell: str) -> tuple[str, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return (match[1], int(match[2])) if match else (cell, 0)


def _sums_that_do_not_come_out(checked: CheckedWorkbook) -> Iterator[str]:
    for sums in checked.sheets:
        counted = len(sums.header_rows) + sums.accepted + sums.listed + len(sums.skipped)
        if counted != sums.rows:
            yield f"{sums.sheet}: {sums.rows} rows, but {counted} are accounted for: {sums}"


def _failures(checked: CheckedWorkbook) -> Iterator[str]:
    for issue in checked.issues:
        if issue.code == "unexpected-failure":
            yield f"the program failed: {issue.parameters}"


def _other_basis(generated: Generated, checked: CheckedWorkbook) -> Iterator[str]:
    for report in checked.reports:
        if report.basis != generated.options.basis:
            yield f"{report.key} has the basis {report.basis!r}"
