"""Sheets that invite a silent mistake: nothing may be guessed, nothing dropped without a word.

Each test says what the sheet shows, which reports may stand, and at which cells a question or an
error must be. A row that is left out must be one that a person would leave out, too.
"""

from datetime import date

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check
from tests.support.workbooks import opened, saved, workbook

JANUARY = Period(2024, 1)
not_yet = pytest.mark.xfail(reason="the reader does not see it yet", strict=False)


def read(text, *, merges=(), change=None, name="report.xlsx", **said):
    """The workbook checked as a table of reported cases: unit in A, cases in B."""
    about = {
        "kind": ReportKind.VIOLATIONS,
        "period": JANUARY,
        "basis": "bulanan",
        "unit_kind": UnitKind.REGENCY,
        "columns": {"A": "unit", "B": "reported"},
        "terms": {"institution": "asn_daerah", "category": "OTHER"},
    }
    book = opened(workbook("Rekap\n" + text))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    if change:
        change(book.worksheets[0])
    return check(saved(book), name=name, options=TableOptions(**(about | said)))


def figures(checked):
    """Unit -> the cases reported, of the reports that would stand."""
    return {
        each.key.unit_code: row.value("reported") for each in checked.reports for row in each.rows
    }


def stops(checked):
    """(code, cell) of everything that keeps the file from being stored."""
    return [(issue.code, issue.cell) for issue in checked.issues if issue.blocks]


def stopped_cells(checked):
    return {cell for _, cell in stops(checked)}


def skipped(checked):
    return {each.row: each.why.value for sums in checked.sheets for each in sums.skipped}


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


@not_yet
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


@not_yet
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


@pytest.mark.parametrize("name", ["Serang", "KOTA", "Kota", "Kab.", "Satker", "-", "0", "I"])
def test_a_name_that_is_none_or_two_is_never_taken(name):
    checked = read(f"""
        | Kabupaten   | Dilaporkan |
        | {name}      | 7          |
        | Kab. Lebak  | 2          |
    """)
    assert figures(checked) == {"36.02": 2}
    assert "A2" in stopped_cells(checked)
