"""Numbered marks of a chart over time: at their points, and before the sentences about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from charts.canvas import Canvas
from charts.frame import plain
from charts.palette import Palette
from charts.slide_parts import Sheet
from charts.slide_plot import diamond, dot, square
from domain.briefing import Mark, Role, Series, TimeChart

BADGE = 30.0
_UP = 34.0
_HEAD = re.compile(r"^\*\*([^*]{1,24})\*\* ")


@dataclass(frozen=True, slots=True)
class Badge:
    """A number in a circle.

    Attributes:
        side: 1 above the outer limits, -1 below them, 0 between or without limits.
        is_hollow: of a month that may still change.
    """

    label: str
    side: int
    is_hollow: bool

    def colour(self, colours: Palette) -> str:
        """Red above a limit, green below one, ink for runs inside the limits."""
        return {1: colours.above_limit, -1: colours.below_limit}.get(self.side, colours.limit_998)

    def draw(self, canvas: Canvas, at: tuple[float, float], colours: Palette) -> None:
        """The circle around its middle."""
        own = self.colour(colours)
        fill, ink = (colours.page, own) if self.is_hollow else (own, colours.page)
        canvas.path(dot(at, BADGE), fill=fill, edge=own, width=2.2)
        middle = (at[0], at[1] + 6.6)
        canvas.text(middle, self.label, size=19, colour=ink, weight="semibold", align="center")


def badge_of(chart: TimeChart, mark: Mark) -> Badge:
    """How a mark of a chart looks."""
    own = next((series for series in chart.series if series.role is Role.FIGURE), None)
    value = own.values[mark.position] if own else None
    side = 0 if value is None else _beyond(chart, mark, value)
    firm = chart.provisional_from
    return Badge(mark.label, side, firm is not None and mark.position >= firm)


def _beyond(chart: TimeChart, mark: Mark, value: float) -> int:
    limits = [series.values[mark.position] for series in chart.series if series.role is Role.LIMIT]
    known = [limit for limit in limits if limit is not None]
    if not known:
        return 0
    if value > max(known):
        return 1
    return -1 if len(known) > 1 and value < min(known) else 0


def draw_marks(
    sheet: Sheet, chart: TimeChart, series: Series, points: Sequence[tuple[float, float]]
) -> None:
    """A number above each marked point; a diamond or square on those beyond a limit."""
    canvas, colours = sheet.canvas, sheet.colours
    stacked: dict[int, int] = {}
    for mark in chart.marks:
        if series.values[mark.position] is None:
            continue
        badge, (x, y) = badge_of(chart, mark), points[mark.position]
        if badge.side:
            shape = diamond((x, y), 22) if badge.side > 0 else square((x, y), 18)
            own = badge.colour(colours)
            fill = colours.page if badge.is_hollow else own
            canvas.path(shape, fill=fill, edge=own, width=2.4)
        level = stacked.get(mark.position, 0)
        stacked[mark.position] = level + 1
        badge.draw(canvas, (x, y - (level + 1) * _UP), colours)


def numbered(reading: str, chart: TimeChart) -> tuple[str, Badge | None]:
    """A sentence about a mark without its number in words, and the number as a badge."""
    head = _HEAD.match(reading)
    for mark in chart.marks:
        is_headed = head is not None and mark.label in re.findall(r"\d+", head.group())
        is_said = bool(mark.sentence) and plain(reading).endswith(mark.sentence)
        if is_said or (is_headed and head is not None and mark.label == head.group(1)):
            return reading[head.end() if head and is_headed else 0 :], badge_of(chart, mark)
    return reading, None
