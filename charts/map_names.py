"""Names on a picture of one province or Polda: its capital, and its places where they have room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from charts.fonts import face, text_width
from charts.map_insets import meet
from charts.map_painter import Painter
from charts.map_paths import Box, MapPaths, Placement, Shape
from charts.names import bare_name

_SIZE, _TALL = 19, 24.0
_MARK = 8.0
# Pixels of a unit from which capitals have room.
_CLOSE = 0.19


@dataclass(frozen=True, eq=False, slots=True)
class AreaNames:
    """Writes names; none covers another.

    Attributes:
        taken: boxes that are in use; those of the names are added.
    """

    painter: Painter
    paths: MapPaths
    placement: Placement
    panel: Box
    taken: list[Box] = field(default_factory=list)

    def draw(self, focus: Collection[str], selected: str | None) -> None:
        """Capitals in view, then the places in focus, the widest first."""
        if self.placement.scale < _CLOSE:
            return
        chosen = self.paths.shapes.get(selected or "")
        for name, at in self.paths.capitals:
            # The chosen place has a label of its own.
            if chosen is None or bare_name(chosen.name) != name:
                self._capital(name, self.placement.point(at))
        shapes = [self.paths.areas[code] for code in focus if code in self.paths.areas]
        for shape in sorted(shapes, key=lambda shape: (-self._width(shape), shape.code)):
            if shape.code != selected:
                self._place(shape)

    def _capital(self, name: str, at: tuple[float, float]) -> None:
        """A small square with the name to its right, or left of it where that is free."""
        (x, y), half = at, _MARK / 2
        width = text_width(name, face("sans", "semibold", _SIZE))
        sides = ((x + half + 5, "left"), (x - half - 5, "right"))
        for start, align in sides:
            left = start if align == "left" else start - width
            box = (min(left, x - half), y - _TALL / 2, max(left + width, x + half), y + _TALL / 2)
            if self._take(box):
                self.painter.canvas.rectangle(
                    (x - half, y - half, x + half, y + half),
                    fill=self.painter.colours.ink, edge=self.painter.colours.page, width=1.2,
                )  # fmt: skip
                self._write(name, (start, y), align, "semibold")
                return

    def _place(self, shape: Shape) -> None:
        name = bare_name(shape.name) if not shape.name.startswith("Kota ") else shape.name
        width = text_width(name, face("sans", "regular", _SIZE))
        x, y = self.placement.point(shape.at)
        box = (x - width / 2, y - _TALL / 2, x + width / 2, y + _TALL / 2)
        if self._width(shape) > width and self._take(box):
            self._write(name, (x, y), "center", "regular")

    def _width(self, shape: Shape) -> float:
        """How wide the widest part of an area is on the picture."""
        spans = (float(np.ptp(stroke.points[:, 0])) for stroke in shape.strokes)
        return max(spans, default=0.0) * self.placement.scale

    def _take(self, box: Box) -> bool:
        x0, y0, x1, y1 = self.panel
        inside = x0 + 6 < box[0] and y0 + 4 < box[1] and box[2] < x1 - 6 and box[3] < y1 - 4
        if not inside or any(meet(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        return True

    def _write(self, text: str, at: tuple[float, float], align: str, weight: str) -> None:
        self.painter.canvas.text(
            (at[0], at[1] + _SIZE * 0.34), text, size=_SIZE, colour=self.painter.colours.ink,
            weight=weight, align=align, halo=self.painter.colours.page,
        )  # fmt: skip
