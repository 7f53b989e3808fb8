"""Where things stand on a slide: on Netra's own layouts, or on those of a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Length, Pt

from exports.deck_look import MARGIN, Box
from exports.deck_template import NO_LAYOUT, TemplateRefused

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_LINE = 24.0
_GAP = 6.0
STAMP_WIDTH, STAMP_HEIGHT = 206.0, 22.0
DATED_WIDTH = 250.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Two layouts and the places on the second.

    Attributes:
        title: where the title may stand when there is no stamp beside it.
        content: below the title and above the frame line.
        line: the frame line, over the whole width but for the slide's number.
        is_own: whether it is Netra's own look.
    """

    opening: SlideLayout
    plain: SlideLayout
    title: Box
    content: Box
    line: Box
    number: Box
    is_own: bool


def grid_of(deck: Deck, *, is_own: bool) -> Grid:
    """The places of a deck.

    Raises:
        TemplateRefused: no layout has a title.
    """
    opening, layout = _layouts(deck)
    width, height = points(deck.slide_width), points(deck.slide_height)
    found = next(
        each for each in placeholders_of(layout) if each.placeholder_format.type in _TITLES
    )
    title = _box(found)
    foot = min([height * 0.955, *_footer_tops(layout, height)])
    left = max(title.x, MARGIN / 2)
    wide = min(title.right, width - left) - left
    line = Box(left, foot - (0 if is_own else _LINE), wide, _LINE)
    if is_own:
        line = Box(left, height - 44, wide, _LINE)
    content = Box(left, title.bottom + _GAP, wide, line.y - title.bottom - 2 * _GAP)
    number = Box(line.right - 44, line.y, 44, _LINE)
    return Grid(opening, layout, title, content, line, number, is_own)


def _layouts(deck: Deck) -> tuple[SlideLayout, SlideLayout]:
    """The layout of a first page, and the one with a title and the least else.

    Raises:
        TemplateRefused: no layout has a title.
    """
    titled = [layout for layout in deck.slide_layouts if _has(layout, _TITLES)]
    if not titled:
        raise TemplateRefused(NO_LAYOUT)
    ordinary = [layout for layout in titled if _has(layout, (PP_PLACEHOLDER.TITLE,))] or titled
    openings = [layout for layout in titled if _has(layout, (PP_PLACEHOLDER.CENTER_TITLE,))]
    plain = min(ordinary, key=_n_others)
    return (openings or [plain])[0], plain


def placeholders_of(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """The placeholders of a layout."""
    # its own iterator is annotated in a way that mypy cannot follow
    return cast(list[LayoutPlaceholder], list(cast(Iterable[Any], layout.placeholders)))


def _has(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> bool:
    return any(each.placeholder_format.type in kinds for each in placeholders_of(layout))


def _n_others(layout: SlideLayout) -> int:
    known = (*_TITLES, *_FOOTERS)
    return sum(each.placeholder_format.type not in known for each in placeholders_of(layout))


def _footer_tops(layout: SlideLayout, height: float) -> Iterator[float]:
    """Upper edges of what stands at the foot of the layout."""
    for each in placeholders_of(layout):
        if each.placeholder_format.type in _FOOTERS and points(each.top) > height * 0.8:
            yield points(each.top)


def _box(shape: LayoutPlaceholder) -> Box:
    return Box(*(points(each) for each in (shape.left, shape.top, shape.width, shape.height)))


def points(length: Length | int | None) -> float:
    """A length in points; 0 where a placeholder does not say one."""
    return 0.0 if length is None else length / Pt(1)
