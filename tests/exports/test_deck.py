"""A briefing as slides: opened again with python-pptx, as PowerPoint would read it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from domain.briefing import SlideKind, Statements, Table
from domain.language import Language
from exports.deck import deck
from tests.support.briefings import AS_OF, MAP_POSITION, PLEDGES, briefing, picture, pictures

STAMP = "DATA CONTOH / SAMPLE DATA"
BOTH = pytest.mark.parametrize("code", ["id", "en"])


@cache
def made(code="id"):
    return deck(briefing(code), pictures=pictures(), language=Language(code))


@cache
def opened(code="id"):
    return Presentation(io.BytesIO(made(code)))


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def words(slide):
    return "\n".join(texts(slide))


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def slide_of(kind, code="id", nth=0):
    at = [i for i, each in enumerate(briefing(code).slides) if each.kind is kind][nth]
    return opened(code).slides[at]


@BOTH
def test_every_slide_of_the_briefing_is_there_with_its_title(code):
    titles = [slide.shapes.title.text_frame.text for slide in opened(code).slides]
    assert titles == [slide.title for slide in briefing(code).slides]


@BOTH
def test_every_slide_states_sample_mark_frame_line_code_and_number(code):
    for slide, content in zip(opened(code).slides, briefing(code).slides, strict=True):
        said = words(slide)
        assert STAMP in said
        assert content.code in said
        assert all(piece.replace("**", "") in said for piece in content.line)
        assert slide._element.findall(f".//{qn('a:fld')}")[-1].get("type") == "slidenum"


def test_a_chart_carries_the_sample_mark_wherever_it_is_copied():
    for slide in opened().slides:
        for chart in charts(slide):
            shapes = chart._chartSpace.find(qn("c:userShapes"))
            assert STAMP.encode() in chart.part.related_part(shapes.get(qn("r:id"))).blob


def test_real_figures_carry_no_sample_mark():
    real = replace(briefing(is_sample=False), slides=briefing(is_sample=False).slides[:5])
    content = deck(real, pictures=pictures(), language=Language("id"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(STAMP.encode() in archive.read(name) for name in archive.namelist())


def test_an_earlier_day_is_stamped():
    slides = pages_of(briefing(dated="KEADAAN 1 FEB 2024"))
    assert all("KEADAAN 1 FEB 2024" in words(slide) for slide in slides)


@BOTH
def test_lines_are_a_native_chart_with_the_figures_and_gaps(code):
    (chart,) = charts(slide_of(SlideKind.TREND, code, nth=1))
    lines = next(
        plot for plot in chart.plots if len(plot.series) and "lineChart" in plot._element.tag
    )
    assert tuple(lines.series[0].values) == pytest.approx(PLEDGES, nan_ok=True)
    assert lines.series[0].values[4] is None
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_the_workbook_behind_a_chart_holds_the_same_figures():
    (chart,) = charts(slide_of(SlideKind.TREND, nth=1))
    blob = chart.part.chart_workbook.xlsx_part.blob
    rows = list(load_workbook(io.BytesIO(blob)).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == list(PLEDGES)


def test_unknown_months_are_hatched_columns_behind_the_lines_and_say_their_state():
    (chart,) = charts(slide_of(SlideKind.TREND))
    columns = chart.plots[0]
    hatched = {each.name: tuple(each.values) for each in columns.series}["Belum melapor"]
    assert [at for at, value in enumerate(hatched) if value] == [4, 10]
    assert "barChart" in columns._element.tag
    assert columns._element.find(f".//{qn('a:pattFill')}") is not None


def test_marks_of_a_control_chart_stand_at_their_points():
    (chart,) = charts(slide_of(SlideKind.TREND))
    labels = chart._chartSpace.findall(f".//{qn('c:lineChart')}//{qn('c:dLbl')}")
    said = {
        label.find(qn("c:idx")).get("val"): "".join(t.text for t in label.iter(qn("a:t")))
        for label in labels
    }
    assert said == {"12": "(1)", "13": "(2)  0,58"}


@BOTH
def test_the_funnel_is_a_scatter_and_names_only_those_beyond_the_limits(code):
    (chart,) = charts(slide_of(SlideKind.COMPARISON, code))
    xml = chart._chartSpace
    assert xml.find(f".//{qn('c:scatterChart')}") is not None
    named = ["".join(t.text for t in each.iter(qn("a:t"))) for each in xml.iter(qn("c:dLbl"))]
    assert named == ["Kab. Rimba Raya", "Kota Cadas"]
    rows = [tuple(each.values) for each in chart.plots[0].series]
    assert any(row == pytest.approx((0.9, 1.2)) for row in rows)


def test_few_cases_stand_in_words_and_never_as_a_bar():
    (chart,) = charts(slide_of(SlideKind.VIOLATIONS))
    assert list(chart.plots[0].categories)[3:] == ["Diberi sanksi: <3", "Tidak terbukti: –"]
    assert tuple(chart.plots[0].series[0].values) == (23, 12, 6, None, None)


@BOTH
def test_tables_are_native(code):
    content = briefing(code).first(SlideKind.REPORTING)
    (table,) = [s.table for s in slide_of(SlideKind.REPORTING, code).shapes if s.has_table]
    found = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert found == [tuple(c.heading for c in content.body.columns), *content.body.rows]


def test_every_figure_is_described_and_not_by_a_file_name():
    for slide, content in zip(opened().slides, briefing().slides, strict=True):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                said = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert said == content.alt


def test_the_map_is_a_picture_with_its_drawing_beside_it():
    slide = opened().slides[MAP_POSITION]
    (shape,) = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert shape.image.blob == picture().png
    svg = shape._element.xpath(".//*[local-name()='svgBlip']")[0]
    assert slide.part.related_part(svg.get(qn("r:embed"))).blob == picture().svg


def test_a_map_without_a_picture_gives_its_legend_as_a_table():
    slide = Presentation(io.BytesIO(deck(briefing(), pictures={}, language=Language("id")))).slides[
        MAP_POSITION
    ]
    assert any(shape.has_table and len(shape.table.rows) == 6 for shape in slide.shapes)


@BOTH
def test_notes_hold_what_the_speaker_should_know(code):
    for slide, content in zip(opened(code).slides, briefing(code).slides, strict=True):
        said = slide.notes_slide.notes_text_frame.text
        assert all(note.replace("**", "") in said for note in content.notes)
        assert content.code in said


@BOTH
def test_words_are_marked_as_their_language(code):
    languages = {
        run.get("lang") for slide in opened(code).slides for run in slide._element.iter(qn("a:rPr"))
    }
    assert {"id": "id-ID", "en": "en-GB"}[code] in languages


def test_properties_name_title_language_and_day_but_nobody():
    properties = opened("id").core_properties
    assert properties.title == briefing("id").title
    assert properties.language == "id-ID"
    assert properties.author == properties.last_modified_by == ""
    assert properties.created.date() == AS_OF


def test_the_same_briefing_gives_the_same_bytes():
    assert made() == deck(briefing(), pictures=pictures(), language=Language("id"))


def test_no_part_carries_a_clock():
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_long_table_goes_on_under_the_same_title():
    rows = tuple((f"Kab. Contoh {i}", "x", "1", "2") for i in range(70))
    content = briefing()
    at = next(i for i, s in enumerate(content.slides) if s.kind is SlideKind.REPORTING)
    long = replace(content.slides[at], body=Table(content.slides[at].body.columns, rows))
    slides = pages_of(replace(content, slides=(long,)))
    tables = [s.table for slide in slides for s in slide.shapes if s.has_table]
    assert len(slides) > 1
    assert [r.cells[0].text for t in tables for r in list(t.rows)[1:]] == [row[0] for row in rows]
    assert slides[1].shapes.title.text_frame.text == f"{long.title} (2/{len(slides)})"


def test_many_sentences_go_on_under_the_same_title():
    content = briefing()
    items = tuple("Kalimat yang panjang tentang satu hal saja. " * 6 for _ in range(12))
    long = replace(content.first(SlideKind.METHODS), body=Statements(items))
    slides = pages_of(replace(content, slides=(long,)))
    assert len(slides) > 1
    assert sum(words(slide).count("Kalimat") for slide in slides) == 72


def pages_of(content):
    return list(
        Presentation(io.BytesIO(deck(content, pictures={}, language=Language("id")))).slides
    )
