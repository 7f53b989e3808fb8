"""What is the same for the whole file: month, basis, unit, sample mark, and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_loaders.any_table import aggregates, read_any_table, table_sheet
from data_loaders.cover import Cover, cover_sheet_of, month_issues, read_cover
from data_loaders.cover_unit import resolve_cover_unit
from data_loaders.options import TableOptions
from data_loaders.raw import RawWorkbook
from data_loaders.sheets import report_sheets, sheet_issues
from data_loaders.table import Table, read_table
from data_loaders.units import UnitContext
from domain import issue_catalogue as found
from domain.fields import COVER_SHEET, SHEETS, ReportKind
from domain.issues import Issue, IssueType
from domain.period import Period
from domain.places import Place, Resolver, UnitKind
from domain.terms import CUMULATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFrame:
    """The frame and the tables of a workbook.

    Attributes:
        issues: findings that concern the whole file; a blocking one stops every report.
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
        unknown = self.period is None or self.basis is None
        return unknown or any(issue.blocks for issue in self.issues)


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
    month = options.period or Period.of(today)
    tables: tuple[Table, ...] = ()
    issues = [*_missing_options(options), *_month_findings(options.period, today)]
    if sheet is None:
        issues.append(Issue(found.NO_REPORT_SHEET, parameters={"expected": options.sheet or "–"}))
    else:
        is_aggregate = aggregates(resolver, options.unit_kind, month)
        tables = (read_any_table(sheet, kind, options, is_aggregate),)
    return FileFrame(
        tables=tables,
        issues=tuple(issues),
        period=options.period,
        basis=options.basis,
        since=_since(options),
        kind=options.unit_kind,
        is_sample=options.is_sample,
        sheet_issues=tuple(
            Issue(found.SHEET_NOT_READ, sheet=other.name)
            for other in raw.sheets
            if other is not sheet and other.rows
        ),
    )


def _missing_options(options: TableOptions) -> Iterator[Issue]:
    for option, value in (("period", options.period), ("basis", options.basis)):
        if value is None:
            yield Issue(found.OPTION_MISSING, parameters={"option": option, "flag": f"--{option}"})


def _since(options: TableOptions) -> Period | None:
    if options.basis != CUMULATIVE or options.period is None:
        return None
    return options.since or Period(options.period.year, 1)


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
        since=cover.since if cover.basis else _since(options),
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
