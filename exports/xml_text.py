"""Texts of people as XML: nothing in them is ever markup, a formula or an identity number."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from domain.spreadsheet_text import visible

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONG_NUMBER = re.compile(r"(?:\d[ .\-\u2010-\u2015']?){15,}\d")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def plain(text: str, limit: int, *, hides_numbers: bool = True) -> str:
    """The text with what XML forbids left out, cut at a length.

    Args:
        hides_numbers: also hide numbers as long as identity numbers, which would have the file
            refused when it is sent again.
    """
    text = visible(text).replace("\r\n", "\n")
    text = _LONG_NUMBER.sub("[…]", text) if hides_numbers else text
    return text if len(text) <= limit else text[: limit - 1] + "…"


def escaped(text: str) -> str:
    """The text as the content of an element."""
    # Excel reads _x000D_ in a text as a character; such a text is kept as it stands
    kept = _ESCAPED.sub("_x005F_", text) if "_x" in text else text
    return escape(kept.replace("\r", "\n"))
