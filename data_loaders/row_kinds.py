"""What a row of a sheet is: data, or one of five reasons to leave it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from data_loaders.raw import CellValue, is_blank, text_of
from domain.vocabulary import Term, normalise


class Why(StrEnum):
    """Why a row was left out."""

    TITLE = "title"
    BLANK = "blank"
    GROUP = "group"
    TOTAL = "total"
    FOOTNOTE = "footnote"


WHY_TERMS = {
    Why.TITLE: Term("title", "judul", "title"),
    Why.BLANK: Term("blank", "baris kosong", "blank row"),
    Why.GROUP: Term("group", "judul kelompok", "heading of a group"),
    Why.TOTAL: Term("total", "baris jumlah", "total"),
    Why.FOOTNOTE: Term("footnote", "catatan di bawah tabel", "footnote"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out, 1-based, and why."""

    row: int
    why: Why


_TOTAL = re.compile(
    r"(?:grand )?total\b.*|sub ?total\b.*|jumlah\b.*|jml\b.*|rata rata\b.*|rekapitulasi\b.*"
    r"|keseluruhan\b.*|average\b.*|sum\b.*"
)
_FOOTNOTE = re.compile(
    r"(?:catatan|keterangan|ket|sumber|note|notes|source|source url|access time|dicetak|diunduh"
    r"|mengetahui|tanda tangan|ttd|penanggung jawab|dibuat oleh|diperiksa oleh)\b.*"
)
_FOOTNOTE_MARKS = ("*", "¹", "²", "³", "†", "<sup", "<i")
_GROUP = re.compile(
    r"(?:pemerintah )?provinsi\b.*|prov\b.*|polda\b.*|kabupaten|kota|wilayah\b.*|[ivxl]+|[a-z]"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")


def filled(values: tuple[CellValue, ...]) -> list[int]:
    """The columns (1-based) in which something stands."""
    return [column for column, value in enumerate(values, start=1) if not is_blank(value)]


def is_total_word(text: str) -> bool:
    """Whether the text begins as totals do: "JUMLAH", "Total", "Rata-rata"."""
    return bool(_TOTAL.fullmatch(normalise(text)))


def is_footnote_text(text: str) -> bool:
    """Whether the text begins as footnotes, sources and signatures do."""
    return text.startswith(_FOOTNOTE_MARKS) or bool(_FOOTNOTE.fullmatch(normalise(text)))


def is_group_text(text: str) -> bool:
    """Whether a text that stands alone in its row heads a group of rows."""
    return bool(_GROUP.fullmatch(normalise(text)))


def is_numbering(values: tuple[CellValue, ...]) -> bool:
    """A row "(1) (2) (3)..." below the headings."""
    texts = [text_of(value) for value in values if not is_blank(value)]
    if len(texts) < 3 or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1, 2)
