"""Levels of detail: the country coarse, each province or Polda fine in a file of its own.

The country's file is what every reader waits for and what a browser draws again and again; its
lines are simplified to less than a pixel. Whoever looks closer gets the fine file of what is in
view.
Both are cut from one coverage each, so areas of a level share their edges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from geo.layers import Boundaries
from geo.projection import Projection
from geo.svg import line_path

# Degrees: half a pixel of a map that shows the country 1,400 pixels wide.
COARSE = 0.02
# Islands smaller than this many square units have no outline: it would hide their fill.
_OUTLINED = 900.0
_NEAR = 0.01


@lru_cache(maxsize=4)
def coarse(boundaries: Boundaries) -> Boundaries:
    """The same pieces with simpler edges, still shared; no piece and no island is lost."""
    pieces = boundaries.pieces
    simple = shapely.coverage_simplify(pieces.geometry.to_numpy(), COARSE)
    return Boundaries(
        source=replace(boundaries.source, hash=f"{boundaries.source.hash}-coarse"),
        pieces=gpd.GeoDataFrame({"code": pieces["code"]}, geometry=simple, crs=pieces.crs),
    )


@dataclass(frozen=True, slots=True)
class BorderLine:
    """A line between blocks, or between a block and the sea.

    Attributes:
        d: its path.
        of: the codes of the one or two blocks that it bounds.
    """

    d: str
    of: tuple[str, ...]


def border_lines(blocks: gpd.GeoDataFrame, projection: Projection) -> list[BorderLine]:
    """The outlines of provinces or Poldas, each line once, with the blocks on its sides."""
    drawn = projection.project_all(blocks.geometry.to_numpy())
    parts, owners = shapely.get_parts(drawn, return_index=True)
    large = shapely.area(parts) >= _OUTLINED
    outlines, owners = shapely.boundary(parts[large]), owners[large]
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(outlines)))
    codes = blocks["code"].to_numpy()
    sides: list[set[str]] = [set() for _ in lines]
    near = shapely.STRtree(outlines).query(_middles(lines), predicate="dwithin", distance=_NEAR)
    for line, outline in near.T:
        sides[line].add(str(codes[owners[outline]]))
    found = [
        BorderLine(line_path(line), tuple(sorted(of)))
        for line, of in zip(lines, sides, strict=True)
    ]
    return [line for line in found if line.d]


def _middles(lines: np.ndarray) -> np.ndarray:
    """A point of each line that is no corner, so that it lies on its own blocks only."""
    first, second = (shapely.get_coordinates(shapely.get_point(lines, at)) for at in (0, 1))
    return np.asarray(shapely.points((first + second) / 2))
