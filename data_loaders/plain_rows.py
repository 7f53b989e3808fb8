"""Data rows in which each cell says just one thing: read by what their columns said before.

A workbook of 100,000 rows has a few thousand different values. What a value means in its column is
worked out once by the same functions that read any row; rows whose every cell is known and without
a finding are then put together. Every other row is left to `rows.read_row`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from data_loaders.counts import read_count
from data_loaders.days import read_day, read_month
from data_loaders.number_style import UNTOLD
from data_loaders.raw import CellValue, is_blank
from data_loaders.reading import CellAt, Reading, cell_at
from data_loaders.rows import ParsedRow
from data_loaders.table import Column, Table
from data_loaders.units import UnitContext, UnitReading, read_unit, unit_cells
from data_loaders.wording import read_term
from domain.fields import FieldType, ReportKind
from domain.period import Period
from domain.reports import DIMENSIONS, Figure
from domain.terms import NIL_CATEGORY

_ODD: Any = object()
"""Not plain: the full reading must look at the row."""


class _Known(dict[Any, Any]):
    """What the values of a column mean, each worked out when it is first seen."""

    def __init__(self, meaning: Callable[[Any], Any]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, value: Any) -> Any:
        self[value] = meaning = self._meaning(value)
        return meaning


class PlainRows:
    """Reads the plain rows of one table.

    Args:
        given: field code -> code, for what the table has no column of.
        period: the month of the table's figures.
    """

    def __init__(
        self, table: Table, context: UnitContext, given: Mapping[str, str], period: Period | None
    ) -> None:
        self._table, self._context, self._period = table, context, period
        self._given = {
            each.code: given[each.code] for each in table.kind.fields if each.code in given
        }
        self._odd_rows = _odd_rows(table)
        self._blanks = (None,) * table.sheet.width
        self._row = 0
        self._code, self._name = (self._place(code) for code in ("unit_code", "unit_name"))
        self._units = _Known(self._unit)
        self._institution = self._column("institution")
        self._dimensions = [
            (code, *self._column(code))
            for code in DIMENSIONS
            if code in self._given or code in table.columns
        ]
        self._note = self._column("note")
        self._counts = [
            (code, column.number - 1, column.letter, _Known(self._reader(column)))
            for code, column in table.columns.items()
            if column.field.type is FieldType.COUNT
        ]

    def read(self, row: int) -> ParsedRow | None:
        """The row without any finding of its cells; None when it must be looked at in full."""
        if row in self._odd_rows:
            return None
        values, self._row = self._values(row), row
        unit = self._units[values[self._code], values[self._name]]
        dimensions = self._dimensions_of(values)
        figures = self._figures_of(values, row)
        institution = self._institution[1][values[self._institution[0]]]
        if unit is _ODD or dimensions is _ODD or figures is _ODD or institution is _ODD:
            return None
        return ParsedRow(
            table=self._table,
            row=row,
            period=self._period,
            unit=unit.place,
            candidates=(),
            how=unit.how,
            institution=institution,
            dimensions=dimensions,
            figures=figures,
            note=self._note[1][values[self._note[0]]],
            is_nil=False,
            issues=(),
        )

    def _values(self, row: int) -> tuple[CellValue, ...]:
        values = self._table.sheet.rows[row - 1]
        # a row may end early; the value after the last one is for columns that are not there
        return (*values, *self._blanks[len(values) :], None)

    def _dimensions_of(self, values: tuple[CellValue, ...]) -> Any:
        dimensions = {}
        for code, place, known in self._dimensions:
            meaning = known[values[place]]
            if meaning is _ODD:
                return _ODD
            if meaning is not None:
                dimensions[code] = meaning
        return dimensions

    def _figures_of(self, values: tuple[CellValue, ...], row: int) -> Any:
        figures = []
        for code, place, letter, known in self._counts:
            value = known[values[place]]
            if value is _ODD:
                return _ODD
            figures.append(Figure(code, value, f"{letter}{row}"))
        return tuple(figures)

    def _place(self, code: str) -> int:
        """The column's place among the values; -1, which is blank, when there is none."""
        column = self._table.columns.get(code)
        return column.number - 1 if column else -1

    def _column(self, code: str) -> tuple[int, _Known]:
        column = self._table.columns.get(code)
        if column is None:
            constant = self._given.get(code)
            return -1, _Known(lambda _: constant)
        return column.number - 1, _Known(self._reader(column))

    def _unit(self, _: object) -> UnitReading | Any:
        table, row = self._table, self._row
        cells = unit_cells(table, row)
        # a blank cell may lie in a merged one: then the row tells the unit, not the values
        own = (table.cell(row, code) for code in ("unit_code", "unit_name"))
        is_merged = bool(table.sheet.merges) and any(c and is_blank(c.value) for c in own)
        reading = read_unit(cells, self._context, table.sheet, row)
        is_plain = reading.place and not reading.issues and not reading.candidates
        return reading if is_plain and not is_merged else _ODD

    def _reader(self, column: Column) -> Callable[[Any], Any]:
        def meaning(_: object) -> Any:
            return self._meaning(column, self._cell(column))

        return meaning

    def _cell(self, column: Column) -> CellAt:
        code = column.field.code
        return cell_at(self._table.sheet, self._row, column.number, column.heading, code)

    def _meaning(self, column: Column, cell: CellAt) -> Any:
        each, kind = column.field, column.field.type
        if kind is FieldType.TEXT:
            return cell.text or (None if each.code == "note" else self._given.get(each.code))
        if kind is FieldType.COUNT:
            return _plain(read_count(cell, self._table.styles.get(each.code, UNTOLD)))
        if kind is FieldType.TERM:
            if each.code in self._given and is_blank(cell.value):
                return self._given[each.code]
            value = _plain(read_term(cell, each.vocabulary, required=each.required))
            return _ODD if value == NIL_CATEGORY else value
        return self._day(column, cell)

    def _day(self, column: Column, cell: CellAt) -> Any:
        is_day = column.field.type is FieldType.DATE
        value = _plain(read_day(cell) if is_day else read_month(cell))
        # a session without a day may be a nil report
        if value is None and (column.field.required or is_day):
            return _ODD
        if value is None:
            return self._given.get(column.field.code)
        return value if value is _ODD else str(value)


def _plain(reading: Reading[Any]) -> Any:
    return _ODD if reading.issues else reading.value


def _odd_rows(table: Table) -> frozenset[int]:
    """Rows that are no plain ones: an error, a formula without result, "true" that equals 1."""
    sheet = table.sheet
    is_nil_without_day = (
        table.kind.kind is ReportKind.SOCIALIZATION and "session_date" not in table.columns
    )
    if sheet.is_transposed or is_nil_without_day:
        return frozenset(table.rows)
    return frozenset(
        chain(
            (row for row, _ in sheet.errors),
            (row for row, _ in sheet.uncached),
            _rows_with_truth(table),
        )
    )


def _rows_with_truth(table: Table) -> Iterator[int]:
    rows = table.sheet.rows
    if bool in set(map(type, chain.from_iterable(rows))):
        yield from (row for row, values in enumerate(rows, 1) if bool in map(type, values))
