"""Units, groups and totals that invite a silent mistake: none is guessed, none dropped.

Each test says what the sheet shows, which reports may stand, and at which cells a question or an
error must be. A row that is left out must be one that a person would leave out, too.
"""

import pytest

from domain.places import UnitKind
from tests.support.described import figures, read, skipped, stopped_cells, stops


def test_a_unit_with_the_sum_of_those_above_is_a_unit():
    checked = read("""
        | Kabupaten       | Dilaporkan |
        | Kab. Pandeglang | 4 |
        | Kab. Tangerang  | 2 |
        | Kab. Serang     | 1 |
        | Kab. Lebak      | 7 |
    """)
    assert figures(checked) == {"36.01": 4, "36.03": 2, "36.04": 1, "36.02": 7}
    assert skipped(checked) == {}


def test_sumatera_shortened_is_no_sum():
    checked = read(
        """
        | Provinsi    | Dilaporkan |
        | Sum. Barat  | 4 |
        | Jumlah      | 4 |
        """,
        unit_kind=UnitKind.PROVINCE,
    )
    assert skipped(checked) == {3: "total"}
    assert figures(checked) == {"13": 4} or "A2" in stopped_cells(checked)


@pytest.mark.parametrize("mark", ["*", "* ", "¹", "†"])
def test_a_mark_before_a_name_makes_no_footnote_of_a_unit(mark):
    checked = read(f"""
        | Kabupaten        | Dilaporkan |
        | Kab. Pandeglang  | 4 |
        | {mark}Kab. Lebak | 7 |
        | Kab. Serang      | 1 |
    """)
    assert figures(checked).get("36.02") == 7 or "A3" in stopped_cells(checked)


def test_group_headings_kabupaten_and_kota_are_no_units():
    checked = read("""
        | Kabupaten/Kota  | Dilaporkan |
        | KABUPATEN       | .          |
        | Kab. Lebak      | 7          |
        | KOTA            | .          |
        | Kota Serang     | 1          |
    """)
    assert figures(checked) == {"36.02": 7, "36.73": 1}
    assert skipped(checked) == {2: "group", 4: "group"}


def test_a_group_heading_with_figures_is_their_sum_or_asked():
    checked = read("""
        | Kabupaten/Kota  | Dilaporkan |
        | KABUPATEN       | 9          |
        | Kab. Lebak      | 7          |
        | Kab. Serang     | 2          |
        | KOTA            | 1          |
        | Kota Serang     | 1          |
    """)
    assert figures(checked) == {"36.02": 7, "36.04": 2, "36.73": 1}
    assert set(skipped(checked)) | {2, 5} == {2, 5}
    assert {"A2", "A5"} <= stopped_cells(checked) or skipped(checked) == {2: "total", 5: "total"}


def test_the_same_regency_in_two_spellings_is_one_too_many():
    checked = read("""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 7 |
        | LEBAK       | 3 |
    """)
    assert figures(checked) == {}
    assert stops(checked) == [("row-duplicate", "A3")]


@pytest.mark.parametrize(
    ("province", "first", "second"),
    [
        ("BENGKULU", "Kab. Seluma", "Kab. Kaur"),
        ("JAMBI", "Kab. Kerinci", "Kab. Bungo"),
        ("Gorontalo", "Kab. Boalemo", "Kab. Pohuwato"),
        ("YOGYAKARTA", "Kab. Bantul", "Kab. Sleman"),
    ],
)
def test_a_province_called_like_its_city_is_not_the_city(province, first, second):
    checked = read(f"""
        | Kabupaten/Kota | Dilaporkan |
        | {province}     | 9          |
        | {first}        | 7          |
        | {second}       | 2          |
    """)
    assert sorted(figures(checked).values()) == [2, 7]
    assert skipped(checked) == {2: "total"} or "A2" in stopped_cells(checked)


def test_a_city_called_like_its_province_is_kept_when_it_is_no_sum():
    checked = read("""
        | Kabupaten/Kota | Dilaporkan |
        | Kab. Seluma    | 7          |
        | Bengkulu       | 3          |
        | Kab. Kaur      | 2          |
    """)
    assert figures(checked).get("17.71") == 3 or "A3" in stopped_cells(checked)


