"""Reports as they stand in the tables, as the objects that they were stored from."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.reports import DIMENSIONS, Figure, Report, ReportKey, ReportRow
from store.accepting import KEY_COLUMNS
from store.tables import figures, report_keys, report_rows, reports


def reports_of(connection: Connection, submission: int) -> list[Report]:
    """The reports that a submission stored, in the order of their numbers."""
    rows = _rows(connection, submission)
    query = (
        select(reports.c.id, reports.c.basis, reports.c.since, reports.c.is_nil, *KEY_COLUMNS)
        .join_from(reports, report_keys)
        .where(reports.c.submission == submission)
        .order_by(reports.c.id)
    )
    return [
        Report(
            key=_key(line),
            basis=line.basis,
            rows=tuple(rows[line.id]),
            since=None if line.since is None else Period.parse(line.since),
            is_nil=line.is_nil,
        )
        for line in connection.execute(query)
    ]


def fingerprints_of(connection: Connection, submission: int) -> list[str]:
    """The fingerprints that a submission's reports were stored with, in the same order."""
    query = select(reports.c.fingerprint).where(reports.c.submission == submission)
    return list(connection.execute(query.order_by(reports.c.id)).scalars())


def _key(line: Any) -> ReportKey:
    return ReportKey(
        kind=ReportKind(line.kind),
        period=Period.parse(line.period),
        unit_kind=UnitKind(line.unit_kind),
        unit_code=line.unit_code,
        institution=line.institution,
    )


def _rows(connection: Connection, submission: int) -> dict[int, list[ReportRow]]:
    values = _figures(connection, submission)
    query = (
        select(report_rows)
        .join_from(report_rows, reports)
        .where(reports.c.submission == submission)
        .order_by(report_rows.c.id)
    )
    found: dict[int, list[ReportRow]] = defaultdict(list)
    for line in connection.execute(query).mappings():
        found[line["report"]].append(
            ReportRow(
                sheet=line["sheet"],
                row=line["row_number"],
                dimensions={name: line[name] for name in DIMENSIONS if line[name] is not None},
                figures=tuple(values[line["id"]]),
                note=line["note"],
            )
        )
    return found


def _figures(connection: Connection, submission: int) -> dict[int, list[Figure]]:
    query = (
        select(figures)
        .join_from(figures, report_rows)
        .join(reports)
        .where(reports.c.submission == submission)
        .order_by(figures.c.row_id, figures.c.field)
    )
    found: dict[int, list[Figure]] = defaultdict(list)
    for row_id, field, value, cell in connection.execute(query):
        found[row_id].append(Figure(field, value, cell))
    return found
