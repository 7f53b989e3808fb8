"""Puts a slide onto a canvas: what surrounds the figure, then the figure of its kind."""

from __future__ import annotations

from charts.frame import plain
from charts.map_part import MapPart, ready_map
from charts.map_picture import draw_map_with_legend
from charts.picture_parts import LEFT, RIGHT
from charts.slide_bars import draw_bars
from charts.slide_funnel import draw_funnel
from charts.slide_parts import READING, SPLIT, Sheet, draw_foot, draw_head
from charts.slide_readings import draw_readings
from charts.slide_table import draw_table
from charts.slide_time import draw_time
from charts.slide_words import draw_opening, draw_statements
from charts.svg_path import Box
from domain.briefing import BarChart, FunnelChart, MapBody, Opening, Slide, Statements, TimeChart


def described(slide: Slide) -> str:
    """What the slide shows, for those who cannot see it, with its frame line."""
    line = "; ".join(plain(piece) for piece in (*slide.line, slide.code) if piece)
    parts = (slide.alt, slide.definition, *slide.reading)
    return " ".join(plain(part) for part in (*parts, f"{line}.") if part)


def paint_slide(sheet: Sheet, map: MapPart | None = None) -> None:
    """Everything of a slide, onto whatever canvas it is to be drawn."""
    body = sheet.slide.body
    if isinstance(body, Opening):
        draw_opening(sheet, body)
        return
    top, bottom = draw_head(sheet), draw_foot(sheet)
    has_readings = bool(sheet.slide.reading)
    if has_readings:
        draw_readings(sheet, (READING, top, RIGHT, bottom))
    box = (LEFT, top, SPLIT if has_readings else RIGHT, bottom)
    if isinstance(body, Statements):
        draw_statements(sheet, body, box)
    elif isinstance(body, MapBody):
        _draw_map(sheet, map, box)
    elif isinstance(body, TimeChart):
        draw_time(sheet, body, box)
    elif isinstance(body, FunnelChart):
        draw_funnel(sheet, body, box)
    elif isinstance(body, BarChart):
        draw_bars(sheet, body, box)
    else:
        draw_table(sheet, body, box)


def _draw_map(sheet: Sheet, map: MapPart | None, box: Box) -> None:
    if map is None:
        return
    draw_map_with_legend(
        sheet.canvas, ready_map(map), (LEFT, box[1], RIGHT, box[3]), theme=sheet.theme, right=box[2]
    )
