"""Many places over months, each in its own small chart, all on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.trend import TrendSeries
from charts.frame import SAMPLE_ID
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import base_layout, month_axis, value_axis
from charts.trend import firm_months, top_of
from charts.trend_marks import add_gaps, add_zeros, band_shapes
from charts.trend_texts import hover_texts
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period

_ROW = 166
_TITLE_ROOM = 72
_GUTTER = 0.24
_MARGIN = {"l": 12, "r": 44, "t": 46, "b": 26}
_WHOLE_BELOW = 3  # cases up to which each has a line; three lines are enough
_NAME_LIFT, _VALUE_LIFT = 19, 2


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all small charts of a figure share; `top` is the end of their common scale."""

    indicator: Indicator
    language: Language
    colours: Palette
    comparison: TrendSeries | None
    columns: int
    firm: int
    top: float

    def where(self, k: int) -> dict[str, int]:
        """Row and column of the k-th chart, from 1."""
        return {"row": k // self.columns + 1, "col": k % self.columns + 1}

    def axis(self, k: int) -> str:
        """Number of the k-th chart's axes as Plotly has it."""
        return "" if k == 0 else str(k + 1)

    def drawn(self, series: TrendSeries) -> list[float | None]:
        """Values as the axis has them."""
        scale = self.indicator.unit.scale
        return [None if value is None else value * scale for value in series.values]


def small_multiples(  # noqa: PLR0913 - everything that the figure depends on, all by name
    *,
    series: Sequence[TrendSeries],
    indicator: Indicator,
    language: Language,
    is_sample: bool,
    comparison: TrendSeries | None = None,
    provisional_from: Period | None = None,
    columns: int = 5,
    theme: str = LIGHT,
) -> go.Figure:
    """One small chart for each series, with the comparison dashed in every one.

    Args:
        series: all of the same periods; empty gives an empty figure.
        comparison: the whole that they are part of; it is drawn on the same scale.
    """
    colours = palette(theme)
    if not series:
        return go.Figure(layout=base_layout(colours=colours, language=language, height=_ROW))
    everything = (*series, comparison) if comparison else tuple(series)
    sheet = _Sheet(
        indicator, language, colours, comparison, columns,
        firm_months(series[0].periods, provisional_from), top_of(everything, indicator),
    )  # fmt: skip
    figure = _empty_sheet(sheet, series)
    for k, one in enumerate(series):
        _cell(figure, sheet, one, k)
    # All at once: Plotly checks every shape and annotation again whenever one is added.
    figure.update_layout(
        shapes=[
            shape
            for k, one in enumerate(series)
            for shape in band_shapes(one.periods, language, colours, sheet.axis(k))
        ],
        annotations=[
            words for k, one in enumerate(series) for words in _words(sheet, one, k, is_sample)
        ],
    )
    return figure


def _empty_sheet(sheet: _Sheet, series: Sequence[TrendSeries]) -> go.Figure:
    n = len(series)
    rows = ceil(n / sheet.columns)
    height = rows * _ROW + _MARGIN["t"] + _MARGIN["b"]
    figure = make_subplots(
        rows=rows, cols=sheet.columns, horizontal_spacing=_GUTTER / sheet.columns,
        vertical_spacing=_TITLE_ROOM / (rows * _ROW) if rows > 1 else 0.0,
    )  # fmt: skip
    shown = range(rows * sheet.columns)
    axes = {f"{name}axis{sheet.axis(k)}": _own(sheet, k < n)[name] for k in shown for name in "xy"}
    figure.update_layout(
        **base_layout(colours=sheet.colours, language=sheet.language, height=height),
        margin=_MARGIN, template={"layout": _axes_of_all(sheet, series[0].periods)}, **axes,
    )  # fmt: skip
    return figure


def _cell(figure: go.Figure, sheet: _Sheet, one: TrendSeries, k: int) -> None:
    where, colours = sheet.where(k), sheet.colours
    add_gaps(figure, one, sheet.language, colours, top=sheet.top, **where)
    if sheet.comparison:
        figure.add_trace(_comparison(sheet, sheet.comparison), **where)
    for trace in _lines(sheet, one):
        figure.add_trace(trace, **where)
    texts = hover_texts(one, sheet.indicator, sheet.language)
    add_zeros(figure, one, colours, texts, **where)


def _own(sheet: _Sheet, is_used: bool) -> dict[str, dict[str, Any]]:
    """What is written into each axis; the rest comes from the template."""
    if not is_used:
        return {name: {"visible": False} for name in "xy"}
    few = not sheet.indicator.is_rate and sheet.top < _WHOLE_BELOW
    return {"x": {}, "y": {"range": [0, sheet.top]} | ({"dtick": 1} if few else {})}


def _axes_of_all(sheet: _Sheet, periods: Sequence[Period]) -> dict[str, Any]:
    """The month axis and the value axis of every chart, as a template.

    Plotly checks what is written into each axis: for dozens of charts that took half of the time.
    """
    n = len(periods)
    shown = sorted({0, (n - 1) // 2, n - 1})
    ticks = {
        "tickvals": [i + 0.5 for i in shown],
        "ticktext": [sheet.language.short_month(periods[i]) for i in shown],
    }
    percent = {"tickvals": [50, 100], "ticktext": ["50%", "100%"]}
    return {
        "xaxis": month_axis(sheet.colours, n=n) | ticks,
        "yaxis": value_axis(sheet.colours)
        | {"side": "right", "tickfont": {"size": 11, "color": sheet.colours.ink_3}}
        | (percent if sheet.indicator.has_targets else {"nticks": 3}),
    }


def _words(sheet: _Sheet, one: TrendSeries, k: int, is_sample: bool) -> Iterator[dict[str, Any]]:
    """The name above the last month's value, both above the chart; the sample mark.

    On lines of their own: beside each other a long name would run into the value. A dash when
    the last month is not known: an older value would pass for it.
    """
    axis = sheet.axis(k)
    value = sheet.indicator.write(one.values[-1], sheet.language)
    lines = ((_NAME_LIFT, f"<b>{escape(one.label)}</b>"), (_VALUE_LIFT, value))
    for lift, text in lines:
        yield {
            "x": 0.0, "y": sheet.top, "xref": f"x{axis}", "yref": f"y{axis}", "xanchor": "left",
            "yanchor": "bottom", "text": text, "showarrow": False, "yshift": lift,
            "font": {"size": 14, "color": sheet.colours.ink},
        }  # fmt: skip
    if is_sample:
        yield {
            "x": 0.5, "y": 0.06, "xref": f"x{axis} domain", "yref": f"y{axis} domain",
            "text": f"<b>{SAMPLE_ID}</b>", "opacity": 0.45, "showarrow": False,
            "font": {"size": 12, "color": sheet.colours.ink_3},
        }  # fmt: skip


def _comparison(sheet: _Sheet, other: TrendSeries) -> go.Scatter:
    return go.Scatter(
        x=[i + 0.5 for i in range(len(other.periods))], y=sheet.drawn(other), mode="lines",
        line={"color": sheet.colours.ink_3, "width": 1.2, "dash": "4px,3px"}, hoverinfo="skip",
        name=other.label, connectgaps=False,
    )  # fmt: skip


def _lines(sheet: _Sheet, one: TrendSeries) -> Iterator[go.Scatter]:
    """The firm months, then the provisional ones dashed; lone months as points."""
    y, n = sheet.drawn(one), len(one.periods)
    texts = hover_texts(one, sheet.indicator, sheet.language)
    for first, last, dash in ((0, sheet.firm, "solid"), (max(sheet.firm - 1, 0), n, "2px,3px")):
        if dash == "solid" or sheet.firm < n:
            yield go.Scatter(
                x=[i + 0.5 for i in range(first, last)], y=y[first:last], connectgaps=False,
                mode="lines+markers", marker={"size": _sizes(y)[first:last], "line": {"width": 0}},
                line={"color": sheet.colours.accent, "width": 2, "dash": dash}, name=one.label,
                text=texts[first:last], hovertemplate="%{text}<extra></extra>",
            )  # fmt: skip


def _sizes(y: Sequence[float | None]) -> list[int]:
    """Markers only where a month stands alone between gaps; elsewhere the line is enough."""
    around = [None, *y, None]
    alone = [around[i] is None and around[i + 2] is None for i in range(len(y))]
    return [5 if lone else 1 for lone in alone]
