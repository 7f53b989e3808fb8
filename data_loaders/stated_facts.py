"""What title rows, the sheet's name and the file's name say about a whole table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from data_loaders import heading_words as words
from data_loaders.heading_meaning import basis_in, is_explicit, meaning_of
from data_loaders.heading_months import span_in, years_in
from domain.fields import ReportKind
from domain.period import Period
from domain.vocabulary import normalise

_Found = TypeVar("_Found")

_UNIT_WORDS = (
    (re.compile(r"\bkabupaten kota\b|\bkab kota\b|\bkabupaten dan kota\b"), "regency"),
    (
        re.compile(r"\bpolres jajaran\b|\bjajaran polres\b|\b(?:per|tiap|menurut) polres\b"),
        "resort",
    ),
)
_SAMPLE = re.compile(r"\bdata contoh\b|\bcontoh data\b|\bsample data\b")
_POLICE = re.compile(r"\b(?:polri|polda|polres\w*|kepolisian|mabes polri|polsek)\b")
_MILITARY = re.compile(r"\b(?:tni|kodam|kodim|korem)\b")
_GOVERNMENT = re.compile(
    r"\b(?:pemprov|pemkab|pemkot|pemda|pemerintah|bkd|bkpsdm|bkpp|inspektorat)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFacts:
    """What is stated; None or absent where nothing is, or where two things are.

    Attributes:
        kinds: kinds of report whose words stand in the title.
        basis_is_explicit: a word such as "kumulatif" says it, not only a span of months.
        span: first and last month of "Januari s.d. Maret 2024".
        is_civil_service: "ASN" or "PNS" without saying whose.
        sides: "police", "military", "government": whose words the texts use.
        figure: the only field of figures that a title names.
        is_sample: the texts say that the figures are invented.
        year: the only year that is mentioned.
    """

    kinds: tuple[ReportKind, ...] = ()
    basis: str | None = None
    basis_is_explicit: bool = False
    span: tuple[Period, Period] | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    is_civil_service: bool = False
    sides: tuple[str, ...] = ()
    unit_kind: str | None = None
    figure: str | None = None
    is_sample: bool = False
    year: int | None = None


def stated_facts(titles: Iterable[str], sheet: str, file_name: str) -> StatedFacts:
    """Read titles first; what they do not say, the sheet's name, then the file's."""
    layers = [" / ".join(titles), sheet, file_name.rpartition(".")[0]]
    texts = [layer.replace("_", " ") for layer in layers]
    plain = [normalise(text) for text in texts]
    terms = {
        name: code
        for name in ("institution", "instrument", "category")
        if (code := _first(texts, partial(_only_term, name)))
    }
    is_civil_service = terms.get("institution") == words.CIVIL_SERVICE
    if is_civil_service:
        del terms["institution"]
    return StatedFacts(
        kinds=_first(plain, _kinds) or (),
        basis=_first(plain, basis_in),
        basis_is_explicit=any(is_explicit(text) for text in plain),
        span=_first(texts, span_in),
        terms=terms,
        is_civil_service=is_civil_service,
        sides=_sides(" ".join(plain)),
        unit_kind=_first(plain, _unit_kind),
        figure=_first(texts, _only_figure),
        is_sample=any(_SAMPLE.search(text) for text in plain),
        year=_first(texts, _only_year),
    )


def _first(texts: Iterable[str], read: Callable[[str], _Found | None]) -> _Found | None:
    return next((found for text in texts if (found := read(text))), None)


def _kinds(text: str) -> tuple[ReportKind, ...] | None:
    found = tuple(
        ReportKind(kind)
        for kind, phrases in words.KIND_PHRASES.items()
        if any(f" {phrase} " in f" {text} " for phrase in phrases)
    )
    return found or None


def _only_term(name: str, text: str) -> str | None:
    codes = meaning_of(text).terms.get(name, ())
    return codes[0] if len(codes) == 1 else None


def _unit_kind(text: str) -> str | None:
    found = {kind for pattern, kind in _UNIT_WORDS if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def _only_year(text: str) -> int | None:
    years = years_in(text)
    return next(iter(years)) if len(years) == 1 else None


def _only_figure(text: str) -> str | None:
    said = meaning_of(text)
    is_plain = len(said.fields) == 1 and not said.is_negated and not said.is_rate
    return said.fields[0] if is_plain else None


def _sides(text: str) -> tuple[str, ...]:
    pairs = (("government", _GOVERNMENT), ("military", _MILITARY), ("police", _POLICE))
    return tuple(side for side, pattern in pairs if pattern.search(text))
