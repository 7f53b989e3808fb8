"""One indicator over months, as a Plotly figure: line or bars, with the election calendar.

Nothing missing is drawn as zero: months without a report are hatched, blanks dotted, zeros open
circles, provisional months dashed and hollow. Lines are labelled at their end, there is no legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.control_chart import ControlChart
from analysis.control_marks import Mark
from analysis.trend import TrendSeries
from charts.control_limits import add_limits, add_marks, top_with_limits
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import (
    add_watermark,
    base_layout,
    month_axis,
    value_axis,
    whole_steps,
)
from charts.trend_marks import add_bands, add_changes, add_gaps, add_zeros, spaced
from charts.trend_texts import count_row, hover_texts, month_ticks
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period

_MARGIN = {"l": 64, "r": 28, "t": 34, "b": 72}
LABEL_SIZE = 14
_LETTER = 8.2  # pixels that a letter of a label takes, generously
_SEPARATION = 0.055
_ABOVE_BARS = 1.12
_BAR = 0.66  # of a month
_FULL_WIDTH_FROM = 6  # months; a bar over half of the page says no more than a narrow one


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one figure is drawn with.

    Attributes:
        firm: how many months at the beginning are no longer provisional.
        top: upper end of the value axis, as drawn.
    """

    indicator: Indicator
    language: Language
    colours: Palette
    firm: int
    top: float

    def drawn(self, value: float | None) -> float | None:
        """A stored value as the axis has it."""
        return None if value is None else value * self.indicator.unit.scale


def trend_figure(  # noqa: PLR0913 - everything that the figure depends on, all by name
    *,
    series: TrendSeries,
    indicator: Indicator,
    language: Language,
    is_sample: bool,
    comparisons: Sequence[TrendSeries] = (),
    changes: Sequence[tuple[Period, str]] = (),
    provisional_from: Period | None = None,
    limits: ControlChart | None = None,
    marks: Sequence[Mark] = (),
    as_bars: bool | None = None,
    theme: str = LIGHT,
    height: int = 420,
) -> go.Figure:
    """A series over its months, with others to compare it with as dashed lines.

    Args:
        comparisons: of the same periods and indicator.
        changes: first months of another area or place above, each with two or three words.
        provisional_from: first month whose reports are still coming in; None when none.
        limits: mean and limits of the same series; none where it has none.
        marks: its numbered marks.
        as_bars: bars instead of a line; by default for counts without limits.

    Raises:
        ValueError: a comparison has other months than the series.
    """
    if any(other.periods != series.periods for other in comparisons):
        raise ValueError("a comparison has other months than the series")
    everything = (series, *comparisons)
    has_limits = limits is not None and limits.has_limits
    is_bars = not (indicator.is_rate or has_limits) if as_bars is None else as_bars
    # Names of phases stand at the top of the plot: figures above bars stay below them.
    top = top_of(everything, indicator) * (_ABOVE_BARS if is_bars else 1.0)
    if limits is not None and has_limits:
        top = top_with_limits(top, limits, marks, indicator.unit.scale)
    plan = _Plan(
        indicator, language, palette(theme), firm_months(series.periods, provisional_from), top
    )
    figure = go.Figure()
    _lay_out(figure, series, plan, height)
    add_bands(figure, series.periods, language, plan.colours)
    add_gaps(figure, series, language, plan.colours, top=plan.top)
    add_changes(
        figure, series.periods, changes, language, plan.colours, is_low=indicator.has_targets
    )
    for other in comparisons:
        _add_comparison(figure, other, plan)
    if limits is not None and has_limits:
        add_limits(
            figure, limits, indicator=indicator, language=language, colours=plan.colours, top=top
        )
    (_add_bars if is_bars else _add_line)(figure, series, plan)
    add_zeros(figure, series, plan.colours, hover_texts(series, indicator, language))
    add_marks(figure, marks, series.values, indicator=indicator, colours=plan.colours, top=plan.top)
    if not has_limits and (not is_bars or comparisons):
        _add_labels(figure, everything, plan)
    if is_sample:
        add_watermark(figure, plan.colours)
    return figure


def firm_months(periods: Sequence[Period], provisional_from: Period | None) -> int:
    """How many months at the beginning are no longer provisional."""
    if provisional_from is None:
        return len(periods)
    return sum(period < provisional_from for period in periods)


def top_of(series: Sequence[TrendSeries], indicator: Indicator) -> float:
    """Upper end of one value axis for all series: at least 100 for percentages."""
    known = [value for one in series for value in one.values if value is not None]
    largest = max(known, default=0.0) * indicator.unit.scale
    if indicator.has_targets:
        return max(105.0, largest * 1.05)
    return largest * 1.15 or 1.0


