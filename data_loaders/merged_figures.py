"""Figures in cells that are merged over several rows or columns: nobody can tell whose they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from data_loaders.raw import Merge, RawSheet
from data_loaders.rows import ParsedRow
from data_loaders.table import Table
from domain import issue_catalogue as found
from domain.fields import FieldType
from domain.issues import Issue


def merged_figures(row: ParsedRow) -> Iterator[Issue]:
    """An error at each figure of a row whose cell is merged over others that are read, too."""
    table = row.table
    if table.is_template or not table.sheet.merges:
        return
    for code, column in table.columns.items():
        if column.field.type is not FieldType.COUNT:
            continue
        merge = table.sheet.merge_over(row.row, column.number)
        if merge and _is_shared(table, merge):
            cell = row.cell(code)
            if cell:
                figure = table.sheet.text(merge.top, merge.left)
                reach = _reach(table.sheet, merge)
                yield cell.issue(found.FIGURE_MERGED, cells=reach, figure=figure or "–")


def _is_shared(table: Table, merge: Merge) -> bool:
    """Whether the merge holds more than one cell that could be a figure.

    A column that is two columns wide in its heading, too, is one column.
    """
    below = bisect_right(table.rows, merge.top)
    if below < len(table.rows) and table.rows[below] <= merge.bottom:
        return True
    if merge.left == merge.right:
        return False
    return not any(
        (other.left, other.right) == (merge.left, merge.right) and other.top == row
        for row in table.header_rows
        for other in table.sheet.merges_in(row)
    )


def _reach(sheet: RawSheet, merge: Merge) -> str:
    first = sheet.cell_name(merge.top, merge.left)
    return f"{first}:{sheet.cell_name(merge.bottom, merge.right)}"
