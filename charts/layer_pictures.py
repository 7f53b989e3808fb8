"""Two boundary layers beside each other: small maps, and one area in both, as SVG strings."""

from __future__ import annotations

from collections.abc import Mapping

from charts.palette import Palette
from charts.svg_markup import AUTO, number, rect, shade, stroke_path, svg
from geo.layer_drawing import CoarseLayer, Overlay

# From this share of common ground on, two layers draw an area alike; below it in five steps.
AGREEMENT_STEPS = (0.5, 0.7, 0.85, 0.95)


def agreement_class(agreement: float) -> int:
    """Which of the five classes a share of common ground falls in; 0 is the least."""
    return sum(agreement >= step for step in AGREEMENT_STEPS)


def class_colour(step: int, theme: str = AUTO) -> str:
    """The colour of a class of agreement, as CSS; the best one is plain land."""

    def pick(colours: Palette) -> str:
        return colours.rates[step] if step < len(AGREEMENT_STEPS) else colours.land

    return shade(pick, theme)


def layer_map(
    layer: CoarseLayer, *, agreement: Mapping[str, float], label: str, theme: str = AUTO
) -> str:
    """All areas of a layer; those that differ from another layer in the colour of how much.

    Args:
        agreement: share of common ground by code, 0 to 1; what it lacks is plain land.
        label: what a screen reader says of the picture.
    """
    by_class: dict[int, list[str]] = {}
    for code, path in layer.areas.items():
        by_class.setdefault(agreement_class(agreement.get(code, 1.0)), []).append(path)
    edge = shade(lambda colours: colours.area_edge, theme)
    body = rect((0, 0, layer.width, layer.height), fill=shade(lambda colours: colours.sea, theme))
    for step in sorted(by_class, reverse=True):
        body += (
            f'<path d="{"".join(by_class[step])}" style="fill:{class_colour(step, theme)};'
            f'stroke:{edge};stroke-width:0.5"/>'
        )
    border = shade(lambda colours: colours.ink_3, theme)
    body += stroke_path(layer.borders, colour=border, width=0.5)
    return svg(size=(layer.width, layer.height), label=label, body=body)


def overlay_picture(found: Overlay, *, label: str, theme: str = AUTO) -> str:
    """One area: the built-in shape as ground with a dashed edge, the other as a solid line."""
    box = (0.0, 0.0, found.size, found.size)
    ground = shade(lambda colours: colours.land, theme)
    dashed = shade(lambda colours: colours.ink_3, theme)
    solid = shade(lambda colours: colours.accent, theme)
    body = rect(box, fill=shade(lambda colours: colours.sea, theme))
    body += (
        f'<path d="{found.built_in}" style="fill:{ground};stroke:{dashed};stroke-width:1.2;'
        f'stroke-dasharray:4 3"/>'
    )
    body += stroke_path(found.other, colour=solid, width=1.8)
    return svg(size=(found.size, found.size), label=label, body=body)


def swatch(step: int, theme: str = AUTO) -> str:
    """A small box in the colour of a class, for a legend."""
    edge = shade(lambda colours: colours.control_line, theme)
    body = rect((0.5, 0.5, 15.5, 11.5), fill=class_colour(step, theme), edge=edge, width=0.8)
    return svg(size=(16, 12), label="", body=body, fluid=False)


def line_swatch(*, is_built_in: bool, theme: str = AUTO) -> str:
    """A piece of the line that an overlay draws a layer with, for a legend."""
    colour = shade(lambda colours: colours.ink_3 if is_built_in else colours.accent, theme)
    dash = ";stroke-dasharray:4 3" if is_built_in else ""
    width = 1.2 if is_built_in else 1.8
    body = stroke_path(f"M0 6H{number(24)}", colour=colour, width=width, more=dash)
    return svg(size=(24, 12), label="", body=body, fluid=False)
