"""Map layers: pieces put together by a month's jurisdictions, the shipped ones or official ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.boundary_files import NEIGHBOURS_FILE, PIECES_FILE, LayerSource, layer_source
from geo.gazetteer import Gazetteer, load_gazetteer

REGENCY_CODE_LENGTH = len("18.06")
# Any month before the first recorded change of places.
FIRST = Period(1945, 8)


@dataclass(frozen=True, slots=True, eq=False)
class Boundaries:
    """The smallest areas, and where they are from; the same when their hash is the same.

    Attributes:
        source: what a map's footer says of them.
        pieces: columns code and geometry, EPSG:4326: a regency ("18.06"), or a district
            ("18.06.01") of a regency that resorts share. A sound coverage.
    """

    source: LayerSource
    pieces: gpd.GeoDataFrame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Boundaries) and self.source.hash == other.source.hash

    def __hash__(self) -> int:
        return hash(self.source.hash)


@lru_cache(maxsize=1)
def built_in() -> Boundaries:
    """The shipped boundaries: generalised, not official.

    Raises:
        FileNotFoundError: the checkout lacks the boundaries.
    """
    return Boundaries(source=layer_source(), pieces=gpd.read_parquet(PIECES_FILE))


def load_layer(
    geography: Geography, period: Period, boundaries: Boundaries | None = None
) -> gpd.GeoDataFrame:
    """The areas of a geography in a month: columns code and geometry, EPSG:4326, by code.

    Areas of one geography touch but never overlap, and all four share their edges. A resort
    without an area (port, airport, not yet founded) has no row.

    Args:
        boundaries: what the areas are made of; the shipped ones when None.

    Raises:
        FileNotFoundError: the checkout lacks the boundaries.
    """
    # One layer per change of places, not per month: the month of the change stands for it.
    vintage = load_gazetteer().vintage(period, geography)
    month = Period.of(date.fromisoformat(vintage)) if vintage else FIRST
    return _layer(geography, month, boundaries or built_in()).copy()


def load_pieces(boundaries: Boundaries | None = None) -> gpd.GeoDataFrame:
    """The smallest areas: a regency, or a district of a regency that resorts share.

    Shared by all callers: not to be changed.
    """
    return (boundaries or built_in()).pieces


@lru_cache(maxsize=1)
def load_neighbours() -> gpd.GeoDataFrame:
    """Land of other countries in the frame; code is the country's English name."""
    return gpd.read_parquet(NEIGHBOURS_FILE)


def areas_of_pieces(
    geography: Geography,
    period: Period,
    gazetteer: Gazetteer,
    boundaries: Boundaries | None = None,
) -> dict[str, str]:
    """Which area of a geography each piece belongs to in a month; pieces in none are absent."""
    pieces = load_pieces(boundaries)["code"]
    if geography == Geography.REGENCY:
        return {piece: piece[:REGENCY_CODE_LENGTH] for piece in pieces}
    if geography == Geography.PROVINCE:
        above = {p.code: p.province_code for p in gazetteer.places(UnitKind.REGENCY, period)}
        return _known({piece: above.get(piece[:REGENCY_CODE_LENGTH]) for piece in pieces})
    resorts = _resorts_of_pieces(list(pieces), period, gazetteer)
    if geography == Geography.RESORT:
        return resorts
    above = {p.code: p.police_region_code for p in gazetteer.places(UnitKind.RESORT, period)}
    return _known({piece: above.get(resort) for piece, resort in resorts.items()})


def _known(areas: Mapping[str, str | None]) -> dict[str, str]:
    return {piece: area for piece, area in areas.items() if area}


def _resorts_of_pieces(pieces: list[str], period: Period, gazetteer: Gazetteer) -> dict[str, str]:
    by_ground: dict[str, str] = {}
    for link in gazetteer.jurisdictions(period):
        if link.basis == "whole":
            by_ground[link.regency_code] = link.resort_code
        by_ground.update(dict.fromkeys(link.district_codes, link.resort_code))
    return _known(
        {
            piece: by_ground.get(piece) or by_ground.get(piece[:REGENCY_CODE_LENGTH])
            for piece in pieces
        }
    )


@lru_cache(maxsize=24)
def _layer(geography: Geography, period: Period, boundaries: Boundaries) -> gpd.GeoDataFrame:
    areas = areas_of_pieces(geography, period, load_gazetteer(), boundaries)
    grouped: dict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(boundaries.pieces["code"]):
        if piece in areas:
            grouped[areas[piece]].append(at)
    shapes = boundaries.pieces.geometry.to_numpy()
    codes = sorted(grouped)
    merged = [shapely.coverage_union_all(shapes[np.asarray(grouped[code])]) for code in codes]
    return gpd.GeoDataFrame({"code": codes}, geometry=merged, crs=4326)
