"""What the charts of a deck share: letters, axes, numbers in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any, cast

from pptx.chart.axis import ValueAxis, _BaseAxis
from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.dml.line import LineFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as DeckSlide
from pptx.text.text import Font
from pptx.util import Pt

from domain.indicators import IndicatorUnit
from domain.language import Language
from exports.deck_chart_data import CategoryFigures, PointFigures
from exports.deck_look import HAIRLINE, INK_2, INK_3, SMALLEST, Box
from exports.deck_text import LANGUAGES

LABEL = 13.0
_COUNTRY = {"id": "[$-421]", "en": "[$-809]"}


def add_chart(
    slide: DeckSlide, kind: XL_CHART_TYPE, box: Box, data: CategoryFigures | PointFigures
) -> GraphicFrame:
    """A native chart in the box, with its workbook."""
    # python-pptx's own annotations name a narrower kind of data and another answer than it gives
    added = slide.shapes.add_chart(
        kind, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height), cast(Any, data)
    )
    return cast(GraphicFrame, added)


def mend(chart: Chart) -> None:
    """What python-pptx's templates have and the schema does not, once the chart is finished.

    Numbers of axes have no sign, and only pies have lines that lead to their labels.
    """
    space = chart._chartSpace
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", axis.get("val").lstrip("-"))
    for lines in list(space.iter(qn("c:showLeaderLines"))):
        lines.getparent().remove(lines)


def shown(value: float | None, unit: IndicatorUnit) -> float | None:
    """A stored value as the chart holds it: percentages stay fractions, rates are scaled."""
    if value is None or unit is IndicatorUnit.PERCENT:
        return value
    return value * unit.scale


def number_format(unit: IndicatorUnit, code: str, *, is_axis: bool = False) -> str:
    """How PowerPoint writes the values; its decimal sign is the reader's computer's."""
    patterns = {IndicatorUnit.PERCENT: "0%" if is_axis else "0.0%", IndicatorUnit.COUNT: "#,##0"}
    return _COUNTRY[code] + patterns.get(unit, "0.00")


def nice_top(highest: float) -> tuple[float, float]:
    """End of an axis above the value, and the step between its lines; at most 6 steps."""
    if highest <= 0:
        return 1.0, 1.0
    power = 10.0 ** floor(log10(highest / 4))
    step = next(power * f for f in (1, 2, 2.5, 5, 10, 20) if highest / (power * f) <= 5)
    return round(step * ceil(highest / step - 1e-9), 10), step


def colour_line(line: LineFormat, colour: str, width: float, *, is_dashed: bool = False) -> None:
    """A line in a colour, that many points wide."""
    line.color.rgb = RGBColor.from_string(colour)
    line.width = Pt(width)
    if is_dashed:
        line.dash_style = MSO_LINE.DASH


def letters(font: Font, *, size: float = LABEL, colour: str = INK_2, is_bold: bool = False) -> None:
    """Letters of a chart."""
    font.size, font.bold = Pt(size), is_bold
    font.color.rgb = RGBColor.from_string(colour)


def dress(chart: Chart, language: Language, *, has_legend: bool) -> None:
    """Letters, language and legend."""
    letters(chart.font)
    chart.has_title = False
    _say_language(chart, language)
    chart.has_legend = has_legend
    if has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        letters(chart.legend.font, size=SMALLEST)


def _say_language(chart: Chart, language: Language) -> None:
    """The schema wants it after the date system and before all else."""
    space = chart._chartSpace
    first = space.find(qn("c:date1904"))
    said = parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGES[language.code]}"/>')
    space.insert(0 if first is None else space.index(first) + 1, said)


def value_axis(axis: ValueAxis, *, top: float, step: float, pattern: str) -> None:
    """From zero to the top, hairlines, no line of its own."""
    axis.minimum_scale, axis.maximum_scale = 0, top
    axis.major_unit = step
    axis.has_major_gridlines = True
    colour_line(axis.major_gridlines.format.line, HAIRLINE, 0.75)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format = pattern
    axis.tick_labels.number_format_is_linked = False
    letters(axis.tick_labels.font, size=SMALLEST)


def category_axis(axis: _BaseAxis, *, size: float = SMALLEST) -> None:
    """Names below the figure, a thin line."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    colour_line(axis.format.line, INK_3, 1.0)
    letters(axis.tick_labels.font, size=size)


def axis_title(axis: _BaseAxis, text: str, code: str) -> None:
    """What an axis measures."""
    axis.has_title = True
    run = axis.axis_title.text_frame.paragraphs[0].add_run()
    run.text = text
    run._r.get_or_add_rPr().set("lang", LANGUAGES[code])
    letters(run.font, size=SMALLEST)


def shorter_legend(drawn: Chart, names: Sequence[str], *, n_before: int = 0) -> None:
    """Limits above and below share a name; the legend says it once.

    Args:
        n_before: entries of columns, which stand first.
    """
    legend = drawn.legend._element
    twice = [at + n_before for at, name in enumerate(names) if name in names[:at]]
    for at in reversed(twice):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/>'
        legend.insert(1, parse_xml(f"{entry}</c:legendEntry>"))
