"""What surrounds every figure of a deck: stamps, frame line, code, number, notes, alt texts."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as DeckSlide
from pptx.util import Pt

from domain.briefing import Slide
from domain.language import Language
from domain.marked_text import SAMPLE_STAMP, plain
from exports.deck_grid import DATED_WIDTH, STAMP_HEIGHT, STAMP_WIDTH, Grid, placeholders_of
from exports.deck_look import (
    HAIRLINE,
    INK,
    INK_2,
    SAMPLE,
    SAMPLE_LINE,
    SAMPLE_TEXT,
    SERIF,
    SMALLEST,
    Box,
)
from exports.deck_mark import add_mark
from exports.deck_picture import add_logo
from exports.deck_text import LANGUAGES, LINE_HEIGHT, Style, fill, fitted, resized

_LOGO_WIDTH = 110.0
_CODE_WIDTH = 92.0
_SEPARATOR = "   ·   "
_PIECES = Style(SMALLEST, INK_2)
_LEAST_LINE = 10.5  # 21 pixels of a screen 1080 high


@dataclass(frozen=True, slots=True)
class Setting:
    """What all slides of a deck share."""

    grid: Grid
    language: Language
    logo: bytes | None

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code


def describe(shape: BaseShape, text: str, name: str) -> None:
    """Say what a figure shows to those who cannot see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", plain(text))
    properties.set("name", name)


def text_box(made: DeckSlide, box: Box, texts: list[str], style: Style, *, code: str) -> Shape:
    """A box with paragraphs."""
    shape = made.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    fill(shape.text_frame, texts, style, code=code)
    return shape


def stamps_width(slide: Slide) -> float:
    """What the stamps take of the title's line in Netra's look, where they stand on each other."""
    widths = [STAMP_WIDTH] * slide.is_sample + [DATED_WIDTH] * bool(slide.dated)
    return max(widths) + 12 if widths else 0.0


def stamps_height(slide: Slide) -> float:
    """How high the stamps stand on each other."""
    return (STAMP_HEIGHT + 4) * (int(slide.is_sample) + bool(slide.dated))


def add_stamps(
    made: DeckSlide, slide: Slide, right: float, top: float, *, is_stacked: bool
) -> None:
    """The marks of invented figures and of an earlier day's knowledge, on or beside each other."""
    if slide.is_sample:
        box = Box(right - STAMP_WIDTH, top, STAMP_WIDTH, STAMP_HEIGHT)
        _stamp(made, SAMPLE_STAMP, box, fill_colour=SAMPLE, line=SAMPLE_LINE)
        if is_stacked:
            top += STAMP_HEIGHT + 4
        else:
            right -= STAMP_WIDTH + 12
    if slide.dated:
        box = Box(right - DATED_WIDTH, top, DATED_WIDTH, STAMP_HEIGHT)
        _stamp(made, slide.dated, box, fill_colour="FFFFFF", line=INK)


def _stamp(made: DeckSlide, text: str, box: Box, *, fill_colour: str, line: str) -> None:
    shape = made.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)
    )
    _flat(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(fill_colour)
    shape.line.color.rgb, shape.line.width = RGBColor.from_string(line), Pt(1)
    style = Style(SMALLEST, SAMPLE_TEXT, is_bold=True, align="center")
    fill(shape.text_frame, [text], style, code="id", anchor=MSO_ANCHOR.MIDDLE)


def add_line(made: DeckSlide, slide: Slide, setting: Setting) -> None:
    """Hairline, logo, pieces of the frame line, code."""
    box = setting.grid.line
    rule = made.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Pt(box.x), Pt(box.y), Pt(box.right), Pt(box.y)
    )
    rule.line.color.rgb, rule.line.width = RGBColor.from_string(HAIRLINE), Pt(0.75)
    _flat(rule)
    decorative(rule)
    left, inner = box.x, box.below(6)
    if setting.logo:
        shape = add_logo(made, setting.logo, Box(box.x, box.y + 3, _LOGO_WIDTH, box.height - 1))
        describe(shape, setting.language.text("Logo of the organisation"), "Logo")
        left = shape.left / Pt(1) + shape.width / Pt(1) + 12
    else:
        add_mark(made, Box(left, inner.y, 15, 15))
        style = Style(13, INK, family=SERIF, is_bold=True)
        text_box(made, Box(left + 20, inner.y, 48, 18), ["Netra"], style, code=setting.code)
        left += 76
    end = setting.grid.number.x - _CODE_WIDTH
    _pieces(made, slide, Box(left, inner.y, end - left, inner.height), setting)
    code = Style(SMALLEST, INK, is_bold=True, align="right")
    place = Box(end, inner.y, _CODE_WIDTH, inner.height)
    said = text_box(made, place, [slide.code], code, code=setting.code)
    said.text_frame.word_wrap = False  # a code is one word, also with its hyphen


