"""Up to six places over the months in one figure: a colour and a sign each, named at their end."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.trend import TrendSeries
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import (
    add_watermark,
    base_layout,
    month_axis,
    value_axis,
    whole_steps,
)
from charts.trend import firm_months, top_of
from charts.trend_marks import add_bands, spaced
from charts.trend_texts import hover_texts, month_ticks
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period

MARGIN = {"l": 64, "r": 28, "t": 34, "b": 46}
SIGNS = ("circle", "square", "diamond", "triangle-up", "x", "cross")
_LEGEND = {"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top", "itemclick": False,
           "itemdoubleclick": False, "font": {"size": 13}}  # fmt: skip
_HEIGHT = 460
_LETTER = 8.2
_SEPARATION = 0.058


def places_figure(
    *,
    series: Sequence[TrendSeries],
    indicator: Indicator,
    language: Language,
    is_sample: bool,
    provisional_from: Period | None = None,
    theme: str = LIGHT,
    is_narrow: bool = False,
) -> go.Figure:
    """A line for each place; months without a figure break it, and no line crosses a gap.

    Args:
        series: one to six, all of the same periods.
        is_narrow: names in a legend below, where there is no room beside the lines.

    Raises:
        ValueError: none or more than six places, or places of different months.
    """
    if not 1 <= len(series) <= len(SIGNS):
        raise ValueError("one to six places can be compared")
    if any(one.periods != series[0].periods for one in series):
        raise ValueError("the places have different months")
    colours, top = palette(theme), top_of(series, indicator)
    figure = go.Figure()
    _lay_out(figure, series[0].periods, indicator, language, colours, top)
    add_bands(figure, series[0].periods, language, colours)
    firm = firm_months(series[0].periods, provisional_from)
    for k, one in enumerate(series):
        for trace in _traces(one, k, firm, indicator, language, colours):
            figure.add_trace(trace)
    if is_narrow:
        figure.update_layout(showlegend=True, legend=_LEGEND, margin={"l": 48, "r": 20})
    else:
        _name_ends(figure, series, indicator, language, colours, top)
    if is_sample:
        add_watermark(figure, colours)
    return figure


def _lay_out(
    figure: go.Figure,
    periods: Sequence[Period],
    indicator: Indicator,
    language: Language,
    colours: Palette,
    top: float,
) -> None:
    positions, with_counts = month_ticks(periods, [""] * len(periods), language)
    texts = [text.replace("<br><span></span>", "") for text in with_counts]
    figure.update_layout(**base_layout(colours=colours, language=language, height=_HEIGHT))
    figure.update_layout(margin=MARGIN)
    figure.update_xaxes(**month_axis(colours, n=len(periods)), tickvals=positions, ticktext=texts)
    suffix = "%" if indicator.has_targets else ""
    steps = {} if indicator.is_rate else whole_steps(top)
    figure.update_yaxes(**value_axis(colours), **steps, range=[0, top], ticksuffix=suffix)


def _traces(
    one: TrendSeries, k: int, firm: int, indicator: Indicator, language: Language, colours: Palette
) -> list[go.Scatter]:
    """The firm months solid with filled signs, the provisional ones dashed with hollow signs."""
    scale, colour, n = indicator.unit.scale, colours.lines[k], len(one.periods)
    y = [None if value is None else value * scale for value in one.values]
    x = [i + 0.5 for i in range(n)]
    texts = hover_texts(one, indicator, language)
    found = []
    for first, last, dash in ((0, firm, "solid"), (max(firm - 1, 0), n, "3px,4px")):
        if dash != "solid" and firm == n:
            continue
        found.append(
            go.Scatter(
                x=x[first:last], y=y[first:last], mode="lines", connectgaps=False, name=one.label,
                line={"color": colour, "width": 2.2, "dash": dash}, hoverinfo="skip",
                showlegend=False,
            )
        )  # fmt: skip
    fills = [colour if i < firm else colours.page for i in range(n)]
    found.append(
        go.Scatter(
            x=x, y=y, mode="markers", name=one.label, text=texts,
            hovertemplate="%{text}<extra></extra>", cliponaxis=False,
            marker={"size": 8, "symbol": SIGNS[k], "color": fills,
                    "line": {"color": colour, "width": 1.6}},
        )
    )  # fmt: skip
    return found


def _name_ends(
    figure: go.Figure,
    series: Sequence[TrendSeries],
    indicator: Indicator,
    language: Language,
    colours: Palette,
    top: float,
) -> None:
    """Each name at its last figure; places without any figure are named at the foot."""
    scale = indicator.unit.scale
    ends = [one.values[one.last_known] if one.last_known is not None else None for one in series]
    heights = _below(spaced([(end or 0.0) * scale for end in ends], least=_SEPARATION * top), top)
    texts = [f"{one.label} {_end(one, indicator, language)}" for one in series]
    for k, (text, height) in enumerate(zip(texts, heights, strict=True)):
        figure.add_annotation(
            x=len(series[0].periods), y=height, xshift=8, xanchor="left", showarrow=False,
            text=text, font={"size": 13.5, "color": colours.lines[k]},
        )  # fmt: skip
    figure.update_layout(margin={"r": 20 + min(max(map(len, texts)) * _LETTER, 240)})


def _below(heights: Sequence[float], top: float) -> list[float]:
    """Heights that were pushed above the top are pushed down again, with what lies below them.

    None falls below zero, not even by what is lost in reckoning: there it would not be drawn.
    """
    found, ceiling = list(heights), top
    for k in sorted(range(len(found)), key=lambda k: found[k], reverse=True):
        found[k] = max(min(found[k], ceiling), 0.0)
        ceiling = found[k] - _SEPARATION * top
    return found


def _end(one: TrendSeries, indicator: Indicator, language: Language) -> str:
    """The last figure, with its month where later months have none."""
    last = one.last_known
    if last is None or last == len(one.periods) - 1:
        return indicator.write(one.values[-1], language)
    value = indicator.write(one.values[last], language)
    return f"{value} ({language.short_month(one.periods[last])})"
