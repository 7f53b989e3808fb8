"""Names on a picture of tiles: of provinces and Poldas beside their blocks, of places on them."""

from __future__ import annotations

from dataclasses import dataclass

from charts.fonts import face, text_width
from charts.map_painter import Painter
from charts.map_paths import Box, MapPaths, Placement
from charts.names import bare_name, lines_of

_BLOCK, _PLACE, _LINE = 20, 18, 21.0
_SMALLER = (20, 18, 16)
# Letters of 18 px to a tile are counted with this width.
_LETTER = 8.6
# Sides of a tile, in pixels of the picture, from which it holds a name.
_NAMED_FROM = 62.0


def holds_names(paths: MapPaths, placement: Placement) -> bool:
    """Whether tiles are so large here that each bears its name."""
    return (paths.tile or 0.0) * placement.scale >= _NAMED_FROM


@dataclass(frozen=True, eq=False, slots=True)
class TileNames:
    """Writes the names for the size that the tiles have on a picture.

    Attributes:
        said: further lines by place, below its name: the figure of the chosen one.
    """

    painter: Painter
    paths: MapPaths
    placement: Placement
    panel: Box
    said: dict[str, str]

    def draw(self) -> None:
        """Everything that has room."""
        if not any(shape.parent for shape in self.paths.areas.values()):
            self._on_blocks()
            return
        if holds_names(self.paths, self.placement):
            self._on_tiles()
        self._beside_blocks()

    @property
    def _side(self) -> float:
        return (self.paths.tile or 0.0) * self.placement.scale

    def _on_blocks(self) -> None:
        for text, at in self.paths.labels:
            lines = tuple(text.split(maxsplit=1)) if " " in text and len(text) > 8 else (text,)
            if lines[0].endswith(".") and len(lines) > 1:
                first, *rest = lines[1].split()
                lines = (f"{lines[0]} {first}", *rest)
            self._write(lines, self.placement.point(at), self._size(lines), on_tile=True)

    def _size(self, lines: tuple[str, ...]) -> int:
        """The largest size at which every line stays on the tile."""
        for size in _SMALLER:
            font = face("sans", "semibold", size)
            if all(text_width(line, font) < self._side - 8 for line in lines):
                return size
        return _SMALLER[-1]

    def _on_tiles(self) -> None:
        most = int((self._side - 6) / _LETTER)
        for shape in self.paths.areas.values():
            kind = "Kota " if shape.name.startswith("Kota ") else ""
            lines = lines_of(kind + bare_name(shape.name), most)
            if shape.code in self.said:
                lines = (*lines, self.said[shape.code])
            if len(lines) * _LINE < self._side:
                weight = "semibold" if shape.code in self.said else "regular"
                at = self.placement.point(shape.at)
                self._write(lines, at, _PLACE, on_tile=True, weight=weight)

    def _beside_blocks(self) -> None:
        is_close = holds_names(self.paths, self.placement)
        for text, at in self.paths.labels:
            if not (is_close and self._is_on_tile(at)):
                self._write((text,), self.placement.point(at), _BLOCK)

    def _is_on_tile(self, at: tuple[float, float]) -> bool:
        half = (self.paths.tile or 0.0) / 2
        return any(
            abs(shape.at[0] - at[0]) <= half and abs(shape.at[1] - at[1]) <= half
            for shape in self.paths.areas.values()
        )

    def _write(
        self,
        lines: tuple[str, ...],
        at: tuple[float, float],
        size: int,
        *,
        on_tile: bool = False,
        weight: str = "semibold",
    ) -> None:
        colours, font = self.painter.colours, face("sans", weight, size)
        half = max((text_width(line, font) for line in lines), default=0.0) / 2
        tall = len(lines) * _LINE / 2
        if not lines or not self._is_inside(
            (at[0] - half, at[1] - tall, at[0] + half, at[1] + tall)
        ):
            return
        first = at[1] - (len(lines) - 1) * _LINE / 2 + size * 0.34
        for i, line in enumerate(lines):
            self.painter.canvas.text(
                (at[0], first + i * _LINE), line, size=size, colour=colours.ink, weight=weight,
                align="center", halo=colours.page if on_tile else colours.sea,
            )  # fmt: skip

    def _is_inside(self, box: Box) -> bool:
        x0, y0, x1, y1 = self.panel
        return x0 <= box[0] and y0 <= box[1] and box[2] <= x1 and box[3] <= y1
