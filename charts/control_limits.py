"""Limits and numbered marks of a control chart, laid over a trend."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.control_chart import ControlChart
from analysis.control_marks import Mark, mean_text
from analysis.run_rules import Rule
from charts.palette import Palette
from charts.trend_marks import spaced
from domain.indicators import Indicator
from domain.language import Language

_BADGE = 0.085  # of the axis: from a point to the middle of its number, and between two numbers
_SEPARATION = 0.055  # of the axis: between two labels
_LETTER = 7.4
LIMIT_SIZE = 12.5


def top_with_limits(top: float, chart: ControlChart, marks: Sequence[Mark], scale: int) -> float:
    """The upper end of an axis that has room for the limits and for numbers above points."""
    limits = [value for value in chart.upper_998 if value is not None]
    highest = max([top, *(value * scale * 1.08 for value in limits)])
    return highest * (1.12 if marks else 1.0)


def add_limits(
    figure: go.Figure,
    chart: ControlChart,
    *,
    indicator: Indicator,
    language: Language,
    colours: Palette,
    top: float,
) -> None:
    """Mean and limits as steps, month by month, named at their end; gaps where unknown."""
    scale = indicator.unit.scale
    lines = (
        (chart.lower_998, colours.limit_998, 1.3, "solid"),
        (chart.lower_95, colours.limit_95, 1.2, "5px,4px"),
        (chart.expected, colours.mean, 1.3, "solid"),
        (chart.upper_95, colours.limit_95, 1.2, "5px,4px"),
        (chart.upper_998, colours.limit_998, 1.3, "solid"),
    )
    for values, colour, width, dash in lines:
        figure.add_trace(_steps([_drawn(v, scale) for v in values], colour, width, dash))
    _name_lines(figure, chart, indicator, language, colours, top)


def _drawn(value: float | None, scale: int) -> float | None:
    return None if value is None else value * scale


def _steps(values: Sequence[float | None], colour: str, width: float, dash: str) -> go.Scatter:
    """Each month its own level from its first to its last day; no line where it is unknown."""
    x = [end for i in range(len(values)) for end in (i, i + 1)]
    y = [value for value in values for _ in range(2)]
    line = {"color": colour, "width": width, "dash": dash}
    return go.Scatter(
        x=x, y=y, mode="lines", line=line, hoverinfo="skip", connectgaps=False, name="limits"
    )


def _name_lines(
    figure: go.Figure,
    chart: ControlChart,
    indicator: Indicator,
    language: Language,
    colours: Palette,
    top: float,
) -> None:
    t = language.text
    mean = mean_text(_last(chart.expected), indicator, language)
    named = [
        (t("limit 99.8%"), chart.upper_998, colours.limit_998),
        (t("limit 95%"), chart.upper_95, colours.limit_95),
        (t("mean {value}", value=mean), chart.expected, colours.mean),
        (t("limit 95%"), chart.lower_95, colours.limit_95),
        (t("limit 99.8%"), chart.lower_998, colours.limit_998),
    ]  # fmt: skip
    ends = [(text, _last(values), colour) for text, values, colour in named]
    shown = [(text, end * indicator.unit.scale, colour) for text, end, colour in ends if end]
    heights = spaced([height for _, height, _ in shown], least=_SEPARATION * top)
    for (text, _, colour), height in zip(shown, heights, strict=True):
        figure.add_annotation(
            x=len(chart.expected), y=height, xshift=6, xanchor="left", showarrow=False,
            text=text, font={"size": LIMIT_SIZE, "color": colour},
        )  # fmt: skip
    longest = max((len(text) for text, _, _ in shown), default=0)
    figure.update_layout(margin={"r": round(14 + longest * _LETTER)})


def _last(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return known[-1] if known else None


def add_marks(
    figure: go.Figure,
    marks: Sequence[Mark],
    values: Sequence[float | None],
    *,
    indicator: Indicator,
    colours: Palette,
    top: float,
) -> None:
    """A number at each marked point, above it or below it; a diamond or square beyond a limit."""
    taken: dict[tuple[int, bool], int] = {}
    for mark in marks:
        colour = mark_colour(mark, colours)
        for place in mark.places:
            value = _drawn(values[place], indicator.unit.scale)
            if value is None:
                continue
            if mark.rule is Rule.BEYOND:
                figure.add_trace(_point(place, value, mark, colour, colours))
            is_above = mark.is_upward or value < 1.5 * _BADGE * top
            level = taken.get((place, is_above), 0)
            taken[place, is_above] = level + 1
            offset = (level + 1) * _BADGE * top * (1 if is_above else -1)
            figure.add_trace(_badge(place, value + offset, mark, colour, colours))


def mark_colour(mark: Mark, colours: Palette) -> str:
    """Red above a limit, green below one, ink for runs inside the limits."""
    if mark.rule is not Rule.BEYOND:
        return colours.limit_998
    return colours.above_limit if mark.is_upward else colours.below_limit


def _point(place: int, value: float, mark: Mark, colour: str, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=[place + 0.5], y=[value], mode="markers", hoverinfo="skip", name="mark",
        marker={
            "size": 13,
            "symbol": "diamond" if mark.is_upward else "square",
            "color": colours.page if mark.is_provisional else colour,
            "line": {"color": colour, "width": 2},
        },
    )  # fmt: skip


def _badge(place: int, height: float, mark: Mark, colour: str, colours: Palette) -> go.Scatter:
    ink = colour if mark.is_provisional else colours.page
    return go.Scatter(
        x=[place + 0.5], y=[height], mode="markers+text", text=[f"<b>{mark.number}</b>"],
        textfont={"size": 12, "color": ink}, hoverinfo="skip", name="mark", cliponaxis=False,
        marker={
            "size": 19,
            "color": colours.page if mark.is_provisional else colour,
            "line": {"color": colour, "width": 1.5},
        },
    )  # fmt: skip
