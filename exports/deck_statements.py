"""Sentences below each other, numbered or not, at the largest size that fits."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.text import CT_TextParagraph
from pptx.slide import Slide as DeckSlide
from pptx.util import Pt

from domain.briefing import Statements
from exports.deck_look import ACCENT, INK, SMALLEST, Box
from exports.deck_text import Style, fill, fitted, height_of

_INDENT = 28.0
_LARGEST = Style(24, INK, space_after=16)
_LEAST = Style(SMALLEST, INK, space_after=8)


def parts_of_statements(body: Statements, box: Box) -> list[Statements]:
    """The sentences, or several groups of them that each fit the box."""
    width = box.width - _INDENT
    if fitted(body.items, _LARGEST, width=width, height=box.height):
        return [body]
    groups: list[list[str]] = [[]]
    for item in body.items:
        if groups[-1] and height_of([*groups[-1], item], _LEAST, width) > box.height:
            groups.append([])
        groups[-1].append(item)
    return [Statements(tuple(items), body.is_numbered) for items in groups]


def add_statements(slide: DeckSlide, body: Statements, box: Box, *, code: str) -> None:
    """A box with the sentences, their numbers or dashes hanging left of them."""
    style = fitted(body.items, _LARGEST, width=box.width - _INDENT, height=box.height) or _LEAST
    shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    fill(shape.text_frame, body.items, style, code=code)
    _hang([each._p for each in shape.text_frame.paragraphs], is_numbered=body.is_numbered)


def _hang(paragraphs: Sequence[CT_TextParagraph], *, is_numbered: bool) -> None:
    """Native numbers or dashes, so that a person may add a sentence."""
    sign = '<a:buAutoNum {} type="arabicPlain"/>' if is_numbered else '<a:buChar {} char="–"/>'
    colour = f'<a:buClr {nsdecls("a")}><a:srgbClr val="{ACCENT}"/></a:buClr>'
    for paragraph in paragraphs:
        properties = paragraph.get_or_add_pPr()
        properties.set("marL", str(Pt(_INDENT)))
        properties.set("indent", str(-Pt(_INDENT)))
        properties.append(parse_xml(colour))
        properties.append(parse_xml(sign.format(nsdecls("a"))))
