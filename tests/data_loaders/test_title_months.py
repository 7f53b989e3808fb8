"""The month that a title, a sheet or a file names, and what to do when they contradict."""

import pytest

from data_loaders.options import TableOptions
from data_loaders.title_months import months_in
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, found, inspect
from tests.support.workbooks import workbook

FEB = Period(2024, 2)


@pytest.mark.parametrize(
    "text",
    [
        "BULAN FEBRUARI 2024", "Bulan : Februari 2024", "FEBRUARI TAHUN 2024", "Pebruari 2024",
        "Februari, 2024", "Februari-2024", "Feb 2024", "Feb-24", "Feb'24", "BULAN II TAHUN 2024",
        "Bulan ke-2 Tahun 2024", "BULAN : 02 / 2024", "Bulan 2 Tahun 2024", "II/2024", "02/2024",
        "2024-02", "Periode 01/02/2024", "Keadaan 29 Februari 2024", "per 29-02-2024",
        "Bulan Februari T.A. 2024", "s.d. Februari 2024", "sampai dengan 29 Februari 2024",
        "LAPORAN BULAN FEBRUARI (2024)", "Data Tanggal : 2024-02-17 07:49:21", "bln. Feb 2024",
    ],
)  # fmt: skip
def test_spellings_of_one_month(text):
    assert months_in(text) == {FEB}


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Januari s.d. Februari 2024", 2), ("Januari 2024 s/d Maret 2024", 3),
        ("JANUARI - MARET 2024", 3), ("Januari sampai dengan Juni 2024", 6),
        ("November 2023 s.d. Februari 2024", 4), ("Triwulan I Tahun 2024", 3), ("TW II 2024", 3),
        ("Semester 1 2024", 6), ("Januari 2024 dan Maret 2024", 2), ("TAHUN 2024", 0),
        ("Dicetak tanggal 5 Maret 2024", 0), ("UU Nomor 5 Tahun 2014", 0), ("Maret", 0),
        ("SKB 2/2022 dan PP 94/2021", 0), ("Perpol 7 Tahun 2022", 0), ("Nomor 800/123/2024", 0),
    ],
)  # fmt: skip
def test_texts_that_name_no_single_month(text, n):
    assert len(months_in(text)) == n


def seen(title, *, sheet="Rekap", name="x.xlsx"):
    text = f"{sheet}\n| {title} |\n| Kabupaten | Dilaporkan |\n| Kabupaten Lebak | 3 |"
    found_here = inspect(workbook(text), name=name)
    return found_here.sheets[0].period, [i.parameters["where"].code for i in found_here.issues]


@pytest.mark.parametrize(
    ("title", "sheet", "name", "period", "conflicts"),
    [
        ("Rekap Februari 2024", "Feb", "laporan.xlsx", FEB, []),
        ("Rekap", "Februari 2024", "laporan.xlsx", FEB, []),
        ("Rekap Tahun 2024", "FEBRUARI", "laporan.xlsx", FEB, []),
        ("Rekap", "Feb", "laporan 2024.xlsx", FEB, []),
        ("Rekap", "Sheet1", "rekap_202402.xlsx", FEB, []),
        ("Rekap", "Sheet1", "rekap_feb_2024.xlsx", FEB, []),
        ("Rekap Februari 2024", "Jan", "laporan.xlsx", None, ["sheet"]),
        ("Rekap Februari 2024", "Rekap", "laporan_maret_2024.xlsx", None, ["file"]),
        ("Rekap", "Jan 2024", "laporan_maret_2024.xlsx", None, ["file"]),
        ("Januari s.d. Maret 2024", "Maret", "laporan_maret_2024.xlsx", None, []),
        ("Rekap", "Maret", "laporan.xlsx", None, []),
    ],
)
def test_title_sheet_and_file_must_agree(title, sheet, name, period, conflicts):
    assert seen(title, sheet=sheet, name=name) == (period, conflicts)


def test_label_and_value_of_month_and_year_in_cells_of_their_own():
    text = """
        Rekap
        | Bulan | : | Februari   |
        | Tahun | : | 2024       |
        | No | Kabupaten | Dilaporkan |
        | 1  | Kabupaten Lebak | 3    |
    """
    (sheet,) = inspect(workbook(text)).sheets
    assert (sheet.header_rows, sheet.period) == ((3,), FEB)


def test_a_month_said_against_the_title_is_a_warning_at_the_title():
    text = "Rekap\n| . | REKAP FEBRUARI 2024 |\n| Kabupaten | Dilaporkan |\n| Kab. Lebak | 3 |"
    options = TableOptions(
        kind=ReportKind.VIOLATIONS, basis="bulanan", unit_kind=UnitKind.REGENCY,
        columns={"A": "unit", "B": "reported"}, period=Period(2024, 3),
        terms={"institution": "asn_daerah", "category": "OTHER"},
    )  # fmt: skip
    assert found(check(workbook(text), options=options)) == [("period-differs", "Rekap", "B1")]
