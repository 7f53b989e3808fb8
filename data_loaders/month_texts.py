"""The months that a title, a sheet name or a file name speaks of, in every Indonesian spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.period import MONTH_NUMBERS, YEARS_OF_REPORTS, Period

_CENTURY = 2000
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_ROMAN = "|".join(sorted(_ROMANS, key=len, reverse=True))
_TO = r"(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|to|until|-|–|—)"
_YEAR_WORD = r"(?:tahun(?:\s+anggaran)?|thn|th|ta|t\.\s?a)\b\.?"

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?![\d])")
_DAY_FIRST = re.compile(r"(?<![\d/])\d{1,2}[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")
# "PP 94/2021" is a law: a month and a year alone must be announced, or be the whole text
_MONTH_YEAR = re.compile(
    r"(?:^|\b(?:bulan|bln|periode|per|keadaan|month)\b)\.?\s*[:=]?\s*(\d{1,2})\s*[/\-]\s*(\d{4})(?!\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b({_NAMES})\b\.?\s*(\d{{4}})?\s*{_TO}\s*(?:\d{{1,2}}\s+)?(?:bulan\s+|bln\.?\s+)?"
    rf"({_NAMES})\b\.?[\s,]*(?:{_YEAR_WORD})?[\s:,]*(\d{{4}})?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b({_NAMES})\b\.?[\s,\-/()]*(?:{_YEAR_WORD}[\s:,\-/]*)?(?:(\d{{4}})(?!\d)|['’\-](\d\d)(?!\d))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:bulan|bln|month)\b\.?\s*[:=]?\s*(?:ke\s*-?\s*)?(?P<n>{_ROMAN}|0?[1-9]|1[0-2])\b"
    rf"[\s,\-/]*(?:{_YEAR_WORD})?[\s:,\-/]*(?P<y>\d{{4}})?(?!\d)",
    re.IGNORECASE,
)
_ROMAN_YEAR = re.compile(rf"(?<![\w/])({_ROMAN})\s*/\s*(\d{{4}})(?!\d)", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?P<word>triwulan|tri\s?wulan|tw|kuartal|quarter|semester|smt|caturwulan)\b\.?"
    rf"\s*(?:ke\s*-?\s*)?(?P<n>{_ROMAN}|\d)\b[\s,\-/]*(?:{_YEAR_WORD})?[\s:,\-/]*(?P<y>\d{{4}})?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b({_NAMES})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PACKED = re.compile(r"(?<!\d)(20\d\d)[ ]?(0[1-9]|1[0-2])(?:[ ]?(?:[0-2]\d|3[01]))?(?!\d)")
_PRINTED = re.compile(
    r"\s*(?:dicetak|diunduh|tanggal cetak|tgl cetak|print|printed|downloaded)\b", re.I
)
_SURE_LENGTH = 4
_MONTHS_IN = {"semester": 6, "smt": 6, "caturwulan": 4}
_QUARTER = 3
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Said:
    """A month that a text speaks of; the year is None when the text does not say it."""

    month: int
    year: int | None = None

    def period(self, year: int | None) -> Period | None:
        """The month, in the year given when it does not say its own; None without any."""
        known = self.year or year
        return Period(known, self.month) if known else None


def months_said(text: str, *, is_file_name: bool = False) -> frozenset[Said]:
    """All months that a text speaks of; all of a quarter or of a span when it speaks of one."""
    if _PRINTED.match(text):
        return frozenset()
    text = text.replace("_", " ")
    found = set(_found(text))
    if is_file_name and not found:
        found = {Said(int(match[2]), int(match[1])) for match in _PACKED.finditer(text)}
    if not found:
        found = set(_bare(text, is_whole=not is_file_name))
    return frozenset(said for said in found if said.year is None or _is_year(said.year))


def years_said(text: str) -> frozenset[int]:
    """All years that a text speaks of."""
    return frozenset(int(match[1]) for match in _YEAR.finditer(text.replace("_", " ")))


def _found(text: str) -> Iterator[Said]:
    """Months said in full; each pattern takes what it has read out of the text."""
    for pattern, read in (
        (_PART, _of_part),
        (_SPAN, _of_span),
        (_ISO, lambda m: _one(m[2], m[1])),
        (_DAY_FIRST, lambda m: _one(m[1], m[2])),
        (_MONTH_YEAR, lambda m: _one(m[1], m[2])),
        (_NAMED, _of_name),
        (_ROMAN_YEAR, lambda m: _one(m[1], m[2])),
        (_COUNTED, lambda m: _one(m["n"], m["y"])),
    ):
        for match in pattern.finditer(text):
            yield from read(match)
        text = pattern.sub(" ", text)


def _one(month: str, year: str | None) -> list[Said]:
    number = _number(month)
    return [Said(number, int(year) if year else None)] if number in _MONTHS else []


def _of_name(match: re.Match[str]) -> list[Said]:
    year = int(match[2]) if match[2] else _CENTURY + int(match[3])
    return [Said(MONTH_NUMBERS[match[1].lower()], year)]


def _of_span(match: re.Match[str]) -> list[Said]:
    first, last = (MONTH_NUMBERS[match[index].lower()] for index in (1, 3))
    last_year = int(match[4]) if match[4] else None
    first_year = int(match[2]) if match[2] else last_year
    if first_year and last_year and _is_year(first_year) and _is_year(last_year):
        through = Period(first_year, first).through(Period(last_year, last))
        return [Said(month.month, month.year) for month in through]
    return [Said(month) for month in range(first, last + 1)]


def _of_part(match: re.Match[str]) -> list[Said]:
    length = _MONTHS_IN.get(match["word"].lower(), _QUARTER)
    first = (_number(match["n"]) - 1) * length + 1
    year = int(match["y"]) if match["y"] else None
    return [Said(month, year) for month in range(first, first + length) if month in _MONTHS]


def _bare(text: str, *, is_whole: bool) -> Iterator[Said]:
    """Months without a year; short names, which may be other words, only on their own."""
    for match in _BARE.finditer(text):
        name = match[1].lower()
        is_alone = match[0] == text.strip() or not is_whole
        if is_alone or len(name) >= _SURE_LENGTH or name == "mei":
            yield Said(MONTH_NUMBERS[name])


def _number(text: str) -> int:
    lowered = text.lower()
    return _ROMANS.index(lowered) + 1 if lowered in _ROMANS else int(text)


def _is_year(year: int) -> bool:
    return year in YEARS_OF_REPORTS


def resolved(said: Iterable[Said], year: int | None) -> frozenset[Period]:
    """The months as periods; those whose year nobody says are left out."""
    periods = (each.period(year) for each in said)
    return frozenset(period for period in periods if period)
