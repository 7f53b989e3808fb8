"""No text of a deck runs out of its box or off the slide; nothing is too small to be read."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn

from domain.language import Language
from exports.deck import deck
from tests.support.briefings import briefing, pictures

POINT = 12_700
# 19 pixels of a screen 1080 high, on a slide 540 points high
LEAST = 9.5
# a face of common width, from the pictures' own package; Arial runs about 8 % wider
ARIAL = 1.08


@pytest.fixture(scope="module", params=["id", "en"])
def slides(request):
    made = deck(briefing(request.param), pictures=pictures(), language=Language(request.param))
    return Presentation(io.BytesIO(made)).slides


def boxes(slides):
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip() and shape.width:
                yield shape


def test_every_shape_lies_on_the_slide(slides):
    for slide in slides:
        for shape in slide.shapes:
            if shape.width is None:
                continue
            assert shape.left >= 0 and shape.left + shape.width <= 960 * POINT
            assert shape.top >= 0 and shape.top + shape.height <= 540 * POINT


def test_no_letters_are_smaller_than_the_least(slides):
    for slide in slides:
        sizes = [
            int(run.get("sz")) / 100 for run in slide._element.iter() if run.get("sz", "").isdigit()
        ]
        assert min(sizes) >= LEAST


def test_texts_stay_within_their_boxes(slides):
    for shape in boxes(slides):
        used = 0.0
        for paragraph in shape.text_frame.paragraphs:
            size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=0)
            width = shape.width / POINT - hanging(paragraph)
            long = sum(length(run) for run in paragraph.runs)
            # words do not fill every line: a line counts as nine tenths full
            used += max(1, -(-long // (width * 0.9)) if long > width else 1) * size * 1.2
        assert used <= shape.height / POINT + 1, shape.text_frame.text


def length(run):
    weight = "Bold" if run.font.bold else "Regular"
    return face(weight).getlength(run.text) / 100 * run.font.size.pt * ARIAL


@cache
def face(weight):
    font = files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.otf"
    return ImageFont.truetype(str(font), 100)


def hanging(paragraph):
    properties = paragraph._p.find(qn("a:pPr"))
    return int(properties.get("marL", 0)) / POINT if properties is not None else 0


def test_tables_end_above_the_frame_line(slides):
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = sum(row.height for row in shape.table.rows)
                assert shape.top + rows <= 496 * POINT
