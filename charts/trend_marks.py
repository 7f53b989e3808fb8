"""What stands behind and on the lines of a trend: phases, gaps, zeros."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from analysis.trend import TrendSeries
from charts.calendar_bands import stretches
from charts.palette import Palette
from domain.calendar import CalendarPhase
from domain.language import Language
from domain.period import Period
from domain.states import State

_GAP_STATES = (State.NOT_REPORTED, State.BLANK)
_PATTERNS = {"hatch": "/", "dots": "."}
_NAMED_FROM = 0.055  # of the axis; narrower phases have no name, there is no room


def add_bands(
    figure: go.Figure,
    periods: Sequence[Period],
    language: Language,
    colours: Palette,
    *,
    named: bool = True,
    **where: Any,
) -> None:
    """Election phases as bands below everything, voting days as lines with their names.

    Args:
        where: `row` and `col` of a subplot.
    """
    for stretch in stretches(periods, language):
        colour = colours.bands[stretch.phase]
        is_voting = stretch.phase is CalendarPhase.VOTING
        if is_voting:
            figure.add_vline(
                x=stretch.start, line={"color": colour, "width": 1.8}, layer="below", **where
            )
        else:
            figure.add_vrect(
                x0=stretch.start, x1=stretch.end, fillcolor=colour, line_width=0, layer="below",
                **where,
            )  # fmt: skip
        wide = stretch.end - stretch.start >= _NAMED_FROM * len(periods)
        if named and (is_voting or wide):
            _name(figure, stretch.label, stretch.start, colours, is_voting=is_voting)


def _name(
    figure: go.Figure, label: str, start: float, colours: Palette, *, is_voting: bool
) -> None:
    """Voting days are named above the plot, phases at the top inside it."""
    figure.add_annotation(
        x=start,
        y=1,
        yref="paper",
        text=f"<b>{label}</b>" if is_voting else label,
        showarrow=False,
        xanchor="center" if is_voting else "left",
        yanchor="bottom" if is_voting else "top",
        xshift=0 if is_voting else 3,
        yshift=3 if is_voting else -2,
        font={
            "size": 13 if is_voting else 12,
            "color": colours.ink if is_voting else colours.ink_3,
        },
    )


def add_gaps(
    figure: go.Figure,
    series: TrendSeries,
    language: Language,
    colours: Palette,
    *,
    top: float,
    **where: Any,
) -> None:
    """Months without a report hatched, months left blank dotted, over the whole height."""
    for state in _GAP_STATES:
        months = [i for i, found in enumerate(series.states) if found is state]
        if not months:
            continue
        look = colours.states[state]
        texts = [
            f"<b>{series.label}</b>, {language.month(series.periods[i])}<br>{state.label(language)}"
            for i in months
        ]
        figure.add_trace(
            go.Bar(
                x=[i + 0.5 for i in months],
                y=[top] * len(months),
                width=0.8,
                name=state.label(language),
                marker={
                    "color": look.fill,
                    "line": {"width": 0},
                    "pattern": {
                        "shape": _PATTERNS[look.pattern],
                        "fgcolor": look.mark,
                        "bgcolor": look.fill,
                        "size": 6,
                        "solidity": 0.22,
                    },
                },
                hovertext=texts,
                hovertemplate="%{hovertext}<extra></extra>",
            ),
            **where,
        )


def add_zeros(
    figure: go.Figure, series: TrendSeries, colours: Palette, texts: Sequence[str], **where: Any
) -> None:
    """Months that reported zero as open circles on the axis."""
    months = [i for i, state in enumerate(series.states) if state is State.ZERO]
    if not months:
        return
    figure.add_trace(
        go.Scatter(
            x=[i + 0.5 for i in months],
            y=[0] * len(months),
            mode="markers",
            cliponaxis=False,
            marker={
                "size": 9,
                "color": colours.page,
                "line": {"color": colours.ink, "width": 1.6},
            },
            name=series.label,
            text=[texts[i] for i in months],
            hovertemplate="%{text}<extra></extra>",
        ),
        **where,
    )


def spaced(heights: Sequence[float], *, least: float) -> list[float]:
    """Heights at least so far apart, in their order, moved as little as upward pushing allows."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    result = list(heights)
    for lower, upper in pairwise(order):
        result[upper] = max(result[upper], result[lower] + least)
    return result
