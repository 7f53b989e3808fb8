"""One data row: its unit, institution, particulars and figures, with findings at their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_loaders.counts import read_count
from data_loaders.days import read_day, read_month
from data_loaders.number_style import UNTOLD
from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from data_loaders.table import Table
from data_loaders.units import UnitContext, UnitReading, read_unit, unit_cells
from data_loaders.wording import read_term
from domain import issue_catalogue as found
from domain.fields import Field, FieldType, ReportKind
from domain.issues import Issue
from domain.period import Period
from domain.places import Place
from domain.reports import DIMENSIONS, Figure, ReportRow
from domain.terms import NIL_CATEGORY

Group = tuple[ReportKind, Period, str, str]
"""Kind, month, unit code and institution: what makes rows of one file the same report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRow:
    """A data row as it was understood.

    Attributes:
        period: the month of its figures, None when it is not known.
        unit: None when it is not certain; then `candidates` may hold what was meant.
        institution: None when missing or unknown.
        is_nil: it says that there was nothing to report; its figures are zeros.
        issues: findings at its cells.
    """

    table: Table
    row: int
    period: Period | None
    unit: Place | None
    candidates: tuple[str, ...]
    how: str
    institution: str | None
    dimensions: Mapping[str, str]
    figures: tuple[Figure, ...]
    note: str | None
    is_nil: bool
    issues: tuple[Issue, ...]

    @property
    def kind(self) -> ReportKind:
        """What the row's report is about."""
        return self.table.kind.kind

    @property
    def blocks(self) -> bool:
        """Whether a finding stops its report."""
        return any(issue.blocks for issue in self.issues)

    @property
    def group(self) -> Group | None:
        """The report that the row belongs to; None while month, unit or institution is unknown."""
        if self.period is None or self.unit is None or self.institution is None:
            return None
        return self.kind, self.period, self.unit.code, self.institution

    @property
    def whose(self) -> tuple[tuple[str, ...], str | None]:
        """Codes of the units that it may be about, and its institution as far as it is known."""
        return (self.unit.code,) if self.unit else self.candidates, self.institution

    def may_belong_to(self, group: Group) -> bool:
        """Whether the row is, or may have been meant as, a row of the report."""
        kind, period, unit_code, institution = group
        return (
            (kind, period) == (self.kind, self.period)
            and unit_code in self.whose[0]
            and self.institution in (None, institution)
        )

    def value(self, code: str) -> int | None:
        """A figure, None when blank or absent."""
        return next((figure.value for figure in self.figures if figure.field == code), None)

    def cell(self, code: str) -> CellAt | None:
        """The cell of a field."""
        return self.table.cell(self.row, code)

    def as_report_row(self) -> ReportRow:
        """The row as it is stored."""
        return ReportRow(self.table.sheet.name, self.row, self.dimensions, self.figures, self.note)


def read_row(
    table: Table,
    row: int,
    context: UnitContext,
    given: Mapping[str, str],
    period: Period | None = None,
) -> ParsedRow:
    """Read one data row.

    Args:
        given: field code -> code, for what the table has no column of.
        period: the month of the table's figures.
    """
    unit = read_unit(unit_cells(table, row), context, table.sheet, row)
    terms = _terms(table, row, given)
    texts = _texts(table, row)
    counts = dict(_counts(table, row))
    is_nil = _is_nil(table, row, terms, counts)
    days = dict(_days(table, row, is_nil=is_nil))
    readings: list[Reading[str] | Reading[int]] = [
        *terms.values(), *days.values(), *counts.values(),
    ]  # fmt: skip
    values = _values(terms) | _values(days) | texts
    return ParsedRow(
        table=table,
        row=row,
        period=period,
        unit=unit.place,
        candidates=_candidates(unit),
        how=unit.how,
        institution=values.get("institution"),
        dimensions=_dimensions(values),
        figures=tuple(_figures(table, row, counts, is_nil=is_nil)),
        note=_note(table, row),
        is_nil=is_nil,
        issues=(*unit.issues, *(issue for each in readings for issue in each.issues)),
    )


def _candidates(unit: UnitReading) -> tuple[str, ...]:
    return tuple(place.code for place in unit.candidates)


def _fields(table: Table, *types: FieldType) -> Iterator[Field]:
    return (column.field for column in table.columns.values() if column.field.type in types)


def _terms(table: Table, row: int, given: Mapping[str, str]) -> dict[str, Reading[str]]:
    terms = {code: Reading(value) for code, value in given.items() if _has_field(table, code)}
    for each in _fields(table, FieldType.TERM):
        cell = table.cell(row, each.code)
        if cell is None or (each.code in given and is_blank(cell.value)):
            continue
        terms[each.code] = read_term(cell, each.vocabulary, required=each.required)
    return terms


def _has_field(table: Table, code: str) -> bool:
    return any(each.code == code for each in table.kind.fields)


def _texts(table: Table, row: int) -> dict[str, str]:
    cells = (table.cell(row, each.code) for each in _fields(table, FieldType.TEXT))
    return {cell.field: cell.text for cell in cells if cell and cell.text and cell.field != "note"}


def _note(table: Table, row: int) -> str | None:
    cell = table.cell(row, "note")
    return (cell.text or None) if cell else None


def _counts(table: Table, row: int) -> Iterator[tuple[str, Reading[int]]]:
    for each in _fields(table, FieldType.COUNT):
        cell = table.cell(row, each.code)
        if cell:
            yield each.code, read_count(cell, table.styles.get(each.code, UNTOLD))


def _days(table: Table, row: int, *, is_nil: bool) -> Iterator[tuple[str, Reading[str]]]:
    for each in _fields(table, FieldType.DATE, FieldType.MONTH):
        cell = table.cell(row, each.code)
        if cell is None:
            continue
        reading = read_day(cell) if each.type is FieldType.DATE else read_month(cell)
        value = None if reading.value is None else str(reading.value)
        issues = reading.issues
        if each.required and value is None and not issues and not is_nil:
            issues = (cell.issue(found.DATE_MISSING),)
        yield each.code, Reading(value, issues)


def _is_nil(
    table: Table, row: int, terms: Mapping[str, Reading[str]], counts: Mapping[str, Reading[int]]
) -> bool:
    if table.kind.kind is ReportKind.VIOLATIONS:
        category = terms.get("category")
        return category is not None and category.value == NIL_CATEGORY
    if table.kind.kind is not ReportKind.SOCIALIZATION:
        return False
    day = table.cell(row, "session_date")
    has_no_day = day is None or is_blank(day.value)
    return has_no_day and all(_is_zero(counts.get(code)) for code in ("invited", "attended"))


def _is_zero(reading: Reading[int] | None) -> bool:
    return reading is not None and reading.value == 0


def _values(readings: Mapping[str, Reading[str]]) -> dict[str, str]:
    return {code: each.value for code, each in readings.items() if each.value is not None}


def _dimensions(values: Mapping[str, str]) -> dict[str, str]:
    return {
        code: values[code] for code in DIMENSIONS if code in values and values[code] != NIL_CATEGORY
    }


def _figures(
    table: Table, row: int, counts: Mapping[str, Reading[int]], *, is_nil: bool
) -> Iterator[Figure]:
    for code, reading in counts.items():
        cell = table.cell(row, code)
        value = 0 if is_nil and reading.value is None and not reading.failed else reading.value
        yield Figure(code, value, cell.cell if cell else "")
