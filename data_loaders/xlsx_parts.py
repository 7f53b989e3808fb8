"""What calamine does not tell of an .xlsx: errors, formulas without result, comments, extents.

Runs in the reading child. Regular expressions over the sheet's bytes: a tree of 100,000 rows
would cost more than reading the values does.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from data_loaders import limits
from data_loaders.hidden_parts import hidden_columns, hidden_rows
from data_loaders.raw import column_letter, column_number

Position = tuple[int, int]

_FAR = re.compile(rb"r=[\"'](?:([A-Za-z]{3,})\d|[A-Za-z]+(\d{6,}))")
_TWO_LETTERS = re.compile(rb"r=[\"']([A-Za-z]{2})\d")
_CELL = re.compile(rb"\br=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_FORMULA_TEXT = re.compile(rb"\bt=[\"']str[\"']")
_PREFIX = re.compile(rb"<([\w.-]{1,20}:)?worksheet\b")
_START_BYTES = 65_536
_LAST_COLUMN = 16_384
_RELATION = "/relationships}id"
"""The end of the attribute's name: the strict form of the format has another namespace."""


class Refused(Exception):
    """The file must not be read: catalogue code and parameters."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the bytes of one sheet tell."""

    errors: dict[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    comments: dict[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Sheet name -> what its bytes tell.

    Raises:
        Refused: cells too far out, or a part that no spreadsheet program writes.
    """
    return {name: _one_sheet(archive, name, path) for name, path in _sheet_paths(archive)}


def refuse_declarations(archive: zipfile.ZipFile) -> None:
    """Refuse a document type in any part; see `refuse_declaration`."""
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(entry) as part:
                refuse_declaration(part)


class _Begun(Exception):
    """Nothing can be declared any more."""


def refuse_declaration(part: IO[bytes]) -> None:
    """Refuse a document type, in any encoding and however far down before the first element.

    Raises:
        Refused: there is one, and with it come entities, which no spreadsheet program writes.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _begun
    with contextlib.suppress(_Begun, expat.ExpatError):
        while block := part.read(_START_BYTES):
            parser.Parse(block)


def _declared(*_: object) -> None:
    raise Refused("file-forbidden-xml")


def _begun(*_: object) -> None:
    raise _Begun


def _sheet_paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in _tree(archive, "xl/workbook.xml").iter():
        if sheet.tag.endswith("}sheet"):
            key = next((v for name, v in sheet.attrib.items() if name.endswith(_RELATION)), None)
            target = relations.get(key, "")
            yield sheet.get("name", ""), _resolved("xl", target)


def _tree(archive: zipfile.ZipFile, path: str) -> ElementTree.Element:
    content = archive.read(path)
    refuse_declaration(io.BytesIO(content))
    return ElementTree.fromstring(content)  # noqa: S314  nothing is declared in it


def _resolved(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)


def _one_sheet(archive: zipfile.ZipFile, name: str, path: str) -> SheetParts:
    if path not in archive.namelist():
        return SheetParts()
    content = archive.read(path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        # the standard allows UTF-16, but no program writes it and the reader would see no cell
        raise Refused("file-forbidden-xml")
    prefix = _PREFIX.search(content, 0, _START_BYTES)
    patterns = _patterns((prefix[1] or b"") if prefix else b"")
    _refuse_extent(name, content, patterns)
    return SheetParts(
        errors=_errors(content, patterns),
        uncached=frozenset(_uncached(content, patterns)),
        comments=_comments(archive, path),
        hidden_rows=frozenset(hidden_rows(content)),
        hidden_columns=frozenset(hidden_columns(content)),
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """For a sheet whose elements bear this prefix; a fixed prefix is found three times faster.

    Attributes are searched for a few hundred characters only: no file can make that slow.
    """

    row: re.Pattern[bytes]
    formula: bytes
    error: re.Pattern[bytes]
    uncached: re.Pattern[bytes]


def _patterns(prefix: bytes) -> _Patterns:
    p = re.escape(prefix)
    formula = rb"<" + p + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</" + p + rb"f>)\s*"
    cell = rb"<" + p + rb"c\s"
    error = (
        rb"([^<>]{0,300}\bt=[\"']e[\"'][^<>]{0,300})>\s*(?:"
        + formula
        + rb")?<"
        + p
        + rb"v>([^<]*)<"
    )
    blank = rb"(?:<" + p + rb"v\s*/>|<" + p + rb"v>\s*</" + p + rb"v>)?\s*</" + p + rb"c>"
    return _Patterns(
        row=re.compile(rb"<" + p + rb"row\s[^<>]{0,500}?\br=[\"'](\d+)"),
        formula=b"<" + prefix + b"f",
        error=re.compile(cell + error),
        uncached=re.compile(cell + rb"([^<>]{0,400})>\s*" + formula + blank),
    )


def _errors(content: bytes, patterns: _Patterns) -> dict[Position, str]:
    # most sheets hold none, which a plain search tells in a hundredth of the time
    if b't="e"' not in content and b"t='e'" not in content:
        return {}
    found = {}
    for match in patterns.error.finditer(content):
        position = _position(match[1])
        if position:
            found[position] = match[2].decode("utf-8", "replace")
    return found


def _uncached(content: bytes, patterns: _Patterns) -> Iterator[Position]:
    if patterns.formula not in content:
        return
    for match in patterns.uncached.finditer(content):
        position = _position(match[1])
        # a formula whose result is an empty text has one
        if position and not _FORMULA_TEXT.search(match[1]):
            yield position


def _position(attributes: bytes) -> Position | None:
    match = _CELL.search(attributes)
    return (int(match[2]), column_number(match[1].decode("ascii"))) if match else None


def _refuse_extent(name: str, content: bytes, patterns: _Patterns) -> None:
    deepest, widest = _extent(content, patterns)
    if deepest > limits.ROWS or widest > limits.COLUMNS or deepest * widest > limits.CELLS:
        reach = f"{column_letter(min(widest, _LAST_COLUMN))}{deepest}"
        raise Refused("sheet-too-large", sheet=name, reach=reach)


def _extent(content: bytes, patterns: _Patterns) -> tuple[int, int]:
    """The last row and column that are spoken of; columns up to Z count as 26."""
    deepest = max((_row(row) for row in patterns.row.findall(content)), default=0)
    widest = 26
    for match in _FAR.finditer(content):
        widest = max(widest, _number(match[1] or b"A"))
        deepest = max(deepest, _row(match[2] or b"0"))
    if widest == 26 and deepest * 702 > limits.CELLS:
        letters = {match[1] for match in _TWO_LETTERS.finditer(content)}
        widest = max(map(_number, letters), default=widest)
    return deepest, widest


def _row(digits: bytes) -> int:
    # Python refuses to convert thousands of digits
    return int(digits) if len(digits) < 10 else 10**9


def _number(letters: bytes) -> int:
    return column_number(letters.decode("ascii")) if len(letters) <= 3 and letters else 10**6


def _comments(archive: zipfile.ZipFile, sheet_path: str) -> dict[Position, str]:
    folder, file = posixpath.split(sheet_path)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in archive.namelist():
        return {}
    found: dict[Position, str] = {}
    for relation in _tree(archive, relations):
        if "omment" in relation.get("Type", "") and relation.get("TargetMode") != "External":
            found |= _comment_part(archive, _resolved(folder, relation.get("Target", "")))
    return found


def _comment_part(archive: zipfile.ZipFile, path: str) -> dict[Position, str]:
    if path not in archive.namelist():
        return {}
    found: dict[Position, str] = {}
    for element in _tree(archive, path).iter():
        place = re.fullmatch(r"([A-Z]{1,3})(\d+)", element.get("ref", ""))
        if place:
            position = int(place[2]), column_number(place[1])
            found[position] = " ".join("".join(element.itertext()).split())
    return found
