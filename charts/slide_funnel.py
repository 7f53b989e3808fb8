"""A funnel on a slide: places by size, limits that narrow; only those beyond them are named."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.path import Path

from charts.slide_parts import Sheet
from charts.slide_plot import (
    LABEL,
    TICK,
    Plot,
    apart,
    diamond,
    dot,
    draw_grid,
    mark_sample,
    square,
    tick_texts,
    ticks,
    with_value,
)
from charts.slide_text import Type, wrapped
from charts.svg_path import Box
from domain.briefing import FunnelChart, FunnelPoint, Role, Series, Standing
from domain.indicators import IndicatorUnit

_HEAD, _FOOT = 44.0, 118.0
_NAMED = 24
_VALUED, _WIDEST = 150.0, 250.0
_ORDER = (Standing.INSIDE, Standing.THIN, Standing.BELOW, Standing.ABOVE)
_NAME = Type(21, weight="semibold")


def draw_funnel(sheet: Sheet, chart: FunnelChart, box: Box) -> None:
    """The funnel in its box: limits behind, points in front, the key below."""
    canvas, colours, language = sheet.canvas, sheet.colours, sheet.language
    plot = _plot(sheet, chart, box)
    rows = _values(chart, plot.y)
    draw_grid(canvas, plot, rows, tick_texts(rows, chart.unit, language), colours)
    _sizes(sheet, chart, plot)
    mark_sample(canvas, plot.box, colours, is_sample=sheet.slide.is_sample)
    _between(sheet, chart, plot)
    for series in chart.limits:
        _limit(sheet, chart, series, plot)
    for standing in _ORDER:
        for point in chart.points:
            if point.standing is standing:
                draw_point(sheet, plot.at(point.size, point.value * chart.unit.scale), standing)
    _name_limits(sheet, chart, plot)
    _name_points(sheet, chart, plot)
    _key(sheet, chart, (plot.box[0], plot.box[3] + 80, box[2], box[3]))


def _plot(sheet: Sheet, chart: FunnelChart, box: Box) -> Plot:
    x0, y0, x1, y1 = box
    low, high = _ends(chart)
    texts = tick_texts(_values(chart, (low, high)), chart.unit, sheet.language)
    left = max((TICK.width(text) for text in texts), default=0.0) + 16
    right = _room(chart) + 24
    largest = max([*(point.size for point in chart.points), *chart.sizes], default=1.0)
    inside = (x0 + left, y0 + _HEAD, x1 - right, y1 - _FOOT)
    sheet.canvas.text((x0, y0 + 19), chart.value_label, size=LABEL.size, colour=sheet.colours.ink_2)
    return Plot(inside, (0.0, largest * 1.02 or 1.0), (low, high))


def _values(
    chart: FunnelChart, ends: tuple[float, float], *, least: float = 0.0
) -> tuple[float, ...]:
    """The values at an axis; none where no place is drawn."""
    return ticks(*ends, 6, least=least) if chart.points else ()


def _ends(chart: FunnelChart) -> tuple[float, float]:
    """All points are inside; limits of the smallest places may leave the plot."""
    scale = chart.unit.scale
    centre = next((s.values for s in chart.limits if s.role is Role.CENTRE), ())
    known = [value * scale for value in centre if value is not None]
    values = [point.value * scale for point in chart.points] + known
    high, low = max(values, default=1.0) or 1.0, min(values, default=0.0)
    if chart.unit is IndicatorUnit.PERCENT:
        low = max(0.0, low // 10 * 10 - 5)
        return low, min(102.0, high + (high - low) * 0.1)
    return 0.0, high * 1.14


def _sizes(sheet: Sheet, chart: FunnelChart, plot: Plot) -> None:
    canvas, colours = sheet.canvas, sheet.colours
    values = _values(chart, plot.x, least=1.0)
    y = plot.box[3]
    for value, text in zip(values, tick_texts(values, None, sheet.language), strict=True):
        x = plot.across(value)
        canvas.rectangle((x - 0.75, y, x + 0.75, y + 7), fill=colours.control_line)
        canvas.text((x, y + 30), text, size=TICK.size, colour=colours.ink_3, align="center")
    canvas.text(
        (plot.box[2], y + 58), chart.size_label, size=LABEL.size, colour=colours.ink_2,
        align="right",
    )  # fmt: skip


def _path(chart: FunnelChart, series: Series, plot: Plot) -> list[tuple[float, float]]:
    return [
        plot.at(size, value * chart.unit.scale)
        for size, value in zip(chart.sizes, series.values, strict=True)
        if value is not None
    ]


def _between(sheet: Sheet, chart: FunnelChart, plot: Plot) -> None:
    """The room between the 95 % limits, tinted."""
    edges = [_path(chart, series, plot) for series in chart.limits if series.role is Role.WARNING]
    if len(edges) == 2 and all(edges):
        around = [*edges[0], *reversed(edges[1])]
        sheet.canvas.path(
            Path([*around, around[0]], closed=True), fill=sheet.colours.tint, clip=plot.box
        )


def _limit(sheet: Sheet, chart: FunnelChart, series: Series, plot: Plot) -> None:
    colours = sheet.colours
    colour, width, dash = {
        Role.WARNING: (colours.limit_95, 1.8, (9.0, 7.0)),
        Role.LIMIT: (colours.limit_998, 2.0, None),
    }.get(series.role, (colours.mean, 2.0, None))
    points = _path(chart, series, plot)
    if len(points) > 1:
        sheet.canvas.line(points, colour=colour, width=width, dash=dash, clip=plot.box)


def _name_limits(sheet: Sheet, chart: FunnelChart, plot: Plot) -> None:
    """Each line's name right of its end; lines that end outside the plot have none."""
    scale, (low, high) = chart.unit.scale, plot.y
    ends = []
    for series in chart.limits:
        last = next((value for value in reversed(series.values) if value is not None), None)
        if last is not None and low < last * scale <= high:
            text = series.name
            if series.role is Role.CENTRE:
                text = with_value(text, chart.unit.write(last, sheet.language))
            lines = wrapped(text, LABEL, _room(chart))
            ends.append((lines, plot.down(last * scale), series.role))
    heights = [len(lines) * LABEL.leading for lines, _, _ in ends]
    middles = apart([y for _, y, _ in ends], heights, plot.box[1] - 20, plot.box[3] + 10)
    for (lines, _, role), height, middle in zip(ends, heights, middles, strict=True):
        ink = sheet.colours.ink if role is Role.CENTRE else sheet.colours.ink_2
        for i, line in enumerate(lines):
            y = middle - height / 2 + (i + 0.5) * LABEL.leading + LABEL.size * 0.34
            sheet.canvas.text((plot.box[2] + 12, y), line, size=LABEL.size, colour=ink)


