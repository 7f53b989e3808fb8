"""Parts that every picture shares: rule, title, stamp, watermark, frame line."""

from __future__ import annotations

from charts.canvas import HEIGHT, WIDTH, Canvas
from charts.fonts import face, text_width
from charts.frame import SAMPLE_EN, SAMPLE_ID, SAMPLE_STAMP, FigureFrame, plain
from charts.logo import draw_logo
from charts.palette import Palette
from charts.svg_path import Box

MARGIN = 64.0
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
_TITLE_SIZES = (44, 40, 36, 32)
_DEFINITION_SIZES = (25, 23, 21, 19)
_STAMP_SIZE = 22
_LINE_SIZES = (20, 19, 18, 17, 16, 15)
_ROW, _BETWEEN = 25.0, 30.0
_WATERMARK_SIZE = 25
_WATERMARK_STEP = (263.0, 152.0)
_WATERMARK_TILT = 20.0
HAIR_SPACE = "\u200a"


def draw_heading(canvas: Canvas, frame: FigureFrame, colours: Palette) -> None:
    """Ink rule, title, definition line, and the stamp when the figures are invented."""
    canvas.rectangle((LEFT, 44, RIGHT, 49), fill=colours.ink)
    room = RIGHT - LEFT
    if frame.is_sample:
        left = draw_stamp(canvas, SAMPLE_STAMP, right=RIGHT, top=66, looks=_sample_looks(colours))
        room = left - LEFT - 32
    if frame.dated:
        right, looks = LEFT + room, (colours.page, colours.ink, colours.ink)
        room = draw_stamp(canvas, frame.dated, right=right, top=66, looks=looks) - LEFT - 32
    font = ("serif", "semibold")
    size = _fitting(frame.title, font, _TITLE_SIZES, room)
    canvas.text(
        (LEFT, 106), frame.title, size=size, colour=colours.ink, family=font[0], weight=font[1]
    )
    size = _fitting(plain(frame.definition), ("sans", "regular"), _DEFINITION_SIZES, RIGHT - LEFT)
    canvas.runs((LEFT, 148), frame.definition, size=size, colour=colours.ink_2, bold=colours.ink)


def _fitting(text: str, font: tuple[str, str], sizes: tuple[int, ...], room: float) -> int:
    """The largest size at which a line fits, the smallest when none does."""
    fits = (size for size in sizes if text_width(text, face(*font, size)) <= room)
    return next(fits, sizes[-1])


def _sample_looks(colours: Palette) -> tuple[str, str, str]:
    return colours.sample, colours.sample_line, colours.sample_text


def draw_stamp(
    canvas: Canvas, words: str, *, right: float, top: float, looks: tuple[str, str, str]
) -> float:
    """A stamp: that figures are invented, or of which day they are.

    Args:
        looks: colours of ground, edge and words.

    Returns:
        Its left edge.
    """
    ground, edge, ink = looks
    left = right - text_width(words, face("sans", "bold", _STAMP_SIZE)) - 32
    canvas.rectangle((left, top, right, top + 46), fill=ground, edge=edge, width=2)
    canvas.text((left + 16, top + 31), words, size=_STAMP_SIZE, colour=ink, weight="bold")
    return left


def draw_watermark(canvas: Canvas, *, box: Box, colours: Palette) -> None:
    """The sample mark in both languages, rotated, all over a box."""
    step_x, step_y = _WATERMARK_STEP
    x0, y0, x1, y1 = box
    rows = int((y1 - y0) / step_y) + 3
    for row in range(rows):
        y = y0 + (row - 0.6) * step_y
        x = x0 - step_x + (row % 2) * step_x * 0.55
        index = row
        while x < x1 + step_x:
            text = (SAMPLE_ID, SAMPLE_EN)[index % 2]
            canvas.tilted(
                (x, y - (x - x0) * 0.06),
                HAIR_SPACE.join(text),
                size=_WATERMARK_SIZE,
                colour=colours.ink,
                tilt=_WATERMARK_TILT,
                alpha=0.19,
                clip=box,
            )
            x, index = x + step_x, index + 1


def draw_frame_line(canvas: Canvas, frame: FigureFrame, colours: Palette) -> None:
    """Logo, the pieces of the frame line and the code, below a hairline; on two rows if need be."""
    pieces = [f"**{plain(piece)}**" if i == 0 else piece for i, piece in enumerate(frame.line)]
    left, y = LEFT + 122, HEIGHT - 33
    room = RIGHT - left - text_width(frame.code, face("sans", "semibold", 20)) - 30
    rows = _rows(pieces, room)
    canvas.rectangle((LEFT, y - 29, RIGHT, y - 28), fill=colours.hairline)
    draw_logo(canvas, at=(LEFT, y - 14), size=30, colours=colours)
    canvas.text(
        (LEFT + 40, y + 8), "Netra", size=23, colour=colours.ink, family="serif", weight="semibold"
    )
    size = min(_row_size(row, room) for row in rows)
    for i, row in enumerate(rows):
        x, top = left, y + 7 + (i - (len(rows) - 1) / 2) * _ROW
        for piece in row:
            end = canvas.runs((x, top), piece, size=size, colour=colours.ink_2, bold=colours.ink)
            x = end + _BETWEEN
    canvas.text(
        (RIGHT, y + 7), frame.code, size=20, colour=colours.ink, weight="semibold", align="right"
    )


def _rows(pieces: list[str], room: float) -> list[list[str]]:
    """The pieces on one row where they fit at a good size, else on two, the last ones below."""
    if _fits(pieces, _LINE_SIZES[1], room):
        return [pieces]
    count = len(pieces)
    cuts = range(count - 1, 0, -1)
    good = (cut for cut in cuts if _fits(pieces[:cut], _LINE_SIZES[1], room))
    cut = next(good, 1)
    return [pieces[:cut], pieces[cut:]]


def _fits(row: list[str], size: float, room: float) -> bool:
    return _width(row, size) <= room


def _width(row: list[str], size: float) -> float:
    font = face("sans", "semibold", size)
    return sum(text_width(plain(piece), font) + _BETWEEN for piece in row) - _BETWEEN


def _row_size(row: list[str], room: float) -> float:
    return next((size for size in _LINE_SIZES if _fits(row, size, room)), _LINE_SIZES[-1])
