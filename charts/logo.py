"""The Netra mark: an eye, one half known, the other half hatched."""

from __future__ import annotations

from html import escape
from math import sqrt

from matplotlib.path import Path

from charts.canvas import Canvas
from charts.palette import LIGHT, Palette, palette
from charts.svg_markup import number

_SIZE = 32.0
_CENTRE = _SIZE / 2
_RADIUS = 14.4
_PUPIL = 4.8
_PITCH = 4.6
_LINE = 2.2

Segment = tuple[float, float, float, float]


def _hatch_lines() -> tuple[Segment, ...]:
    """The chords at 45 degrees in the right half of the circle, in units of the mark."""
    lines = []
    for step in range(-2, 3):
        along = step * _PITCH + 1.2
        half = sqrt(max(_RADIUS**2 - along**2, 0.0))
        first = max(-half, -along)
        if first < half:
            lines.append((*_on_chord(along, first), *_on_chord(along, half)))
    return tuple(lines)


def _on_chord(along: float, across: float) -> tuple[float, float]:
    root = sqrt(2)
    return _CENTRE + (along + across) / root, _CENTRE + (along - across) / root


def logo_svg(*, theme: str = LIGHT, size: int = 28, label: str = "Netra") -> str:
    """The mark as an SVG string, that many pixels wide; without ids, so it may stand twice."""
    colours = palette(theme)
    d = "".join(
        f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" for x0, y0, x1, y1 in _hatch_lines()
    )
    c, r = number(_CENTRE), number(_RADIUS)
    top, bottom = number(_CENTRE - _RADIUS), number(_CENTRE + _RADIUS)
    ring = f'stroke="{colours.ink}" stroke-width="{_LINE}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="{size}" '
        f'height="{size}" role="img" aria-label="{escape(label)}">'
        f'<circle cx="{c}" cy="{c}" r="{r}" fill="{colours.page}"/>'
        f'<path d="M{c} {top}A{r} {r} 0 0 0 {c} {bottom}Z" fill="{colours.accent}"/>'
        f'<path d="{d}" fill="none" {ring}/>'
        f'<circle cx="{c}" cy="{c}" r="{r}" fill="none" {ring}/>'
        f'<circle cx="{c}" cy="{c}" r="{number(_PUPIL)}" fill="{colours.page}" {ring}/></svg>'
    )


def draw_logo(canvas: Canvas, *, at: tuple[float, float], size: float, colours: Palette) -> None:
    """The mark on a picture; `at` is its upper left corner."""
    k = size / _SIZE

    def place(x: float, y: float) -> tuple[float, float]:
        return at[0] + x * k, at[1] + y * k

    centre = place(_CENTRE, _CENTRE)
    circle, pupil = Path.circle(centre, _RADIUS * k), Path.circle(centre, _PUPIL * k)
    x0, y0 = at
    left_half = (x0, y0, centre[0], y0 + size)
    canvas.path(circle, fill=colours.page)
    canvas.path(circle, fill=colours.accent, clip=left_half)
    for x0, y0, x1, y1 in _hatch_lines():
        line = Path([place(x0, y0), place(x1, y1)])
        canvas.path(line, edge=colours.ink, width=_LINE * k)
    canvas.path(circle, edge=colours.ink, width=_LINE * k)
    canvas.path(pupil, fill=colours.page, edge=colours.ink, width=_LINE * k)
