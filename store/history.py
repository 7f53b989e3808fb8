"""The reports of earlier months, for the checks that compare a file with them.

A file may hold a report of each of 514 regencies: every question is asked once for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from domain.fields import ReportKind
from domain.history import LOOKS_BACK, PastReport, PastSums, RowKey, row_key
from domain.period import Period
from domain.reports import DIMENSIONS, ReportKey
from store.current import Selection, current_reports
from store.tables import figures, report_keys, report_rows, reports

_ASKED_BY_NAME = 200
"""Up to so many units are named in the query; above, all units of the months are looked at."""
_AT_ONCE = 5_000

_Unit = tuple[str, str, str, str]


class _Line(NamedTuple):
    """A current report of an earlier month, without its figures."""

    id: int
    period: Period
    since: Period | None


def previous_reports(
    connection: Connection, keys: Collection[ReportKey], since: Period | None
) -> dict[ReportKey, PastReport]:
    """See `domain.history.History`."""
    if not keys:
        return {}
    first = min(key.period for key in keys).plus(-LOOKS_BACK)
    lines = _lines(connection, keys, first)
    newest = {key: line for key in keys if (line := _newest(key, lines, since))}
    kinds = {line.id: key.kind for key, line in newest.items()}
    rows = _rows(connection, kinds)
    return {
        key: PastReport(period=line.period, since=line.since, rows=rows[line.id])
        for key, line in newest.items()
    }


def monthly_sums(
    connection: Connection, keys: Collection[ReportKey], first: Period
) -> dict[ReportKey, PastSums]:
    """See `domain.history.History`."""
    if not keys:
        return {}
    lines = _lines(connection, keys, first)
    counted = {
        key: [line for line in lines[_unit(key)] if line.since is None and line.period < key.period]
        for key in keys
    }
    sums = _sums(connection, {line.id for each in counted.values() for line in each})
    return {key: _added(each, sums) for key, each in counted.items() if each}


def _added(lines: Collection[_Line], sums: Mapping[int, Mapping[str, int]]) -> PastSums:
    total: dict[str, int] = defaultdict(int)
    for line in lines:
        for field, value in sums.get(line.id, {}).items():
            total[field] += value
    return PastSums(len(lines), dict(total))


def _newest(
    key: ReportKey, lines: Mapping[_Unit, list[_Line]], since: Period | None
) -> _Line | None:
    fitting = (
        line
        for line in lines[_unit(key)]
        if key.period.plus(-LOOKS_BACK) <= line.period < key.period
        and (since is None or line.since == since)
    )
    return max(fitting, key=lambda line: line.period, default=None)


def _unit(key: ReportKey) -> _Unit:
    return key.kind.value, key.unit_kind.value, key.unit_code, key.institution


def _lines(
    connection: Connection, keys: Collection[ReportKey], first: Period
) -> Mapping[_Unit, list[_Line]]:
    """The current reports of the same units from a month on, up to the month before the last."""
    last = max(key.period for key in keys).previous
    kinds = {key.kind for key in keys}
    current = current_reports(Selection(first=first, last=last, kinds=kinds)).subquery()
    key = report_keys.c
    query = (
        select(
            key.kind, key.unit_kind, key.unit_code, key.institution, key.period,
            reports.c.id, reports.c.since,
        )
        .join_from(reports, current, reports.c.id == current.c.id)
        .join(report_keys, key.id == reports.c.key)
    )  # fmt: skip
    codes = {each.unit_code for each in keys}
    if len(codes) <= _ASKED_BY_NAME:
        query = query.where(key.unit_code.in_(sorted(codes)))
    lines: dict[_Unit, list[_Line]] = defaultdict(list)
    months = _Months()
    for kind, unit_kind, code, institution, period, number, since in connection.execute(query):
        line = _Line(number, months[period], months[since] if since else None)
        lines[kind, unit_kind, code, institution].append(line)
    return lines


class _Months(dict[str, Period]):
    """Months by text; a history of thousands of reports has a dozen."""

    def __missing__(self, text: str) -> Period:
        self[text] = Period.parse(text)
        return self[text]


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    ordered = iter(sorted(numbers))
    while batch := list(islice(ordered, _AT_ONCE)):
        yield batch


def _rows(
    connection: Connection, kinds: Mapping[int, ReportKind]
) -> Mapping[int, dict[RowKey, dict[str, int | None]]]:
    """The rows of reports, given the kind of each."""
    rows: dict[int, dict[RowKey, dict[str, int | None]]] = defaultdict(dict)
    columns = [report_rows.c[name] for name in DIMENSIONS]
    for batch in _batches(kinds):
        query = (
            select(report_rows.c.report, figures.c.field, figures.c.value, *columns)
            .join_from(figures, report_rows)
            .where(report_rows.c.report.in_(batch))
        )
        for report, field, value, *texts in connection.execute(query):
            dimensions = dict(zip(DIMENSIONS, texts, strict=True))
            rows[report].setdefault(row_key(kinds[report], dimensions), {})[field] = value
    return rows


def _sums(connection: Connection, numbers: Collection[int]) -> Mapping[int, dict[str, int]]:
    """Report -> field -> sum over its rows, blanks left out."""
    sums: dict[int, dict[str, int]] = defaultdict(dict)
    for batch in _batches(numbers):
        query = (
            select(report_rows.c.report, figures.c.field, func.sum(figures.c.value))
            .join_from(figures, report_rows)
            .where(report_rows.c.report.in_(batch), figures.c.value.is_not(None))
            .group_by(report_rows.c.report, figures.c.field)
        )
        for report, field, total in connection.execute(query):
            sums[report][field] = int(total)
    return sums
