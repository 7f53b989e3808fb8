"""What a row of a sheet is: data, or one of six reasons to leave it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from data_loaders.raw import CellValue, is_blank, text_of
from domain.vocabulary import Term, normalise


class Why(StrEnum):
    """Why a row was left out."""

    TITLE = "title"
    BLANK = "blank"
    GROUP = "group"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    OTHER_TABLE = "other_table"


WHY_TERMS = {
    Why.TITLE: Term("title", "judul", "title"),
    Why.BLANK: Term("blank", "baris kosong", "blank row"),
    Why.GROUP: Term("group", "judul kelompok", "heading of a group"),
    Why.TOTAL: Term("total", "baris jumlah", "total"),
    Why.FOOTNOTE: Term("footnote", "catatan di bawah tabel", "footnote"),
    Why.OTHER_TABLE: Term("other_table", "bagian dari tabel lain", "part of another table"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out, 1-based, and why."""

    row: int
    why: Why


_TOTAL = re.compile(
    r"(?:grand |sub )?totals?\b.*|subtotal\b.*|(?:sub )?(?:jumlah|jml|jlh|jmlh)\b.*"
    r"|rata rata\b.*|rerata\b.*|rekapitulasi\b.*|akumulasi\b.*"
    r"|(?:secara )?keseluruhan\b.*|seluruhnya\b.*|average\b.*|sum|sum of\b.*"
)
_AVERAGE = re.compile(r"(?:rata rata|rerata|average|mean)\b.*")
_TOTAL_WORDS = ("jumlah", "total", "jumlah total", "total keseluruhan", "subtotal", "grand total")
_CLOSE_TO_TOTAL = 80.0
_FOOTNOTE = re.compile(
    r"(?:catatan|keterangan|ket|sumber|note|notes|source|source url|access time|dicetak|diunduh"
    r"|mengetahui|tanda tangan|ttd|penanggung jawab|dibuat oleh|diperiksa oleh|disusun oleh"
    r"|diolah|data per|update|pembaruan|last update)\b.*"
)
_FOOTNOTE_MARKS = ("*", "¹", "²", "³", "†", "<sup", "<i")
_GROUP = re.compile(
    r"(?:pemerintah )?(?:provinsi|propinsi)\b.*|prov\b.*|polda\b.*"
    r"|(?:wilayah|region|zona|pulau)\b.*|(?:eks )?kar[ei]sidenan\b.*"
    r"|jajaran\b.*|kelompok\b.*|(?:polres|polsek) jajaran\b.*"
    r"|(?:para )?(?:kabupaten|kab|kota|kota madya|kotamadya|polres|polresta|polrestabes|satker)"
    r"(?: (?:kabupaten|kota|dan kota|regency|regencies|municipality|municipalities|se .*))?"
    r"|[ivxl]+|[a-z]"
)
_NUMBERING = re.compile(r"[\[(]?(?P<n>\d{1,2}|[a-z])[\])]?(?:\s*=.*)?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:nama )?(?:bulan|periode|tahun|triwulan|semester|tanggal|provinsi|propinsi|polda|kabupaten"
    r"|kota|instansi|satuan|dinas|unit kerja|satuan kerja|satker|lampiran|nomor|perihal|hal"
    r"|keadaan|status|month|period)"
)
_HEADING_WORD = re.compile(
    r"\b(?:jumlah|jml|total|dilaporkan|terbukti|diproses|sanksi|wajib|sudah|hadir|diundang|personel"
    r"|target|realisasi|kasus|pelanggaran|laporan|persen|reported|signed)\b"
)
_UNIT_BEFORE = re.compile(
    r"(?:pemkab|pemkot|kab|kabupaten|kota|kotamadya|polres|polresta|polrestabes|polda|provinsi"
    r"|propinsi|prov|pemprov) (?!kota\b|kab\b|kabupaten\b|polres|polda\b|satuan\b)[a-z]"
)
_LOWER_UNIT = re.compile(r"(?:pemkab|pemkot|kab|kabupaten|kota|kotamadya|polres\w*)\b")
_LEAST_NUMBERING = 3
_MEASURE = re.compile(
    r"\(.{1,30}\)|%|orang|jiwa|kasus|kegiatan|dokumen|unit|persen|kali|laporan|perkara",
    re.IGNORECASE,
)


def filled(values: tuple[CellValue, ...]) -> list[int]:
    """The columns (1-based) in which something stands."""
    return [
        column
        for column, value in enumerate(values, start=1)
        # what is_blank says, without a call for each of a million cells
        if value is not None and (value.__class__ is not str or value.strip())
    ]


def is_total_word(text: str) -> bool:
    """Whether the text begins as totals do: "JUMLAH", "Total", "Rata-rata"."""
    return bool(_TOTAL.fullmatch(normalise(text)))


def is_footnote_text(text: str) -> bool:
    """Whether the text begins as footnotes, sources and signatures do."""
    return text.startswith(_FOOTNOTE_MARKS) or bool(_FOOTNOTE.fullmatch(normalise(text)))


def begins_as_unit(text: str) -> bool:
    """Whether the text begins as names of units do: "Kab. Lebak", "Polres Lebak"."""
    return bool(_UNIT_BEFORE.match(normalise(text)))


def begins_as_lower_unit(text: str) -> bool:
    """Whether the text begins as names of regencies and police resorts do."""
    return begins_as_unit(text) and bool(_LOWER_UNIT.match(normalise(text)))


def is_group_text(text: str) -> bool:
    """Whether a text that stands alone in its row heads a group of rows."""
    return bool(_GROUP.fullmatch(normalise(text)))


def is_average_word(text: str) -> bool:
    """Whether the text begins as rows of averages do: they are no sums."""
    return bool(_AVERAGE.fullmatch(normalise(text)))


def is_like_total_word(text: str) -> bool:
    """Whether the text is a total's word misspelt: "JUMLH", "Totall"."""
    plain = normalise(text)
    return bool(plain) and any(fuzz.ratio(plain, word) >= _CLOSE_TO_TOTAL for word in _TOTAL_WORDS)


def is_unit_of_measure(text: str) -> bool:
    """Whether a text says in what a column counts: "(orang)", "%", "kasus"."""
    return bool(_MEASURE.fullmatch(text.strip()))


def may_be_numbering(value: CellValue) -> bool:
    """Whether a cell may stand in a row that numbers the columns."""
    return bool(_NUMBERING.fullmatch(text_of(value)))


def is_numbering(values: tuple[CellValue, ...]) -> bool:
    """A row "(1) (2) (3)", "1 2 3 4=3/2" or "a b c" below the headings."""
    first = next((value for value in values if not is_blank(value)), None)
    if not may_be_numbering(first):
        return False
    texts = [text_of(value) for value in values if not is_blank(value)]
    matches = [_NUMBERING.fullmatch(text) for text in texts]
    if len(texts) < _LEAST_NUMBERING or not all(matches):
        return False
    marks = [match["n"].lower() for match in matches if match]
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return _count_up(numbers) and numbers[0] in (0, 1, 2)
    letters = [ord(mark) for mark in marks]
    return not any(mark.isdigit() for mark in marks) and _count_up(letters) and marks[0] in "ab"


def _count_up(numbers: list[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_title_label(texts: list[str]) -> bool:
    """Whether the cells of a row are a label and what it says: "Bulan :", "Januari 2024"."""
    if texts[0].endswith(":") or any(text.startswith(":") for text in texts[1:]):
        return True
    is_label = bool(_LABEL.fullmatch(normalise(texts[0])))
    return is_label and len(texts) == 2 and not _HEADING_WORD.search(normalise(texts[1]))
