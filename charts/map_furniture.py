"""What stands on a map besides its areas: neighbours' names, the selected place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from charts.fonts import face, text_width
from charts.map_insets import meet
from charts.map_painter import Painter
from charts.map_paths import Box, MapPaths, Placement
from charts.map_scene import Scene
from charts.picture_parts import HAIR_SPACE

_NEIGHBOUR_SIZE = 19
_LEADER_SIZE = 23


def draw_neighbours(painter: Painter, *, paths: MapPaths, placement: Placement, panel: Box) -> None:
    """Names of neighbouring countries, where they lie inside the panel."""
    for text, at in paths.labels:
        x, y = placement.point(at)
        if panel[0] + 40 < x < panel[2] - 40 and panel[1] + 20 < y < panel[3] - 10:
            painter.canvas.text(
                (x, y),
                HAIR_SPACE.join(text.upper()),
                size=_NEIGHBOUR_SIZE,
                colour=painter.colours.ink_3,
                align="center",
                halo=painter.colours.sea,
            )


def draw_leader(
    painter: Painter,
    *,
    scene: Scene,
    at: tuple[float, float],
    lines: tuple[str, str],
    taken: Sequence[Box],
) -> None:
    """A line from a place to its name and figure, where the least land lies below them.

    Args:
        taken: boxes to stay out of.
    """
    width = max(text_width(text, face("sans", "semibold", _LEADER_SIZE)) for text in lines)
    corner, space = _emptiest(scene, at, width, taken)
    ink, halo = painter.colours.ink, painter.colours.page
    painter.canvas.line((at, corner), colour=ink, width=2.0)
    to_left = corner[0] < at[0]
    for i, text in enumerate(lines):
        painter.canvas.text(
            (space[2] if to_left else space[0], space[1] + 24 + i * 27), text, size=_LEADER_SIZE,
            colour=ink, weight="semibold", align="right" if to_left else "left", halo=halo,
        )  # fmt: skip


def _emptiest(
    scene: Scene, at: tuple[float, float], width: float, taken: Sequence[Box]
) -> tuple[tuple[float, float], Box]:
    """End of the leader and space of the label, among sixteen directions and distances."""
    strokes = [stroke.points for area in scene.areas.values() for stroke in area.strokes]
    land = np.concatenate(strokes) if strokes else np.zeros((0, 2))
    best: tuple[float, tuple[float, float], Box] | None = None
    for dx, dy in ((dx, dy) for d in (40, 90, 150, 220) for dx in (-d, d) for dy in (0.7 * d, -d)):
        corner = (at[0] + dx, at[1] + dy)
        left = corner[0] - width - 6 if dx < 0 else corner[0] + 6
        space = (left, corner[1] - 27, left + width, corner[1] + 31)
        inside = (land > space[:2]) & (land < space[2:])
        cost = float(inside.all(axis=1).sum()) + abs(dx) / 2
        cost += 1e6 * (_leaves(space, scene.box) or any(meet(space, other) for other in taken))
        if best is None or cost < best[0]:
            best = (cost, corner, space)
    return (best[1], best[2]) if best else (at, (*at, *at))


def _leaves(space: Box, box: Box) -> bool:
    return space[0] < box[0] or space[1] < box[1] or space[2] > box[2] or space[3] > box[3]
