"""Judges what coordinates a layer has, by what it says and by where its areas lie.

What the file says is believed when its areas then lie in Indonesia. Otherwise the usual coordinate
systems are tried, and one is taken only when nearly every area then lies where its own code or
name belongs: a zone is told from its neighbour by that, never by the range of numbers alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from geo.official_files import RawLayer
from geo.official_keys import Key
from geo.official_opening import Refused
from geo.official_report import ReadingOptions
from geo.official_world import BOX, World

DEGREES = "EPSG:4326"
# Web and world Mercator, equal area, UTM zones 46 to 54 north and south, Indonesia's TM-3 zones.
_USUAL = (
    4326, 3857, 3395, 6933, *range(32646, 32655), *range(32746, 32755), *range(23830, 23846),
)  # fmt: skip
# What the file says is believed when this share of the areas lies in Indonesia, and this where the
# keys say that they belong (another zone would move them by 600 km).
_INSIDE, _BELIEVED = 0.6, 0.5
# Another system than the stated one must put this share where they belong.
_RIGHT = 0.9
# Features that are looked at for it, spread over the layer.
_LOOKED_AT = 1_000

Move = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class Placed:
    """Shapes in degrees, and what their coordinates were taken for."""

    shapes: np.ndarray
    crs: str
    findings: tuple[BoundaryFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Middles:
    """The middle of each feature in the file's own coordinates, and where keys say it belongs."""

    points: np.ndarray
    codes: tuple[np.ndarray, ...]
    world: World

    def inside(self, move: Move) -> float:
        """The share of features that lie in Indonesia once moved."""
        x, y = move(self.points).T
        west, south, east, north = BOX
        return float(((x > west) & (x < east) & (y > south) & (y < north)).mean())

    def fits(self, move: Move) -> bool:
        """Whether most features lie in Indonesia, and where they belong as far as that is known."""
        if self.inside(move) < _INSIDE:
            return False
        return not self.codes or self.right(move) >= _BELIEVED * len(self.points)

    def right(self, move: Move) -> int:
        """How many features then lie where the best key says."""
        if self.inside(move) == 0:
            return 0
        places = shapely.points(move(self.points))
        return max((int(self.world.lies_right(c, places).sum()) for c in self.codes), default=0)


def in_degrees(
    layer: RawLayer, keys: Collection[Key], world: World, options: ReadingOptions
) -> Placed:
    """Bring a layer's shapes to degrees east and north (EPSG:4326).

    Raises:
        Refused: no coordinate system puts them into Indonesia.
    """
    stated = _system(options.crs or layer.crs, is_asked=options.crs is not None)
    middles = _middles(layer.shapes, keys, world)
    move = _to_degrees(stated) if stated is not None else _same
    if not len(middles.points) or middles.fits(move):
        return _as_stated(layer, stated, move)
    if middles.fits(_swapped):
        finding = BoundaryFinding(found.AXES_SWAPPED)
        return Placed(_moved(layer.shapes, _swapped), DEGREES, (finding,))
    recognised = _recognised(layer, middles, stated)
    if recognised is not None:
        return recognised
    if middles.inside(move) >= _INSIDE:
        return _as_stated(layer, stated, move)
    raise _unknown(layer, stated)


def _as_stated(layer: RawLayer, stated: CRS | None, move: Move) -> Placed:
    if stated is None:
        return Placed(layer.shapes, DEGREES, (BoundaryFinding(found.CRS_ASSUMED),))
    name = called(stated)
    if stated.equals(CRS(DEGREES), ignore_axis_order=True):
        return Placed(layer.shapes, name)
    findings = (BoundaryFinding(found.CRS_CONVERTED, parameters={"crs": name}),)
    return Placed(_moved(layer.shapes, move), name, findings)


def _unknown(layer: RawLayer, stated: CRS | None) -> Refused:
    edges = zip(("west", "south", "east", "north"), shapely.total_bounds(layer.shapes), strict=True)
    said = called(stated) if stated is not None else "–"
    return Refused(found.CRS_UNKNOWN, stated=said, **{k: f"{float(v):.6g}" for k, v in edges})


def _recognised(layer: RawLayer, middles: _Middles, stated: CRS | None) -> Placed | None:
    """By the usual system in which nearly all areas lie where they belong; None without one."""
    right = {code: middles.right(_to_degrees(CRS(code))) for code in _USUAL}
    best = max(right, key=lambda code: right[code])
    if right[best] < _RIGHT * len(middles.points):
        return None
    said = called(stated) if stated is not None else "–"
    name = called(CRS(best))
    finding = BoundaryFinding(
        found.CRS_RECOGNISED,
        parameters={"stated": said, "crs": name, "n": right[best], "of": len(middles.points)},
    )
    return Placed(_moved(layer.shapes, _to_degrees(CRS(best))), name, (finding,))


def called(system: CRS) -> str:
    """Code and name: "EPSG:32748 (WGS 84 / UTM zone 48S)"."""
    authority = system.to_authority()
    return f"{':'.join(authority)} ({system.name})" if authority else str(system.name)


def _system(text: str | None, *, is_asked: bool) -> CRS | None:
    if text is None:
        return None
    try:
        return CRS.from_user_input(text)
    except CRSError as error:
        if is_asked:
            raise Refused(found.CRS_OPTION, crs=text[:60]) from error
        return None


def _middles(shapes: np.ndarray, keys: Collection[Key], world: World) -> _Middles:
    west, south, east, north = shapely.bounds(shapes).T
    points = np.column_stack([(west + east) / 2, (south + north) / 2])
    known = np.flatnonzero(np.isfinite(points).all(axis=1))
    known = known[:: max(1, len(known) // _LOOKED_AT)]
    return _Middles(points[known], tuple(key.codes[known] for key in keys), world)


def _to_degrees(system: CRS) -> Move:
    transformer = Transformer.from_crs(system, DEGREES, always_xy=True)

    def move(points: np.ndarray) -> np.ndarray:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return move


def _same(points: np.ndarray) -> np.ndarray:
    return points


def _swapped(points: np.ndarray) -> np.ndarray:
    return points[:, ::-1]


def _moved(shapes: np.ndarray, move: Move) -> np.ndarray:
    moved: np.ndarray = shapely.transform(shapes, move)
    return moved
