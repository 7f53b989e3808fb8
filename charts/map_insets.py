"""Crowded places enlarged, where the map shows nothing but sea; as the map on screen has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.map_view import MapMonth
from charts.canvas import compound
from charts.fonts import face, text_width
from charts.map_painter import Painter
from charts.map_paths import Box, MapPaths, Placement, fit
from charts.map_scene import build_scene
from charts.names import bare_name
from charts.svg_path import enclosed_area
from domain.language import Language

_WIDTH = 252.0
_EDGE, _TITLE = 20.0, 32.0
_LABELS, _SIZE = 5, 19
_STEP = 12.0


@dataclass(frozen=True, eq=False, slots=True)
class Insets:
    """Draws the insets of a layer on one picture."""

    painter: Painter
    month: MapMonth
    paths: MapPaths
    fine: MapPaths
    placement: Placement
    language: Language
    panel: Box

    def draw(self) -> list[Box]:
        """Draw each inset that finds room, the first in any case.

        Returns:
            The room that they take, captions included.
        """
        taken: list[Box] = []
        for i, (name, source) in enumerate(self.paths.insets):
            place = self._free_place(source, taken, is_first=i == 0)
            if place:
                self._draw_one(name, source, place)
                taken.append((place[0], place[1] - _TITLE, place[2], place[3]))
        return taken

    @property
    def _scale(self) -> float:
        first = self.paths.insets[0][1]
        return _WIDTH / (first[2] - first[0])

    def _free_place(self, source: Box, taken: list[Box], *, is_first: bool) -> Box | None:
        """Up the left edge, beside what is there, up the right edge."""
        wide, high = (source[2] - source[0]) * self._scale, (source[3] - source[1]) * self._scale
        left, _, right, bottom = self.panel
        beside = max((box[2] for box in taken if box[2] < (left + right) / 2), default=left)
        for x in (left + _EDGE, beside + _EDGE, right - wide - _EDGE):
            over = [box[1] for box in taken if box[0] < x + wide and box[2] > x]
            floor = min([bottom - _EDGE, *(top - 6 for top in over)])
            place = (x, floor - high, x + wide, floor)
            if is_first or self._is_sea((x, floor - high - _TITLE, x + wide, floor)):
                return place
        return None

    def _is_sea(self, box: Box) -> bool:
        if box[1] < self.panel[1] + 8:
            return False
        across = np.arange(box[0], box[2] + _STEP, _STEP)
        down = np.arange(box[1], box[3] + _STEP, _STEP)
        grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        places = (grid - (self.placement.dx, self.placement.dy)) / self.placement.scale
        return not any(
            compound(shape.strokes).contains_points(places).any()
            for shape in self.paths.areas.values()
            if shape.strokes and _near(shape.strokes[0].points, places)
        )

    def _draw_one(self, name: str, source: Box, place: Box) -> None:
        canvas, colours = self.painter.canvas, self.painter.colours
        x0, y0 = self.placement.point((source[0], source[1]))
        x1, y1 = self.placement.point((source[2], source[3]))
        canvas.rectangle((x0, y0, x1, y1), edge=colours.ink, width=2.0)
        canvas.rectangle(place, fill=colours.sea)
        inside = fit(box=source, into=place)
        scene = build_scene(month=self.month, paths=self.fine, placement=inside, box=place)
        self.painter.paint(scene)
        self._names(inside, place)
        canvas.rectangle(place, edge=colours.ink_2, width=1.6)
        canvas.text(
            (place[0], place[1] - 9), self._caption(name, place), size=_SIZE, colour=colours.ink,
            weight="semibold", halo=colours.sea,
        )  # fmt: skip

    def _caption(self, name: str, place: Box) -> str:
        whole = self.language.text("{place}, enlarged", place=name)
        fits = text_width(whole, face("sans", "semibold", _SIZE)) <= place[2] - place[0]
        return whole if fits else name

    def _names(self, inside: Placement, box: Box) -> None:
        """Names of the largest places inside, as long as they do not meet."""
        taken: list[Box] = []
        for name, (centre, y) in self._candidates(inside, box):
            half = text_width(name, face("sans", "semibold", _SIZE)) / 2 + 4
            x = min(max(centre, box[0] + half), box[2] - half)
            space = (x - half, y - 16, x + half, y + 8)
            if len(taken) < _LABELS and not any(meet(space, other) for other in taken):
                taken.append(space)
                self.painter.canvas.text(
                    (x, y + 5), name, size=_SIZE, colour=self.painter.colours.ink,
                    weight="semibold", align="center", halo=self.painter.colours.page,
                )  # fmt: skip

    def _candidates(self, inside: Placement, box: Box) -> Iterator[tuple[str, tuple[float, float]]]:
        shapes = [
            shape for shape in self.paths.areas.values() if _holds(box, inside.point(shape.at))
        ]
        seen: set[str] = set()
        for shape in sorted(shapes, key=lambda shape: -enclosed_area(shape.strokes)):
            name = bare_name(shape.name)
            if name not in seen:
                seen.add(name)
                yield name, inside.point(shape.at)


def _near(points: np.ndarray, places: np.ndarray) -> bool:
    """Whether an area can reach any of the places; islands off its largest part are small."""
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(((places >= low) & (places <= high)).all(axis=1).any())


def _holds(box: Box, at: tuple[float, float]) -> bool:
    return box[0] + 12 < at[0] < box[2] - 12 and box[1] + 18 < at[1] < box[3] - 14


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
