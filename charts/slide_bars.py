"""Horizontal bars on a slide, the first category on top; what is not known has no bar."""

from __future__ import annotations

from charts.palette import StateLook
from charts.slide_parts import HAIRLINE, Sheet
from charts.slide_plot import LABEL, draw_state, mark_sample
from charts.slide_text import Type, draw_lines, fitted, sizes, wrapped
from charts.svg_path import Box
from domain.briefing import BarChart, Role, Series
from domain.indicators import IndicatorUnit
from domain.language import DASH
from domain.states import State

_NAMES = sizes(28, 26, 24, 22, 21, 20, 19, spacing=1.2)
_TALLEST = 64.0
_UNKNOWN = 84.0


def draw_bars(sheet: Sheet, chart: BarChart, box: Box) -> None:
    """A row for each category: its name, its bars, their figures at the end."""
    x0, y0, x1, y1 = box
    top = y0 + (44.0 if len(chart.series) > 1 else 6.0)
    if len(chart.series) > 1:
        _key(sheet, chart, (x0, y0))
    n = max(len(chart.categories), 1)
    row = min((y1 - top) / n, _TALLEST * len(chart.series) + 76.0)
    type = _type(chart, (x1 - x0) * 0.36, row)
    names = [wrapped(name, type, (x1 - x0) * 0.36) for name in chart.categories]
    left = x0 + max((type.width(line) for lines in names for line in lines), default=0.0) + 22
    plot = (left, top, x1, top + row * n)
    mark_sample(sheet.canvas, plot, sheet.colours, is_sample=sheet.slide.is_sample)
    for i, lines in enumerate(names):
        y = top + i * row
        if i:
            sheet.canvas.rectangle((x0, y, x1, y + HAIRLINE), fill=sheet.colours.hairline)
        at = (x0, y + row / 2 - len(lines) * type.leading / 2)
        draw_lines(sheet.canvas, lines, at, type, colour=sheet.colours.ink, bold=sheet.colours.ink)
        _row(sheet, chart, i, (left, y, x1, y + row), type)
    foot = top + row * n
    sheet.canvas.rectangle((left - 1, top, left + 1, foot), fill=sheet.colours.control_line)


def _type(chart: BarChart, room: float, row: float) -> Type:
    """The largest letters at which every name stays in its row."""
    for type in _NAMES:
        block = fitted(chart.categories, types=[type], room=room, height=row)
        if all(block.height_of(i) <= row - 6 for i in range(len(chart.categories))):
            return type
    return _NAMES[-1]


def _top(chart: BarChart) -> float:
    """The value of a bar over the whole width; 100 percent for percentages."""
    known = [value for series in chart.series for value in series.values if value is not None]
    largest = max(known, default=0.0)
    if chart.unit is IndicatorUnit.PERCENT and largest > 0.5:
        return max(1.0, largest)
    return largest or 1.0


def _row(sheet: Sheet, chart: BarChart, i: int, box: Box, type: Type) -> None:
    x0, y0, x1, y1 = box
    k = len(chart.series)
    tall = min((y1 - y0) * (0.62 if k == 1 else 0.78) / k, _TALLEST)
    first = (y0 + y1) / 2 - tall * k / 2
    bold = Type(min(type.size, max(19.0, tall)), weight="semibold")
    texts = [_text(sheet, chart, series, i) for series in chart.series]
    room = x1 - x0 - _widest(sheet, chart, bold) - 18
    for j, (series, text) in enumerate(zip(chart.series, texts, strict=True)):
        top = first + j * tall + 1.5
        value = series.values[i]
        bar = (x0, top, x0 + room * (value or 0.0) / _top(chart), top + tall - 3)
        end = _bar(sheet, series, bar, value, text)
        middle = (bar[1] + bar[3]) / 2 + bold.size * 0.34
        sheet.canvas.text(
            (end + 12, middle), text, size=bold.size, colour=sheet.colours.ink, weight="semibold",
            halo=sheet.colours.page,
        )  # fmt: skip


def _widest(sheet: Sheet, chart: BarChart, type: Type) -> float:
    return max(
        type.width(_text(sheet, chart, series, i))
        for series in chart.series
        for i in range(len(chart.categories))
    )


def _text(sheet: Sheet, chart: BarChart, series: Series, i: int) -> str:
    """What stands at a bar: the maker's words, else the value."""
    return series.texts[i] if series.texts else chart.unit.write(series.values[i], sheet.language)


def _bar(sheet: Sheet, series: Series, bar: Box, value: float | None, text: str) -> float:
    """A bar; hatched and short where nothing is known, none for few cases and for zero.

    Returns:
        Where it ends.
    """
    x0, y0, x1, y1 = bar
    if value is not None:
        sheet.canvas.rectangle(bar, fill=_colour(sheet, series))
        return x1
    if text.strip() in ("", "-", DASH):
        draw_state(sheet.canvas, (x0, y0, x0 + _UNKNOWN, y1), _unknown(sheet))
        return x0 + _UNKNOWN
    return x0


def _unknown(sheet: Sheet) -> StateLook:
    return sheet.colours.states[State.NOT_REPORTED]


def _colour(sheet: Sheet, series: Series) -> str:
    return sheet.colours.bar if series.role is Role.OTHER else sheet.colours.accent


def _key(sheet: Sheet, chart: BarChart, at: tuple[float, float]) -> None:
    x, y = at
    for series in chart.series:
        sheet.canvas.rectangle((x, y + 4, x + 34, y + 24), fill=_colour(sheet, series))
        sheet.canvas.text(
            (x + 44, y + 21), series.name, size=LABEL.size, colour=sheet.colours.ink_2
        )
        x += 44 + LABEL.width(series.name) + 36
