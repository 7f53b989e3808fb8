"""Files that are no workbook: one behind a password, an empty one, a renamed text file."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NOBODY = 0xFFFFFFFF
_STORAGE_ROOT, _STREAM = 5, 2


def password_protected() -> bytes:
    """What Excel writes for a workbook with a password: an OLE file with an EncryptedPackage.

    The package holds no workbook, only zeros: nothing is hidden in it.
    """
    version_agile = struct.pack("<HHI", 4, 4, 0x40)
    information = version_agile + b"<encryption/>"
    package = struct.pack("<Q", 0)
    # Streams shorter than 4096 bytes would live in the mini stream; longer ones have sectors.
    streams = [
        ("EncryptionInfo", information.ljust(4096, b"\0")),
        ("EncryptedPackage", package.ljust(4096, b"\0")),
    ]
    return _ole_file(streams)


def renamed_text() -> bytes:
    """A note that somebody saved under the name of a workbook."""
    return b"DATA CONTOH: angka rekaan\r\nLaporan bulan Januari 2024 menyusul setelah direkap.\r\n"


def _ole_file(streams: list[tuple[str, bytes]]) -> bytes:
    """A compound file: header, allocation table, directory, streams one after the other."""
    table = [_TABLE, _END]
    starts = []
    for _, data in streams:
        first, count = len(table), len(data) // _SECTOR
        starts.append(first)
        table += [*range(first + 1, first + count), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    directory = _entry("Root Entry", _STORAGE_ROOT, _END, 0, child=1)
    for number, ((name, data), start) in enumerate(zip(streams, starts, strict=True), start=1):
        right = number + 1 if number < len(streams) else _NOBODY
        directory += _entry(name, _STREAM, start, len(data), right=right)
    body = struct.pack(f"<{len(table)}I", *table) + directory.ljust(_SECTOR, b"\0")
    return _header() + body + b"".join(data for _, data in streams)


def _header() -> bytes:
    magic = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    shape = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    table_sectors = struct.pack("<109I", 0, *([_FREE] * 108))
    return magic + shape + counts + table_sectors


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _NOBODY, right: int = _NOBODY
) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(letters), kind, 1, _NOBODY, right, child)
    return letters.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
