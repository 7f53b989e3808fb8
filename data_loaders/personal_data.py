"""Refuses workbooks that carry data about persons: by heading, and by value anywhere.

Identity numbers (NIK) have 16 digits, service numbers of civil servants (NIP) 18. The value is
never repeated, neither in an issue nor in a log.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from itertools import groupby

from data_loaders.raw import CellValue, RawSheet, RawWorkbook, a1, column_letter, lines_of, text_of
from domain import issue_catalogue as found
from domain.issues import Issue
from domain.vocabulary import normalise

_DIGITS = (16, 18)
_RUN = re.compile(r"(?<![0-9])(?:[0-9][ .\-\u2010-\u2015']?){15,}[0-9](?![0-9])")
_DECIMAL = re.compile(r"-?\d{1,12}[.,]\d+(?:[eE]-?\d+)?")
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ .\-]?)+")
_NUMBER = r"(?:nik|nip|nrp|nuptk|ktp|induk pegawai|induk kependudukan|registrasi pokok)"
_PERSON = (
    r"(?:pegawai|lengkap|personel|personil|anggota|asn|pns|pppk|pelanggar|terlapor|pelapor|pejabat"
    r"|petugas|terduga|ybs|peserta|narasumber|saksi|prajurit|polisi|orang|tersangka|employee"
    r"|person|officer)"
)
_ALWAYS = re.compile(
    rf"(?:(?:no|nomor|nama|nama dan|dan) )*{_NUMBER}(?: (?:dan )?{_NUMBER})*"
    rf"|nama (?:dan )?{_NUMBER}|nama {_PERSON}(?: {_PERSON}| {_NUMBER})*"
    r"|(?:tanggal|tgl|tempat|tempat tanggal|tempat tgl|tempat dan tanggal) lahir|ttl"
    r"|birth date|date of birth|full name|employee name|employee id|national id"
)
_IN_HEADINGS = re.compile(
    r"(?:no |nomor )?(?:hp|handphone|telepon|telp|wa|whatsapp)(?: \w+)?"
    r"|alamat(?: rumah| tinggal| pegawai)?|e ?mail|phone|address"
)
_NUMBER_WORDS = re.compile(r"\b(?:nik|nip|nrp)\b")
_PERSON_WORDS = re.compile(rf"^(?:nama|name)\b.*\b{_PERSON}\b")
_NUMBERED = re.compile(r"\b(?:nik|nip|nrp)\b(?: \w+){0,2} (?=(?:\d ?){5})")
_BARE_NAMES = frozenset({"nama", "name", "nama jabatan", "nama pangkat"})
_HEADING_WORDS = 6
_HEADING_CHARACTERS = 80

IsUnitName = Callable[[str], bool]
Row = tuple[int, tuple[CellValue, ...]]


def find_personal_data(raw: RawWorkbook, is_unit_name: IsUnitName) -> tuple[Issue, ...]:
    """Every column with personal data, one issue each; empty when there is none.

    Args:
        raw: the workbook; hidden sheets and comments are searched like all others.
        is_unit_name: tells whether a text names a region or unit, so that a column "Nama" of
            regencies is not taken for one of persons.
    """
    issues: list[Issue] = []
    for sheet in raw.sheets:
        different = set().union(*sheet.rows)
        columns = [
            *_by_heading(sheet, different, is_unit_name),
            *_by_value(sheet, different),
        ]
        columns.sort(key=lambda issue: (issue.parameters["column"], issue.code))
        issues += _first_of_each_column(columns)
        issues += _in_comments(sheet)
    # the texts of a refused file must not outlive the check
    _is_personal.cache_clear()
    return tuple(issue.in_file(raw.file_name) for issue in issues)


def _first_of_each_column(issues: list[Issue]) -> Iterator[Issue]:
    for _, group in groupby(issues, key=lambda issue: str(issue.parameters["column"])):
        yield next(group)


def _rows_with(sheet: RawSheet, suspects: Set[CellValue]) -> Iterator[Row]:
    """The rows, with their numbers, in which one of the values stands: seldom any."""
    if not suspects:
        return
    for row, values in enumerate(sheet.rows, start=1):
        if not suspects.isdisjoint(values):
            yield row, values


def _by_heading(
    sheet: RawSheet, different: Set[CellValue], is_unit_name: IsUnitName
) -> Iterator[Issue]:
    suspects = {value for value in different if _may_be_personal(value)}
    for row, values in _rows_with(sheet, suspects):
        texts = [(column, value) for column, value in enumerate(values, 1) if value is not None]
        is_heading_row = _is_heading_row(values)
        for column, value in texts:
            if value not in suspects or not isinstance(value, str):
                continue
            if _is_personal(value, in_headings=is_heading_row) or (
                is_heading_row and _is_name_column(sheet, row, column, is_unit_name)
            ):
                yield _heading_issue(sheet, row, column)


def _may_be_personal(value: CellValue) -> bool:
    """Whether the text is about persons where it heads a column."""
    if not isinstance(value, str) or len(value) > _HEADING_CHARACTERS:
        return False
    is_bare_name = any(normalise(line) in _BARE_NAMES for line in lines_of(value))
    return is_bare_name or _is_personal(value, in_headings=True)


def _is_heading_row(values: tuple[object, ...]) -> bool:
    filled = [value for value in values if value is not None]
    return len(filled) >= 2 and all(
        isinstance(value, str) and not value.strip().isdigit() for value in filled
    )


@lru_cache(maxsize=8_192)
def _is_personal(value: str, *, in_headings: bool) -> bool:
    readings = {normalise(line) for line in (*lines_of(value), text_of(value))}
    if any(_ALWAYS.fullmatch(reading) for reading in readings):
        return True
    return in_headings and any(_is_personal_heading(reading) for reading in readings)


def _is_personal_heading(reading: str) -> bool:
    if not reading or len(reading.split()) > _HEADING_WORDS:
        return False
    return (
        bool(_IN_HEADINGS.fullmatch(reading))
        or bool(_NUMBER_WORDS.search(reading))
        or bool(_PERSON_WORDS.match(reading))
    )


def _is_name_column(sheet: RawSheet, row: int, column: int, is_unit_name: IsUnitName) -> bool:
    if not any(normalise(line) in _BARE_NAMES for line in lines_of(sheet.value(row, column))):
        return False
    below = [sheet.text(other, column) for other in range(row + 1, min(sheet.height, row + 40) + 1)]
    names = [text for text in below if text and not text.isdigit()]
    known = sum(is_unit_name(name) for name in names)
    return bool(names) and known * 2 < len(names)


def _heading_issue(sheet: RawSheet, row: int, column: int) -> Issue:
    parameters = {"column": column_letter(column), "heading": sheet.text(row, column)}
    return Issue(
        found.PERSONAL_HEADING, sheet=sheet.name, cell=a1(row, column), parameters=parameters
    )


def _by_value(sheet: RawSheet, different: Set[CellValue]) -> Iterator[Issue]:
    reported: set[int] = set()
    suspects = {value for value in different if _identity_digits(value)}
    for row, values in _rows_with(sheet, suspects):
        for column, value in enumerate(values, start=1):
            if column in reported or value not in suspects:
                continue
            digits = _identity_digits(value)
            if digits:
                reported.add(column)
                yield _value_issue(sheet, row, column, digits)


def _value_issue(sheet: RawSheet, row: int, column: int, digits: int) -> Issue:
    parameters = {
        "column": column_letter(column),
        "heading": _heading_above(sheet, row, column),
        "digits": digits,
    }
    return Issue(
        found.PERSONAL_NUMBER, sheet=sheet.name, cell=a1(row, column), parameters=parameters
    )


def _heading_above(sheet: RawSheet, row: int, column: int) -> str:
    for other in range(1, row):
        if _is_heading_row(sheet.rows[other - 1]):
            text = sheet.text(other, column)
            if text and not _identity_digits(text):
                return text
    return "–"


def names_a_person(text: str) -> bool:
    """Whether a text that somebody wrote carries the number of a person.

    A number of 16 or 18 digits, as in cells and notes, or a shorter one beside the word NIK, NIP
    or NRP. Names cannot be told from other words; whoever asks for a text says that it has none.
    """
    return _in_text(text) is not None or bool(_NUMBERED.search(normalise(text)))


def _identity_digits(value: object) -> int | None:
    """16 or 18 when a number of that many digits stands in the value."""
    if isinstance(value, str):
        return _in_text(value) if len(value) >= min(_DIGITS) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if value != value or abs(value) < 1e15 or abs(value) >= 1e18:  # noqa: PLR0124  NaN
        return None
    digits = len(str(abs(int(value))))
    return digits if digits in _DIGITS else None


def _in_text(text: str) -> int | None:
    if _DECIMAL.fullmatch(text.strip()):
        return None
    for match in _RUN.finditer(text):
        digits = sum(letter.isdigit() for letter in match[0])
        if digits in _DIGITS and not _YEARS.fullmatch(match[0]):
            return digits
    return None


def _in_comments(sheet: RawSheet) -> Iterator[Issue]:
    for (row, column), text in sheet.comments.items():
        digits = _in_text(text)
        if digits:
            yield Issue(
                found.PERSONAL_COMMENT,
                sheet=sheet.name,
                cell=a1(row, column),
                parameters={"digits": digits},
            )
