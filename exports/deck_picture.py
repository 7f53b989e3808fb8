"""Pictures of a deck: a map as PNG with its SVG beside it, a logo."""

from __future__ import annotations

import io

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.picture import Picture as DeckPicture
from pptx.slide import Slide as DeckSlide
from pptx.util import Pt

from domain.briefing import Picture
from exports.deck_look import Box

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(slide: DeckSlide, picture: Picture, box: Box, *, number: int) -> DeckPicture:
    """The picture in the middle of the box, as large as it fits.

    PowerPoint since 2016 draws the SVG, crisp at any size; older ones and others the PNG.

    Args:
        number: of the slide, for the name of the SVG's part.
    """
    inside = fit(picture.width, picture.height, box)
    shape = _added(slide, picture.png, inside)
    if picture.svg:
        name = PackURI(f"/ppt/media/netraMap{number}.svg")
        part = Part(name, "image/svg+xml", slide.part.package, picture.svg)
        _beside(shape, slide.part.relate_to(part, _IMAGE))
    return shape


def add_logo(slide: DeckSlide, logo: bytes, box: Box) -> DeckPicture:
    """The logo at the left of the box, as large as it fits."""
    shape = slide.shapes.add_picture(io.BytesIO(logo), Pt(0), Pt(0))
    inside = fit(shape.width, shape.height, box)
    shape.left, shape.top = Pt(box.x), Pt(inside.y)
    shape.width, shape.height = Pt(inside.width), Pt(inside.height)
    return shape


def fit(width: float, height: float, box: Box) -> Box:
    """The largest box of these proportions in the middle of another."""
    scale = min(box.width / width, box.height / height)
    wide, high = width * scale, height * scale
    return Box(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide, high)


def _added(slide: DeckSlide, png: bytes, box: Box) -> DeckPicture:
    return slide.shapes.add_picture(
        io.BytesIO(png), Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)
    )


def _beside(shape: DeckPicture, relation: str) -> None:
    blip = shape._element.find(f".//{qn('a:blip')}")
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<a:ext uri="{_SVG_BLIP}"><asvg:svgBlip '
            'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
