"""Which areas of a map must be read together when reporting units overlap them.

A resort may hold a regency and parts of others, and a regency may be shared by resorts. Figures of
both kinds then meet only on the connected components of the month's graph of units and areas.
Union-find of our own: it is thirty lines, and analysis may ask it on every change of a filter
without loading a graph library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import Gazetteer, load_gazetteer

NO_AREA = frozenset({"site", "unknown"})


@dataclass(frozen=True, slots=True)
class AreaJoin:
    """The joined areas of a map for a set of units.

    Attributes:
        area_of: unit to the group of areas that its figures count for.
        groups: group to its area codes, sorted; every area of the map is in exactly one.
        without_area: units that this map does not draw, in the order given.
    """

    area_of: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    without_area: tuple[str, ...]


def join_areas(
    *,
    units: Collection[str],
    geography: Geography,
    period: Period,
    gazetteer: Gazetteer | None = None,
) -> AreaJoin:
    """Join the areas that one unit covers together, and let every unit find its group.

    Args:
        units: canonical codes of the reporting units, of any kinds.
        geography: the areas of the map.
        period: the month whose jurisdictions hold.
        gazetteer: the shipped one when not given.

    A group's id is the area's code when it stands alone, else the codes joined by "+".
    Units coarser than the map's areas (a province on the regency map), units that do not exist in
    the month, and codes that are not known are listed in `without_area`.
    """
    places = gazetteer or load_gazetteer()
    footprints = Footprints(places, period)
    covered = {unit: footprints.areas(unit, geography) for unit in units}
    groups = _components(footprints.all_areas(geography), covered.values())
    group_of = {area: group for group, areas in groups.items() for area in areas}
    return AreaJoin(
        area_of={unit: group_of[min(areas)] for unit, areas in covered.items() if areas},
        groups=groups,
        without_area=tuple(unit for unit, areas in covered.items() if not areas),
    )


def overlaps(first: str, second: str, period: Period, gazetteer: Gazetteer | None = None) -> bool:
    """Whether two units cover some of the same ground in that month.

    Where a resort is known to hold a part of a regency but not which part, it counts as
    overlapping the regency and every resort in it.
    """
    footprints = Footprints(gazetteer or load_gazetteer(), period)
    return bool(footprints.ground(first) & footprints.ground(second))


def overlaps_among(
    *,
    units: Collection[str],
    others: Collection[str],
    period: Period,
    gazetteer: Gazetteer | None = None,
) -> dict[str, frozenset[str]]:
    """For each of many units those of the others that cover some of the same ground.

    The same answers as `overlaps` for each pair; a unit is not among its own.
    """
    footprints = Footprints(gazetteer or load_gazetteer(), period)
    on_ground: dict[str, set[str]] = defaultdict(set)
    for other in others:
        for piece in footprints.ground(other):
            on_ground[piece].add(other)
    return {
        unit: frozenset().union(*(on_ground[piece] for piece in footprints.ground(unit))) - {unit}
        for unit in units
    }


class Footprints:
    """The ground and the areas of units in one month."""

    def __init__(self, gazetteer: Gazetteer, period: Period) -> None:
        self._gazetteer = gazetteer
        self._period = period
        self._regencies_of: dict[str, set[str]] = defaultdict(set)
        self._drawn_in: dict[str, set[str]] = defaultdict(set)
        self._ground: dict[str, set[str]] = defaultdict(set)
        for link in gazetteer.jurisdictions(period):
            self._regencies_of[link.resort_code].add(link.regency_code)
            if link.basis not in NO_AREA:
                self._drawn_in[link.regency_code].add(link.resort_code)
            self._ground[link.resort_code] |= self._ground_of_link(
                link.regency_code, link.district_codes
            )

    def all_areas(self, geography: Geography) -> tuple[str, ...]:
        """Every area of a map in that month, by code."""
        if geography == Geography.RESORT:
            return tuple(sorted(set().union(*self._drawn_in.values())))
        places = self._gazetteer.places(UnitKind(geography.value), self._period)
        return tuple(place.code for place in places)

    def areas(self, unit: str, geography: Geography) -> frozenset[str]:
        """The areas of a map that a unit's figures are about; none when it is not drawn there."""
        place = self._gazetteer.place(unit, self._period)
        if place is None or not place.exists_in(self._period):
            return frozenset()
        if place.kind == UnitKind.REGENCY:
            return self._of_regency(unit, geography)
        if place.kind == UnitKind.RESORT:
            return self._of_resort(unit, geography)
        if place.kind == UnitKind.PROVINCE:
            return self._of_province(unit, geography)
        if place.kind == UnitKind.POLICE_REGION:
            return self._of_police_region(unit, geography)
        return frozenset()

    def ground(self, unit: str) -> frozenset[str]:
        """The districts (or, in an invented world without any, the regencies) a unit covers."""
        place = self._gazetteer.place(unit, self._period)
        if place is None:
            return frozenset()
        if place.kind == UnitKind.RESORT:
            return frozenset(self._ground[unit])
        if place.kind == UnitKind.REGENCY:
            return frozenset(self._ground_of_link(unit, ()))
        kind = UnitKind.RESORT if place.kind == UnitKind.POLICE_REGION else UnitKind.REGENCY
        below = self._gazetteer.children(unit, kind, self._period)
        return frozenset().union(*(self.ground(child.code) for child in below))

    def _ground_of_link(self, regency: str, district_codes: Iterable[str]) -> set[str]:
        named = set(district_codes)
        return named or {d.code for d in self._gazetteer.districts(regency)} or {regency}

    def _of_regency(self, unit: str, geography: Geography) -> frozenset[str]:
        if geography == Geography.REGENCY:
            return frozenset({unit})
        if geography == Geography.RESORT:
            return frozenset(self._drawn_in[unit])
        if geography == Geography.PROVINCE:
            return self._provinces({unit})
        return self._poldas(self._drawn_in[unit])

    def _of_resort(self, unit: str, geography: Geography) -> frozenset[str]:
        regencies = self._regencies_of[unit]
        if geography == Geography.REGENCY:
            return frozenset(regencies)
        if geography == Geography.RESORT:
            is_drawn = any(unit in self._drawn_in[regency] for regency in regencies)
            return frozenset({unit}) if is_drawn else frozenset()
        if geography == Geography.PROVINCE:
            return self._provinces(regencies)
        return self._poldas({unit})

    def _of_province(self, unit: str, geography: Geography) -> frozenset[str]:
        if geography == Geography.PROVINCE:
            return frozenset({unit})
        if geography != Geography.POLICE_REGION:
            return frozenset()
        inside = self._gazetteer.children(unit, UnitKind.REGENCY, self._period)
        return self._poldas(set().union(*(self._drawn_in[regency.code] for regency in inside)))

    def _of_police_region(self, unit: str, geography: Geography) -> frozenset[str]:
        if geography == Geography.POLICE_REGION:
            return frozenset({unit})
        if geography != Geography.PROVINCE:
            return frozenset()
        return frozenset(self._gazetteer.provinces_under(unit, self._period))

    def _provinces(self, regencies: Iterable[str]) -> frozenset[str]:
        found = (self._gazetteer.place(regency, self._period) for regency in regencies)
        return frozenset(p.province_code for p in found if p and p.province_code)

    def _poldas(self, resorts: Iterable[str]) -> frozenset[str]:
        found = (self._gazetteer.place(resort, self._period) for resort in resorts)
        return frozenset(p.police_region_code for p in found if p and p.police_region_code)


def _components(
    areas: Iterable[str], joined: Iterable[frozenset[str]]
) -> dict[str, tuple[str, ...]]:
    """Groups of areas that some unit covers together, by id, in the order of their first area."""
    parent = {area: area for area in areas}

    def root(area: str) -> str:
        while parent[area] != area:
            parent[area] = parent[parent[area]]
            area = parent[area]
        return area

    for together in joined:
        first, *rest = sorted(together) or [""]
        for other in rest:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    members: dict[str, list[str]] = defaultdict(list)
    for area in sorted(parent):
        members[root(area)].append(area)
    return {"+".join(found): tuple(found) for found in members.values()}
