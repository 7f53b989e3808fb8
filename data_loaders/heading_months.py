"""Months and years that headings and titles speak of, and headings without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.period import MONTH_NUMBERS, MONTHS_EN, MONTHS_ID, YEARS_OF_REPORTS, Period

_WHOLE_NAMES = {name.lower() for name in (*MONTHS_ID, *MONTHS_EN, "Pebruari", "Nopember")} - {"may"}
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})(?:-\d{1,2})?\b")
_DAY_FIRST = re.compile(r"\b(?:\d{1,2}[/.\-])?(\d{1,2})[/.\-]((?:19|20)\d\d)\b")
_ROMANS = "|".join(sorted(_ROMAN, key=len, reverse=True))
_ROMAN_YEAR = re.compile(rf"\b({_ROMANS})[/.\-]\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_WITH_YEAR = re.compile(rf"\b({_NAMES})\b\.?[\s\-/'’,]*((?:19|20)\d\d|\d\d(?!\d))?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ONE = (
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_NAMES})\b\.?(?:[\s\-/'’]*(?:(?:19|20)\d\d|\d\d(?!\d)))?"
    rf"|(?:\d{{1,2}}[/.\-])?(?:\d{{1,2}}|{_ROMANS})[/.\-](?:19|20)\d\d|(?:19|20)\d\d-\d{{1,2}})"
)
_SPAN = re.compile(
    rf"(?<![\w/])({_ONE})\s*(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|-|–)\s*"
    rf"(?:bulan\s+|bln\s+|tgl\s+|tanggal\s+)?({_ONE})",
    re.IGNORECASE,
)
_UNDER_MONTH = re.compile(r"\b(?:bulan|bln|month)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MonthSaid:
    """A month of a heading; the year is None when the heading does not say it."""

    month: int
    year: int | None = None

    def period(self, year: int | None) -> Period | None:
        """The month, in the year given when it does not say its own; None without a likely one."""
        known = self.year or year
        return Period(known, self.month) if known and known in YEARS_OF_REPORTS else None


def months_of_heading(heading: str) -> tuple[MonthSaid, ...]:
    """Every different month that a heading (levels joined by " / ") says, in order."""
    levels = [level.strip() for level in heading.split(" / ")]
    found: list[MonthSaid] = []
    years = [int(match[1]) for level in levels for match in _YEAR.finditer(level)]
    year = years[0] if len(set(years)) == 1 else None
    for index, level in enumerate(levels):
        above = " ".join(levels[:index])
        found += _of_level(level, year, is_under_month=bool(_UNDER_MONTH.search(above)))
    return tuple(dict.fromkeys(found))


def _of_level(level: str, year: int | None, *, is_under_month: bool) -> list[MonthSaid]:
    found: list[MonthSaid | None] = [_said(int(m[2]), int(m[1])) for m in _ISO.finditer(level)]
    found += [_said(int(m[1]), int(m[2])) for m in _DAY_FIRST.finditer(_ISO.sub(" ", level))]
    found += [
        MonthSaid(_ROMAN.index(m[1].lower()) + 1, int(m[2])) for m in _ROMAN_YEAR.finditer(level)
    ]
    for match in _WITH_YEAR.finditer(level):
        if _is_month(match, level):
            found.append(_said(MONTH_NUMBERS[match[1].lower()], _year(match[2]) or year))
    bare = level.strip().lower()
    if is_under_month and not found:
        if bare in _ROMAN:
            found.append(MonthSaid(_ROMAN.index(bare) + 1, year))
        elif bare.isdigit():
            found.append(_said(int(bare), year))
    return [each for each in found if each]


def _said(month: int, year: int | None) -> MonthSaid | None:
    return MonthSaid(month, year) if 1 <= month <= 12 else None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def years_in(text: str) -> frozenset[int]:
    """All years that a text mentions."""
    return frozenset(int(match[1]) for match in _YEAR.finditer(text.replace("_", " ")))


def without_months(level: str) -> str:
    """A level of a heading without days, months and years."""
    text = _ROMAN_YEAR.sub(" ", _DAY_FIRST.sub(" ", _ISO.sub(" ", level)))
    text = _WITH_YEAR.sub(lambda m: " " if _is_month(m, level) else m[0], text)
    return _YEAR.sub(" ", text)


def _is_month(match: re.Match[str], level: str) -> bool:
    """Whether a word is a month: "Mei" anywhere, "Des" only at the end or with a year."""
    word = match[1].lower()
    return word in _WHOLE_NAMES or bool(match[2]) or not level[match.end() :].strip(" ).")


def span_in(text: str) -> tuple[Period, Period] | None:
    """First and last month of "Januari s.d. Maret 2024"; None when no span is said."""
    match = _SPAN.search(text.replace("_", " "))
    if match is None:
        return None
    first, last = (months_of_heading(said) for said in match.groups())
    if len(first) != 1 or len(last) != 1 or last[0].year is None:
        return None
    start, end = first[0].period(last[0].year), last[0].period(None)
    return (start, end) if start and end and start < end else None
