"""The table of a template sheet: its headings, its columns, and which rows are data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from data_loaders.headings import field_of_heading, fields_of_row
from data_loaders.number_style import ColumnStyle
from data_loaders.raw import RawSheet, a1, column_letter, lines_of
from data_loaders.reading import CellAt, cell_at
from data_loaders.row_kinds import Skipped
from data_loaders.template_rows import template_rows
from data_loaders.wording import close_words
from domain import issue_catalogue as found
from domain.fields import Field, ReportSheet
from domain.issues import Issue
from domain.period import Period

_SEARCHED_ROWS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number, its heading as written, and the field it holds."""

    number: int
    heading: str
    field: Field

    @property
    def letter(self) -> str:
        """The column's letter."""
        return column_letter(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet taken apart: headings, columns by field code, data rows, and rows left out.

    Attributes:
        rows: the 1-based numbers of data rows.
        skipped: every other row of the used range, with its reason.
        headings: all headings, by column number, also those that are not read.
        unclear: data rows that name a place above the other units, and are no sum of them.
        is_template: found by its headings; a person did not name the columns.
        period: the month of its figures when its headings say one; None when the file's.
        terms: field code -> code for what its headings say of all its rows.
        styles: field code -> how a column of figures writes its numbers, once that was looked at.
    """

    sheet: RawSheet
    kind: ReportSheet
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    headings: Mapping[int, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    issues: tuple[Issue, ...] = ()
    unclear: frozenset[int] = frozenset()
    is_template: bool = True
    period: Period | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, ColumnStyle] = field(default_factory=dict)

    def cell(self, row: int, code: str) -> CellAt | None:
        """The cell of a field in a row; None when the table has no such column."""
        column = self.columns.get(code)
        if column is None:
            return None
        return cell_at(self.sheet, row, column.number, column.heading, code)

    @property
    def failed(self) -> bool:
        """Whether no row of the table can be used."""
        return any(issue.blocks for issue in self.issues)


def read_table(sheet: RawSheet, kind: ReportSheet, given: Collection[str] = ()) -> Table:
    """Find headings and rows of a template sheet, in any order of columns.

    Args:
        given: fields that are known without a column.
    """
    header = _header_row(sheet, kind)
    if header is None:
        missing = Issue(found.HEADINGS_NOT_FOUND, sheet=sheet.name)
        rows = tuple(range(1, sheet.height + 1))
        return Table(sheet=sheet, kind=kind, rows=rows, issues=(missing,))
    header_rows = (header, header + 1) if _repeats(sheet, kind, header) else (header,)
    columns, issues = _columns(sheet, kind, header)
    numbers = {code: column.number for code, column in columns.items()}
    rows, skipped = template_rows(sheet, kind, header_rows, numbers)
    return Table(
        sheet=sheet,
        kind=kind,
        header_rows=header_rows,
        columns=columns,
        headings=_headings(sheet, header),
        rows=rows,
        skipped=skipped,
        issues=(*issues, *_missing_columns(sheet, kind, header, {*columns, *given})),
    )


def _header_row(sheet: RawSheet, kind: ReportSheet) -> int | None:
    best, row_of_best = 1, None
    for row in range(1, min(sheet.height, _SEARCHED_ROWS) + 1):
        count = len({each.code for each in fields_of_row(sheet, kind, row).values()})
        if count > best:
            best, row_of_best = count, row
    return row_of_best


def _repeats(sheet: RawSheet, kind: ReportSheet, header: int) -> bool:
    """Whether the row below holds the same headings in the other language."""
    here = fields_of_row(sheet, kind, header)
    below = fields_of_row(sheet, kind, header + 1)
    same = sum(here.get(column) == each for column, each in below.items())
    return same >= 2 and same * 2 >= len(here)


def _headings(sheet: RawSheet, header: int) -> dict[int, str]:
    return {
        column: _shown_heading(sheet, header, column)
        for column in range(1, sheet.width + 1)
        if sheet.text(header, column)
    }


def _shown_heading(sheet: RawSheet, header: int, column: int) -> str:
    # the first line is the Indonesian heading; a message needs no second language
    return next(iter(lines_of(sheet.value(header, column))), "")


def _columns(
    sheet: RawSheet, kind: ReportSheet, header: int
) -> tuple[dict[str, Column], list[Issue]]:
    columns: dict[str, Column] = {}
    issues: list[Issue] = []
    for number, heading in _headings(sheet, header).items():
        meant = field_of_heading(kind, sheet.value(header, number))
        cell = cell_at(sheet, header, number, heading, meant.code if meant else "")
        if meant is None:
            issues.append(_unknown_column(cell, kind))
        elif meant.code in columns:
            first = a1(header, columns[meant.code].number)
            issues.append(cell.issue(found.COLUMN_TWICE, first=first, value=heading))
        else:
            columns[meant.code] = Column(number, heading, meant)
    return columns, issues


def _unknown_column(cell: CellAt, kind: ReportSheet) -> Issue:
    near = _close_heading(cell.column, kind)
    if near:
        return cell.issue(found.COLUMN_SIMILAR, expected=near, value=cell.column)
    return cell.issue(found.COLUMN_UNKNOWN, value=cell.column)


def _close_heading(text: str, kind: ReportSheet) -> str | None:
    headings = [heading for each in kind.fields for heading in (each.heading_id, each.heading_en)]
    return next(iter(close_words(text, headings)), None)


def _missing_columns(
    sheet: RawSheet, kind: ReportSheet, header: int, known: Collection[str]
) -> Iterator[Issue]:
    unread = [
        text
        for number, text in _headings(sheet, header).items()
        if field_of_heading(kind, sheet.value(header, number)) is None
    ]
    for each in kind.fields:
        if each.required and each.code not in known:
            yield _missing_column(sheet, header, each, unread)


def _missing_column(sheet: RawSheet, header: int, missing: Field, unread: list[str]) -> Issue:
    wanted = (missing.heading_id, missing.heading_en)
    similar = next((text for text in unread if close_words(text, wanted)), None)
    kind = found.COLUMN_MISSING_SIMILAR if similar else found.COLUMN_MISSING
    parameters = {"column": missing.heading_id, "similar": similar or ""}
    return Issue(
        kind, sheet=sheet.name, cell=a1(header, 1), field=missing.code, parameters=parameters
    )
