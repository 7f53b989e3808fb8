"""New styles for some cells of a sheet; every other byte of it stays.

A sheet may have 100,000 rows, so it is not made a tree: the rows that hold a marked cell are
rewritten, the others copied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from data_loaders.raw import Position, a1, column_number
from exports.package import Unsuitable

Restyle = Callable[[int, Position], int]
"""The old style and the cell -> the new style."""
_ATTRIBUTE = rb"(?<![\w:.-])%s=[\"']([^\"']*)[\"']"
_RANGE = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


@dataclass(frozen=True, slots=True)
class SheetXml:
    """The bytes of one worksheet and how its elements are spelt.

    Raises:
        Unsuitable: it has no sheet data, or is not in UTF-8.
    """

    content: bytes
    prefix: bytes
    start: int
    end: int

    @classmethod
    def of(cls, content: bytes) -> SheetXml:
        """Find the sheet data; an empty element is opened."""
        root = re.search(rb"<((?:[A-Za-z_][\w.-]*:)?)worksheet\b", content[:8_192])
        if root is None or b"\0" in content[:200]:
            raise Unsuitable("no worksheet in UTF-8")
        p = root[1]
        content = re.sub(
            rb"<" + p + rb"sheetData\s*/>",
            b"<" + p + b"sheetData></" + p + b"sheetData>",
            content,
            count=1,
        )
        opening = re.search(rb"<" + p + rb"sheetData\b[^>]*>", content)
        end = content.rfind(b"</" + p + b"sheetData")
        if opening is None or end < 0:
            raise Unsuitable("no sheet data")
        return cls(content, p, opening.end(), end)

    def element(self, name: bytes) -> re.Pattern[bytes]:
        """Pattern of an element: its attributes, then its content or None."""
        tag = self.prefix + name
        return re.compile(rb"<" + tag + rb"\b([^>]*?)(?:/>|>(.*?)</" + tag + rb"\s*>)", re.DOTALL)

    def with_data(self, data: bytes) -> bytes:
        """The whole sheet with other sheet data."""
        return self.content[: self.start] + data + self.content[self.end :]

    def merges(self) -> Iterator[tuple[int, int, int, int]]:
        """Top, left, bottom, right of the merged ranges."""
        for attributes, _ in self.element(b"mergeCell").findall(self.content, self.end):
            found = _RANGE.fullmatch((_attribute(attributes, b"ref") or b"").decode("ascii", "?"))
            if found and found[3]:
                top, bottom = int(found[2]), int(found[4])
                yield top, column_number(found[1]), bottom, column_number(found[3])


def _attribute(attributes: bytes, name: bytes) -> bytes | None:
    found = re.search(_ATTRIBUTE % name, attributes)
    return found[1] if found else None


def anchors(sheet: SheetXml, positions: Mapping[Position, object]) -> dict[Position, Position]:
    """Cell -> the cell that shows it: itself, or the first of its merged range."""
    shown = {position: position for position in positions}
    ordered = sorted(positions)
    for top, left, bottom, right in sheet.merges():
        at = bisect_left(ordered, (top, 0))
        while at < len(ordered) and ordered[at][0] <= bottom:
            if left <= ordered[at][1] <= right:
                shown[ordered[at]] = (top, left)
            at += 1
    return shown


def cells_in(sheet: SheetXml, styles: Set[int]) -> Iterator[Position]:
    """The cells that have one of the styles."""
    row = 0
    for match in sheet.element(b"row").finditer(sheet.content, sheet.start, sheet.end):
        row = int(_attribute(match[1], b"r") or row + 1)
        for column, cell in _cells(sheet, match[2] or b""):
            if int(_attribute(cell[: cell.index(b">")], b"s") or 0) in styles:
                yield row, column


def restyled(sheet: SheetXml, cells: Mapping[Position, object], restyle: Restyle) -> bytes:
    """The sheet with new styles for cells; a cell or row that is not there is added."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(cells):
        wanted[row].append(column)
    default = _column_styles(sheet)
    pieces: list[bytes] = []
    done, last = sheet.start, 0
    missing = iter(sorted(wanted))
    ahead = next(missing, None)
    for match in sheet.element(b"row").finditer(sheet.content, sheet.start, sheet.end):
        last = int(_attribute(match[1], b"r") or last + 1)
        while ahead is not None and ahead < last:
            if ahead in wanted:
                pieces.append(sheet.content[done : match.start()])
                pieces.append(_row(sheet, ahead, b"", b"", wanted.pop(ahead), restyle, default))
                done = match.start()
            ahead = next(missing, None)
        if last in wanted:
            pieces.append(sheet.content[done : match.start()])
            columns = wanted.pop(last)
            pieces.append(_row(sheet, last, match[1], match[2] or b"", columns, restyle, default))
            done = match.end()
    pieces.append(sheet.content[done : sheet.end])
    for row in sorted(wanted):
        pieces.append(_row(sheet, row, b"", b"", wanted[row], restyle, default))
    return sheet.with_data(b"".join(pieces))


def _column_styles(sheet: SheetXml) -> dict[int, int]:
    """Column -> style of its blank cells, where the sheet states one."""
    styles: dict[int, int] = {}
    for attributes, _ in sheet.element(b"col").findall(sheet.content, 0, sheet.start):
        style = int(_attribute(attributes, b"style") or 0)
        first, last = (int(_attribute(attributes, name) or 0) for name in (b"min", b"max"))
        if style and last - first < 1_000:
            styles |= dict.fromkeys(range(first, last + 1), style)
    return styles


def _row(
    sheet: SheetXml,
    number: int,
    attributes: bytes,
    content: bytes,
    columns: list[int],
    restyle: Restyle,
    default: Mapping[int, int],
) -> bytes:
    cells = dict(_cells(sheet, content))
    row_style = _attribute(attributes, b"s")
    for column in columns:
        position = number, column
        old = cells.get(column)
        if old is None:
            style = int(row_style) if row_style else default.get(column, 0)
            name = a1(number, column).encode()
            cells[column] = b'<%sc r="%s" s="%d"/>' % (
                sheet.prefix, name, restyle(style, position),
            )  # fmt: skip
        else:
            cells[column] = _with_style(old, position, restyle)
    kept = re.sub(rb"\s(?:r|spans)=[\"'][^\"']*[\"']", b"", attributes)
    body = b"".join(cells[column] for column in sorted(cells))
    return b'<%srow r="%d"%s>%s</%srow>' % (sheet.prefix, number, kept, body, sheet.prefix)


def _cells(sheet: SheetXml, content: bytes) -> Iterator[tuple[int, bytes]]:
    column = 0
    for match in sheet.element(b"c").finditer(content):
        stated = re.match(rb"[A-Z]{1,3}", _attribute(match[1], b"r") or b"")
        column = column_number(stated[0].decode("ascii")) if stated else column + 1
        yield column, match[0]


def _with_style(cell: bytes, position: Position, restyle: Restyle) -> bytes:
    found = re.match(rb"(<[^>]*?)\s*(/?>)(.*)", cell, re.DOTALL)
    if found is None:
        raise Unsuitable("a cell without an end")
    tag, slash, rest = found.groups()
    old = int(_attribute(tag, b"s") or 0)
    tag = re.sub(rb"\ss=[\"'][^\"']*[\"']", b"", tag)
    return b'%s s="%d"%s%s' % (tag, restyle(old, position), slash, rest)
