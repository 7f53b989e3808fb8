"""The cover sheet, sheet names, headings, and rows that are no data."""

from datetime import date

import pytest

from data_loaders.options import TableOptions
from data_loaders.row_kinds import Why
from domain.period import Period
from tests.support.checking import TODAY, check, codes, found
from tests.support.workbooks import COVER, workbook

TABLE = """
    Personel
    | Kode   | Instansi   | Jumlah Personel |
    | '18.06 | ASN Daerah | 120             |
"""


def with_cover(*lines):
    return check(workbook("\n".join(("Identitas", *lines, TABLE))))


def with_table(text, **more):
    return check(workbook(COVER + text), **more)


@pytest.mark.parametrize(
    "written",
    ["2024-01", "Januari 2024", "January 2024", "JANUARI 2024", "@2024-01-31", "Jan 2024"],
)
def test_the_month_is_read_in_every_usual_spelling(written):
    checked = with_cover(f"| Bulan Laporan | {written} |", "| Jenis Angka | Bulanan |")
    assert (checked.period, found(checked)) == (Period(2024, 1), [])


@pytest.mark.parametrize(
    ("cover", "code", "cell"),
    [
        (". / Bulanan", "cover-value-missing", "B1"),
        ("Triwulan I / Bulanan", "cover-value-unreadable", "B1"),
        ("2024-01 / .", "cover-value-missing", "B2"),
        ("2024-01 / Tahunan", "cover-value-unreadable", "B2"),
        ("2024-01 / Bulanan / Bulan Laporan = 2024-02", "cover-label-twice", "B3"),
        ("2024-01 / Kumulatif / Sejak = 2024-02", "cover-since-after", "B3"),
        ("2024-01 / Kumulatif / Sejak = awal", "cover-value-unreadable", "B3"),
        ("2024-01 / Bulanan / Jenis Satuan = Desa", "cover-value-unreadable", "B3"),
        ("2024-01 / Bulanan / Sifat Data = CONTO", "cover-sample-unknown", "B3"),
        ("2025-01 / Bulanan", "period-in-future", "B1"),
    ],
)
def test_what_the_cover_must_say(cover, code, cell):
    month, basis, *more = cover.split(" / ")
    lines = [f"| {line.replace(' = ', ' | ')} |" for line in more]
    checked = with_cover(f"| Bulan Laporan | {month} |", f"| Jenis Angka | {basis} |", *lines)
    assert found(checked) == [(code, "Identitas", cell)]
    assert checked.reports == ()


def test_a_line_that_is_not_there_at_all_is_missing_too():
    checked = with_cover("| Jenis Angka | Bulanan |")
    assert found(checked) == [("cover-value-missing", "Identitas", None)]


def test_a_cumulative_file_without_a_start_begins_in_january():
    checked = with_cover("| Bulan Laporan | 2024-03 |", "| Jenis Angka | Kumulatif |")
    assert checked.since == Period(2024, 1)
    assert codes(checked) == {"cover-since-assumed"}


def test_a_monthly_file_has_no_start():
    checked = with_cover(
        "| Bulan Laporan | 2024-03 |", "| Jenis Angka | Bulanan |", "| Sejak | 2024-01 |"
    )
    assert checked.since is None
    assert codes(checked) == {"cover-since-ignored"}


@pytest.mark.parametrize(
    ("written", "is_sample"), [("CONTOH", True), ("contoh", True), (".", False)]
)
def test_contoh_marks_sample_data(written, is_sample):
    checked = with_cover(
        "| Bulan Laporan | 2024-01 |", "| Jenis Angka | Bulanan |", f"| Sifat Data | {written} |"
    )
    assert (checked.is_sample, found(checked)) == (is_sample, [])


def test_a_month_that_is_not_over_is_a_warning():
    checked = check(workbook(COVER + TABLE), today=Period(2024, 1).first_day)
    assert found(checked) == [("period-not-over", "Identitas", "B1")]


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2033, 12, 31), set()), (date(2034, 1, 1), {"period-long-ago"})]
)
def test_a_month_ten_years_back_is_a_warning_because_a_digit_of_the_year_may_be_wrong(
    today, expected
):
    assert codes(check(workbook(COVER + TABLE), today=today)) == expected


def test_the_day_of_receipt_is_after_the_first_of_the_month_and_not_in_the_future():
    early = check(workbook(COVER + TABLE), received_on=Period(2023, 12).first_day)
    late = check(workbook(COVER + TABLE), received_on=TODAY.replace(year=2030))
    assert (codes(early), codes(late)) == ({"received-before-period"}, {"received-in-future"})


def test_without_a_cover_the_options_may_say_month_and_basis():
    options = TableOptions(period=Period(2024, 1), basis="bulanan")
    assert found(check(workbook(TABLE))) == [("cover-missing", None, None)]
    checked = check(workbook(TABLE), options=options)
    assert (found(checked), len(checked.reports)) == ([], 1)


def test_english_names_and_headings_are_read_in_any_order():
    checked = with_table("""
        Personnel
        | Personnel | Institution | Region/Unit         |
        | 120       | ASN Daerah  | Kabupaten Tanggamus |
    """)
    assert (found(checked), len(checked.reports)) == ([], 1)


