"""Rules between a file and the months before it: falls, jumps, figures that were copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from data_loaders.reading import CellAt
from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found
from domain.fields import Nature, ReportKind
from domain.history import History, PastReport, RowKey, row_key
from domain.issues import Issue
from domain.period import Period
from domain.reports import ReportKey

JUMP_PERCENT = 20
JUMP_PEOPLE = 50
"""Personnel rarely change by more than this share and this many people in a month."""
COPIED_FIGURES = 6
"""So many figures above 0, all as in the month before, look like a file sent twice."""

Reports = Mapping[ReportKey, Sequence[ParsedRow]]
Earlier = Mapping[ReportKey, PastReport]
SinceOf = Callable[[Period], Period | None]


def history_issues(
    reports: Reports, earlier: Earlier, since_of: SinceOf, history: History
) -> Iterator[Issue]:
    """Findings against earlier months; those of the file itself count before the kept ones.

    Args:
        reports: the sound reports of the file, with their rows.
        earlier: the newest earlier report of each, where there is one.
        since_of: first month of the cumulative figures of a month; None when monthly.
    """
    past = _comparable(reports, earlier, since_of, history)
    for key, rows in reports.items():
        if key in past:
            yield from _against(key, rows, past[key], since_of(key.period))
    yield from _copied(reports, past, since_of)


def has_flows(kind: ReportKind, rows: Sequence[ParsedRow]) -> bool:
    """Whether reports of the kind hold figures to which the basis applies."""
    return bool(rows) and any(each.nature is Nature.FLOW for each in rows[0].table.kind.counts)


def _comparable(
    reports: Reports, earlier: Earlier, since_of: SinceOf, history: History
) -> dict[ReportKey, PastReport]:
    """The earlier report of each report; of cumulative flows, one with the same start."""
    past = {key: earlier[key] for key in reports if key in earlier}
    other: dict[Period, list[ReportKey]] = defaultdict(list)
    for key in [*past]:
        since = since_of(key.period)
        if since and past[key].since != since and has_flows(key.kind, reports[key]):
            del past[key]
            other[since].append(key)
    for since, keys in other.items():
        past |= history.previous_reports(keys, since)
    for key, own in _within_file(reports, since_of).items():
        if key not in past or past[key].period < own.period:
            past[key] = own
    return past


def _within_file(reports: Reports, since_of: SinceOf) -> dict[ReportKey, PastReport]:
    """The earlier month of the same file, for each report that has one."""
    by_unit: dict[tuple[str, ...], list[ReportKey]] = defaultdict(list)
    for key in reports:
        by_unit[key.kind, key.unit_kind, key.unit_code, key.institution].append(key)
    found_here = {}
    for keys in by_unit.values():
        ordered = sorted(keys, key=lambda key: key.period)
        for before, key in pairwise(ordered):
            since = since_of(before.period)
            if since == since_of(key.period):
                found_here[key] = as_past(before, reports[before], since)
    return found_here


def as_past(key: ReportKey, rows: Sequence[ParsedRow], since: Period | None) -> PastReport:
    """A report of the file as history would tell it."""
    kept: dict[RowKey, dict[str, int | None]] = {}
    for row in rows:
        figures = {figure.field: figure.value for figure in row.figures}
        kept.setdefault(row_key(key.kind, row.dimensions), {}).update(figures)
    return PastReport(period=key.period, since=since, rows=kept)


def total_of(rows: Sequence[ParsedRow], code: str) -> int | None:
    """The sum of a field over the rows; None when it is blank in every row."""
    values = [value for row in rows if (value := row.value(code)) is not None]
    return sum(values) if values else None


def _against(
    key: ReportKey, rows: Sequence[ParsedRow], past: PastReport, since: Period | None
) -> Iterator[Issue]:
    if key.kind is ReportKind.PERSONNEL:
        yield from _jumps(rows, past)
    if since and has_flows(key.kind, rows):
        yield from _falls(rows, past, since)


def _jumps(rows: Sequence[ParsedRow], past: PastReport) -> Iterator[Issue]:
    """Personnel far above or below the last number known."""
    for row in rows:
        now, cell = row.value("personnel"), row.cell("personnel")
        before = past.rows.get(row_key(row.kind, row.dimensions), {}).get("personnel")
        if now is None or before is None or cell is None:
            continue
        change = abs(now - before)
        if change > JUMP_PEOPLE and change * 100 > JUMP_PERCENT * before:
            bounds = {"percent": JUMP_PERCENT, "people": JUMP_PEOPLE}
            yield cell.issue(
                found.PERSONNEL_JUMPS, now=now, before=before, month=past.period, **bounds
            )


def _falls(rows: Sequence[ParsedRow], past: PastReport, since: Period) -> Iterator[Issue]:
    """A cumulative figure below that of the report before it: row by row, then in sum."""
    for each in rows[0].table.kind.counts:
        if each.nature is not Nature.FLOW:
            continue
        fallen = list(_fallen_rows(rows, each.code, past))
        for cell, now, before in fallen:
            yield cell.issue(
                found.CUMULATIVE_FELL, since=since, now=now, before=before, month=past.period
            )
        if not fallen:
            yield from _fall_in_sum(rows, each.code, past, since)


def _fallen_rows(
    rows: Sequence[ParsedRow], code: str, past: PastReport
) -> Iterator[tuple[CellAt, int, int]]:
    for row in rows:
        now, cell = row.value(code), row.cell(code)
        before = past.rows.get(row_key(row.kind, row.dimensions), {}).get(code)
        if now is not None and before is not None and cell and now < before:
            yield cell, now, before


def _fall_in_sum(
    rows: Sequence[ParsedRow], code: str, past: PastReport, since: Period
) -> Iterator[Issue]:
    """Rows that were there and are gone: no cell tells, but the sum does."""
    now, before = total_of(rows, code), past.total(code)
    cell = next((cell for row in rows if (cell := row.cell(code))), None)
    if now is not None and before is not None and cell and now < before:
        yield cell.issue(
            found.CUMULATIVE_SUM_FELL, since=since, now=now, before=before, month=past.period
        )


def _copied(
    reports: Reports, past: Mapping[ReportKey, PastReport], since_of: SinceOf
) -> Iterator[Issue]:
    """Sheets whose every figure is that of the month before."""
    sheets: dict[str, list[ReportKey]] = defaultdict(list)
    for key, rows in reports.items():
        sheets[rows[0].table.sheet.name].append(key)
    for sheet, keys in sheets.items():
        if all(_is_copy(key, reports[key], past.get(key)) for key in keys):
            yield from _copy(sheet, {key: reports[key] for key in keys}, since_of)


def _is_copy(key: ReportKey, rows: Sequence[ParsedRow], past: PastReport | None) -> bool:
    if past is None or past.period != key.period.previous:
        return False
    return as_past(key, rows, past.since).rows == past.rows


def _copy(sheet: str, reports: Reports, since_of: SinceOf) -> Iterator[Issue]:
    figures = [f.value for rows in reports.values() for row in rows for f in row.figures if f.value]
    if len(figures) < COPIED_FIGURES:
        return
    flows = any(
        has_flows(key.kind, rows) and not since_of(key.period) for key, rows in reports.items()
    )
    kind = found.FIGURES_AS_BEFORE if flows else found.POSITIONS_AS_BEFORE
    month = next(iter(reports)).period.previous
    yield Issue(kind, sheet=sheet, parameters={"month": month, "n": len(figures)})
