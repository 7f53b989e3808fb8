"""The Netra mark: an eye, one half known, the other half hatched."""

from __future__ import annotations

from math import sqrt

from matplotlib.path import Path

from charts.canvas import Canvas
from charts.palette import Palette

_SIZE = 32.0
_CENTRE = _SIZE / 2
_RADIUS = 14.4
_PUPIL = 4.8
_PITCH = 4.6
_LINE = 2.2

Segment = tuple[float, float, float, float]


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
