"""Checks beyond the row: across sheets, against places, on cumulative figures."""

import pytest

from tests.support.checking import check, found
from tests.support.workbooks import COVER, workbook

CUMULATIVE = COVER.replace("Bulanan", "Kumulatif")
PLEDGES = "| Kode | Instansi | Jenjang | Jenis Dokumen | Jumlah Wajib | Sudah Menandatangani |"
ORGANIZATIONS = PLEDGES.replace("| Jumlah", "| Perangkat Daerah/Satker | Jumlah", 1)


def pledges(*rows, headings=PLEDGES, cover=COVER):
    return check(workbook("\n".join((cover, "Pakta Integritas", headings, *rows))))


def test_a_regency_has_no_more_district_heads_than_districts():
    fine = "| '18.06 | ASN Daerah | Camat | Pakta Integritas | 20 | 20 |"
    assert found(pledges(fine)) == []
    checked = pledges(fine.replace("20", "21", 1))
    assert found(checked) == [("district-heads-exceed", "Pakta Integritas", "E2")]
    assert checked.issues[0].parameters["districts"] == 20
    assert checked.status == "warnings"


def test_district_heads_are_counted_over_organizations_and_each_document_apart():
    first = "| '18.72 | ASN Daerah | Camat | Pakta Integritas | Metro Pusat | 3 | 3 |"
    second = "| '18.72 | ASN Daerah | Camat | Pakta Integritas | Metro Barat | 3 | 3 |"
    oath = "| '18.72 | ASN Daerah | Camat | Ikrar | . | 5 | 5 |"
    checked = pledges(first, second, oath, headings=ORGANIZATIONS)
    assert found(checked) == [("district-heads-exceed", "Pakta Integritas", "F2")]


def test_other_levels_and_police_resorts_have_no_such_bound():
    rows = "| '18.72 | ASN Daerah | Lurah | Pakta Integritas | 22 | 22 |"
    assert found(pledges(rows)) == []


def test_the_same_full_key_on_two_sheets_of_a_kind_is_an_error():
    row = "| '18.06 | ASN Daerah | 900 |"
    headings = "| Kode | Instansi | Jumlah Personel |"
    checked = check(
        workbook("\n".join((COVER, "Personel", headings, row, "Personnel", headings, row)))
    )
    assert found(checked) == [("row-duplicate", "Personnel", "A2")]
    assert checked.issues[0].parameters["first"] == "2 (Personel)"


@pytest.mark.parametrize(
    ("sheet", "headings", "row", "issue"),
    [
        (
            "Pakta Integritas",
            PLEDGES,
            "| '18.06 | ASN Daerah | Staf | . | 40 | 57 |",
            ("signed-exceeds-obligated", "Pakta Integritas", "F2"),
        ),
        (
            "Sosialisasi",
            "| Tanggal | Kode | Instansi | Diundang | Hadir |",
            "| 05/01/2024 | '18.06 | ASN Daerah | 40 | 57 |",
            ("attended-exceeds-invited", "Sosialisasi", "E2"),
        ),
        (
            "Pelanggaran",
            "| Kode | Instansi | Kategori | Dilaporkan | Terbukti |",
            "| '18.06 | ASN Daerah | KE1 | 2 | 3 |",
            ("proven-exceeds-reported", "Pelanggaran", "E2"),
        ),
    ],
)
def test_parts_within_their_wholes_on_cumulative_figures(sheet, headings, row, issue):
    text = "\n".join((CUMULATIVE, sheet, headings, row))
    assert found(check(workbook(text))) == [issue]


def test_a_row_of_a_unit_outside_the_cover_s_unit_is_an_error():
    cover = COVER + "| Kode Satuan Pelapor | '18 |\n"
    text = "\n".join(
        (cover, "Personel", "| Kode | Instansi | Jumlah Personel |", "| '36.02 | ASN Daerah | 9 |")
    )
    assert found(check(workbook(text))) == [("unit-outside-cover", "Personel", "A2")]


def test_a_month_in_the_future_is_an_error():
    cover = COVER.replace("2024-01", "2025-01")
    text = "\n".join(
        (cover, "Personel", "| Kode | Instansi | Jumlah Personel |", "| '36.02 | ASN Daerah | 9 |")
    )
    assert found(check(workbook(text))) == [("period-in-future", "Identitas", "B1")]
