"""Makes of official regencies what every layer is made of: simplified pieces, one coverage.

A regency that resorts share is divided among its districts by the built-in ones: what they hold
stays theirs, and the rest of the official area (coasts and borders are never drawn twice the same)
goes to the nearest of them. So resorts, Poldas and provinces rebuild by the code that makes them
of the built-in pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from geo.boundary_build import GRID, SMALLEST_ISLAND, TOLERANCE
from geo.layers import REGENCY_CODE_LENGTH
from geo.official_matching import regency_finding
from geo.official_shapes import km2
from geo.official_world import World

# Regencies smaller than this many square degrees (about 100 km2) keep every island.
_SMALL_REGENCY = 0.008
# Degrees between the points by which "nearest district" is told: finer than the lines are drawn.
_STEP = 0.004
_DIGITS = 5
_BEYOND = 0.5
# Degrees, a tenth of a millimetre: lines nearer than this are one line.
_NODE = 1e-9


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces (columns code and geometry, EPSG:4326, by code) and what was found."""

    frame: gpd.GeoDataFrame
    findings: tuple[BoundaryFinding, ...]


def make_pieces(regencies: Mapping[str, BaseGeometry], world: World) -> Pieces:
    """Simplify the regencies as one coverage and divide those that resorts share.

    The tolerance is that of the built-in layer (0.006 degrees: corners that span less than about
    0.4 km2 go): maps weigh and draw the same with either, and no finer than they are shown.

    Args:
        regencies: a coverage in degrees, by code.
    """
    codes = list(regencies)
    districts = _districts(world)
    areas, left_out = _without_islets(regencies, keep_all=set(districts))
    simple = shapely.coverage_simplify(areas, tolerance=TOLERANCE)
    parts: dict[str, BaseGeometry] = {}
    findings = list(left_out)
    for code, area in zip(codes, simple, strict=True):
        shared = _shared(area, districts[code]) if code in districts else {code: area}
        findings += _without_ground(code, set(districts.get(code, ())) - set(shared), world)
        parts |= shared
    return Pieces(_frame(parts), tuple(findings))


def _without_islets(
    regencies: Mapping[str, BaseGeometry], *, keep_all: Collection[str]
) -> tuple[np.ndarray, list[BoundaryFinding]]:
    """The areas without islands too small for any map.

    Very small regencies keep theirs, and so do divided ones: an islet may be a district's all.
    """
    kept, gone = [], []
    for code, area in regencies.items():
        parts = shapely.get_parts(area)
        sizes = shapely.area(parts)
        tiny = (sizes < SMALLEST_ISLAND) & (sizes < sizes.max())
        if code in keep_all or sizes.sum() < _SMALL_REGENCY or not tiny.any():
            kept.append(area)
            continue
        kept.append(shapely.multipolygons(parts[~tiny]))
        gone += list(parts[tiny])
    if not gone:
        return np.array(kept, dtype=object), []
    total = float(km2(np.array(gone, dtype=object)).sum())
    parameters = {"smallest": 0.5, "n": len(gone), "km2": round(total, 1)}
    finding = BoundaryFinding(found.ISLANDS_LEFT_OUT, parameters=parameters)
    return np.array(kept, dtype=object), [finding]


def _districts(world: World) -> dict[str, dict[str, BaseGeometry]]:
    """Split regency -> its built-in district pieces by code."""
    found_districts: dict[str, dict[str, BaseGeometry]] = defaultdict(dict)
    for piece in world.built_in.pieces.itertuples():
        if len(piece.code) > REGENCY_CODE_LENGTH:
            found_districts[piece.code[:REGENCY_CODE_LENGTH]][piece.code] = piece.geometry
    return dict(found_districts)


def _shared(area: BaseGeometry, districts: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The area divided: what a district holds stays its own, the rest goes to the nearest."""
    codes = list(districts)
    held = np.array(list(districts.values()), dtype=object)
    rest = shapely.difference(area, shapely.union_all(held))
    grounds = shapely.intersection(area, held)
    cells = _nearest_cells(held, area)
    shares = {}
    for at, code in enumerate(codes):
        more = shapely.intersection(rest, cells[at], grid_size=_NODE) if at in cells else None
        ground = _areas([grounds[at], more])
        if not ground.is_empty:
            shares[code] = ground
    return shares


def _nearest_cells(held: np.ndarray, area: BaseGeometry) -> dict[int, BaseGeometry]:
    """For each district the ground that is nearer to its outline than to any other's."""
    outlines = shapely.segmentize(shapely.boundary(held), _STEP)
    points, owners = shapely.get_coordinates(outlines, return_index=True)
    # points of one place, but for the last digits, make cells that cannot be put together
    points, first = np.unique(np.round(points, _DIGITS), axis=0, return_index=True)
    owners = owners[first]
    reach = shapely.buffer(shapely.envelope(shapely.union_all([area, *held])), _BEYOND)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=reach, ordered=True)
    )
    return {int(owner): shapely.coverage_union_all(cells[owners == owner]) for owner in set(owners)}


def _areas(shapes: list[BaseGeometry | None]) -> BaseGeometry:
    parts = [part for shape in shapes if shape is not None for part in shapely.get_parts(shape)]
    flat = [part for part in parts if part.geom_type == "Polygon" and part.area > 0]
    return shapely.union_all(flat)


def _without_ground(code: str, districts: set[str], world: World) -> list[BoundaryFinding]:
    if not districts:
        return []
    names = {each.code: each.name for each in world.gazetteer.districts(code)}
    without = [f"{each} {names.get(each, '')}".strip() for each in sorted(districts)]
    return [regency_finding(found.DISTRICTS_WITHOUT_AREA, code, world, districts=without)]


def _frame(parts: Mapping[str, BaseGeometry]) -> gpd.GeoDataFrame:
    codes = sorted(parts)
    areas = shapely.coverage_clean(np.array([parts[code] for code in codes], dtype=object))
    rounded = shapely.set_precision(areas, GRID, mode="pointwise")
    # a piece that rounding would make vanish keeps its own corners
    kept = np.where(shapely.is_empty(rounded), areas, rounded)
    cleaned = shapely.coverage_clean(kept)
    return gpd.GeoDataFrame({"code": codes}, geometry=cleaned, crs=4326)
