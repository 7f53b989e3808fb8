"""Checks a workbook: every finding first, then which reports stand. Nothing is stored here."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.answered import AnsweringResolver
from data_loaders.basis_rules import basis_issues
from data_loaders.completing import Complete, as_given
from data_loaders.district_rules import district_issues
from data_loaders.findings_sheet import without_findings
from data_loaders.frame import FileFrame, read_frame
from data_loaders.history_rules import Earlier, Reports, has_flows, history_issues
from data_loaders.opening import read_workbook, sha256_of, shown_name
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.personal_data import find_personal_data
from data_loaders.progress import Progress, ProgressTeller, RowProgress, no_progress
from data_loaders.rare_collection import rare_collection
from data_loaders.raw import RawWorkbook, UnreadableWorkbook
from data_loaders.remembering import RememberingResolver
from data_loaders.report_rules import report_issues
from data_loaders.result import CheckedWorkbook
from data_loaders.rows import Group, ParsedRow
from data_loaders.sorting import each_once, in_reading_order
from data_loaders.table import Table
from data_loaders.table_rows import TableRows, read_rows
from data_loaders.units import unit_name_test
from domain import issue_catalogue as found
from domain.history import History
from domain.issues import Issue
from domain.period import Period
from domain.places import Resolver
from domain.reports import Report, ReportKey

logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())

_READ, _SEARCHED, _FRAMED, _ROWS_READ = 0.4, 0.5, 0.55, 0.9
"""How far a check is after its steps, as told to who waits."""


def check_content(  # noqa: PLR0913  all by name, most with a default
    *,
    content: bytes,
    file_name: str,
    resolver: Resolver,
    history: History,
    today: date,
    options: TableOptions = NO_OPTIONS,
    received_on: date | None = None,
    progress: Progress = no_progress,
    complete: Complete = as_given,
) -> CheckedWorkbook:
    """Open and check a workbook; whatever goes wrong becomes a finding, never an exception.

    Args:
        today: the day of the check, Jakarta time.
        received_on: the day of receipt as declared.
        progress: told several times a second how far the check is; what it raises ends the check.
    """
    teller = ProgressTeller(progress)
    file_name = shown_name(file_name)
    unread = CheckedWorkbook(file_name=file_name, sha256=sha256_of(content), format=None, issues=())
    try:
        with rare_collection():
            raw = read_workbook(content, file_name, progress=teller.part(0.0, _READ))
            return check_workbook(
                raw=raw,
                resolver=resolver,
                history=history,
                today=today,
                options=options,
                received_on=received_on,
                teller=teller,
                complete=complete,
            )
    except UnreadableWorkbook as refusal:
        return replace(unread, issues=(refusal.issue.in_file(file_name),))
    except Exception as fault:
        if fault is teller.stopped_by:
            raise
        logger.exception("checking failed: %s", unread.sha256)
        issue = Issue(
            found.UNEXPECTED_FAILURE, file=file_name, parameters={"fault": type(fault).__name__}
        )
        return replace(unread, issues=(issue,))


def check_workbook(  # noqa: PLR0913  all by name, most with a default
    *,
    raw: RawWorkbook,
    resolver: Resolver,
    history: History,
    today: date,
    options: TableOptions = NO_OPTIONS,
    received_on: date | None = None,
    teller: ProgressTeller | None = None,
    complete: Complete = as_given,
) -> CheckedWorkbook:
    """Check a workbook that was read.

    Args:
        complete: adds to the options what is known of the layout of the table.

    Returns:
        Its reports, findings and sums. A workbook with data about persons has findings only.
    """
    teller = teller or ProgressTeller()
    resolver = RememberingResolver(AnsweringResolver(resolver, options.places))
    teller.tell(_READ)
    personal = find_personal_data(raw, unit_name_test(resolver, Period.of(today)))
    if personal:
        return CheckedWorkbook(
            file_name=raw.file_name, sha256=raw.sha256, format=raw.format, issues=personal
        )
    teller.tell(_SEARCHED)
    raw = without_findings(raw)
    options, known = complete(raw, options)
    frame = read_frame(raw=raw, resolver=resolver, options=options, today=today)
    receipt = _receipt_issues(frame, received_on, today)
    frame = replace(frame, issues=(*known, *frame.issues, *receipt))
    tables = [
        read_rows(table, frame, resolver, options, today, each)
        for table, each in zip(frame.tables, _shares(frame.tables, teller), strict=True)
    ]
    checked = _assembled(raw, frame, tables, _Beside(resolver, history, options.is_basis_confirmed))
    teller.tell(1.0)
    return checked


def _shares(tables: Sequence[Table], teller: ProgressTeller) -> Iterator[RowProgress]:
    """The part of the whole check that each table's rows are."""
    all_rows = sum(len(table.rows) for table in tables) or 1
    start = _FRAMED
    for table in tables:
        end = start + (_ROWS_READ - _FRAMED) * len(table.rows) / all_rows
        yield RowProgress(teller, start, end)
        start = end


