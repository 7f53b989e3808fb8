"""Properties of a PDF: title, language, the day of its figures, no clock."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PdfReadError

from exports.pdf_properties import with_properties

DAY = date(2024, 2, 12)


def blank(n=2):
    writer = PdfWriter()
    for _ in range(n):
        writer.add_blank_page(960, 540)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("language", "locale"), [("id", "id-ID"), ("en", "en-GB")])
def test_title_language_and_day_are_those_of_the_briefing(language, locale):
    found = with_properties(blank(), title="Paparan Lampung – ≥ 5", language=language, as_of=DAY)
    reader = PdfReader(io.BytesIO(found))
    assert len(reader.pages) == 2
    assert reader.metadata.title == "Paparan Lampung – ≥ 5"
    assert reader.metadata.author is None
    assert reader.metadata.creation_date.date() == reader.metadata.modification_date.date() == DAY
    root = reader.trailer["/Root"]
    assert root["/Lang"] == locale
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_the_same_pages_give_the_same_bytes():
    first, second = (
        with_properties(blank(), title="T", language="id", as_of=DAY) for _ in range(2)
    )
    assert first == second
    assert first.startswith(b"%PDF-1.4"), "pages are partly transparent, which 1.3 has not"


def test_what_is_no_pdf_is_refused():
    with pytest.raises(PdfReadError):
        with_properties(b"no pdf at all", title="T", language="id", as_of=DAY)
