"""Which scopes may have been meant by a text that is the code of none."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.resolver import GazetteerResolver
from workflow.briefing_order import ALL

_KINDS = (UnitKind.NATIONAL, *ALL.values())
_CLOSE = 0.8
"""Share of letters in common: "lampng" is near Lampung, "polda-jatim" is not near Polda Jambi."""


def near_scopes(text: str, period: Period) -> list[tuple[str, str]]:
    """Codes with names: by name, short form, the place that a unit lies in, or a slip."""
    codes = dict.fromkeys([*_named(text, period), *_above(text, period)])
    names = _names(period)
    return [(code, names[code]) for code in codes or _close(text, names) if code in names]


@lru_cache(maxsize=1)
def _resolver() -> GazetteerResolver:
    return GazetteerResolver()


def _named(text: str, period: Period) -> Iterator[str]:
    """Scopes of that name or short form."""
    name = text.replace("-", " ")
    for kind in ALL.values():
        match = _resolver().resolve(code=None, name=name, kind=kind, period=period)
        yield from (place.code for place in (match.place, *match.candidates) if place)


def _above(text: str, period: Period) -> Iterator[str]:
    """Province and police region of a regency or resort."""
    unit = load_gazetteer().place(text, period)
    if unit is not None:
        yield from (code for code in (unit.province_code, unit.police_region_code) if code)


def _close(text: str, names: dict[str, str]) -> list[str]:
    written = {name.lower(): code for code, name in names.items() if name}
    written |= {code: code for code in names}
    found = get_close_matches(text.lower(), list(written), n=3, cutoff=_CLOSE)
    return list(dict.fromkeys(written[each] for each in found))


def _names(period: Period) -> dict[str, str]:
    """The name of each scope of the month, and of the words for all of a kind."""
    gazetteer = load_gazetteer()
    places = (place for kind in _KINDS for place in gazetteer.places(kind, period))
    return {place.code: place.short_name for place in places} | dict.fromkeys(ALL, "")
