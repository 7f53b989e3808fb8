"""The organisation's own slides and logo: used as they are, refused with a reason and a way out."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
import zlib
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches

from domain.language import Language
from exports.deck import deck
from exports.deck_template import TemplateRefused
from tests.support.briefing_package import reasons_to_repair
from tests.support.briefings import briefing, pictures

ID = Language("id")
# opening, sentences, map, chart: what stands on a template in different ways
SHORT = replace(briefing(), slides=briefing().slides[:4])
MAIN = b"presentationml.presentation.main+xml"
TEMPLATE = b"presentationml.template.main+xml"


@cache
def template():
    """A 4:3 presentation with two slides and a named master."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(10), Inches(7.5)
    made.slide_master.name = "Instansi Teladan"
    for text in ("Lama satu", "Lama dua"):
        made.slides.add_slide(made.slide_layouts[1]).shapes.title.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def changed(content, edit):
    """The file with its parts edited: a function of the dictionary name -> bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@cache
def made_with(**own):
    return Presentation(io.BytesIO(deck(SHORT, pictures=pictures(), language=ID, **own)))


def reason(**own):
    with pytest.raises(TemplateRefused) as refused:
        made_with(**own)
    return refused.value.message(Language("en"))


def test_a_template_gives_master_size_and_layouts_and_loses_its_slides():
    made = made_with(template=template())
    assert made.slide_master.name == "Instansi Teladan"
    assert made.slide_width == Inches(10)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [slide.title for slide in SHORT.slides]


def test_titles_are_the_placeholders_of_the_template():
    for slide in made_with(template=template()).slides:
        assert slide.shapes.title.placeholder_format.type in (
            PP_PLACEHOLDER.TITLE,
            PP_PLACEHOLDER.CENTER_TITLE,
        )


def test_nothing_leaves_the_slide_of_a_template():
    made = made_with(template=template())
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.width is not None:
                assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
                assert shape.top >= 0 and shape.top + shape.height <= made.slide_height


def test_a_potx_is_a_template_too():
    def as_template(parts):
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(MAIN, TEMPLATE)

    made = made_with(template=changed(template(), as_template))
    assert made.slide_master.name == "Instansi Teladan"


def test_macros_are_refused():
    def with_macros(parts):
        parts["ppt/vbaProject.bin"] = b"x"

    assert "macros" in reason(template=changed(template(), with_macros))


def test_what_is_fetched_from_outside_is_refused_and_named():
    def with_link(parts):
        listed = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        parts[listed] = parts[listed].replace(
            b"</Relationships>",
            b'<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/a.png" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
            b"</Relationships>",
        )

    assert "http://example.org/a.png" in reason(template=changed(template(), with_link))


@pytest.mark.parametrize(
    "relation",
    [
        b'<Relationship Id="rIdX" Target="http://example.org/a>b" TargetMode="External"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>',
        b'<p:Relationship xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"'
        b' Id="rIdX" Target="http://example.org/a&gt;b" TargetMode="External" Type="image"/>',
        b'<Relationship Id="rIdX" Target="http://example.org/a&gt;b" TargetMode="&#69;xternal"'
        b' Type="x/image"/>',
    ],
)
def test_a_link_is_found_however_it_is_written(relation):
    def with_link(parts):
        listed = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        end = b"</Relationships>"
        parts[listed] = parts[listed].replace(end, relation + end)

    assert "http://example.org/a>b" in reason(template=changed(template(), with_link))


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\x03\x04 damaged", changed(template(), lambda p: p.clear())]
)
def test_what_is_no_presentation_is_refused(content):
    if content:
        assert "no presentation" in reason(template=content)


def test_an_entity_is_refused():
    def with_entity(parts):
        parts["ppt/presentation.xml"] = (
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["ppt/presentation.xml"]
        )

    assert "no presentation" in reason(template=changed(template(), with_entity))


def test_what_unpacks_to_much_more_is_refused():
    def with_bomb(parts):
        parts["ppt/media/large.bin"] = bytes(30_000_000)

    assert "larger" in reason(template=changed(template(), with_bomb))


def test_what_lies_about_its_size_is_refused_before_it_is_unpacked():
    def with_much(parts):
        parts["ppt/media/large.bin"] = bytes(20_000_000)

    content = bytearray(changed(template(), with_much))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 24, 1_000)
    tracemalloc.start()
    try:
        assert "no presentation" in reason(template=bytes(content))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def picture_bytes(kind, size=(400, 100)):
    stream = io.BytesIO()
    mode = "RGB" if kind == "JPEG" else "1"
    Image.new(mode, size).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_stands_on_every_slide_undistorted_and_described(kind):
    for slide in made_with(logo=picture_bytes(kind)).slides:
        logos = [
            s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE and s.name == "Logo"
        ]
        assert len(logos) == 1
        assert logos[0].width / logos[0].height == pytest.approx(4, rel=0.02)
        assert logos[0]._element.find(f".//{qn('p:cNvPr')}").get("descr")


@pytest.mark.parametrize("content", [b"no picture", picture_bytes("GIF")])
def test_what_is_no_png_or_jpeg_is_no_logo(content):
    assert "no PNG or JPEG" in reason(logo=content)


@pytest.mark.parametrize("side", [7_000, 30_000])
def test_a_vast_logo_is_refused_by_the_size_that_it_claims(side):
    content = picture_bytes("PNG").replace(
        struct.pack(">II", 400, 100), struct.pack(">II", side, side)
    )
    head = content[12:29]
    claimed = content[:29] + struct.pack(">I", zlib.crc32(head)) + content[33:]
    assert "larger" in reason(logo=claimed)


def test_nothing_of_a_templates_slides_is_kept_and_nothing_leads_to_them():
    content = deck(SHORT, pictures=pictures(), language=ID, template=used_template())
    assert reasons_to_repair(content) == []
    kept = [name for name, part in parts_of(content).items()
            if b"Lama satu" in part or b"Penyusun Lama" in part]  # fmt: skip
    assert kept == []
    slides = {name for name in parts_of(content) if name.startswith("ppt/slides/slide")}
    assert slides == {f"ppt/slides/slide{n}.xml" for n in range(1, len(SHORT.slides) + 1)}


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def used_template():
    """As PowerPoint leaves it: slides in a custom show, in the view, behind a button, by name."""
    relation = (
        b'<Relationship Id="rIdOld" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/%s" Target="%s"/></Relationships>'
    )
    end = b"</Relationships>"

    def as_used(parts):
        main = "ppt/presentation.xml"
        first = re.search(rb'<p:sldId [^>]*r:id="(\w+)"', parts[main])[1]
        parts[main] = parts[main].replace(
            b"<p:defaultTextStyle>",
            b'<p:custShowLst><p:custShow name="Lama satu" id="0"><p:sldLst><p:sld r:id="'
            + first
            + b'"/></p:sldLst></p:custShow></p:custShowLst><p:defaultTextStyle>',
        )
        related = "ppt/_rels/presentation.xml.rels"
        parts[related] = parts[related].replace(
            end, relation % (b"commentAuthors", b"commentAuthors.xml")
        )
        parts["ppt/commentAuthors.xml"] = (
            b'<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            b'<p:cmAuthor id="0" name="Penyusun Lama" initials="PL" lastIdx="1" clrIdx="0"/>'
            b"</p:cmAuthorLst>"
        )
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/ppt/commentAuthors.xml" ContentType="application/vnd.'
            b'openxmlformats-officedocument.presentationml.commentAuthors+xml"/></Types>',
        )
        parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"Office Theme", b"Lama satu")
        scale = b'<p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/>'
        parts["ppt/viewProps.xml"] = parts["ppt/viewProps.xml"].replace(
            b"</p:slideViewPr>",
            b"</p:slideViewPr><p:outlineViewPr><p:cViewPr>" + scale + b"</p:cViewPr><p:sldLst>"
            b'<p:sld r:id="rIdOld"/></p:sldLst></p:outlineViewPr>',
        )
        parts["ppt/_rels/viewProps.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + relation % (b"slide", b"slides/slide1.xml")
        )
        layout = "ppt/slideLayouts/slideLayout6.xml"
        parts[layout] = re.sub(
            rb'(<p:cNvPr id="\d+" name="Title [^>]*?)/>',
            rb'\1><a:hlinkClick r:id="rIdOld" action="ppaction://hlinksldjump"/></p:cNvPr>',
            parts[layout],
            count=1,
        )
        related = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
        parts[related] = parts[related].replace(end, relation % (b"slide", b"../slides/slide1.xml"))
        assert parts[layout].count(b"rIdOld") == 1

    return changed(template(), as_used)
