"""The map as a picture of 1920 x 1080 pixels: PNG for slides, SVG for print. No browser needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.map_view import MapMonth, MapView
from analysis.sums import count_states
from charts.canvas import WIDTH, Canvas
from charts.frame import FigureFrame, plain
from charts.legend import MapLegend, map_legend
from charts.legend_strip import draw_legend
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
from charts.palette import LIGHT, pale_ramp, palette, ramp
from charts.picture_parts import LEFT, RIGHT, draw_frame_line, draw_heading, draw_watermark
from charts.svg_path import Box
from domain.language import Language
from domain.period import Period
from domain.states import State

PANEL: Box = (LEFT, 172.0, RIGHT, 834.0)
_PADDING = 14.0
FORMATS = ("png", "svg")


@dataclass(frozen=True, eq=False, slots=True)
class _Order:
    """What is asked for."""

    view: MapView
    month: MapMonth
    paths: MapPaths
    fine: MapPaths
    frame: FigureFrame
    language: Language
    selected: str | None
    focus: Collection[str] | None


def map_picture(  # noqa: PLR0913 - everything that a picture depends on, all by name
    *,
    view: MapView,
    period: Period,
    paths: Mapping[str, Any],
    frame: FigureFrame,
    language: Language,
    format: str = "png",
    theme: str = LIGHT,
    selected: str | None = None,
    focus: Collection[str] | None = None,
    width: int = WIDTH,
    fine: Mapping[str, Mapping[str, Any]] | None = None,
) -> bytes:
    """One month of a map, with title, legend, counts, frame line and sample mark inside.

    The same input gives the same bytes.

    Args:
        view: what the map shows.
        period: a month of the view.
        paths: the boundary layer's paths document, of the geography and month of the view.
        format: "png" or "svg".
        selected: area code to outline and name.
        focus: area codes to zoom to and to count; all others are mere land. None for all.
        width: of the PNG in pixels; its height follows.
        fine: fine lines by province or Polda, for what is shown enlarged.

    Raises:
        KeyError: the view does not hold the month.
        ValueError: unknown format or theme, or paths that cannot be read.
    """
    if format not in FORMATS:
        raise ValueError(f"no such picture format: {format}")
    month = view.month(period) if focus is None else within(view.month(period), focus)
    drawn = read_map_paths(paths)
    close = with_fine(drawn, fine) if fine else drawn
    if focus is not None:
        drawn = close
    order = _Order(view, month, drawn, close, frame, language, selected, focus)
    canvas = Canvas(page=palette(theme).page)
    legend = map_legend(view, month, language)
    _draw(canvas, order, legend, theme)
    if format == "png":
        return canvas.png(width=width)
    return canvas.svg(title=plain(frame.title), description=_description(frame, legend))


def within(month: MapMonth, codes: Collection[str]) -> MapMonth:
    """The month with only the groups that hold one of the areas; counts are made anew."""
    wanted = frozenset(codes)
    members = {group: areas for group, areas in month.members.items() if wanted.intersection(areas)}
    groups = month.groups.loc[list(members)]
    return replace(month, groups=groups, members=members, counts=count_states(groups))


def _draw(canvas: Canvas, order: _Order, legend: MapLegend, theme: str) -> None:
    colours = palette(theme)
    indicator, classes = order.view.indicator, order.view.classes
    ramps = ramp(indicator, classes, theme), pale_ramp(indicator, classes, theme)
    painter = Painter(canvas, colours, *ramps)
    draw_heading(canvas, order.frame, colours)
    _draw_map(painter, order)
    draw_legend(painter, legend=legend, left=LEFT, right=RIGHT, top=850.0)
    draw_frame_line(canvas, order.frame, colours)


def _draw_map(painter: Painter, order: _Order) -> None:
    canvas, colours, paths = painter.canvas, painter.colours, order.paths
    canvas.rectangle(PANEL, fill=colours.sea)
    placement = placement_of(paths, order.focus)
    scene = build_scene(month=order.month, paths=paths, placement=placement, box=PANEL)
    painter.paint(scene)
    if paths.tile:
        TileNames(painter, paths, placement, PANEL, _said(order)).draw()
    else:
        draw_neighbours(painter, paths=paths, placement=placement, panel=PANEL)
    taken: list[Box] = []
    if order.focus is None and paths.insets:
        insets = Insets(painter, order.month, paths, order.fine, placement, order.language, PANEL)
        taken = insets.draw()
    if not paths.tile and order.focus is not None:
        AreaNames(painter, paths, placement, PANEL, taken).draw(order.focus, order.selected)
    _draw_selection(painter, scene, order, taken)
    if order.frame.is_sample:
        draw_watermark(canvas, box=PANEL, colours=colours)


def _draw_selection(painter: Painter, scene: Scene, order: _Order, taken: Sequence[Box]) -> None:
    """The selected area with its whole group, its name and its figure."""
    shape = order.paths.shapes.get(order.selected or "")
    figures = order.month.of_area(shape.code) if shape else None
    if shape is None or figures is None:
        return
    members = order.month.members[str(figures.name)]
    at = painter.select(scene, [shape.code, *members])
    if at is not None and not holds_names(order.paths, placement_of(order.paths, order.focus)):
        lines = (shape.name, _figure_text(order, figures))
        draw_leader(painter, scene=scene, at=at, lines=lines, taken=taken)


def _said(order: _Order) -> dict[str, str]:
    """The figure of the chosen place, which its tile bears where tiles have names."""
    figures = order.month.of_area(order.selected) if order.selected else None
    return {} if figures is None else {str(order.selected): _figure_text(order, figures)}


def _figure_text(order: _Order, figures: pd.Series) -> str:
    state = State(figures["state"])
    if state in (State.ABOVE_ZERO, State.ZERO):
        return order.view.indicator.write(float(figures["value"]), order.language)
    return state.label(order.language)


def placement_of(paths: MapPaths, focus: Collection[str] | None = None) -> Placement:
    """Where a layer, or the part of it in focus, lies on the picture."""
    into = _padded(PANEL)
    margin = 0.0 if focus is None else 0.1
    found = fit(box=bounds(paths, focus, margin=margin), into=into)
    return found if paths.tile else toward_right(found, paths=paths, right=PANEL[2])


def _padded(box: Box) -> Box:
    return box[0] + _PADDING, box[1] + _PADDING, box[2] - _PADDING, box[3] - _PADDING


def _description(frame: FigureFrame, legend: MapLegend) -> str:
    counts = "; ".join(f"{entry.label}: {entry.count}" for entry in legend.entries)
    line = "; ".join(plain(piece) for piece in frame.line)
    return f"{plain(frame.definition)} {counts}. {line}; {frame.code}."
