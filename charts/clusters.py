"""Where a rate clusters, as a small map of points: a mark for each place, and the legend's marks.

What is beyond chance is large and has a shape of its own, so that it survives grey printing; all
others are dots of one colour, whatever their value: nobody inside is told apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analysis.clusters import Clusters, Kind
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import add_watermark, base_layout, thin_watermark
from charts.svg_markup import shade
from domain.indicators import Rise
from domain.language import N_, Language

Ring = tuple[tuple[float, ...], tuple[float, ...]]

_FRAME = {"x": (94.4, 141.6), "y": (-11.4, 6.6)}
# Drawn in this order: what says most lies on top.
_ORDER = (
    Kind.UNKNOWN,
    Kind.LEFT_OUT,
    Kind.INSIDE,
    Kind.FEW,
    Kind.LOW_AMONG_HIGH,
    Kind.HIGH_AMONG_LOW,
    Kind.LOW,
    Kind.HIGH,
)
_LABELS = {
    Kind.HIGH: N_("High among high"),
    Kind.LOW: N_("Low among low"),
    Kind.HIGH_AMONG_LOW: N_("High among low"),
    Kind.LOW_AMONG_HIGH: N_("Low among high"),
    Kind.INSIDE: N_("Within chance, not ranked"),
    Kind.FEW: N_("Too few cases to name"),
    Kind.LEFT_OUT: N_("Left out of the test"),
    Kind.UNKNOWN: N_("Without a figure"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of place is drawn.

    Attributes:
        symbol: of Plotly.
        size: in pixels.
        is_open: an outline only.
    """

    symbol: str
    size: float
    is_open: bool = False


_MARKS = {
    Kind.HIGH: Mark("diamond", 11),
    Kind.LOW: Mark("square", 9),
    Kind.HIGH_AMONG_LOW: Mark("diamond", 10, is_open=True),
    Kind.LOW_AMONG_HIGH: Mark("square", 8, is_open=True),
    Kind.INSIDE: Mark("circle", 5),
    Kind.FEW: Mark("circle", 7, is_open=True),
    Kind.LEFT_OUT: Mark("x-thin", 6, is_open=True),
    Kind.UNKNOWN: Mark("circle", 5, is_open=True),
}
_IS_HIGH = (Kind.HIGH, Kind.HIGH_AMONG_LOW)
_IS_LOW = (Kind.LOW, Kind.LOW_AMONG_HIGH)


def kind_label(kind: Kind, language: Language) -> str:
    """A kind as the legend and the table name it."""
    return language.text(_LABELS[kind])


def cluster_map(
    *,
    found: Clusters,
    names: Mapping[str, str],
    land: Sequence[Ring],
    language: Language,
    is_sample: bool,
    theme: str = LIGHT,
    is_phone: bool = False,
) -> go.Figure:
    """Every place as a mark at its middle, on the outline of the provinces.

    Args:
        names: place -> name.
        land: outlines, (degrees east, degrees north) of each.
        is_phone: low and with small marks, for a window that is a third as wide.
    """
    height, scale = (200, 0.6) if is_phone else (400, 1.0)
    colours = palette(theme)
    figure = go.Figure()
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    axis = {"showgrid": False, "zeroline": False, "visible": False, "fixedrange": True}
    figure.update_xaxes(**axis, range=_FRAME["x"])
    figure.update_yaxes(**axis, range=_FRAME["y"], scaleanchor="x", scaleratio=1)
    _add_land(figure, land, colours)
    for kind in _ORDER:
        _add_kind(figure, kind, found, names, language, colours, scale=scale)
    if is_sample:
        add_watermark(figure, colours)
    return thin_watermark(figure) if is_phone else figure


