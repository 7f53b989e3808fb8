"""The map inside a picture or a slide: areas, names, insets, selection, legend; no frame."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.map_view import MapMonth, MapView
from analysis.sums import count_states
from charts.canvas import Canvas
from charts.legend import MapLegend, map_legend
from charts.map_furniture import draw_leader, draw_neighbours
from charts.map_insets import Insets
from charts.map_names import AreaNames
from charts.map_painter import Painter
from charts.map_paths import (
    MapPaths,
    Placement,
    bounds,
    fit,
    read_map_paths,
    toward_right,
    with_fine,
)
from charts.map_scene import Scene, build_scene
from charts.map_tiles import TileNames, holds_names
from charts.palette import pale_ramp, palette, ramp
from charts.picture_parts import LEFT, RIGHT, draw_watermark
from charts.svg_path import Box
from domain.language import Language
from domain.period import Period
from domain.states import State

PANEL: Box = (LEFT, 172.0, RIGHT, 834.0)
_PADDING = 14.0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class MapPart:
    """One month of a map as it is asked for.

    Attributes:
        view: what the map shows.
        period: a month of the view.
        paths: the boundary layer's paths document, of the geography and month of the view.
        fine: fine lines by province or Polda, for what is shown enlarged.
        is_sample: whether any figure in it is invented; then it bears the mark.
        selected: area code to outline and name.
        focus: area codes to zoom to and to count; all others are mere land. None for all.
    """

    view: MapView
    period: Period
    paths: Mapping[str, Any]
    language: Language
    is_sample: bool
    fine: Mapping[str, Mapping[str, Any]] | None = None
    selected: str | None = None
    focus: Collection[str] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ReadyMap:
    """A part whose documents are read and whose areas are chosen."""

    part: MapPart
    month: MapMonth
    paths: MapPaths
    fine: MapPaths
    legend: MapLegend


def ready_map(part: MapPart) -> ReadyMap:
    """Read the documents of a part once, to draw it on one or several canvases.

    Raises:
        KeyError: the view does not hold the month.
        ValueError: paths that cannot be read.
    """
    whole = part.view.month(part.period)
    month = whole if part.focus is None else within(whole, part.focus)
    drawn = read_map_paths(part.paths)
    close = with_fine(drawn, part.fine) if part.fine else drawn
    paths = drawn if part.focus is None else close
    return ReadyMap(part, month, paths, close, map_legend(part.view, month, part.language))


def within(month: MapMonth, codes: Collection[str]) -> MapMonth:
    """The month with only the groups that hold one of the areas; counts are made anew."""
    wanted = frozenset(codes)
    members = {group: areas for group, areas in month.members.items() if wanted.intersection(areas)}
    groups = month.groups.loc[list(members)]
    return replace(month, groups=groups, members=members, counts=count_states(groups))


def painter_of(canvas: Canvas, view: MapView, theme: str) -> Painter:
    """Paints the classes of a view with the colours of a theme."""
    indicator, classes = view.indicator, view.classes
    ramps = ramp(indicator, classes, theme), pale_ramp(indicator, classes, theme)
    return Painter(canvas, palette(theme), *ramps)


def draw_map(painter: Painter, ready: ReadyMap, panel: Box = PANEL) -> None:
    """The map inside a panel, with the sample mark where it is due."""
    canvas, colours, paths, part = painter.canvas, painter.colours, ready.paths, ready.part
    canvas.rectangle(panel, fill=colours.sea)
    placement = placement_of(paths, part.focus, panel)
    scene = build_scene(month=ready.month, paths=paths, placement=placement, box=panel)
    painter.paint(scene)
    if paths.tile:
        TileNames(painter, paths, placement, panel, _said(ready)).draw()
    else:
        draw_neighbours(painter, paths=paths, placement=placement, panel=panel)
    taken: list[Box] = []
    if part.focus is None and paths.insets:
        insets = Insets(painter, ready.month, paths, ready.fine, placement, part.language, panel)
        taken = insets.draw()
    if not paths.tile and part.focus is not None:
        AreaNames(painter, paths, placement, panel, taken).draw(part.focus, part.selected)
    _draw_selection(painter, scene, ready, taken, placement)
    if part.is_sample:
        draw_watermark(canvas, box=panel, colours=colours)


def _draw_selection(
    painter: Painter, scene: Scene, ready: ReadyMap, taken: Sequence[Box], placement: Placement
) -> None:
    """The selected area with its whole group, its name and its figure."""
    shape = ready.paths.shapes.get(ready.part.selected or "")
    figures = ready.month.of_area(shape.code) if shape else None
    if shape is None or figures is None:
        return
    members = ready.month.members[str(figures.name)]
    at = painter.select(scene, [shape.code, *members])
    if at is not None and not holds_names(ready.paths, placement):
        lines = (shape.name, _figure_text(ready.part, figures))
        draw_leader(painter, scene=scene, at=at, lines=lines, taken=taken)


def _said(ready: ReadyMap) -> dict[str, str]:
    """The figure of the chosen place, which its tile bears where tiles have names."""
    selected = ready.part.selected
    figures = ready.month.of_area(selected) if selected else None
    return {} if figures is None else {str(selected): _figure_text(ready.part, figures)}


def _figure_text(part: MapPart, figures: pd.Series) -> str:
    state = State(figures["state"])
    if state in (State.ABOVE_ZERO, State.ZERO):
        return part.view.indicator.write(float(figures["value"]), part.language)
    return state.label(part.language)


def placement_of(
    paths: MapPaths, focus: Collection[str] | None = None, panel: Box = PANEL
) -> Placement:
    """Where a layer, or the part of it in focus, lies on the picture."""
    margin = 0.0 if focus is None else 0.1
    found = fit(box=bounds(paths, focus, margin=margin), into=_padded(panel))
    return found if paths.tile else toward_right(found, paths=paths, right=panel[2])


def _padded(box: Box) -> Box:
    return box[0] + _PADDING, box[1] + _PADDING, box[2] - _PADDING, box[3] - _PADDING
