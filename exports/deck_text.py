"""Texts of a deck: bold parts, how wide they run, the largest size that fits a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import ImageFont
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from domain.marked_text import runs
from exports.deck_look import INK, SANS, SERIF, SMALLEST

LANGUAGES = {"id": "id-ID", "en": "en-GB"}
LINE_HEIGHT = 1.2
_MEASURED_AT = 100
# How much wider the letters on the reader's computer may run than the measured ones.
_SPREAD = {SANS: 1.16, SERIF: 1.28}
_SPACE = 0.29  # of the size: Arial's, wider than the measured face's
_FACES = {
    (SANS, False): ("font_source_sans_pro", "SourceSansPro-Regular.otf"),
    (SANS, True): ("font_source_sans_pro", "SourceSansPro-Bold.otf"),
    (SERIF, False): ("font_source_serif_pro", "SourceSerifPro-Semibold.otf"),
    (SERIF, True): ("font_source_serif_pro", "SourceSerifPro-Semibold.otf"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; size in points."""

    size: float
    colour: str = INK
    family: str = SANS
    is_bold: bool = False
    align: str = "left"
    bold_colour: str = INK
    space_after: float = 0.0


@lru_cache(maxsize=8)
def _font(family: str, is_bold: bool) -> ImageFont.FreeTypeFont:
    package, name = _FACES[(family, is_bold)]
    with as_file(files(package) / "files" / name) as path:
        return ImageFont.truetype(str(path), _MEASURED_AT)


@lru_cache(maxsize=20_000)
def _word(word: str, family: str, is_bold: bool) -> float:
    """Width of a word at one point of size."""
    return _font(family, is_bold).getlength(word) / _MEASURED_AT * _SPREAD[family]


def width_of(text: str, style: Style) -> float:
    """How wide a line runs at most, in points."""
    return style.size * sum(
        _word(word, style.family, style.is_bold or run.is_bold) + _SPACE
        for run in runs(text)
        for word in run.text.split(" ")
    )


def lines_of(text: str, style: Style, width: float) -> int:
    """How many lines a text takes in that width; a word longer than a line takes several."""
    lines, at = 1, 0.0
    space = _SPACE * style.size
    for run in runs(text):
        # of several spaces each counts
        for word in run.text.split(" "):
            long = _word(word, style.family, style.is_bold or run.is_bold) * style.size
            if at and at + space + long > width:
                lines, at = lines + 1, 0.0
            lines += int(long // width)
            at += (space if at else 0.0) + long % width
    return lines


def height_of(texts: Sequence[str], style: Style, width: float) -> float:
    """How high the paragraphs stand."""
    lines = sum(lines_of(text, style, width) for text in texts)
    return lines * style.size * LINE_HEIGHT + style.space_after * len(texts)


def fitted(
    texts: Sequence[str], style: Style, *, width: float, height: float, least: float = SMALLEST
) -> Style | None:
    """The style at the largest size, down in halves from its own, at which the texts fit.

    Returns:
        None where they do not fit at the smallest.
    """
    size = style.size
    while size >= least:
        tried = resized(style, size)
        if height_of(texts, tried, width) <= height:
            return tried
        size -= 0.5
    return None


def resized(style: Style, size: float) -> Style:
    """The style at another size; the space between paragraphs shrinks with it."""
    return replace(style, size=size, space_after=style.space_after * size / style.size)


_ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}


def put(paragraph: _Paragraph, text: str, style: Style, *, code: str, is_own: bool = True) -> None:
    """Write a text into a paragraph.

    Args:
        code: the language of the words, for reading aloud and for spelling.
        is_own: whether the letters are ours; else those of a template's placeholder stay.
    """
    paragraph.alignment = _ALIGN[style.align] if is_own else None
    if style.space_after:
        paragraph.space_after = Pt(style.space_after)
    for part in runs(text):
        run = paragraph.add_run()
        run.text = part.text
        run.font.size = Pt(style.size)
        run._r.get_or_add_rPr().set("lang", LANGUAGES[code])
        if is_own:
            run.font.name = None if style.family == SANS else "+mj-lt"
            run.font.bold = style.is_bold or part.is_bold
            run.font.color.rgb = RGBColor.from_string(
                style.bold_colour if part.is_bold else style.colour
            )
        elif part.is_bold:
            run.font.bold = True


def fill(
    frame: TextFrame,
    texts: Sequence[str],
    style: Style,
    *,
    code: str,
    anchor: MSO_ANCHOR | None = MSO_ANCHOR.TOP,
    is_own: bool = True,
) -> None:
    """Write paragraphs into a box without margins that neither grows nor shrinks."""
    frame.word_wrap = True
    if is_own:
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        put(paragraph, text, style, code=code, is_own=is_own)
