"""Native tables: an ink rule under the heading, hairlines between rows, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as DeckSlide
from pptx.table import _Cell
from pptx.util import Pt

from domain.briefing import Table
from exports.deck_look import HAIRLINE, INK, INK_2, SMALLEST, Box
from exports.deck_text import LINE_HEIGHT, Style, lines_of, put, width_of

_LARGEST = 17.0
_PAD_X = 6.0
_ROOMY, _TIGHT = 0.42, 0.22  # space above and below a row's text, of its size
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NOTE = Style(SMALLEST, INK_2)


def widths_of(table: Table, width: float) -> list[float]:
    """Widths of the columns in points: their shares, but no word is broken where others can give.

    What a column needs beyond its share comes from those that have more than they need.
    """
    total = sum(column.share for column in table.columns)
    wanted = [width * column.share / total for column in table.columns]
    columns = range(len(wanted))
    for size in (_LARGEST, (_LARGEST + SMALLEST) / 2, SMALLEST):
        needed = [_longest_word(table, at, size) for at in columns]
        if sum(needed) <= width:
            break
    else:
        return wanted
    short = sum(max(0.0, need - want) for need, want in zip(needed, wanted, strict=True))
    spare = sum(max(0.0, want - need) for need, want in zip(needed, wanted, strict=True))
    given = short / spare if spare else 0.0
    return [
        need if need > want else want - (want - need) * given
        for need, want in zip(needed, wanted, strict=True)
    ]


def _longest_word(table: Table, at: int, size: float) -> float:
    """What the longest word of a column needs at a size."""
    heading = [(word, True) for word in table.columns[at].heading.split()]
    words = heading + [(word, False) for row in table.rows for word in row[at].split()]
    widest = max((width_of(word, Style(size, is_bold=b)) for word, b in words), default=0.0)
    return widest + 2 * _PAD_X


def row_height(
    cells: Sequence[str], widths: Sequence[float], size: float, *, is_bold: bool
) -> float:
    """How high a row must be for its texts."""
    style = Style(size, is_bold=is_bold)
    lines = max(
        lines_of(cell, style, width - 2 * _PAD_X) for cell, width in zip(cells, widths, strict=True)
    )
    pad = _ROOMY if size > 14 else _TIGHT
    return lines * size * LINE_HEIGHT + 2 * pad * size


def _heights(table: Table, widths: Sequence[float], size: float) -> list[float]:
    heading = row_height([c.heading for c in table.columns], widths, size, is_bold=True)
    return [heading, *(row_height(row, widths, size, is_bold=False) for row in table.rows)]


def note_height(table: Table, width: float) -> float:
    """What the line below the table takes."""
    if not table.note:
        return 0.0
    return lines_of(table.note, _NOTE, width) * _NOTE.size * LINE_HEIGHT + 6


def fitting_size(table: Table, box: Box) -> float | None:
    """The largest size at which the table fits the box; None where none does."""
    widths, room = widths_of(table, box.width), box.height - note_height(table, box.width)
    size = _LARGEST
    while size >= SMALLEST:
        if sum(_heights(table, widths, size)) <= room:
            return size
        size -= 0.5
    return None


def parts_that_fit(table: Table, box: Box) -> list[Table]:
    """The table, or several that each fit the box, with the same heading."""
    if fitting_size(table, box) is not None:
        return [table]
    widths, room = widths_of(table, box.width), box.height - note_height(table, box.width)
    heading, *heights = _heights(table, widths, SMALLEST)
    parts: list[list[tuple[str, ...]]] = [[]]
    used = heading
    for row, height in zip(table.rows, heights, strict=True):
        if parts[-1] and used + height > room:
            parts.append([])
            used = heading
        parts[-1].append(row)
        used += height
    return [Table(table.columns, tuple(rows), table.note) for rows in parts]


def add_table(slide: DeckSlide, table: Table, box: Box, *, code: str) -> GraphicFrame:
    """The table at the top of the box, its note below it."""
    size = fitting_size(table, box) or SMALLEST
    widths = widths_of(table, box.width)
    heights = _heights(table, widths, size)
    frame = slide.shapes.add_table(
        len(heights), len(widths), Pt(box.x), Pt(box.y), Pt(box.width), Pt(sum(heights))
    )
    made = frame.table
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    made.first_row, made.horz_banding = True, False
    for at, width in enumerate(widths):
        made.columns[at].width = Pt(width)
    for at, height in enumerate(heights):
        made.rows[at].height = Pt(height)
        texts = table.rows[at - 1] if at else [column.heading for column in table.columns]
        for column, text in enumerate(texts):
            align = "right" if table.columns[column].is_number else "left"
            style = Style(size, INK if at else INK_2, is_bold=at == 0, align=align)
            _cell(made.cell(at, column), text, style, code=code, is_heading=at == 0)
    _add_note(slide, table, Box(box.x, box.y + sum(heights) + 6, box.width, 0), code)
    return frame


def _add_note(slide: DeckSlide, table: Table, box: Box, code: str) -> None:
    if table.note:
        height = note_height(table, box.width)
        shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(height))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = Pt(_PAD_X)
        frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        put(frame.paragraphs[0], table.note, _NOTE, code=code)


def _cell(cell: _Cell, text: str, style: Style, *, code: str, is_heading: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_PAD_X)
    cell.margin_top = cell.margin_bottom = Pt(_TIGHT * style.size)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_heading else MSO_ANCHOR.MIDDLE
    put(cell.text_frame.paragraphs[0], text, style, code=code)
    colour, width = (INK, 1.75) if is_heading else (HAIRLINE, 0.75)
    cell._tc.get_or_add_tcPr().insert(0, _rule(colour, width))


def _rule(colour: str, width: float) -> etree._Element:
    return parse_xml(
        f'<a:lnB {nsdecls("a")} w="{Pt(width)}"><a:solidFill><a:srgbClr val="{colour}"/>'
        f"</a:solidFill></a:lnB>"
    )
