"""Builds the shipped boundaries: villages to cells, cut to the coast, simplified as one coverage.

The result is a set of *pieces*: a whole regency, or a district where police resorts split the
regency. Every layer is a union of pieces, so all layers share their edges exactly, and a later
change of jurisdictions needs no new geometry.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.boundary_files import BOUNDARY_DIR, NEIGHBOURS_FILE, PIECES_FILE
from geo.cells import share_land
from geo.coast import Land, read_land
from geo.exclaves import without_specks
from geo.packages import Packages, read_places
from geo.reference_build import dotted
from geo.tables import read_table

# Degrees. Visvalingam: corners that span less than the square of it are dropped.
TOLERANCE = 0.006
_NEIGHBOUR_TOLERANCE = 0.01
# Coordinates are kept to about a metre's tenth of the tolerance: 11 m.
GRID = 1e-4
# Islands without villages below this many square degrees (about 0.5 km2) are left out.
SMALLEST_ISLAND = 4e-5
# Regencies of tiny islands, drawn this much wider so that a national map shows them at all.
_WIDENED = {"31.01": 0.006}


def build_boundaries(packages: Packages) -> tuple[Path, Path]:
    """Write the two boundary files and return their paths.

    Raises:
        ValueError: the result is not a valid coverage.
    """
    land = read_land(coast=packages.coast, countries=packages.countries)
    points, villages = _read_villages(packages)
    pieces = _pieces(points, villages, land)
    BOUNDARY_DIR.mkdir(exist_ok=True)
    _write(PIECES_FILE, pieces)
    _write(NEIGHBOURS_FILE, _neighbours(land))
    return PIECES_FILE, NEIGHBOURS_FILE


def split_regencies() -> frozenset[str]:
    """The regencies that are kept as districts because resorts share them."""
    return frozenset(
        row["regency_code"]
        for row in read_table("jurisdictions")
        if row["basis"] in ("districts", "remainder")
    )


def _read_villages(packages: Packages) -> tuple[np.ndarray, list[str]]:
    """Coordinates and district codes of the villages that have coordinates."""
    points, districts = [], []
    for province in read_table("provinces"):
        for row in read_places(packages.places, f"villages/villages_{province['code']}"):
            if row["longitude"] and row["latitude"]:
                points.append((float(row["longitude"]), float(row["latitude"])))
                districts.append(dotted(row["district_id"]))
    return np.asarray(points), districts


def _pieces(points: np.ndarray, districts: list[str], land: Land) -> dict[str, BaseGeometry]:
    split = split_regencies()
    owners = [code if code[:5] in split else code[:5] for code in districts]
    islands = _worth_drawing(land, points, owners)
    shares = share_land(points=points, owners=owners, islands=islands)
    shares = without_specks(shares, regency_of=lambda piece: piece[:5], islands=islands)
    codes = list(shares)
    shapes = _widen(codes, np.asarray(list(shares.values()), dtype=object))
    cleaned = shapely.coverage_clean(shapes)
    simple = shapely.coverage_simplify(cleaned, tolerance=TOLERANCE)
    rounded = shapely.coverage_clean(_rounded(simple))
    _require_sound(codes, rounded)
    return dict(zip(codes, rounded, strict=True))


def _worth_drawing(land: Land, points: np.ndarray, owners: list[str]) -> list[BaseGeometry]:
    """Islands with villages, islands large enough to see, and every islet of the widened ones."""
    islands = np.asarray(land.islands, dtype=object)
    places = shapely.points(points)
    drawn = shapely.area(islands) >= SMALLEST_ISLAND
    drawn[shapely.STRtree(islands).nearest(places)] = True
    nearest = np.asarray(owners)[shapely.STRtree(places).nearest(islands)]
    return list(islands[drawn | np.isin(nearest, list(_WIDENED))])


def _widen(codes: list[str], shapes: np.ndarray) -> np.ndarray:
    widened = shapes.copy()
    for code, by in _WIDENED.items():
        at = codes.index(code)
        others = shapely.union_all(np.delete(shapes, at)[_near(shapes, at, by)])
        widened[at] = shapely.difference(shapely.buffer(shapes[at], by, quad_segs=2), others)
    return widened


def _near(shapes: np.ndarray, at: int, by: float) -> np.ndarray:
    reach = shapely.box(*shapely.bounds(shapely.buffer(shapes[at], 2 * by)))
    return shapely.intersects(np.delete(shapes, at), reach)


def _rounded(shapes: np.ndarray) -> np.ndarray:
    # Every vertex on its own, so that two areas that share an edge still share it.
    return shapely.set_precision(shapes, GRID, mode="pointwise")


def _require_sound(codes: list[str], shapes: np.ndarray) -> None:
    bad = [c for c, s in zip(codes, shapes, strict=True) if s.is_empty or not s.is_valid]
    if bad or not shapely.coverage_is_valid(shapes):
        raise ValueError(f"not a sound coverage of areas; invalid or empty: {bad}")


def _neighbours(land: Land) -> dict[str, BaseGeometry]:
    simple = {
        name: shapely.set_precision(
            shapely.simplify(shape, _NEIGHBOUR_TOLERANCE, preserve_topology=True), GRID
        )
        for name, shape in land.neighbours.items()
    }
    return {name: shape for name, shape in sorted(simple.items()) if not shape.is_empty}


def _write(path: Path, shapes: Mapping[str, BaseGeometry]) -> None:
    frame = gpd.GeoDataFrame({"code": list(shapes)}, geometry=list(shapes.values()), crs=4326)
    frame.to_parquet(path, compression="zstd", compression_level=19, index=False)
