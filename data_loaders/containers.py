"""What a file is, by its content and never by its name; and whether its zip is safe to unpack."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from data_loaders import limits
from data_loaders.raw import UnreadableWorkbook
from domain import issue_catalogue as found
from domain.vocabulary import Term

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY_BEGIN = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_PASSWORD_RECORD = 0x2F
_FIRST_RECORDS = 6
_ZIP = b"PK"
_ENTRY = b"PK\x01\x02"
_ZIP_FAULTS = (
    zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    zlib.error, struct.error, OverflowError, KeyError,
)  # fmt: skip
_KNOWN = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_DELIMITERS = b";,\t|"
_ALLOWED_CONTROLS = frozenset(b"\t\r\n\x0b\x0c")


def format_of(content: bytes, file_name: str) -> str:
    """The format: "xlsx", "xlsm", "xls", "ods" or "csv".

    Raises:
        UnreadableWorkbook: empty, too large, a lock file, encrypted, damaged, hostile, or no
            workbook at all.
    """
    _refuse_by_size(content, file_name)
    if content.startswith(_OLE):
        return _ole_format(content)
    if content.startswith(_ZIP):
        return _zip_format(content)
    return _text_format(content, file_name)


def _refuse_by_size(content: bytes, file_name: str) -> None:
    if not content:
        raise UnreadableWorkbook.because(found.FILE_EMPTY)
    if file_name.startswith("~$") and len(content) < 1_000:
        raise UnreadableWorkbook.because(found.FILE_LOCK)
    if len(content) > limits.FILE_BYTES:
        raise UnreadableWorkbook.because(
            found.FILE_TOO_LARGE,
            size=len(content) // limits.MEGABYTE,
            limit=limits.FILE_BYTES // limits.MEGABYTE,
        )


_WORDS = {
    "text": Term("text", "teks biasa", "plain text"),
    "binary": Term("binary", "data biner", "binary data"),
}


def _not_a_workbook(what: str) -> UnreadableWorkbook:
    return UnreadableWorkbook.because(found.FILE_NOT_WORKBOOK, found=_WORDS.get(what, what))


def _ole_format(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableWorkbook.because(found.FILE_ENCRYPTED)
    names = (name.encode("utf-16-le") for name in ("Workbook", "Book"))
    if _BINARY_BEGIN.search(content) or any(name in content for name in names):
        if _is_encrypted_stream(content):
            raise UnreadableWorkbook.because(found.FILE_ENCRYPTED)
        return "xls"
    raise _not_a_workbook("OLE")


def _is_encrypted_stream(content: bytes) -> bool:
    """Whether a record of a password follows the beginning of a binary workbook."""
    begin = _BINARY_BEGIN.search(content)
    at = begin.start() if begin else len(content)
    for _ in range(_FIRST_RECORDS):
        if at + 4 > len(content):
            return False
        kind, length = struct.unpack_from("<HH", content, at)
        if kind == _PASSWORD_RECORD:
            return True
        at += 4 + length
    return False


def _zip_format(content: bytes) -> str:
    _refuse_long_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries)
            return _zip_kind(archive, {entry.filename for entry in entries})
    except _ZIP_FAULTS as error:
        raise UnreadableWorkbook.because(found.FILE_DAMAGED) from error


def _refuse_long_directory(content: bytes) -> None:
    """Before the list of entries is taken apart: a million entries would cost this process."""
    entries = content.count(_ENTRY)
    if entries > limits.ENTRIES:
        raise _too_many_parts(entries)


def _too_many_parts(entries: int) -> UnreadableWorkbook:
    return UnreadableWorkbook.because(
        found.FILE_TOO_MANY_PARTS, parts=entries, limit=limits.ENTRIES
    )


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ENTRIES:
        raise _too_many_parts(len(entries))
    total = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableWorkbook.because(found.FILE_ENCRYPTED)
    if total > limits.UNPACKED_BYTES or any(_is_suspicious(entry) for entry in entries):
        raise UnreadableWorkbook.because(
            found.FILE_UNPACKS_TOO_LARGE,
            size=total // limits.MEGABYTE,
            limit=limits.UNPACKED_BYTES // limits.MEGABYTE,
        )


def _is_suspicious(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size > limits.ENTRY_BYTES:
        return True
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > limits.RATIO_FROM_BYTES and ratio > limits.RATIO


def _zip_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    lower = {name.lower() for name in names}
    if "xl/workbook.xml" in lower:
        return "xlsm" if "xl/vbaproject.bin" in lower else "xlsx"
    if "xl/workbook.bin" in lower:
        raise _not_a_workbook("xlsb")
    if "mimetype" in names and "META-INF/manifest.xml" in names:
        return _open_document(archive)
    raise _not_a_workbook("docx" if "word/document.xml" in lower else "zip")


def _open_document(archive: zipfile.ZipFile) -> str:
    kind = _start(archive, "mimetype", 200).decode("ascii", "replace").strip()
    if b"encryption-data" in _start(archive, "META-INF/manifest.xml", limits.MEGABYTE):
        raise UnreadableWorkbook.because(found.FILE_ENCRYPTED)
    if not kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        raise _not_a_workbook(kind.rpartition(".")[2] or "zip")
    return "ods"


def _start(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    with archive.open(name) as part:
        return part.read(size)


def _text_format(content: bytes, file_name: str) -> str:
    for magic, name in _KNOWN:
        if content.startswith(magic):
            raise _not_a_workbook(name)
    start = content[:65_536]
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise _not_a_workbook("HTML/XML")
    if _is_text(start) and _may_be_table(start, file_name):
        return "csv"
    raise _not_a_workbook("text" if _is_text(start) else "binary")


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in _ALLOWED_CONTROLS for byte in start)


def _may_be_table(start: bytes, file_name: str) -> bool:
    if file_name.lower().endswith(_TEXT_SUFFIXES):
        return True
    return b"\n" in start and any(delimiter in start for delimiter in _DELIMITERS)
