"""Workbooks written as small text tables, so that a test shows what it checks.

    content = workbook('''
        Identitas
        | Bulan Laporan | 2024-01 |
        | Jenis Angka   | Bulanan |

        Personel
        | Kode    | Instansi   | Jumlah Personel |
        | '18.06  | ASN Daerah | 120             |
    ''')

A line without bars starts a sheet; "Name (hidden)" hides it. Cells: whole and decimal numbers are
numbers, 'text is text, "=1+1" a formula without result, "#REF!" an error, "@2024-01-05" a day,
"@18:06" a time, "." or nothing a blank.
"""

from __future__ import annotations

import io
import re
from datetime import date, time

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

COVER = """
    Identitas
    | Bulan Laporan | 2024-01 |
    | Jenis Angka   | Bulanan |
"""
_HIDDEN = " (hidden)"


def workbook(text: str) -> bytes:
    """The bytes of the workbook that a text describes."""
    book = Workbook()
    book.remove(book.active)
    sheet = None
    for line in (line.strip() for line in text.strip().splitlines()):
        if line.startswith("|"):
            sheet.append([_value(cell.strip()) for cell in line.strip("|").split("|")])
            _mark_errors(sheet)
        elif line:
            sheet = book.create_sheet(line.removesuffix(_HIDDEN))
            sheet.sheet_state = "hidden" if line.endswith(_HIDDEN) else "visible"
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of an openpyxl workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> Workbook:
    """An openpyxl workbook from bytes."""
    return load_workbook(io.BytesIO(content))


def with_comment(content: bytes, sheet: str, cell: str, text: str) -> bytes:
    """The workbook with a comment at a cell."""
    book = opened(content)
    book[sheet][cell].comment = Comment(text, "tester")
    return saved(book)


def _value(text):
    if text in ("", "."):
        return None
    if text.startswith("'"):
        return text[1:]
    if text.startswith("@"):
        return time.fromisoformat(text[1:]) if ":" in text else date.fromisoformat(text[1:])
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text.replace("\\n", "\n")


def _mark_errors(sheet):
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str) and re.fullmatch(r"#[A-Z/0]+[!?]?", cell.value):
            cell.data_type = "e"
