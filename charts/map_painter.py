"""Paints a scene: fills, patterns, edges, borders, circles, selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.path import Path

from charts.canvas import Canvas, compound, points_of
from charts.map_scene import OUTSIDE, Area, Scene
from charts.palette import Palette, StateLook
from charts.patterns import dots, hatch
from charts.svg_path import Box, Stroke
from domain.states import State

EDGE = 0.6  # 0.45 px on a screen map, as are the others in proportion
INNER_EDGE = 0.25
FAINT_EDGE = 1.9
BORDER = 0.9
PATTERN_LINE = 1.5
DOT = 2.6
CIRCLE = 6.0
_CIRCLE_PITCH = 4.0

STATE_OF = {
    "z": State.ZERO,
    "b": State.BLANK,
    "n": State.NOT_REPORTED,
    "x": State.NOT_IN_SCOPE,
}


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints with the colours of a theme and of the classes of a map."""

    canvas: Canvas
    colours: Palette
    ramp: tuple[str, ...]
    pale: tuple[str, ...]

    def state_look(self, look: str) -> StateLook | None:
        """The look of a state, None for a class."""
        return self.colours.states[STATE_OF[look]] if look in STATE_OF else None

    def fill(self, look: str, *, is_faint: bool = False) -> str:
        """The fill colour of a look; pale for a class on a small denominator."""
        if look == OUTSIDE:
            return self.colours.land
        state = self.state_look(look)
        if state:
            return state.fill
        return (self.pale if is_faint else self.ramp)[int(look)]

    def paint(self, scene: Scene) -> None:
        """Everything inside the scene's box."""
        canvas, box = self.canvas, scene.box
        canvas.path(compound(scene.land), fill=self.colours.land, clip=box)
        areas = tuple(scene.areas.values())
        for look, is_faint in sorted({(area.look, area.is_faint) for area in areas}):
            self._fills(scene, look, is_faint)
        self._edges(scene, tuple(area for area in areas if area.look not in "bnz"))
        self._faint_edges(scene)
        for look in "bn":
            self._edges(scene, scene.with_look(look))
        canvas.path(compound(scene.borders), edge=self.colours.border, width=BORDER, clip=box)
        self._edges(scene, scene.with_look("z"))
        self._circles(scene)
        self._marks(scene)

    def _fills(self, scene: Scene, look: str, is_faint: bool) -> None:
        areas = [area for area in scene.with_look(look) if area.is_faint == is_faint]
        path = compound([stroke for area in areas for stroke in area.strokes])
        self.canvas.path(path, fill=self.fill(look, is_faint=is_faint), clip=scene.box)
        self.pattern(look, path, _shared(path, scene.box))

    def pattern(self, look: str, path: Path, box: Box, pitch: float | None = None) -> None:
        """The pattern of a look inside a path, within a box; nothing for looks without one."""
        state = self.state_look(look)
        if state is None or state.pattern == "none" or not points_of(path).size:
            return
        args = (pitch,) if pitch else ()
        if state.pattern == "hatch":
            lines, width = hatch(box, *args), PATTERN_LINE
        else:
            lines, width = dots(box, *args), DOT
            lines = lines[path.contains_points(lines[:, 0])] if len(lines) else lines
        width = width if pitch is None else width * 0.75
        self.canvas.segments(lines, colour=state.mark, width=width, clip=path)

    def _edges(self, scene: Scene, areas: Sequence[Area]) -> None:
        if not areas:
            return
        outer, inner = scene.edges(areas)
        state = self.state_look(areas[0].look) if areas[0].look in "bnz" else None
        colour = state.edge if state else self.colours.area_edge
        width = state.edge_px * 1.35 if state else EDGE
        self._strokes(inner, colour, INNER_EDGE, scene.box)
        self._strokes(outer, colour, width, scene.box)

    def _faint_edges(self, scene: Scene) -> None:
        """A pale area keeps the full colour of its class as its edge."""
        for look, colour in enumerate(self.ramp):
            areas = [area for area in scene.with_look(str(look)) if area.is_faint]
            if areas:
                self._strokes(scene.edges(areas)[0], colour, FAINT_EDGE, scene.box)

    def _strokes(self, strokes: Sequence[Stroke], colour: str, width: float, box: Box) -> None:
        self.canvas.path(compound(strokes), edge=colour, width=width, clip=box)

    def _circles(self, scene: Scene) -> None:
        for area in scene.areas.values():
            if area.needs_circle:
                self.circle(area)

    def circle(self, area: Area) -> None:
        """A circle that stands for an area too small to be seen."""
        (x, y), r = area.at, CIRCLE
        path = Path.circle((x, y), r)
        self.canvas.path(path, fill=self.fill(area.look, is_faint=area.is_faint))
        self.pattern(area.look, path, (x - r, y - r, x + r, y + r), _CIRCLE_PITCH)
        self.canvas.path(path, edge=self.colours.ink, width=1.2)

    def _marks(self, scene: Scene) -> None:
        """A triangle on figures above 100 %: the data needs a look."""
        for area in scene.areas.values():
            if area.is_marked:
                self.warning(area.at)

    def warning(self, at: tuple[float, float], size: float = 7.0) -> None:
        """The triangle that marks a doubtful figure."""
        x, y = at
        corners = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
        path = Path([*corners, corners[0]], closed=True)
        self.canvas.path(path, fill=self.colours.sample, edge=self.colours.sample_text, width=1.2)

    def select(self, scene: Scene, codes: Sequence[str]) -> tuple[float, float] | None:
        """White halo and ink outline around areas.

        Returns:
            Where a label can point to, None when none of the areas is in the scene.
        """
        chosen = [scene.areas[code] for code in codes if code in scene.areas]
        if not chosen:
            return None
        outer, _ = scene.edges(chosen)
        if outer:
            self._strokes(outer, self.colours.page, 6.0, scene.box)
            self._strokes(outer, self.colours.ink, 2.4, scene.box)
        else:
            ring = Path.circle(chosen[0].at, CIRCLE + 2)
            self.canvas.path(ring, edge=self.colours.ink, width=2.4)
        return chosen[0].at


def _shared(path: Path, box: Box) -> Box:
    """The part of a box that a path can reach."""
    points = points_of(path)
    if not points.size:
        return box
    low, high = points.min(axis=0), points.max(axis=0)
    return (
        max(box[0], float(low[0])),
        max(box[1], float(low[1])),
        min(box[2], float(high[0])),
        min(box[3], float(high[1])),
    )
