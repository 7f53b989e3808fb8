"""Sentences beside a figure, a hairline between two; those about a mark bear its number."""

from __future__ import annotations

from charts.slide_marks import BADGE, Badge, badge_of, numbered
from charts.slide_parts import HAIRLINE, Sheet, fit_readings
from charts.slide_text import draw_lines
from charts.svg_path import Box
from domain.briefing import TimeChart

_INDENT = BADGE + 14.0


def draw_readings(sheet: Sheet, box: Box) -> None:
    """The slide's readings in a box; what has no room stands in the notes, and that is said."""
    x0, y0, x1, y1 = box
    canvas, colours = sheet.canvas, sheet.colours
    lines = _readings(sheet)
    indent = _INDENT if any(badge for _, badge in lines) else 0.0
    more = sheet.language.text("More in the notes.")
    block = fit_readings([text for text, _ in lines], x1 - x0 - indent, y1 - y0, more)
    badges = [badge for _, badge in lines]
    y = y0
    for i, paragraph in enumerate(block.paragraphs):
        if i:
            rule = y + block.gap / 2
            canvas.rectangle((x0, rule, x1, rule + HAIRLINE), fill=colours.hairline)
            y += block.gap
        badge = badges[i]
        if badge and not (i == len(block.paragraphs) - 1 and len(lines) > len(block.paragraphs)):
            badge.draw(canvas, (x0 + BADGE / 2 + 1, y + block.type.leading / 2), colours)
        at = (x0 + indent, y)
        y = draw_lines(canvas, paragraph, at, block.type, colour=colours.ink_2, bold=colours.ink)


def _readings(sheet: Sheet) -> list[tuple[str, Badge | None]]:
    """Each sentence with the number of the mark that it is about, if any; no mark unexplained."""
    body = sheet.slide.body
    if not isinstance(body, TimeChart):
        return [(reading, None) for reading in sheet.slide.reading]
    found = [numbered(reading, body) for reading in sheet.slide.reading]
    said = {badge.label for _, badge in found if badge}
    marks = {mark.label: mark for mark in body.marks if mark.label not in said}
    spoken = [each for each in found if each[1]]
    spoken += [(mark.sentence, badge_of(body, mark)) for mark in marks.values()]
    return [*sorted(spoken, key=_label), *(each for each in found if not each[1])]


def _label(line: tuple[str, Badge | None]) -> tuple[int, str]:
    label = line[1].label if line[1] else ""
    return len(label), label
