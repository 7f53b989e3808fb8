"""Rows without figures, repeated headings, footnotes, other tables, totals against their rows."""

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, figures, found
from tests.support.judging import judge, options, rest, split
from tests.support.workbooks import opened, saved, workbook


def test_a_unit_without_figures_is_reported_blank_wherever_it_stands():
    checked = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kota Metro          | .          |
        +| Kabupaten Tanggamus | 4          |
        +| Kabupaten Pesawaran | .          |
        +| Kabupaten Lebak     | .          |
        f| Sumber: BKPSDM      | .          |
    """)
    values = {r.key.unit_code: r.rows[0].value("reported") for r in checked.reports}
    assert values == {"18.72": None, "18.06": 4, "18.09": None, "36.02": None}


def test_a_police_region_without_figures_among_others_is_a_unit():
    judge(
        """
        h| Polda          | Dilaporkan |
        +| Polda Riau     | 228        |
        +| Polda Bengkulu | .          |
        +| Polda Jambi    | 7          |
        """,
        unit_kind=UnitKind.POLICE_REGION,
    )


def test_a_unit_merged_over_its_rows_counts_for_each_of_them():
    text = """
        h| Kabupaten/Kota      | Kategori | Dilaporkan |
        +| Kabupaten Tanggamus | KE1      | 4          |
        +| .                   | KE2      | 1          |
        +| Kota Metro          | KE1      | 2          |
    """
    given = options("A=unit, B=category, C=reported", terms={"institution": "asn_daerah"})
    checked = judge(text, given, merges=["A2:A3"])
    assert {r.key.unit_code: figures(r) for r in checked.reports} == {
        "18.06": [("reported", 4, "C2"), ("reported", 1, "C3")],
        "18.72": [("reported", 2, "C4")],
    }
    assert found(judge(text, given)) == [("unit-missing", "Rekap", "A3")]


def test_codes_and_names_merged_over_their_rows_each_count_for_their_own():
    content = workbook("""
        Rekap
        | Kode | Provinsi         | Jabatan           | Sudah |
        | '17  | BENGKULU         | Sekretaris Daerah | 1     |
        | .    | .                | Pelaksana         | 20    |
        | '16  | SUMATERA SELATAN | Sekretaris Daerah | 3     |
        | .    | .                | Camat             | 40    |
    """)
    book = opened(content)
    for merge in ("A2:A3", "B2:B3", "A4:A5", "B4:B5"):
        book.worksheets[0].merge_cells(merge)
    given = TableOptions(
        kind=ReportKind.PLEDGES, period=Period(2024, 4), basis="bulanan",
        unit_kind=UnitKind.PROVINCE, terms={"institution": "asn_daerah"},
        columns={"A": "unit_code", "B": "unit_name", "C": "level", "D": "signed"},
    )  # fmt: skip
    checked = check(saved(book), options=given)
    assert {r.key.unit_code: [cell for *_, cell in figures(r)] for r in checked.reports} == {
        "17": ["D2", "D3"],
        "16": ["D4", "D5"],
    }


def test_a_word_of_a_list_makes_a_row_data_and_a_footnote_below_it_does_not():
    text = """
        h| Kabupaten/Kota      | Kategori               | Dilaporkan | Ket     |
        +| Kabupaten Tanggamus | KE1                    | 4          | .       |
        +| .                   | KE2                    | .          | lengkap |
        f| .                   | 1) termasuk bulan lalu | .          | .       |
    """
    given = options("A=unit, B=category, C=reported", terms={"institution": "asn_daerah"})
    assert found(judge(text, given)) == [("unit-missing", "Rekap", "A3")]


@pytest.mark.parametrize(
    "numbering", ["(1) | (2) | (3)", "1 | 2 | 3", "a | b | c", "[1] | [2] | [3]", "1 | 2 | 3 = 2/1"]
)
def test_the_numbers_of_the_columns(numbering):
    judge(
        f"""
        h| No | Kabupaten/Kota      | Dilaporkan |
        t| {numbering} |
        +| 1  | Kabupaten Tanggamus | 4          |
        """,
        columns="B=unit, C=reported",
    )


def test_small_figures_without_a_unit_are_no_numbers_of_columns():
    checked = judge(
        """
        h| Kabupaten/Kota      | Dilaporkan | Terbukti | Diproses |
        +| Kabupaten Tanggamus | 4          | 4        | 4        |
        +| .                   | 1          | 2        | 3        |
        +| Kota Metro          | 2          | 1        | 0        |
        """,
        columns="A=unit, B=reported, C=proven, D=in_process",
    )
    assert found(checked) == [("unit-missing", "Rekap", "A3")]


def test_headings_printed_again_on_a_new_page():
    checked = judge(
        """
        t| REKAP PELANGGARAN | . | . |
        h| No | Kabupaten/Kota      | Dilaporkan |
        t| 1  | 2                   | 3          |
        +| 1  | Kabupaten Tanggamus | 4          |
        t| No | Kabupaten/Kota      | Dilaporkan |
        t| 1  | 2                   | 3          |
        +| 2  | Kota Metro          | 2          |
        """,
        columns="B=unit, C=reported",
    )
    assert len(checked.reports) == 2


def test_numbers_printed_in_advance_are_blank_rows():
    judge(
        """
        h| No | Kabupaten/Kota      | Dilaporkan |
        +| 1  | Kabupaten Tanggamus | 4          |
        b| 2  | .                   | .          |
        b| 3  | .                   | .          |
        """,
        columns="B=unit, C=reported",
    )


def test_footnotes_signatures_and_remnants_of_html():
    checked = judge("""
        h| Kabupaten/Kota<br>(Wilayah)   | Dilaporkan |
        t| .                             | (kasus)    |
        +| 1. Kab. Tanggamus             | 4          |
        +| 2) Kota&nbsp;Metro<sup>1</sup> | 2         |
        +| Pesawaran, Kab.               | 0          |
        +| Lebak *)                      | 1          |
        s| Jumlah                        | 7          |
        b| .                             | .          |
        f| <sup>1</sup> angka sementara  | .          |
        f| Ket : - = tidak ada data      | .          |
        f| Kota Metro, 5 Januari 2024    | .          |
        f| .                             | KEPALA BKD |
    """)
    assert {r.key.unit_code for r in checked.reports} == {"18.06", "18.72", "18.09", "36.02"}
    assert rest(checked) == []


def test_a_second_table_below_is_named_and_never_read_into_the_first():
    text = """
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 4          |
        s| Jumlah              | 4          |
        b| .                   | .          |
        o| Tabel 2. Personel   | .          |
        o| Wilayah             | Jumlah Personel |
        o| Kabupaten Tanggamus | 900        |
        o| Kota Metro          | 500        |
    """
    checked = judge(text)
    assert found(checked) == [("other-table", "Rekap", "A5")]
    assert [figures(r) for r in checked.reports] == [[("reported", 4, "B2")]]
    asked = check(workbook(split(text)[1]), options=options(header_row=6))
    assert [figures(r) for r in asked.reports] == [
        [("reported", 900, "B7")], [("reported", 500, "B8")],
    ]  # fmt: skip
    assert found(asked) == [("other-table", "Rekap", "A1")]


def test_the_same_headings_for_another_month_are_another_table():
    checked = judge("""
        t| BULAN JANUARI 2024  | .          |
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 4          |
        b| .                   | .          |
        o| BULAN FEBRUARI 2024 | .          |
        o| Kabupaten/Kota      | Dilaporkan |
        o| Kabupaten Tanggamus | 5          |
    """)
    assert found(checked) == [("other-table", "Rekap", "A5")]


def test_the_same_headings_over_other_columns_are_another_table():
    checked = judge(
        """
        h| Kabupaten       | Dilaporkan | Terbukti   |
        +| Kabupaten Lebak | 7          | 1          |
        o| Kabupaten       | Terbukti   | Dilaporkan |
        o| Kab. Serang     | 1          | 5          |
        """,
        columns="A=unit, B=reported, C=proven",
    )
    assert found(checked) == [("other-table", "Rekap", "A3")]


def test_a_total_that_does_not_add_up_is_a_warning_at_its_cell_with_both_numbers():
    checked = judge(
        """
        h| Kabupaten/Kota      | Dilaporkan | Terbukti |
        +| Kabupaten Tanggamus | 4          | 1        |
        +| Kota Metro          | 2          | 0        |
        s| Jumlah              | 7          | 1        |
        """,
        columns="A=unit, B=reported, C=proven",
    )
    assert found(checked) == [("total-differs", "Rekap", "B4")]
    (issue,) = (each for each in checked.issues if each.code == "total-differs")
    assert (issue.parameters["total"], issue.parameters["sum"]) == (7, 6)
    assert len(checked.accepted) == 2


@pytest.mark.parametrize(
    "rows",
    [
        # a subtotal below each group, and the sum of all
        "+| Kabupaten Tanggamus | 4 |\ns| Jumlah | 4 |\n+| Kota Metro | 2 |\ns| Jumlah | 2 |"
        "\ns| Total | 6 |",
        # above the rows
        "s| Jumlah | 6 |\n+| Kabupaten Tanggamus | 4 |\n+| Kota Metro | 2 |",
        # above each group
        "s| Lampung | 6 |\n+| Kabupaten Tanggamus | 4 |\n+| Kota Metro | 2 |\ns| Banten | 3 |"
        "\n+| Kabupaten Lebak | 3 |\ns| Jumlah | 9 |",
        # an average is no sum
        "+| Kabupaten Tanggamus | 4 |\n+| Kota Metro | 2 |\ns| Jumlah | 6 |\ns| Rata-rata | 3 |",
        # a number written as text
        "+| Kabupaten Tanggamus | 1000 |\n+| Kota Metro | 200 |\ns| Jumlah | '1.200 |",
        # nothing to compare with
        "+| Kabupaten Tanggamus | 4 |\n+| Kota Metro | 2 |\ns| Jumlah | . |",
    ],
)
def test_totals_that_add_up(rows):
    checked = judge(f"h| Kabupaten/Kota | Dilaporkan |\n{rows}")
    assert "total-differs" not in codes(checked)


def test_a_wrong_subtotal_is_named_beside_right_ones():
    checked = judge("""
        h| Kabupaten/Kota      | Dilaporkan |
        +| Kabupaten Tanggamus | 4          |
        +| Kota Metro          | 2          |
        s| Jumlah Lampung      | 6          |
        +| Kabupaten Lebak     | 3          |
        +| Kabupaten Serang    | 1          |
        s| Jumlah Banten       | 5          |
        s| TOTAL               | 10         |
    """)
    assert found(checked) == [("total-differs", "Rekap", "B7")]


def test_units_of_a_block_without_any_figure_are_blank_and_no_headings_of_groups():
    checked = check(
        saved(opened(workbook("""
            Rekap
            | Polda                   | Jumlah personel | Polda            | Jumlah personel |
            | Polda Sulawesi Tenggara | 5               | Polda Jawa Timur | .               |
            | Polda Sumatera Barat    | 7               | Polda Papua      | .               |
        """))),
        options=options(
            "A=unit_name, B=personnel, C=unit_name, D=personnel",
            kind=ReportKind.PERSONNEL, unit_kind=None, terms={"institution": "polri"},
        ),
    )  # fmt: skip
    figures = {r.key.unit_code: r.rows[0].figures[0].value for r in checked.reports}
    assert figures == {
        "polda-sulawesi-tenggara": 5,
        "polda-sumatera-barat": 7,
        "polda-jawa-timur": None,
        "polda-papua": None,
    }
