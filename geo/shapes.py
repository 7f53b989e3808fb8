"""Points for labels and markers, in whole drawing units."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from geo.projection import Projection


def inside(drawn: BaseGeometry) -> list[int]:
    """A point well inside the largest part of a projected shape."""
    parts = shapely.get_parts(drawn)
    largest = max(parts, key=lambda part: float(shapely.area(part)))
    circle = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
    x, y = shapely.get_coordinates(circle)[0]
    return [round(x), round(y)]


def at(longitude: float, latitude: float, projection: Projection) -> list[int]:
    """Degrees as a point of the drawing."""
    x, y = shapely.get_coordinates(projection.project(shapely.Point(longitude, latitude)))[0]
    return [round(x), round(y)]
