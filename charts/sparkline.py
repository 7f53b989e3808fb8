"""The small chart of a tile: one indicator over a year, drawn as an SVG string."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.trend import TrendSeries
from charts.calendar_bands import stretches
from charts.svg_markup import (
    AUTO,
    number,
    rect,
    sample_mark,
    shade,
    state_wash,
    stroke_path,
    svg,
    words,
)
from charts.trend import bar_width
from domain.calendar import CalendarPhase
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State

_WIDTH, _PLOT, _LABELS = 308.0, 56.0, 18.0
_BESIDE_BARS = {1: 0.2, 2: 0.5}  # where a bar or two leave room for the sample mark
_GAPS = (State.NOT_REPORTED, State.BLANK)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Positions of a small chart."""

    n: int
    top: float

    def x(self, i: float) -> float:
        return i / self.n * _WIDTH

    def middle(self, i: int) -> float:
        return self.x(i + 0.5)

    def y(self, value: float) -> float:
        return _PLOT - 1 - (_PLOT - 8) * value / self.top


def sparkline(
    *,
    series: TrendSeries,
    indicator: Indicator,
    language: Language,
    is_sample: bool,
    provisional_from: Period | None = None,
    at: Period | None = None,
    theme: str = AUTO,
) -> str:
    """One indicator over its months: bands, voting days, gaps, provisional end, month labels.

    Counts are bars, rates a line. Missing months are hatched, blanks dotted, zeros open circles.

    Args:
        provisional_from: first month whose reports are still coming in; None when none.
        at: the month whose figure stands beside the chart, the last unless said. It is set off
            where it has a figure; no other month is.
        theme: "light", "dark", or "auto" for the reader's.
    """
    if not series.periods:
        return ""
    known = [value for value in series.values if value is not None]
    scale = _Scale(len(series.periods), max([*known, 1.0 if indicator.has_targets else 0.0]) or 1.0)
    firm, now = _firm(series.periods, provisional_from), _now(series, at)
    draw = _line if indicator.is_rate else _bars
    body = _bands(series.periods, scale, language, theme)
    body += _gaps(series, scale, theme)
    body += draw(series, scale, firm, now, theme) + _zeros(series, scale, theme)
    body += _mark(series, indicator, theme) if is_sample else ""
    body += _month_labels(series.periods, scale, language, theme)
    label = _label(series, indicator, now, language)
    return svg(size=(_WIDTH, _PLOT + _LABELS), label=label, body=body)


def _now(series: TrendSeries, at: Period | None) -> int:
    """Which of the months the figure beside the chart is of."""
    return series.periods.index(at) if at in series.periods else len(series.periods) - 1


def _firm(periods: Sequence[Period], provisional_from: Period | None) -> int:
    """How many months at the beginning are no longer provisional."""
    if provisional_from is None:
        return len(periods)
    return sum(period < provisional_from for period in periods)


