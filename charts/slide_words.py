"""Slides of words: the opening and sentences below each other."""

from __future__ import annotations

from matplotlib.path import Path

from charts.logo import draw_logo
from charts.patterns import hatch
from charts.picture_parts import LEFT, RIGHT
from charts.slide_parts import HAIRLINE, Sheet, draw_foot, draw_stamps
from charts.slide_text import Type, draw_lines, fitted, sizes, wrapped
from charts.svg_path import Box
from domain.briefing import Opening, Statements

_STATEMENTS = sizes(34, 32, 30, 28, 26, 24, 22, 21, 20, 19, spacing=1.32)
_PLACES = tuple(Type(size, "serif", "semibold", 1.1) for size in (104, 88, 76, 64, 52, 44))
_FACTS = sizes(32, 30, 28, 26, 24, 22, 20, 19, spacing=1.35)
_WIDEST = 1240.0  # longer lines are hard to read from a distance
_NUMBER = 76.0
_PITCH, _HATCH = 26.0, 4.0


def draw_opening(sheet: Sheet, body: Opening) -> None:
    """Place and month large, facts below a hairline; the mark large at the right."""
    canvas, colours = sheet.canvas, sheet.colours
    canvas.rectangle((LEFT, 44, RIGHT, 49), fill=colours.ink)
    draw_stamps(sheet)
    bottom = draw_foot(sheet)
    _unknown_half(sheet, (1424.0, 152.0, RIGHT, bottom))
    kind, lines = next(
        (each for each in ((t, wrapped(body.place, t, _WIDEST)) for t in _PLACES)
         if len(each[1]) <= 2),
        (_PLACES[-1], wrapped(body.place, _PLACES[-1], _WIDEST)),
    )  # fmt: skip
    kicker = Type(30, weight="semibold")
    y = draw_lines(
        canvas, wrapped(sheet.slide.title, kicker, _WIDEST), (LEFT, 232), kicker,
        colour=colours.accent, bold=colours.accent,
    )  # fmt: skip
    y = draw_lines(canvas, lines, (LEFT, y + 14), kind, colour=colours.ink, bold=colours.ink)
    month = Type(52, "serif", "semibold")
    y = draw_lines(canvas, [body.month], (LEFT, y), month, colour=colours.ink_2, bold="")
    texts = dict.fromkeys(filter(None, [sheet.slide.definition, *body.facts]))
    y = max(y + 40, 560.0)
    canvas.rectangle((LEFT, y, LEFT + _WIDEST, y + HAIRLINE), fill=colours.hairline)
    block = fitted(tuple(texts), types=_FACTS, room=_WIDEST, height=bottom - y - 26, gap=0.3)
    y += 26
    for paragraph in block.paragraphs:
        y = block.gap + draw_lines(
            canvas, paragraph, (LEFT, y), block.type, colour=colours.ink_2, bold=colours.ink
        )


def _unknown_half(sheet: Sheet, box: Box) -> None:
    """Half of it known, half hatched: what every page of Netra tells apart."""
    x0, y0, x1, y1 = box
    middle = (x0 + x1) / 2
    sheet.canvas.rectangle((x0, y0, middle, y1), fill=sheet.colours.accent)
    half = (middle, y0, x1, y1)
    lines = hatch(half, _PITCH)
    sheet.canvas.segments(lines, colour=sheet.colours.accent, width=_HATCH, clip=half)
    size = 168.0
    at = (middle - size / 2, (y0 + y1 - size) / 2)
    sheet.canvas.path(Path.circle((middle, (y0 + y1) / 2), size * 0.56), fill=sheet.colours.page)
    draw_logo(sheet.canvas, at=at, size=size, colours=sheet.colours)


def draw_statements(sheet: Sheet, body: Statements, box: Box) -> None:
    """Sentences with a hairline above each, numbered where they are."""
    x0, y0, x1, y1 = box
    indent = _NUMBER if body.is_numbered else 0.0
    room = min(x1 - x0 - indent, 1560.0)
    block = fitted(body.items, types=_STATEMENTS, room=room, height=y1 - y0 - 10, gap=1.0)
    left = y1 - y0 - block.height - block.gap
    # What is left over is shared out, but the sentences stay together.
    gap = block.gap + max(0.0, min(left / max(len(body.items), 1), 1.4 * block.type.leading))
    y = y0
    canvas, colours = sheet.canvas, sheet.colours
    for i, lines in enumerate(block.paragraphs):
        canvas.rectangle((x0, y, x1, y + HAIRLINE), fill=colours.hairline)
        y += gap / 2
        if body.is_numbered:
            canvas.text(
                (x0, y + block.type.leading * 0.5 + block.type.size * 0.42), str(i + 1),
                size=block.type.size * 1.3, colour=colours.accent, family="serif",
                weight="semibold",
            )  # fmt: skip
        y = draw_lines(
            canvas, lines, (x0 + indent, y), block.type, colour=colours.ink, bold=colours.ink
        )
        y += gap / 2
