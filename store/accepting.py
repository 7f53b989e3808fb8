"""Accepting a submission: all its reports are stored, unless it says nothing that is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select

from domain.reports import DIMENSIONS, Receipt, Report, ReportKey, Submission
from store import ledger, tables
from store.canonical import digest, fingerprint
from store.columns import as_utc
from store.current import Selection, current_reports, standing
from store.database import next_number
from store.refusals import InconsistentSubmission
from store.standing import refuse_mixture


@dataclass(frozen=True, slots=True)
class Earlier:
    """The current report of a key."""

    report: int
    submission: int
    file_name: str
    fingerprint: str


def accept(connection: Connection, submission: Submission) -> Receipt:
    """Store the reports; the caller holds the write lock.

    Reports that say what is current already are stored, too: they must stand when the
    submission that said it first is reverted. Only the same workbook, of which every report
    stands and is unchanged, is not stored again.

    Raises:
        ValueError: the time of recording has no time zone.
    """
    refuse_contradictions(submission)
    as_utc(submission.recorded_at)
    refuse_mixture(connection, is_sample=submission.is_sample)
    earlier = earlier_reports(connection, submission.reports)
    changed = [r for r in submission.reports if not is_unchanged(r, earlier.get(r.key))]
    unchanged = len(submission.reports) - len(changed)
    if not changed and says_it_already(connection, submission.sha256, submission.reports):
        return Receipt(None, 0, 0, unchanged)
    number = _add_submission(connection, submission)
    _add_reports(connection, number, submission.reports)
    superseded = sum(report.key in earlier for report in changed)
    line, line_hash = _add_line(connection, submission, number)
    return Receipt(number, len(changed), superseded, unchanged, line, line_hash)


def refuse_contradictions(submission: Submission) -> None:
    """Refuse what no careful loader hands over.

    Raises:
        InconsistentSubmission: it has no reports, two with one key, unknown dimensions, or a
            hash that is not that of its content.
    """
    fault = next(_contradictions(submission), None)
    if fault:
        raise InconsistentSubmission(file=submission.file_name, fault=fault)


def _contradictions(submission: Submission) -> Iterator[str]:
    keys = [report.key for report in submission.reports]
    if not keys:
        yield "it holds no reports"
    if len(set(keys)) < len(keys):
        yield f"it holds two reports of {next(key for key in keys if keys.count(key) > 1)}"
    if sha256(submission.content).hexdigest() != submission.sha256:
        yield "the hash is not that of its content"
    rows = [row for report in submission.reports for row in report.rows]
    unknown = {name for row in rows for name in row.dimensions} - set(DIMENSIONS)
    if unknown:
        yield f"no such dimension: {', '.join(sorted(unknown))}"


def is_unchanged(report: Report, earlier: Earlier | None) -> bool:
    """Whether the current report says the same."""
    return earlier is not None and earlier.fingerprint == fingerprint(report)


def says_it_already(connection: Connection, sha256: str, reports: Sequence[Report]) -> bool:
    """Whether each report stands as a report of this very workbook."""
    query = (
        select(tables.reports.c.fingerprint, *KEY_COLUMNS)
        .join_from(tables.reports, tables.submissions)
        .join(tables.report_keys, tables.report_keys.c.id == tables.reports.c.key)
        .where(tables.submissions.c.sha256 == sha256, standing(None))
    )
    said = {tuple(row) for row in connection.execute(query)}
    return all((fingerprint(report), *key_values(report.key)) in said for report in reports)


def earlier_reports(connection: Connection, incoming: Sequence[Report]) -> dict[ReportKey, Earlier]:
    """The current reports of the keys of the incoming ones."""
    if not incoming:
        return {}
    wanted = {key_values(report.key): report.key for report in incoming}
    selection = Selection(
        first=min(report.key.period for report in incoming),
        last=max(report.key.period for report in incoming),
        kinds={report.key.kind for report in incoming},
    )
    found = connection.execute(_earlier_query(selection))
    return {wanted[tuple(row[4:])]: Earlier(*row[:4]) for row in found if tuple(row[4:]) in wanted}


def _earlier_query(selection: Selection) -> Any:
    current = current_reports(selection).subquery()
    report, submission = tables.reports.c, tables.submissions.c
    return (
        select(report.id, report.submission, submission.file_name, report.fingerprint, *KEY_COLUMNS)
        .join_from(tables.reports, current, report.id == current.c.id)
        .join(tables.submissions, submission.id == report.submission)
        .join(tables.report_keys, tables.report_keys.c.id == report.key)
    )


KEY_COLUMNS: tuple[Column[Any], ...] = tuple(
    tables.report_keys.c[name]
    for name in ("kind", "period", "unit_kind", "unit_code", "institution")
)


def key_values(key: ReportKey) -> tuple[str, ...]:
    """A key as the database spells it, in the order of `KEY_COLUMNS`."""
    return (key.kind.value, str(key.period), key.unit_kind.value, key.unit_code, key.institution)


def _add_submission(connection: Connection, submission: Submission) -> int:
    _keep_workbook(connection, submission)
    number = next_number(connection, tables.submissions)
    connection.execute(
        insert(tables.submissions).values(
            id=number,
            sha256=submission.sha256,
            file_name=submission.file_name,
            recorded_at=submission.recorded_at,
            received_on=submission.received_on,
            is_sample=submission.is_sample,
        )
    )
    return number


def _keep_workbook(connection: Connection, submission: Submission) -> None:
    table = tables.workbooks
    known = select(table.c.sha256).where(table.c.sha256 == submission.sha256)
    if connection.execute(known).first() is None:
        size = len(submission.content)
        values = {"sha256": submission.sha256, "content": submission.content, "size": size}
        connection.execute(insert(table).values(**values))


def _add_reports(connection: Connection, submission: int, reports: Sequence[Report]) -> None:
    keys = _key_numbers(connection, reports)
    first_report = next_number(connection, tables.reports)
    numbered = list(enumerate(reports, start=first_report))
    connection.execute(
        insert(tables.reports),
        [
            {
                "id": number,
                "submission": submission,
                "key": keys[key_values(report.key)],
                "basis": report.basis,
                "since": None if report.since is None else str(report.since),
                "is_nil": report.is_nil,
                "fingerprint": fingerprint(report),
            }
            for number, report in numbered
        ],
    )
    _add_rows(connection, numbered)


def _key_numbers(connection: Connection, reports: Sequence[Report]) -> dict[tuple[str, ...], int]:
    table = tables.report_keys
    periods = {str(report.key.period) for report in reports}
    query = select(table.c.id, *KEY_COLUMNS).where(table.c.period.in_(periods))
    known = {tuple(row[1:]): row[0] for row in connection.execute(query)}
    wanted = (key_values(report.key) for report in reports)
    missing = [values for values in wanted if values not in known]
    first = next_number(connection, table)
    new = {values: number for number, values in enumerate(missing, start=first)}
    if new:
        names = [column.name for column in KEY_COLUMNS]
        lines = [{"id": n, **dict(zip(names, v, strict=True))} for v, n in new.items()]
        connection.execute(insert(table), lines)
    return known | new


def _add_rows(connection: Connection, numbered: Sequence[tuple[int, Report]]) -> None:
    first = next_number(connection, tables.report_rows)
    rows = [(number, row) for number, report in numbered for row in report.rows]
    lines = [
        {"id": row_id, "report": number, "sheet": row.sheet, "row_number": row.row}
        | dict.fromkeys(DIMENSIONS)
        | dict(row.dimensions)
        | {"note": row.note}
        for row_id, (number, row) in enumerate(rows, start=first)
    ]
    figures = [
        {"row_id": row_id, "field": figure.field, "value": figure.value, "cell": figure.cell}
        for row_id, (_, row) in enumerate(rows, start=first)
        for figure in row.figures
    ]
    _add_lines(connection, tables.report_rows, lines)
    _add_lines(connection, tables.figures, figures)


def _add_lines(connection: Connection, table: Table, lines: Sequence[dict[str, Any]]) -> None:
    if lines:
        connection.execute(insert(table), lines)


def _add_line(connection: Connection, submission: Submission, number: int) -> tuple[int, str]:
    payload = accepted_payload(submission, number=number)
    return ledger.append(connection, at=submission.recorded_at, act=ledger.ACCEPT, payload=payload)


def accepted_payload(submission: Submission, *, number: int) -> dict[str, object]:
    """What the ledger says of an accepted submission."""
    return {
        "submission": number,
        "sha256": submission.sha256,
        "file_name": submission.file_name,
        "received_on": submission.received_on.isoformat(),
        "is_sample": submission.is_sample,
        "reports": len(submission.reports),
        "digest": digest(submission.reports),
    }
