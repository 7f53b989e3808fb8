"""Rows that name a place above the others, "Prov. Banten" among its regencies, and are no sum."""

from __future__ import annotations

from dataclasses import replace

from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found

_UNIT_FIELDS = frozenset({"unit_name", "unit_code"})


def unclear_unit(row: ParsedRow) -> ParsedRow:
    """The row with the question what it is, instead of findings about its unit."""
    cell = row.cell("unit_name") or row.cell("unit_code")
    if cell is None:
        return row
    codes = (row.unit.code,) if row.unit else row.candidates
    question = replace(cell.issue(found.UNIT_ABOVE), candidates=codes)
    others = tuple(issue for issue in row.issues if issue.field not in _UNIT_FIELDS)
    return replace(row, unit=None, candidates=codes, issues=(question, *others))
