"""Where areas are, as one point each, and the country's outline: for distances and small maps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import shapely

from domain.period import Period
from domain.places import Geography
from geo.layers import Boundaries, load_layer

Point = tuple[float, float]
# Half a pixel of a small map of the country, and islands that would be smaller than four.
OUTLINE_TOLERANCE = 0.05
OUTLINE_LEAST_AREA = 0.02


def area_points(
    geography: Geography, period: Period, boundaries: Boundaries | None = None
) -> Mapping[str, tuple[float, float, float]]:
    """The middle of every area and its size: code -> degrees east, degrees north, square degrees.

    The middle is the centre of all its parts, so that of an archipelago may lie in water.
    """
    return _area_points(geography, period, boundaries)


@lru_cache(maxsize=12)
def _area_points(
    geography: Geography, period: Period, boundaries: Boundaries | None
) -> Mapping[str, tuple[float, float, float]]:
    layer = load_layer(geography, period, boundaries)
    shapes = layer.geometry.to_numpy()
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    sizes = shapely.area(shapes)
    return {
        code: (float(x), float(y), float(size))
        for code, (x, y), size in zip(layer["code"], middles, sizes, strict=True)
    }


def joined_point(
    areas: tuple[str, ...], points: Mapping[str, tuple[float, float, float]]
) -> Point | None:
    """The middle of areas taken together, by their sizes; None where none of them is drawn."""
    known = np.array([points[area] for area in areas if area in points])
    if not len(known):
        return None
    east, north = np.average(known[:, :2], axis=0, weights=known[:, 2])
    return float(east), float(north)


@lru_cache(maxsize=4)
def outline(
    period: Period, boundaries: Boundaries | None = None
) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """Borders of the provinces in few points: (degrees east, degrees north) of each ring.

    Islets that a small map cannot show are left out.
    """
    shapes = load_layer(Geography.PROVINCE, period, boundaries).geometry.to_numpy()
    simple = shapely.coverage_simplify(shapes, OUTLINE_TOLERANCE)
    parts = shapely.get_parts(simple)
    rings = shapely.get_exterior_ring(parts[shapely.area(parts) >= OUTLINE_LEAST_AREA])
    return tuple(_ring(ring) for ring in rings)


def _ring(ring: shapely.LinearRing) -> tuple[tuple[float, ...], tuple[float, ...]]:
    east, north = shapely.get_coordinates(ring).round(2).T
    return tuple(east.tolist()), tuple(north.tolist())
