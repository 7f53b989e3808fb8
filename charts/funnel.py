"""A funnel as a Plotly figure: a point for each place, limits that narrow with its size.

Only places beyond the limits have a colour of their own and, while there is room, their name.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.comparison import Mark
from analysis.limits import LEVEL_95, LEVEL_998
from charts.mark_legend import mark_look
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import add_watermark, base_layout, thin_watermark, value_axis
from charts.trend_marks import spaced
from domain.indicators import Indicator
from domain.language import Language

_MARGIN = {"l": 64, "r": 24, "t": 16, "b": 64}
# More names than this would lie on one another; hovering and the table have them all.
NAMES_DRAWN = 8
_CLEARANCE = 16  # pixels around a point that its name keeps clear of
_LIMITS = (("998", LEVEL_998, 1), ("95", LEVEL_95, 0))
_NAME_SIZE = 12.5
_NARROW_LIFT = 10  # pixels that a name on the plot stands above the points at its line
_LETTER = 7.0  # pixels that a letter of a name takes
_NAME_ROOM = 0.05  # of the vertical axis


@dataclass(frozen=True, slots=True)
class FunnelWords:
    """Texts of the figure that depend on what is compared.

    Attributes:
        size_axis: what the horizontal axis counts.
        centre: name of the centre line, with its value.
        hovers: what a pointer shows, a text for each place.
    """

    size_axis: str
    centre: str
    hovers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    indicator: Indicator
    language: Language
    colours: Palette
    words: FunnelWords
    top: float
    bottom: float
    right: float
    centre: float

    @property
    def scale(self) -> int:
        """What stored rates are multiplied with when drawn."""
        return self.indicator.unit.scale

    @property
    def room(self) -> float:
        """Height of a line of text on the vertical axis."""
        return _NAME_ROOM * (self.top - self.bottom)


def funnel_figure(  # noqa: PLR0913 - everything that the figure depends on, all by name
    *,
    places: pd.DataFrame,
    lines: pd.DataFrame,
    rate: float,
    indicator: Indicator,
    words: FunnelWords,
    language: Language,
    is_sample: bool,
    chosen: str = "",
    is_narrow: bool = False,
    theme: str = LIGHT,
    height: int = 500,
) -> go.Figure:
    """Places and limits; limits and centre are left out where the rate is missing.

    Args:
        places: indexed by code: name, denominator, value (0-1 or per one), numerator, mark; places
            without a value are not among them.
        lines: of `analysis.funnel.limit_lines`.
        chosen: code of a place to be marked.
        is_narrow: for a telephone: no names of places and limits in the plot.
    """
    plan = _plan(places, rate, indicator, words, language, palette(theme))
    figure = go.Figure()
    _lay_out(figure, plan, height, is_narrow=is_narrow)
    if not np.isnan(rate):
        _add_limits(figure, lines, plan)
        if not is_narrow:
            _name_lines(figure, lines, plan)
        _add_centre(figure, rate, plan, is_named=is_narrow)
    for mark in (Mark.INSIDE, Mark.PLAIN, Mark.POOR, Mark.FEW, Mark.BELOW, Mark.ABOVE):
        _add_places(figure, places, mark, plan)
    if chosen in places.index:
        _add_chosen(figure, places.loc[chosen], plan)
    if not is_narrow:
        _add_names(figure, places, plan)
    if is_sample:
        add_watermark(figure, plan.colours)
    return thin_watermark(figure) if is_narrow else figure


def _plan(
    places: pd.DataFrame,
    rate: float,
    indicator: Indicator,
    words: FunnelWords,
    language: Language,
    colours: Palette,
) -> _Plan:
    """Ends of the axes: all points are inside, limits of the smallest places may leave it."""
    scale = indicator.unit.scale
    values = places["value"] * scale
    high = max([*values, *([] if np.isnan(rate) else [rate * scale])], default=1.0) or 1.0
    low = min(values, default=0.0)
    if indicator.has_targets:
        bottom = max(0.0, np.floor(low / 10) * 10 - 5)
        top = min(102.0, high + (high - bottom) * 0.1)
    else:
        bottom, top = 0.0, high * 1.12
    right = float(places["denominator"].max()) * 1.06 if len(places) else 1.0
    return _Plan(
        indicator, language, colours, words, float(top), float(bottom), right, rate * scale
    )


def _lay_out(figure: go.Figure, plan: _Plan, height: int, *, is_narrow: bool) -> None:
    colours = plan.colours
    figure.update_layout(**base_layout(colours=colours, language=plan.language, height=height))
    figure.update_layout(margin=_MARGIN | ({"l": 44, "r": 12} if is_narrow else {}))
    figure.update_xaxes(
        **value_axis(colours),
        range=[0, plan.right],
        nticks=4 if is_narrow else 8,
        showgrid=False,
        title={
            "text": plan.words.size_axis,
            "font": {"size": 13, "color": colours.ink_2},
            "standoff": 12,
        },
    )
    figure.update_xaxes(showline=True, linecolor=colours.control_line)
    figure.update_yaxes(
        **value_axis(colours),
        range=[plan.bottom - (plan.top - plan.bottom) * 0.02, plan.top],
        ticksuffix="%" if plan.indicator.has_targets else "",
    )


def _add_limits(figure: go.Figure, lines: pd.DataFrame, plan: _Plan) -> None:
    """The room between the 95 % limits tinted, its edges dashed, the 99.8 % limits solid."""
    x = lines["denominator"]
    colours = plan.colours
    edge = {"color": colours.limit_95, "width": 1.3, "dash": "5px,4px"}
    firm = {"color": colours.limit_998, "width": 1.6}
    for column, line, fill in (
        ("lower_95", edge, None),
        ("upper_95", edge, "tonexty"),
        ("lower_998", firm, None),
        ("upper_998", firm, None),
    ):
        figure.add_trace(
            go.Scatter(
                x=x, y=lines[column] * plan.scale, mode="lines", line=line, fill=fill,
                fillcolor=_tinted(colours), hoverinfo="skip", name=column,
            )
        )  # fmt: skip


def _tinted(colours: Palette) -> str:
    red, green, blue = (int(colours.control_line[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.13)"


def _name_lines(figure: go.Figure, lines: pd.DataFrame, plan: _Plan) -> None:
    """Centre and limits are named right of the plot, each name pushed clear of the next."""
    named = [(escape(plan.words.centre), plan.centre, plan.colours.ink)]
    named += [(text, y, plan.colours.ink_2) for text, y in _limit_names(lines, plan)]
    heights = spaced([y for _, y, _ in named], least=plan.room)
    for (text, _, colour), height in zip(named, heights, strict=True):
        figure.add_annotation(
            x=plan.right, y=height, text=text, showarrow=False, xanchor="left", xshift=6,
            font={"size": _NAME_SIZE, "color": colour},
        )  # fmt: skip
    longest = max(len(text) for text, *_ in named)
    figure.update_layout(margin={"r": round(14 + longest * _LETTER)})


def _limit_names(lines: pd.DataFrame, plan: _Plan) -> list[tuple[str, float]]:
    """Each limit's name at the right end of its upper line, or of its lower one at the top."""
    last, found = lines.iloc[-1] * plan.scale, []
    for name, level, digits in _LIMITS:
        is_upper = last[f"upper_{name}"] < plan.top
        y = float(last[f"upper_{name}" if is_upper else f"lower_{name}"])
        if plan.bottom <= y < plan.top:
            text = plan.language.text("{level} limit", level=plan.language.percent(level, digits))
            found.append((text, y))
    return found


