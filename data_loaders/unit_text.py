"""Names of units as tables print them, without what is no part of the name.

Running numbers in front, footnote marks behind, HTML remnants, and "Kediri (Kota)" for "Kota
Kediri". Nothing that could make one name into another is touched.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_FOOTNOTE_TAG = re.compile(r"<sup\b[^>]*>.*?(?:</sup>|$)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_NUMBER_BEFORE = re.compile(
    r"^\s*\(?(?:\d{1,3}|[ivxlc]{1,7}|[a-z])\s*[.)]\)?\s*(?=[a-z]{3})", re.IGNORECASE
)
_MARK_AFTER = re.compile(r"(?:\s*(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]+\)?|\(?\d{1,2}\)))+$")
_KIND_AFTER = re.compile(
    r"(?P<name>[^(),]+?)\s*(?:,\s*|\(\s*)(?P<kind>kota|kotamadya|kabupaten|kab)\.?\s*\)?",
    re.IGNORECASE,
)
_SPACED_LETTERS = re.compile(r"(?:[A-Za-z] ){3,}[A-Za-z]\b")


def without_markup(text: str) -> str:
    """One line without HTML tags, entities and invisible characters."""
    if "<" not in text and "&" not in text and text.isascii():
        return " ".join(text.split())
    plain = _TAG.sub(" ", _FOOTNOTE_TAG.sub("", html.unescape(text)))
    return " ".join(_INVISIBLE.sub("", plain).split())


@lru_cache(maxsize=8_192)
def plain_name(text: str) -> str:
    """A unit's name without running number, footnote marks and markup."""
    plain = _MARK_AFTER.sub("", without_markup(text)).strip()
    plain = _NUMBER_BEFORE.sub("", plain, count=1)
    turned = _KIND_AFTER.fullmatch(plain)
    return f"{turned['kind']} {turned['name']}" if turned else plain


@lru_cache(maxsize=8_192)
def plain_label(text: str) -> str:
    """A label of a row without markup, numbering and spaced letters: "J U M L A H" is "JUMLAH"."""
    plain = _NUMBER_BEFORE.sub("", without_markup(text), count=1)
    return _SPACED_LETTERS.sub(lambda match: match[0].replace(" ", ""), plain)
