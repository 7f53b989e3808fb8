"""The Netra mark on a picture."""

from __future__ import annotations

from matplotlib.path import Path

from charts.canvas import Canvas
from charts.logo import CENTRE, LINE, PUPIL, RADIUS, SIZE, hatch_lines
from charts.palette import Palette


def draw_logo(canvas: Canvas, *, at: tuple[float, float], size: float, colours: Palette) -> None:
    """The mark on a picture; `at` is its upper left corner."""
    k = size / SIZE

    def place(x: float, y: float) -> tuple[float, float]:
        return at[0] + x * k, at[1] + y * k

    centre = place(CENTRE, CENTRE)
    circle, pupil = Path.circle(centre, RADIUS * k), Path.circle(centre, PUPIL * k)
    x0, y0 = at
    left_half = (x0, y0, centre[0], y0 + size)
    canvas.path(circle, fill=colours.page)
    canvas.path(circle, fill=colours.accent, clip=left_half)
    for x0, y0, x1, y1 in hatch_lines():
        line = Path([place(x0, y0), place(x1, y1)])
        canvas.path(line, edge=colours.ink, width=LINE * k)
    canvas.path(circle, edge=colours.ink, width=LINE * k)
    canvas.path(pupil, fill=colours.page, edge=colours.ink, width=LINE * k)
