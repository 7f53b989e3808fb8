"""The reading child: bytes on standard input, plain cells on standard output.

Started as its own process so that a hostile file can cost this process its memory and its time,
and nobody else's. Imports only what reading needs: its start-up time is paid for every file.
"""

from __future__ import annotations

import contextlib
import csv
import io
import math
import pickle
import struct
import sys
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data_loaders import limits
from data_loaders.ods_parts import ods_parts
from data_loaders.raw import column_letter
from data_loaders.xls_parts import xls_errors
from data_loaders.xlsx_parts import Refused, SheetParts, refuse_declarations, sheet_parts
from domain.spreadsheet_text import visible

_LOOKED_AT = 100_000
"""Characters of a delimited text that tell its delimiter."""


def limit_resources() -> None:
    """Cap memory and processor time where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  does not exist on Windows

        # a process without a parent that would end it ends by itself
        seconds = math.ceil(limits.CHILD_SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        cap = limits.CHILD_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (cap, cap))


def read(content: bytes, file_format: str) -> list[dict[str, Any]]:
    """All sheets as dictionaries with the fields of `RawSheet`.

    Raises:
        Refused: with the catalogue code and its parameters.
    """
    if file_format == "csv":
        return [{"name": "CSV", "rows": csv_rows(content)}]
    is_old, texts = file_format == "xls", Texts()
    parts = {} if is_old else _parts(content, file_format)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        if is_old:
            parts = _old_parts(content, [sheet.name for sheet in workbook.sheets_metadata])
        return [
            _sheet(workbook, position, parts, texts)
            for position, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]


def _parts(content: bytes, file_format: str) -> dict[str, SheetParts]:
    """What the cells tell beside their values, by the name of the sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_declarations(archive)
        return ods_parts(archive) if file_format == "ods" else sheet_parts(archive)


def _old_parts(content: bytes, names: list[str]) -> dict[str, SheetParts]:
    errors = xls_errors(content)
    if len(errors) != len(names):
        return {}
    return {name: SheetParts(errors=each) for name, each in zip(names, errors, strict=True)}


def _sheet(
    workbook: CalamineWorkbook, position: int, parts: dict[str, SheetParts], texts: Texts
) -> dict[str, Any]:
    sheet = workbook.get_sheet_by_index(position)
    about = workbook.sheets_metadata[position]
    known = parts.get(about.name, SheetParts())
    return {
        "name": visible(about.name),
        "hidden": about.visible is not SheetVisibleEnum.Visible,
        "rows": _rows(sheet, texts),
        "merges": _merges(sheet),
        "errors": known.errors,
        "uncached": known.uncached,
        "comments": known.comments,
        "hidden_rows": known.hidden_rows,
        "hidden_columns": known.hidden_columns,
    }


def _rows(sheet: CalamineSheet, texts: Texts) -> tuple[tuple[Any, ...], ...]:
    if sheet.end is None:
        return ()
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    _refuse_extent(sheet.name, height, width)
    rows = sheet.to_python(skip_empty_area=False)
    return tuple([_plain_row(row, texts) for row in rows])


def _plain_row(row: list[Any], texts: Texts) -> tuple[Any, ...]:
    # columns repeat their few words: each is sent once, which also makes the answer small
    return tuple(
        [
            texts[cell]
            if cell.__class__ is str
            # what is no number (NaN, infinity) is shown as the text that it is
            else str(cell)
            if cell.__class__ is float and cell - cell != 0
            else cell
            for cell in row
        ]
    )


def _refuse_extent(name: str, height: int, width: int) -> None:
    if height > limits.ROWS or width > limits.COLUMNS or height * width > limits.CELLS:
        raise Refused("sheet-too-large", sheet=name, reach=f"{column_letter(width)}{height}")


class Texts(dict[str, str | None]):
    """The different texts of a workbook, without what nobody sees; blank ones are None."""

    def __init__(self) -> None:
        super().__init__()
        self._characters = 0

    def __missing__(self, text: str) -> str | None:
        self._characters += len(text)
        if len(text) > limits.CELL_CHARACTERS or self._characters > limits.TEXT_CHARACTERS:
            raise Refused("file-too-heavy")
        self[text] = visible(text) or None
        return self[text]


def _merges(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or []
    height, width = (each + 1 for each in sheet.end or (-1, -1))
    # ranges do not lie over each other: together they have no more cells than the sheet
    cells = sum(
        max(min(bottom + 1, height) - top, 0) * max(min(right + 1, width) - left, 0)
        for (top, left), (bottom, right) in ranges
    )
    if len(ranges) > limits.MERGES or cells > max(height * width, limits.MERGES):
        raise Refused("sheet-too-many-merges", sheet=sheet.name, merges=len(ranges))
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]


def csv_rows(content: bytes) -> tuple[tuple[str | int | None, ...], ...]:
    """The rows of a delimited text; plain digits are numbers, a blank cell is None.

    Raises:
        Refused: the text cannot be taken apart, or is too large.
    """
    text = _decoded(content)
    if "\0" in text:
        raise Refused("file-damaged")
    texts, rows, width = Texts(), [], 0
    csv.field_size_limit(limits.CELL_CHARACTERS)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append(tuple([_csv_cell(cell, texts) for cell in row]))
            width = max(width, len(row))
            _refuse_extent("CSV", len(rows), width)
    except csv.Error as error:
        raise Refused("file-damaged") from error
    return tuple(rows)


def _csv_cell(text: str, texts: Texts) -> str | int | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_number and (text == "0" or text[0] != "0") else texts[text]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    lines = [line for line in text[:_LOOKED_AT].splitlines()[:50] if line.strip()]
    counts = {mark: sum(mark in line for line in lines) for mark in ";\t,|"}
    return max(counts, key=lambda mark: counts[mark])


def answer(content: bytes, file_format: str) -> dict[str, Any]:
    """The sheets, or the code of the refusal."""
    try:
        return {"sheets": read(content, file_format)}
    except Refused as refusal:
        return {"refused": refusal.code, "parameters": refusal.parameters}
    except PasswordError:
        return {"refused": "file-encrypted", "parameters": {}}
    except MemoryError:
        return {"refused": "file-too-heavy", "parameters": {}}
    except (
        CalamineError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, EOFError, OSError,
        ValueError, NotImplementedError, RuntimeError, TypeError, IndexError, zlib.error,
        struct.error, OverflowError,
    ):  # fmt: skip
        return {"refused": "file-damaged", "parameters": {}}


def main() -> None:
    """Read standard input, answer on standard output."""
    limit_resources()
    result = answer(sys.stdin.buffer.read(), sys.argv[1])
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
