"""Rows and columns that a table holds but the spreadsheet program does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data_loaders.raw import column_letter
from data_loaders.table import Table
from domain import issue_catalogue as found
from domain.issues import Issue

_NAMED = 10


def hidden_issues(table: Table) -> Iterator[Issue]:
    """A note for hidden data rows, and one for hidden columns that are read."""
    sheet = table.sheet
    rows = sorted(sheet.hidden_rows.intersection(table.rows))
    if rows:
        parameters = {"n": len(rows), "rows": _spans(rows)}
        cell = sheet.cell_name(rows[0], 1)
        yield Issue(found.ROWS_HIDDEN, sheet=sheet.name, cell=cell, parameters=parameters)
    read = {column.number for column in table.columns.values()}
    columns = sorted(sheet.hidden_columns & read)
    if columns:
        names = tuple(str(n) if sheet.is_transposed else column_letter(n) for n in columns)
        cell = sheet.cell_name((table.header_rows or (1,))[0], columns[0])
        parameters = {"columns": names}
        yield Issue(found.COLUMNS_HIDDEN, sheet=sheet.name, cell=cell, parameters=parameters)


def _spans(rows: Iterable[int]) -> tuple[str, ...]:
    """The rows as "5-8", "12"; at most ten spans."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    named = [str(a) if a == b else f"{a}-{b}" for a, b in spans[:_NAMED]]
    return (*named, "…") if len(spans) > _NAMED else tuple(named)
