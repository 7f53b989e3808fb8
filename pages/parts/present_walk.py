"""Which places the arrow keys of the presentation view lead through, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from geo.gazetteer import Gazetteer
from pages.parts.present import Walk
from workflow.facts import Facts

SCOPE, PLACE = "scope", "place"


def scopes(gazetteer: Gazetteer, scope: str, period: Period) -> Walk:
    """The nation and its provinces; the nation and its Poldas where a Polda is shown."""
    shown = gazetteer.place(scope)
    is_police = shown is not None and shown.kind is UnitKind.POLICE_REGION
    kind = UnitKind.POLICE_REGION if is_police else UnitKind.PROVINCE
    places = [(NATIONAL_CODE, "Indonesia"), *_named(gazetteer.places(kind, period))]
    return Walk(SCOPE, places, scope)


def siblings(gazetteer: Gazetteer, place: Place, period: Period) -> Walk:
    """The places of the same kind: below the same province or Polda, or all of those."""
    above = _above(place)
    places = gazetteer.places(place.kind, period)
    beside = [each for each in places if _above(each) == above]
    return Walk(PLACE, _named(beside), place.code)


def months(facts: Facts, at: str) -> list[Period]:
    """The months in which the place is there; all of them where a unit has no dates."""
    place = facts.gazetteer.place(at)
    return [each for each in facts.periods if place is None or place.exists_in(each)]


def _above(place: Place) -> str | None:
    if place.kind is UnitKind.REGENCY:
        return place.province_code
    return place.police_region_code if place.kind is UnitKind.RESORT else None


def _named(places: Sequence[Place]) -> list[tuple[str, str]]:
    return [(place.code, place.short_name) for place in sorted(places, key=lambda p: p.code)]
