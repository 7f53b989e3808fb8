"""The table of a template sheet: its headings, its columns, and which rows are data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from data_loaders.raw import RawSheet, a1, column_letter, is_blank, lines_of, text_of
from data_loaders.reading import CellAt, cell_at
from data_loaders.row_kinds import (
    Skipped,
    Why,
    filled,
    is_footnote_text,
    is_group_text,
    is_numbering,
    is_total_word,
)
from data_loaders.wording import close_words
from domain import issue_catalogue as found
from domain.fields import SHEETS, Field, FieldType, ReportSheet
from domain.issues import Issue
from domain.vocabulary import normalise

_SEARCHED_ROWS = 40
_UNIT_FIELDS = ("unit_code", "unit_name")


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
        is_template: found by its headings; a person did not name the columns.
    """

    sheet: RawSheet
    kind: ReportSheet
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    headings: Mapping[int, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_template: bool = True

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
        return Table(sheet=sheet, kind=kind, issues=(missing,))
    header_rows = (header, header + 1) if _repeats(sheet, kind, header) else (header,)
    columns, issues = _columns(sheet, kind, header)
    rows, skipped = _rows(sheet, kind, header_rows, columns)
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


def fields_of_row(sheet: RawSheet, kind: ReportSheet, row: int) -> dict[int, Field]:
    """Column number -> field, for the cells of a row that are headings of the kind."""
    if not 1 <= row <= sheet.height:
        return {}
    fields = (field_of_heading(kind, value) for value in sheet.rows[row - 1])
    return {column: each for column, each in enumerate(fields, start=1) if each}


def field_of_heading(kind: ReportSheet, value: object) -> Field | None:
    """The field that a heading cell means; it may hold two languages on two lines."""
    if not isinstance(value, str):
        return None
    known = _fields_by_spelling(kind)
    for text in (text_of(value), *lines_of(value)):
        meant = known.get(normalise(text))
        if meant:
            return meant
    return None


@lru_cache(maxsize=len(SHEETS))
def _fields_by_spelling(kind: ReportSheet) -> dict[str, Field]:
    return {spelling: each for each in reversed(kind.fields) for spelling in each.spellings}


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


def _rows(
    sheet: RawSheet,
    kind: ReportSheet,
    header_rows: tuple[int, ...],
    columns: Mapping[str, Column],
) -> tuple[tuple[int, ...], tuple[Skipped, ...]]:
    rows: list[int] = []
    skipped: list[Skipped] = []
    last = _last_data_row(sheet, columns)
    for row in range(1, sheet.height + 1):
        if row in header_rows:
            continue
        why = Why.TITLE if row < header_rows[0] else _why(sheet, kind, row, columns, row > last)
        if row < header_rows[0] and not filled(sheet.rows[row - 1]):
            why = Why.BLANK
        if why is None:
            rows.append(row)
        else:
            skipped.append(Skipped(row, why))
    return tuple(rows), tuple(skipped)


def _last_data_row(sheet: RawSheet, columns: Mapping[str, Column]) -> int:
    """The last row with a figure or a term: what follows it is a footnote or a signature."""
    telling = [
        column.number
        for column in columns.values()
        if column.field.type in (FieldType.COUNT, FieldType.TERM)
    ]
    for row in range(sheet.height, 0, -1):
        if any(not is_blank(sheet.value(row, number)) for number in telling):
            return row
    return 0


def _why(
    sheet: RawSheet, kind: ReportSheet, row: int, columns: Mapping[str, Column], is_after: bool
) -> Why | None:
    values = sheet.rows[row - 1]
    cells = filled(values)
    if not cells:
        return Why.BLANK
    if is_numbering(values) or _repeats_headings(sheet, kind, row, cells):
        return Why.TITLE
    first = text_of(values[cells[0] - 1])
    if _names_total(sheet, row, columns, first):
        return Why.TOTAL
    if is_footnote_text(first) and len(cells) <= 2:
        return Why.FOOTNOTE
    return _alone(cells, columns, first, is_after)


def _repeats_headings(sheet: RawSheet, kind: ReportSheet, row: int, cells: list[int]) -> bool:
    """Headings printed again in the middle of the table, as on a new page."""
    if field_of_heading(kind, sheet.value(row, cells[-1])) is None:
        return False
    return len(fields_of_row(sheet, kind, row)) >= max(2, len(cells) - 1)


def _names_total(sheet: RawSheet, row: int, columns: Mapping[str, Column], first: str) -> bool:
    names = [sheet.text(row, columns[code].number) for code in _UNIT_FIELDS if code in columns]
    return is_total_word(first) or any(is_total_word(name) for name in names if name)


def _alone(
    cells: list[int], columns: Mapping[str, Column], text: str, is_after: bool
) -> Why | None:
    """A text that stands alone in its row: a group above data, a footnote below it."""
    if len(cells) > 1:
        return None
    unit_columns = {columns[code].number for code in _UNIT_FIELDS if code in columns}
    if is_after and cells[0] not in unit_columns:
        return Why.FOOTNOTE
    if cells[0] not in unit_columns:
        known = {column.number for column in columns.values()}
        return None if cells[0] in known - {min(known)} else Why.GROUP
    return Why.GROUP if is_group_text(text) else None