@pytest.mark.parametrize("head", ["Pemprov Banten", "Pemerintah Provinsi Banten", "Prov. Banten"])
def test_the_province_s_own_people_are_not_dropped_as_a_total(head):
    checked = read(f"""
        | Instansi   | Dilaporkan |
        | {head}     | 5          |
        | Kab. Lebak | 7          |
        | Kab. Serang | 2         |
    """)
    assert figures(checked).get("36") == 5 or "A2" in stopped_cells(checked)


def test_the_polda_s_own_people_are_not_dropped_as_a_total():
    checked = read(
        """
        | Kesatuan      | Dilaporkan |
        | Polda Banten  | 5          |
        | Polres Lebak  | 7          |
        | Polres Serang | 2          |
        """,
        unit_kind=UnitKind.RESORT,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert figures(checked).get("polda-banten") == 5 or "A2" in stopped_cells(checked)


def test_the_polda_with_the_sums_is_a_total_though_no_kind_is_said():
    checked = read(
        """
        | Kesatuan      | Dilaporkan |
        | Polda Banten  | 10         |
        | Polres Lebak  | 7          |
        | Polres Serang | 2          |
        | Polres Cilegon | 1         |
        """,
        unit_kind=None,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert sorted(figures(checked).values()) == [1, 2, 7]
    assert skipped(checked) == {2: "total"} or "A2" in stopped_cells(checked)


@pytest.mark.parametrize("name", ["Lebak 1)", "Lebak*", "Lebak ¹", "Kab. Lebak<sup>1</sup>"])
def test_a_footnote_mark_behind_a_name_changes_no_name(name):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | {name}      | 7 |
        | Kab. Serang | 2 |
    """)
    assert figures(checked).get("36.02") == 7 or "A2" in stopped_cells(checked)


def test_a_revised_row_beside_the_first_one_is_asked():
    checked = read("""
        | Kabupaten           | Dilaporkan |
        | Kab. Lebak          | 7 |
        | Kab. Lebak (revisi) | 8 |
    """)
    assert figures(checked) == {}
    assert "A3" in stopped_cells(checked)


def test_units_without_figures_at_the_end_are_no_footnotes():
    checked = read("""
        | Kabupaten       | Dilaporkan |
        | Kab. Serang     | 2          |
        | Kab. Lebak      | .          |
        | Kab. Pandeglang | .          |
        | Sumber: Bawaslu | .          |
    """)
    assert figures(checked) == {"36.04": 2, "36.02": None, "36.01": None}
    assert skipped(checked) == {5: "footnote"}


def test_a_polda_without_figures_among_poldas_is_no_group():
    checked = read(
        """
        | Satuan         | Dilaporkan |
        | Polda Riau     | 228        |
        | Polda Bengkulu | .          |
        | Polda Jambi    | 7          |
        """,
        unit_kind=UnitKind.POLICE_REGION,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert figures(checked) == {"polda-riau": 228, "polda-bengkulu": None, "polda-jambi": 7}


def test_a_unit_merged_over_its_rows_names_them_all():
    checked = read(
        """
        | Kabupaten   | Kategori | Dilaporkan |
        | Kab. Serang | KE1      | 12         |
        | .           | KE2      | 3          |
        | Kab. Lebak  | KE1      | 4          |
        | .           | KE3      | 5          |
        """,
        merges=("A2:A3", "A4:A5"),
        columns={"A": "unit", "B": "category", "C": "reported"},
        terms={"institution": "asn_daerah"},
    )
    rows = {
        (each.key.unit_code, row.dimensions["category"]): row.value("reported")
        for each in checked.reports
        for row in each.rows
    }
    assert rows == {
        ("36.04", "KE1"): 12, ("36.04", "KE2"): 3, ("36.02", "KE1"): 4, ("36.02", "KE3"): 5,
    }  # fmt: skip


def test_a_unit_written_once_over_several_rows_loses_no_row():
    checked = read(
        """
        | Kabupaten   | Kategori | Dilaporkan |
        | Kab. Serang | KE1      | 12         |
        | .           | KE2      | 3          |
        | Kab. Lebak  | KE1      | 4          |
        """,
        columns={"A": "unit", "B": "category", "C": "reported"},
        terms={"institution": "asn_daerah"},
    )
    kept = [row.value("reported") for each in checked.reports for row in each.rows]
    assert sorted(kept) == [3, 4, 12] or "A3" in stopped_cells(checked)
    assert skipped(checked) == {}


def test_two_units_in_one_cell_are_asked():
    checked = read("""
        | Kabupaten            | Dilaporkan |
        | Kab. Lebak & Serang  | 7 |
        | Kab. Lebak/Kota Serang | 7 |
        | Kab. Pandeglang      | 2 |
    """)
    assert figures(checked) == {"36.01": 2}
    assert stopped_cells(checked) == {"A2", "A3"}


def test_the_word_kab_or_kota_in_a_column_of_its_own_is_missed_and_asked():
    checked = read(
        """
        | Jenis | Nama   | Dilaporkan |
        | Kab   | Serang | 7          |
        | Kota  | Serang | 2          |
        """,
        columns={"B": "unit", "C": "reported"},
    )
    assert figures(checked) == {}
    assert {"B2", "B3"} <= stopped_cells(checked)


def test_a_remark_in_front_that_begins_like_a_total_drops_no_unit():
    checked = read(
        """
        | Ket              | Kabupaten   | Dilaporkan |
        | Jumlah sementara | Kab. Lebak  | 7          |
        | Keterangan susul | Kab. Serang | 2          |
        """,
        columns={"B": "unit", "C": "reported"},
    )
    kept = figures(checked)
    assert kept.get("36.02") == 7 or stopped_cells(checked) & {"A2", "B2"}
    assert kept.get("36.04") == 2 or stopped_cells(checked) & {"A3", "B3"}


def test_the_nation_s_sum_above_provinces_is_no_unit():
    checked = read(
        """
        | Provinsi  | Dilaporkan |
        | Indonesia | 13         |
        | Banten    | 4          |
        | Lampung   | 9          |
        """,
        unit_kind=UnitKind.PROVINCE,
    )
    assert figures(checked) == {"36": 4, "18": 9}
    assert skipped(checked) == {2: "total"} or "A2" in stopped_cells(checked)


@pytest.mark.parametrize("name", ["Serang", "KOTA", "Kota", "Kab.", "Satker", "-", "0", "I"])
def test_a_name_that_is_none_or_two_is_never_taken(name):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | {name}      | 7          |
        | Kab. Lebak  | 2          |
    """)
    assert figures(checked) == {"36.02": 2}
    assert "A2" in stopped_cells(checked)


def test_the_nation_among_poldas_is_no_unit_though_no_kind_is_said():
    checked = read(
        """
        | Satuan               | Dilaporkan |
        | Indonesia            | 71         |
        | Polda Riau           | 60         |
        | Polda Jambi          | 4          |
        | Polda Lampung        | 7          |
        | SUBTOTAL             | 71         |
        | Rata-rata            | 24         |
        | Sumber: satuan kerja | .          |
        | ttd                  | .          |
        """,
        unit_kind=None,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert sorted(figures(checked).values()) == [4, 7, 60]
    assert skipped(checked)[2] == "total" or "A2" in stopped_cells(checked)


def test_a_blank_particular_of_a_unit_written_once_is_not_dropped():
    checked = read(
        """
        | Kabupaten   | Kategori | Dilaporkan |
        | Kab. Serang | KE1      | 12         |
        | .           | KE2      | .          |
        | .           | .        | .          |
        | Sumber: BKD | .        | .          |
        """,
        columns={"A": "unit", "B": "category", "C": "reported"},
        terms={"institution": "asn_daerah"},
    )
    kept = {row.dimensions["category"] for each in checked.reports for row in each.rows}
    assert kept == {"KE1", "KE2"} or "A3" in stopped_cells(checked)
