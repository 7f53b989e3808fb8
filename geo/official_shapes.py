"""Looks at every shape by itself: empty, no area, not finite, crossing itself, outside the country.

An outline that crosses itself is repaired when its area hardly changes by it, and refused when the
repair would be a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType
from geo.official_world import BOX

_EQUAL_AREA = 6933
# A repair that changes the area by more than this share is not made.
_REPAIR = 0.02
_AREAS = ("Polygon", "MultiPolygon", "GeometryCollection")

Name = Callable[[IssueType, int, dict[str, object]], BoundaryFinding]


@dataclass(frozen=True, slots=True)
class SoundShapes:
    """Valid areas in degrees; None where a shape cannot be used, which the findings say."""

    shapes: np.ndarray
    findings: tuple[BoundaryFinding, ...]


def sound_shapes(shapes: np.ndarray, *, used: np.ndarray, name: Name) -> SoundShapes:
    """Check and repair the shapes of the features that are used.

    Args:
        shapes: in degrees; None where there is none.
        used: which of them matter; the others come back as None.
        name: makes a finding about a feature by its position.
    """
    sound = np.full(len(shapes), None, dtype=object)
    findings = []
    bounds = shapely.bounds(shapes)
    valid = shapely.is_valid(shapes)
    for at in np.flatnonzero(used):
        fault = _unusable(shapes[at]) or _outside(bounds[at])
        if fault is not None:
            findings.append(name(fault[0], int(at), fault[1]))
        elif valid[at]:
            sound[at] = _areas(shapes[at])
        else:
            repaired = _repaired(shapes[at])
            findings.append(name(repaired.kind, int(at), repaired.parameters))
            sound[at] = repaired.shape
    return SoundShapes(sound, tuple(findings))


def points_of(shapes: np.ndarray) -> np.ndarray:
    """A point inside each shape, or the middle of its box where it is not valid."""
    west, south, east, north = shapely.bounds(shapes).T
    points = shapely.points((west + east) / 2, (south + north) / 2)
    points[~np.isfinite(west)] = None
    valid = shapely.is_valid(shapes) & ~shapely.is_empty(shapes) & np.isfinite(west)
    points[valid] = shapely.point_on_surface(shapes[valid])
    return points


def km2(shapes: np.ndarray) -> np.ndarray:
    """Areas in km2 of shapes in degrees."""
    areas: np.ndarray = gpd.GeoSeries(shapes, crs=4326).to_crs(_EQUAL_AREA).area.to_numpy() / 1e6
    return areas


def put_together(shapes: np.ndarray, codes: np.ndarray) -> dict[str, BaseGeometry]:
    """Code -> the union of its usable features; codes without any are absent."""
    grouped: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, shape in zip(codes, shapes, strict=True):
        if code and shape is not None:
            grouped[code].append(shape)
    return {
        code: parts[0] if len(parts) == 1 else shapely.union_all(parts)
        for code, parts in sorted(grouped.items())
    }


@dataclass(frozen=True, slots=True)
class _Repair:
    kind: IssueType
    shape: BaseGeometry | None
    parameters: dict[str, object]


Fault = tuple[IssueType, dict[str, object]]


def _unusable(shape: BaseGeometry | None) -> Fault | None:
    if shape is None or shape.is_empty:
        return found.SHAPE_EMPTY, {}
    if shape.geom_type not in _AREAS:
        return found.SHAPE_NOT_AREA, {"kind": shape.geom_type}
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return found.SHAPE_NOT_FINITE, {}
    return None


def _outside(bounds: np.ndarray) -> Fault | None:
    west, south, east, north = (float(edge) for edge in bounds)
    if _is_inside(west, south, east, north):
        return None
    if _is_inside(south, west, north, east):
        return found.AXES_SWAPPED_HERE, {}
    edges = {"west": west, "south": south, "east": east, "north": north}
    return found.OUTSIDE, {edge: round(value, 2) for edge, value in edges.items()}


def _is_inside(west: float, south: float, east: float, north: float) -> bool:
    return west >= BOX[0] and south >= BOX[1] and east <= BOX[2] and north <= BOX[3]


def _repaired(shape: BaseGeometry) -> _Repair:
    fixed = _areas(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    before, after = float(shapely.area(shape)), float(shapely.area(fixed))
    whole = float(km2(np.array([fixed]))[0])
    share = abs(after - before) / max(after, before, 1e-12)
    where = shapely.is_valid_reason(shape).partition("[")[2].rstrip("]")
    parameters: dict[str, object] = {
        "why": ", ".join(f"{float(part):.4f}" for part in where.split()[:2]),
        "change": round(share * whole, 2),
        "percent": round(share * 100, 2),
    }
    if share > _REPAIR or after == 0:
        return _Repair(found.SHAPE_REFUSED, None, parameters)
    return _Repair(found.SHAPE_REPAIRED, fixed, parameters)


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """The areas of a shape; lines and points that a collection holds beside them go."""
    if shape.geom_type != "GeometryCollection":
        return shape
    parts = [part for part in _polygons(shape) if shapely.area(part) > 0]
    return shapely.union_all(parts)


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    if shape.geom_type == "Polygon":
        return [shape]
    if shape.geom_type not in _AREAS:
        return []
    return [polygon for part in shapely.get_parts(shape) for polygon in _polygons(part)]
