"""Native funnels (scatter) and bars."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.chart.series import BarSeries, XySeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as DeckSlide

from domain.briefing import BarChart, FunnelChart, FunnelPoint, Role, Series, Standing
from domain.indicators import IndicatorUnit
from domain.language import Language
from exports.deck_chart_data import CategoryFigures, PointFigures
from exports.deck_chart_parts import (
    add_chart,
    axis_title,
    category_axis,
    colour_line,
    dress,
    letters,
    nice_top,
    number_format,
    shorter_legend,
    shown,
    value_axis,
)
from exports.deck_labels import Labels
from exports.deck_look import BAR, INK, LINES, OTHER_BAR, PALE, SMALLEST, STANDINGS, Box

_MARKERS = {
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "circle": XL_MARKER_STYLE.CIRCLE,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A series of a funnel: a limit, or the places of one standing with their points."""

    name: str
    points: tuple[tuple[float, float], ...]
    limit: Series | None = None
    places: tuple[FunnelPoint, ...] = ()


def add_funnel(
    slide: DeckSlide, chart: FunnelChart, box: Box, *, language: Language
) -> GraphicFrame:
    """Places by size as a scatter; the axis follows the places, limits above it are cut."""
    highest = max((point.value for point in chart.points), default=0.0)
    top, step = nice_top((shown(highest, chart.unit) or 0.0) * 1.12)
    rows = _rows(chart, language, top)
    data = PointFigures(number_format=number_format(chart.unit, language.code))
    for row in rows:
        series = data.add_series(row.name)
        for size, value in row.points:
            series.add_data_point(size, value)
    frame = add_chart(slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, box, data)
    drawn: Chart = frame.chart
    dress(drawn, language, has_legend=True)
    _funnel_axes(drawn, chart, language, top=top, step=step)
    free = Labels(box, widest=_widest(chart), top=top)
    for made, row in zip(drawn.plots[0].series, rows, strict=True):
        if row.limit is not None:
            _limit_line(made, row.limit)
        else:
            _dots(made, row, free)
    shorter_legend(drawn, [row.name for row in rows])
    return frame


def _rows(chart: FunnelChart, language: Language, top: float) -> list[_Row]:
    """Limits and places, the longest first.

    LibreOffice forgets what came before a longer series, so none may come.
    """
    rows = [_Row(each.name, _cut(each, chart, top), limit=each) for each in chart.limits]
    for standing in Standing:
        places = tuple(point for point in chart.points if point.standing is standing)
        if places:
            points = tuple((p.size, shown(p.value, chart.unit) or 0.0) for p in places)
            rows.append(_Row(standing.label(language), points, places=places))
    return sorted((row for row in rows if row.points), key=lambda row: -len(row.points))


def _cut(limit: Series, chart: FunnelChart, top: float) -> tuple[tuple[float, float], ...]:
    """The points of a limit within the axis."""
    pairs = zip(chart.sizes, limit.values, strict=True)
    scaled = ((size, shown(value, chart.unit)) for size, value in pairs)
    return tuple((size, at) for size, at in scaled if at is not None and 0 <= at <= top)


def _limit_line(line: XySeries, limit: Series) -> None:
    colour, width = LINES.get(limit.role, (INK, 1.0))
    colour_line(line.format.line, colour, width, is_dashed=limit.role is Role.WARNING)
    line.marker.style = XL_MARKER_STYLE.NONE


def _widest(chart: FunnelChart) -> float:
    return max([*chart.sizes, *(point.size for point in chart.points)], default=1.0)


def _funnel_axes(
    drawn: Chart, chart: FunnelChart, language: Language, *, top: float, step: float
) -> None:
    code = language.code
    pattern = number_format(chart.unit, code, is_axis=True)
    value_axis(drawn.value_axis, top=top, step=step, pattern=pattern)
    axis_title(drawn.value_axis, chart.value_label, code)
    sizes = drawn.category_axis
    category_axis(sizes)
    sizes.minimum_scale = 0
    sizes.maximum_scale, sizes.major_unit = nice_top(_widest(chart))
    sizes.tick_labels.number_format = number_format(IndicatorUnit.COUNT, code)
    sizes.tick_labels.number_format_is_linked = False
    axis_title(sizes, chart.size_label, code)


def _dots(dots: XySeries, row: _Row, free: Labels) -> None:
    """The places of one standing; names of those beyond the limits where there is room."""
    standing = row.places[0].standing
    colour, marker, size = STANDINGS[standing]
    dots.format.line.fill.background()
    dots.marker.style, dots.marker.size = _MARKERS[marker], size
    fill = dots.marker.format.fill
    fill.solid()
    is_thin = standing is Standing.THIN
    fill.fore_color.rgb = RGBColor.from_string(PALE if is_thin else colour)
    colour_line(dots.marker.format.line, colour, 1.5 if is_thin else 0.75)
    if standing not in (Standing.ABOVE, Standing.BELOW):
        return
    for at, (place, point) in enumerate(zip(row.places, row.points, strict=True)):
        side = free.side(place.name, point) if place.name else None
        if side is not None:
            label = dots.points[at].data_label
            run = label.text_frame.paragraphs[0].add_run()
            run.text = place.name
            letters(run.font, size=SMALLEST, colour=colour, is_bold=True)
            label.position = side


def add_bars(slide: DeckSlide, chart: BarChart, box: Box, *, language: Language) -> GraphicFrame:
    """Horizontal bars with their texts; a missing figure stands in words beside the name."""
    data = CategoryFigures(number_format=number_format(chart.unit, language.code))
    data.categories = [_named(chart, at, language) for at in range(len(chart.categories))]
    for series in chart.series:
        data.add_series(series.name, [shown(value, chart.unit) for value in series.values])
    frame = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, data)
    drawn: Chart = frame.chart
    dress(drawn, language, has_legend=len(chart.series) > 1)
    _bar_axes(drawn, chart)
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 45, -8
    for bars, series in zip(drawn.plots[0].series, chart.series, strict=True):
        _bars(bars, series, chart, language)
    return frame


def _named(chart: BarChart, at: int, language: Language) -> str:
    """A category; with what stands for a figure that no bar can show ("<3", a dash)."""
    missing = [_text(each, at, chart, language) for each in chart.series if each.values[at] is None]
    return f"{chart.categories[at]}: {', '.join(missing)}" if missing else chart.categories[at]


def _text(series: Series, at: int, chart: BarChart, language: Language) -> str:
    text = series.texts[at] if series.texts else chart.unit.write(series.values[at], language)
    is_alone = len(chart.series) == 1 or series.values[at] is not None
    return text if is_alone else f"{series.name} {text}"


def _bar_axes(drawn: Chart, chart: BarChart) -> None:
    values = [v for each in chart.series for v in each.values if v is not None]
    highest = shown(max(values, default=0.0), chart.unit) or 0.0
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0, (highest or 1.0) * 1.15
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.visible = False
    drawn.category_axis.reverse_order = True
    category_axis(drawn.category_axis, size=14)


def _bars(bars: BarSeries, series: Series, chart: BarChart, language: Language) -> None:
    colour = OTHER_BAR if series.role is Role.OTHER else BAR
    bars.format.fill.solid()
    bars.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    bars.invert_if_negative = False
    for at, value in enumerate(series.values):
        if value is not None:
            label = bars.points[at].data_label
            run = label.text_frame.paragraphs[0].add_run()
            run.text = _text(series, at, chart, language)
            letters(run.font, size=14, colour=INK, is_bold=True)
            label.position = XL_LABEL_POSITION.OUTSIDE_END
