"""The map as a picture of 1920 x 1080 pixels: PNG for slides, SVG for print. No browser needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from analysis.map_view import MapView
from charts.canvas import WIDTH, Canvas
from charts.frame import FigureFrame, plain
from charts.legend import MapLegend
from charts.legend_strip import draw_legend
from charts.map_part import (
    PANEL,
    MapPart,
    ReadyMap,
    draw_map,
    painter_of,
    placement_of,
    ready_map,
    within,
)
from charts.palette import LIGHT, palette
from charts.picture_parts import LEFT, RIGHT, draw_frame_line, draw_heading
from charts.svg_path import Box
from domain.briefing import Picture
from domain.language import Language
from domain.period import Period

__all__ = ["FORMATS", "PANEL", "MapPart", "bare_map", "map_picture", "placement_of", "within"]

FORMATS = ("png", "svg")
# A map alone: its panel, below it the legend, with a line of notes where there are some.
_BARE_HEIGHT = 780.0
_STRIP, _NOTES, _ABOVE = 118.0, 34.0, 16.0


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
        format: "png" or "svg".
        width: of the PNG in pixels; its height follows.

    The others are those of `MapPart`.

    Raises:
        KeyError: the view does not hold the month.
        ValueError: unknown format or theme, or paths that cannot be read.
    """
    if format not in FORMATS:
        raise ValueError(f"no such picture format: {format}")
    part = MapPart(
        view=view, period=period, paths=paths, language=language, is_sample=frame.is_sample,
        fine=fine, selected=selected, focus=focus,
    )  # fmt: skip
    ready = ready_map(part)
    canvas = Canvas(page=palette(theme).page)
    _draw(canvas, ready, frame, theme)
    if format == "png":
        return canvas.png(width=width)
    return canvas.svg(title=plain(frame.title), description=_description(frame, ready.legend))


def _draw(canvas: Canvas, ready: ReadyMap, frame: FigureFrame, theme: str) -> None:
    colours = palette(theme)
    painter = painter_of(canvas, ready.part.view, theme)
    draw_heading(canvas, frame, colours)
    draw_map(painter, ready)
    draw_legend(painter, legend=ready.legend, left=LEFT, right=RIGHT, top=850.0)
    draw_frame_line(canvas, frame, colours)


def bare_map(part: MapPart, language: Language, *, theme: str = LIGHT) -> Picture:
    """The map with its legend alone, for slides that have a title and a frame line of their own.

    The PNG has two pixels for each of the SVG's.
    """
    ready, box = ready_map(part), (LEFT, 0.0, RIGHT, _BARE_HEIGHT)
    canvas = Canvas(page=palette(theme).page, box=box)
    draw_map_with_legend(canvas, ready, box, theme=theme)
    title = part.view.indicator.label(language)
    width, height = RIGHT - LEFT, _BARE_HEIGHT
    svg = canvas.svg(title=title, description=f"{_counts(ready.legend)}.")
    return Picture(canvas.png(width=round(width * 2)), svg, width, height)


def draw_map_with_legend(
    canvas: Canvas, ready: ReadyMap, box: Box, *, theme: str = LIGHT, right: float | None = None
) -> None:
    """A map in the upper part of a box, its legend below it.

    Args:
        right: where the map ends, when something stands beside it; the legend keeps the width.
    """
    x0, y0, x1, y1 = box
    has_notes = bool(ready.legend.mark_note or ready.legend.faint_note)
    bottom = y1 - _ABOVE - _STRIP - (_NOTES if has_notes else 0.0)
    painter = painter_of(canvas, ready.part.view, theme)
    draw_map(painter, ready, (x0, y0, right or x1, bottom))
    draw_legend(painter, legend=ready.legend, left=x0, right=x1, top=bottom + _ABOVE)


def _counts(legend: MapLegend) -> str:
    return "; ".join(f"{entry.label}: {entry.count}" for entry in legend.entries)


def _description(frame: FigureFrame, legend: MapLegend) -> str:
    line = "; ".join(plain(piece) for piece in frame.line)
    return f"{plain(frame.definition)} {_counts(legend)}. {line}; {frame.code}."
