"""Months as Indonesians write them in cells, titles and file names, alone and as spans.

"Nopember 2023", "Peb. 2024", "III/2024", "01/2024", "Bulan 1 Tahun 2024", "Januari s.d. Maret
2024", "s/d 31 Maret 2024", "Triwulan I 2024". In running text, a Roman or plain number is a month
only behind a word like "bulan": "Nomor 12/III/2024" is the number of a letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from domain.period import MONTH_NUMBERS, YEARS_OF_REPORTS, Period

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_NUMBERS = {roman: number for number, roman in enumerate(_ROMANS, start=1)}

_NAME = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_ROMAN = "|".join(sorted(_ROMANS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_YEAR_WORD = r"(?:tahun|thn|th)\b\.?\s*"
_LEAD = r"\b(?:bulan|bln|periode|masa|month|period)\b\s*(?:laporan)?\s*[:.]?\s*(?:ke-?\s*)?"
_GAP = r"[\s,/\-.]*"
_MENTION = re.compile(
    rf"(?P<iso>(?<!\d)(?P<iy>{_YEAR})[-/.](?P<im>\d{{1,2}})(?:[-/.]\d{{1,2}})?(?!\d))"
    rf"|(?P<day>(?<![\d/.])\d{{1,2}}[-/.](?P<dm>\d{{1,2}})[-/.](?P<dy>{_YEAR})(?!\d))"
    rf"|(?P<part>\b(?:(?P<quarter>triwulan|tw|quarter|kuartal)|semester)\s*(?:ke-?\s*)?"
    rf"(?P<pn>IV|III|II|I|[1-4])\b{_GAP}(?:{_YEAR_WORD})?(?P<py>{_YEAR})(?!\d))"
    rf"|(?P<led>{_LEAD}(?P<ln>{_ROMAN}|\d{{1,2}})(?!\w)"
    rf"(?:{_GAP}(?:{_YEAR_WORD})?(?P<ly>{_YEAR})(?!\d)|(?!\s*[-/.]?\s*\d)))"
    rf"|(?P<named>\b(?P<nm>{_NAME})\b\.?(?:{_GAP}(?:{_YEAR_WORD})?(?P<ny>{_YEAR})(?!\d))?)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(rf"({_NAME})\.?\s*[-/'’]\s*(\d\d)", re.IGNORECASE)
_COMPACT = re.compile(rf"({_YEAR})(0[1-9]|1[0-2])")
_ALONE = re.compile(
    rf"(?P<number>{_ROMAN}|\d{{1,2}})\s*[/\-.\s]\s*(?P<year>{_YEAR})", re.IGNORECASE
)
_YEAR_FIRST = re.compile(
    rf"(?:{_YEAR_WORD})?(?P<year>{_YEAR})[\s,/\-]*(?:(?:bulan|bln)\s*)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_LEADING = re.compile(_LEAD, re.IGNORECASE)

_TO = r"(?:s\s*\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|to|until|through)"
_LED = r"\s*(?:(?:bulan|bln|tgl|tanggal|akhir)\b\.?\s*)?(?:\d{1,2}\s*)?"
_JOIN = re.compile(rf"\s*(?:{_TO}|[-–—]){_LED}", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s*(?:,?\s*(?:&|dan\b|and\b)|,|/)\s*(?:(?:bulan|bln)\b\.?\s*)?", re.IGNORECASE
)
_UNTIL = re.compile(rf"(?<![^\W_]){_TO}{_LED}$", re.IGNORECASE)
_FROM_DAY = re.compile(r"\d{1,2}\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """Months that a text speaks of: one, or all from the first to the last.

    Attributes:
        first: None in "s.d. Maret 2024", which does not say where it begins.
        is_cumulative: the text speaks of figures up to the last month ("s.d.", "Triwulan I").
    """

    first: Period | None
    last: Period
    is_cumulative: bool = False

    @property
    def month(self) -> Period | None:
        """The month, when it is a single one."""
        return self.last if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    month: int
    year: int | None
    length: int = 1

    @property
    def span(self) -> Span | None:
        if self.year is None or self.year not in YEARS_OF_REPORTS:
            return None
        last = Period(self.year, self.month)
        return Span(last.plus(1 - self.length), last, self.length > 1)


@lru_cache(maxsize=4_096)
def month_of_text(text: str) -> Period | None:
    """The one month that a whole text is, or None."""
    plain = " ".join(text.split()).strip(" .,:;")
    alone = _LEADING.sub("", plain, count=1) if _LEADING.match(plain) else plain
    for pattern, read in _WAYS:
        match = pattern.fullmatch(alone)
        if match:
            return read(match)
    mention = _MENTION.fullmatch(plain) or _MENTION.fullmatch(alone)
    found = _mention(mention) if mention else None
    return found.span.month if found and found.span else None


def _alone(match: re.Match[str]) -> Period | None:
    return _period(int(match["year"]), _month_number(match["number"]))


def _compact(match: re.Match[str]) -> Period | None:
    return _period(int(match[1]), int(match[2]))


def _short(match: re.Match[str]) -> Period | None:
    return _period(2000 + int(match[2]), MONTH_NUMBERS[match[1].lower()])


def _year_first(match: re.Match[str]) -> Period | None:
    return _period(int(match["year"]), MONTH_NUMBERS[match["name"].lower()])


def _period(year: int, month: int) -> Period | None:
    return Period(year, month) if 1 <= month <= len(_ROMANS) else None


_WAYS = (
    (_ALONE, _alone),
    (_COMPACT, _compact),
    (_SHORT_YEAR, _short),
    (_YEAR_FIRST, _year_first),
)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN_NUMBERS.get(text.upper(), 0)


def span_of_text(text: str) -> Span | None:
    """The one span that a text speaks of; None when it speaks of none or of several."""
    spans = spans_in(text)
    return spans[0] if len(spans) == 1 else None


@lru_cache(maxsize=4_096)
def spans_in(text: str) -> tuple[Span, ...]:
    """All different months and spans of months that a text speaks of, in order."""
    plain = " ".join(text.replace("_", " ").split())
    whole = month_of_text(plain)
    if whole:
        return (Span(whole, whole),)
    mentions = [m for match in _MENTION.finditer(plain) if (m := _mention(match))]
    return tuple(dict.fromkeys(_joined(plain, mentions)))


def _joined(text: str, mentions: list[_Mention]) -> list[Span]:
    """The spans of mentions; a month without a year has that of the next one beside it."""
    spans: list[Span] = []
    following: _Mention | None = None
    for mention in reversed(mentions):
        between = text[mention.end : following.start] if following else ""
        to = bool(following and _JOIN.fullmatch(between))
        beside = bool(following and _BESIDE.fullmatch(between))
        if mention.year is None and following and (to or beside):
            mention = replace(mention, year=following.year)  # noqa: PLW2901  known only now
        span = mention.span
        if span and to and spans and span.last <= spans[-1].last:
            spans[-1] = Span(span.first, spans[-1].last, is_cumulative=True)
        elif span:
            spans.append(_until(text[: mention.start], span))
        following = mention if span else None
    return spans[::-1]


def _until(before: str, span: Span) -> Span:
    """All months up to March for "s.d. Maret 2024", only March for "1 s.d. 31 Maret 2024"."""
    match = _UNTIL.search(before)
    if match is None or _FROM_DAY.search(before[: match.start()]):
        return span
    return Span(None, span.last, is_cumulative=True)


def _mention(match: re.Match[str]) -> _Mention | None:
    month, year, length = _parts(match)
    if not 1 <= month <= len(_ROMANS):
        return None
    return _Mention(match.start(), match.end(), month, int(year) if year else None, length)


def _parts(match: re.Match[str]) -> tuple[int, str | None, int]:
    """Last month, year, and number of months."""
    if match["iso"]:
        return int(match["im"]), match["iy"], 1
    if match["day"]:
        return int(match["dm"]), match["dy"], 1
    if match["part"]:
        length = 3 if match["quarter"] else 6
        return _month_number(match["pn"]) * length, match["py"], length
    if match["led"]:
        return _month_number(match["ln"]), match["ly"], 1
    return MONTH_NUMBERS[match["nm"].lower()], match["ny"], 1
