"""Netra's own slides: 16:9, a rule above the title, two layouts; made from python-pptx's master."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from exports.deck_look import HEIGHT, INK, MARGIN, RULE, SANS, SERIF, WIDTH, Box

_INNER = WIDTH - 2 * MARGIN
_ON_MASTER = {
    PP_PLACEHOLDER.TITLE: Box(MARGIN, 32, _INNER, 38),
    PP_PLACEHOLDER.BODY: Box(MARGIN, 110, _INNER, 370),
    PP_PLACEHOLDER.SLIDE_NUMBER: Box(WIDTH - MARGIN - 48, 500, 48, 20),
}
_ON_LAYOUTS = {
    PP_PLACEHOLDER.CENTER_TITLE: Box(MARGIN, 150, _INNER, 130),
    PP_PLACEHOLDER.SUBTITLE: Box(MARGIN, 296, _INNER, 180),
}
_OPENING, _TITLE_ONLY = 0, 5
_COLOURS = {"dk1": INK, "dk2": "0B4F7D", "lt2": "F1F5F8", "accent1": "0B4F7D", "accent2": "A23A22"}
_FOOTER = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)


def own_deck() -> Deck:
    """An empty deck in Netra's look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    size = deck.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # python-pptx's own presentation is 4:3
    master = deck.slide_master
    keep = {deck.slide_layouts[_OPENING].name, deck.slide_layouts[_TITLE_ONLY].name}
    for layout in list(deck.slide_layouts):
        if layout.name not in keep:
            deck.slide_layouts.remove(layout)
    _dress_theme(master)
    _dress_master(master)
    for layout in deck.slide_layouts:
        for shape in _arranged(layout, _ON_LAYOUTS):
            _inherit(shape)
    return deck


def _dress_theme(master: SlideMaster) -> None:
    """Fonts and colours, so that what a person adds looks like the rest."""
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    text = part.blob.decode()
    for group, name in (("majorFont", SERIF), ("minorFont", SANS)):
        text = re.sub(rf'(<a:{group}>\s*<a:latin typeface=")[^"]*', rf"\g<1>{name}", text)
    for slot, colour in _COLOURS.items():
        text = re.sub(rf"(<a:{slot}>).*?(</a:{slot}>)", rf'\1<a:srgbClr val="{colour}"/>\2', text)
    part._blob = text.encode()


def _dress_master(master: SlideMaster) -> None:
    rule = parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="90" name="Rule"/><p:cNvCxnSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{Pt(MARGIN)}" '
        f'y="{Pt(22)}"/><a:ext cx="{Pt(_INNER)}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{Pt(3)}"><a:solidFill>'
        f'<a:srgbClr val="{RULE}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )
    master.shapes._spTree.append(rule)
    _arranged(master, _ON_MASTER)
    _number_style(master)
    _title_style(master)


def _title_style(master: SlideMaster) -> None:
    style = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", "2400")
    run.set("b", "1")


def _number_style(master: SlideMaster) -> None:
    kind = PP_PLACEHOLDER.SLIDE_NUMBER
    shapes = list(master.placeholders)
    shape = next(each for each in shapes if each.placeholder_format.type is kind)
    level = next(shape._element.iter(qn("a:lvl1pPr")))
    level.set("algn", "r")
    body = next(shape._element.iter(qn("a:bodyPr")))
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")


def _arranged(
    holder: SlideMaster | SlideLayout, places: Mapping[PP_PLACEHOLDER, Box]
) -> list[BaseShape]:
    """Put placeholders in their places and footers away; the others, left as they are."""
    others: list[BaseShape] = []
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type
        if kind in _FOOTER:
            shape._element.getparent().remove(shape._element)
        elif kind in places:
            place(shape, places[kind])
        else:
            others.append(shape)
    return others


def _inherit(shape: BaseShape) -> None:
    """Let the master say where it stands."""
    own = shape._element.spPr.find(qn("a:xfrm"))
    if own is not None:
        shape._element.spPr.remove(own)


def place(shape: BaseShape, box: Box) -> None:
    """Put a shape where the box is."""
    shape.left, shape.top = Pt(box.x), Pt(box.y)
    shape.width, shape.height = Pt(box.width), Pt(box.height)
