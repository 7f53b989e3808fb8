"""Sound files bent in one to six places: bytes, parts of the zip, attributes, records, fields.

`bent(number)` gives the same file for the same number, so that a failure comes back.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from openpyxl.comments import Comment

from data_loaders.options import NO_OPTIONS, TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.old_formats import compound_file, ods, xls_stream
from tests.support.workbooks import COVER, opened, saved, workbook

BOOK = f"""{COVER}
    Personel
    | Kode   | Wilayah/Satuan | Instansi   | Jumlah Personel |
    | '18.06 | Kab. Tanggamus | ASN Daerah | 120             |
    | '18.72 | Kota Metro     | Polri      | '1.029          |

    Sosialisasi
    | Tanggal     | Kode   | Instansi   | Penyelenggara | Diundang | Hadir |
    | @2024-01-05 | '18.06 | ASN Daerah | Bawaslu       | 40       | 38    |

    Pelanggaran
    | Kode   | Instansi   | Kategori | Dilaporkan | Terbukti |
    | '18.06 | ASN Daerah | KE1      | 3          | =1+1     |
    | '18.72 | ASN Daerah | NIHIL    | 0          | #REF!    |

    Rekap Januari 2024
    | Rekapitulasi pelanggaran Provinsi Lampung | .  | .          |
    | No | Kabupaten/Kota | Jumlah Kasus |
    | 1  | Tanggamus      | 1.029,00     |
    | 2  | Kota Metro     | -            |
    | .  | JUMLAH         | 1029         |
"""
NASTY = (
    "", "0", "-1", "1", "99999999999999999999", "NaN", "inf", "1e999", "A0", "XFD1048576", "a1",
    "A1:XFD1048576", "rId99", "true", "é\u202e", "&#0;", "&#x1F;", "&a;", "s", "str", "e", "d",
    "inlineStr", "2024-13-45", "T99:99", "../x", "=1+1", "\u00a0", "1" * 500, "18.06", "_x0000_",
)  # fmt: skip
FIELDS = (
    "", '"', '""', ";", ",", "\t", "\n", "\r", "\0", "-", "1.029", "1,029", "NIHIL", "é", "#REF!",
    "=1+1", "JUMLAH", "s.d.", "Januari 2024", "x" * 3_000, "\ufeff", "\u2028", "\u200b", "１２",
)  # fmt: skip
OPTIONS = (
    NO_OPTIONS,
    NO_OPTIONS,
    TableOptions(
        columns={"B": "unit", "C": "reported"}, kind=ReportKind.VIOLATIONS, basis="bulanan",
        period=Period(2024, 1), unit_kind=UnitKind.REGENCY,
        terms={"institution": "polri", "category": "OTHER"},
    ),
    TableOptions(
        columns={"1": "unit", "3": "personnel", "4": "personnel"}, kind=ReportKind.PERSONNEL,
        period=Period(2024, 1), basis="kumulatif", is_transposed=True,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Bent:
    """A file, as what it arrives, and what a person said about it."""

    content: bytes
    name: str
    options: TableOptions


def bent(number: int) -> Bent:
    """The file with this number."""
    dice = random.Random(number)
    name = dice.choice(tuple(_SOUND))
    content = _SOUND[name]()
    for _ in range(dice.randint(1, 6)):
        content = dice.choice(_WAYS[name])(content, dice)
    return Bent(content, name, dice.choice(OPTIONS))


def _rows() -> dict[str, list[list[str | float | None]]]:
    book = opened(workbook(BOOK))
    plain = (str, int, float)
    return {
        sheet.title[:31]: [
            [v if v is None or isinstance(v, plain) else str(v) for v in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


@cache
def _xlsx() -> bytes:
    book = opened(workbook(BOOK))
    rekap = book["Rekap Januari 2024"]
    rekap.merge_cells("A1:C1")
    rekap["B3"].comment = Comment("dua kasus", "tester")
    rekap.row_dimensions[4].hidden = True
    book["Personel"].sheet_state = "hidden"
    return saved(book)


@cache
def _ods() -> bytes:
    return ods(_rows())


@cache
def _stream() -> bytes:
    return xls_stream(_rows())


def _xls() -> bytes:
    return compound_file({"Workbook": _stream()})


def _csv() -> bytes:
    lines = (";".join("" if v is None else str(v) for v in row) for row in _rows()["Personel"])
    return "\n".join(lines).encode()


def _any_bytes(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    end = min(len(content), start + dice.choice((0, 1, 2, 4, 64, 1_000)))
    piece = content[start:end]
    new = dice.choice(
        (b"", dice.randbytes(max(1, len(piece))), piece * 3, b"\0" * len(piece), b"\xff" * 4)
    )
    return content[:start] + new + content[end:]


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _part(content: bytes, dice: random.Random) -> bytes:
    """Change, drop, double or exchange parts of the zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except _BROKEN:
        return _any_bytes(content, dice)
    if not parts:
        return content
    at = dice.randrange(len(parts))
    name, part = parts[at]
    match dice.randrange(8):
        case 0:
            parts.pop(at)
        case 1:
            parts.append((name, dice.choice(parts)[1]))
        case 2:
            parts[at] = name, _any_bytes(part, dice)
        case _:
            parts[at] = name, _xml(part, dice)
    return _zipped(parts)


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            # the same name twice is meant; writestr would warn
            archive.NameToInfo.pop(name, None)
            archive.writestr(info, part)
    return stream.getvalue()


