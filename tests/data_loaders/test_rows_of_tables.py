"""Which rows of any table are units, and which are totals, groups, footnotes and the like.

Each table stands as it was sent; "+" marks rows that are data, other marks say why a row is left
out: t title, b blank, g group, s total (sum), f footnote, o another table; h is a heading.
"""

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, figures, found
from tests.support.workbooks import opened, saved, workbook

MARKS = {
    "title": "t",
    "blank": "b",
    "group": "g",
    "total": "s",
    "footnote": "f",
    "other_table": "o",
}
NOTES = {"row-skipped", "rows-prefilled", "count-dash", "row-blank-reported", "figure-blank"}


def options(columns="A=unit, B=reported", **more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": dict(part.split("=", 1) for part in columns.split(", ")),
        "terms": {"institution": "asn_daerah", "category": "OTHER"}, "period": Period(2024, 1),
    }  # fmt: skip
    return TableOptions(**(stated | more))


def split(text):
    """The marks in front of the rows, and the table without them."""
    lines = [line.strip() for line in text.strip().splitlines()]
    marks = [line[0] if line[0] != "|" else "" for line in lines]
    return "".join(marks), "Rekap\n" + "\n".join(line[line.index("|") :] for line in lines)


def judged(checked):
    """The marks of the rows as they were judged."""
    (sums,) = checked.sheets
    marks = dict.fromkeys(range(1, sums.rows + 1), "+")
    marks |= dict.fromkeys(sums.header_rows, "h")
    marks |= {each.row: MARKS[each.why.value] for each in sums.skipped}
    return "".join(marks.values())


def judge(text, given=None, merges=(), **more):
    marks, table = split(text)
    book = opened(workbook(table))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    checked = check(saved(book), options=given or options(**more))
    assert judged(checked) == marks
    return checked


def rest(checked):
    """Findings other than notes about rows left out."""
    return [each for each in found(checked, notes=True) if each[0] not in NOTES]


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
