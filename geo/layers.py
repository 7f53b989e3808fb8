"""Map layers: the shipped pieces put together by a month's jurisdictions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.boundary_files import NEIGHBOURS_FILE, PIECES_FILE
from geo.gazetteer import Gazetteer, load_gazetteer

REGENCY_CODE_LENGTH = len("18.06")
# Any month before the first recorded change of jurisdictions.
FIRST = Period(1945, 8)


def load_layer(geography: Geography, period: Period) -> gpd.GeoDataFrame:
    """The areas of a geography in a month: columns code and geometry, EPSG:4326, by code.

    Areas of one geography touch but never overlap, and all four share their edges. A resort
    without an area (port, airport, not yet founded) has no row.

    Raises:
        FileNotFoundError: the checkout lacks the boundaries.
    """
    # One layer per change of jurisdictions, not per month: the month of the change stands for it.
    vintage = load_gazetteer().vintage(period)
    return _layer(geography, Period.of(date.fromisoformat(vintage)) if vintage else FIRST).copy()


@lru_cache(maxsize=1)
def load_pieces() -> gpd.GeoDataFrame:
    """The smallest areas: a regency, or a district of a regency that resorts share."""
    return gpd.read_parquet(PIECES_FILE)


@lru_cache(maxsize=1)
def load_neighbours() -> gpd.GeoDataFrame:
    """Land of other countries in the frame; code is the country's English name."""
    return gpd.read_parquet(NEIGHBOURS_FILE)


def areas_of_pieces(geography: Geography, period: Period, gazetteer: Gazetteer) -> dict[str, str]:
    """Which area of a geography each piece belongs to in a month; pieces in none are absent."""
    pieces = load_pieces()["code"]
    if geography == Geography.REGENCY:
        return {piece: piece[:REGENCY_CODE_LENGTH] for piece in pieces}
    if geography == Geography.PROVINCE:
        return {piece: piece[:2] for piece in pieces}
    resorts = _resorts_of_pieces(list(pieces), period, gazetteer)
    if geography == Geography.RESORT:
        return resorts
    above = {p.code: p.police_region_code for p in gazetteer.places(UnitKind.RESORT, period)}
    poldas = {piece: above.get(resort) for piece, resort in resorts.items()}
    return {piece: polda for piece, polda in poldas.items() if polda}


def _resorts_of_pieces(pieces: list[str], period: Period, gazetteer: Gazetteer) -> dict[str, str]:
    by_ground: dict[str, str] = {}
    for link in gazetteer.jurisdictions(period):
        if link.basis == "whole":
            by_ground[link.regency_code] = link.resort_code
        by_ground.update(dict.fromkeys(link.district_codes, link.resort_code))
    found = {
        piece: by_ground.get(piece) or by_ground.get(piece[:REGENCY_CODE_LENGTH])
        for piece in pieces
    }
    return {piece: resort for piece, resort in found.items() if resort}


@lru_cache(maxsize=16)
def _layer(geography: Geography, period: Period) -> gpd.GeoDataFrame:
    areas = areas_of_pieces(geography, period, load_gazetteer())
    grouped: dict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(load_pieces()["code"]):
        if piece in areas:
            grouped[areas[piece]].append(at)
    shapes = load_pieces().geometry.to_numpy()
    codes = sorted(grouped)
    merged = [shapely.coverage_union_all(shapes[np.asarray(grouped[code])]) for code in codes]
    return gpd.GeoDataFrame({"code": codes}, geometry=merged, crs=4326)
