"""What one heading says: fields it may mean, particulars, months; each with its reason."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from data_loaders import heading_words as words
from data_loaders.heading_months import MonthSaid, months_of_heading, without_months
from domain.fields import SHEETS, FieldType
from domain.period import MONTH_NUMBERS
from domain.terms import CUMULATIVE, MONTHLY, VOCABULARIES
from domain.vocabulary import normalise

_GLUED = re.compile(r"\b(ke|ds|pl|tni) (\d+[a-z]?)\b")
_SPAN = r"\b(?:s d|sd|sampai dengan|sampai|hingga)"
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_UP_TO = re.compile(
    rf"{_SPAN}(?: (?:akhir |tgl |tanggal |hari ini|saat ini|\d|{_MONTH})|$)|{_SPAN} (?:bulan|bln)\b"
)
_UP_TO_THIS = re.compile(rf"{_SPAN} (?:bulan|bln) (?:ini|berjalan)\b")
_LONGEST = 10
_ACROSS = (
    "institution", "level", "instrument", "category", "phase", "channel", "mode", "sanction_level",
)  # fmt: skip
_UNIT_CODES = (
    "kode",
    "kode wilayah",
    "kode satuan",
    "kode kemendagri",
    "kode bps",
    "kode kab kota",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingMeaning:
    """What a heading says by its words alone.

    Attributes:
        fields: fields it may mean; two or more when it could be either.
        terms: dimension -> code, of vocabulary words in it.
        doubtful: dimensions of which it has several words.
        months: different months it says.
        is_negated: a word such as "belum" turns it around.
        is_number: its last level says "No".
        is_rate: it speaks of a percentage or another derived figure.
        is_total: it says "Jumlah" or "Total" without a field.
        is_other_span: it speaks of another month than the report's.
        basis: "bulanan" or "kumulatif" when the heading says so.
    """

    fields: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    months: tuple[MonthSaid, ...] = ()
    is_negated: bool = False
    is_rate: bool = False
    is_total: bool = False
    is_number: bool = False
    is_other_span: bool = False
    basis: str | None = None


@lru_cache(maxsize=4_096)
def meaning_of(heading: str) -> HeadingMeaning:
    """Read a heading whose levels are joined by " / "."""
    levels = tuple(_plain(level) for level in heading.split(" / "))
    text = " ".join(level for level in levels if level)
    phrases = list(_phrases(text))
    said = {kind: [p for p, k in phrases if k == kind] for kind in ("figure", "term")}
    last = next((level for level in reversed(levels) if level), "")
    return HeadingMeaning(
        fields=_fields(levels, said["figure"]),
        terms=_terms(said["term"]),
        months=months_of_heading(heading),
        is_negated=any(word in words.NOT_FIELDS for word in _outside_terms(text)),
        is_rate="%" in heading or any(_holds(text, word) for word in words.RATE_WORDS),
        is_total=last in words.TOTAL_WORDS,
        is_number=last in words.RUNNING_NUMBERS,
        is_other_span=any(_holds(text, phrase) for phrase in words.OTHER_SPANS),
        basis=basis_in(normalise(heading)),
    )


def basis_in(text: str) -> str | None:
    """The basis that normalised words state; None when they state none or both."""
    monthly = any(_holds(text, phrase) for phrase in words.MONTHLY_PHRASES)
    cumulative = is_explicit(text) or bool(_UP_TO.search(text))
    if cumulative and _UP_TO_THIS.search(text):
        return CUMULATIVE
    if monthly == cumulative:
        return None
    return CUMULATIVE if cumulative else MONTHLY


def is_explicit(text: str) -> bool:
    """Whether a word in itself says that figures are cumulated."""
    return any(_holds(text, phrase) for phrase in words.CUMULATIVE_PHRASES)


def _plain(level: str) -> str:
    return _GLUED.sub(r"\1\2", normalise(without_months(level)))


def _holds(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} "


def _fields(levels: tuple[str, ...], phrases: list[str]) -> tuple[str, ...]:
    """Candidates: of the last level that says something, else of all words."""
    for level in reversed(levels):
        whole = _exact().get(level)
        if whole:
            return whole
    telling = [phrase for phrase in phrases if phrase not in words.NOUNS] or phrases
    candidates = [_figures()[phrase] for phrase in telling]
    sure = {codes[0] for codes in candidates if len(codes) == 1}
    if len(sure) == 1 and all(sure & set(codes) for codes in candidates):
        return tuple(sure)
    return tuple(dict.fromkeys(code for codes in candidates for code in codes))


def _terms(phrases: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for phrase in phrases:
        for name, code in _vocabulary()[phrase]:
            found.setdefault(name, {})[code] = None
    return {name: tuple(codes) for name, codes in found.items()}


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    """Known phrases in a text, longest first, none inside another of its sort.

    A word of a list inside a phrase of a field is part of it: "sedang diproses" is no sanction.
    """
    tokens = text.split()
    inside = [False] * len(tokens)
    for phrase, start, end in _longest(tokens, _figures()):
        if phrase not in words.NOUNS:
            inside[start:end] = [True] * (end - start)
        yield phrase, "figure"
    for phrase, start, end in _longest(tokens, _vocabulary()):
        if not all(inside[start:end]):
            yield phrase, "term"


def _outside_terms(text: str) -> list[str]:
    """The words that are no part of a label: the category "Tidak netral ..." denies nothing."""
    tokens = text.split()
    labels = [(start, end) for _, start, end in _longest(tokens, _vocabulary())]
    return [t for i, t in enumerate(tokens) if not any(s <= i < e for s, e in labels)]


def _longest(tokens: list[str], known: Container[str]) -> Iterator[tuple[str, int, int]]:
    """Known phrases with where they begin and end, none overlapping a longer one."""
    taken = [False] * len(tokens)
    for size in range(min(len(tokens), _LONGEST), 0, -1):
        for start in range(len(tokens) - size + 1):
            phrase, end = " ".join(tokens[start : start + size]), start + size
            if phrase in known and not any(taken[start:end]):
                taken[start:end] = [True] * size
                yield phrase, start, end


@lru_cache(maxsize=1)
def _figures() -> dict[str, tuple[str, ...]]:
    found = {p: (code,) for code, phrases in words.FIGURE_PHRASES.items() for p in phrases}
    return found | dict(words.TWO_MEANINGS)


@lru_cache(maxsize=1)
def _exact() -> dict[str, tuple[str, ...]]:
    """What a whole level means: headings of the template and their synonyms, and more."""
    found: dict[str, dict[str, None]] = {}
    for sheet in SHEETS:
        for each in sheet.fields:
            if each.type is not FieldType.UNIT_NAME:
                for spelling in each.spellings:
                    found.setdefault(spelling, {})[each.code] = None
    exact = {spelling: tuple(codes) for spelling, codes in found.items()}
    exact |= dict.fromkeys(_UNIT_CODES, ("unit_code",))
    return exact | dict(words.TWO_MEANINGS) | dict(words.WHOLE_LEVELS)


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for name in _ACROSS:
        for term in VOCABULARIES[name]:
            for spelling in (term.code.replace("_", " "), *term.spellings):
                phrase = _GLUED.sub(r"\1\2", normalise(spelling))
                found.setdefault(phrase, {})[name, term.code] = None
    for name, more in words.TERM_PHRASES.items():
        for phrase, code in more.items():
            found.setdefault(phrase, {})[name, code] = None
    return {phrase: tuple(pairs) for phrase, pairs in found.items()}