def _pieces(made: DeckSlide, slide: Slide, box: Box, setting: Setting) -> None:
    """Period, n of N, as of, source, layer: on one line, or on two below each other."""
    height = SMALLEST * LINE_HEIGHT
    for separator in (_SEPARATOR, " · "):
        text = separator.join(slide.line)
        style = fitted([text], _PIECES, width=box.width, height=height, least=_LEAST_LINE)
        if style is not None:
            text_box(made, box, [text], style, code=setting.code)
            return
    on_two = Box(box.x, box.y - 3, box.width, box.height + 8)
    text_box(made, on_two, [text], resized(_PIECES, _LEAST_LINE), code=setting.code)


def add_number(made: DeckSlide, setting: Setting) -> None:
    """The slide's number, in the layout's own place where it has one."""
    kind = PP_PLACEHOLDER.SLIDE_NUMBER
    known = [p for p in placeholders_of(made.slide_layout) if p.placeholder_format.type is kind]
    if known:
        made.shapes._spTree.append(_number_of(deepcopy(known[0]._element), setting))
        return
    box = setting.grid.number
    style = Style(SMALLEST, INK_2, align="right")
    shape = text_box(
        made, Box(box.x, box.y + 6, box.width, box.height - 6), ["0"], style, code=setting.code
    )
    _as_field(shape._element.find(f".//{qn('a:p')}"), setting)


def _number_of(element: etree._Element, setting: Setting) -> etree._Element:
    properties = element.find(f".//{qn('p:cNvPr')}")
    properties.set("id", "9000")
    properties.set("name", "Slide number")
    paragraph = element.find(f".//{qn('a:p')}")
    for child in list(paragraph):
        paragraph.remove(child)
    _as_field(paragraph, setting)
    return element


def _as_field(paragraph: etree._Element, setting: Setting) -> None:
    """Put the number's field into a paragraph, in place of its run."""
    runs = paragraph.findall(qn("a:r"))
    for run in runs:
        paragraph.remove(run)
    size = f' sz="{round(SMALLEST * 100)}"' if setting.grid.is_own or runs else ""
    lang = LANGUAGES[setting.code]
    colour = f'<a:solidFill><a:srgbClr val="{INK_2}"/></a:solidFill>' if size else ""
    paragraph.append(
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" '
            f'type="slidenum"><a:rPr lang="{lang}"{size}>{colour}</a:rPr>'
            "<a:t>‹#›</a:t></a:fld>"
        )
    )


def add_notes(made: DeckSlide, slide: Slide, setting: Setting) -> None:
    """What the speaker should know, a paragraph each; the code at their end."""
    frame = made.notes_slide.notes_text_frame
    if frame is None:
        return
    again = setting.language.text("This view again: code {code}", code=slide.code)
    said = (*slide.notes, again) if slide.code else slide.notes
    for at, text in enumerate(said):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain(text)
        run._r.get_or_add_rPr().set("lang", LANGUAGES[setting.code])


def _flat(shape: BaseShape) -> None:
    """Take away the theme's shadow and line."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def decorative(shape: BaseShape) -> None:
    """A line that says nothing is passed over when a slide is read aloud."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/'
            'decorative" val="1"/></a:ext></a:extLst>'
        )
    )
