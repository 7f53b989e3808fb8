"""All data rows of one table, with the findings about the table and its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.column_styles import column_styles
from data_loaders.frame import FileFrame
from data_loaders.hidden_cells import hidden_issues
from data_loaders.merged_figures import merged_figures
from data_loaders.options import TableOptions
from data_loaders.plain_rows import PlainRows
from data_loaders.progress import RowProgress
from data_loaders.result import SheetSums
from data_loaders.row_kinds import WHY_TERMS, Skipped, Why, filled
from data_loaders.row_rules import Frame, row_issues
from data_loaders.rows import Group, ParsedRow, read_row
from data_loaders.table import Table
from data_loaders.totals import total_issues
from data_loaders.unclear_units import unclear_unit
from data_loaders.units import UnitContext, column_context, unit_cells, unit_values
from data_loaders.untouched import untouched_rows
from domain import issue_catalogue as found
from domain.fields import ReportKind
from domain.issues import Issue
from domain.period import Period
from domain.places import Resolver

_OF_COLUMN = (found.UNIT_KIND_UNKNOWN, found.NUMBER_STYLE_UNCLEAR, found.COUNT_ZEROS_LOST)
_TOLD = frozenset({Why.TOTAL, Why.GROUP, Why.FOOTNOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """A table with its rows read.

    Attributes:
        rows: data rows, each with its own findings.
        prefilled: rows left as the template fills them in beforehand.
        issues: all findings about the table, its rows and the rows left out.
    """

    table: Table
    rows: tuple[ParsedRow, ...]
    prefilled: tuple[int, ...]
    issues: tuple[Issue, ...]

    def sums(self, sound: Collection[Group]) -> SheetSums:
        """Rows and places of the sheet, given the reports that stand."""
        accepted = self._accepted(sound)
        data = len(self.table.rows) if self.table.failed else len(self.rows)
        blank = (Skipped(row, Why.BLANK) for row in self.prefilled)
        places = _places(self.table, self.rows)
        return SheetSums(
            sheet=self.table.sheet.name,
            kind=self.table.kind.kind,
            rows=self.table.sheet.height,
            header_rows=self.table.header_rows,
            accepted=accepted,
            listed=data - accepted,
            skipped=tuple(sorted((*self.table.skipped, *blank), key=lambda each: each.row)),
            places=len(places),
            places_found=sum(places.values()),
        )

    def _accepted(self, sound: Collection[Group]) -> int:
        """Rows of the reports that stand; all rows of a table are of one kind and month."""
        if not self.rows:
            return 0
        kind, period = self.rows[0].kind, self.rows[0].period
        reports = {(unit, by) for k, month, unit, by in sound if (k, month) == (kind, period)}
        return sum((r.unit.code, r.institution) in reports for r in self.rows if r.unit)


def _places(table: Table, rows: Iterable[ParsedRow]) -> dict[tuple[str | None, str | None], bool]:
    """Whether each unit that the rows name was found, by what the cells say."""
    found_by_values = {}
    values = unit_values(table)
    for row in rows:
        # many rows name the same unit with the same two values
        found_by_values[values(row.row)] = row
    cells = ((unit_cells(table, row.row), row) for row in found_by_values.values())
    return {(each.code_text, each.name_text): row.unit is not None for each, row in cells}


def read_rows(
    table: Table,
    frame: FileFrame,
    resolver: Resolver,
    options: TableOptions,
    today: date,
    progress: RowProgress,
) -> TableRows:
    """Read every data row of a table; none when a column is missing or stands twice."""
    skipped = tuple(_skipped_issues(table))
    if table.failed:
        return TableRows(table=table, rows=(), prefilled=(), issues=(*table.issues, *skipped))
    left_out = untouched_rows(table)
    prefilled = tuple(sorted(left_out))
    data = replace(table, rows=tuple(row for row in table.rows if row not in left_out))
    month = table.period or frame.period
    data = replace(data, styles=column_styles(data, options))
    context = column_context(data, _context(frame, resolver, month or Period.of(today)))
    within = Frame(period=month, since=frame.since_of(month))
    given = {**options.terms, **table.terms}
    plain = PlainRows(data, context, given, month)
    rows = tuple(
        _with_rules(plain.read(row) or read_row(data, row, context, given, month), within)
        for row in progress.over(data.rows)
    )
    no_figures = tuple(_no_figures(table, rows))
    told = (issue for row in rows for issue in row.issues)
    issues = (
        *table.issues,
        *skipped,
        *_prefilled_issue(table, prefilled),
        *no_figures,
        *hidden_issues(data),
        *total_issues(data, rows),
        *_once(i for i in told if not no_figures or i.type is not found.ROW_BLANK_REPORTED),
    )
    return TableRows(table=data, rows=rows, prefilled=prefilled, issues=issues)


def _context(frame: FileFrame, resolver: Resolver, month: Period) -> UnitContext:
    own = frame.own
    return UnitContext(
        resolver=resolver,
        period=month,
        kind=frame.kind,
        own=own,
        within=(own.police_region_code or own.province_code or own.code) if own else None,
    )


def _with_rules(row: ParsedRow, within: Frame) -> ParsedRow:
    if row.row in row.table.unclear:
        row = unclear_unit(row)
    issues = (*merged_figures(row), *row_issues(row, within))
    return replace(row, issues=(*row.issues, *issues)) if issues else row


def _once(issues: Iterable[Issue]) -> Iterator[Issue]:
    """A question about a whole column is asked at its first cell only."""
    asked = set()
    for issue in issues:
        about = (issue.type, issue.field)
        if issue.type not in _OF_COLUMN:
            yield issue
        elif about not in asked:
            asked.add(about)
            yield issue


def _skipped_issues(table: Table) -> Iterator[Issue]:
    yield from _other_table(table)
    for row, why in ((each.row, each.why) for each in table.skipped):
        if why in _TOLD:
            yield Issue(
                found.ROW_SKIPPED,
                sheet=table.sheet.name,
                cell=table.sheet.cell_name(row, 1),
                parameters={"why": WHY_TERMS[why]},
            )


def _other_table(table: Table) -> Iterator[Issue]:
    """One warning for each run of rows of another table, at its first cell with a text."""
    rows = [each.row for each in table.skipped if each.why is Why.OTHER_TABLE]
    blank = {each.row for each in table.skipped if each.why is Why.BLANK}
    after = None
    for row in rows:
        if after is None or not blank.issuperset(range(after, row)):
            values = table.sheet.rows[row - 1]
            cell = table.sheet.cell_name(row, filled(values)[0])
            yield Issue(found.OTHER_TABLE, sheet=table.sheet.name, cell=cell)
        after = row + 1


def _prefilled_issue(table: Table, rows: Sequence[int]) -> Iterator[Issue]:
    if rows:
        parameters = {"n": len(rows)}
        yield Issue(
            found.ROWS_PREFILLED,
            sheet=table.sheet.name,
            cell=table.sheet.cell_name(rows[0], 1),
            parameters=parameters,
        )


def _no_figures(table: Table, rows: Sequence[ParsedRow]) -> Iterator[Issue]:
    is_pledges = table.kind.kind is ReportKind.PLEDGES
    is_unread = any(row.blocks for row in rows)  # figures may stand there that wait for an answer
    has_figures = any(figure.value is not None for row in rows for figure in row.figures)
    if is_pledges and rows and not is_unread and not has_figures:
        yield Issue(found.SHEET_WITHOUT_FIGURES, sheet=table.sheet.name)
