"""Areas from points: the ground nearest to a village, island by island, belongs to its unit.

No village's cell reaches over water to an island that has villages of its own, and an island
without any goes whole to the unit of the nearest village.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

# Degrees that the Voronoi diagram reaches beyond an island's own box.
_BEYOND = 0.5


def share_land(
    *, points: np.ndarray, owners: Sequence[str], islands: Sequence[Polygon]
) -> dict[str, BaseGeometry]:
    """Share islands among the owners of points.

    Args:
        points: (n, 2) longitudes and latitudes, no two the same.
        owners: the unit of each point.
        islands: land polygons without overlaps.

    Returns:
        Owner to (multi)polygon. Every owner gets some land: a point at sea counts for the
        nearest island. Neighbouring areas touch to within floating-point error.
    """
    land = np.asarray(islands, dtype=object)
    places = shapely.points(points)
    names = np.asarray(owners)
    home = shapely.STRtree(land).nearest(places)
    shares: dict[str, list[BaseGeometry]] = defaultdict(list)
    for at in np.unique(home):
        here = np.flatnonzero(home == at)
        _share_island(land[at], places[here], names[here], shares)
    empty = np.setdiff1d(np.arange(len(land)), home)
    nearest = shapely.STRtree(places).nearest(land[empty])
    for at, owner in zip(empty, names[nearest], strict=True):
        shares[owner].append(land[at])
    return {owner: shapely.union_all(parts) for owner, parts in sorted(shares.items())}


def _share_island(
    island: Polygon,
    places: np.ndarray,
    names: np.ndarray,
    shares: dict[str, list[BaseGeometry]],
) -> None:
    owners = np.unique(names)
    if len(owners) == 1:
        shares[owners[0]].append(island)
        return
    reach = shapely.buffer(shapely.envelope(island), _BEYOND)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(places), extend_to=reach, ordered=True)
    )
    for owner in owners:
        whole = shapely.coverage_union_all(cells[names == owner])
        part = shapely.intersection(island, whole)
        if not part.is_empty:
            shares[owner].append(part)
