"""What every slide bears: rule, title, definition, stamps, readings, frame line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.canvas import HEIGHT, Canvas
from charts.frame import SAMPLE_STAMP, plain
from charts.logo import draw_logo
from charts.palette import Palette
from charts.picture_parts import LEFT, RIGHT, draw_stamp
from charts.slide_text import SMALLEST, Block, Type, draw_lines, fitted, sizes, width_of, wrapped
from domain.briefing import Slide
from domain.language import Language

SPLIT = 1256.0  # where a figure ends that has readings beside it
READING = 1304.0
_TITLES = tuple(Type(size, "serif", "semibold", 1.16) for size in (44, 40, 36, 32, 28))
_DEFINITIONS = sizes(25, 23, 21, 19)
_READINGS = sizes(27, 25, 23, 21, 19, spacing=1.32)
_FRAME = (Type(20), Type(SMALLEST))
_ROW, _BETWEEN = 25.0, 30.0
HAIRLINE = 1.6  # still a pixel when a slide is drawn 1280 pixels wide


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide being drawn.

    Attributes:
        page: "3 / 12" where the slide is one of several, else "".
    """

    canvas: Canvas
    slide: Slide
    language: Language
    colours: Palette
    theme: str
    page: str = ""


def draw_head(sheet: Sheet) -> float:
    """Rule, title and definition, the stamps beside the title.

    Returns:
        Where the figure begins, in pixels from the top.
    """
    canvas, slide, colours = sheet.canvas, sheet.slide, sheet.colours
    canvas.rectangle((LEFT, 44, RIGHT, 49), fill=colours.ink)
    room = draw_stamps(sheet) - LEFT - (0 if _is_bare(slide) else 32)
    title, lines = _title(plain(slide.title), room)
    top = 89 - title.leading / 2 if len(lines) == 1 else 66.0
    y = draw_lines(canvas, lines, (LEFT, top), title, colour=colours.ink, bold=colours.ink)
    if not slide.definition:
        return max(y, 112.0) + 26
    block = fitted([slide.definition], types=_DEFINITIONS, room=RIGHT - LEFT, height=70)
    y = draw_lines(
        canvas, block.paragraphs[0], (LEFT, max(y + 4, 122)), block.type,
        colour=colours.ink_2, bold=colours.ink,
    )  # fmt: skip
    return y + 17


def _is_bare(slide: Slide) -> bool:
    return not (slide.is_sample or slide.dated)


def _title(text: str, room: float) -> tuple[Type, tuple[str, ...]]:
    """On one line where it fits at 40 pixels or more, else on two, at last on three."""
    for most, types in ((1, _TITLES[:2]), (2, _TITLES[:4]), (3, _TITLES[2:])):
        for type in types:
            lines = wrapped(text, type, room)
            if len(lines) <= most:
                return type, lines
    return _TITLES[-1], wrapped(text, _TITLES[-1], room)


def draw_stamps(sheet: Sheet) -> float:
    """That figures are invented, or of an earlier day.

    Returns:
        The left edge of the last one, the right margin when there is none.
    """
    canvas, slide, colours = sheet.canvas, sheet.slide, sheet.colours
    right = RIGHT
    if slide.is_sample:
        looks = (colours.sample, colours.sample_line, colours.sample_text)
        right = draw_stamp(canvas, SAMPLE_STAMP, right=right, top=66, looks=looks)
    if slide.dated:
        looks = (colours.page, colours.ink, colours.ink)
        right -= 24 if slide.is_sample else 0
        right = draw_stamp(canvas, slide.dated, right=right, top=66, looks=looks)
    return right


def draw_foot(sheet: Sheet) -> float:
    """The frame line on as many rows as it needs, logo on the left, code on the right.

    Returns:
        Where the figure ends, in pixels from the top.
    """
    canvas, colours, slide = sheet.canvas, sheet.colours, sheet.slide
    left, code = LEFT + 122, "   ".join(filter(None, (sheet.page, slide.code)))
    own = Type(20, weight="semibold")
    room = RIGHT - left - own.width(code) - 36
    type, rows = _rows(slide.line, room)
    last = HEIGHT - (26.0 if len(rows) == 1 else 14.0)
    first = last - (len(rows) - 1) * _ROW
    rule = min(HEIGHT - 62.0, first - 27)
    middle = (first + last) / 2 - 7
    canvas.rectangle((LEFT, rule, RIGHT, rule + HAIRLINE), fill=colours.hairline)
    draw_logo(canvas, at=(LEFT, middle - 14), size=30, colours=colours)
    canvas.text(
        (LEFT + 40, middle + 8), "Netra", size=23, colour=colours.ink, family="serif",
        weight="semibold",
    )  # fmt: skip
    for i, row in enumerate(rows):
        x = left
        for piece in row:
            end = canvas.runs(
                (x, first + i * _ROW), piece, size=type.size, colour=colours.ink_2, bold=colours.ink
            )
            x = end + _BETWEEN
    at = (RIGHT, middle + 7)
    canvas.text(at, code, size=20, colour=colours.ink, weight="semibold", align="right")
    return rule - 20


def _rows(line: Sequence[str], room: float) -> tuple[Type, list[list[str]]]:
    """The pieces on one row where they fit, else on as many as they need, none cut off."""
    pieces = [f"**{plain(piece)}**" if i == 0 else piece for i, piece in enumerate(line)]
    for type in _FRAME:
        if sum(width_of(piece, type) + _BETWEEN for piece in pieces) - _BETWEEN <= room:
            return type, [pieces]
    rows: list[list[str]] = [[]]
    used, type = 0.0, _FRAME[0]
    for piece in (part for whole in pieces for part in wrapped(whole, type, room)):
        width = width_of(piece, type)
        if rows[-1] and used + width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(piece)
        used += width + _BETWEEN
    return type, rows


def fit_readings(texts: Sequence[str], room: float, height: float, more: str) -> Block:
    """Sentences at the largest size that fits; those without room are said to be left out."""
    shown = list(texts)
    block = fitted(shown, types=_READINGS, room=room, height=height, gap=1.1)
    while block.height > height and len(shown) > 1:
        shown.pop()
        block = fitted([*shown, more], types=_READINGS[-1:], room=room, height=height, gap=1.1)
    return block
