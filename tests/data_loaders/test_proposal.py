"""What a table that nobody has described says about itself: proposed, explained, or left open."""

from __future__ import annotations

import pytest

from domain.fields import ReportKind
from domain.period import Period
from tests.support.proposing import of_heading, proposal


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Jumlah yang menandatangani", "signed"),
        ("Sudah TTD", "signed"),
        ("SUDAH TANDA TANGAN (orang)", "signed"),
        ("Personel yang telah menandatangani", "signed"),
        ("Wajib", "obligated"),
        ("Wajib TTD", "obligated"),
        ("Jml Wajib Pakta Integritas", "obligated"),
        ("Hadir", "attended"),
        ("Jumlah peserta hadir", "attended"),
        ("Diundang", "invited"),
        ("Dilaporkan", "reported"),
        ("Jumlah Pelanggaran yang Dilaporkan", "reported"),
        ("Laporan masuk", "reported"),
        ("Terbukti", "proven"),
        ("Kasus terbukti melanggar", "proven"),
        ("Dalam proses", "in_process"),
        ("Laporan sedang diproses", "in_process"),
        ("Dijatuhi sanksi", "sanctioned"),
        ("Sanksi dijatuhkan - Ringan", "sanctioned/sanction_level=light"),
        ("Jumlah personel", "personnel"),
        ("Dilaporkan Januari 2024", "reported@2024-01"),
        ("Dilaporkan Pebruari 2024", "reported@2024-02"),
        ("Dilaporkan Mar", "reported@2024-03"),
        ("Dilaporkan VI/2023", "reported@2023-06"),
        ("Dilaporkan 06/2023", "reported@2023-06"),
        ("Dilaporkan KE 3", "reported/category=KE3"),
        ("Dilaporkan DS-12", "reported/category=DS12"),
        (
            "Tidak netral dalam kehidupan politik (KEPP) - Jumlah Dilaporkan",
            "reported/category=PL-4h",
        ),
        ("Dilaporkan Medsos", "reported/channel=social_media"),
        ("Dilaporkan PNS Polri", "reported/institution=asn_polri"),
        ("Sudah TTD Camat", "signed/level=district_head"),
    ],
)
def test_headings_that_mean_one_field(heading, role):
    column = of_heading(heading)
    assert (column.role, column.is_sure, column.why) == (role, True, "heading")


@pytest.mark.parametrize(
    ("heading", "why", "candidates"),
    [
        ("Jumlah kasus", "several", ("reported", "proven")),
        ("Jumlah peserta", "several", ("invited", "attended")),
        ("Selesai", "several", ("proven", "sanctioned")),
        ("Target", "several", ("obligated", "invited")),
        ("Dilaporkan dan terbukti", "several", ("reported", "proven")),
        ("Laporan selesai diproses", "several", ("proven", "sanctioned")),
        ("Dilaporkan ASN", "which_civil_service", ("reported",)),
        ("Dilaporkan KE1 KE2", "several_terms", ("reported",)),
        ("Dilaporkan Januari 2024 - Maret 2024", "several_months", ("reported",)),
        ("Dinilai", "unknown", ()),
    ],
)
def test_headings_that_could_be_two_things_are_asked(heading, why, candidates):
    column = of_heading(heading)
    assert (column.role, column.is_sure) == (None, False)
    assert (column.why, column.candidates) == (why, candidates)


@pytest.mark.parametrize(
    ("heading", "values", "why"),
    [
        ("Belum TTD", (3, 4, 5), "negated"),
        ("Tidak terbukti", (3, 4, 5), "negated"),
        ("Tidak hadir", (3, 4, 5), "negated"),
        ("% Hadir", (3, 4, 5), "rate"),
        ("Persentase dilaporkan", (3, 4, 5), "rate"),
        ("Tingkat", (0.25, 0.5, 0.75), "rate"),
        ("Tingkat", ("25%", "30%", "40%"), "rate"),
        ("Dilaporkan bulan lalu", (3, 4, 5), "other_span"),
        ("No. Urut", (3, 4, 5), "running_number"),
        ("Urutan", (1, 2, 3), "running_number"),
    ],
)
def test_what_is_no_figure_of_the_report_is_left_out(heading, values, why):
    column = of_heading(heading, values)
    assert (column.role, column.is_sure, column.why) == (None, True, why)


