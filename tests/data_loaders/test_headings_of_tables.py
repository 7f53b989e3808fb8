"""Where the headings of any table are, on how many rows, and what each column is called."""

import pytest

from data_loaders.layout import find_layout
from data_loaders.opening import read_workbook
from tests.support.workbooks import opened, saved, workbook


def layout(text, merges=()):
    book = opened(workbook("Rekap\n" + text))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    raw = read_workbook(saved(book), "x.xlsx")
    return find_layout(raw.sheets[0])


def headings(text, merges=()):
    found = layout(text, merges)
    return found.header_rows, list(found.headings.values())


def test_a_heading_spans_the_blank_cells_to_its_right_though_nothing_is_merged():
    assert headings("""
        | No | Kabupaten/Kota | Januari 2024 | .        | Februari 2024 | .        | Ket |
        | .  | .              | Dilaporkan   | Terbukti | Dilaporkan    | Terbukti | .   |
        | 1  | Kab. Lebak     | 4            | 1        | 5             | 2        | .   |
    """) == (
        (1, 2),
        ["No", "Kabupaten/Kota", "Januari 2024 / Dilaporkan", "Januari 2024 / Terbukti",
         "Februari 2024 / Dilaporkan", "Februari 2024 / Terbukti", "Ket"],
    )  # fmt: skip


def test_the_months_stand_above_and_nothing_above_the_units():
    assert headings("""
        | DATA | . | . | . | . | . |
        | .  | .              | 03/2023  | .     | 04/2023  | .     |
        | No | Kesatuan       | Diundang | Hadir | Diundang | Hadir |
        | 1  | Polres Tarakan | 4        | 1     | 5        | 2     |
    """) == (
        (2, 3),
        ["No", "Kesatuan", "03/2023 / Diundang", "03/2023 / Hadir", "04/2023 / Diundang",
         "04/2023 / Hadir"],
    )  # fmt: skip


def test_two_tables_side_by_side_on_three_levels_without_merges():
    found, texts = headings("""
        | Kesatuan       | Rekap   | .        | . | Kesatuan        | Rekap   | .        |
        | .              | Jumlah  | .        | . | .               | Jumlah  | .        |
        | .              | LAPORAN | TERBUKTI | . | .               | LAPORAN | TERBUKTI |
        | Polres Tarakan | 2       | 2        | . | Polres Jayapura | 3       | 3        |
    """)
    assert (found, texts[1], texts[4]) == (
        (1, 2, 3), "Rekap / Jumlah / LAPORAN", "Rekap / Jumlah / LAPORAN",
    )  # fmt: skip


@pytest.mark.parametrize(
    "titles",
    [
        "| Bulan | Januari 2024 |",
        "| Bulan | : Januari 2024 |",
        "| Provinsi | : | Lampung |\n| Bulan : | Januari 2024 |",
        "| Instansi | BKPSDM |\n| . | . |",
        "| Jumlah Polres : | 11 |",
        "| Tahun | 2024 |",
        "\n".join("| baris judul |" for _ in range(60)),
    ],
)
def test_titles_that_look_like_headings_give_way(titles):
    found = layout(f"{titles}\n| Kabupaten | Dilaporkan |\n| Kab. Lebak | 4 |\n| Kota Metro | 3 |")
    assert list(found.headings.values()) == ["Kabupaten", "Dilaporkan"]
    assert len(found.header_rows) == 1


def test_a_table_that_begins_at_column_d():
    found = layout("""
        | . | . | . | REKAP |
        | . | . | . | Kabupaten  | Dilaporkan |
        | . | . | . | Kab. Lebak | 4          |
    """)
    assert (found.header_rows, found.headings) == ((2,), {4: "Kabupaten", 5: "Dilaporkan"})


def test_months_as_numbers_below_their_word():
    found, texts = headings("""
        | Kabupaten  | Bulan | . | . |
        | .          | 1     | 2 | 3 |
        | Kab. Lebak | 4     | 5 | 6 |
    """)
    assert (found, texts) == ((1, 2), ["Kabupaten", "Bulan / 1", "Bulan / 2", "Bulan / 3"])


def test_a_figure_that_looks_like_a_year_makes_no_heading():
    found = layout("""
        | Polda                 | Tahapan Pemilu |
        | Polda D.I. Yogyakarta | 290            |
        | Polda Sulawesi Barat  | 1945           |
        | Polda Jambi           | 734            |
    """)
    assert found.header_rows == (1,)


def test_units_without_figures_right_below_the_headings_are_no_headings():
    found = layout(
        """
        | Kab/Kota       | Kategori | Netralitas ASN |
        | .              | .        | LAPORAN        |
        | Kabupaten Alor | DS11     | .              |
        | Kabupaten Alor | DS8      | 3              |
        """,
        merges=("A1:A2", "B1:B2"),
    )
    assert found.header_rows == (1, 2)


def test_line_breaks_and_units_of_measure():
    assert headings("""
        | Kabupaten /\\n Kota | Jumlah<br>Laporan\\n(kasus) |
        | .                   | (1)                         |
        | Kab. Lebak          | 4                           |
    """) == ((1,), ["Kabupaten / Kota", "Jumlah Laporan (kasus)"])  # fmt: skip


def test_a_sheet_without_headings_has_none():
    assert layout("| Kab. Lebak | 4 |\n| Kota Metro | 3 |").header_rows == ()
