"""Takes out small exclaves that misplaced village coordinates make on the mainland.

A village whose coordinates are wrong makes a speck of its regency inside another. Dropping such
villages moves true borders too, so only the speck goes: to the area that it shares most border
with. Real exclaves of that size go as well, which a generalised map may do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

# Exclaves below this share of their regency's area are specks.
_SPECK = 0.02
# Degrees: borders closer than this are one border.
_TOUCH = 1e-7


@dataclass(frozen=True)
class _Parts:
    """Every polygon of every piece, and the connected part of its regency that it belongs to."""

    shapes: np.ndarray
    pieces: list[str]
    components: list[tuple[str, int]]


def without_specks(
    shapes: Mapping[str, BaseGeometry],
    *,
    regency_of: Callable[[str], str],
    islands: Sequence[Polygon],
) -> dict[str, BaseGeometry]:
    """The pieces with specks given to their neighbours.

    Islands are never specks, and no piece is left empty.
    """
    parts = _explode(shapes, regency_of)
    specks = _specks(parts, islands)
    owners = list(parts.pieces)
    tree = shapely.STRtree(parts.shapes)
    for at in sorted(specks, key=lambda at: float(shapely.area(parts.shapes[at]))):
        taker = _neighbour(at, parts, specks, tree)
        if taker is not None and owners.count(owners[at]) > 1:
            owners[at] = parts.pieces[taker]
    regrouped: dict[str, list[BaseGeometry]] = defaultdict(list)
    for owner, shape in zip(owners, parts.shapes, strict=True):
        regrouped[owner].append(shape)
    return {piece: shapely.union_all(regrouped[piece]) for piece in shapes}


def _explode(shapes: Mapping[str, BaseGeometry], regency_of: Callable[[str], str]) -> _Parts:
    polygons: list[Polygon] = []
    pieces: list[str] = []
    for piece, shape in shapes.items():
        for polygon in shapely.get_parts(shape):
            polygons.append(polygon)
            pieces.append(piece)
    found = np.asarray(polygons, dtype=object)
    return _Parts(found, pieces, _components(found, [regency_of(piece) for piece in pieces]))


def _components(polygons: np.ndarray, regencies: list[str]) -> list[tuple[str, int]]:
    """For each polygon its regency and the number of the connected part of it."""
    members: dict[str, list[int]] = defaultdict(list)
    for at, regency in enumerate(regencies):
        members[regency].append(at)
    found: list[tuple[str, int]] = [("", 0)] * len(polygons)
    for regency, inside in members.items():
        whole = shapely.get_parts(shapely.union_all(shapely.buffer(polygons[inside], _TOUCH)))
        numbers = shapely.STRtree(whole).nearest(shapely.point_on_surface(polygons[inside]))
        for at, number in zip(inside, numbers, strict=True):
            found[at] = (regency, int(number))
    return found


def _specks(parts: _Parts, islands: Sequence[Polygon]) -> set[int]:
    """The polygons of small connected parts that are not their regency's largest on the island."""
    areas = shapely.area(parts.shapes)
    home = shapely.STRtree(np.asarray(islands)).nearest(shapely.point_on_surface(parts.shapes))
    whole: dict[str, float] = defaultdict(float)
    of_component: dict[tuple[str, int], float] = defaultdict(float)
    largest: dict[tuple[str, int], float] = defaultdict(float)
    for at, component in enumerate(parts.components):
        whole[component[0]] += areas[at]
        of_component[component] += areas[at]
    for at, component in enumerate(parts.components):
        on = (component[0], int(home[at]))
        largest[on] = max(largest[on], of_component[component])
    return {
        at
        for at, component in enumerate(parts.components)
        if of_component[component] < largest[component[0], int(home[at])]
        and of_component[component] < _SPECK * whole[component[0]]
    }


def _neighbour(at: int, parts: _Parts, specks: set[int], tree: shapely.STRtree) -> int | None:
    """The polygon of another regency, no speck itself, with the longest common border."""
    near = [
        int(other)
        for other in tree.query(parts.shapes[at], predicate="intersects")
        if other not in specks and parts.components[other][0] != parts.components[at][0]
    ]
    if not near:
        return None
    edge = shapely.boundary(parts.shapes[at])
    reach = shapely.buffer(shapely.boundary(parts.shapes[near]), _TOUCH)
    lengths = shapely.length(shapely.intersection(edge, reach))
    return near[int(np.argmax(lengths))] if lengths.max() > 0 else None