def test_a_heading_of_figures_above_days_is_asked():
    column = of_heading("Tgl dilaporkan", ("@2024-03-01", "@2024-03-02", "@2024-03-03"))
    assert (column.role, column.is_sure, column.why) == (None, False, "values_do_not_fit")


@pytest.mark.parametrize(
    ("heading", "values", "why"),
    [
        ("Sudah TTD", (0.25, 0.5, 0.75), "rate"),
        ("Sudah TTD", (2.0, 1.48, 5.831), "rate"),
        ("Terbukti", ("4 orang", "3 orang", "-"), "values_do_not_fit"),
        ("Maret 2024", ("4 orang", "3 orang", "n.a."), "values_do_not_fit"),
        ("Pakta Integritas", ("4 orang", "3 orang", "2"), "values_do_not_fit"),
    ],
)
def test_a_column_that_may_be_a_figure_is_never_left_out_without_a_question(heading, values, why):
    column = of_heading(heading, values)
    assert (column.role, column.is_sure, column.why) == (None, False, why)


def test_months_under_merged_headings_take_the_year_of_the_title():
    found = proposal(
        """
        Rekap
        | LAPORAN PELANGGARAN NETRALITAS POLRI TAHUN 2024 |
        | .  |
        | No | Polres        | Dilaporkan | .   | .   | Terbukti | .   | .   | Jumlah |
        | .  | .             | Jan        | Feb | Mar | Jan      | Feb | Mar | .      |
        | 1  | Polres Garut  | 1          | 2   | 3   | 0        | 1   | 1   | 6      |
        | 2  | Polres Ciamis | 1          | 2   | 4   | 0        | 1   | 1   | 7      |
        | 3  | Polres Bogor  | 1          | 2   | 5   | 0        | 1   | 1   | 8      |
        """,
        merges=("A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:I4"),
    )
    assert found.options.columns == {
        "B": "unit",
        "C": "reported@2024-01", "D": "reported@2024-02", "E": "reported@2024-03",
        "F": "proven@2024-01", "G": "proven@2024-02", "H": "proven@2024-03",
    }  # fmt: skip
    assert found.columns[-1].why == "total"
    assert found.options.terms == {"institution": "polri"}
    # months side by side may be monthly or cumulative: nobody said it
    assert found.open == ("basis", "category")


def test_months_without_any_year_are_asked():
    column = of_heading("Dilaporkan Maret", title="LAPORAN")
    assert (column.is_sure, column.why, column.month) == (False, "month_without_year", None)
    found = proposal(
        "Rekap\n| Polres | Dilaporkan Maret |\n| Polres Garut | 1 |", period=Period(2023, 5)
    )
    assert found.options.columns == {"A": "unit", "B": "reported@2023-03"}


def test_a_title_names_one_figure_where_months_stand_twice():
    found = proposal("""
        Rekap
        | .       | Diundang | .       | .       | .       |
        | Polres  | IV/2023  | V/2023  | IV/2023 | V/2023  |
        | Bantul  | .        | 1991    | 0       | 7       |
        | Sleman  | .        | 12      | 3       | 4       |
    """)
    sure = {each.letter for each in found.columns if each.is_sure and each.role}
    assert sure.isdisjoint({"C", "D", "E"})