def _room(chart: FunnelChart) -> float:
    """Width of the column of names right of a funnel, in pixels: the widest, and a value."""
    widest = max((LABEL.width(series.name) for series in chart.limits), default=0.0)
    return min(max(widest + 4, _VALUED), _WIDEST)


def draw_point(sheet: Sheet, at: tuple[float, float], standing: Standing) -> None:
    """A place: diamond above, square below, dot inside, ring where too little is reported."""
    colours, page = sheet.colours, sheet.colours.page
    if standing is Standing.ABOVE:
        sheet.canvas.path(diamond(at, 24), fill=colours.above_limit, edge=page, width=1.2)
    elif standing is Standing.BELOW:
        sheet.canvas.path(square(at, 19), fill=colours.below_limit, edge=page, width=1.2)
    elif standing is Standing.THIN:
        sheet.canvas.path(dot(at, 13), fill=page, edge=colours.poorly_reported, width=2.2)
    else:
        sheet.canvas.path(dot(at, 14), fill=colours.inside_limits, edge=page, width=1.2)


def _name_points(sheet: Sheet, chart: FunnelChart, plot: Plot) -> None:
    """Names of places beyond the limits, beside their points, while none covers another."""
    named = [point for point in chart.points if point.name and point.standing in _ORDER[2:]]
    taken: list[Box] = [_around(plot.at(p.size, p.value * chart.unit.scale)) for p in named]
    for point in sorted(named, key=lambda point: (-point.value, point.name))[:_NAMED]:
        at = plot.at(point.size, point.value * chart.unit.scale)
        free = (space for space in _spaces(point, at) if _is_free(space, taken, plot))
        space = next(free, None)
        if space is not None:
            taken.append(space)
            sheet.canvas.text(
                (space[0], space[3] - 6), point.name, size=_NAME.size, colour=sheet.colours.ink,
                weight="semibold", halo=sheet.colours.page,
            )  # fmt: skip


def _around(at: tuple[float, float]) -> Box:
    return at[0] - 12, at[1] - 12, at[0] + 12, at[1] + 12


def _spaces(point: FunnelPoint, at: tuple[float, float]) -> Sequence[Box]:
    """Right, left, above and below of a point."""
    (x, y), width = at, _NAME.width(point.name)
    corners = (
        (x + 18, y - 13), (x - 18 - width, y - 13), (x - width / 2, y - 42),
        (x - width / 2, y + 16), (x + 14, y - 36), (x + 14, y + 10),
    )  # fmt: skip
    return [(left, top, left + width, top + 26) for left, top in corners]


def _is_free(space: Box, taken: Sequence[Box], plot: Plot) -> bool:
    x0, y0, x1, y1 = space
    left, top, right, bottom = plot.box
    inside = left < x0 and top - 30 < y0 and x1 < right and y1 < bottom
    return inside and not any(
        x0 < other[2] and other[0] < x1 and y0 < other[3] and other[1] < y1 for other in taken
    )


def _key(sheet: Sheet, chart: FunnelChart, box: Box) -> None:
    """The marks that occur, with their meaning and the number of places."""
    canvas, colours, language = sheet.canvas, sheet.colours, sheet.language
    x, y = box[0], box[1]
    for standing in reversed(_ORDER):
        n = sum(point.standing is standing for point in chart.points)
        if not n:
            continue
        words = f"{standing.label(language)} **{language.number(n)}**"
        width = 30 + LABEL.width(words.replace("**", "")) + 8
        if x > box[0] and x + width > box[2]:
            x, y = box[0], y + 28
        draw_point(sheet, (x + 11, y + 10), standing)
        canvas.runs(
            (x + 30, y + 17), words, size=LABEL.size, colour=colours.ink_2, bold=colours.ink
        )
        x += width + 30
