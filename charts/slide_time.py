"""Lines over months on a slide: limits, election phases, numbered marks, hatched gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.slide_marks import draw_marks
from charts.slide_months import draw_key, draw_months, draw_spans, draw_unknown, is_voting
from charts.slide_parts import Sheet
from charts.slide_plot import (
    BOLD,
    LABEL,
    TICK,
    Plot,
    apart,
    dot,
    draw_grid,
    mark_sample,
    tick_texts,
    ticks,
    with_value,
)
from charts.slide_text import Type, draw_lines, wrapped
from charts.svg_path import Box
from domain.briefing import Role, Series, TimeChart
from domain.indicators import IndicatorUnit

_FOOT = 132.0
_HEAD, _PHASES, _PLAIN = 58.0, 34.0, 14.0
_LABEL_ROOM = 250.0
_BADGE = 15.0
_LIMITS = (Role.CENTRE, Role.WARNING, Role.LIMIT)
_DASH = (9.0, 7.0)


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at the right end of a line."""

    lines: tuple[str, ...]
    type: Type
    value: float
    colour: str


def draw_time(sheet: Sheet, chart: TimeChart, box: Box) -> None:
    """The chart in its box, from the bands behind to the numbers in front."""
    labels = _labels(sheet, chart)
    plot = _plot(sheet, chart, box, labels)
    canvas, colours = sheet.canvas, sheet.colours
    unnamed = draw_spans(sheet, chart, plot)
    values = _ticks(chart, plot.y[1])
    draw_grid(canvas, plot, values, tick_texts(values, chart.unit, sheet.language), colours)
    draw_unknown(sheet, chart, plot)
    mark_sample(canvas, plot.box, colours, is_sample=sheet.slide.is_sample)
    for series in chart.series:
        if series.role in _LIMITS:
            _limit(sheet, series, plot, chart.unit.scale)
    others = [series for series in chart.series if series.role is Role.OTHER]
    for i, series in enumerate(others):
        _line(sheet, chart, series, plot, colours.lines[(i + 1) % len(colours.lines)])
    own = [series for series in chart.series if series.role is Role.FIGURE]
    for series in own:
        _figure(sheet, chart, series, plot)
    _write_labels(sheet, labels, plot)
    for series in own[:1]:
        draw_marks(sheet, chart, series, _points(chart, series, plot))
        _last_value(sheet, chart, series, plot)
    draw_months(sheet, chart, plot)
    draw_key(sheet, chart, unnamed, (plot.box[0], plot.box[3] + 80, box[2], box[3]))


def _plot(sheet: Sheet, chart: TimeChart, box: Box, labels: Sequence[_Label]) -> Plot:
    x0, y0, x1, y1 = box
    top = _top(chart)
    texts = tick_texts(_ticks(chart, top), chart.unit, sheet.language)
    left = max((TICK.width(text) for text in texts), default=0.0) + 16
    widths = [label.type.width(line) for label in labels for line in label.lines]
    right = max(widths, default=0.0) + 22
    head = _head(chart)
    inside = (x0 + left, y0 + head, x1 - right, y1 - _FOOT)
    return Plot(inside, (0.0, float(len(chart.categories))), (0.0, top))


def _head(chart: TimeChart) -> float:
    """Room above the plot for the names of voting days and of phases."""
    if any(is_voting(span) for span in chart.spans):
        return _HEAD
    return _PHASES if chart.spans else _PLAIN


def _ticks(chart: TimeChart, top: float) -> tuple[float, ...]:
    """The values at the axis: no half cases, and none where nothing is known."""
    if not _drawn(chart):
        return ()
    return ticks(0.0, top, 6, least=1.0 if chart.unit is IndicatorUnit.COUNT else 0.0)


def _drawn(chart: TimeChart) -> list[float]:
    return [value for series in chart.series for value in series.values if value is not None]


def _top(chart: TimeChart) -> float:
    """Upper end of the values as drawn: at least 100 for percentages, room for numbers above."""
    largest = max(_drawn(chart), default=0.0) * chart.unit.scale
    if chart.unit is IndicatorUnit.PERCENT and largest > 50:
        return max(105.0, largest * 1.06)
    return largest * (1.22 if chart.marks else 1.14) or 1.0


def _labels(sheet: Sheet, chart: TimeChart) -> list[_Label]:
    """Names of lines; of a single line without limits none, its title says what it is."""
    colours = sheet.colours
    lines = [series for series in chart.series if series.role in (Role.FIGURE, Role.OTHER)]
    found = []
    others = 0
    for series in chart.series:
        value = _last(series.values)
        if value is None or (series.role is Role.FIGURE and len(lines) == 1):
            continue
        others += series.role is Role.OTHER
        colour = {
            Role.FIGURE: colours.accent,
            Role.OTHER: colours.lines[others % len(colours.lines)],
            Role.CENTRE: colours.mean,
            Role.WARNING: colours.limit_95,
            Role.LIMIT: colours.limit_998,
        }[series.role]
        text = series.name
        if series.role not in (Role.WARNING, Role.LIMIT):
            text = with_value(text, chart.unit.write(value, sheet.language))
        type = BOLD if series.role is Role.FIGURE else LABEL
        found.append(
            _Label(wrapped(text, type, _LABEL_ROOM), type, value * chart.unit.scale, colour)
        )
    return found


