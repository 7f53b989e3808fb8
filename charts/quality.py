"""What a question about quality stands on: a unit's months, or how its figures end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import base_layout, month_axis, value_axis
from domain.language import Language
from domain.period import Period

_MARGIN = {"l": 56, "r": 20, "t": 30, "b": 46}
_WORD = 64  # px to the right of the last month, for the word beside its usual figure
_NAMES = 6
_EVEN = 0.1
_ROUND = ("0", "5")


def unit_months_figure(  # noqa: PLR0913 - everything that the figure depends on, all by name
    *,
    periods: Sequence[Period],
    values: Sequence[float | None],
    low: float,
    usual: float,
    high: float,
    language: Language,
    is_sample: bool,
    theme: str = LIGHT,
    height: int = 240,
) -> go.Figure:
    """A unit's figure over its months, the last one marked, with what would be usual in it.

    Months without a figure are gaps: they are neither joined over nor drawn as zero.

    Args:
        values: one for each period; None is missing.
        low, usual, high: of the last month.
    """
    colours = palette(theme)
    figure = go.Figure()
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(margin={**_MARGIN, "r": _WORD})
    _axes(figure, periods, values, high, language, colours)
    _usual_range(figure, len(periods), (low, usual, high), language, colours)
    _line(figure, periods, values, language, colours)
    if is_sample:
        _mark_as_sample(figure, colours)
    return figure


def _axes(
    figure: go.Figure,
    periods: Sequence[Period],
    values: Sequence[float | None],
    high: float,
    language: Language,
    colours: Palette,
) -> None:
    every = max(1, -(-len(periods) // _NAMES))
    kept = [i for i in range(len(periods)) if (len(periods) - 1 - i) % every == 0]
    texts = [f"{language.short_month(periods[i])}<br>{periods[i].year}" for i in kept]
    ticks = {"tickvals": [i + 0.5 for i in kept], "ticktext": texts}
    figure.update_xaxes(**month_axis(colours, n=len(periods)), **ticks)
    known = [value for value in values if value is not None]
    top = max([*known, high]) * 1.15 or 1.0
    figure.update_yaxes(**value_axis(colours), range=[0, top], nticks=5)


def _usual_range(
    figure: go.Figure,
    n: int,
    bounds: tuple[float, float, float],
    language: Language,
    colours: Palette,
) -> None:
    """A grey bar in the last month, with the usual figure as a line across it."""
    low, usual, high = bounds
    figure.add_shape(
        type="rect", x0=n - 0.86, x1=n - 0.14, y0=low, y1=high, layer="below",
        fillcolor=colours.hairline, line={"width": 0},
    )  # fmt: skip
    figure.add_shape(
        type="line", x0=n - 0.86, x1=n - 0.14, y0=usual, y1=usual, layer="below",
        line={"color": colours.mean, "width": 1.6},
    )  # fmt: skip
    figure.add_annotation(
        x=n - 0.1, y=usual, xanchor="left", showarrow=False, text=language.text("usual"),
        font={"size": 12.5, "color": colours.ink_2},
    )  # fmt: skip


def _line(
    figure: go.Figure,
    periods: Sequence[Period],
    values: Sequence[float | None],
    language: Language,
    colours: Palette,
) -> None:
    last = len(values) - 1
    hovers = [
        f"<b>{language.month(period)}</b><br>"
        + (language.text("no figure") if value is None else language.number(value))
        for period, value in zip(periods, values, strict=True)
    ]
    figure.add_trace(
        go.Scatter(
            x=[i + 0.5 for i in range(len(values))],
            y=list(values),
            mode="lines+markers",
            connectgaps=False,
            line={"color": colours.accent, "width": 2},
            marker=_markers(last, colours),
            text=hovers,
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    if values[last] is not None:
        figure.add_annotation(
            x=last + 0.5, y=values[last], yshift=17, showarrow=False,
            text=f"<b>{language.number(values[last])}</b>",
            font={"size": 13.5, "color": colours.ink},
        )  # fmt: skip


def _markers(last: int, colours: Palette) -> dict[str, Any]:
    """Points; the month asked about is a hollow diamond, as what is asked is not yet known."""
    return {
        "size": [6] * last + [11],
        "symbol": ["circle"] * last + ["diamond"],
        "color": [colours.accent] * last + [colours.page],
        "line": {"color": [colours.accent] * last + [colours.ink], "width": [0] * last + [2]},
    }


def last_digits_figure(
    *,
    counts: Sequence[int],
    language: Language,
    is_sample: bool,
    theme: str = LIGHT,
    height: int = 240,
) -> go.Figure:
    """How many figures end in each digit, with the line of an even spread.

    Args:
        counts: of the ten digits 0 to 9.
    """
    colours, n = palette(theme), sum(counts)
    digits = [str(digit) for digit in range(10)]
    figure = go.Figure(
        go.Bar(
            x=digits,
            y=list(counts),
            marker={
                "color": [colours.accent if d in _ROUND else colours.bar for d in digits],
                "line": {"width": 0},
            },
            text=[language.number(count) for count in counts],
            textposition="outside",
            textfont={"size": 12.5, "color": colours.ink},
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(margin=_MARGIN)
    figure.update_xaxes(
        type="category", fixedrange=True, showgrid=False, ticks="",
        linecolor=colours.control_line, showline=True,
        title={"text": language.text("last digit"), "font": {"size": 12.5}},
        tickfont={"size": 13, "color": colours.ink_2},
    )  # fmt: skip
    figure.update_yaxes(**value_axis(colours), range=[0, max(counts, default=0) * 1.2 or 1])
    _even_line(figure, n, language, colours)
    if is_sample:
        _mark_as_sample(figure, colours)
    return figure


def _mark_as_sample(figure: go.Figure, colours: Palette) -> None:
    """The turned sample mark in both languages: a low figure has no room for more."""
    for x, y, text in ((0.24, 0.72, SAMPLE_ID), (0.7, 0.4, SAMPLE_EN)):
        figure.add_annotation(
            x=x, y=y, xref="paper", yref="paper", text=f"<b>{text}</b>", textangle=-20,
            opacity=0.19, showarrow=False, font={"size": 16, "color": colours.ink},
        )  # fmt: skip


def _even_line(figure: go.Figure, n: int, language: Language, colours: Palette) -> None:
    figure.add_shape(
        type="line", x0=-0.5, x1=9.5, y0=n * _EVEN, y1=n * _EVEN,
        line={"color": colours.mean, "width": 1.4, "dash": "5px,4px"},
    )  # fmt: skip
    figure.add_annotation(
        x=9.5, y=n * _EVEN, xanchor="right", yshift=9, showarrow=False,
        text=language.text("even: {n}", n=language.number(n * _EVEN)),
        font={"size": 12.5, "color": colours.ink_2},
    )  # fmt: skip
