"""The rules of rows and reports: the table stands in the test, the finding as code, sheet, cell."""

import pytest

from domain.language import Language
from domain.period import Period
from tests.support.checking import check, codes, figures, found, report
from tests.support.workbooks import COVER, workbook

CUMULATIVE = """
    Identitas
    | Bulan Laporan | Maret 2024 |
    | Jenis Angka   | Kumulatif  |
    | Sejak         | 2024-01    |
"""
PLEDGES = (
    "| Kode | Wilayah/Satuan | Instansi | Jenjang | Jenis Dokumen"
    " | Jumlah Wajib | Sudah Menandatangani |"
)
SESSIONS = "| Tanggal | Kode | Instansi | Penyelenggara | Topik | Diundang | Hadir |"
CASES = "| Kode | Instansi | Kategori | Dilaporkan | Terbukti | Bulan Dilaporkan |"


def pledges(*rows, cover=COVER):
    return check(workbook("\n".join((cover, "Pakta Integritas", PLEDGES, *rows))))


def sessions(*rows, cover=COVER):
    return check(workbook("\n".join((cover, "Sosialisasi", SESSIONS, *rows))))


def cases(*rows, cover=COVER, **more):
    return check(workbook("\n".join((cover, "Pelanggaran", CASES, *rows))), **more)


def test_a_good_row_becomes_a_report_with_figures_that_know_their_cells():
    checked = pledges(
        "| '18.06 | Kab. Tanggamus | ASN Daerah | Camat | Pakta Integritas | 20 | 19 |"
    )
    assert found(checked, notes=True) == []
    pledge = report(checked, "pledges", "18.06")
    assert figures(pledge) == [("obligated", 20, "F2"), ("signed", 19, "G2")]
    assert pledge.rows[0].dimensions == {"level": "district_head", "instrument": "integrity_pact"}
    assert (checked.status, checked.exit_code, checked.rows_of(pledge.key.kind)) == ("ok", 0, 1)


def test_more_signed_than_obligated_is_an_error_at_the_signed_cell():
    checked = pledges("| '18.06 | . | ASN Daerah | Camat | . | 40 | 57 |")
    assert found(checked) == [("signed-exceeds-obligated", "Pakta Integritas", "G2")]
    assert checked.reports == ()


def test_the_same_key_twice_is_an_error_that_names_the_first_row():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | 20 | 19 |",
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | 20 | 18 |",
    )
    assert found(checked) == [("row-duplicate", "Pakta Integritas", "D3")]
    assert checked.issues[0].parameters["first"] == "2"


def test_another_level_institution_or_unit_is_another_key():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | 20 | 19 |",
        "| '18.06 | . | ASN Daerah | Lurah | Pakta Integritas | 20 | 19 |",
        "| '18.06 | . | ASN Daerah | Camat | Ikrar | 20 | 19 |",
        "| '18.05 | . | ASN Daerah | Camat | Pakta Integritas | 10 | 9 |",
    )
    assert found(checked) == []
    assert len(checked.reports) == 2


def test_a_blank_level_beside_levels_of_the_same_document_is_an_error():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | . | Pakta Integritas | 100 | 90 |",
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | 20 | 19 |",
    )
    assert found(checked) == [("level-blank-beside", "Pakta Integritas", "D2")]


def test_a_blank_level_of_another_document_is_fine():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | . | Ikrar | 100 | 90 |",
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | 20 | 19 |",
    )
    assert found(checked) == []


def test_a_level_of_another_institution_is_a_warning():
    checked = pledges("| '18.06 | . | ASN Daerah | PNS Polri | . | 20 | 19 |")
    assert found(checked) == [("term-does-not-fit", "Pakta Integritas", "D2")]
    assert checked.status == "warnings"


