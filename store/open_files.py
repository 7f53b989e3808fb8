"""Everything as open files: CSV that any program reads, and the workbooks themselves."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Table, select

from domain.spreadsheet_text import neutral
from store import frames, ledger
from store.current import Selection
from store.tables import (
    boundary_acts,
    boundary_layers,
    learned_spellings,
    quality_answers,
    remembered_layouts,
    workbooks,
)

VALUE_COLUMNS = (
    "kind",
    "period",
    "unit_kind",
    "unit",
    "institution",
    "category",
    "field",
    "value",
    "submission",
    "sheet",
    "cell",
)
_LEDGER_COLUMNS = ("line", "at", "act", "payload", "previous_hash", "hash")


def export(connection: Connection, directory: Path) -> list[Path]:
    """Write values.csv, reports.csv, submissions.csv, ledger.csv and the workbooks.

    Also learned_spellings.csv, remembered_layouts.csv, boundary_acts.csv and
    quality_answers.csv, every act of each, and the imported boundary layers (GeoParquet).

    UTF-8, comma, a heading line; a blank value is an empty field. Texts that a spreadsheet
    would run as a formula get a leading apostrophe. Existing files of these names are replaced.

    Returns:
        The files written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    everything = Selection()
    values = frames.figures(connection, everything)[list(VALUE_COLUMNS)]
    submissions = frames.submissions(connection)
    written = [
        _write(directory / "values.csv", VALUE_COLUMNS, _lines(values)),
        _write_frame(directory / "reports.csv", frames.reports(connection, everything)),
        _write_frame(directory / "submissions.csv", submissions),
        _write(directory / "ledger.csv", _LEDGER_COLUMNS, _ledger_lines(connection)),
        _write_table(directory, learned_spellings, connection),
        _write_table(directory, remembered_layouts, connection),
        _write_table(directory, boundary_acts, connection),
        _write_table(directory, quality_answers, connection),
    ]
    written += _write_workbooks(connection, directory / "workbooks", submissions)
    return written + _write_layers(connection, directory / "boundary_layers")


def _write_frame(path: Path, frame: pd.DataFrame) -> Path:
    return _write(path, list(frame.columns), _lines(frame))


def _write_table(directory: Path, table: Table, connection: Connection) -> Path:
    lines = connection.execute(select(table).order_by(table.c.id))
    return _write(directory / f"{table.name}.csv", table.columns.keys(), map(_dated, lines))


def _dated(line: Row[Any]) -> list[object]:
    return [value.isoformat() if isinstance(value, datetime) else value for value in line]


def _lines(frame: pd.DataFrame) -> Iterable[Sequence[object]]:
    return zip(*(_column(frame[name]) for name in frame.columns), strict=True)


def _column(column: pd.Series) -> list[object]:
    if pd.api.types.is_float_dtype(column.dtype):
        column = column.astype("Int64")  # counts: 57, not 57.0
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return [_moment(value) for value in column]
    return [None if pd.isna(value) else value for value in column.astype(object)]


def _moment(value: pd.Timestamp) -> str:
    return value.date().isoformat() if value.tzinfo is None else value.isoformat()


def _ledger_lines(connection: Connection) -> Iterable[Sequence[object]]:
    for line in ledger.lines(connection):
        yield line.line, line.at.isoformat(), line.act, line.payload, line.previous_hash, line.hash


def _write(path: Path, columns: Sequence[str], lines: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_safe(value) for value in line] for line in lines)
    return path


def _safe(value: object) -> object:
    return neutral(value) if isinstance(value, str) else value


def _write_workbooks(
    connection: Connection, directory: Path, submissions: pd.DataFrame
) -> list[Path]:
    directory.mkdir(exist_ok=True)
    names = dict(zip(submissions["sha256"], submissions["file_name"], strict=True))
    written = []
    for known, name in names.items():
        query = select(workbooks.c.content).where(workbooks.c.sha256 == known)
        path = directory / f"{known}.{_extension(name)}"
        path.write_bytes(connection.execute(query).scalar_one())
        written.append(path)
    return written


def _write_layers(connection: Connection, directory: Path) -> list[Path]:
    written = []
    for known in connection.execute(select(boundary_layers.c.sha256)).scalars().all():
        directory.mkdir(exist_ok=True)
        query = select(boundary_layers.c.content).where(boundary_layers.c.sha256 == known)
        path = directory / f"{known}.parquet"
        path.write_bytes(connection.execute(query).scalar_one())
        written.append(path)
    return written


def _extension(file_name: str) -> str:
    suffix = PurePath(file_name).suffix.removeprefix(".").lower()
    return suffix if suffix.isalnum() and suffix.isascii() else "bin"
