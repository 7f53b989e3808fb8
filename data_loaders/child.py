"""The reading child: bytes on standard input, plain cells on standard output.

Started as its own process so that a hostile file can cost this process its memory and its time,
and nobody else's. Imports only what reading needs: its start-up time is paid for every file.
"""

from __future__ import annotations

import contextlib
import csv
import io
import pickle
import sys
import zipfile
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
from data_loaders.xlsx_parts import Refused, SheetParts, refuse_declarations, sheet_parts


def limit_memory() -> None:
    """Cap the address space where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  does not exist on Windows

        cap = limits.CHILD_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (cap, cap))


def read(content: bytes, file_format: str) -> list[dict[str, Any]]:
    """All sheets as dictionaries with the fields of `RawSheet`.

    Raises:
        Refused: with the catalogue code and its parameters.
    """
    if file_format == "csv":
        return [{"name": "CSV", "rows": csv_rows(content)}]
    parts = _parts(content, file_format)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        return [
            _sheet(workbook, position, parts)
            for position, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]


def _parts(content: bytes, file_format: str) -> dict[str, SheetParts]:
    if file_format == "xls":
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_declarations(archive)
        return {} if file_format == "ods" else sheet_parts(archive)


def _sheet(
    workbook: CalamineWorkbook, position: int, parts: dict[str, SheetParts]
) -> dict[str, Any]:
    sheet = workbook.get_sheet_by_index(position)
    about = workbook.sheets_metadata[position]
    known = parts.get(about.name, SheetParts())
    return {
        "name": about.name,
        "hidden": about.visible is not SheetVisibleEnum.Visible,
        "rows": _rows(sheet),
        "merges": _merges(sheet),
        "errors": known.errors,
        "uncached": known.uncached,
        "comments": known.comments,
    }


def _rows(sheet: CalamineSheet) -> tuple[tuple[Any, ...], ...]:
    if sheet.end is None:
        return ()
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height > limits.ROWS or width > limits.COLUMNS or height * width > limits.CELLS:
        raise Refused("sheet-too-large", sheet=sheet.name, reach=f"{height} x {width}")
    same: dict[str, str] = {}
    rows = sheet.to_python(skip_empty_area=False)
    return tuple([_plain_row(row, same) for row in rows])


def _plain_row(row: list[Any], same: dict[str, str]) -> tuple[Any, ...]:
    # columns repeat their few words: each is sent once, which also makes the answer small
    return tuple(
        [(same.setdefault(cell, cell) or None) if cell.__class__ is str else cell for cell in row]
    )


def _merges(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or []
    return [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in ranges[: limits.MERGES]
    ]


def csv_rows(content: bytes) -> tuple[tuple[str | int | None, ...], ...]:
    """The rows of a delimited text; plain digits are numbers, a blank cell is None.

    Raises:
        Refused: the text cannot be taken apart, or is too large.
    """
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[str | int | None, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(_csv_cell(cell) for cell in row))
            if len(rows) > limits.ROWS or len(row) > limits.COLUMNS:
                raise Refused("sheet-too-large", sheet="CSV", reach=f"{len(rows)} x {len(row)}")
    except csv.Error as error:
        raise Refused("file-damaged") from error
    return tuple(rows)


def _csv_cell(text: str) -> str | int | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_number and (text == "0" or text[0] != "0") else text or None


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
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
        ValueError, NotImplementedError, RuntimeError,
    ):  # fmt: skip
        return {"refused": "file-damaged", "parameters": {}}


def main() -> None:
    """Read standard input, answer on standard output."""
    limit_memory()
    result = answer(sys.stdin.buffer.read(), sys.argv[1])
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