def test_a_blank_is_kept_as_blank_and_told():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | Camat | . | 20 | . |",
        "| '18.06 | . | ASN Daerah | Lurah | . | . | . |",
    )
    assert found(checked, notes=True) == [
        ("figure-blank", "Pakta Integritas", "G2"),
        ("row-blank-reported", "Pakta Integritas", "F3"),
    ]
    values = [value for _, value, _ in figures(report(checked, "pledges", "18.06"))]
    assert values == [20, None, None, None]


def test_pledges_of_a_unit_that_nobody_filled_in_are_not_reported():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | Camat | Pakta Integritas | . | . |",
        "| '18.06 | . | ASN Daerah | Lurah | Pakta Integritas | . | . |",
        "| '18.05 | . | ASN Daerah | Camat | Pakta Integritas | 10 | 9 |",
    )
    assert found(checked, notes=True) == [("rows-prefilled", "Pakta Integritas", "A2")]
    assert [each.key.unit_code for each in checked.reports] == ["18.05"]


def test_dashes_report_blanks():
    checked = pledges("| '18.06 | . | ASN Daerah | Camat | . | - | - |")
    assert found(checked) == [("sheet-without-figures", "Pakta Integritas", None)]
    values = [value for _, value, _ in figures(report(checked, "pledges", "18.06"))]
    assert values == [None, None]


def test_more_present_than_invited_is_only_a_warning():
    checked = sessions("| 05/01/2024 | '18.06 | ASN Daerah | BKPSDM | Netralitas | 40 | 57 |")
    assert found(checked) == [("attended-exceeds-invited", "Sosialisasi", "G2")]
    assert len(checked.reports) == 1


@pytest.mark.parametrize(
    "day", ["@2024-01-05", "05/01/2024", "5 Januari 2024", "Jumat, 5 Jan 2024", "5-1-2024"]
)
def test_days_are_read_as_indonesians_write_them(day):
    checked = sessions(f"| {day} | '18.06 | ASN Daerah | . | . | 40 | 30 |")
    assert found(checked) == []
    row = report(checked, "socialization", "18.06").rows[0]
    assert row.dimensions["session_date"] == "2024-01-05"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("05/02/2024", "date-outside"),
        ("@2023-12-31", "date-outside"),
        ("@1900-01-05", "date-outside"),
        ("31/31/2024", "date-unreadable"),
        ("pekan kedua", "date-unreadable"),
        ("17", "date-unreadable"),
        (".", "date-missing"),
    ],
)
def test_a_day_that_is_none_or_lies_outside_the_month(day, code):
    checked = sessions(f"| {day} | '18.06 | ASN Daerah | . | . | 40 | 30 |")
    assert found(checked) == [(code, "Sosialisasi", "A2")]


def test_cumulative_sessions_may_lie_in_any_month_since_the_start():
    checked = sessions("| 05/02/2024 | '18.06 | ASN Daerah | . | . | 40 | 30 |", cover=CUMULATIVE)
    assert found(checked) == []


def test_a_cumulative_session_before_the_start_names_the_months_that_are_counted():
    checked = sessions("| 05/12/2022 | '18.06 | ASN Daerah | . | . | 40 | 30 |", cover=CUMULATIVE)
    (issue,) = checked.issues
    assert issue.message(Language("en")) == (
        "The day 5 Dec 2022 lies outside the months that the figures count "
        "(January 2024 to March 2024)."
    )


def test_zero_and_zero_without_a_day_is_a_nil_report():
    checked = sessions("| . | '18.06 | ASN Daerah | . | . | 0 | 0 |")
    assert found(checked, notes=True) == []
    assert report(checked, "socialization", "18.06").is_nil


def test_a_session_row_with_only_unit_and_institution_is_not_a_report():
    checked = sessions(
        "| . | '18.06 | ASN Daerah | . | . | . | . |",
        "| 05/01/2024 | '18.05 | ASN Daerah | . | . | 40 | 30 |",
    )
    assert found(checked, notes=True) == [("rows-prefilled", "Sosialisasi", "A2")]
    assert [each.key.unit_code for each in checked.reports] == ["18.05"]