def test_institutions_across_and_their_sum():
    found = proposal(
        """
        Rekap
        | No | Kabupaten/Kota | Laporan masuk | .   | .     | Jumlah |
        | .  | .              | ASN           | TNI | Polri | .      |
        | 1  | Tanggamus      | 1             | 2   | 3     | 6      |
        | 2  | Kota Metro     | 1             | 2   | 4     | 7      |
        | 3  | Pringsewu      | 1             | 2   | 5     | 8      |
        """,
        merges=("A1:A2", "B1:B2", "C1:E1", "F1:F2"),
        name="Pelanggaran Maret 2024.xlsx",
    )
    assert found.options.columns == {
        "B": "unit",
        "C": "reported/institution=asn_daerah",
        "D": "reported/institution=tni",
        "E": "reported/institution=polri",
    }
    assert found.columns[-1].why == "total"
    assert found.open == ("basis", "category")


CATEGORIES = """
    Rekap
    | {title} |
    | No | Kabupaten/Kota | KE1 | DS-4 | Lainnya | Total |
    | 1  | Tanggamus      | 1   | 3    | 0       | 4     |
    | 2  | Kota Metro     | 1   | 4    | 0       | 5     |
    | 3  | Pringsewu      | 1   | 5    | 0       | 6     |
"""


def test_categories_across_are_read_as_the_title_says():
    found = proposal(CATEGORIES.format(title="LAPORAN MASUK NETRALITAS ASN PEMDA MARET 2024"))
    assert found.options.columns == {
        "B": "unit",
        "C": "reported/category=KE1", "D": "reported/category=DS4", "E": "reported/category=OTHER",
    }  # fmt: skip
    assert found.open == ("basis",)


def test_categories_across_of_which_nothing_says_what_is_counted_are_asked():
    found = proposal(CATEGORIES.format(title="PELANGGARAN NETRALITAS ASN PEMDA MARET 2024"))
    assert found.columns[2].why == "which_figure"
    assert found.columns[2].candidates[:2] == ("reported/category=KE1", "proven/category=KE1")
    assert found.open == ("columns", "basis")


def test_this_month_beside_up_to_this_month_is_read_as_this_month():
    found = proposal(
        """
        Rekap
        | DATA PELANGGARAN ANGGOTA POLRI |
        | No | Polres        | Dilaporkan | .              | Terbukti  | .              |
        | .  | .             | Bulan ini  | s.d. bulan ini | Bulan ini | s.d. bulan ini |
        | 1  | Polres Garut  | 1          | 3              | 0         | 1              |
        | 2  | Polres Ciamis | 2          | 5              | 1         | 3              |
        """,
        merges=("A2:A3", "B2:B3", "C2:D2", "E2:F2"),
    )
    assert found.options.columns == {"B": "unit", "C": "reported", "E": "proven"}
    assert (found.options.basis, found.columns[3].why) == ("bulanan", "other_span")


def test_particulars_in_rows_are_found_by_their_values():
    found = proposal("""
        Rekap
        | Kabupaten   | Bentuknya | Di mana | Jml Laporan | Terbukti | Uraian |
        | Kab. Garut  | KE1       | Medsos  | 1           | 1        | abc    |
        | Kab. Garut  | DS4       | Luring  | 2           | 1        | def    |
        | Kab. Ciamis | NIHIL     | .       | 0           | 0        | .      |
    """)
    roles = {column.letter: (column.role, column.why) for column in found.columns}
    assert roles["B"] == ("category", "values")
    assert roles["C"] == ("channel", "values")
    assert roles["F"] == (None, "not_a_field")


def test_a_heading_of_a_list_above_other_words_is_asked():
    found = proposal("""
        Rekap
        | Kabupaten   | Kategori | Dilaporkan |
        | Kab. Garut  | berat    | 1          |
        | Kab. Ciamis | gawat    | 2          |
    """)
    assert (found.columns[1].why, found.columns[1].is_sure) == ("values_do_not_fit", False)


