"""Workbooks and zips that are bent on purpose: parts replaced, sizes that lie, bombs."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

SHEET = "xl/worksheets/sheet2.xml"
_CHUNK = 1_000_000


def repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The workbook with parts replaced or added."""
    stream = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def changed(content: bytes, name: str, pattern: bytes, replacement: bytes) -> bytes:
    """The workbook with the first match of a pattern in one part replaced."""
    part, count = re.subn(pattern, lambda _: replacement, part_of(content, name), count=1)
    if not count:
        raise ValueError(f"{pattern!r} is not in {name}")
    return repacked(content, {name: part})


def with_rows(content: bytes, rows: bytes, name: str = SHEET) -> bytes:
    """The workbook with other rows in a sheet."""
    start, _, rest = part_of(content, name).partition(b"<sheetData>")
    end = rest.partition(b"</sheetData>")[2]
    return repacked(content, {name: start + b"<sheetData>" + rows + b"</sheetData>" + end})


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip that holds the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def with_bomb(
    content: bytes, name: str, *, before: bytes, after: bytes, megabytes: int, claimed: int = 0
) -> bytes:
    """The workbook with a part of so many megabytes of spaces.

    Args:
        claimed: the size that the list of entries states, with the checksum of so many bytes;
            the true one when 0.
    """
    parts = {n: part_of(content, n) for n in zipfile.ZipFile(io.BytesIO(content)).namelist()}
    parts.pop(name, None)
    stream, listed = io.BytesIO(), []
    for entry, plain in parts.items():
        packed = zlib.compress(plain, 9)[2:-4]
        _write(stream, listed, entry.encode(), packed, zlib.crc32(plain), len(plain))
    size = len(before) + megabytes * _CHUNK + len(after)
    packed = b"".join(_deflated(before, after, megabytes))
    start = (before + b" " * claimed)[:claimed]
    check = zlib.crc32(start) if claimed else _checksum(before, after, megabytes)
    _write(stream, listed, name.encode(), packed, check, claimed or size)
    return stream.getvalue() + _directory(listed, stream.tell())


def _deflated(before: bytes, after: bytes, megabytes: int) -> Iterator[bytes]:
    """The same packed megabyte again and again: what it costs to make is not the size."""
    yield _flushed(before)
    yield from [_flushed(b" " * _CHUNK)] * megabytes
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    yield last.compress(after) + last.flush()


def _flushed(plain: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)


def _checksum(before: bytes, after: bytes, megabytes: int) -> int:
    check, chunk = zlib.crc32(before), b" " * _CHUNK
    for _ in range(megabytes):
        check = zlib.crc32(chunk, check)
    return zlib.crc32(after, check)


def _write(
    stream: io.BytesIO, listed: list[bytes], name: bytes, packed: bytes, check: int, size: int
) -> None:
    about = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, check, len(packed), size, len(name), 0)
    listed.append(_listed(about, stream.tell(), name))
    stream.write(b"PK\x03\x04" + about + name + packed)


def _listed(about: bytes, offset: int, name: bytes) -> bytes:
    return (
        b"PK\x01\x02" + struct.pack("<H", 20) + about
        + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
    )  # fmt: skip


def _directory(listed: list[bytes], offset: int) -> bytes:
    content, count = b"".join(listed), min(len(listed), 65_535)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(content), offset, 0)
    return content + b"PK\x05\x06" + end


def overlapping(count: int, megabytes: int) -> bytes:
    """Entries that all point at the same packed bytes: small in the zip, vast in sum."""
    packed = b"".join(_deflated(b"", b"", megabytes))
    stream, listed = io.BytesIO(), []
    names = [b"xl/workbook.xml", *(b"xl/part%d.xml" % number for number in range(count))]
    about = struct.pack(
        "<HHHHHII", 20, 0, 8, 0, 0x21, _checksum(b"", b"", megabytes), len(packed)
    ) + struct.pack("<I", megabytes * _CHUNK)
    stream.write(b"PK\x03\x04" + about + struct.pack("<HH", len(names[0]), 0) + names[0] + packed)
    listed = [_listed(about + struct.pack("<HH", len(name), 0), 0, name) for name in names]
    return stream.getvalue() + _directory(listed, stream.tell())


def many_entries(count: int) -> bytes:
    """A zip whose list of entries is long, and whose entries are empty."""
    stream, listed = io.BytesIO(), []
    for number in range(count):
        _write(stream, listed, b"xl/%d.xml" % number, b"\x03\0", 0, 0)
    return stream.getvalue() + _directory(listed, stream.tell())


def marked_encrypted(content: bytes) -> bytes:
    """The zip with the mark of an encrypted entry at each entry."""
    central = re.compile(rb"(PK\x01\x02.{4})\x00", re.DOTALL)
    local = re.compile(rb"(PK\x03\x04.{2})\x00", re.DOTALL)
    return local.sub(_marked, central.sub(_marked, content))


def _marked(match: re.Match[bytes]) -> bytes:
    return match[1] + b"\x01"
