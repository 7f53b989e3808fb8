"""Small .xls and .ods files from rows of values: no library of the project writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

Rows = Sequence[Sequence[str | float | None]]


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file; every stream is padded to 4,096 bytes, so none is a small one."""
    fat, body, entries = [_FAT], b"", [_entry("Root Entry", 5, _END, 0, child=1)]
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        first, count = len(fat), len(padded) // SECTOR
        fat += [*range(first + 1, first + count), _END]
        body += padded
        following = len(entries) + 1 if len(entries) < len(streams) else _FREE
        entries.append(_entry(name, 2, first, len(padded), right=following))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * SECTOR, b"\0")
    start, count = len(fat), len(directory) // SECTOR
    fat += [*range(start + 1, start + count), _END]
    if len(fat) > 128:
        raise ValueError("one sector of allocations holds 64 kB")
    header = struct.pack(
        "<8s16s5H6s10I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6,
        b"\0" * 6, 0, 1, start, 0, 4096, _END, 0, _END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *[_FREE] * 108)
    return header[:SECTOR] + _numbers(fat) + body + directory


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIII", text, len(text) + 2, kind, 1, _FREE, right, child,
        b"\0" * 16, 0, 0, 0, start, size, 0,
    )  # fmt: skip


def _numbers(fat: list[int]) -> bytes:
    return struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of the binary workbook format."""
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def xls(sheets: Mapping[str, Rows], *, globals_: bytes = b"") -> bytes:
    """A binary workbook (BIFF8); `globals_` are further records at its beginning."""
    return compound_file({"Workbook": xls_stream(sheets, globals_=globals_)})


def xls_stream(sheets: Mapping[str, Rows], *, globals_: bytes = b"") -> bytes:
    """The records of a binary workbook, not yet in their compound file."""
    parts = [_sheet_records(rows) for rows in sheets.values()]
    names = [bytes((len(name), 1)) + name.encode("utf-16-le") for name in sheets]
    length = len(_begin(5)) + len(globals_) + sum(10 + len(name) for name in names) + 4
    content, at = _begin(5) + globals_, length
    for name, part in zip(names, parts, strict=True):
        content += record(0x0085, struct.pack("<IH", at, 0) + name)
        at += len(part)
    return content + record(0x000A) + b"".join(parts)


def _sheet_records(rows: Rows) -> bytes:
    width = max(map(len, rows), default=0)
    size = record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    cells = (_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    return _begin(0x10) + size + b"".join(cells) + record(0x000A)


def _cell(row: int, column: int, value: str | float | None) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if value is None:
        return b""
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + text)
    return record(0x0203, place + struct.pack("<d", value))


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """An OpenDocument workbook."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    return ods_of(tables)


def ods_of(tables: str, *, before: str = "", manifest: str = "") -> bytes:
    """An OpenDocument workbook around its tables as XML."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_NAMESPACES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return stream.getvalue()


def _ods_row(row: Sequence[str | float | None]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: str | float | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )
