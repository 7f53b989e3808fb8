"""Numbers, headings and months that invite a silent mistake.

Each test says what the sheet shows, which reports may stand, and at which cells a question or an
error must be. A row that is left out must be one that a person would leave out, too.
"""

from datetime import date

import pytest

from data_loaders.opening import read_workbook
from data_loaders.proposal import propose_tables
from domain.places import UnitKind
from tests.support.checking import resolver
from tests.support.described import figures, read, skipped, stopped_cells, stops
from tests.support.workbooks import workbook


@pytest.mark.parametrize(
    "text",
    ["12 orang", "12 kasus", "12 (dua belas)", "12*", "12 1)", "12/5", "±12", "12-15", "1 2"],
)
def test_a_number_with_something_beside_it_is_no_number(text):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | '{text} |
        | Kab. Serang | 2 |
    """)
    assert figures(checked) == {"36.04": 2}
    assert stopped_cells(checked) == {"B2"}


@pytest.mark.parametrize("text", ["0.123", "0,123", "1.23", "1,2345", "1.234.56", "1.234,567"])
def test_a_text_that_is_no_whole_number_is_not_made_one(text):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | '{text} |
        | Kab. Serang | 2 |
    """)
    assert "36.02" not in figures(checked)
    assert "B2" in stopped_cells(checked)


def test_thousands_lost_to_a_decimal_point_do_not_pass_as_dozens():
    checked = read("""
        | Kabupaten       | Dilaporkan |
        | Kab. Lebak      | 1.234 |
        | Kab. Serang     | 12.0  |
        | Kab. Pandeglang | 7     |
    """)
    assert "36.04" not in figures(checked)
    assert stops(checked)


def test_months_as_true_dates_stand_across():
    def months(sheet):
        sheet["B1"], sheet["C1"] = date(2024, 1, 1), date(2024, 2, 1)

    checked = read(
        """
        | Kabupaten   | Jan-24 | Feb-24 |
        | Kab. Lebak  | 7      | 8      |
        | Kab. Serang | 2      | 3      |
        """,
        change=months,
        period=None,
        columns={"A": "unit", "B": "reported@2024-01", "C": "reported@2024-02"},
    )
    read_months = {
        (str(each.key.period), each.key.unit_code): each.rows[0].value("reported")
        for each in checked.reports
    }
    assert read_months == {
        ("2024-01", "36.02"): 7, ("2024-01", "36.04"): 2,
        ("2024-02", "36.02"): 8, ("2024-02", "36.04"): 3,
    }  # fmt: skip


def test_counts_that_look_like_years_are_no_headings():
    checked = read(
        """
        | Kabupaten   | Dilaporkan | Terbukti |
        | Kab. Lebak  | 2023       | 2021     |
        | Kab. Serang | 2024       | 2022     |
        """,
        columns={"A": "unit", "B": "reported", "C": "proven"},
    )
    assert figures(checked) == {"36.02": 2023, "36.04": 2024}


def test_years_as_headings_are_no_figures():
    checked = read("""
        | Kabupaten   | 2023 | 2024 |
        | Kab. Lebak  | 7    | 8    |
        | Kab. Serang | 2    | 3    |
    """)
    assert figures(checked) == {"36.02": 7, "36.04": 2}


def test_a_first_unit_without_figures_is_no_heading():
    checked = read(
        """
        | Kabupaten   | Kasus      | .        |
        | .           | Dilaporkan | Terbukti |
        | Kab. Lebak  | .          | .        |
        | Kab. Serang | 2          | 1        |
        """,
        merges=("A1:A2", "B1:C1"),
    )
    assert figures(checked) == {"36.02": None, "36.04": 2}


def test_one_figure_merged_over_two_units_is_nobody_s():
    checked = read(
        """
        | Kabupaten       | Dilaporkan |
        | Kab. Serang     | 12         |
        | Kota Serang     | .          |
        | Kab. Lebak      | 3          |
        """,
        merges=("B2:B3",),
    )
    assert figures(checked) == {"36.02": 3}
    assert stopped_cells(checked) & {"B2", "B3"}


