"""A briefing as slides for PowerPoint: native charts and tables that people can edit.

The content comes finished from `domain.briefing`; here it is only set. What does not fit a slide at
the smallest size goes on to a further one with the same heading; nothing is cut.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as DeckSlide

from domain.briefing import Briefing, Opening, Picture, Slide, Statements, Table
from domain.language import Language
from exports.deck_base import own_deck, place
from exports.deck_bodies import add_body, body_box
from exports.deck_furniture import (
    Setting,
    add_line,
    add_notes,
    add_number,
    add_stamps,
    stamps_height,
    stamps_width,
    text_box,
)
from exports.deck_grid import STAMP_HEIGHT, Grid, grid_of
from exports.deck_look import INK, INK_2, SERIF, Box
from exports.deck_mark import add_mark
from exports.deck_package import still
from exports.deck_properties import say_what_it_is
from exports.deck_statements import parts_of_statements
from exports.deck_table import parts_that_fit
from exports.deck_template import logo_picture, template_deck
from exports.deck_text import LINE_HEIGHT, Style, fill, fitted, height_of, lines_of, resized

_TITLE = Style(24, INK, family=SERIF, is_bold=True)
_DEFINITION = Style(14, INK_2)
_LEAST_TITLE = 16.0


def deck(
    briefing: Briefing,
    *,
    pictures: Mapping[int, Picture],
    template: bytes | None = None,
    logo: bytes | None = None,
    language: Language,
) -> bytes:
    """The briefing as a .pptx.

    Args:
        pictures: maps by the position of their slide; without one its legend stands as a table.
        template: a .potx or .pptx whose master, layouts and size are used.
        logo: PNG or JPEG, at the foot of every slide.

    Raises:
        TemplateRefused: template or logo cannot be used.
    """
    made = template_deck(template) if template else own_deck()
    setting = Setting(
        grid=grid_of(made, is_own=template is None),
        language=language,
        logo=logo_picture(logo) if logo else None,
    )
    for at, slide in enumerate(briefing.slides):
        _add(made, slide, pictures.get(at), setting, number=at)
    say_what_it_is(made, briefing)
    stream = io.BytesIO()
    made.save(stream)
    return still(stream.getvalue(), briefing.as_of)


def _add(
    made: Deck, slide: Slide, picture: Picture | None, setting: Setting, *, number: int
) -> None:
    if isinstance(slide.body, Opening):
        _add_opening(made, slide, slide.body, setting)
        return
    head = _Head.of(slide, setting.grid)
    parts = _parts(slide, head.body)
    if len(parts) > 1:
        head = _Head.of(replace(slide, title=f"{slide.title} (1/9)"), setting.grid)
        parts = _parts(slide, head.body)
    for at, part in enumerate(parts):
        title = slide.title if len(parts) == 1 else f"{slide.title} ({at + 1}/{len(parts)})"
        page = made.slides.add_slide(setting.grid.plain)
        _drop_empty(page)
        _set_title(page, title, slide, setting)
        _stamp_page(page, slide, setting.grid)
        if slide.definition:
            text_box(page, head.definition, [slide.definition], head.style, code=setting.code)
        add_body(page, part, picture, head.body, setting, number=number)
        _finish(page, slide, setting)


def _finish(page: DeckSlide, slide: Slide, setting: Setting) -> None:
    add_line(page, slide, setting)
    add_number(page, setting)
    add_notes(page, slide, setting)


def _parts(slide: Slide, box: Box) -> list[Slide]:
    """The slide, or several whose bodies each fit the box."""
    inner = body_box(slide, box)
    body = slide.body
    if isinstance(body, Table):
        return [replace(slide, body=part) for part in parts_that_fit(body, inner)]
    if isinstance(body, Statements):
        return [replace(slide, body=part) for part in parts_of_statements(body, inner)]
    return [slide]


def _add_opening(made: Deck, slide: Slide, body: Opening, setting: Setting) -> None:
    page = made.slides.add_slide(setting.grid.opening)
    title = page.shapes.title
    texts = [f"**{body.place}, {body.month}**", *body.facts]
    if title is not None:
        _fill_title(title, slide.title, Style(40, INK, family=SERIF, is_bold=True), setting)
    below = [p for p in page.placeholders if p.placeholder_format.type is PP_PLACEHOLDER.SUBTITLE]
    style = Style(18, INK_2, space_after=6)
    if below:
        width, height = below[0].width / 12_700, below[0].height / 12_700
        style = fitted(texts, style, width=width - 16, height=height) or Style(12, INK_2)
        fill(below[0].text_frame, texts, style, code=setting.code, is_own=setting.grid.is_own)
    else:
        text_box(page, setting.grid.content, texts, style, code=setting.code)
    _drop_empty(page, keep=(PP_PLACEHOLDER.SUBTITLE,))
    if setting.grid.is_own and not setting.logo:
        add_mark(page, Box(setting.grid.line.x, 70, 56, 56))
    _stamp_page(page, slide, setting.grid, is_opening=True)
    _finish(page, slide, setting)


def _stamp_page(page: DeckSlide, slide: Slide, grid: Grid, *, is_opening: bool = False) -> None:
    """Beside the title in Netra's look; in a template below it, or at the top of the first page."""
    top = grid.title.y + 4 if grid.is_own or is_opening else grid.content.y
    add_stamps(page, slide, grid.line.right, top, is_stacked=grid.is_own)


