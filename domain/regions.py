"""The province or police region that units share: whose file it is, as far as units tell it."""

from __future__ import annotations

from collections.abc import Iterable

from domain.places import Place, UnitKind


def region_of(place: Place) -> str | None:
    """The region that names of such places are told apart in: a Polda for resorts, else a province.

    None for what lies in no province, such as the nation.
    """
    if place.kind in (UnitKind.RESORT, UnitKind.POLICE_REGION):
        return place.police_region_code or place.code
    return place.code if place.kind is UnitKind.PROVINCE else place.province_code


def common_region(places: Iterable[Place]) -> str | None:
    """The one region that all places lie in; None when there are several or none."""
    regions = {region_of(place) for place in places}
    return regions.pop() if len(regions) == 1 else None
