"""National figures of other bodies as dated lines, a line a publication; never our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import base_layout, value_axis
from domain.language import Language

_ROW, _NARROW_ROW, _TOP, _FOOT = 30, 40, 40, 44
_LABEL = 300


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One publication: heading of its group, label, up to three figures with what they mean.

    Attributes:
        counts: (what, count) in the order reported, second stage, sanctioned; count None when
            it was not given.
    """

    group: str
    label: str
    counts: tuple[tuple[str, int | None], ...]


def published_figure(
    lines: Sequence[PublishedLine],
    *,
    language: Language,
    is_narrow: bool = False,
    theme: str = LIGHT,
) -> go.Figure:
    """A row for each publication: reported as an open circle, later stages as filled marks.

    Args:
        lines: those of a group one after the other.
    """
    colours = palette(theme)
    places = _places(lines)
    rows = max(places, default=0) + 2
    height = _TOP + _FOOT + (_NARROW_ROW if is_narrow else _ROW) * rows
    figure = go.Figure()
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    margin = {"l": 12 if is_narrow else _LABEL, "r": 30, "t": _TOP, "b": _FOOT}
    figure.update_layout(margin=margin)
    figure.update_xaxes(**value_axis(colours), rangemode="tozero")
    figure.update_yaxes(
        range=[max(places, default=0) + 1, -1.4], showgrid=False, zeroline=False,
        showticklabels=False, fixedrange=True,
    )  # fmt: skip
    for line, place in zip(lines, places, strict=True):
        _add_rule(figure, line, place, colours, language)
    for i in range(3):
        _add_marks(figure, lines, places, i, colours, language)
    _add_names(figure, lines, places, colours, is_narrow=is_narrow)
    return figure


def _places(lines: Sequence[PublishedLine]) -> list[int]:
    """Heights of the rows, with one row left free above each group."""
    places, at, group = [], -1, None
    for line in lines:
        at += 1 if line.group == group else 2
        group = line.group
        places.append(at - 1)
    return places


def _add_rule(
    figure: go.Figure, line: PublishedLine, place: int, colours: Palette, language: Language
) -> None:
    """A dashed line to the largest figure, which is written at its end."""
    largest = max((count for _, count in line.counts if count is not None), default=0)
    figure.add_annotation(
        x=largest, y=place, xanchor="left", xshift=9, showarrow=False,
        text=language.number(largest), font={"size": 13, "color": colours.ink},
    )  # fmt: skip
    figure.add_shape(
        type="line", x0=0, x1=largest, y0=place, y1=place, layer="below",
        line={"color": colours.control_line, "width": 1.4, "dash": "4px,3px"},
    )  # fmt: skip


def _add_marks(
    figure: go.Figure,
    lines: Sequence[PublishedLine],
    places: Sequence[int],
    i: int,
    colours: Palette,
    language: Language,
) -> None:
    found = [
        (line, place, *line.counts[i])
        for line, place in zip(lines, places, strict=True)
        if line.counts[i][1] is not None
    ]
    fill = (colours.page, colours.inside_limits, colours.accent)[i]
    figure.add_trace(
        go.Scatter(
            x=[count for *_, count in found],
            y=[place for _, place, _, _ in found],
            mode="markers",
            marker={
                "size": 12,
                "symbol": ("circle", "diamond", "square")[i],
                "color": fill,
                "line": {"color": colours.accent, "width": 2 if i == 0 else 0},
            },
            cliponaxis=False,
            hovertext=[
                f"<b>{escape(line.label)}</b><br>{escape(what)}: {language.number(count)}"
                for line, _, what, count in found
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )


def _add_names(
    figure: go.Figure,
    lines: Sequence[PublishedLine],
    places: Sequence[int],
    colours: Palette,
    *,
    is_narrow: bool,
) -> None:
    """Group above its rows; each row's body and day left of the plot, above the row on a phone."""
    group = None
    for line, place in zip(lines, places, strict=True):
        if line.group != group:
            group = line.group
            _name(figure, f"<b>{escape(group)}</b>", place - 1, colours.ink, is_narrow=is_narrow)
        lift = 15 if is_narrow else 0
        _name(figure, escape(line.label), place, colours.ink_2, lift=lift, is_narrow=is_narrow)


def _name(
    figure: go.Figure, text: str, place: float, colour: str, *, is_narrow: bool, lift: int = 0
) -> None:
    figure.add_annotation(
        x=0, y=place, xref="paper", yref="y", xanchor="left", yanchor="middle",
        xshift=0 if is_narrow else -_LABEL + 4, yshift=lift, showarrow=False, align="left",
        text=text, font={"size": 12 if is_narrow else 13.5, "color": colour},
    )  # fmt: skip