def test_headings_repeated_on_every_printed_page_are_no_units():
    checked = read("""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 7          |
        | Kabupaten   | Dilaporkan |
        | Kab. Serang | 2          |
    """)
    assert figures(checked) == {"36.02": 7, "36.04": 2}
    assert 3 in skipped(checked) or "A3" in stopped_cells(checked)


def test_a_second_table_below_with_other_columns_is_not_read_by_the_first():
    checked = read(
        """
        | Kabupaten   | Dilaporkan | Terbukti   |
        | Kab. Lebak  | 7          | 1          |
        | Jumlah      | 7          | 1          |
        | Kota        | Terbukti   | Dilaporkan |
        | Kota Serang | 0          | 2          |
        """,
        columns={"A": "unit", "B": "reported", "C": "proven"},
    )
    assert "36.73" not in figures(checked) or stops(checked)
    assert {"A4", "B4"} & stopped_cells(checked)


def test_a_total_that_is_not_the_sum_is_told():
    checked = read("""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 7          |
        | Kab. Serang | 2          |
        | JUMLAH      | 19         |
    """)
    assert "B4" in {issue.cell for issue in checked.issues}


def test_the_month_of_the_title_against_the_month_said():
    checked = read("""
        | REKAPITULASI BULAN FEBRUARI 2024 | . |
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 7          |
        | Kab. Serang | 2          |
    """)
    assert "A1" in {issue.cell for issue in checked.issues}


def test_a_hidden_row_is_read_like_the_others():
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True

    checked = read(
        """
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 7          |
        | Kab. Serang | 2          |
        """,
        change=hide,
    )
    assert figures(checked) == {"36.02": 7, "36.04": 2}


