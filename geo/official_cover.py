"""Looks at the regencies side by side: ground that two claim, ground that none has.

Narrow overlaps and gaps along common lines come from drawing the line twice, and are cleaned and
counted. Wide ones are faults of the file (overlaps) or perhaps lakes (gaps): those are named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType
from geo import official_limits as limits
from geo.official_matching import regency_finding
from geo.official_shapes import km2
from geo.official_world import World

_EQUAL_AREA = 6933
# A part with a mean width (twice the area by the outline) below this is a sliver...
_SLIVER_METRES = 300.0
# ...and so is one below this area, however round.
_SLIVER_KM2 = 0.5
# What is below a few square metres comes from the last digits of coordinates.
_NOISE_KM2 = 1e-5
# Degrees, about 550 m: gaps up to this width are closed.
_GAP_WIDTH = 0.005
# Gaps that are left open and named one by one; smaller ones are counted.
_GAP_KM2 = 5.0
_NAMED_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """The regencies without overlaps and narrow gaps, sharing their lines; and what was found."""

    shapes: dict[str, BaseGeometry]
    findings: tuple[BoundaryFinding, ...]


def clean_cover(shapes: Mapping[str, BaseGeometry], world: World) -> Cover:
    """Name wide overlaps, clean narrow ones, close narrow gaps, name wide ones.

    Args:
        shapes: valid areas in degrees by code. With wide overlaps they come back as they are.
    """
    codes = list(shapes)
    areas = np.array([shapes[code] for code in codes], dtype=object)
    if shapely.coverage_is_valid(areas):
        # nothing overlaps, and lines are shared to the last digit: most files of one program
        overlaps, noded = [], areas
    else:
        overlaps = _overlaps(codes, areas, world)
        if any(finding.type is found.OVERLAP for finding in overlaps):
            return Cover(dict(shapes), tuple(overlaps))
        noded = _cleaned(areas, gap_width=0.0)
    holes = _holes(noded)
    closed = _cleaned(noded, gap_width=_GAP_WIDTH) if _has_narrow(holes) else noded
    gaps = _gaps([world.called(code) for code in codes], holes, closed)
    return Cover(dict(zip(codes, closed, strict=True)), (*overlaps, *gaps))


def _has_narrow(holes: np.ndarray) -> bool:
    """Whether a hole has no room for a circle as wide as the gaps that are closed."""
    radii = shapely.length(shapely.maximum_inscribed_circle(holes))
    return bool((2 * radii <= _GAP_WIDTH).any())


def _cleaned(areas: np.ndarray, *, gap_width: float) -> np.ndarray:
    cleaned: np.ndarray = shapely.coverage_clean(areas, gap_width=gap_width)
    return cleaned


def _overlaps(codes: list[str], areas: np.ndarray, world: World) -> list[BoundaryFinding]:
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.intersection(areas[first], areas[second])
    wide, narrow = [], []
    for at in np.flatnonzero(shapely.area(shared) > 0):
        parts, sizes = _parts(shared[at])
        is_wide = _is_wide(parts, sizes)
        if is_wide.any():
            wide.append((float(sizes[is_wide].sum()), codes[first[at]], codes[second[at]]))
        narrow += list(sizes[~is_wide & (sizes > _NOISE_KM2)])
    findings = [
        regency_finding(found.OVERLAP, a, world, other=world.called(b), km2=round(size, 1))
        for size, a, b in sorted(wide, reverse=True)
    ]
    return [*bounded(findings), *_counted(found.OVERLAPS_CLEANED, narrow)]


def _parts(shape: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
    """The polygons of a shape in equal-area metres, and their areas in km2."""
    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_dimensions(parts) == 2]
    flat = gpd.GeoSeries(parts, crs=4326).to_crs(_EQUAL_AREA).to_numpy()
    return flat, shapely.area(flat) / 1e6


def _is_wide(flat: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    width = 2 * shapely.area(flat) / np.maximum(shapely.length(flat), 1e-9)
    wide: np.ndarray = (width >= _SLIVER_METRES) & (sizes >= _SLIVER_KM2)
    return wide


def _gaps(names: list[str], before: np.ndarray, closed: np.ndarray) -> list[BoundaryFinding]:
    after = _holes(closed)
    gone = max(0.0, float(km2(before).sum() - km2(after).sum()))
    tree = shapely.STRtree(closed)
    sizes = km2(after)
    left = []
    for at in np.argsort(-sizes)[: int((sizes >= _GAP_KM2).sum())]:
        around = sorted(names[near] for near in tree.query(after[at], predicate="intersects"))
        left.append(_gap(around, float(sizes[at])))
    small = sizes[(sizes < _GAP_KM2) & (sizes > _NOISE_KM2)]
    # gaps of which nothing is left, or which only became smaller
    n = max(len(before) - len(after), 0)
    closed_findings = [] if gone < _NOISE_KM2 else [_sum(found.GAPS_CLOSED, n, gone)]
    return [
        *bounded(left),
        *_counted(found.GAPS_SMALL, list(small), limit=_GAP_KM2),
        *closed_findings,
    ]


def _holes(areas: np.ndarray) -> np.ndarray:
    """The ground that the areas enclose together and none of them has."""
    whole = shapely.get_parts(shapely.coverage_union_all(areas))
    rings = [shapely.polygons(ring) for part in whole for ring in part.interiors]
    return np.array(rings, dtype=object)


def _gap(around: list[str], size: float) -> BoundaryFinding:
    return BoundaryFinding(
        found.GAP_LEFT,
        parameters={"neighbours": around[:_NAMED_NEIGHBOURS], "km2": round(size, 1)},
    )


def _counted(kind: IssueType, sizes: list[float], **more: object) -> list[BoundaryFinding]:
    return [_sum(kind, len(sizes), float(sum(sizes)), **more)] if sizes else []


def _sum(kind: IssueType, n: int, total: float, **more: object) -> BoundaryFinding:
    return BoundaryFinding(kind, parameters={"n": n, "km2": round(total, 2)} | more)


def bounded(findings: list[BoundaryFinding]) -> list[BoundaryFinding]:
    """The findings of one kind, the first hundred one by one and the others counted."""
    left = len(findings) - limits.LISTED
    if left <= 0:
        return findings
    more = BoundaryFinding(found.MORE, parameters={"n": left, "what": findings[0].code})
    return [*findings[: limits.LISTED], more]