def test_codes_beside_names_and_sessions():
    found = proposal("""
        Rekap
        | SOSIALISASI NETRALITAS POLRI BULAN APRIL 2024 |
        | Kode          | Polres        | Bentuk | Tanggal    | Diundang | Hadir | Ket |
        | polres-garut  | Polres Garut  | Daring | 05/04/2024 | 10       | 9     | .   |
        | polres-ciamis | Polres Ciamis | Luring | 07/04/2024 | 11       | 8     | ok  |
    """)
    assert found.options.columns == {
        "A": "unit_code", "B": "unit", "C": "mode", "D": "session_date",
        "E": "invited", "F": "attended", "G": "note",
    }  # fmt: skip
    assert (found.options.kind, found.open) == (ReportKind.SOCIALIZATION, ("basis",))


def test_remarks_beside_figures_that_keep_none_are_not_asked_about():
    found = proposal("""
        Rekap
        | Polres        | Jumlah personel | Keterangan |
        | Polres Garut  | 10              | lengkap    |
        | Polres Ciamis | 11              | menyusul   |
    """)
    assert (found.columns[2].role, found.columns[2].is_sure) == (None, True)


def test_codes_of_something_else_are_not_taken_for_units():
    found = proposal("""
        Rekap
        | Kode | Polres        | Dilaporkan |
        | A-1  | Polres Garut  | 1          |
        | A-2  | Polres Ciamis | 2          |
    """)
    assert (found.columns[0].role, found.columns[0].why) == (None, "not_a_field")


def test_blocks_side_by_side():
    found = proposal("""
        Rekap
        | PAKTA INTEGRITAS ASN MARET 2024 |
        | .  |
        | No | Kabupaten      | Wajib | TTD | . | No | Kabupaten       | Wajib | TTD |
        | 1  | Kab. Tanggamus | 10    | 9   | . | 3  | Kab. Lebak      | 12    | 10  |
        | 2  | Kab. Pringsewu | 11    | 8   | . | 4  | Kab. Pandeglang | 13    | 10  |
    """)
    assert found.options.columns == {
        "B": "unit", "C": "obligated", "D": "signed",
        "G": "unit", "H": "obligated", "I": "signed",
    }  # fmt: skip
    assert found.open == ()


def test_units_across():
    found = proposal("""
        Rekap
        | PAKTA INTEGRITAS ASN MARET 2024 |
        | .            |
        | Uraian       | Kab. Tanggamus | Kota Metro | Kab. Pringsewu |
        | Jumlah Wajib | 10             | 20         | 30             |
        | Sudah TTD    | 9              | 20         | 25             |
        | Belum TTD    | 1              | 0          | 5              |
    """)
    assert found.options.is_transposed
    assert found.options.columns == {"3": "unit", "4": "obligated", "5": "signed"}
    assert (found.options.period, found.open) == (Period(2024, 3), ())


def test_a_sum_that_says_so_is_no_figure_whatever_it_adds_up_to():
    found = proposal(
        """
        Rekap
        | Polres        | Hadir      | .          | .      |
        | .             | April 2024 | Maret 2024 | Jumlah |
        | Polres Garut  | 1          | 2          | 99     |
        | Polres Ciamis | 1          | 2          | 98     |
        """,
        merges=("A1:A2", "B1:D1"),
    )
    assert [(c.role, c.why) for c in found.columns[1:]] == [
        ("attended@2024-04", "heading"), ("attended@2024-03", "heading"), (None, "total"),
    ]  # fmt: skip
    assert found.options.period is None


def test_the_same_field_twice_is_asked():
    found = proposal("""
        Rekap
        | Polres       | Dilaporkan | Laporan masuk |
        | Polres Garut | 1          | 2             |
    """)
    assert [(c.why, c.is_sure) for c in found.columns[1:]] == [("twice", False)] * 2


def test_villages_are_not_proposed_as_units():
    found = proposal("""
        Rekap
        | Desa/Kelurahan | Hadir |
        | SARUDU         | 1     |
        | KUMASARI       | 2     |
    """)
    assert (found.columns[0].why, found.columns[0].candidates) == ("unknown_units", ("unit",))
    assert "columns" in found.open