def _add_land(figure: go.Figure, land: Sequence[Ring], colours: Palette) -> None:
    east: list[float | None] = []
    north: list[float | None] = []
    for xs, ys in land:
        east += [*xs, None]
        north += [*ys, None]
    figure.add_trace(
        go.Scatter(
            x=east, y=north, mode="lines", fill="toself", fillcolor=colours.panel,
            line={"color": colours.control_line, "width": 0.6}, hoverinfo="skip",
        )
    )  # fmt: skip


def _add_kind(
    figure: go.Figure,
    kind: Kind,
    found: Clusters,
    names: Mapping[str, str],
    language: Language,
    colours: Palette,
    *,
    scale: float,
) -> None:
    lines = found.of_kind(kind)
    lines = lines[lines["longitude"].notna()]
    if lines.empty:
        return
    mark, colour = _MARKS[kind], _colour(kind, found.indicator.rise, colours)
    figure.add_trace(
        go.Scatter(
            x=lines["longitude"],
            y=lines["latitude"],
            mode="markers",
            name=kind_label(kind, language),
            marker={
                "symbol": f"{mark.symbol}-open" if mark.is_open else mark.symbol,
                "size": mark.size * scale,
                "color": colour,
                "line": {"width": (1.6 if mark.is_open else 0.8) * scale,
                         "color": colour if mark.is_open else colours.page},
            },
            text=[_hover(found, group, names[group], kind, language) for group in lines.index],
            hovertemplate="%{text}<extra></extra>",
        )
    )  # fmt: skip


def _colour(kind: Kind, rise: Rise, colours: Palette) -> str:
    """As on funnels; where a rise is good, low is what to look at."""
    if kind in (*_IS_HIGH, *_IS_LOW):
        is_fault = (kind in _IS_LOW) == (rise is Rise.BETTER)
        return colours.above_limit if is_fault else colours.below_limit
    return colours.inside_limits if kind is Kind.INSIDE else colours.poorly_reported


def _hover(found: Clusters, group: str, name: str, kind: Kind, language: Language) -> str:
    line, indicator = found.lines.loc[group], found.indicator
    said = [f"<b>{escape(name)}</b>", kind_label(kind, language)]
    if pd.notna(line["value"]):
        pair = f"{language.number(line['numerator'])} / {language.number(line['denominator'])}"
        said.append(f"{indicator.write(line['value'], language)} ({pair})")
    if pd.notna(line["neighbours_value"]):
        around = indicator.write(line["neighbours_value"], language)
        said.append(language.text("Its neighbours together: {value}", value=around))
    return "<br>".join(said)


def cluster_legend(found: Clusters, language: Language) -> str:
    """The legend as HTML: every kind that occurs, with its mark and its count; none is hidden."""
    shown = [kind for kind in reversed(_ORDER) if len(found.of_kind(kind)) or kind in _ALWAYS]
    return "".join(_legend_entry(kind, found, language) for kind in shown)


_ALWAYS = (Kind.HIGH, Kind.LOW, Kind.INSIDE, Kind.UNKNOWN)


def _legend_entry(kind: Kind, found: Clusters, language: Language) -> str:
    count = language.number(len(found.of_kind(kind)))
    colour = shade(lambda colours: _colour(kind, found.indicator.rise, colours))
    return (
        f'<span style="white-space:nowrap;margin-right:20px">{_drawn(kind, colour)} '
        f"{kind_label(kind, language)}: <b>{count}</b></span>"
    )


def _drawn(kind: Kind, colour: str) -> str:
    mark = _MARKS[kind]
    paint = (
        f"fill:none;stroke:{colour};stroke-width:1.6" if mark.is_open else f"fill:{colour}"
    )  # fmt: skip
    shapes = {
        "diamond": '<path d="M7 1 13 7 7 13 1 7Z"',
        "square": '<rect x="2" y="2" width="10" height="10"',
        "circle": '<circle cx="7" cy="7" r="4"',
        "x-thin": '<path d="M3 3 11 11M11 3 3 11"',
    }
    return (
        '<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" '
        f'style="vertical-align:-2px;{paint}">{shapes[mark.symbol]}/></svg>'
    )
