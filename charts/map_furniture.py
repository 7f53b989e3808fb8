"""What stands on a map besides its areas: neighbours' names, insets, the selected place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.map_view import MapMonth
from charts.fonts import face, text_width
from charts.map_painter import Painter
from charts.map_paths import Box, MapPaths, Placement, fit
from charts.map_scene import Scene, build_scene
from charts.svg_path import enclosed_area
from domain.language import Language

_NEIGHBOUR_SIZE = 19
_INSET_WIDTH = 252.0
_INSET_LABELS = 5
_LEADER_SIZE = 23
_KIND = re.compile(
    r"^(Kabupaten|Kab\.|Kota Administrasi|Kota Adm\.|Kota|"
    r"Polrestabes|Polresta|Polres Metro|Polres)\s+"
)


def draw_neighbours(painter: Painter, *, paths: MapPaths, placement: Placement, panel: Box) -> None:
    """Names of neighbouring countries, where they lie inside the panel."""
    for text, at in paths.labels:
        x, y = placement.point(at)
        if panel[0] + 40 < x < panel[2] - 40 and panel[1] + 20 < y < panel[3] - 10:
            painter.canvas.text(
                (x, y),
                "\u200a".join(text.upper()),
                size=_NEIGHBOUR_SIZE,
                colour=painter.colours.ink_3,
                align="center",
            )


def draw_inset(
    painter: Painter,
    *,
    month: MapMonth,
    paths: MapPaths,
    inset: tuple[str, Box],
    placement: Placement,
    language: Language,
    panel: Box,
) -> Box:
    """A crowded part, enlarged in the lower left corner, and its frame on the map.

    Returns:
        The room that it takes, caption included.
    """
    name, box = inset
    canvas, colours = painter.canvas, painter.colours
    x0, y0 = placement.point((box[0], box[1]))
    x1, y1 = placement.point((box[2], box[3]))
    canvas.rectangle((x0, y0, x1, y1), edge=colours.ink, width=2.0)
    height = _INSET_WIDTH * (box[3] - box[1]) / (box[2] - box[0])
    left, bottom = panel[0] + 20, panel[3] - 20
    place: Box = (left, bottom - height, left + _INSET_WIDTH, bottom)
    canvas.rectangle(place, fill=colours.sea)
    scene = build_scene(month=month, paths=paths, placement=fit(box=box, into=place), box=place)
    painter.paint(scene)
    _inset_labels(painter, paths, fit(box=box, into=place), place)
    canvas.rectangle(place, edge=colours.ink_2, width=1.6)
    caption = language.text("{place}, enlarged", place=name)
    canvas.text(
        (left, place[1] - 9), caption, size=19, colour=colours.ink, weight="semibold",
        halo=colours.sea,
    )  # fmt: skip
    return place[0], place[1] - 32, place[2], place[3]


def _inset_labels(painter: Painter, paths: MapPaths, placement: Placement, box: Box) -> None:
    """Names of the largest places inside the inset, as long as they do not meet."""
    taken: list[Box] = []
    for name, (centre, y) in _inset_names(paths, placement, box):
        half = text_width(name, face("sans", "semibold", 19)) / 2 + 4
        x = min(max(centre, box[0] + half), box[2] - half)
        space = (x - half, y - 16, x + half, y + 8)
        if len(taken) < _INSET_LABELS and not any(_meet(space, other) for other in taken):
            taken.append(space)
            painter.canvas.text(
                (x, y + 5), name, size=19, colour=painter.colours.ink, weight="semibold",
                align="center", halo=painter.colours.page,
            )  # fmt: skip


def _inset_names(
    paths: MapPaths, placement: Placement, box: Box
) -> Iterator[tuple[str, tuple[float, float]]]:
    inside = [shape for shape in paths.areas.values() if _holds(box, placement.point(shape.at))]
    seen: set[str] = set()
    for shape in sorted(inside, key=lambda shape: -enclosed_area(shape.strokes)):
        name = _KIND.sub("", shape.name)
        if name not in seen:
            seen.add(name)
            yield name, placement.point(shape.at)


def _holds(box: Box, at: tuple[float, float]) -> bool:
    return box[0] + 12 < at[0] < box[2] - 12 and box[1] + 18 < at[1] < box[3] - 14


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


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
        cost += 1e6 * (_leaves(space, scene.box) or any(_meet(space, other) for other in taken))
        if best is None or cost < best[0]:
            best = (cost, corner, space)
    return (best[1], best[2]) if best else (at, (*at, *at))


def _leaves(space: Box, box: Box) -> bool:
    return space[0] < box[0] or space[1] < box[1] or space[2] > box[2] or space[3] > box[3]
