"""Title, language and day of a PDF, written so that the same input gives the same bytes."""

from __future__ import annotations

import io
from datetime import date

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

_LOCALES = {"id": "id-ID", "en": "en-GB"}


def with_properties(pdf: bytes, *, title: str, language: str, as_of: date) -> bytes:
    """The same pages with a title in the window's bar, their language, and a fixed day.

    Args:
        language: "id" or "en"; screen readers choose their voice by it.
        as_of: the day whose knowledge it holds, as day of creation; no clock is asked.

    Raises:
        KeyError: no such language.
        pypdf.errors.PdfReadError: it is no PDF.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.4"  # the first version with transparency, which the pages use
    day = f"D:{as_of:%Y%m%d}000000Z"
    writer.metadata = {
        "/Title": title,
        "/Creator": "Netra",
        "/Producer": "Netra",
        "/CreationDate": day,
        "/ModDate": day,
    }
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(_LOCALES[language])
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
