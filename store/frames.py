"""The store's content as pandas frames: current figures, current reports, submissions."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, case, exists, func, not_, select

from domain.reports import DIMENSIONS
from store import tables
from store.accepting import KEY_COLUMNS
from store.current import Selection, current_reports, standing

_REPORT_TEXTS = ("kind", "period", "unit_kind", "unit", "institution", "basis", "since")
_ROW_TEXTS = ("sheet", *DIMENSIONS, "note")

FIGURE_COLUMNS = (
    *_REPORT_TEXTS,
    "is_nil",
    "report",
    "row_id",
    "sheet",
    "row",
    *DIMENSIONS,
    "field",
    "value",
    "cell",
    "submission",
    "note",
)

REPORT_COLUMNS = (
    "report",
    *_REPORT_TEXTS,
    "is_nil",
    "submission",
    "file_name",
    "sha256",
    "received_on",
    "first_received_on",
    "recorded_at",
    "is_sample",
    "versions",
)

VERSION_COLUMNS = (
    "report",
    "kind",
    "period",
    "unit_kind",
    "unit",
    "institution",
    "is_nil",
    "submission",
    "is_current",
)

SUBMISSION_COLUMNS = (
    "submission",
    "file_name",
    "sha256",
    "size",
    "recorded_at",
    "received_on",
    "is_sample",
    "is_reverted",
    "reports",
    "current_reports",
)


def figures(connection: Connection, selection: Selection) -> pd.DataFrame:
    """One line per figure of the current reports; see `Store.figures`.

    Three narrow queries that pandas puts together: one wide join would repeat every report's
    columns on each of its figures, and spend the time there. Rows are never changed once
    written, so the three agree.
    """
    reports = _lean_reports(connection, selection)
    rows = _rows(connection, selection)
    place = _positions(reports["report"], rows["report"])
    rows, place = rows[place >= 0], place[place >= 0]
    values = _values(connection, selection)
    row_place = _positions(rows["row_id"], values["row_id"])
    values, row_place = values[row_place >= 0], row_place[row_place >= 0]
    parts = [
        reports.take(place[row_place]).reset_index(drop=True),
        rows.drop(columns="report").take(row_place).reset_index(drop=True),
        values.drop(columns="row_id").reset_index(drop=True),
    ]
    return pd.concat(parts, axis=1)[list(FIGURE_COLUMNS)]


def _positions(sorted_numbers: pd.Series[int], wanted: pd.Series[int]) -> np.ndarray[Any, Any]:
    """Where each wanted number stands in the sorted ones; -1 where it does not."""
    known, sought = sorted_numbers.to_numpy(), wanted.to_numpy()
    if not len(known):
        return np.full(len(sought), -1)
    found = np.searchsorted(known, sought).clip(max=len(known) - 1)
    return np.where(known[found] == sought, found, -1)


def _lean_reports(connection: Connection, selection: Selection) -> pd.DataFrame:
    current = current_reports(selection).subquery()
    report = tables.reports.c
    columns = (*KEY_COLUMNS, report.basis, report.since, report.is_nil, report.id)
    query = (
        select(*columns, report.submission)
        .join_from(tables.reports, current, report.id == current.c.id)
        .join(tables.report_keys, tables.report_keys.c.id == report.key)
        .order_by(report.id)
    )
    return _frame(connection, query, (*_REPORT_TEXTS, "is_nil", "report", "submission"))


def _rows(connection: Connection, selection: Selection) -> pd.DataFrame:
    row = tables.report_rows.c
    texts = (row[name] for name in _ROW_TEXTS)
    query = select(row.id, row.report, row.row_number, *texts)
    names = ("row_id", "report", "row", *_ROW_TEXTS)
    if selection.is_everything:
        return _frame(connection, query.order_by(row.id), names)
    # Sorted afterwards: asked to sort, SQLite walks the whole table in that order.
    query = query.join_from(tables.report_rows, tables.reports).join(tables.report_keys)
    found = _frame(connection, query.where(selection.keys), names)
    return found.sort_values("row_id")


def _values(connection: Connection, selection: Selection) -> pd.DataFrame:
    figure = tables.figures.c
    query = select(figure.row_id, figure.field, figure.value, figure.cell)
    names = ("row_id", "field", "value", "cell")
    if selection.is_everything:
        return _frame(connection, query.order_by(figure.row_id, figure.field), names)
    rows = select(tables.report_rows.c.id).join_from(tables.report_rows, tables.reports)
    rows = rows.join(tables.report_keys).where(selection.keys)
    found = _frame(connection, query.where(figure.row_id.in_(rows)), names)
    return found.sort_values(["row_id", "field"])


def reports(connection: Connection, selection: Selection) -> pd.DataFrame:
    """One line per current report; see `Store.reports`."""
    current = current_reports(selection).subquery()
    report = tables.reports.c
    columns = (*KEY_COLUMNS, report.basis, report.since, report.is_nil, report.id)
    counted = (report.submission, current.c.first_received_on, current.c.versions)
    query = (
        select(*columns, *counted)
        .join_from(tables.reports, current, report.id == current.c.id)
        .join(tables.report_keys, tables.report_keys.c.id == report.key)
        .order_by(report.id)
    )
    names = (*_REPORT_TEXTS, "is_nil", "report", "submission", "first_received_on", "versions")
    found = _frame(connection, query, names)
    # The few submissions are read once, not with each of their thousands of reports.
    sent = _sent(connection)
    place = _positions(sent["submission"], found["submission"])
    parts = [found, sent.drop(columns="submission").take(place).reset_index(drop=True)]
    return pd.concat(parts, axis=1)[list(REPORT_COLUMNS)]


def _sent(connection: Connection) -> pd.DataFrame:
    names = ("file_name", "sha256", "received_on", "recorded_at", "is_sample")
    table = tables.submissions
    query = select(table.c.id, *(table.c[name] for name in names)).order_by(table.c.id)
    return _frame(connection, query, ("submission", *names))


def submissions(
    connection: Connection, as_of: datetime | None = None, sha256: str | None = None
) -> pd.DataFrame:
    """One line per submission; see `Store.submissions`."""
    submission, counts = tables.submissions.c, _report_counts(as_of, sha256).subquery()
    stands = standing(as_of)
    query = (
        select(
            submission.id, submission.file_name, submission.sha256, tables.workbooks.c.size,
            submission.recorded_at, submission.received_on, submission.is_sample,
            not_(stands), counts.c.reports, case((stands, counts.c.current), else_=0),
        )
        .join_from(tables.submissions, tables.workbooks)
        .join(counts, counts.c.submission == submission.id)
        .order_by(submission.id)
    )  # fmt: skip
    if as_of is not None:
        query = query.where(submission.recorded_at <= as_of)
    if sha256 is not None:
        query = query.where(submission.sha256 == sha256)
    return _frame(connection, query, SUBMISSION_COLUMNS)


def versions(connection: Connection, as_of: datetime | None = None) -> pd.DataFrame:
    """One line per version of a report; see `Store.versions`."""
    report, sent = tables.reports.c, tables.submissions.c
    current = current_reports(Selection(as_of=as_of)).subquery()
    is_current = report.id.in_(select(current.c.id))
    query = (
        select(report.id, *KEY_COLUMNS, report.is_nil, report.submission, is_current)
        .join_from(tables.reports, tables.report_keys)
        .order_by(report.id)
    )
    if as_of is not None:
        query = query.join(tables.submissions).where(sent.recorded_at <= as_of)
    return _frame(connection, query, VERSION_COLUMNS)


def _report_counts(as_of: datetime | None, sha256: str | None) -> Select[Any]:
    """Per submission: how many reports it has, and how many no standing one supersedes."""
    report, newer, sent = tables.reports.c, tables.reports.alias("newer"), tables.submissions.c
    superseded = exists().where(
        newer.c.key == report.key,
        newer.c.id > report.id,
        newer.c.submission == sent.id,
        standing(as_of),
    )
    query = select(
        report.submission,
        func.count().label("reports"),
        func.sum(case((superseded, 0), else_=1)).label("current"),
    ).group_by(report.submission)
    if sha256 is None:
        return query
    return query.where(report.submission.in_(select(sent.id).where(sent.sha256 == sha256)))


_TYPES = {
    **dict.fromkeys((*_REPORT_TEXTS, *_ROW_TEXTS, "field", "cell", "file_name", "sha256"), "str"),
    **dict.fromkeys(("is_nil", "is_sample", "is_reverted", "is_current"), "bool"),
    **dict.fromkeys(("report", "submission", "row_id", "row", "versions", "size"), "int64"),
    **dict.fromkeys(("reports", "current_reports"), "int64"),
    **dict.fromkeys(("received_on", "first_received_on"), "datetime64[s]"),
    "value": "float64",
    "recorded_at": "datetime64[us, UTC]",
}


def _frame(connection: Connection, query: Select[Any], names: Sequence[str]) -> pd.DataFrame:
    with _without_collector():
        fetched = connection.execute(query).all()
        columns: Sequence[Sequence[Any]] = list(zip(*fetched, strict=True)) or [()] * len(names)
        series = {
            name: pd.Series(column, dtype=_TYPES[name])
            for name, column in zip(names, columns, strict=True)
        }
        del fetched, columns
    return pd.DataFrame(series)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the cycle collector: it would walk a million fresh tuples again and again.

    Tuples of numbers and texts cannot form a cycle. It halves the time of a large read.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