def _drop_empty(page: DeckSlide, keep: Sequence[PP_PLACEHOLDER] = ()) -> None:
    """Leave out what the layout offers and the slide does not use."""
    titles = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    for shape in list(page.placeholders):
        if shape.placeholder_format.type not in (*titles, *keep):
            page.shapes._spTree.remove(shape._element)


def _set_title(page: DeckSlide, text: str, slide: Slide, setting: Setting) -> None:
    shape, grid = page.shapes.title, setting.grid
    if shape is None:
        return
    if grid.is_own:
        width, height = _title_width(slide, grid), _title_height(text, slide, grid)
        place(shape, Box(grid.title.x, grid.title.y, width, height))
    _fill_title(shape, text, _TITLE, setting)


def _fill_title(shape: Shape, text: str, style: Style, setting: Setting) -> None:
    width = shape.width / 12_700 - (0 if setting.grid.is_own else 16)
    height = shape.height / 12_700
    fitting = fitted([text], style, width=width, height=height, least=_LEAST_TITLE)
    style = fitting or resized(style, _LEAST_TITLE)
    fill(shape.text_frame, [text], style, code=setting.code, is_own=setting.grid.is_own)


def _title_width(slide: Slide, grid: Grid) -> float:
    """What the stamps leave of the line."""
    return grid.line.right - grid.title.x - stamps_width(slide)


def _title_height(text: str, slide: Slide, grid: Grid) -> float:
    """In Netra's look: of one line, else of two, else what it takes."""
    width = _title_width(slide, grid)
    for size in (24.0, 22.0, 20.0, 18.0, _LEAST_TITLE):
        lines = lines_of(text, resized(_TITLE, size), width)
        if lines == 1 or (lines == 2 and size <= 22):
            return max(lines * size * LINE_HEIGHT + 4, 34.0, stamps_height(slide) + 4)
    return height_of([text], resized(_TITLE, _LEAST_TITLE), width) + 4


@dataclass(frozen=True, slots=True)
class _Head:
    """Definition and body below a title that takes one line or two."""

    definition: Box
    style: Style
    body: Box

    @classmethod
    def of(cls, slide: Slide, grid: Grid) -> _Head:
        """The places of a slide."""
        content = grid.content
        if grid.is_own:
            top = grid.title.y + _title_height(slide.title, slide, grid) + 2
            content = Box(content.x, top, content.width, grid.line.y - 6 - top)
        elif stamps_height(slide):
            content = content.below(STAMP_HEIGHT + 6)
        if not slide.definition:
            return cls(content, _DEFINITION, content.below(6))
        room = 2 * _DEFINITION.size * LINE_HEIGHT
        style = fitted([slide.definition], _DEFINITION, width=content.width, height=room)
        style = style or Style(12, INK_2)
        height = height_of([slide.definition], style, content.width) + 2
        place_of = Box(content.x, content.y, content.width, height)
        return cls(place_of, style, content.below(height + 8))