def _receipt_issues(frame: FileFrame, received_on: date | None, today: date) -> Iterator[Issue]:
    if received_on is None:
        return
    if received_on > today:
        day = {"received": received_on}
        yield Issue(found.RECEIVED_IN_FUTURE, field="received_on", parameters=day)
    for month in frame.months:
        if received_on < month.first_day:
            parameters = {"received": received_on, "period": month}
            yield Issue(found.RECEIVED_BEFORE_PERIOD, field="received_on", parameters=parameters)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside the file; whether a person has answered the question of the basis."""

    resolver: Resolver
    history: History
    is_basis_confirmed: bool

    def basis_issues(
        self, reports: Reports, earlier: Earlier, frame: FileFrame
    ) -> tuple[Issue, ...]:
        """The question of the basis; a template's cover that lacks it was told already."""
        is_template = any(table.is_template for table in frame.tables)
        if (is_template and frame.basis is None) or (self.is_basis_confirmed and frame.basis):
            return ()
        return tuple(basis_issues(reports, earlier, frame.basis, self.history))


def _assembled(
    raw: RawWorkbook, frame: FileFrame, tables: Sequence[TableRows], beside: _Beside
) -> CheckedWorkbook:
    groups = _groups(tables)
    every = _by_key(groups)
    earlier = beside.history.previous_reports(list(every))
    basis = beside.basis_issues(every, earlier, frame)
    between = [pair for rows in groups.values() for pair in report_issues(rows)]
    blocked = _blocked(groups, tables, [row for row, issue in between if issue.blocks])
    blocked |= {group for group, rows in groups.items() if basis and has_flows(group[0], rows)}
    sound = {} if frame.failed else {k: rows for k, rows in groups.items() if k not in blocked}
    reports = [_report(key, rows, frame) for key, rows in sound.items()]
    issues = [
        *raw.notes,
        *frame.issues,
        *frame.sheet_issues,
        *(issue for table in tables for issue in table.issues),
        *(issue for _, issue in between),
        *basis,
        *district_issues(_by_key(sound), beside.resolver),
        *history_issues(_by_key(sound), earlier, frame.since_of, beside.history),
        *_several_months(frame),
        *_nothing(frame, tables),
    ]
    return CheckedWorkbook(
        file_name=raw.file_name,
        sha256=raw.sha256,
        format=raw.format,
        issues=in_reading_order(raw, (i.in_file(raw.file_name) for i in each_once(issues))),
        period=_only(frame.months),
        basis=frame.basis,
        since=frame.since_of(_only(frame.months)),
        is_sample=frame.is_sample,
        reports=tuple(reports),
        blocked=tuple(_keys(groups, set(groups) - set(sound))),
        sheets=tuple(table.sums(set(sound)) for table in tables),
    )


def _groups(tables: Sequence[TableRows]) -> dict[Group, list[ParsedRow]]:
    """Rows by report; a row whose unit or institution is not known belongs to none."""
    groups: dict[Group, list[ParsedRow]] = defaultdict(list)
    for table in tables:
        for rows in _by_unit(table.rows).values():
            if group := rows[0].group:
                groups[group] += rows
    return dict(groups)


def _by_unit(rows: Iterable[ParsedRow]) -> dict[tuple[str, str], list[ParsedRow]]:
    """Rows of one table, which are of one kind and month, by what else makes a report."""
    found: dict[tuple[str, str], list[ParsedRow]] = defaultdict(list)
    for row in rows:
        if row.unit is not None and row.institution is not None:
            found[row.unit.code, row.institution].append(row)
    return found


def _blocked(
    groups: Mapping[Group, list[ParsedRow]],
    tables: Sequence[TableRows],
    between: Iterable[ParsedRow],
) -> set[Group]:
    """Reports that a finding touches, also those that an unclear row may belong to."""
    blocked = {row.group for row in between if row.group}
    for table in tables:
        if table.table.failed:
            blocked |= {group for group in groups if _may_be_of(table.table, group)}
        different = {row.whose: row for row in table.rows if row.issues and row.blocks}
        for row in different.values():
            blocked |= {group for group in groups if row.may_belong_to(group)}
    return blocked


def _may_be_of(table: Table, group: Group) -> bool:
    """Whether a report might have rows of a table that could not be read."""
    kind, period, _, _ = group
    return kind is table.kind.kind and table.period in (None, period)


def _report(group: Group, rows: Sequence[ParsedRow], frame: FileFrame) -> Report:
    return Report(
        key=_key(group, rows),
        basis=frame.basis or "",
        rows=tuple(row.as_report_row() for row in rows),
        since=frame.since_of(group[1]),
        is_nil=all(row.is_nil for row in rows),
    )


def _key(group: Group, rows: Sequence[ParsedRow]) -> ReportKey:
    kind, period, _, institution = group
    unit = rows[0].unit
    if unit is None:
        raise ValueError("a report needs a unit")
    return ReportKey(kind, period, unit.kind, unit.code, institution)


def _by_key(groups: Mapping[Group, list[ParsedRow]]) -> dict[ReportKey, list[ParsedRow]]:
    return {_key(group, rows): rows for group, rows in groups.items()}


def _keys(groups: Mapping[Group, list[ParsedRow]], wanted: Iterable[Group]) -> Iterator[ReportKey]:
    for group in sorted(wanted):
        yield _key(group, groups[group])


def _only(months: Sequence[Period]) -> Period | None:
    return months[0] if len(months) == 1 else None


def _several_months(frame: FileFrame) -> Iterator[Issue]:
    if len(frame.months) > 1:
        sheet = frame.tables[0].sheet.name
        months = {"months": frame.months, "n": len(frame.months)}
        yield Issue(found.SEVERAL_MONTHS, sheet=sheet, parameters=months)


def _nothing(frame: FileFrame, tables: Sequence[TableRows]) -> Iterator[Issue]:
    has_rows = any(table.rows or table.table.failed for table in tables)
    if tables and not has_rows and not frame.failed:
        yield Issue(found.NOTHING_FILLED_IN)
