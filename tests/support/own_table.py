"""A table as a province might make it for itself: no template, invented figures.

Two title rows, headings on two levels, groups, totals and a note; "Malang" and "Blitar" can be the
regency or the city of that name.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

Line = tuple[str, int, int, str]

JANUARY: tuple[Line, ...] = (
    ("Pacitan", 5120, 4310, ""),
    ("Ponorogo", 6240, 6240, ""),
    ("Trenggalek", 5480, 5011, ""),
    ("Tulungagung", 6870, 5904, "menyusul 120"),
    ("Malang", 9310, 7402, ""),
    ("Kota Batu", 2210, 2204, ""),
    ("Kota Surabaya", 11920, 10877, ""),
)
FEBRUARY: tuple[Line, ...] = tuple(
    (name, obligated, min(obligated, signed + 300), note)
    for name, obligated, signed, note in JANUARY
)
CORRECTED: tuple[Line, ...] = (
    ("Pacitan", 5120, 4999, ""),
    ("Ponorogo", 6240, 6112, "koreksi"),
    *JANUARY[2:],
)
_HEAD = PatternFill("solid", start_color="D9E2EC")
_THIN = Border(*[Side(style="thin", color="9AA5B1")] * 4)


def own_table(month: str, lines: Sequence[Line] = JANUARY) -> bytes:
    """The workbook for a month ("Januari 2025"), as bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    sheet["A1"] = "REKAPITULASI PAKTA INTEGRITAS NETRALITAS ASN"
    sheet["A2"] = f"KABUPATEN/KOTA SE-PROVINSI JAWA TIMUR, BULAN {month.upper()} (DATA CONTOH)"
    _heads(sheet)
    last = _body(sheet, lines)
    sheet.cell(last + 2, 1, "Keterangan: angka rekaan untuk latihan.")
    for letter, width in zip("ABCDEF", (6, 26, 16, 22, 12, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heads(sheet: Worksheet) -> None:
    for cell, text in {
        "A4": "No",
        "B4": "Kabupaten/Kota",
        "C4": "Pakta Integritas",
        "C5": "Jumlah Wajib",
        "D5": "Sudah Tanda Tangan",
        "E5": "%",
        "F4": "Keterangan",
    }.items():
        sheet[cell] = text
    for merged in ("A1:F1", "A2:F2", "A4:A5", "B4:B5", "C4:E4", "F4:F5"):
        sheet.merge_cells(merged)
    for row in sheet["A4:F5"]:
        for cell in row:
            cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _THIN
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for cell in ("A1", "A2"):
        sheet[cell].font = Font(bold=True)
        sheet[cell].alignment = Alignment(horizontal="center")


def _body(sheet: Worksheet, lines: Sequence[Line]) -> int:
    for row, (name, obligated, signed, note) in enumerate(lines, start=6):
        values = (row - 5, name, obligated, signed, f"{signed / obligated:.1%}", note)
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value).border = _THIN
    last = 6 + len(lines)
    sums = [sum(line[at] for line in lines) for at in (1, 2)]
    for column, value in enumerate(("", "JUMLAH", *sums), start=1):
        sheet.cell(last, column, value or None).font = Font(bold=True)
    return last
