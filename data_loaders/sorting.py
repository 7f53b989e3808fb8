"""Findings in the order in which a person walks through the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data_loaders.raw import RawWorkbook, column_number
from domain.issues import Issue

_CELL = re.compile(r"([A-Z]+)(\d+)")


def in_reading_order(raw: RawWorkbook, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The file first, then sheet by sheet, row by row, cell by cell."""
    order = {sheet.name: position for position, sheet in enumerate(raw.sheets)}

    def key(issue: Issue) -> tuple[int, int, int]:
        row, column = _position(issue.cell)
        return -1 if issue.sheet is None else order.get(issue.sheet, len(order)), row, column

    return tuple(sorted(issues, key=key))


def each_once(issues: Iterable[Issue]) -> Iterator[Issue]:
    """Each finding once: the tables of one sheet share unit cells and rows left out."""
    seen = set()
    for issue in issues:
        what = (issue.code, issue.sheet, issue.cell, issue.field, issue.value)
        key = (*what, repr(sorted(issue.parameters.items())) if issue.cell else repr(issue))
        if key not in seen:
            seen.add(key)
            yield issue


def _position(cell: str | None) -> tuple[int, int]:
    match = _CELL.fullmatch(cell or "")
    return (int(match[2]), column_number(match[1])) if match else (0, 0)
