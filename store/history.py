"""The cumulative figures that came before, for the check that a sum never falls."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from domain.period import Period
from domain.reports import ReportKey
from domain.terms import CUMULATIVE
from store.accepting import KEY_COLUMNS
from store.current import Selection, current_reports
from store.tables import figures, report_keys, report_rows, reports


def previous_cumulative(
    connection: Connection, key: ReportKey, since: Period
) -> dict[str, int] | None:
    """See `Store.previous_cumulative`."""
    report = _previous_report(connection, key, since)
    if report is None:
        return None
    query = (
        select(figures.c.field, func.sum(figures.c.value))
        .join_from(figures, report_rows)
        .where(report_rows.c.report == report, figures.c.value.is_not(None))
        .group_by(figures.c.field)
    )
    return {field: int(total) for field, total in connection.execute(query)}


def _previous_report(connection: Connection, key: ReportKey, since: Period) -> int | None:
    selection = Selection(last=key.period.previous, kinds=(key.kind,))
    current = current_reports(selection).where(*_same_unit(key)).subquery()
    query = (
        select(reports.c.id)
        .join_from(reports, current, reports.c.id == current.c.id)
        .join(report_keys, report_keys.c.id == reports.c.key)
        .where(reports.c.basis == CUMULATIVE, reports.c.since == str(since))
        .order_by(report_keys.c.period.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _same_unit(key: ReportKey) -> list[ColumnElement[bool]]:
    values = {
        "unit_kind": key.unit_kind.value,
        "unit_code": key.unit_code,
        "institution": key.institution,
    }
    return [column == values[column.name] for column in KEY_COLUMNS if column.name in values]
