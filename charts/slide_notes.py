"""The notes of a slide on paper: two columns below it, the rest on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.canvas import WIDTH
from charts.frame import plain
from charts.picture_parts import LEFT, RIGHT
from charts.slide_parts import Sheet, draw_stamps
from charts.slide_text import Type, draw_lines, wrapped
from domain.briefing import Slide

PAGE_HEIGHT = WIDTH * 210 / 297  # A4 landscape, in pixels of a slide
# On paper 9.7 to 8.3 points: rather a little smaller than a page with three lines.
_TYPES = (Type(22), Type(21), Type(20.5), Type(19.5, spacing=1.24), Type(19, spacing=1.2))
_HEADING = Type(20.5, weight="semibold")
_GUTTER, _PARAGRAPH = 56.0, 0.45
_COLUMN = (RIGHT - LEFT - _GUTTER) / 2
_BELOW = 1128.0  # where the notes begin below a slide
_ALONE = 172.0  # and on a page of their own
_FOOT = PAGE_HEIGHT - 66.0


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The notes on one page.

    Attributes:
        columns: lines of each column; an empty one is the room between paragraphs.
    """

    type: Type
    columns: tuple[tuple[str, ...], ...]


def notes_of(slide: Slide) -> tuple[NotesPage, ...]:
    """The notes laid out; always one page, several where they have no room below the slide."""
    for type in _TYPES:
        columns = _columns(_lines(slide, type), type, _FOOT - _BELOW, 2)
        if len(columns) <= 2:
            return (NotesPage(type, columns),)
    type = _TYPES[0]
    first = _columns(_lines(slide, type), type, _FOOT - _BELOW, 2)
    rest = [line for column in first[2:] for line in column]
    more = _columns(rest, type, _FOOT - _ALONE, 0)
    pages = [more[i : i + 2] for i in range(0, len(more), 2)]
    return (NotesPage(type, first[:2]), *(NotesPage(type, columns) for columns in pages))


def _lines(slide: Slide, type: Type) -> list[str]:
    found: list[str] = []
    for note in slide.notes:
        found += [*([""] if found else []), *wrapped(note, type, _COLUMN)]
    return found


def _columns(
    lines: Sequence[str], type: Type, height: float, least: int
) -> tuple[tuple[str, ...], ...]:
    """Lines in columns of that height; the first ones even where they all have room."""
    used = sum(_tall(line, type) for line in lines)
    limit = height
    if least and used <= least * height:
        limit = next(
            (
                h
                for h in _steps(used / least, height, type)
                if len(_filled(lines, type, h)) <= least
            ),
            height,
        )
    return _filled(lines, type, limit)


def _steps(first: float, last: float, type: Type) -> list[float]:
    n = int((last - first) / type.leading) + 1
    return [min(first + i * type.leading, last) for i in range(n + 1)]


def _filled(lines: Sequence[str], type: Type, height: float) -> tuple[tuple[str, ...], ...]:
    columns: list[list[str]] = [[]]
    used = 0.0
    for line in lines:
        if used + _tall(line, type) > height + 0.1 and columns[-1]:
            columns.append([])
            used = 0.0
        if line or columns[-1]:
            columns[-1].append(line)
            used += _tall(line, type)
    return tuple(tuple(column) for column in columns)


def _tall(line: str, type: Type) -> float:
    return type.leading * (1.0 if line else _PARAGRAPH)


def draw_notes(sheet: Sheet, notes: NotesPage, *, top: float, page: str) -> None:
    """Notes below the slide, with the page's number."""
    words = sheet.language.text("Notes")
    sheet.canvas.text(
        (LEFT, top + 32), words, size=_HEADING.size, colour=sheet.colours.accent, weight="semibold"
    )
    _write(sheet, notes, _BELOW)
    _number(sheet, page)


def draw_notes_page(sheet: Sheet, notes: NotesPage, *, page: str) -> None:
    """A page with nothing but notes: whose, and of what month."""
    canvas, colours, slide = sheet.canvas, sheet.colours, sheet.slide
    canvas.rectangle((LEFT, 44, RIGHT, 49), fill=colours.ink)
    room = draw_stamps(sheet) - LEFT - 32
    title = sheet.language.text("Notes, continued: {title}", title=plain(slide.title))
    type = Type(28, "serif", "semibold", 1.16)
    lines = wrapped(title, type, room)[:3]
    draw_lines(canvas, lines, (LEFT, 62), type, colour=colours.ink, bold=colours.ink)
    _write(sheet, notes, _ALONE)
    _number(sheet, page, words="   ".join((*slide.line[:1], slide.code)))


def _write(sheet: Sheet, notes: NotesPage, top: float) -> None:
    for i, column in enumerate(notes.columns):
        x, y = LEFT + i * (_COLUMN + _GUTTER), top
        for line in column:
            if line:
                draw_lines(
                    sheet.canvas, [line], (x, y), notes.type, colour=sheet.colours.ink_2,
                    bold=sheet.colours.ink,
                )  # fmt: skip
            y += _tall(line, notes.type)


def _number(sheet: Sheet, page: str, words: str = "") -> None:
    canvas, colours = sheet.canvas, sheet.colours
    y = PAGE_HEIGHT - 30
    canvas.text((RIGHT, y), page, size=20, colour=colours.ink, weight="semibold", align="right")
    if words:
        canvas.text((LEFT, y), plain(words), size=20, colour=colours.ink_2)
