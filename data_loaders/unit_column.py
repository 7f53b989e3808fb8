"""Which column of any table names the units, and what kind of units they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data_loaders.layout import Layout, is_number
from data_loaders.raw import RawSheet, is_blank
from data_loaders.unit_text import plain_name
from data_loaders.units import kind_in_name
from domain.period import Period
from domain.places import Resolver, UnitKind
from domain.vocabulary import normalise

_SAMPLED = 600
_HEADING = re.compile(
    r"\b(?:kabupaten|kota|kab|wilayah|daerah|polres|polda|satuan|provinsi|prov|desa|kelurahan"
    r"|kecamatan|region|regency|unit|nama)\b"
)
_BELOW = re.compile(r"\b(?:desa|kelurahan|kecamatan|nagari|kampung|gampong|village|district)\b")
_KINDS = (
    (re.compile(r"\b(?:polres|resort|polresta|polrestabes)\b"), UnitKind.RESORT),
    (re.compile(r"\b(?:kabupaten|kota|kab|regency|regencies)\b"), UnitKind.REGENCY),
    (re.compile(r"\bpolda\b"), UnitKind.POLICE_REGION),
    (re.compile(r"^(?:nama )?(?:provinsi|propinsi|prov|province)\b"), UnitKind.PROVINCE),
)
_TRIED = (UnitKind.REGENCY, UnitKind.RESORT, UnitKind.PROVINCE, UnitKind.POLICE_REGION)


def guess_unit_column(
    sheet: RawSheet, layout: Layout, resolver: Resolver, period: Period, kind: UnitKind | None
) -> int | None:
    """The column of texts with most different places; else by its heading; None without texts."""
    scores = {}
    for column in range(1, sheet.width + 1):
        names = _names(sheet, layout, column)
        if names:
            heading = normalise(layout.headings.get(column, ""))
            scores[column] = (
                _known(names, kind, resolver, period),
                bool(_HEADING.search(heading)),
                len(names),
                -column,
            )
    return max(scores, key=lambda column: scores[column]) if scores else None


def kind_of_column(
    heading: str, names: Iterable[str], resolver: Resolver, period: Period
) -> UnitKind | None:
    """The kind that the heading states, else a word before any name, else what fits most."""
    normal = normalise(heading)
    for pattern, kind in _KINDS:
        if pattern.search(normal):
            return kind
    distinct = dict.fromkeys(name for name in names if name)
    stated = {kind_in_name(name) for name in distinct}
    for kind in (UnitKind.REGENCY, UnitKind.RESORT):
        if kind in stated:
            return kind
    known = {kind: _known(set(distinct), kind, resolver, period) for kind in _TRIED}
    best = max(_TRIED, key=lambda kind: known[kind])
    return best if known[best] else None


def is_below_regency(heading: str) -> bool:
    """Whether the heading speaks of villages or districts and of nothing above them."""
    normal = normalise(heading)
    return bool(_BELOW.search(normal)) and not any(p.search(normal) for p, _ in _KINDS)


def _names(sheet: RawSheet, layout: Layout, column: int) -> set[str]:
    """The different texts of a column in which most cells are texts."""
    body = range(layout.first_row, min(sheet.height, layout.first_row + _SAMPLED) + 1)
    values = [value for row in body if not is_blank(value := sheet.value(row, column))]
    texts = [value for value in values if isinstance(value, str) and not is_number(value)]
    if len(texts) * 2 < max(len(values), 1) or not texts:
        return set()
    return {" ".join(text.split()) for text in texts}


def _known(names: set[str], kind: UnitKind | None, resolver: Resolver, period: Period) -> int:
    """How many different places the names are, ambiguous ones included."""
    found = set()
    for name in names:
        match = resolver.resolve(code=None, name=plain_name(name), kind=kind, period=period)
        if match.place:
            found.add(match.place.code)
        elif match.is_ambiguous:
            found.add(name)
    return len(found)