_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_TEXT = re.compile(rb">[^<]*<")
_ELEMENT = re.compile(rb"<[^<>]*>")


def _xml(part: bytes, dice: random.Random) -> bytes:
    """Change a value, a text or an element of an XML part."""
    nasty = dice.choice(NASTY).encode()
    pattern, new = dice.choice(
        (
            (_ATTRIBUTE, b'="' + nasty + b'"'),
            (_ATTRIBUTE, b'="' + nasty + b'"'),
            (_TEXT, b">" + nasty + b"<"),
            (_ELEMENT, b""),
            (_ELEMENT, None),
        )
    )
    found = list(pattern.finditer(part))
    if not found:
        return _any_bytes(part, dice)
    match = dice.choice(found)
    piece = match[0] * dice.choice((2, 300)) if new is None else new
    return part[: match.start()] + piece + part[match.end() :]


def _record(_: bytes, dice: random.Random) -> bytes:
    """Change the records of a binary workbook within a sound compound file."""
    stream = _stream()
    for _ in range(dice.randint(1, 4)):
        stream = _any_bytes(stream, dice)
    return compound_file({"Workbook": stream[:60_000]})


def _field(content: bytes, dice: random.Random) -> bytes:
    """Change a field of delimited text."""
    fields = re.split(rb"([;\n])", content)
    at = dice.randrange(len(fields))
    encoding = dice.choice(("utf-8", "utf-16", "cp1252"))
    fields[at] = dice.choice(FIELDS).encode(encoding, "replace") * dice.choice((1, 1, 40))
    return b"".join(fields)


Way = Callable[[bytes, random.Random], bytes]
_IN_ZIP: tuple[Way, ...] = (_part, _part, _part, _part, _part, _any_bytes, _cut)
_SOUND: dict[str, Callable[[], bytes]] = {
    "x.xlsx": _xlsx,
    "y.xlsx": _xlsx,
    "x.ods": _ods,
    "x.xls": _xls,
    "x.csv": _csv,
}
_WAYS: dict[str, tuple[Way, ...]] = {
    "x.xlsx": _IN_ZIP,
    "y.xlsx": (_part,),
    "x.ods": _IN_ZIP,
    "x.xls": (_record, _any_bytes, _any_bytes, _cut),
    "x.csv": (_field, _field, _field, _any_bytes),
}
