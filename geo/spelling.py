"""How place names are compared: letters only, and the word before the name taken apart.

"Kab.  Kep. Siau-Tagulandang Biaro" and "KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO" are one name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from domain.places import UnitKind

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_WORD_BREAK = re.compile(r"[^A-Z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)")

# Words that stand for others inside a name.
_SAME_WORDS = {
    "KEP": "KEPULAUAN",
    "KEPUL": "KEPULAUAN",
    "P": "PULAU",
    "PEG": "PEGUNUNGAN",
    "TJ": "TANJUNG",
    "TG": "TANJUNG",
    "SUMATRA": "SUMATERA",
    "DAN": "",
}
_ADMINISTRATIVE = ("ADMINISTRASI", "ADMINISTRATIF", "ADM")

# The word before the name: (words, kind of unit, kind of regency or tier of resort).
_PREFIXES: tuple[tuple[str, UnitKind, str], ...] = (
    ("PEMERINTAH PROVINSI", UnitKind.PROVINCE, ""),
    ("PEMERINTAH KABUPATEN", UnitKind.REGENCY, "kabupaten"),
    ("PEMERINTAH KOTA", UnitKind.REGENCY, "kota"),
    ("KEPOLISIAN RESOR KOTA BESAR", UnitKind.RESORT, "Polrestabes"),
    ("KEPOLISIAN RESOR METROPOLITAN", UnitKind.RESORT, "Polres Metro"),
    ("KEPOLISIAN RESOR METRO", UnitKind.RESORT, "Polres Metro"),
    ("KEPOLISIAN RESOR KOTA", UnitKind.RESORT, "Polresta"),
    ("KEPOLISIAN RESORT", UnitKind.RESORT, "Polres"),
    ("KEPOLISIAN RESOR", UnitKind.RESORT, "Polres"),
    ("KEPOLISIAN DAERAH", UnitKind.POLICE_REGION, ""),
    ("POLRES METROPOLITAN", UnitKind.RESORT, "Polres Metro"),
    ("POLRES METRO", UnitKind.RESORT, "Polres Metro"),
    ("POLRES KOTA BESAR", UnitKind.RESORT, "Polrestabes"),
    ("POLRESTRO", UnitKind.RESORT, "Polres Metro"),
    ("POLRESTABES", UnitKind.RESORT, "Polrestabes"),
    ("POLTABES", UnitKind.RESORT, "Polrestabes"),
    ("POLRESTA", UnitKind.RESORT, "Polresta"),
    ("POLRESKOT", UnitKind.RESORT, "Polresta"),
    ("POLRES", UnitKind.RESORT, "Polres"),
    ("PORES", UnitKind.RESORT, "Polres"),
    ("POLDA", UnitKind.POLICE_REGION, ""),
    ("PEMPROV", UnitKind.PROVINCE, ""),
    ("PROVINSI", UnitKind.PROVINCE, ""),
    ("PROPINSI", UnitKind.PROVINCE, ""),
    ("PROV", UnitKind.PROVINCE, ""),
    ("PEMKAB", UnitKind.REGENCY, "kabupaten"),
    ("PEMKOT", UnitKind.REGENCY, "kota"),
    ("KABUPATEN", UnitKind.REGENCY, "kabupaten"),
    ("KAB", UnitKind.REGENCY, "kabupaten"),
    ("KOTAMADYA", UnitKind.REGENCY, "kota"),
    ("KOTA", UnitKind.REGENCY, "kota"),
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A written name, taken apart.

    Attributes:
        kind: what the word before the name says; None when there is none.
        sort: "kabupaten", "kota", or the tier of a resort ("Polresta"); empty when not said.
        bare: the letters of the name without that word, upper case: "BANDARLAMPUNG".
        whole: the letters of the whole text: "KOTABANDARLAMPUNG".
    """

    kind: UnitKind | None
    sort: str
    bare: str
    whole: str


def clean(text: str) -> str:
    """One line, single spaces, non-breaking spaces and accents gone; case is kept."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _SPACES.sub(" ", plain).strip()


def letters(text: str) -> str:
    """Upper-case letters and digits only, with words of one meaning written one way."""
    return "".join(_words(text))


# A national workbook names the same units on every sheet.
@lru_cache(maxsize=8192)
def read(text: str) -> Spelling:
    """Take a written name apart: the word before it, and the name's letters."""
    words = _words(text)
    for prefix, kind, sort in _PREFIXES:
        parts = prefix.split()
        if words[: len(parts)] == parts and len(words) > len(parts):
            rest = words[len(parts) :]
            if rest[0] in _ADMINISTRATIVE and len(rest) > 1:
                rest = rest[1:]
            return Spelling(kind=kind, sort=sort, bare="".join(rest), whole="".join(words))
    if words and words[0] in _ADMINISTRATIVE:
        words = words[1:]
    joined = "".join(words)
    return Spelling(kind=None, sort="", bare=joined, whole=joined)


def _words(text: str) -> list[str]:
    cleaned = _BRACKETS.sub(" ", clean(text).upper()).replace("&", " DAN ")
    words = [word for word in _WORD_BREAK.split(cleaned) if word]
    return [same for word in words if (same := _SAME_WORDS.get(word, word))]
