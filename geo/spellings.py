"""Other spellings and codes of the places on a map, for the search box in it."""

from __future__ import annotations

from collections import defaultdict

from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.gazetteer import load_gazetteer
from geo.spelling import read

_ABOVE = {Geography.REGENCY: UnitKind.PROVINCE, Geography.RESORT: UnitKind.POLICE_REGION}


def other_spellings(geography: Geography, period: Period) -> dict[str, list[str]]:
    """What else the places of a map, and those above them, are called in a month.

    Names in use that a reader might type and that do not follow from the place's own name:
    "Tapsel", "Jabar". Resorts also have the codes of the regencies they hold.

    Returns:
        By code, only where there are any.
    """
    gazetteer = load_gazetteer()
    found: dict[str, list[str]] = defaultdict(list)
    for kind in (UnitKind(geography.value), _ABOVE.get(geography)):
        for place in gazetteer.places(kind, period) if kind else ():
            found[place.code] = _names(place, period)
    if geography is Geography.RESORT:
        for link in gazetteer.jurisdictions(period):
            found[link.resort_code].append(link.regency_code)
    return {code: texts for code, texts in sorted(found.items()) if texts}


def _names(place: Place, period: Period) -> list[str]:
    """Aliases that differ from the name in more than the word before it."""
    known = {read(text).bare for text in (place.name, place.short_name)}
    names = []
    for alias in load_gazetteer().aliases:
        if alias.code != place.code or alias.kind != place.kind or alias.system != "name":
            continue
        bare = read(alias.text).bare
        if alias.holds_in(period) and bare not in known:
            known.add(bare)
            names.append(alias.text)
    return names