def _add_centre(figure: go.Figure, rate: float, plan: _Plan, *, is_named: bool) -> None:
    y = rate * plan.scale
    line = {"color": plan.colours.mean, "width": 1.2}
    figure.add_shape(type="line", x0=0, x1=plan.right, y0=y, y1=y, line=line, layer="below")
    if not is_named:
        return
    figure.add_annotation(
        x=plan.right, y=y, text=escape(plan.words.centre), showarrow=False, xanchor="right",
        yanchor="bottom", yshift=_NARROW_LIFT, bgcolor=plan.colours.page, borderpad=1,
        font={"size": _NAME_SIZE, "color": plan.colours.ink},
    )  # fmt: skip


def _add_places(figure: go.Figure, places: pd.DataFrame, mark: Mark, plan: _Plan) -> None:
    is_own = (places["mark"] == mark).to_numpy()
    own = places[is_own]
    if own.empty:
        return
    figure.add_trace(
        go.Scatter(
            x=own["denominator"],
            y=own["value"] * plan.scale,
            mode="markers",
            marker=mark_look(mark, plan.colours),
            # A point that is chosen leads away: the others need not fade for it.
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1 if mark is not Mark.INSIDE else 0.85}},
            cliponaxis=False,
            name=mark.value,
            customdata=[[code] for code in own.index],
            text=[plan.words.hovers[i] for i in np.flatnonzero(is_own)],
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _add_chosen(figure: go.Figure, line: pd.Series, plan: _Plan) -> None:
    """A ring around the chosen place, and its name above it, clear of what lies behind."""
    x, y = line["denominator"], line["value"] * plan.scale
    figure.add_trace(
        go.Scatter(
            x=[x],
            y=[y],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 19,
                "color": plan.colours.accent,
                "line": {"width": 2.5, "color": plan.colours.accent},
            },
            cliponaxis=False,
            hoverinfo="skip",
            name="chosen",
        )
    )
    figure.add_annotation(
        x=x, y=y, text=f"<b>{escape(str(line['name']))}</b>", showarrow=False, yshift=21,
        xanchor="right" if _side(x, plan) == "middle left" else "left",
        font={"size": 13.5, "color": plan.colours.accent},
        bgcolor=plan.colours.page, opacity=0.9, borderpad=1,
    )  # fmt: skip


def _add_names(figure: go.Figure, places: pd.DataFrame, plan: _Plan) -> None:
    named = places[places["mark"].isin([Mark.ABOVE, Mark.BELOW])]
    if not 0 < len(named) <= NAMES_DRAWN:
        return
    figure.add_trace(
        go.Scatter(
            x=named["denominator"],
            y=named["value"] * plan.scale,
            mode="markers+text",
            marker={"size": _CLEARANCE, "color": "rgba(0,0,0,0)"},
            text=[f"<b>{escape(str(name))}</b>" for name in named["name"]],
            textposition=[_side(size, plan) for size in named["denominator"]],
            textfont={"size": 13.5, "color": plan.colours.ink},
            cliponaxis=False,
            hoverinfo="skip",
            name="names",
        )
    )


def _side(size: float, plan: _Plan) -> str:
    """Right of the point, left where the plot ends."""
    return "middle left" if size > 0.7 * plan.right else "middle right"
