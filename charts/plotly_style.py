"""What every Plotly figure shares: type, colours, axes, sample mark, no way off the machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.palette import Palette
from domain.language import Language

Figure = go.Figure
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'

PLOTLY_CONFIG: Mapping[str, Any] = MappingProxyType(
    {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "scrollZoom": False,
        "doubleClick": "reset",
        "responsive": True,
    }
)

# With more single cases than this Plotly labels whole numbers anyway.
_FEW = 5
_WATERMARK_ANGLE = -20
# Of the marks in three rows, those that have room side by side on a telephone.
_NARROW_MARKS = ((50, 84), (67, 50), (50, 16))
_WATERMARK_PLACES = tuple(
    (x / 100, y / 100)
    for row, y in enumerate((84, 50, 16))
    for x in ((33, 67) if row % 2 else (17, 50, 83))
)


def base_layout(*, colours: Palette, language: Language, height: int) -> dict[str, Any]:
    """Layout of every figure; numbers written as the language does."""
    return {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": colours.ink_2},
        "separators": language.pick(",.", ".,"),
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.34,
        "hoverlabel": {
            "bgcolor": colours.page,
            "bordercolor": colours.control_line,
            "font": {"family": FONT, "size": 14, "color": colours.ink},
            "align": "left",
        },
        "barmode": "overlay",
    }


def value_axis(colours: Palette) -> dict[str, Any]:
    """A value axis: hairlines, no box, from zero."""
    return {
        "gridcolor": colours.hairline,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "exponentformat": "none",
        "separatethousands": True,
        "tickfont": {"size": 13, "color": colours.ink_2},
    }


def whole_steps(top: float) -> dict[str, Any]:
    """For an axis of counts up to `top`: a step of 1 where Plotly would halve single cases."""
    return {"dtick": 1} if top <= _FEW else {}


def month_axis(colours: Palette, *, n: int) -> dict[str, Any]:
    """An axis of months: month i reaches from i to i + 1."""
    return {
        "range": [0, n],
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.control_line,
        "ticks": "",
        "tickangle": 0,
        "fixedrange": True,
        "tickfont": {"size": 12.5, "color": colours.ink_2},
    }


def thin_watermark(figure: go.Figure) -> go.Figure:
    """On a telephone the marks would lie on one another: three of them are kept."""
    kept = {(x / 100, y / 100) for x, y in _NARROW_MARKS}
    figure.layout.annotations = [
        note
        for note in figure.layout.annotations
        if note.textangle != _WATERMARK_ANGLE or (note.x, note.y) in kept
    ]
    return figure


def add_shapes(figure: go.Figure, shapes: Iterable[Mapping[str, Any]]) -> None:
    """Add shapes at once: Plotly checks every one again whenever another is added."""
    figure.layout.shapes = (*figure.layout.shapes, *shapes)


def add_notes(figure: go.Figure, notes: Iterable[Mapping[str, Any]]) -> None:
    """Add annotations at once, for the same reason."""
    figure.layout.annotations = (*figure.layout.annotations, *notes)


def add_watermark(figure: go.Figure, colours: Palette) -> None:
    """The sample mark in both languages, turned, all over the plot."""
    marks = [
        {
            "x": x, "y": y, "xref": "paper", "yref": "paper", "showarrow": False,
            "text": f"<b>{(SAMPLE_ID, SAMPLE_EN)[i % 2]}</b>", "textangle": _WATERMARK_ANGLE,
            "opacity": 0.19, "font": {"size": 16, "color": colours.ink},
        }
        for i, (x, y) in enumerate(_WATERMARK_PLACES)
    ]  # fmt: skip
    add_notes(figure, marks)
