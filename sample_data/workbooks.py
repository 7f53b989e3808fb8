"""Writes a sample workbook: cover and report sheets of `domain.fields`, always the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.writer.excel import ExcelWriter

from domain.fields import (
    COVER_LABELS,
    COVER_SHEET,
    SAMPLE_MARK,
    SHEET_OF,
    SHEETS,
    TEMPLATE_VERSION,
    ReportKind,
)
from domain.language import Language
from domain.period import Period
from domain.terms import BASES, CUMULATIVE, MONTHLY
from sample_data.scenario import Row

TITLE = "DATA CONTOH: angka rekaan"
EXPLANATION = "Nama wilayah dan satuan nyata, semua angka dibuat oleh program. Bukan laporan resmi."
FIRST_COVER_ROW = 4
_STILL = datetime(2024, 1, 1)
_BOLD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="E8EDF3")
_WIDE = {"unit_name": 34, "note": 36, "topic": 36, "category": 12}


Columns = tuple[tuple[str, str], ...]
FIRST_DATA_ROW = 2


@dataclass(frozen=True, slots=True)
class SampleSheets:
    """What goes into one workbook.

    Attributes:
        cover: cover label code -> value; empty values are left out of column B.
        rows: report kind -> rows; a kind without rows has no sheet.
        columns: report kind -> (heading, key in the rows) from left to right; the template's
            columns where a kind is not mentioned.
    """

    cover: Mapping[str, str]
    rows: Mapping[ReportKind, Sequence[Row]]
    columns: Mapping[ReportKind, Columns] = field(default_factory=dict)


def cover_of(
    period: Period,
    *,
    since: Period | None = None,
    unit_code: str = "",
    unit_name: str = "",
    unit_kind: str = "",
) -> dict[str, str]:
    """The cover's values; every sample says CONTOH."""
    indonesian = Language("id")
    return {
        "period": indonesian.month(period) if unit_code else str(period),
        "basis": BASES.get(CUMULATIVE if since else MONTHLY).label_id,
        "since": indonesian.month(since) if since else "",
        "unit_kind": unit_kind,
        "unit_code": unit_code,
        "unit_name": unit_name,
        "sample": SAMPLE_MARK,
        "template_version": TEMPLATE_VERSION,
    }


def workbook_bytes(sheets: SampleSheets) -> bytes:
    """The workbook as .xlsx; the same sheets always give the same bytes."""
    book = Workbook(write_only=True)
    _write_cover(book, sheets.cover)
    for sheet in SHEETS:
        rows = sheets.rows.get(sheet.kind, ())
        if rows:
            columns = sheets.columns.get(sheet.kind, template_columns(sheet.kind))
            _write_report(book, sheet.name_id, columns, rows)
    return still_bytes(book)


def template_columns(kind: ReportKind) -> Columns:
    """Heading and field code of the template's columns, from left to right."""
    return tuple((f.heading_id, f.code) for f in SHEET_OF[kind].fields if not f.optional)


def _write_cover(book: Workbook, cover: Mapping[str, str]) -> None:
    page = book.create_sheet(COVER_SHEET)
    page.column_dimensions["A"].width = 28
    page.column_dimensions["B"].width = 34
    page.append([_bold(page, TITLE)])
    page.append([EXPLANATION])
    page.append([])
    for label in COVER_LABELS:
        page.append([_bold(page, label.label_id), cover.get(label.code) or None])


def _write_report(book: Workbook, name: str, columns: Columns, rows: Sequence[Row]) -> None:
    page = book.create_sheet(name)
    page.freeze_panes = f"A{FIRST_DATA_ROW}"
    for index, (_, key) in enumerate(columns):
        page.column_dimensions[chr(ord("A") + index)].width = _WIDE.get(key, 18)
    page.append([_bold(page, heading) for heading, _ in columns])
    keys = [key for _, key in columns]
    for row in rows:
        page.append([row.get(key) for key in keys])


def _bold(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, value=text)
    cell.font = _BOLD
    cell.fill = _SHADE
    return cell


def still_bytes(book: Workbook) -> bytes:
    """Save a workbook without the moment of saving: same content, same bytes."""
    book.properties.created = book.properties.modified = _STILL
    book.properties.creator = "Netra sample data"
    buffer = BytesIO()
    with _StillZip(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return buffer.getvalue()


class _StillZip(zipfile.ZipFile):
    """A zip archive whose entries all bear one date and one system."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_args: Any, **_kwargs: Any) -> None:
        """Add an entry from bytes or text."""
        entry = zipfile.ZipInfo(str(zinfo_or_arcname), date_time=_STILL.timetuple()[:6])
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data, zipfile.ZIP_DEFLATED, 6)

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_kwargs: Any) -> None:
        """Add an entry from a file on disk."""
        self.writestr(arcname or filename, Path(filename).read_bytes())
