"""Tables that follow no template: headings, units, totals and groups are recognised."""

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, found, inspect
from tests.support.workbooks import opened, saved, workbook


def seen(text, merges=(), name="report.xlsx"):
    book = opened(workbook(text))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    (sheet, *_) = inspect(saved(book), name=name).sheets
    return sheet


def test_three_heading_levels_below_title_rows():
    sheet = seen(
        """
        Rekap
        | REKAPITULASI PELANGGARAN NETRALITAS |
        | Bulan : Nopember 2023 |
        | .   |
        | No  | Wilayah             | Jumlah     | .        | .       |
        | .   | .                   | Dilaporkan | .        | Selesai |
        | .   | .                   | Pria       | Wanita   | .       |
        | 1   | Kabupaten Tanggamus | 4          | 3        | 1       |
        | 2   | Kota Metro          | 2          | 3        | 0       |
        """,
        merges=("A1:E1", "A4:A6", "B4:B6", "C4:E4", "C5:D5", "E5:E6"),
    )
    assert sheet.header_rows == (4, 5, 6)
    assert [column.heading for column in sheet.columns] == [
        "No", "Wilayah", "Jumlah / Dilaporkan / Pria", "Jumlah / Dilaporkan / Wanita",
        "Jumlah / Selesai",
    ]  # fmt: skip
    assert (sheet.unit_column, sheet.period) == ("B", Period(2023, 11))
    assert [(place.row, place.code) for place in sheet.places] == [(7, "18.06"), (8, "18.72")]
    assert [(each.row, each.why.value) for each in sheet.skipped] == [
        (1, "title"), (2, "title"), (3, "blank"),
    ]  # fmt: skip


def test_groups_and_totals_between_the_rows():
    sheet = seen("""
        Rekap
        | Kabupaten/Kota      | Dilaporkan |
        | PROVINSI LAMPUNG    | .          |
        | Kabupaten Tanggamus | 4          |
        | Kota Metro          | 2          |
        | Jumlah Lampung      | 6          |
        | PROVINSI BANTEN     | .          |
        | Kabupaten Lebak     | 3          |
        | TOTAL               | 9          |
        | Sumber: Bawaslu     | .          |
    """)
    assert [place.code for place in sheet.places] == ["18.06", "18.72", "36.02"]
    assert [(each.row, each.why.value) for each in sheet.skipped] == [
        (2, "group"), (5, "total"), (6, "group"), (8, "total"), (9, "footnote"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name", "period"),
    [
        ("Periode Januari 2024", "x.xlsx", Period(2024, 1)),
        ("Data per 17 Januari 2024", "x.xlsx", Period(2024, 1)),
        ("Januari 2024 s.d. Maret 2024", "x.xlsx", None),
        ("Rekapitulasi", "laporan_Februari_2024.xlsx", Period(2024, 2)),
        ("Rekapitulasi", "laporan-2024.xlsx", None),
    ],
)
def test_the_month_in_title_or_file_name(title, name, period):
    text = f"Rekap\n| {title} |\n| Kabupaten | Jumlah |\n| Kabupaten Lebak | 3 |"
    assert seen(text, name=name).period == period


def test_fields_are_proposed_from_the_headings():
    sheet = seen("Rekap\n| Polres | Dilaporkan | Terbukti | Lain |\n| Polres Lebak | 3 | 1 | 2 |")
    assert [(column.letter, column.field) for column in sheet.columns] == [
        ("A", "unit_name"), ("B", "reported"), ("C", "proven"), ("D", None),
    ]  # fmt: skip


def test_an_inspected_template_lists_its_places_by_row():
    sheet = inspect(
        workbook("""
        Personel
        | Kode   | Wilayah/Satuan  | Instansi   | Jumlah Personel |
        | '18.06 | .               | ASN Daerah | 1               |
        | .      | Kabupaten Lebak | ASN Daerah | 1               |
        | .      | Kota Zyx        | ASN Daerah | 1               |
    """)
    ).as_json()["sheets"][0]
    assert sheet["unit_column"] == "B"
    assert sheet["places"]["matched"] == [
        {"row": 2, "text": "18.06", "code": "18.06", "how": "code"},
        {"row": 3, "text": "Kabupaten Lebak", "code": "36.02", "how": "exact"},
    ]
    assert sheet["places"]["unmatched"] == [{"row": 4, "text": "Kota Zyx", "candidates": []}]
    assert sheet["columns"][3] == {
        "letter": "D",
        "heading": "Jumlah Personel",
        "field": "personnel",
    }


def test_an_unlabelled_sum_is_left_out_by_arithmetic():
    text = """
        Rekap
        | Kabupaten           | Dilaporkan |
        | Kabupaten Tanggamus | 4          |
        | Kota Metro          | 2          |
        | Kabupaten Lebak     | 3          |
        | .                   | 9          |
    """
    options = TableOptions(
        kind=ReportKind.VIOLATIONS, period=Period(2024, 1), basis="bulanan",
        unit_kind=UnitKind.REGENCY, columns={"A": "unit", "B": "reported"},
        terms={"institution": "asn_daerah", "category": "OTHER"},
    )  # fmt: skip
    checked = check(workbook(text), options=options)
    assert found(checked, notes=True) == [("row-skipped", "Rekap", "A5")]
    wrong = check(workbook(text.replace("| 9 ", "| 8 ")), options=options)
    assert found(wrong) == [("unit-missing", "Rekap", "A5")]