def _mark(series: TrendSeries, indicator: Indicator, theme: str) -> str:
    """The sample mark below a line, or above the lowest third of the bars."""
    if indicator.is_rate:
        return sample_mark((_WIDTH - 16, _PLOT - 6), size=10, theme=theme)
    n = len(series.values)
    if n in _BESIDE_BARS:
        return sample_mark((_WIDTH * _BESIDE_BARS[n], 12), size=10, theme=theme, anchor="middle")
    third = -(-n // 3)
    heights = [
        max((value or 0.0 for value in series.values[start : start + third]), default=0.0)
        for start in range(0, n, third)
    ]
    place = heights.index(min(heights))
    x = _WIDTH * (place * third + third / 2) / n
    return sample_mark((x, 12), size=10, theme=theme, anchor="middle")


def _bands(periods: Sequence[Period], scale: _Scale, language: Language, theme: str) -> str:
    parts = []
    for stretch in stretches(periods, language):
        colour = _band_colour(stretch.phase, theme)
        x0, x1 = scale.x(stretch.start), scale.x(stretch.end)
        if stretch.phase is CalendarPhase.VOTING:
            parts.append(rect((x0 - 0.75, 0, x0 + 0.75, _PLOT), fill=colour))
        else:
            parts.append(rect((x0, 0, x1, _PLOT), fill=colour))
    return "".join(parts)


def _band_colour(phase: CalendarPhase, theme: str) -> str:
    return shade(lambda p: p.bands[phase], theme)


def _gaps(series: TrendSeries, scale: _Scale, theme: str) -> str:
    return "".join(
        state_wash(state, (scale.x(i) + 3, 0, scale.x(i + 1) - 3, _PLOT), theme=theme)
        for i, state in enumerate(series.states)
        if state in _GAPS
    )


def _line(series: TrendSeries, scale: _Scale, firm: int, now: int, theme: str) -> str:
    accent = shade(lambda p: p.accent, theme)
    points = [
        None if value is None else (scale.middle(i), scale.y(value))
        for i, value in enumerate(series.values)
    ]
    body = stroke_path(_polyline(points[:firm]), colour=accent, width=2)
    if firm < len(points):
        dashed = _polyline(points[max(firm - 1, 0) :])
        body += stroke_path(dashed, colour=accent, width=2, more=";stroke-dasharray:2 4")
    if here := points[now]:
        fill = accent if now < firm else shade(lambda p: p.page, theme)
        body += _circle(here, 4, fill, accent)
    return body


def _polyline(points: Sequence[tuple[float, float] | None]) -> str:
    """A line that breaks where a value is missing; a lone point is a dot."""
    parts, pen_down = [], False
    for i, point in enumerate(points):
        if point is None:
            pen_down = False
            continue
        x, y = number(point[0]), number(point[1])
        alone = not pen_down and (i + 1 == len(points) or points[i + 1] is None)
        parts.append(f"{'L' if pen_down else 'M'}{x} {y}{'h0' if alone else ''}")
        pen_down = True
    return "".join(parts)


def _bars(series: TrendSeries, scale: _Scale, firm: int, now: int, theme: str) -> str:
    accent = shade(lambda p: p.accent, theme)
    parts = []
    for i, value in enumerate(series.values):
        if not value:
            continue
        half = scale.x(bar_width(scale.n) / 2)
        x = scale.middle(i)
        box = (x - half, scale.y(value), x + half, _PLOT)
        if i < firm:
            parts.append(rect(box, fill=accent if i == now else shade(lambda p: p.bar, theme)))
        else:
            page = shade(lambda p: p.page, theme)
            parts.append(rect(box, fill=page, edge=accent, width=1.8, more=";stroke-dasharray:3 2"))
    return "".join(parts)


def _zeros(series: TrendSeries, scale: _Scale, theme: str) -> str:
    page, ink = shade(lambda p: p.page, theme), shade(lambda p: p.ink, theme)
    return "".join(
        _circle((scale.middle(i), scale.y(0) - 2), 2.6, page, ink)
        for i, state in enumerate(series.states)
        if state is State.ZERO
    )


def _circle(at: tuple[float, float], radius: float, fill: str, edge: str) -> str:
    return (
        f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}" '
        f'style="fill:{fill};stroke:{edge};stroke-width:1.6"/>'
    )


def _month_labels(periods: Sequence[Period], scale: _Scale, language: Language, theme: str) -> str:
    fill = shade(lambda p: p.ink_2, theme)
    shown = sorted({0, (len(periods) - 1) // 2, len(periods) - 1})
    parts = []
    for i in shown:
        anchor = "end" if i == len(periods) - 1 and i else "start" if i == 0 else "middle"
        x = {"start": 0.0, "end": _WIDTH, "middle": scale.middle(i)}[anchor]
        text = language.short_month(periods[i], year=i == 0 or periods[i].month == 1)
        parts.append(words((x, _PLOT + 14), text, size=12, fill=fill, anchor=anchor))
    return "".join(parts)


def _label(series: TrendSeries, indicator: Indicator, now: int, language: Language) -> str:
    """What a screen reader says: the name, the two ends and the month shown."""
    told = "; ".join(
        f"{language.month(series.periods[i])}: {indicator.write(series.values[i], language)}"
        for i in sorted({0, now, len(series.periods) - 1})
    )
    return f"{series.label}, {told}"
