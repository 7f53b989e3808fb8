"""The room of a chart on a slide: axes, grid, ticks, and where a value lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from matplotlib.path import Path

from charts.canvas import Canvas
from charts.map_painter import DOT, PATTERN_LINE
from charts.palette import Palette, StateLook
from charts.patterns import dots, hatch
from charts.picture_parts import draw_watermark
from charts.slide_text import Type
from charts.svg_path import Box
from domain.indicators import IndicatorUnit
from domain.language import Language

TICK = Type(20)
LABEL = Type(21)
BOLD = Type(21, weight="semibold")
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """A rectangle whose corners are values.

    Attributes:
        box: in pixels.
        x, y: values at the left and right edge, at the lower and upper edge.
    """

    box: Box
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a pair of values lies, in pixels."""
        return self.across(x), self.down(y)

    def across(self, x: float) -> float:
        """Pixels from the left of the page."""
        low, high = self.x
        return self.box[0] + (x - low) / (high - low) * (self.box[2] - self.box[0])

    def down(self, y: float) -> float:
        """Pixels from the top of the page."""
        low, high = self.y
        return self.box[3] - (y - low) / (high - low) * (self.box[3] - self.box[1])


def ticks(low: float, high: float, most: int, *, least: float = 0.0) -> tuple[float, ...]:
    """Round values between two ends, at most so many, at least so far from one another."""
    span = max((high - low) / max(most, 1), least)
    if span <= 0:
        return (low,)
    power = 10.0 ** floor(log10(span))
    step = next(f * power for f in _STEPS if f * power >= span * (1 - 1e-9))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(i * step for i in range(first, last + 1))


def with_value(name: str, value: str) -> str:
    """The name of a line with its value, where the name does not say it itself."""
    return name if any(letter.isdigit() for letter in name) else f"{name} {value}"


def tick_texts(
    values: Sequence[float], unit: IndicatorUnit | None, language: Language
) -> list[str]:
    """Drawn values with as many decimals as their steps need; a sign for percentages."""
    step = values[1] - values[0] if len(values) > 1 else 1.0
    digits = max(0, -floor(log10(step) + 1e-9)) if step > 0 else 0
    if abs(step * 10**digits - round(step * 10**digits)) > 1e-9:
        digits += 1
    sign = "%" if unit is IndicatorUnit.PERCENT else ""
    return [language.number(value, digits) + sign for value in values]


def draw_grid(
    canvas: Canvas, plot: Plot, values: Sequence[float], texts: Sequence[str], colours: Palette
) -> None:
    """Hairlines across, the values left of them; the foot in the colour of controls."""
    x0, _, x1, y1 = plot.box
    for value, text in zip(values, texts, strict=True):
        y = plot.down(value)
        if abs(y - y1) > 1:
            canvas.rectangle((x0, y - 0.75, x1, y + 0.75), fill=colours.hairline)
        canvas.text(
            (x0 - 12, y + TICK.size * 0.34), text, size=TICK.size, colour=colours.ink_3,
            align="right",
        )  # fmt: skip
    canvas.rectangle((x0, y1 - 1, x1, y1 + 1), fill=colours.control_line)


def draw_state(canvas: Canvas, box: Box, look: StateLook) -> None:
    """A box that looks as areas in that state do on a map: hatched, dotted or flat."""
    x0, y0, x1, y1 = box
    path = Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)
    canvas.path(path, fill=look.fill)
    if look.pattern == "hatch":
        canvas.segments(hatch(box), colour=look.mark, width=PATTERN_LINE, clip=path)
    elif look.pattern == "dots":
        canvas.segments(dots(box), colour=look.mark, width=DOT, clip=path)


def mark_sample(canvas: Canvas, box: Box, colours: Palette, *, is_sample: bool) -> None:
    """The sample mark inside a plot, where its figures are invented."""
    if is_sample:
        draw_watermark(canvas, box=box, colours=colours)


def diamond(at: tuple[float, float], size: float) -> Path:
    """A square on its corner, that wide."""
    (x, y), r = at, size / 2
    return Path([(x, y - r), (x + r, y), (x, y + r), (x - r, y), (x, y - r)], closed=True)


def square(at: tuple[float, float], size: float) -> Path:
    """A square, that wide."""
    (x, y), r = at, size / 2
    return Path([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r), (x - r, y - r)],
                closed=True)  # fmt: skip


def dot(at: tuple[float, float], size: float) -> Path:
    """A circle, that wide."""
    return Path.circle(at, size / 2)


def apart(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Middles of labels near where they belong, pushed apart so that none covers another.

    Args:
        wanted: middles, in pixels downwards, in any order.
        heights: of the labels, in the same order.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    placed = list(wanted)
    foot = low
    for i in order:
        placed[i] = max(wanted[i], foot + heights[i] / 2)
        foot = placed[i] + heights[i] / 2
    head = high
    for i in reversed(order):
        placed[i] = min(placed[i], head - heights[i] / 2)
        head = placed[i] - heights[i] / 2
    return placed
