"""The Netra mark: an eye, one half known, the other half hatched."""

from __future__ import annotations

from html import escape
from math import sqrt

from charts.svg_markup import AUTO, number, shade

SIZE = 32.0
CENTRE = SIZE / 2
RADIUS = 14.4
PUPIL = 4.8
_PITCH = 4.6
LINE = 2.2

Segment = tuple[float, float, float, float]


def hatch_lines() -> tuple[Segment, ...]:
    """The chords at 45 degrees in the right half of the circle, in units of the mark."""
    lines = []
    for step in range(-2, 3):
        along = step * _PITCH + 1.2
        half = sqrt(max(RADIUS**2 - along**2, 0.0))
        first = max(-half, -along)
        if first < half:
            lines.append((*_on_chord(along, first), *_on_chord(along, half)))
    return tuple(lines)


def _on_chord(along: float, across: float) -> tuple[float, float]:
    root = sqrt(2)
    return CENTRE + (along + across) / root, CENTRE + (along - across) / root


def logo_svg(*, theme: str = AUTO, size: int = 28, label: str = "Netra") -> str:
    """The mark as an SVG string, that many pixels wide; without ids, so it may stand twice."""
    ink, page = shade(lambda p: p.ink, theme), shade(lambda p: p.page, theme)
    accent = shade(lambda p: p.accent, theme)
    d = "".join(
        f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" for x0, y0, x1, y1 in hatch_lines()
    )
    c, r = number(CENTRE), number(RADIUS)
    top, bottom = number(CENTRE - RADIUS), number(CENTRE + RADIUS)
    ring = f"stroke:{ink};stroke-width:{LINE}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="{size}" '
        f'height="{size}" role="img" aria-label="{escape(label)}">'
        f'<circle cx="{c}" cy="{c}" r="{r}" style="fill:{page}"/>'
        f'<path d="M{c} {top}A{r} {r} 0 0 0 {c} {bottom}Z" style="fill:{accent}"/>'
        f'<path d="{d}" style="fill:none;{ring}"/>'
        f'<circle cx="{c}" cy="{c}" r="{r}" style="fill:none;{ring}"/>'
        f'<circle cx="{c}" cy="{c}" r="{number(PUPIL)}" style="fill:{page};{ring}"/></svg>'
    )
