"""A slide of a briefing as a picture: SVG for the screen, PNG, and a page of a PDF."""

from __future__ import annotations

from charts.canvas import WIDTH, Canvas
from charts.frame import plain
from charts.map_part import MapPart
from charts.palette import LIGHT, palette
from charts.slide_painting import described, paint_slide
from charts.slide_parts import Sheet
from charts.slide_pdf import slides_pdf
from domain.briefing import Slide
from domain.language import Language

__all__ = ["draw_slide", "slide_png", "slide_svg", "slides_pdf"]


def draw_slide(
    slide: Slide,
    *,
    language: Language,
    map: MapPart | None = None,
    theme: str = LIGHT,
    page: str = "",
) -> Canvas:
    """The slide on a canvas of 1920 x 1080.

    Args:
        map: what a slide with a map shows; without it the legend stands in words.
        page: "3 / 12" where the slide is one of several.

    Raises:
        ValueError: unknown theme, or paths of the map that cannot be read.
    """
    canvas = Canvas(page=palette(theme).page)
    paint_slide(Sheet(canvas, slide, language, palette(theme), theme, page), map)
    return canvas


def slide_svg(
    slide: Slide,
    *,
    language: Language,
    map: MapPart | None = None,
    theme: str = LIGHT,
) -> bytes:
    """The slide as SVG; title and alternative text are read aloud."""
    canvas = draw_slide(slide, language=language, map=map, theme=theme)
    return canvas.svg(title=plain(slide.title), description=described(slide))


def slide_png(
    slide: Slide,
    *,
    language: Language,
    map: MapPart | None = None,
    theme: str = LIGHT,
    width: int = WIDTH,
) -> bytes:
    """The slide as PNG, that many pixels wide."""
    return draw_slide(slide, language=language, map=map, theme=theme).png(width=width)
