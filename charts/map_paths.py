"""The areas of a map as read from a boundary layer's paths, placed on a picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from charts.svg_path import Box, Stroke, read_path


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """One area, or a marker of a unit without one.

    Attributes:
        strokes: its outline; empty for a marker.
        at: where its label or circle stands.
        parent: the province or Polda above it.
    """

    code: str
    name: str
    strokes: tuple[Stroke, ...]
    at: tuple[float, float]
    parent: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class MapPaths:
    """Everything that a boundary layer draws, in its own units, y downwards.

    Attributes:
        borders_of: for each stroke of the borders the provinces or Poldas that it bounds; empty
            where the layer does not say.
        tile: side of a tile where the layer is tiles.
        capitals: names and places of province capitals.
    """

    size: tuple[float, float]
    areas: Mapping[str, Shape]
    markers: Mapping[str, Shape]
    borders: tuple[Stroke, ...]
    land: tuple[Stroke, ...]
    labels: tuple[tuple[str, tuple[float, float]], ...]
    borders_of: tuple[tuple[str, ...], ...]
    insets: tuple[tuple[str, Box], ...]
    tile: float | None = None
    capitals: tuple[tuple[str, tuple[float, float]], ...] = ()

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """Areas and markers by code."""
        return {**self.areas, **self.markers}


def read_map_paths(document: Mapping[str, Any]) -> MapPaths:
    """The layer of a paths document.

    Raises:
        KeyError: a part is missing.
        ValueError: a path cannot be read.
    """
    return MapPaths(
        size=(float(document["width"]), float(document["height"])),
        areas={line["code"]: _shape(line) for line in document["areas"]},
        markers={line["code"]: _shape(line) for line in document.get("markers", ())},
        borders=read_path(document.get("borders", "")),
        land=read_path(document.get("land", "")),
        labels=tuple((line["text"], _point(line["at"])) for line in document.get("labels", ())),
        borders_of=tuple(tuple(each) for each in document.get("borders_of", ())),
        insets=tuple((line["name"], _box(line["box"])) for line in document.get("insets", ())),
        tile=document.get("tile"),
        capitals=tuple((line["name"], _point(line["at"])) for line in document.get("capitals", ())),
    )


def with_fine(paths: MapPaths, fine: Mapping[str, Mapping[str, Any]]) -> MapPaths:
    """The layer with the fine lines of some provinces or Poldas.

    Args:
        fine: their documents by code: areas as paths, borders with the blocks on their sides.
    """
    areas = dict(paths.areas)
    for document in fine.values():
        for code, d in document["areas"].items():
            areas[code] = replace(areas[code], strokes=read_path(d))
    coarse = [
        stroke
        for stroke, of in zip(paths.borders, paths.borders_of, strict=True)
        if not fine.keys() & set(of)
    ]
    lines = {line["d"] for document in fine.values() for line in document["borders"]}
    drawn = [stroke for d in sorted(lines) for stroke in read_path(d)]
    return replace(paths, areas=areas, borders=(*coarse, *drawn), borders_of=())


def _shape(line: Mapping[str, Any]) -> Shape:
    return Shape(
        line["code"], line["name"], read_path(line.get("d", "")), _point(line["at"]),
        line.get("parent"),
    )  # fmt: skip


def _point(pair: Sequence[float]) -> tuple[float, float]:
    return float(pair[0]), float(pair[1])


def _box(numbers: Sequence[float]) -> Box:
    x0, y0, x1, y1 = (float(number) for number in numbers)
    return x0, y0, x1, y1


@dataclass(frozen=True, slots=True)
class Placement:
    """Puts layer units onto the picture: times scale, plus an offset; rounded to 0.1 px."""

    scale: float
    dx: float
    dy: float

    def point(self, at: tuple[float, float]) -> tuple[float, float]:
        """One point on the picture."""
        return at[0] * self.scale + self.dx, at[1] * self.scale + self.dy

    def strokes(self, strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
        """Strokes on the picture."""
        offset = np.array([self.dx, self.dy])
        return tuple(
            Stroke(np.round(stroke.points * self.scale + offset, 1), stroke.is_closed)
            for stroke in strokes
        )


def toward_right(placement: Placement, *, paths: MapPaths, right: float) -> Placement:
    """Moved so far right that the layer, and with it the neighbours' land, ends at an edge."""
    end = paths.size[0] * placement.scale + placement.dx
    return replace(placement, dx=placement.dx + max(right - end, 0.0))


def fit(*, box: Box, into: Box) -> Placement:
    """The largest placement that shows a box of the layer whole, centred."""
    width, height = max(box[2] - box[0], 1e-9), max(box[3] - box[1], 1e-9)
    scale = min((into[2] - into[0]) / width, (into[3] - into[1]) / height)
    dx = (into[0] + into[2]) / 2 - scale * (box[0] + box[2]) / 2
    dy = (into[1] + into[3]) / 2 - scale * (box[1] + box[3]) / 2
    return Placement(scale, dx, dy)


def bounds(paths: MapPaths, codes: Collection[str] | None, *, margin: float = 0.0) -> Box:
    """The box around some areas (all when None), wider by a fraction of its larger side.

    The whole layer when none of them has an outline.
    """
    wanted = paths.areas.keys() if codes is None else codes
    points = [
        stroke.points
        for code in wanted
        if code in paths.areas
        for stroke in paths.areas[code].strokes
    ]
    if not points:
        return 0.0, 0.0, *paths.size
    every = np.concatenate(points)
    low, high = every.min(axis=0), every.max(axis=0)
    around = margin * max(high - low)
    x0, y0, x1, y1 = (float(number) for number in (*(low - around), *(high + around)))
    return x0, y0, x1, y1
