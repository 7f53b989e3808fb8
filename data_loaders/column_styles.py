"""How each column of figures of a table writes its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_loaders.number_style import ColumnStyle, style_of
from data_loaders.options import TableOptions
from data_loaders.raw import CellValue, column_letter
from data_loaders.row_kinds import Why
from data_loaders.table import Column, Table
from domain.fields import FieldType


def column_styles(table: Table, options: TableOptions) -> dict[str, ColumnStyle]:
    """The style of each column of figures of a table, by field code.

    Totals left out of the rows are evidence, too.
    """
    totals = {each.row for each in table.skipped if each.why is Why.TOTAL}
    rows = sorted({*table.rows, *totals})
    return {
        code: style_of(
            _cells(table, rows, column.number - 1),
            _stated(table, column, options),
            _key(table, column),
        )
        for code, column in table.columns.items()
        if column.field.type is FieldType.COUNT
    }


def _cells(table: Table, rows: Sequence[int], place: int) -> Iterator[CellValue]:
    for row in rows:
        values = table.sheet.rows[row - 1]
        yield values[place] if place < len(values) else None


def _key(table: Table, column: Column) -> str:
    return str(column.number) if table.sheet.is_transposed else column_letter(column.number)


def _stated(table: Table, column: Column, options: TableOptions) -> str | None:
    """What a person said of the column; "Sheet!C" where two sheets have a column C."""
    said, key = options.number_styles, _key(table, column)
    return said.get(f"{table.sheet.name}!{key}") or said.get(key)
