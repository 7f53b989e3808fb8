"""The Netra mark as native shapes: an eye, one half known, the other half hatched."""

from __future__ import annotations

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as DeckSlide
from pptx.util import Pt

from exports.deck_look import ACCENT, INK, Box

_PUPIL = 0.34


def add_mark(made: DeckSlide, box: Box) -> None:
    """The mark in a square box."""
    group = made.shapes.add_group_shape()
    group._element.xpath(".//p:cNvPr")[0].set("name", "Netra")
    group._element.xpath(".//p:cNvPr")[0].set("descr", "Netra")
    half = box.width / 2
    line = max(1.0, box.width / 18)

    def shape(kind: MSO_SHAPE, x: float, y: float, width: float, height: float) -> Shape:
        made_shape = group.shapes.add_shape(kind, Pt(x), Pt(y), Pt(width), Pt(height))
        for style in made_shape._element.findall(qn("p:style")):
            made_shape._element.remove(style)
        made_shape.line.color.rgb, made_shape.line.width = RGBColor.from_string(INK), Pt(line)
        return made_shape

    unknown = shape(MSO_SHAPE.OVAL, box.x, box.y, box.width, box.height)
    unknown.fill.patterned()
    unknown.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    unknown.fill.fore_color.rgb = RGBColor.from_string(INK)
    unknown.fill.back_color.rgb = RGBColor.from_string("FFFFFF")
    known = shape(MSO_SHAPE.PIE, box.x, box.y, box.width, box.height)
    _left_half(known)
    known.fill.solid()
    known.fill.fore_color.rgb = RGBColor.from_string(ACCENT)
    wide = box.width * _PUPIL
    pupil = shape(
        MSO_SHAPE.OVAL, box.x + half - wide / 2, box.y + box.height / 2 - wide / 2, wide, wide
    )
    pupil.fill.solid()
    pupil.fill.fore_color.rgb = RGBColor.from_string("FFFFFF")


def _left_half(pie: Shape) -> None:
    """From straight down, clockwise, to straight up; 60,000 to the degree."""
    values = pie._element.spPr.find(qn("a:prstGeom")).get_or_add_avLst()
    for child in list(values):
        values.remove(child)
    for name, angle in (("adj1", 90), ("adj2", 270)):
        guide = f'<a:gd {nsdecls("a")} name="{name}" fmla="val {angle * 60_000}"/>'
        values.append(parse_xml(guide))
