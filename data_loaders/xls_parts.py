"""Which cells of an old .xls file hold errors: the reader gives them as blank.

Reads only what is needed of the two nested formats: the compound file (sectors chained by a
table) and in it the stream of records ([MS-CFB] and [MS-XLS] of the format's documentation).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from data_loaders.raw import Position

_HEADER = 512
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_NAMES = ("Workbook", "Book")
_ENTRY = 128
_BOUNDSHEET, _BOF, _EOF = 0x0085, (0x0009, 0x0209, 0x0409, 0x0809), 0x000A
_BOOLERR, _FORMULAS = 0x0205, (0x0006, 0x0206, 0x0406)
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def xls_errors(content: bytes) -> list[dict[Position, str]]:
    """Cell -> error, for each sheet in the order of the workbook; empty when it cannot be told."""
    try:
        stream = _workbook_stream(content)
        return [dict(_errors_of(stream, start)) for start in _sheet_starts(stream)]
    except (struct.error, IndexError, ValueError):
        return []


def _workbook_stream(content: bytes) -> bytes:
    """The stream of records; the content itself when it is not wrapped."""
    if not content.startswith(b"\xd0\xcf\x11\xe0"):
        return content
    file = _CompoundFile(content)
    directory = file.chain(struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name in _NAMES:
            start, size = struct.unpack_from("<II", directory, at + 116)
            return file.stream(start, size, directory)
    raise ValueError("no stream of a workbook")


class _CompoundFile:
    """The sectors of a compound file, and which follows which."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        self._next = self._table()

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        return self._content[start : start + self._size]

    def _table(self) -> tuple[int, ...]:
        numbers = list(struct.unpack_from("<109I", self._content, 76))
        more = struct.unpack_from("<I", self._content, 68)[0]
        seen = set()
        while more < _END and more not in seen:
            seen.add(more)
            sector = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            numbers += sector[:-1]
            more = sector[-1]
        whole = b"".join(self._sector(number) for number in numbers if number < _END)
        return struct.unpack(f"<{len(whole) // 4}I", whole)

    def chain(self, start: int) -> bytes:
        """The sectors from one on, joined. A ring ends where it began."""
        sectors, seen = [], set()
        while start < _END and start not in seen:
            seen.add(start)
            sectors.append(self._sector(start))
            start = self._next[start]
        return b"".join(sectors)

    def stream(self, start: int, size: int, directory: bytes) -> bytes:
        """A stream; a short one lies in the small sectors of the first entry's stream."""
        if size >= struct.unpack_from("<I", self._content, 56)[0]:
            return self.chain(start)[:size]
        small = self.chain(struct.unpack_from("<I", directory, 116)[0])
        table = self.chain(struct.unpack_from("<I", self._content, 60)[0])
        following = struct.unpack(f"<{len(table) // 4}I", table)
        pieces, seen = [], set()
        while start < _END and start not in seen:
            seen.add(start)
            pieces.append(small[start * 64 : start * 64 + 64])
            start = following[start]
        return b"".join(pieces)[:size]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record's data, up to the end of the part."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind in _BOF) - (kind == _EOF)
        yield kind, at + 4, length
        at += 4 + length
        if depth <= 0:
            return


def _sheet_starts(stream: bytes) -> list[int]:
    return [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, _ in _records(stream, 0)
        if kind == _BOUNDSHEET
    ]


def _errors_of(stream: bytes, start: int) -> Iterator[tuple[Position, str]]:
    for kind, at, length in _records(stream, start):
        code = None
        if kind == _BOOLERR and length >= 8:
            code = stream[at + 6] if stream[at + 7] == 1 else None
        elif kind in _FORMULAS and length >= 14 and stream[at + 12 : at + 14] == b"\xff\xff":
            code = stream[at + 8] if stream[at + 6] == 2 else None
        if code is not None:
            row, column = struct.unpack_from("<HH", stream, at)
            yield (row + 1, column + 1), _ERRORS.get(code, "#?")
