"""Rows of a template in which nobody wrote anything beside what was filled in beforehand.

They say nothing, not even "blank": an untouched sheet must not replace an older report. Pledges
have rows by level: those of a unit in which some figure is filled in are kept, blank or not.
"""

from __future__ import annotations

from collections import defaultdict

from data_loaders.raw import CellValue, is_blank
from data_loaders.table import Table
from domain.fields import ReportKind

_PREFILLED = frozenset({"unit_code", "unit_name", "institution"})
_PREFILLED_PLEDGES = _PREFILLED | {"level", "instrument"}


def untouched_rows(table: Table) -> frozenset[int]:
    """The numbers of the data rows that nobody filled in; none in a table of another layout."""
    if not table.is_template:
        return frozenset()
    if table.kind.kind is ReportKind.PLEDGES:
        return _untouched_units(table)
    places = [c.number - 1 for code, c in table.columns.items() if code not in _PREFILLED]
    return frozenset(
        row
        for row in table.rows
        if not _has_number(table.sheet.rows[row - 1], places)
        and _is_untouched(table, row, _PREFILLED)
    )


def _has_number(values: tuple[CellValue, ...], places: list[int]) -> bool:
    """A quick yes for most rows that were filled in."""
    return any(values[place].__class__ in (int, float) for place in places if place < len(values))


def _untouched_units(table: Table) -> frozenset[int]:
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in table.rows:
        rows[_whose(table, row)].append(row)
    return frozenset(
        row
        for each in rows.values()
        if all(_is_untouched(table, row, _PREFILLED_PLEDGES) for row in each)
        for row in each
    )


def _whose(table: Table, row: int) -> tuple[str, ...]:
    cells = (table.cell(row, code) for code in sorted(_PREFILLED))
    return tuple(cell.text if cell else "" for cell in cells)


def _is_untouched(table: Table, row: int, prefilled: frozenset[str]) -> bool:
    return all(
        is_blank(table.sheet.value(row, column.number))
        and (row, column.number) not in table.sheet.errors
        and (row, column.number) not in table.sheet.uncached
        for code, column in table.columns.items()
        if code not in prefilled
    )
