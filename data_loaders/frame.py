"""What is the same for the whole file: month, basis, unit, sample mark, and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.any_table import heading_cell, read_any_tables, table_sheet
from data_loaders.blocks import months_of
from data_loaders.cover import Cover, cover_sheet_of, month_issues, read_cover
from data_loaders.cover_unit import resolve_cover_unit
from data_loaders.layout import Layout
from data_loaders.options import IS_TOTAL, TableOptions
from data_loaders.raw import RawSheet, RawWorkbook
from data_loaders.sheets import report_sheets, sheet_issues
from data_loaders.table import Table, read_table
from data_loaders.title_months import month_conflicts
from data_loaders.unit_names import unit_names
from data_loaders.units import UnitContext
from domain import issue_catalogue as found
from domain.fields import COVER_SHEET, SHEET_OF, SHEETS, Nature, ReportKind
from domain.issues import Issue, IssueType
from domain.period import Period
from domain.places import Place, Resolver, UnitKind
from domain.terms import CUMULATIVE, MONTHLY
from domain.vocabulary import Term

_MONTH = Term("period", "bulan laporan", "month of the report")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFrame:
    """The frame and the tables of a workbook.

    Attributes:
        issues: findings that concern the whole file; a blocking one stops every report.
        period: the month of every table that states none of its own; None when not known.
        since: first month of cumulative figures of that month; `since_of` for the other ones.
        sheet_issues: findings about sheets beside the tables.
    """

    tables: tuple[Table, ...]
    issues: tuple[Issue, ...]
    period: Period | None
    basis: str | None
    since: Period | None
    kind: UnitKind | None = None
    own: Place | None = None
    is_sample: bool = False
    sheet_issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether no report of the file can be accepted."""
        unknown = self.basis is None or not self.months or self._has_table_without_month
        return unknown or any(issue.blocks for issue in self.issues)

    @property
    def _has_table_without_month(self) -> bool:
        return self.period is None and any(table.period is None for table in self.tables)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that the tables are about, in order; the stated one without tables."""
        stated = {table.period or self.period for table in self.tables} or {self.period}
        return tuple(sorted(month for month in stated if month))

    def since_of(self, month: Period | None) -> Period | None:
        """The first month of the cumulative figures of a month; None when monthly.

        Where nobody said it, figures are counted from January of their own year.
        """
        if self.basis != CUMULATIVE or month is None:
            return None
        return self.since or Period(month.year, 1)


def read_frame(
    *, raw: RawWorkbook, resolver: Resolver, options: TableOptions, today: date
) -> FileFrame:
    """The frame of a template workbook, or of one table that a person described."""
    if options.describes_table and options.kind:
        return _described(raw, resolver, options, options.kind, today)
    return _template(raw, resolver, options, today)


def _described(
    raw: RawWorkbook, resolver: Resolver, options: TableOptions, kind: ReportKind, today: date
) -> FileFrame:
    sheet = table_sheet(raw, options)
    tables: tuple[Table, ...] = ()
    if sheet is not None:
        month = options.period or next(iter(months_of(options.columns.values())), Period.of(today))
        names = unit_names(resolver, options.unit_kind, month, options.places)
        tables = read_any_tables(sheet, kind, options, names)
        tables = tuple(_with_month_findings(table, today) for table in tables)
    issues = [
        *_missing_options(options, tables),
        *_month_findings(options.period, today),
        *_late_start(options, tables),
        *_unknown_answers(options, resolver),
        *_conflicts(raw, tables, options),
    ]
    if sheet is None:
        issues.append(Issue(found.NO_REPORT_SHEET, parameters={"expected": options.sheet or "–"}))
    return FileFrame(
        tables=tables,
        issues=tuple(issues),
        period=options.period,
        basis=options.basis or _basis_of_positions(kind),
        since=_since(options),
        kind=options.unit_kind,
        is_sample=options.is_sample,
        sheet_issues=tuple(_about_sheets(raw, sheet)),
    )


def _basis_of_positions(kind: ReportKind) -> str | None:
    """The basis says nothing about numbers at the end of the month: they count as monthly."""
    flows = any(each.nature is Nature.FLOW for each in SHEET_OF[kind].counts)
    return None if flows else MONTHLY


def _about_sheets(raw: RawWorkbook, sheet: RawSheet | None) -> Iterator[Issue]:
    """The other sheets, and a note when the one that is read is hidden."""
    for each in raw.sheets:
        is_read = sheet is not None and each.name == sheet.name
        if is_read and each.hidden:
            yield Issue(found.SHEET_HIDDEN, sheet=each.name)
        elif each.rows and not is_read:
            yield Issue(found.SHEET_NOT_READ, sheet=each.name)


def _with_month_findings(table: Table, today: date) -> Table:
    """The table, with a finding at its heading when its month is in the future or not over."""
    counts = [each.number for code, each in table.columns.items() if is_count(table, code)]
    if table.period is None or not counts:
        return table
    cell = heading_cell(table.sheet, table.header_rows, min(counts))

    def where(kind: IssueType) -> Issue:
        parameters = {"period": table.period}
        return Issue(
            kind,
            sheet=table.sheet.name,
            cell=cell,
            field="period",
            value=str(table.period),
            parameters=parameters,
        )

    found_here = month_issues(period=table.period, today=today, where=where)
    return replace(table, issues=(*table.issues, *found_here))


def is_count(table: Table, code: str) -> bool:
    """Whether a field of the table is a figure."""
    return any(each.code == code for each in table.kind.counts)


def _missing_options(options: TableOptions, tables: tuple[Table, ...]) -> Iterator[Issue]:
    needs_month = not tables or any(table.period is None for table in tables)
    if options.period is None and needs_month:
        yield Issue(found.OPTION_MISSING, parameters={"option": _MONTH, "flag": "--period"})


def _late_start(options: TableOptions, tables: tuple[Table, ...]) -> Iterator[Issue]:
    """Cumulative figures cannot start after the month that they end in."""
    since = options.since if options.basis == CUMULATIVE else None
    months = {table.period or options.period for table in tables}
    for month in sorted(each for each in months if each and since and since > each):
        parameters = {"since": since, "period": month}
        yield Issue(found.COVER_SINCE_AFTER, field="since", parameters=parameters)


def _conflicts(
    raw: RawWorkbook, tables: tuple[Table, ...], options: TableOptions
) -> Iterator[Issue]:
    """Other months in title, sheet name and file name, for figures whose columns state none."""
    table = next((each for each in tables if each.period is None), None)
    if table and options.period:
        layout = Layout(table.header_rows)
        yield from month_conflicts(raw, table.sheet, layout, options.period)


def _unknown_answers(options: TableOptions, resolver: Resolver) -> Iterator[Issue]:
    for text, code in options.places.items():
        if code != IS_TOTAL and resolver.place(code) is None:
            yield Issue(found.UNIT_CODE_UNKNOWN, field="unit_name", value=f"{text}={code}")


def _since(options: TableOptions) -> Period | None:
    if options.basis != CUMULATIVE:
        return None
    return options.since or (Period(options.period.year, 1) if options.period else None)


def _month_findings(
    period: Period | None, today: date, cover: Cover | None = None
) -> tuple[Issue, ...]:
    if period is None:
        return ()

    def where(kind: IssueType) -> Issue:
        return Issue(
            kind,
            sheet=cover.sheet if cover else None,
            cell=cover.cells.get("period") if cover else None,
            field="period",
            value=str(period),
            parameters={"period": period},
        )

    return month_issues(period=period, today=today, where=where)


def _template(
    raw: RawWorkbook, resolver: Resolver, options: TableOptions, today: date
) -> FileFrame:
    sheet = cover_sheet_of(raw)
    cover = read_cover(sheet) if sheet else Cover(sheet=COVER_SHEET)
    tables = tuple(read_table(each, kind, options.terms) for each, kind in report_sheets(raw))
    period, basis = cover.period or options.period, cover.basis or options.basis
    is_overruled = options.is_basis_confirmed and options.basis not in (None, cover.basis)
    basis = options.basis if is_overruled else basis
    kind = _row_kind(cover.unit_kind) or options.unit_kind
    context = UnitContext(
        resolver=resolver, period=period or Period.of(today), kind=cover.unit_kind or kind
    )
    own = resolve_cover_unit(cover, context)
    issues = (
        *_cover_findings(cover, options, has_cover=sheet is not None, has_tables=bool(tables)),
        *_month_findings(period, today, cover if sheet else None),
        *own.issues,
    )
    return FileFrame(
        tables=tables,
        issues=issues,
        period=period,
        basis=basis,
        since=_since(options) if is_overruled or not cover.basis else cover.since,
        kind=kind,
        own=own.value,
        is_sample=cover.is_sample or options.is_sample,
        sheet_issues=tuple(sheet_issues(raw)),
    )


def _row_kind(kind: UnitKind | None) -> UnitKind | None:
    # a file of the nation has rows of units below it: the cover's kind says nothing about them
    return None if kind in (UnitKind.NATIONAL, UnitKind.OTHER) else kind


def _cover_findings(
    cover: Cover, options: TableOptions, *, has_cover: bool, has_tables: bool
) -> Iterator[Issue]:
    if not has_tables:
        names = tuple(report.name_id for report in SHEETS)
        yield Issue(found.NO_REPORT_SHEET, parameters={"expected": names})
    if not has_cover:
        stated = options.period is not None and options.basis is not None
        if has_tables and not stated:
            yield Issue(found.COVER_MISSING, parameters={"expected": COVER_SHEET})
        return
    answered = {"period": options.period, "basis": options.basis}
    for issue in cover.issues:
        is_missing = issue.type is found.COVER_VALUE_MISSING
        if not (is_missing and answered.get(issue.field or "")):
            yield issue
