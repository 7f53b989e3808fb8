"""A native chart over months: lines with gaps, limits, election phases and unknown months behind.

Phases and unknown months are columns of their own (1 in their months), so they move with the chart
and stand in its workbook. They lie on the first pair of axes, because PowerPoint draws the second
pair above the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.series import LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as DeckSlide

from domain.briefing import Role, Series, TimeChart
from domain.indicators import IndicatorUnit
from domain.language import Language
from exports.deck_chart_data import CategoryFigures
from exports.deck_chart_parts import (
    LABEL,
    add_chart,
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
from exports.deck_look import ACCENT, BANDS, HATCH, INK, LINES, OTHERS, Box

_LINE = 2.5
_FIRST_AXES = (50_010, 50_020)


@dataclass(frozen=True, slots=True)
class _Band:
    """A column behind the lines: 1 in its months, nothing in the others."""

    name: str
    months: frozenset[int]
    kind: str


def add_time_chart(
    slide: DeckSlide, chart: TimeChart, box: Box, *, language: Language
) -> GraphicFrame:
    """The chart in the box."""
    bands = _bands(chart)
    data = CategoryFigures(number_format=number_format(chart.unit, language.code))
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, [shown(value, chart.unit) for value in series.values])
    for band in bands:
        places = range(len(chart.categories))
        data.add_series(band.name, [1 if at in band.months else None for at in places], "0")
    frame = add_chart(slide, XL_CHART_TYPE.LINE, box, data)
    drawn: Chart = frame.chart
    dress(drawn, language, has_legend=True)
    _axes(drawn, chart, language)
    _lines(drawn, chart, language)
    shorter_legend(drawn, [series.name for series in chart.series], n_before=len(bands))
    if bands:
        _behind(drawn, bands, n_lines=len(chart.series))
    return frame


def _bands(chart: TimeChart) -> list[_Band]:
    found: dict[tuple[str, str], set[int]] = {}
    for span in chart.spans:
        found.setdefault((span.name, span.kind), set()).update(range(span.first, span.last + 1))
    for at, state in chart.unknown:
        found.setdefault((state, ""), set()).add(at)
    return [_Band(name, frozenset(months), kind) for (name, kind), months in found.items()]


def _axes(drawn: Chart, chart: TimeChart, language: Language) -> None:
    values = [v for each in chart.series for v in each.values if v is not None]
    top, step = _end(max(values, default=0.0), chart.unit)
    pattern = number_format(chart.unit, language.code, is_axis=True)
    value_axis(drawn.value_axis, top=top, step=step, pattern=pattern)
    category_axis(drawn.category_axis)


def _end(highest: float, unit: IndicatorUnit) -> tuple[float, float]:
    """End and step of the axis; percentages up to 100 end there."""
    if unit is IndicatorUnit.PERCENT and 0.5 < highest <= 1:
        return 1.0, 0.2
    return nice_top((shown(highest, unit) or 0.0) * 1.06)


def _lines(drawn: Chart, chart: TimeChart, language: Language) -> None:
    n_other = 0
    for line, series in zip(drawn.plots[0].series, chart.series, strict=False):
        line.smooth = False
        if series.role in LINES:
            colour, width = LINES[series.role]
            colour_line(line.format.line, colour, width, is_dashed=series.role is Role.WARNING)
            line.marker.style = XL_MARKER_STYLE.NONE
            continue
        is_other = series.role is Role.OTHER
        colour = OTHERS[n_other % len(OTHERS)] if is_other else ACCENT
        n_other += is_other
        _figure(line, colour, is_other=is_other)
        _provisional(line, series, chart.provisional_from, colour)
        _last_value(line, series, chart, language, colour)
    if chart.series:
        _marks(drawn.plots[0].series[0], chart, language)


def _figure(line: LineSeries, colour: str, *, is_other: bool) -> None:
    colour_line(line.format.line, colour, 1.75 if is_other else _LINE)
    line.marker.style = XL_MARKER_STYLE.CIRCLE
    line.marker.size = 5 if is_other else 7
    line.marker.format.fill.solid()
    line.marker.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    colour_line(line.marker.format.line, "FFFFFF", 0.75)


def _provisional(line: LineSeries, series: Series, first: int | None, colour: str) -> None:
    """Dashes towards months that may still change, and hollow signs."""
    if first is None:
        return
    for at in range(first, len(series.values)):
        if series.values[at] is not None:
            point = line.points[at]
            colour_line(point.format.line, colour, 2.0)
            point.format.line.dash_style = MSO_LINE.SQUARE_DOT
            point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 8
            point.marker.format.fill.solid()
            point.marker.format.fill.fore_color.rgb = RGBColor.from_string("FFFFFF")
            colour_line(point.marker.format.line, colour, 1.75)


def _last_value(
    line: LineSeries, series: Series, chart: TimeChart, language: Language, colour: str
) -> None:
    known = [at for at, value in enumerate(series.values) if value is not None]
    if known:
        text = chart.unit.write(series.values[known[-1]], language)
        is_below = series.role is Role.OTHER
        _label(line, known[-1], text, colour, is_below=is_below)


def _marks(line: LineSeries, chart: TimeChart, language: Language) -> None:
    """The numbers of the readings at their points; at the last known one beside its value."""
    values = chart.series[0].values
    known = [at for at, value in enumerate(values) if value is not None]
    for mark in chart.marks:
        if mark.position in known:
            is_last = mark.position == known[-1]
            value = f"  {chart.unit.write(values[mark.position], language)}" if is_last else ""
            _label(line, mark.position, f"({mark.label}){value}", INK)


def _label(line: LineSeries, at: int, text: str, colour: str, *, is_below: bool = False) -> None:
    label = line.points[at].data_label
    paragraph = label.text_frame.paragraphs[0]
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    run = paragraph.add_run()
    run.text = text
    letters(run.font, size=LABEL, colour=colour, is_bold=True)
    label.position = XL_LABEL_POSITION.BELOW if is_below else XL_LABEL_POSITION.ABOVE


def _behind(drawn: Chart, bands: Sequence[_Band], *, n_lines: int) -> None:
    """Move the series of the bands to columns on a first pair of axes."""
    area = drawn._chartSpace.find(f".//{qn('c:plotArea')}")
    lines = area.find(qn("c:lineChart"))
    columns = parse_xml(
        f'<c:barChart {nsdecls("c")}><c:barDir val="col"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/><c:gapWidth val="0"/><c:overlap val="100"/>'
        f'<c:axId val="{_FIRST_AXES[0]}"/><c:axId val="{_FIRST_AXES[1]}"/></c:barChart>'
    )
    gap = columns.find(qn("c:gapWidth"))
    for element, band in zip(lines.findall(qn("c:ser"))[n_lines:], bands, strict=True):
        lines.remove(element)
        gap.addprevious(_as_column(element, band))
    lines.addprevious(columns)
    _first_axes(area)


def _as_column(series: etree._Element, band: _Band) -> etree._Element:
    for name in ("c:marker", "c:smooth", "c:spPr", "c:dLbls"):
        for child in series.findall(qn(name)):
            series.remove(child)
    text = series.find(qn("c:tx"))
    text.addnext(parse_xml(f'<c:invertIfNegative {nsdecls("c")} val="0"/>'))
    text.addnext(parse_xml(_paint(band)))
    return series


def _paint(band: _Band) -> str:
    if band.kind:
        fill = f'<a:solidFill><a:srgbClr val="{BANDS.get(band.kind, "EEF1F4")}"/></a:solidFill>'
    else:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{HATCH}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
    return f"<c:spPr {nsdecls('c', 'a')}>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"


def _first_axes(area: etree._Element) -> None:
    """Month names belong to the columns; the lines keep their values on the left."""
    months, values = area.find(qn("c:catAx")), area.find(qn("c:valAx"))
    first, hidden = deepcopy(months), deepcopy(values)
    _renumber(first, _FIRST_AXES[0], _FIRST_AXES[1])
    _renumber(hidden, _FIRST_AXES[1], _FIRST_AXES[0])
    _hide(months)
    _hide(hidden)
    for child in hidden.findall(qn("c:majorGridlines")):
        hidden.remove(child)
    hidden.find(qn("c:scaling")).find(qn("c:max")).set("val", "1")
    months.addprevious(first)
    months.addprevious(hidden)


def _renumber(axis: etree._Element, own: int, crossing: int) -> None:
    axis.find(qn("c:axId")).set("val", str(own))
    axis.find(qn("c:crossAx")).set("val", str(crossing))


def _hide(axis: etree._Element) -> None:
    axis.find(qn("c:delete")).set("val", "1")
