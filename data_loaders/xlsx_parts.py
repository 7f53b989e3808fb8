"""What calamine does not tell of an .xlsx: errors, formulas without result, comments, extents.

Runs in the reading child. Regular expressions over the sheet's bytes: a tree of 100,000 rows
would cost more than reading the values does.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from data_loaders import limits
from data_loaders.raw import column_letter, column_number

Position = tuple[int, int]

_N = rb"(?:[A-Za-z_][\w.-]*:)?"
_ERROR = re.compile(
    rb"<" + _N + rb"c\s(?=[^>]*\bt=[\"']e[\"'])[^>]*\br=[\"']([A-Z]{1,3})(\d+)[\"'][^>]*>"
    rb"(?:<" + _N + rb"f\b[^>]*?(?:/>|>[^<]*</" + _N + rb"f>))?<" + _N + rb"v>([^<]*)<"
)
_UNCACHED = re.compile(
    rb"<" + _N + rb"c\s(?![^>]*\bt=[\"']str[\"'])[^>]*\br=[\"']([A-Z]{1,3})(\d+)[\"'][^>]*>"
    rb"<" + _N + rb"f\b[^>]*?(?:/>|>[^<]*</" + _N + rb"f>)"
    rb"(?:<" + _N + rb"v\s*/>|<" + _N + rb"v></" + _N + rb"v>)?</" + _N + rb"c>"
)
_ROW = re.compile(rb"<" + _N + rb"row\s[^>]*?\br=[\"'](\d+)[\"']")
_WIDE = re.compile(rb"\br=[\"']([A-Z]{2,})(\d+)[\"']")
_DEEP = re.compile(rb"\br=[\"']([A-Z]+)(\d{6,})[\"']")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
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


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Sheet name -> what its bytes tell.

    Raises:
        Refused: a declaration that no spreadsheet program writes, or cells too far out.
    """
    _refuse_declarations(archive)
    return {name: _one_sheet(archive, name, path) for name, path in _sheet_paths(archive)}


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as part:
            start = part.read(4_096)
        plain = start.replace(b"\0", b"")
        if _DECLARATION.search(plain):
            raise Refused("file-forbidden-xml")


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
    return ElementTree.fromstring(archive.read(path))  # noqa: S314  declarations are refused before


def _resolved(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)


def _one_sheet(archive: zipfile.ZipFile, name: str, path: str) -> SheetParts:
    if path not in archive.namelist():
        return SheetParts()
    content = archive.read(path)
    _refuse_extent(name, content)
    return SheetParts(
        errors={_position(m): m[3].decode("utf-8", "replace") for m in _ERROR.finditer(content)},
        uncached=frozenset(_position(match) for match in _UNCACHED.finditer(content)),
        comments=_comments(archive, path),
    )


def _position(match: re.Match[bytes]) -> Position:
    return int(match[2]), column_number(match[1].decode("ascii"))


def _refuse_extent(name: str, content: bytes) -> None:
    deepest = max((int(row) for row in _ROW.findall(content)), default=0)
    deepest = max(deepest, max((int(row) for _, row in _DEEP.findall(content)), default=0))
    letters = {column for column, _ in _WIDE.findall(content)}
    widest = max((_number(column) for column in letters), default=26)
    if deepest > limits.ROWS or widest > limits.COLUMNS or deepest * widest > limits.CELLS:
        reach = f"{column_letter(min(widest, 16_384))}{deepest}"
        raise Refused("sheet-too-large", sheet=name, reach=reach)


def _number(letters: bytes) -> int:
    return column_number(letters.decode("ascii")) if len(letters) <= 3 else 10**6


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
