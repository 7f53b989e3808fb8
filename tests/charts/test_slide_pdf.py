"""Slides on paper: sizes, embedded fonts, words that can be found, notes, the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from charts.slide import slides_pdf
from domain.briefing import SlideKind
from domain.language import Language
from tests.charts.test_slide import BRIEFINGS, map_of

ID = Language("id")
KINDS = (SlideKind.OPENING, SlideKind.MAP, SlideKind.TREND)
SLIDES = tuple(BRIEFINGS["id"].first(kind) for kind in KINDS)
LONG = tuple(f"Catatan ke-{i}: " + "angka dari laporan bulanan unit. " * 9 for i in range(20))


def printed(slides, paper):
    return slides_pdf(slides, {1: map_of(language=ID)}, language=ID, paper=paper)


@pytest.fixture(scope="module")
def pdfs():
    return {paper: printed(SLIDES, paper) for paper in ("16:9", "a4")}


def squeezed(text):
    return "".join(text.replace("**", "").split())


@pytest.mark.parametrize(("paper", "size"), [("16:9", (960, 540)), ("a4", (841.9, 595.3))])
def test_a_page_for_each_slide_of_the_papers_size(pdfs, paper, size):
    pages = PdfReader(io.BytesIO(pdfs[paper])).pages
    assert len(pages) == len(SLIDES)
    for page in pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            size, abs=0.1
        )


def test_words_can_be_found_and_pages_are_numbered(pdfs):
    for paper, pdf in pdfs.items():
        for i, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):
            text = squeezed(page.extract_text())
            assert squeezed(SLIDES[i].title) in text
            assert f"{i + 1}/{len(SLIDES)}" in text, paper
            has_notes = all(squeezed(note) in text for note in SLIDES[i].notes)
            assert has_notes is (paper == "a4")


def test_fonts_are_embedded_as_truetype_and_a_map_is_no_picture(pdfs):
    for pdf in pdfs.values():
        reader = PdfReader(io.BytesIO(pdf))
        fonts = reader.pages[0]["/Resources"]["/Font"]
        kinds = {each["/DescendantFonts"][0]["/Subtype"] for each in fonts.values()}
        assert kinds == {"/CIDFontType2"}
        for each in fonts.values():
            assert "/FontFile2" in each["/DescendantFonts"][0]["/FontDescriptor"]
        assert b"/Subtype /Image" not in pdf


def test_halos_do_not_hide_names_from_a_search(pdfs):
    """Names on a map have a halo, which is an outline; the name itself is text."""
    page = PdfReader(io.BytesIO(pdfs["16:9"])).pages[1]
    assert "Kota, diperbesar" in page.extract_text()
    assert "TETANGGA" in page.extract_text(), "a country's letters stand apart in pictures only"


def test_the_mark_all_over_a_figure_does_not_lie_between_its_words(pdfs):
    text = PdfReader(io.BytesIO(pdfs["16:9"])).pages[1].extract_text()
    assert text.count("DATA CONTOH") == 1, "the stamp"


def test_the_same_slides_give_the_same_bytes_without_a_date(pdfs):
    assert printed(SLIDES, "a4") == pdfs["a4"]
    assert b"CreationDate" not in pdfs["a4"] and b"Matplotlib" not in pdfs["a4"]


def test_notes_without_room_go_onto_pages_of_their_own():
    slide = replace(SLIDES[0], notes=LONG)
    pages = PdfReader(io.BytesIO(slides_pdf([slide], {}, language=ID, paper="a4"))).pages
    texts = [page.extract_text() for page in pages]
    assert len(pages) > 1
    assert "DATA CONTOH" in texts[1] and slide.code in texts[1]
    assert squeezed(slide.title) in squeezed(texts[1])
    whole = squeezed("".join(texts))
    assert all(f"Catatanke-{i}:" in whole for i in range(len(LONG)))


def test_an_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="letter"):
        slides_pdf(SLIDES, {}, language=ID, paper="letter")
