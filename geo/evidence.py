"""Where the line between the areas of a map rests on weak evidence: a note for each such area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.period import Period
from domain.places import Geography, Jurisdiction, UnitKind
from geo.gazetteer import Gazetteer


class Doubt(StrEnum):
    """Why a jurisdiction, or the area drawn from it, is not sure.

    SITE: the unit has no area of its own, its figures count for the regency it lies in.
    UNKNOWN: it holds a part of the regency, and no source says which.
    REMAINDER: it got the districts that no source assigns.
    NAMED: the sources that name its districts are weak.
    ASSUMED: that its line is the regency's line is assumed.
    FOUNDED: the day on which a police region began is not sure.
    """

    SITE = "site"
    UNKNOWN = "unknown"
    REMAINDER = "remainder"
    NAMED = "named"
    ASSUMED = "assumed"
    FOUNDED = "founded"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One doubt about the ground of a unit.

    Attributes:
        unit: the resort, or the police region itself.
        regency: where; empty for police regions.
        n_districts: districts that it is given there; 0 when none or all.
        of_districts: districts of the regency.
        confidence: "medium" or "low".
    """

    doubt: Doubt
    unit: str
    regency: str = ""
    n_districts: int = 0
    of_districts: int = 0
    confidence: str = "low"


def weak_evidence(
    *, units: Collection[str], geography: Geography, period: Period, gazetteer: Gazetteer
) -> Mapping[str, tuple[Evidence, ...]]:
    """For each area of a map the doubts that a reader of its figures must know.

    On the map of resorts they are about the line drawn, whoever reports; on the map of regencies
    about which regency a resort's report counts for, so only resorts among the units matter. A sum
    over a province or police region is the same wherever the line inside it runs.

    Returns:
        Area code -> doubts; areas without any are absent.
    """
    if geography is Geography.POLICE_REGION:
        return _police_regions(period, gazetteer)
    found: dict[str, list[Evidence]] = defaultdict(list)
    if geography is Geography.PROVINCE:
        return {}
    reporting = frozenset(units)
    links = gazetteer.jurisdictions(period)
    alone = Counter(link.resort_code for link in links)
    for link in links:
        doubt = _doubt(link)
        # What else a resort holds has a doubt of its own: its name says nothing then.
        if doubt is None or (doubt is Doubt.ASSUMED and alone[link.resort_code] > 1):
            continue
        evidence = _evidence(doubt, link, gazetteer)
        if geography is Geography.RESORT and doubt is not Doubt.SITE:
            found[link.resort_code].append(evidence)
        if geography is Geography.REGENCY and link.resort_code in reporting:
            found[link.regency_code].append(evidence)
    return {area: tuple(doubts) for area, doubts in found.items()}


def _police_regions(period: Period, gazetteer: Gazetteer) -> Mapping[str, tuple[Evidence, ...]]:
    return {
        place.code: (Evidence(Doubt.FOUNDED, place.code, confidence=place.confidence),)
        for place in gazetteer.places(UnitKind.POLICE_REGION, period)
        if place.valid_from and place.confidence != "high"
    }


def _doubt(link: Jurisdiction) -> Doubt | None:
    if link.basis in (Doubt.SITE, Doubt.UNKNOWN, Doubt.REMAINDER):
        return Doubt(link.basis)
    if link.confidence == "high":
        return None
    return Doubt.NAMED if link.district_codes else Doubt.ASSUMED


def _evidence(doubt: Doubt, link: Jurisdiction, gazetteer: Gazetteer) -> Evidence:
    return Evidence(
        doubt=doubt,
        unit=link.resort_code,
        regency=link.regency_code,
        n_districts=len(link.district_codes),
        of_districts=len(gazetteer.districts(link.regency_code)),
        confidence=link.confidence,
    )
