"""Areas with their looks, ready to be painted: placed, filtered to what is visible, grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.map_view import MapMonth
from charts.map_paths import Box, MapPaths, Placement
from charts.svg_path import Stroke, enclosed_area, outline

OUTSIDE = "o"  # beyond what the picture is about: land, without a state
SMALLEST_VISIBLE = 33.0  # squared picture pixels: 20 on a screen map of 1,390 pixels


@dataclass(frozen=True, eq=False, slots=True)
class Area:
    """A placed area: one look, shared by all members of its group.

    Attributes:
        is_faint: its class rests on a small denominator.
    """

    code: str
    look: str
    is_marked: bool
    is_faint: bool
    strokes: tuple[Stroke, ...]
    at: tuple[float, float]

    @property
    def needs_circle(self) -> bool:
        """Whether it is too small to be seen, or has no outline at all."""
        return self.look != OUTSIDE and enclosed_area(self.strokes) < SMALLEST_VISIBLE


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """What is painted inside one box of the picture.

    Attributes:
        areas: by code, those that touch the box.
        joined: the groups of several areas that touch the box.
    """

    box: Box
    areas: Mapping[str, Area]
    joined: tuple[tuple[str, ...], ...]
    land: tuple[Stroke, ...]
    borders: tuple[Stroke, ...]

    def with_look(self, looks: Iterable[str]) -> tuple[Area, ...]:
        """The areas that look so."""
        wanted = frozenset(looks)
        return tuple(area for area in self.areas.values() if area.look in wanted)

    def edges(self, areas: Sequence[Area]) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
        """Outer edges, and edges between areas that are joined."""
        codes = {area.code for area in areas}
        groups = [group for group in self.joined if group[0] in codes]
        together = {code for group in groups for code in group}
        outer = [stroke for a in areas if a.code not in together for stroke in a.strokes]
        inner: list[Stroke] = []
        for group in groups:
            around, between = outline([self.areas[code].strokes for code in group])
            outer.extend(around)
            inner.extend(between)
        return tuple(outer), tuple(inner)


def build_scene(*, month: MapMonth, paths: MapPaths, placement: Placement, box: Box) -> Scene:
    """Place the areas of a month and keep what touches the box.

    Areas that the month does not hold lie outside: they are drawn as mere land.
    """
    looks, marked = _looks(month), _codes(month, month.groups["mark"] == "h")
    faint = _codes(month, month.groups["is_faint"])
    areas: dict[str, Area] = {}
    for code, shape in paths.shapes.items():
        strokes = placement.strokes(shape.strokes)
        at = placement.point(shape.at)
        if _touches(strokes, at, box):
            look = looks.get(code, OUTSIDE)
            areas[code] = Area(code, look, code in marked, code in faint, strokes, at)
    joined = (tuple(c for c in members if c in areas) for members in month.members.values())
    return Scene(
        box=box,
        areas=areas,
        joined=tuple(group for group in joined if len(group) > 1),
        land=_visible(placement.strokes(paths.land), box),
        borders=_visible(placement.strokes(paths.borders), box),
    )


def _looks(month: MapMonth) -> dict[str, str]:
    look = month.groups["look"].to_dict()
    return {code: str(look[group]) for group, codes in month.members.items() for code in codes}


def _codes(month: MapMonth, wanted: pd.Series) -> frozenset[str]:
    """The areas of some groups."""
    return frozenset(code for group in wanted[wanted].index for code in month.members[group])


def _touches(strokes: Sequence[Stroke], at: tuple[float, float], box: Box) -> bool:
    if strokes:
        return bool(_visible(strokes, box))
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]


def _visible(strokes: Sequence[Stroke], box: Box) -> tuple[Stroke, ...]:
    return tuple(stroke for stroke in strokes if _overlaps(stroke.points, box))


def _overlaps(points: np.ndarray, box: Box) -> bool:
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] <= box[2] and high[0] >= box[0] and low[1] <= box[3] and high[1] >= box[1])
