"""The oracle itself, on workbooks small enough to add up by eye."""

from datetime import date

import openpyxl
import pytest

from tests.support.plain_figures import PlainFigures, letters, month_of, months_before

PLEDGES = ["Kode", "Wilayah/Satuan", "Instansi", "Jenjang", "Jenis Dokumen", "Jumlah Wajib",
           "Sudah Menandatangani", "Keterangan"]  # fmt: skip
SESSIONS = ["Tanggal", "Kode", "Wilayah/Satuan", "Instansi", "Diundang", "Hadir"]
VIOLATIONS = ["Kode", "Wilayah/Satuan", "Instansi", "Kategori", "Dilaporkan", "Terbukti",
              "Diproses", "Dijatuhi Sanksi"]  # fmt: skip
PERSONNEL = ["Kode", "Wilayah/Satuan", "Instansi", "Jumlah Personel"]
PACT, OATH = "Pakta Integritas", "Ikrar Netralitas"
CIVIL = ["asn_daerah"]


@pytest.fixture
def workbook(tmp_path):
    made = []

    def write(month, basis="Bulanan", since=None, **sheets):
        book = openpyxl.Workbook()
        cover = book.active
        cover.title = "Identitas"
        for line in (["Bulan Laporan", month], ["Jenis Angka", basis], ["Sejak", since]):
            cover.append(line)
        for name, (headings, rows) in sheets.items():
            page = book.create_sheet(name.replace("_", " "))
            for row in (headings, *rows):
                page.append(row)
        made.append(tmp_path / f"{len(made)}.xlsx")
        book.save(made[-1])
        return made[-1]

    return write


def pledge(code, level, obligated, signed, instrument=PACT):
    return [code, "x", "ASN Daerah", level, instrument, obligated, signed, None]


def test_levels_are_added_and_a_blank_row_is_left_out(workbook):
    rows = [pledge("18.06", "Camat", 20, 15), pledge("18.06", "Pelaksana", 100, None)]
    figures = PlainFigures([workbook("Januari 2024", Pakta_Integritas=(PLEDGES, rows))])
    found = figures.unit("pledge_completion_rate", "2024-01", "18.06", "asn_daerah")
    assert found == (15, 20, "above_zero")


def test_blank_is_not_zero_and_absent_is_neither(workbook):
    rows = [pledge("18.06", None, 20, None), pledge("18.07", None, 20, 0)]
    figures = PlainFigures([workbook("2024-01", Pakta_Integritas=(PLEDGES, rows))])
    states = {
        unit: figures.unit("pledge_completion_rate", "2024-01", unit, "asn_daerah")[2]
        for unit in ("18.06", "18.07", "18.08")
    }
    assert states == {"18.06": "blank", "18.07": "zero", "18.08": "not_reported"}


def test_instruments_are_never_added(workbook):
    rows = [pledge("18.06", None, 20, 9, OATH), pledge("18.06", None, 20, 15)]
    figures = PlainFigures([workbook("2024-01", Pakta_Integritas=(PLEDGES, rows))])
    found = figures.unit("pledge_completion_rate", "2024-01", "18.06", "asn_daerah")
    assert found == (15, 20, "above_zero")


def test_a_newer_report_replaces_the_older_one_whole(workbook):
    first = [pledge("18.06", "Camat", 20, 15), pledge("18.06", "Pelaksana", 100, 50)]
    books = [
        workbook("2024-01", Pakta_Integritas=(PLEDGES, first)),
        workbook("2024-01", Pakta_Integritas=(PLEDGES, [pledge("18.06", "Camat", 20, 18)])),
    ]
    figures = PlainFigures(books)
    found = figures.unit("pledge_completion_rate", "2024-01", "18.06", "asn_daerah")
    assert found == (18, 20, "above_zero")
    assert (figures.rows_read, figures.rows_kept) == (3, 3)


def test_cumulative_figures_become_monthly_by_difference(workbook):
    def cumulative(month, reported):
        row = ["18.06", "x", "ASN Daerah", "DS6", reported, 0, 4, 0]
        return workbook(month, "Kumulatif", "Januari 2024", Pelanggaran=(VIOLATIONS, [row]))

    figures = PlainFigures([cumulative("2024-01", 2), cumulative("2024-02", 5)])
    ask = ("18.06", "asn_daerah")
    assert figures.unit("violations_reported", "2024-01", *ask)[0] == 2
    assert figures.unit("violations_reported", "2024-02", *ask)[0] == 3
    assert figures.unit("violations_in_process", "2024-02", *ask)[0] == 4


def test_nihil_is_a_zero_in_every_figure(workbook):
    row = ["18.06", "x", "ASN Daerah", "NIHIL", 0, None, None, None]
    figures = PlainFigures([workbook("2024-01", Pelanggaran=(VIOLATIONS, [row]))])
    for indicator in ("violations_reported", "violations_proven", "violations_sanctioned"):
        found = figures.unit(indicator, "2024-01", "18.06", "asn_daerah")
        assert (found[0], found[2]) == (0, "zero")


def test_sums_count_who_reported_of_who_was_expected(workbook):
    rows = [pledge("18.06", None, 20, 15), pledge("18.07", None, 10, None)]
    figures = PlainFigures([workbook("2024-01", Pakta_Integritas=(PLEDGES, rows))])
    lampung = figures.areas("pledge_completion_rate", "2024-01", CIVIL)["18"]
    assert lampung == (15, 20, "above_zero", 2, 16)
    assert figures.nation("pledge_completion_rate", "2024-01", CIVIL)[3:] == (2, 552)


def test_personnel_is_carried_forward_at_most_twelve_months(workbook):
    people = workbook("2023-01", Personel=(PERSONNEL, [["18.06", "x", "ASN Daerah", 4000]]))
    figures = PlainFigures([people])
    assert figures.personnel("2024-01", "18.06", "asn_daerah") == 4000
    assert figures.personnel("2024-02", "18.06", "asn_daerah") is None


def test_a_session_row_of_zeros_is_a_zero(workbook):
    rows = [[None, "18.06", "x", "ASN Daerah", 0, 0],
            [date(2024, 1, 5), "18.07", "x", "ASN Daerah", 50, 40]]  # fmt: skip
    figures = PlainFigures([workbook("2024-01", Sosialisasi=(SESSIONS, rows))])
    assert figures.unit("attendance_rate", "2024-01", "18.06", "asn_daerah") == (0, 0, "zero")
    assert figures.unit("attendance_rate", "2024-01", "18.07", "asn_daerah")[:2] == (40, 50)


def test_resorts_count_for_the_polda_of_their_month(workbook):
    figures = PlainFigures([])
    assert figures.places.area("polres-nabire", "2024-10") == "polda-papua"
    assert figures.places.area("polres-nabire", "2024-11") == "polda-papua-tengah"


def test_words_and_months_are_read_plainly():
    assert letters("Kab. Kep. Siau Tagulandang Biaro") == "KABUPATENKEPULAUANSIAUTAGULANDANGBIARO"
    assert month_of("Januari 2024") == month_of("2024-01") == "2024-01"
    assert months_before("2024-01", 1) == "2023-12"
    assert months_before("2023-12", -1) == "2024-01"