def test_nihil_with_zero_is_a_nil_report():
    checked = cases("| '18.06 | ASN Daerah | NIHIL | 0 | . | . |")
    nil = report(checked, "violations", "18.06")
    assert nil.is_nil
    assert figures(nil) == [("reported", 0, "D2"), ("proven", 0, "E2")]


def test_nihil_with_a_figure_is_an_error_at_the_figure():
    checked = cases("| '18.06 | ASN Daerah | NIHIL | 2 | . | . |")
    assert found(checked) == [("nil-with-figures", "Pelanggaran", "D2")]


def test_nihil_beside_a_case_is_an_error_at_the_nil_row():
    checked = cases(
        "| '18.06 | ASN Daerah | KE1 | 2 | . | . |",
        "| '18.06 | ASN Daerah | NIHIL | 0 | . | . |",
    )
    assert found(checked) == [("nil-beside-figures", "Pelanggaran", "C3")]


def test_proven_may_exceed_reported_in_one_month_but_not_since_the_same_start():
    row = "| '18.06 | ASN Daerah | KE1 | 2 | 3 | . |"
    assert found(cases(row)) == []
    assert found(cases(row, cover=CUMULATIVE)) == [("proven-exceeds-reported", "Pelanggaran", "E2")]


def test_a_category_of_another_institution_is_a_warning():
    checked = cases("| '18.06 | ASN Daerah | PL-5b | 2 | . | . |")
    assert found(checked) == [("term-does-not-fit", "Pelanggaran", "C2")]


def test_a_case_cannot_have_come_in_after_the_month():
    checked = cases("| '18.06 | ASN Daerah | KE1 | 2 | . | Februari 2024 |")
    assert found(checked) == [("month-reported-later", "Pelanggaran", "F2")]


def test_an_error_blocks_its_report_and_partial_takes_the_others():
    checked = pledges(
        "| '18.06 | . | ASN Daerah | Camat | . | 40 | 57 |",
        "| '18.06 | . | ASN Daerah | Lurah | . | 40 | 7 |",
        "| '18.05 | . | ASN Daerah | Camat | . | 40 | 39 |",
    )
    assert [key.unit_code for key in checked.blocked] == ["18.06"]
    assert [each.key.unit_code for each in checked.reports] == ["18.05"]
    assert checked.accepted == ()
    (sums,) = checked.sheets
    assert (sums.rows, sums.accepted, sums.listed, len(sums.skipped)) == (4, 1, 2, 0)


def test_an_unclear_institution_blocks_every_report_of_the_unit_and_kind():
    checked = pledges(
        "| '18.06 | . | Honorer | Camat | . | 40 | 30 |",
        "| '18.06 | . | ASN Daerah | Lurah | . | 40 | 7 |",
    )
    assert codes(checked) == {"term-unknown"}
    assert checked.reports == ()


def test_an_unclear_unit_blocks_the_reports_that_it_may_belong_to():
    checked = pledges(
        "| . | Kabupaten Tangamus | ASN Daerah | Camat | . | 40 | 30 |",
        "| '18.06 | Kabupaten Tanggamus | ASN Daerah | Lurah | . | 40 | 7 |",
        "| '18.05 | . | ASN Daerah | Lurah | . | 40 | 7 |",
    )
    assert found(checked) == [("unit-similar", "Pakta Integritas", "B2")]
    assert checked.issues[0].candidates == ("18.06",)
    assert [each.key.unit_code for each in checked.reports] == ["18.05"]


def test_a_cumulative_report_carries_its_start():
    checked = cases("| '18.06 | ASN Daerah | KE1 | 5 | 1 | . |", cover=CUMULATIVE)
    (one,) = checked.reports
    assert (one.basis, one.since) == ("kumulatif", Period(2024, 1))
