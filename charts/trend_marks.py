"""What stands behind and on the lines of a trend: phases, gaps, zeros."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from analysis.trend import TrendSeries
from charts.calendar_bands import Stretch, stretches
from charts.palette import Palette
from charts.plotly_style import add_shapes
from domain.calendar import CalendarPhase
from domain.language import Language
from domain.period import Period
from domain.states import State

_GAP_STATES = (State.NOT_REPORTED, State.BLANK)
_PATTERNS = {"hatch": "/", "dots": "."}
_LAST_FROM = 0.9  # of the axis
_NAMED_FROM = 0.055  # of the axis; narrower phases have no name, there is no room


def add_bands(
    figure: go.Figure, periods: Sequence[Period], language: Language, colours: Palette
) -> None:
    """Election phases as bands below everything, voting days as lines with their names."""
    add_shapes(figure, band_shapes(periods, language, colours))
    for stretch in stretches(periods, language):
        is_voting = stretch.phase is CalendarPhase.VOTING
        wide = stretch.end - stretch.start >= _NAMED_FROM * len(periods)
        if is_voting or wide:
            (_name_day if is_voting else _name_phase)(figure, stretch, len(periods), colours)


def band_shapes(
    periods: Sequence[Period], language: Language, colours: Palette, axis: str = ""
) -> list[dict[str, Any]]:
    """The bands and lines of the election phases as Plotly shapes, without names.

    Args:
        axis: number of the subplot's axes as Plotly has it: "" for the first, "2", "3".
    """
    return [
        _band(stretch, colours.bands[stretch.phase])
        | {"xref": f"x{axis}", "yref": f"y{axis} domain", "y0": 0, "y1": 1, "layer": "below"}
        for stretch in stretches(periods, language)
    ]


def _band(stretch: Stretch, colour: str) -> dict[str, Any]:
    if stretch.phase is CalendarPhase.VOTING:
        line = {"color": colour, "width": 1.8}
        return {"type": "line", "x0": stretch.start, "x1": stretch.start, "line": line}
    ends = {"x0": stretch.start, "x1": stretch.end}
    return {"type": "rect", **ends, "fillcolor": colour, "line": {"width": 0}}


def _name_day(figure: go.Figure, stretch: Stretch, n: int, colours: Palette) -> None:
    """A voting day is named above the plot, to the left of its line where the plot ends."""
    is_last = stretch.start > _LAST_FROM * n
    figure.add_annotation(
        x=stretch.start,
        y=1,
        yref="paper",
        text=f"<b>{stretch.label}</b>",
        showarrow=False,
        xanchor="right" if is_last else "center",
        yanchor="bottom",
        xshift=16 if is_last else 0,
        yshift=3,
        font={"size": 13, "color": colours.ink},
    )


def _name_phase(figure: go.Figure, stretch: Stretch, _n: int, colours: Palette) -> None:
    """A phase is named at the top of its band; the candidacy, which is short, a line lower."""
    is_lower = stretch.phase is CalendarPhase.CANDIDACY
    figure.add_annotation(
        x=stretch.start,
        y=1,
        yref="paper",
        text=stretch.label,
        showarrow=False,
        xanchor="left",
        yanchor="top",
        xshift=1,
        yshift=-16 if is_lower else -1,
        font={"size": 12, "color": colours.ink_3},
    )


def add_changes(
    figure: go.Figure,
    periods: Sequence[Period],
    changes: Sequence[tuple[Period, str]],
    language: Language,
    colours: Palette,
    *,
    is_low: bool,
) -> None:
    """Thin rules before the months from which the place is another area, with their words.

    Args:
        is_low: words at the foot of the rule, for lines that run above; else at its head.
    """
    for period, label in changes:
        if period not in periods:
            continue
        at = periods.index(period)
        figure.add_shape(
            type="line", x0=at, x1=at, y0=0, y1=1, xref="x", yref="paper", layer="below",
            line={"color": colours.ink_2, "width": 1.2, "dash": "2px,3px"},
        )  # fmt: skip
        is_late = at > len(periods) / 2
        # Below the names of election phases, where there are some.
        is_in_phase = any(s.start - 1 <= at <= s.end + 1 for s in stretches(periods, language))
        figure.add_annotation(
            x=at,
            y=0 if is_low else 1,
            yref="paper",
            text=label,
            showarrow=False,
            xanchor="right" if is_late else "left",
            yanchor="bottom" if is_low else "top",
            xshift=-4 if is_late else 4,
            yshift=4 if is_low else -32 if is_in_phase else -1,
            font={"size": 12, "color": colours.ink_2},
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
