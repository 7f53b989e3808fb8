"""Room for names beside the points of a funnel: none lies on another."""

from __future__ import annotations

from pptx.enum.chart import XL_LABEL_POSITION

from exports.deck_chart_parts import nice_top
from exports.deck_look import SMALLEST, Box
from exports.deck_text import Style, width_of

# what axis, title and legend take of a chart, in points
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 14.0, 10.0, 84.0
_STYLE = Style(SMALLEST, is_bold=True)
_MOST = 12


class Labels:
    """Gives each name a side of its point, in the order of the calls, while there is room."""

    def __init__(self, box: Box, *, widest: float, top: float) -> None:
        self._width = box.width - _LEFT - _RIGHT
        self._height = box.height - _TOP - _BOTTOM
        self._end, self._top = nice_top(widest)[0], top
        self._taken: list[Box] = []

    def side(self, name: str, point: tuple[float, float]) -> XL_LABEL_POSITION | None:
        """Right of the point, left of it, or no name."""
        x = point[0] / self._end * self._width
        y = (1 - point[1] / self._top) * self._height
        wide, high = width_of(name, _STYLE) + 8, SMALLEST * 1.3
        for side, left in (
            (XL_LABEL_POSITION.RIGHT, x + 6),
            (XL_LABEL_POSITION.LEFT, x - 6 - wide),
        ):
            box = Box(left, y - high / 2, wide, high)
            if self._is_free(box):
                self._taken.append(box)
                return side
        return None

    def _is_free(self, box: Box) -> bool:
        inside = box.x >= 0 and box.right <= self._width
        apart = all(
            box.right < each.x or each.right < box.x or box.bottom < each.y or each.bottom < box.y
            for each in self._taken
        )
        return inside and apart and len(self._taken) < _MOST