def test_titles_above_two_languages_in_one_cell_and_a_second_heading_row():
    checked = with_table("""
        Personel
        | LAPORAN PERSONEL |
        | .                |
        | Kode\\nCode | Instansi\\nInstitution | Jumlah Personel |
        | Code       | Institution           | Personnel       |
        | (1)        | (2)                   | (3)             |
        | '18.06     | ASN Daerah            | 120             |
    """)
    assert (found(checked, notes=True), len(checked.reports)) == ([], 1)
    (sums,) = checked.sheets
    assert sums.header_rows == (3, 4)
    assert [(each.row, each.why) for each in sums.skipped] == [
        (1, Why.TITLE), (2, Why.BLANK), (5, Why.TITLE),
    ]  # fmt: skip


def test_groups_totals_and_footnotes_are_left_out_with_a_note():
    checked = with_table("""
        Personel
        | Kode   | Wilayah/Satuan      | Instansi   | Jumlah Personel |
        | .      | PROVINSI LAMPUNG    | .          | .               |
        | '18.06 | Kabupaten Tanggamus | ASN Daerah | 120             |
        | '18.05 | .                   | ASN Daerah | 100             |
        | .      | Jumlah              | .          | 220             |
        | Sumber: BKPSDM | . | . | . |
    """)
    assert found(checked, notes=True) == [
        ("row-skipped", "Personel", "A2"),
        ("row-skipped", "Personel", "A5"),
        ("row-skipped", "Personel", "A6"),
    ]
    (sums,) = checked.sheets
    assert [each.why for each in sums.skipped] == [Why.GROUP, Why.TOTAL, Why.FOOTNOTE]
    assert sums.rows == len(sums.header_rows) + sums.accepted + sums.listed + len(sums.skipped)


@pytest.mark.parametrize(
    ("heading", "codes_found"),
    [
        ("Lembar", {"column-missing", "column-unknown"}),
        ("Jumlah Personl", {"column-missing-similar", "column-similar"}),
    ],
)
def test_a_missing_column_is_an_error_and_a_misspelt_one_is_named(heading, codes_found):
    checked = with_table(f"""
        Personel
        | Kode   | Instansi   | {heading} |
        | '18.06 | ASN Daerah | 120       |
    """)
    assert codes(checked) - {"nothing-filled-in"} == codes_found
    assert checked.reports == ()


def test_the_same_heading_twice_is_an_error_at_the_second():
    checked = with_table("""
        Personel
        | Kode   | Instansi   | Jumlah Personel | Personel |
        | '18.06 | ASN Daerah | 120             | 121      |
    """)
    assert found(checked) == [("column-twice", "Personel", "D1")]


def test_an_unknown_column_is_a_note():
    checked = with_table("""
        Personel
        | Kode   | Instansi   | Jumlah Personel | Anggaran |
        | '18.06 | ASN Daerah | 120             | 5000     |
    """)
    assert found(checked, notes=True) == [("column-unknown", "Personel", "D1")]


def test_a_sheet_without_headings_is_an_error():
    checked = with_table("""
        Personel
        | Belum ada |
    """)
    assert ("headings-not-found", "Personel", None) in found(checked)


def test_a_misnamed_sheet_is_an_error_and_a_foreign_one_a_note():
    checked = check(
        workbook(
            COVER
            + TABLE
            + """
        Pelangaran
        | x |
        Januari
        | Kode   | Instansi   | Jumlah Wajib | Sudah Menandatangani |
        | '18.06 | ASN Daerah | 1            | 1                    |
        Anggaran
        | x |
    """
        )
    )
    assert found(checked, notes=True) == [
        ("sheet-looks-like", "Pelangaran", None),
        ("sheet-looks-like", "Januari", None),
        ("sheet-not-read", "Anggaran", None),
    ]
    assert [issue.parameters.get("expected") for issue in checked.issues] == [
        "Pelanggaran", "Pakta Integritas", None,
    ]  # fmt: skip


def test_a_hidden_report_sheet_is_read_with_a_note():
    checked = check(workbook(COVER + TABLE.replace("Personel\n", "Personel (hidden)\n", 1)))
    assert found(checked, notes=True) == [("sheet-hidden", "Personel", None)]
    assert len(checked.reports) == 1


def test_a_workbook_without_report_sheets_says_what_it_expected():
    assert found(check(workbook(COVER))) == [("no-report-sheet", None, None)]


def test_a_workbook_without_rows_has_nothing_to_store():
    checked = with_table("""
        Personel
        | Kode | Instansi | Jumlah Personel |
    """)
    assert found(checked) == [("nothing-filled-in", None, None)]


def test_the_rows_of_a_sheet_always_add_up_even_when_a_column_is_missing():
    checked = with_table("""
        Personel
        | Kode   | Instansi   |
        | '18.06 | ASN Daerah |
    """)
    (sums,) = checked.sheets
    assert (sums.rows, sums.header_rows, sums.accepted, sums.listed) == (2, (1,), 0, 1)
