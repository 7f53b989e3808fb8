"""Which rows of any table are units, and which are totals, groups, footnotes and the like.

Each table stands as it was sent; "+" marks rows that are data, other marks say why a row is left
out: t title, b blank, g group, s total (sum), f footnote, o another table; h is a heading.
"""

import pytest

from domain.places import UnitKind
from tests.support.checking import found
from tests.support.judging import judge, rest


def test_a_total_for_each_province_and_one_of_all():
    checked = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        g| PROVINSI LAMPUNG    | .          |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
        s| Jumlah Lampung      | 6          |
        g| PROVINSI BANTEN     | .          |
        +| Kabupaten Lebak     | 3          |
        s| Jml. Banten         | 3          |
        s| J U M L A H         | 9          |
    """)
    assert rest(checked) == []


@pytest.mark.parametrize(
    "word",
    [
        "JUMLAH", "Jumlah :", "TOTAL", "Total Keseluruhan", "Sub Jumlah", "Jml.", "J U M L A H",
        "Grand Total", "SUBTOTAL", "Jumlah / Total", "TOTAL KESELURUHAN", "&nbsp;Jumlah",
        "<b>Total</b>", "I. Jumlah", "Jumlah se-Lampung", "JUMLH", "Totall", "Jumlah*",
    ],
)  # fmt: skip
def test_words_of_totals(word):
    checked = judge(f"""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
        s| {word}              | 6          |
    """)
    assert rest(checked) == []


@pytest.mark.parametrize("name", ["Lampung", "PROVINSI LAMPUNG", "Prov. Lampung", "INDONESIA"])
def test_a_province_with_the_sum_of_its_regencies_is_not_counted_with_them(name):
    checked = judge(f"""
        h| Kabupaten/Kota      | Dilaporkan |
        s| {name}              | 6          |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
    """)
    assert rest(checked) == []


def test_the_nation_above_its_provinces_is_a_total():
    judge(
        """
        h| Provinsi | Dilaporkan |
        s| INDONESIA | 7 |
        +| Lampung   | 4 |
        +| Banten    | 3 |
        """,
        unit_kind=UnitKind.PROVINCE,
    )


def test_the_police_region_above_its_resorts_is_a_total_though_nobody_said_what_the_rows_are():
    judge(
        """
        h| Satuan           | Dilaporkan |
        s| Polda Lampung    | 6 |
        +| Polres Tanggamus | 4 |
        +| Polres Metro     | 2 |
        """,
        unit_kind=None,
    )


def test_the_police_region_above_its_only_resort_is_a_total_too():
    judge(
        """
        h| Satuan           | Dilaporkan |
        s| Polda Jawa Barat | 8          |
        +| Polresta Bandung | 8          |
    """,
        unit_kind=None,
    )


def test_the_administration_of_a_province_is_a_unit_beside_its_regencies():
    judge("""
        h| Pemerintah Daerah   | Dilaporkan |
        +| Pemprov Lampung     | 1          |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
        s| Jumlah              | 7          |
    """)


def test_a_unit_whose_figure_happens_to_be_the_sum_stays_a_unit():
    checked = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 1          |
        +| Kota Metro          | 1          |
        +| Kabupaten Pesawaran | 2          |
    """)
    assert len(checked.reports) == 3


def test_an_unknown_name_with_the_sum_is_asked_and_not_taken_for_a_total():
    checked = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 1          |
        +| Kota Metro          | 1          |
        +| Kab. Pesawarann     | 2          |
    """)
    assert [cell for code, _, cell in found(checked) if code.startswith("unit-")] == ["A4"]


def test_a_row_that_names_nothing_is_a_total_only_at_the_end_and_when_it_adds_up():
    judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
        s| .                   | 6          |
    """)
    in_the_middle = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 1          |
        +| Kota Metro          | 1          |
        +| .                   | 2          |
        +| Kabupaten Pesawaran | 5          |
    """)
    assert found(in_the_middle) == [("unit-missing", "Rekap", "A4")]


def test_a_sum_without_a_name_above_its_rows():
    judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        s| .                   | 6          |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
    """)


def test_a_total_says_its_name_in_another_column():
    judge(
        """
        h| No    | Kabupaten/Kota      | Dilaporkan |
        +| 1     | Kabupaten Tanggamus | 4          |
        +| 2     | Kota Metro          | 2          |
        s| TOTAL | .                   | 6          |
        """,
        columns="B=unit, C=reported",
    )


GROUPS = """
        h| No | Kabupaten/Kota         | Dilaporkan |
        g| {} | {}                     | .          |
        +| 1  | Kabupaten Tanggamus    | 4          |
        g| {} | {}                     | .          |
        +| 1  | Kota Metro             | 2          |
"""


@pytest.mark.parametrize(
    "names",
    [
        (".", "A. KABUPATEN", ".", "B. KOTA"),
        ("A", "KABUPATEN", "B", "KOTA"),
        ("I", "PROVINSI LAMPUNG", "II", "PROVINSI LAMPUNG"),
        (".", "I. Provinsi Lampung", ".", "II. Provinsi Lampung"),
        (".", "Kabupaten :", ".", "Kota :"),
        ("Wilayah I", ".", "Wilayah II", "."),
        (".", "Eks Karesidenan Surakarta", ".", "Karesidenan Madiun"),
    ],
)
def test_rows_that_head_a_group(names):
    assert rest(judge(GROUPS.format(*names), columns="B=unit, C=reported")) == []