def _last(values: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)


def _write_labels(sheet: Sheet, labels: Sequence[_Label], plot: Plot) -> None:
    heights = [len(label.lines) * label.type.leading for label in labels]
    middles = apart(
        [plot.down(label.value) for label in labels], heights, plot.box[1] - 20, plot.box[3] + 10
    )
    for label, height, middle in zip(labels, heights, middles, strict=True):
        at = (plot.box[2] + 12, middle - height / 2)
        draw_lines(
            sheet.canvas, label.lines, at, label.type, colour=label.colour, bold=label.colour
        )


def _limit(sheet: Sheet, series: Series, plot: Plot, scale: int) -> None:
    """Each month its own level from its first to its last day; no line where it is unknown."""
    colours = sheet.colours
    colour, width, dash = {
        Role.CENTRE: (colours.mean, 2.0, None),
        Role.WARNING: (colours.limit_95, 1.8, _DASH),
        Role.LIMIT: (colours.limit_998, 2.0, None),
    }[series.role]
    for first, last in _known(series.values):
        points = []
        for i in range(first, last):
            y = plot.down((series.values[i] or 0.0) * scale)
            points += [(plot.across(i), y), (plot.across(i + 1), y)]
        sheet.canvas.line(points, colour=colour, width=width, dash=dash, clip=plot.box)


def _known(values: Sequence[float | None]) -> list[tuple[int, int]]:
    """Stretches of known values: first position, and the one after the last."""
    found: list[tuple[int, int]] = []
    for i, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _line(sheet: Sheet, chart: TimeChart, series: Series, plot: Plot, colour: str) -> None:
    """Another place or the nation: thinner and dashed, with gaps."""
    for first, last in _known(series.values):
        points = [_point(series, i, plot, chart.unit.scale) for i in range(first, last)]
        sheet.canvas.line(points, colour=colour, width=2.4, dash=_DASH)


def _points(chart: TimeChart, series: Series, plot: Plot) -> list[tuple[float, float]]:
    return [_point(series, i, plot, chart.unit.scale) for i in range(len(series.values))]


def _point(series: Series, i: int, plot: Plot, scale: int) -> tuple[float, float]:
    return plot.at(i + 0.5, (series.values[i] or 0.0) * scale)


def _figure(sheet: Sheet, chart: TimeChart, series: Series, plot: Plot) -> None:
    """Solid while firm, dashed and hollow while provisional; zeros are open circles."""
    canvas, colours, scale = sheet.canvas, sheet.colours, chart.unit.scale
    firm = len(series.values) if chart.provisional_from is None else chart.provisional_from
    for first, last in _known(series.values):
        points = [_point(series, i, plot, scale) for i in range(first, last)]
        solid, rest = points[: max(firm - first, 0)], points[max(firm - first - 1, 0) :]
        if len(solid) > 1:
            canvas.line(solid, colour=colours.accent, width=3.6)
        if last > firm and len(rest) > 1:
            canvas.line(rest, colour=colours.accent, width=3.0, dash=(5.0, 6.0))
    for i, value in enumerate(series.values):
        if value is None:
            continue
        at = _point(series, i, plot, scale)
        hollow = i >= firm or value == 0
        fill = colours.page if hollow else colours.accent
        canvas.path(dot(at, 13), fill=fill, edge=colours.accent, width=2.4)


def _last_value(sheet: Sheet, chart: TimeChart, series: Series, plot: Plot) -> None:
    """The newest figure beside its point where no label at the end says it."""
    lines = [one for one in chart.series if one.role in (Role.FIGURE, Role.OTHER)]
    known = [i for i, value in enumerate(series.values) if value is not None]
    if not known or len(lines) > 1:
        return
    i = known[-1]
    x, y = _point(series, i, plot, chart.unit.scale)
    is_marked = any(mark.position == i for mark in chart.marks)
    text = chart.unit.write(series.values[i], sheet.language)
    y = y + 34 if is_marked and y + 44 < plot.box[3] else y - 18
    x = min(x, plot.box[2] - BOLD.width(text) / 2 - 4)
    sheet.canvas.text(
        (x, y), text, size=BOLD.size, colour=sheet.colours.accent, weight="semibold",
        align="center", halo=sheet.colours.page,
    )  # fmt: skip
