"""What an .ods file tells of its cells beside their values: errors, formulas without a result.

The reader gives such cells as blank; a blank is something else than an error.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from data_loaders.raw import Position
from data_loaders.xlsx_parts import SheetParts

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_TYPES = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type",)
_ERROR_TEXT = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}|#[A-Z]+[!?]")
_MAY_TELL = re.compile(rb'value-type="error"|table:formula=')


def ods_parts(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Sheet name -> what its cells tell. A file without formulas is not taken apart."""
    content = archive.read("content.xml")
    if not _MAY_TELL.search(content):
        return {}
    found: dict[str, SheetParts] = {}
    events = ElementTree.iterparse(io.BytesIO(content), events=("start", "end"))  # noqa: S314  declarations are refused before
    for name, sheet in _sheets(events):
        found.setdefault(name, sheet)
    return found


def _sheets(
    events: Iterator[tuple[str, ElementTree.Element]],
) -> Iterator[tuple[str, SheetParts]]:
    errors: dict[Position, str] = {}
    uncached: set[Position] = set()
    row, name, depth = 1, "", 0
    for event, element in events:
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                errors, uncached, row = {}, set(), 1
                name = element.get(f"{_TABLE}name", "")
            elif event == "end" and depth == 0:
                yield name, SheetParts(errors=errors, uncached=frozenset(uncached))
                element.clear()
        elif event == "end" and depth == 1 and element.tag == f"{_TABLE}table-row":
            _row(element, row, errors, uncached)
            row += _repeated(element, "rows")
            element.clear()


def _row(
    element: ElementTree.Element, row: int, errors: dict[Position, str], uncached: set[Position]
) -> None:
    column = 1
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        error = _error(cell)
        if error:
            errors[row, column] = error
        elif (
            cell.get(f"{_TABLE}formula") and not cell.get(f"{_OFFICE}value-type") and not len(cell)
        ):
            uncached.add((row, column))
        column += _repeated(cell, "columns")


def _repeated(element: ElementTree.Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdigit() else 1


def _error(cell: ElementTree.Element) -> str | None:
    """The error that a cell shows; None when it shows none."""
    is_error = any(cell.get(name) == "error" for name in _TYPES)
    if not is_error and not cell.get(f"{_TABLE}formula"):
        return None
    text = "".join(cell.itertext()).strip()
    if is_error:
        return text or "#?"
    return text if _ERROR_TEXT.fullmatch(text) else None
