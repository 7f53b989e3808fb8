"""The stages of cases over months, one strip above the other, each on its own scale.

Strips stand beside each other and are not joined: a case is not followed from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import chain

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.trend import TrendSeries
from charts.calendar_bands import stretches
from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import (
    add_shapes,
    add_watermark,
    base_layout,
    month_axis,
    thin_watermark,
    value_axis,
)
from charts.trend import bar_width, firm_months, top_of
from charts.trend_marks import add_gaps, add_zeros, band_shapes
from charts.trend_texts import hover_texts
from domain.calendar import CalendarPhase
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period

_STRIP, _GAP = 78, 36
_MARGIN = {"l": 8, "r": 40, "t": 48, "b": 48}
_NAMES = 5
_ROOMY = 18  # months up to which figures above the bars have room to be read with ease
_LINE = 17  # pixels of a line of words above the first strip
_NAMED_FROM = 0.1  # of the months; narrower phases have no name, there is no room


@dataclass(frozen=True, slots=True)
class StageStrip:
    """One stage: its name and months; a position is outlined, a flow solid."""

    label: str
    series: TrendSeries
    is_position: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all strips of a figure share; `firm` months at the beginning are not provisional."""

    firm: int
    colours: Palette
    language: Language
    is_narrow: bool


def stage_strips(
    strips: Sequence[StageStrip],
    *,
    language: Language,
    is_sample: bool,
    provisional_from: Period | None = None,
    is_narrow: bool = False,
    theme: str = LIGHT,
) -> go.Figure:
    """Bars month by month; missing months hatched, zeros open circles, provisional ones hollow.

    Args:
        strips: all of the same months.

    Raises:
        ValueError: there is no strip, or months differ.
    """
    if not strips or any(s.series.periods != strips[0].series.periods for s in strips):
        raise ValueError("stages need the same months")
    colours, n = palette(theme), len(strips)
    periods = strips[0].series.periods
    margin = _MARGIN | {"t": _MARGIN["t"] + (_LINE if is_narrow else 0)}
    inner = n * _STRIP + (n - 1) * _GAP
    height = inner + margin["t"] + margin["b"]
    figure = make_subplots(rows=n, cols=1, shared_xaxes=True, vertical_spacing=_GAP / inner)
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(margin=margin)
    sheet = _Sheet(firm_months(periods, provisional_from), colours, language, is_narrow)
    for row, strip in enumerate(strips, start=1):
        _add_strip(figure, strip, row, sheet)
    _month_names(figure, periods, sheet)
    axes = ("" if row == 1 else str(row) for row in range(1, n + 1))
    bands = (band_shapes(periods, language, colours, axis) for axis in axes)
    add_shapes(figure, chain.from_iterable(bands))
    _name_phases(figure, periods, sheet)
    if is_sample:
        add_watermark(figure, colours)
    return thin_watermark(figure) if is_narrow else figure


def _name_phases(figure: go.Figure, periods: Sequence[Period], sheet: _Sheet) -> None:
    """Above the first strip the phases that are wide enough, above them the voting days.

    On a phone phases have no names, and every other voting day has a line of its own.
    """
    ink, ink_3, n_days = sheet.colours.ink, sheet.colours.ink_3, 0
    for stretch in stretches(periods, sheet.language):
        is_voting = stretch.phase is CalendarPhase.VOTING
        is_short = sheet.is_narrow or stretch.end - stretch.start < _NAMED_FROM * len(periods)
        if is_short and not is_voting:
            continue
        is_late = is_voting and stretch.start > len(periods) / 2
        line = (1 + (n_days % 2 if sheet.is_narrow else 0)) * _LINE if is_voting else 1
        n_days += is_voting
        figure.add_annotation(
            x=stretch.start, y=1, xref="x", yref="y domain", showarrow=False, yshift=line,
            xanchor="right" if is_late else "left", yanchor="bottom",
            xshift=(8 if is_late else -8) if is_voting else 1,
            text=f"<b>{stretch.label}</b>" if is_voting else stretch.label,
            font={"size": 13 if is_voting else 12, "color": ink if is_voting else ink_3},
        )  # fmt: skip


def _add_strip(figure: go.Figure, strip: StageStrip, row: int, sheet: _Sheet) -> None:
    language, colours = sheet.language, sheet.colours
    where = {"row": row, "col": 1}
    # What a pointer shows names the stage, too: all strips are of the same place.
    series = replace(strip.series, label=f"{strip.series.label}: {strip.label}")
    top = top_of([series], VIOLATIONS_REPORTED) * 1.15
    hovers = hover_texts(series, VIOLATIONS_REPORTED, language)
    add_gaps(figure, series, language, colours, top=top, **where)
    figure.add_trace(_bars(strip, hovers, sheet), **where)
    add_zeros(figure, series, colours, hovers, **where)
    figure.update_yaxes(**value_axis(colours) | {"showticklabels": False}, range=[0, top], **where)
    axis = "" if row == 1 else str(row)
    figure.add_annotation(
        x=0, y=1, xref="paper", yref=f"y{axis} domain", xanchor="left", yanchor="bottom",
        yshift=_LINE if row == 1 else 1, showarrow=False, text=f"<b>{escape(strip.label)}</b>",
        font={"size": 14, "color": colours.ink},
    )  # fmt: skip


def _bars(strip: StageStrip, hovers: Sequence[str], sheet: _Sheet) -> go.Bar:
    colours, language = sheet.colours, sheet.language
    series, n = strip.series, len(strip.series.periods)
    is_hollow = [strip.is_position or i >= sheet.firm for i in range(n)]
    has_room = n <= _ROOMY or not sheet.is_narrow
    edge = colours.ink if strip.is_position else colours.accent
    return go.Bar(
        x=[i + 0.5 for i in range(n)],
        y=list(series.values),
        width=bar_width(n),
        marker={
            "color": [colours.page if hollow else colours.bar for hollow in is_hollow],
            "line": {"width": [1.6 if hollow else 0 for hollow in is_hollow], "color": edge},
        },
        text=[language.number(value) if value and has_room else "" for value in series.values],
        textposition="outside",
        textangle=0,
        constraintext="none",
        textfont={"size": 13 if n <= _ROOMY else 10.5, "color": colours.ink},
        cliponaxis=False,
        name=strip.label,
        hovertext=list(hovers),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _month_names(figure: go.Figure, periods: Sequence[Period], sheet: _Sheet) -> None:
    language, colours = sheet.language, sheet.colours
    every = max(1, round(len(periods) / _NAMES)) if sheet.is_narrow else max(1, len(periods) // 18)
    kept = range(0, len(periods), every)
    years = [periods[i].year for i in kept]
    begins = [k == 0 or years[k - 1] != year for k, year in enumerate(years)]
    texts = [
        language.short_month(periods[i]) + (f"<br><b>{periods[i].year}</b>" if begin else "")
        for i, begin in zip(kept, begins, strict=True)
    ]
    figure.update_xaxes(
        **month_axis(colours, n=len(periods)), tickvals=[i + 0.5 for i in kept], ticktext=texts,
        ticklabeloverflow="allow",
    )  # fmt: skip
