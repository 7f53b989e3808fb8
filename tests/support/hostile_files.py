"""Files that nobody should have to fear: broken, renamed, encrypted, or made to do harm.

Each is made when it is asked for; none is kept in the repository.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tests.support.hostile_zip import (
    SHEET,
    changed,
    many_entries,
    marked_encrypted,
    overlapping,
    part_of,
    repacked,
    with_bomb,
    with_rows,
    zip_of,
)
from tests.support.old_formats import compound_file, ods, ods_of, record, xls, xls_stream
from tests.support.workbooks import COVER, workbook

GOOD = workbook(f"""{COVER}
    Personel
    | Kode   | Instansi   | Jumlah Personel |
    | '18.06 | ASN Daerah | 120             |
""")
ROWS = {
    "Identitas": [["Bulan Laporan", "2024-01"], ["Jenis Angka", "Bulanan"]],
    "Personel": [["Kode", "Instansi", "Jumlah Personel"], ["18.06", "ASN Daerah", 120]],
}
XLS, ODS = xls(ROWS), ods(ROWS)
CSV = b"Kode,Instansi,Jumlah Personel\n18.06,ASN Daerah,120\n"
SHARED, BOOK, STYLES = "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MILLION = 1_000_000
_TEXTS = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<si><t>120</t></si></sst>"
)


@dataclass(frozen=True)
class Hostile:
    """One file.

    Attributes:
        make: its bytes.
        code: of the one finding; None when the file may be read and says what it says.
        name: as which it arrives.
    """

    make: Callable[[], bytes]
    code: str | None
    name: str = "laporan.xlsx"


def laughs(content: bytes, *, encoding: str = "utf-8", before: str = "") -> bytes:
    """An XML part that declares entities in entities before its first element."""
    text = content.decode().partition("?>")[2] if content.startswith(b"<?xml") else content.decode()
    names = "abcdefghij"
    entities = f'<!ENTITY a "{"ha" * 100}">' + "".join(
        f'<!ENTITY {each} "{f"&{below};" * 10}">' for below, each in pairwise(names)
    )
    declared = f"{before}<!DOCTYPE x [{entities}]>{text.replace('120', '&j;')}"
    return f'<?xml version="1.0" encoding="{encoding}"?>{declared}'.encode(encoding)


def _laughing(name: str, **more: str) -> bytes:
    content = repacked(GOOD, {SHARED: _TEXTS})
    return repacked(content, {name: laughs(part_of(content, name), **more)})


def _external(name: str) -> bytes:
    declared = b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
    plain = part_of(GOOD, name).partition(b"?>")
    body = plain[2] if plain[0].startswith(b"<?xml") else b"".join(plain)
    return repacked(GOOD, {name: declared + body.replace(b"120", b"&j;")})


def cell(at: str, inside: str, attributes: str = "") -> bytes:
    """A row with one cell of XML."""
    row = "".join(letter for letter in at if letter.isdigit())
    return f'<row r="{row}"><c r="{at}" {attributes}>{inside}</c></row>'.encode(
        errors="surrogateescape"
    )


def _a_thousand_megabytes(*, claimed: int = 0) -> bytes:
    return with_bomb(
        GOOD,
        SHARED,
        before=_TEXTS.partition(b"120")[0],
        after=_TEXTS.partition(b"120")[2],
        megabytes=1_000,
        claimed=claimed,
    )


def _zips_in_zips() -> bytes:
    content = bytes(10 * MILLION)
    for depth in range(6):
        content = zip_of({f"{depth}/{number}.zip": content for number in range(3)})
    return content


def _merges(count: int) -> bytes:
    ranges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(10, count + 10))
    merged = b'<mergeCells count="%d">%s</mergeCells>' % (count, ranges)
    return changed(GOOD, SHEET, b"</sheetData>", b"</sheetData>" + merged)


def _wide_row() -> bytes:
    cells = b'<c t="n"><v>1</v></c>' * 16_384
    return with_rows(GOOD, b'<row r="1">' + cells + b"</row>")


def _styled_rows() -> bytes:
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(1, MILLION + 1))
    return with_rows(GOOD, rows)


def _long_texts(count: int) -> bytes:
    """Long texts, all different, that pack well but not as well as a bomb."""
    dice = random.Random(1)
    noise = dice.randbytes(150).hex() * 105
    rows = (
        cell(f"A{n}", f"<is><t>{dice.randbytes(200).hex()}{noise}</t></is>", 't="inlineStr"')
        for n in range(1, count + 1)
    )
    return with_rows(GOOD, b"".join(rows))


def _deep(count: int) -> bytes:
    return repacked(GOOD, {SHEET: b"<a>" * count + b"</a>" * count})


def _xls_looped() -> bytes:
    """A chain of sectors whose last one leads back to its first."""
    content = bytearray(XLS)
    chain = struct.unpack_from("<128I", content, 512)
    last = 512 + 4 * chain.index(0xFFFFFFFE)
    content[last : last + 4] = struct.pack("<I", 1)
    return bytes(content)


def _xls_records(change: Callable[[bytes], bytes]) -> bytes:
    return compound_file({"Workbook": change(xls_stream(ROWS))})


def _ods_repeated(rows: int, columns: int) -> bytes:
    value = '<table:table-cell office:value-type="float" office:value="1" {}/>'
    one = value.format(f'table:number-columns-repeated="{columns}"')
    row = f'<table:table-row table:number-rows-repeated="{rows}">{one}</table:table-row>'
    return ods_of(f'<table:table table:name="Personel">{row}</table:table>')


def _png() -> bytes:
    size = struct.pack(">II5B", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + struct.pack(">I", zlib.crc32(b"IHDR" + size))


_SPREADSHEET_XML = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
_PAGE = b"<!DOCTYPE html><html><body><table><tr><td>Kab. Tanggamus</td></tr></table></html>"
_MANIFEST = '<file-entry full-path="content.xml"><encryption-data checksum="x"/></file-entry>'
_COMMENT = "<!--" + "x" * 10_000 + "-->"
_ODS_ENTITY = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
_CIPHER = record(0x2F, b"\x01\x00" + b"\x01\x00\x01\x00" + bytes(48))
_DIMENSION = rb'<dimension ref="[^"]*" ?/>'
_LINKED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="x/comments" Target="sheet2.xml"/>'
    b'<Relationship Id="rId2" Type="x/comments" Target="_rels/sheet2.xml.rels"/>'
    b'<Relationship Id="rId3" Type="x/comments" Target="http://example.org" TargetMode="External"/>'
    b'<Relationship Id="rId4" Type="x/comments" Target="../../../../etc/hostname"/></Relationships>'
)

REFUSED: dict[str, Hostile] = {
    "zero bytes": Hostile(lambda: b"", "file-empty"),
    "lock file": Hostile(lambda: b"\x06tester" + b" " * 150, "file-lock", "~$laporan.xlsx"),
    "cut after 10 bytes": Hostile(lambda: GOOD[:10], "file-damaged"),
    "cut after 300 bytes": Hostile(lambda: GOOD[:300], "file-damaged"),
    "cut in the middle": Hostile(lambda: GOOD[: len(GOOD) // 2], "file-damaged"),
    "cut by one byte": Hostile(lambda: GOOD[:-1], "file-damaged"),
    "program": Hostile(lambda: b"MZ\x90\0\3\0\0\0\4\0" + bytes(500), "file-not-workbook"),
    "PDF": Hostile(lambda: b"%PDF-1.7\n1 0 obj", "file-not-workbook"),
    "picture": Hostile(_png, "file-not-workbook"),
    "page as .xls": Hostile(lambda: _PAGE, "file-not-workbook", "laporan.xls"),
    "XML as .xls": Hostile(lambda: _SPREADSHEET_XML, "file-not-workbook", "laporan.xls"),
    "page as .csv": Hostile(lambda: _PAGE, "file-not-workbook", "laporan.csv"),
    "zip": Hostile(lambda: zip_of({"a.txt": b"x"}), "file-not-workbook"),
    "zip without parts": Hostile(lambda: zip_of({}), "file-not-workbook"),
    "letter": Hostile(lambda: zip_of({"word/document.xml": b"<a/>"}), "file-not-workbook"),
    "xlsb": Hostile(lambda: zip_of({"xl/workbook.bin": b"x"}), "file-not-workbook", "x.xlsb"),
    "encrypted xlsx": Hostile(
        lambda: compound_file({"EncryptionInfo": b"\4\0\4\0@", "EncryptedPackage": bytes(9_000)}),
        "file-encrypted",
    ),
    "encrypted xls": Hostile(lambda: xls(ROWS, globals_=_CIPHER), "file-encrypted", "x.xls"),
    "encrypted ods": Hostile(lambda: ods_of("", manifest=_MANIFEST), "file-encrypted", "x.ods"),
    "encrypted zip": Hostile(lambda: marked_encrypted(GOOD), "file-encrypted"),
    "bomb of 1 GB of spaces": Hostile(_a_thousand_megabytes, "file-unpacks-too-large"),
    "bomb that lies about its size": Hostile(
        lambda: _a_thousand_megabytes(claimed=5_000), "file-damaged"
    ),
    "zips in zips": Hostile(_zips_in_zips, "file-not-workbook"),
    "overlapping entries": Hostile(lambda: overlapping(1_000, 10), "file-unpacks-too-large"),
    "100,000 entries": Hostile(lambda: many_entries(100_000), "file-too-many-parts"),
    "laughs in the sheet": Hostile(lambda: _laughing(SHEET), "file-forbidden-xml"),
    "laughs in the texts": Hostile(lambda: _laughing(SHARED), "file-forbidden-xml"),
    "laughs in the book": Hostile(lambda: _laughing(BOOK), "file-forbidden-xml"),
    "laughs in the links": Hostile(lambda: _laughing(RELATIONS), "file-forbidden-xml"),
    "laughs in the styles": Hostile(lambda: _laughing(STYLES), "file-forbidden-xml"),
    "laughs in UTF-16": Hostile(lambda: _laughing(SHEET, encoding="utf-16"), "file-forbidden-xml"),
    "laughs far down": Hostile(lambda: _laughing(SHEET, before=_COMMENT), "file-forbidden-xml"),
    "sheet in UTF-16": Hostile(
        lambda: repacked(GOOD, {SHEET: part_of(GOOD, SHEET).decode().encode("utf-16")}),
        "file-forbidden-xml",
    ),
    "entity from outside": Hostile(lambda: _external(SHEET), "file-forbidden-xml"),
    "book from outside": Hostile(lambda: _external(BOOK), "file-forbidden-xml"),
    "ods from outside": Hostile(
        lambda: ods_of("<a>&j;</a>", before=_ODS_ENTITY), "file-forbidden-xml", "x.ods"
    ),
    "value in the last cell": Hostile(
        lambda: with_rows(GOOD, cell("XFD1048576", "<v>1</v>")), "sheet-too-large"
    ),
    "16,384 columns": Hostile(_wide_row, "sheet-too-large"),
    "a million styled rows": Hostile(_styled_rows, "sheet-too-large"),
    "60,000 merges": Hostile(lambda: _merges(60_000), "sheet-too-many-merges"),
    "160 MB of long texts": Hostile(lambda: _long_texts(5_000), "file-too-heavy"),
    "broken XML": Hostile(lambda: repacked(GOOD, {SHEET: b"<worksheet><row"}), "file-damaged"),
    "no links": Hostile(lambda: repacked(GOOD, {RELATIONS: b""}), "file-damaged"),
    "xls cut off": Hostile(lambda: XLS[:1_500], "file-damaged", "x.xls"),
    "xls of noise": Hostile(
        lambda: _xls_records(lambda stream: stream[:60] + b"\x85\0\xff\xff" + bytes(3_000)),
        "file-damaged", "x.xls",
    ),
    "ods of a million rows": Hostile(
        lambda: _ods_repeated(MILLION, 16_384), "file-damaged", "x.ods"
    ),
    "one line of 50 MB": Hostile(lambda: b"a;" + b"x" * 49_000_000, "file-damaged", "x.csv"),
    "a million columns": Hostile(lambda: b"a," * MILLION, "sheet-too-large", "x.csv"),
    "quote never closed": Hostile(
        lambda: CSV + b'"' + b"18.06,ASN Daerah,120\n" * 20_000, "file-damaged", "x.csv"
    ),
    "text with NUL": Hostile(lambda: b"a" * 70_000 + b"\n,\0", "file-damaged", "x.csv"),
}  # fmt: skip
"""None of these is read: one finding, exit code 2."""

READ: dict[str, Hostile] = {
    "macros": Hostile(
        lambda: repacked(GOOD, {"xl/vbaProject.bin": b"x" * 5_000}), None, "laporan.xlsm"
    ),
    "dimension too small": Hostile(
        lambda: changed(GOOD, SHEET, _DIMENSION, b'<dimension ref="A1"/>'), None
    ),
    "dimension too large": Hostile(
        lambda: changed(GOOD, SHEET, _DIMENSION, b'<dimension ref="A1:XFD1048576"/>'), None
    ),
    "no dimension": Hostile(lambda: changed(GOOD, SHEET, _DIMENSION, b""), None),
    "links to other workbooks": Hostile(
        lambda: repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), None
    ),
    "links in circles": Hostile(
        lambda: repacked(GOOD, {"xl/worksheets/_rels/sheet2.xml.rels": _LINKED}), None
    ),
}
"""These are read like the sound workbook that they are."""


def _third_row(inside: str, attributes: str = "") -> bytes:
    return changed(GOOD, SHEET, b"</sheetData>", cell("C3", inside, attributes) + b"</sheetData>")


ODD: dict[str, Hostile] = {
    "command in a cell": Hostile(
        lambda: _third_row("<is><t>=cmd|' /C calc'!A0</t></is>", 't="inlineStr"'), None
    ),
    "command in a formula": Hostile(
        lambda: _third_row("<f>DDE(\"cmd\",\"/C calc\",\"x\")</f><v>1</v>"), None
    ),
    "text that is not there": Hostile(lambda: _third_row("<v>99999</v>", 't="s"'), None),
    "text of a negative number": Hostile(lambda: _third_row("<v>-1</v>", 't="s"'), None),
    "style of a negative number": Hostile(lambda: _third_row("<v>1</v>", 's="-5"'), None),
    "style that is not there": Hostile(lambda: _third_row("<v>1</v>", 's="4294967296"'), None),
    "1e308": Hostile(lambda: _third_row("<v>1e308</v>"), None),
    "1e999": Hostile(lambda: _third_row("<v>1e999</v>"), None),
    "NaN": Hostile(lambda: _third_row("<v>NaN</v>"), None),
    "Infinity": Hostile(lambda: _third_row("<v>-Infinity</v>"), None),
    "no number": Hostile(lambda: _third_row("<v>seratus</v>"), None),
    "day beyond all days": Hostile(lambda: _third_row("<v>99999999</v>", 's="1" t="n"'), None),
    "day of ISO beyond all days": Hostile(lambda: _third_row("<v>99999-99-99</v>", 't="d"'), None),
    "row zero": Hostile(
        lambda: with_rows(GOOD, b'<row r="0"><c r="A0"><v>1</v></c></row>'), None
    ),
    "cell without a number": Hostile(
        lambda: with_rows(GOOD, b'<row r="1"><c r="A"><v>1</v></c></row>'), None
    ),
    "row beyond all rows": Hostile(
        lambda: with_rows(GOOD, b'<row r="' + b"9" * 5_000 + b'"/>'), "sheet-too-large"
    ),
    "letters in bytes that are none": Hostile(
        lambda: _third_row("<is><t>\udcff\udcfe</t></is>", 't="inlineStr"'), "file-damaged"
    ),
    "sheets of the same name": Hostile(
        lambda: changed(GOOD, BOOK, rb'name="Identitas"', b'name="Personel"'), None
    ),
    "sheet whose part is gone": Hostile(
        lambda: changed(GOOD, RELATIONS, rb"/xl/worksheets/sheet2.xml", b"/xl/none.xml"), None
    ),
    "sheet outside the file": Hostile(
        lambda: changed(GOOD, RELATIONS, rb"/xl/worksheets/sheet2.xml", b"../../../etc/passwd"),
        None,
    ),
    "100,000 elements deep": Hostile(lambda: _deep(100_000), None),
    "2,000,000 elements deep": Hostile(lambda: _deep(2 * MILLION), None),
    "a book 1,000,000 elements deep": Hostile(
        lambda: repacked(GOOD, {BOOK: b"<a>" * MILLION + b"</a>" * MILLION}), None
    ),
    "mixed encodings": Hostile(
        lambda: CSV + "Ténggamus;é\n".encode("cp1252") + "é,ü\n".encode(), None, "x.csv"
    ),
    "quote not closed": Hostile(lambda: CSV + b'"18.06,ASN Daerah,3\n', None, "x.csv"),
    "chain of sectors in a circle": Hostile(_xls_looped, None, "x.xls"),
    "records cut off": Hostile(
        lambda: _xls_records(lambda stream: stream[:-40]), None, "x.xls"
    ),
    "ods with repeated blank rows": Hostile(
        lambda: ods_of(
            '<table:table table:name="Personel"><table:table-row '
            'table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        ),
        None, "x.ods",
    ),
    "ods with 1,048,576 equal rows": Hostile(
        lambda: _ods_repeated(1_048_576, 1), "sheet-too-large", "x.ods"
    ),
    "ods with 16,384 equal columns": Hostile(
        lambda: _ods_repeated(1, 16_384), "sheet-too-large", "x.ods"
    ),
}  # fmt: skip
"""These are read or refused: never a fault of the program, never longer than the time."""