def test_a_figure_like_a_year_makes_no_heading_of_its_row():
    checked = read(
        """
        | Polda                 | Tahapan Pemilu 2024 |
        | .                     | Dilaporkan          |
        | Polda D.I. Yogyakarta | 290  |
        | Polda Sumatera Barat  | 47   |
        | Polda Sulawesi Barat  | 1945 |
        | Polda Jambi           | 734  |
        """,
        unit_kind=UnitKind.POLICE_REGION,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert sorted(figures(checked).values()) == [47, 290, 734, 1945]


def test_a_column_turned_round_in_the_middle_by_a_second_heading_is_not_read_on():
    checked = read(
        """
        | Kabupaten   | Dilaporkan | Terbukti   |
        | Kab. Lebak  | 7          | 1          |
        | Kabupaten   | Terbukti   | Dilaporkan |
        | Kab. Serang | 1          | 5          |
        """,
        columns={"A": "unit", "B": "reported", "C": "proven"},
    )
    assert "36.04" not in figures(checked)
    assert ("other-table", "A3") in [(issue.code, issue.cell) for issue in checked.issues]


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "=B2"])
def test_a_cell_in_error_or_without_its_result_is_no_blank(text):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | {text}     |
        | Kab. Serang | 2          |
    """)
    assert figures(checked) == {"36.04": 2}
    assert stopped_cells(checked) == {"B2"}


def test_a_figure_that_became_a_day_is_no_number():
    def day(sheet):
        sheet["B2"] = date(2024, 5, 12)

    checked = read(
        """
        | Kabupaten   | Dilaporkan |
        | Kab. Lebak  | 12         |
        | Kab. Serang | 2          |
        """,
        change=day,
    )
    assert figures(checked) == {"36.04": 2}
    assert stopped_cells(checked) == {"B2"}


def test_all_of_it_written_as_shares_is_no_count():
    checked = read("""
        | Kabupaten       | Dilaporkan |
        | Kab. Lebak      | 0.45       |
        | Kab. Serang     | 1          |
        | Kab. Pandeglang | 0.5        |
    """)
    assert figures(checked) == {}


def test_a_merged_title_above_units_across_makes_no_heading_of_the_first_unit():
    checked = read(
        """
        | Lampiran I    | .          | .           | .    |
        | Bulan Januari | .          | .           | .    |
        | Kabupaten     | Pandeglang | Kab. Serang | Kab. Lebak |
        | Dilaporkan    | 1994       | 7           | 3    |
        | Terbukti      | 1990       | 2           | 1    |
        """,
        merges=("A2:C2",),
        columns={"3": "unit", "4": "reported", "5": "proven"},
        is_transposed=True,
    )
    assert figures(checked) == {"36.01": 1994, "36.04": 7, "36.02": 3}


@pytest.mark.parametrize("first", ["2\u00a0014", "2\u2009014", "12 orang", "3<sup>1</sup>", "5 *)"])
def test_a_first_figure_that_looks_like_a_word_makes_no_heading_of_its_row(first):
    checked = read(
        f"""
        | Kesatuan | Data         | .        | Keterangan |
        | .        | Dilaporkan   | Terbukti | .          |
        | Sukamara | '{first}     | '{first} | lengkap    |
        | Kapuas   | '101\u00a0777 | .       | nihil      |
        | Katingan | 163          | 13       | lengkap    |
        """,
        unit_kind=UnitKind.RESORT,
        terms={"institution": "polri", "category": "OTHER"},
        columns={"A": "unit", "B": "reported", "C": "proven"},
    )
    kept = figures(checked)
    assert kept["polres-kapuas"] == 101_777
    assert kept.get("polres-sukamara") == 2_014 or "B3" in stopped_cells(checked)


def test_a_column_with_figures_among_words_is_never_surely_nothing():
    content = workbook("""
        Rekap
        | Kabupaten   | Data awal | Dasar      |
        | Kab. Lebak  | 12 orang  | Surat satu |
        | Kab. Serang | menyusul  | Surat dua  |
        | Kab. Pandeglang | belum | 05/01/2024 |
    """)
    (proposal,) = propose_tables(
        raw=read_workbook(content, "x.xlsx"), resolver=resolver(), today=date(2024, 2, 1)
    )
    sure = {column.letter: column.is_sure for column in proposal.columns}
    assert sure == {"A": True, "B": False, "C": True}


def test_months_below_the_headings_are_seen_though_all_of_it_comes_again():
    content = workbook("""
        Rekap
        | Provinsi       | Target     | .          |
        | .              | Maret 2023 | April 2023 |
        | Jawa Timur     | .          | 4          |
        | Provinsi       | Target     | .          |
        | .              | Maret 2023 | April 2023 |
        | Sumatera Utara | .          | 10         |
    """)
    (proposal,) = propose_tables(
        raw=read_workbook(content, "x.xlsx"), resolver=resolver(), today=date(2024, 2, 1)
    )
    assert proposal.header_rows == (1, 2)
    headings = [column.heading for column in proposal.columns]
    assert headings == ["Provinsi", "Target / Maret 2023", "Target / April 2023"]


@pytest.mark.parametrize("columns", [{"A": "unit", "B": "reported", "C": "proven"}])
def test_a_lone_unit_with_figures_like_years_is_told_where_it_is_not_read(columns):
    checked = read(
        """
        | TAHUN 2024    | .           | .        |
        | Kesatuan      | Jumlah      | .        |
        | .             | Tahapan     | .        |
        | .             | Dilaporkan  | Terbukti |
        | Palangka Raya | 1996        | 1996     |
        | ttd           | .           | .        |
        """,
        columns=columns,
        unit_kind=UnitKind.RESORT,
        terms={"institution": "polri", "category": "OTHER"},
    )
    assert list(figures(checked).values()) == [1996] or "A5" in stopped_cells(checked)


def test_a_unit_above_the_headings_that_would_not_be_read_stops_the_file():
    checked = read("""
        | Kab. Pandeglang | 2023       |
        | Kabupaten       | Dilaporkan |
        | Kab. Lebak      | 7          |
        | Kab. Serang     | 2          |
    """)
    assert stops(checked) == [("unit-among-headings", "A1")]