def _lay_out(figure: go.Figure, series: TrendSeries, plan: _Plan, height: int) -> None:
    language, colours = plan.language, plan.colours
    name, counts = count_row(series, plan.indicator, language)
    positions, texts = month_ticks(series.periods, counts, language)
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(margin=_MARGIN)
    figure.update_xaxes(
        **month_axis(colours, n=len(series.periods)), tickvals=positions, ticktext=texts
    )
    figure.update_yaxes(
        **value_axis(colours),
        **({} if plan.indicator.is_rate else whole_steps(plan.top)),
        range=[0, plan.top],
        ticksuffix="%" if plan.indicator.has_targets else "",
    )
    figure.add_annotation(
        x=0, y=0, xref="paper", yref="paper", xshift=-8, yshift=-33, xanchor="right", text=name,
        showarrow=False, font={"size": 12, "color": colours.ink_3},
    )  # fmt: skip


def _add_comparison(figure: go.Figure, other: TrendSeries, plan: _Plan) -> None:
    figure.add_trace(
        go.Scatter(
            x=_middles(other),
            y=[plan.drawn(value) for value in other.values],
            mode="lines",
            line={"color": plan.colours.ink_3, "width": 1.6, "dash": "5px,4px"},
            connectgaps=False,
            name=other.label,
            text=hover_texts(other, plan.indicator, plan.language),
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _add_line(figure: go.Figure, series: TrendSeries, plan: _Plan) -> None:
    x, y = _middles(series), [plan.drawn(value) for value in series.values]
    firm, accent = plan.firm, plan.colours.accent
    start = max(firm - 1, 0)
    # A few early reports are no month that a line could lead to.
    joined = [None if i >= firm and _is_early(series, i) else value for i, value in enumerate(y)]
    parts = ((0, firm, "solid"), (start, len(x), "3px,5px"))
    for first, last, dash in parts:
        if any(value is not None for value in joined[first:last]) and (
            dash == "solid" or firm < len(x)
        ):
            figure.add_trace(
                go.Scatter(
                    x=x[first:last],
                    y=joined[first:last],
                    mode="lines",
                    line={"color": accent, "width": 2.5, "dash": dash},
                    connectgaps=False,
                    hoverinfo="skip",
                    name=series.label,
                )
            )
    fills = [accent if i < firm else plan.colours.page for i in range(len(x))]
    figure.add_trace(
        go.Scatter(
            x=x,
            y=y,
            mode="markers",
            marker={"size": 10, "color": fills, "line": {"color": accent, "width": 2}},
            name=series.label,
            text=hover_texts(series, plan.indicator, plan.language),
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _is_early(series: TrendSeries, i: int) -> bool:
    return not series.is_enough(i)


def _add_bars(figure: go.Figure, series: TrendSeries, plan: _Plan) -> None:
    firm, colours, n = plan.firm, plan.colours, len(series.periods)
    y = [plan.drawn(value) for value in series.values]
    figure.add_trace(
        go.Bar(
            x=_middles(series),
            y=y,
            width=bar_width(n),
            marker={
                "color": [colours.bar if i < firm else colours.page for i in range(n)],
                "line": {"width": 0},
            },
            text=[plan.indicator.write(value, plan.language) for value in series.values],
            textposition="outside",
            textangle=0,
            constraintext="none",
            textfont={"size": 13, "color": colours.ink},
            cliponaxis=False,
            name=series.label,
            hovertext=hover_texts(series, plan.indicator, plan.language),
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    for i in range(firm, n):
        _outline_bar(figure, i, y[i], n, plan)


def bar_width(n: int) -> float:
    """How much of its month a bar takes; less where there are but a few months."""
    return _BAR * min(1.0, n / _FULL_WIDTH_FROM)


def _outline_bar(figure: go.Figure, i: int, value: float | None, n: int, plan: _Plan) -> None:
    """A provisional month: a hollow bar with a dashed edge."""
    if value:
        line = {"color": plan.colours.accent, "width": 2, "dash": "dash"}
        half = bar_width(n) / 2
        figure.add_shape(
            type="rect", x0=i + 0.5 - half, x1=i + 0.5 + half, y0=0, y1=value, line=line,
            layer="above",
        )  # fmt: skip


def _add_labels(figure: go.Figure, everything: Sequence[TrendSeries], plan: _Plan) -> None:
    """Each line's name at its last known month, pushed apart where they would meet."""
    ends = [
        (one, one.last_known, plan.drawn(one.values[one.last_known]))
        for one in everything
        if one.last_known is not None
    ]
    longest = 0
    heights = spaced([end or 0.0 for _, _, end in ends], least=_SEPARATION * plan.top)
    for (one, last, _), height in zip(ends, heights, strict=True):
        is_main = one is everything[0]
        value = plan.indicator.write(one.values[last or 0], plan.language)
        text = f"{one.label} {value}"
        longest = max(longest, len(text))
        figure.add_annotation(
            x=len(one.periods),
            y=height,
            xshift=8,
            xanchor="left",
            showarrow=False,
            text=f"<b>{text}</b>" if is_main else text,
            font={
                "size": LABEL_SIZE,
                "color": plan.colours.accent if is_main else plan.colours.ink_2,
            },
        )
    figure.update_layout(margin={"r": 20 + min(longest * _LETTER, 240)})


def _middles(series: TrendSeries) -> list[float]:
    return [i + 0.5 for i in range(len(series.periods))]
