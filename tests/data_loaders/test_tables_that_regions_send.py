"""Tables as offices send them: re-saved statistics, lists of agencies, recaps, delimited text.

Each is drawn after a kind of file that is really in use; the figures are invented.
"""

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, figures, found, inspect
from tests.support.workbooks import opened, saved, workbook


def options(columns, **more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": dict(part.split("=", 1) for part in columns.split(", ")),
        "terms": {"institution": "asn_daerah", "category": "OTHER"}, "period": Period(2024, 2),
    }  # fmt: skip
    return TableOptions(**(stated | more))


def merged(text, *ranges):
    book = opened(workbook(text))
    for each in ranges:
        book.worksheets[0].merge_cells(each)
    return saved(book)


def values(checked, field="reported"):
    return {r.key.unit_code: [row.value(field) for row in r.rows] for r in checked.reports}


def test_a_statistics_office_table_with_years_text_numbers_and_english_names():
    content = merged(
        """
        Tabel 3.1
        | Tabel 3.1 Jumlah Pegawai Negeri Sipil Menurut Kabupaten/Kota, 2022-2024 |
        | Table 3.1 Number of Civil Servants by Regency/Municipality |
        | .                   | .      | .      | . |
        | Kabupaten/Kota\\nRegency/Municipality | Jumlah / Total | . | . |
        | .                   | 2022   | 2023   | 2024 |
        | (1)                 | (2)    | (3)    | (4) |
        | Kabupaten/Regency   | .      | .      | . |
        | 1. Lampung Barat    | '4 511 | '4 702 | '4 810 |
        | 2. Tanggamus        | '6 020 | '6 101 | '6 233 |
        | Kota/Municipality   | .      | .      | . |
        | 71. Bandar Lampung  | '9 870 | '9 900 | '10 004 |
        | 72. Metro           | '3 001 | '3 020 | '3 100 |
        | Lampung             | '23 402 | '23 723 | '24 147 |
        | Sumber/Source : BKN Kantor Regional V |
        """,
        "A4:A5", "B4:D4",
    )  # fmt: skip
    checked = check(
        content,
        options=options("A=unit, D=personnel", kind=ReportKind.PERSONNEL, period=Period(2024, 12)),
    )
    assert values(checked, "personnel") == {
        "18.04": [4810], "18.06": [6233], "18.71": [10004], "18.72": [3100],
    }  # fmt: skip
    assert found(checked) == []


def test_a_list_of_a_provincial_agency_with_pledges_by_institution():
    content = merged(
        """
        REKAP PI
        | REKAPITULASI PENANDATANGANAN PAKTA INTEGRITAS NETRALITAS |
        | PROVINSI : LAMPUNG |
        | KEADAAN 29 FEBRUARI 2024 |
        | NO | KABUPATEN/KOTA  | ASN DAERAH | .     | .      | ASN POLRI | .     | KET |
        | .  | .               | WAJIB      | SUDAH | %      | WAJIB     | SUDAH | .   |
        | 1  | 2               | 3          | 4     | 5=4/3  | 6         | 7     | 8   |
        | 1  | KAB. TANGGAMUS  | '1.200     | '1.100 | 91.67 | 80        | 80    | .   |
        | 2  | KOTA METRO      | 900        | 900   | 100    | -         | -     | belum ada |
        | JUMLAH | .           | '2.100     | '2.000 | 95.24 | 80        | 80    | .   |
        | .  | .               | .          | .     | .      | KEPALA BKD PROVINSI LAMPUNG | . | . |
        """,
        "A4:A5", "B4:B5", "C4:E4", "F4:G4", "A9:B9",
    )  # fmt: skip
    columns = (
        "B=unit, C=obligated/institution=asn_daerah, D=signed/institution=asn_daerah,"
        " F=obligated/institution=asn_polri, G=signed/institution=asn_polri, H=note"
    )
    checked = check(content, options=options(columns, kind=ReportKind.PLEDGES, terms={}))
    assert {(r.key.unit_code, r.key.institution): figures(r) for r in checked.reports} == {
        ("18.06", "asn_daerah"): [("obligated", 1200, "C7"), ("signed", 1100, "D7")],
        ("18.72", "asn_daerah"): [("obligated", 900, "C8"), ("signed", 900, "D8")],
        ("18.06", "asn_polri"): [("obligated", 80, "F7"), ("signed", 80, "G7")],
        ("18.72", "asn_polri"): [("obligated", None, "F8"), ("signed", None, "G8")],
    }
    assert found(checked) == []


def test_a_supervisory_body_s_recap_of_provinces_with_regencies_below():
    checked = check(
        workbook("""
        Sheet1
        | DATA PENANGANAN PELANGGARAN NETRALITAS ASN | . | . | . |
        | No  | Wilayah          | Laporan | Terbukti |
        | I   | LAMPUNG          | 6       | 2        |
        | 1   | Kab. Tanggamus   | 4       | 2        |
        | 2   | Kota Metro       | 2       | 0        |
        | II  | BANTEN           | 3       | 1        |
        | 1   | Kab. Lebak       | 3       | 1        |
        | .   | TOTAL NASIONAL   | 9       | 3        |
    """),
        options=options("B=unit, C=reported, D=proven"),
    )
    assert values(checked) == {"18.06": [4], "18.72": [2], "36.02": [3]}
    assert found(checked) == []


def test_a_police_region_s_list_with_its_own_staff_in_the_first_row():
    content = workbook("""
        Sheet1
        | NO | SATUAN               | JML PERS |
        | 1  | POLDA LAMPUNG        | 1200     |
        | 2  | POLRESTA BANDAR LAMPUNG | 900   |
        | 3  | POLRES METRO         | 400      |
        | JUMLAH | .                | 2500     |
    """)
    given = options(
        "B=unit, C=personnel", kind=ReportKind.PERSONNEL, unit_kind=UnitKind.RESORT,
        terms={"institution": "polri"},
    )  # fmt: skip
    asked = check(content, options=given)
    assert ("unit-above", "Sheet1", "B2") in found(asked)
    answered = options(
        "B=unit, C=personnel", kind=ReportKind.PERSONNEL, unit_kind=UnitKind.RESORT,
        terms={"institution": "polri"}, places={"POLDA LAMPUNG": "polda-lampung"},
    )  # fmt: skip
    checked = check(content, options=answered)
    assert values(checked, "personnel")["polda-lampung"] == [1200]
    assert found(checked) == []


def test_a_person_may_say_that_a_name_is_a_total_although_it_does_not_add_up():
    content = workbook("""
        Sheet1
        | KABUPATEN/KOTA | DILAPORKAN |
        | LAMPUNG        | 9          |
        | Kab. Tanggamus | 4          |
        | Kota Metro     | 2          |
    """)
    assert ("unit-above", "Sheet1", "A2") in found(
        check(content, options=options("A=unit, B=reported"))
    )
    answered = options("A=unit, B=reported", places={"Lampung": "total"})
    checked = check(content, options=answered)
    assert values(checked) == {"18.06": [4], "18.72": [2]}
    assert found(checked) == [("total-differs", "Sheet1", "B2")]


def test_figures_that_wait_for_an_answer_are_not_called_missing():
    content = workbook("""
        Sheet1
        | KABUPATEN/KOTA | WAJIB   | SUDAH   |
        | Kab. Tanggamus | '12.000 | '10.000 |
        | Kota Metro     | '2.000  | '1.000  |
    """)
    given = options(
        "A=unit, B=obligated, C=signed", kind=ReportKind.PLEDGES,
        terms={"institution": "asn_daerah", "instrument": "PLEDGE"},
    )  # fmt: skip
    codes = {code for code, *_ in found(check(content, options=given), notes=True)}
    assert "number-style-unclear" in codes
    assert "sheet-without-figures" not in codes


CSV = "\r\n".join(
    (
        "REKAP PELANGGARAN NETRALITAS;;;", "BULAN : FEBRUARI 2024;;;", ";;;",
        "No;Nama Kab/Kota;Dilaporkan;Terbukti", "1;Kabupaten Tanggamus;1.204;2",
        "2;Kota Metro;2;-", ";Jumlah;1.206;2", "",
    )
)  # fmt: skip


def test_text_with_semicolons_in_the_usual_encodings():
    given = options("B=unit, C=reported, D=proven")
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        checked = check(CSV.encode(encoding), name="rekap.csv", options=given)
        assert values(checked) == {"18.06": [1204], "18.72": [2]}, encoding
        assert found(checked) == [], encoding


def test_a_spreadsheet_of_the_whole_year_with_roman_months_and_a_total_column():
    checked = check(
        workbook("""
        2024
        | LAPORAN PELANGGARAN TAHUN 2024 |
        | No | Kabupaten/Kota | BULAN | . | . | . | JUMLAH |
        | .  | .              | I | II | III | IV | .      |
        | 1  | Kab. Tanggamus | 4 | 1  | .   | .  | 5      |
        | 2  | Kota Metro     | 0 | 2  | .   | .  | 2      |
        | .  | Jumlah         | 4 | 3  | 0   | 0  | 7      |
    """),
        options=options(
            "B=unit, C=reported@2024-01, D=reported@2024-02, E=reported@2024-03,"
            " F=reported@2024-04",
            period=None,
        ),
    )
    reports = {(str(r.key.period), r.key.unit_code): r.rows[0] for r in checked.reports}
    assert {key: row.value("reported") for key, row in reports.items()} == {
        ("2024-01", "18.06"): 4, ("2024-01", "18.72"): 0,
        ("2024-02", "18.06"): 1, ("2024-02", "18.72"): 2,
    }  # fmt: skip
    assert codes(checked, notes=False) == set()


def test_cases_listed_by_category_under_each_unit_with_a_subtotal():
    checked = check(
        merged(
            """
        Feb
        | Kabupaten/Kota | Kategori  | Dilaporkan |
        | Kab. Tanggamus | KE1       | 2          |
        | .              | DS8       | 1          |
        | .              | Sub Total | 3          |
        | Kota Metro     | KE4       | 5          |
        | .              | Sub Total | 5          |
        | Total          | .         | 8          |
            """,
            "A2:A4", "A5:A6",
        ),
        options=options("A=unit, B=category, C=reported", terms={"institution": "asn_daerah"}),
    )  # fmt: skip
    assert values(checked) == {"18.06": [2, 1], "18.72": [5]}
    assert found(checked) == []


def test_a_table_in_the_corner_of_a_form_with_labels_above():
    checked = check(
        workbook("""
        Form
        | .  | .   | .    | PEMERINTAH PROVINSI LAMPUNG | . |
        | .  | .   | .    | Bulan         | : Februari 2024 |
        | .  | .   | .    | Penyusun      | : Bidang Pembinaan |
        | .  | .   | .    | .             | . |
        | .  | .   | .    | Wilayah       | Jml. Laporan |
        | .  | .   | .    | Kota Metro    | 3 |
        | .  | .   | .    | Tanggamus     | 4 |
    """),
        options=options("D=unit, E=reported"),
    )
    assert values(checked) == {"18.72": [3], "18.06": [4]}
    assert found(checked) == []


def test_two_pages_with_headings_title_and_carried_sums():
    checked = check(
        workbook("""
        Sheet1
        | REKAP BULAN FEBRUARI 2024 | . | . |
        | No | Kabupaten/Kota | Dilaporkan |
        | 1  | Kab. Tanggamus | 4          |
        | 2  | Kota Metro     | 2          |
        | .  | Jumlah dipindahkan | 6      |
        | .  | .              | .          |
        | REKAP BULAN FEBRUARI 2024 (lanjutan) | . | . |
        | No | Kabupaten/Kota | Dilaporkan |
        | .  | Jumlah pindahan | 6         |
        | 3  | Kab. Pesawaran | 1          |
        | .  | Jumlah         | 7          |
    """),
        options=options("B=unit, C=reported"),
    )
    assert values(checked) == {"18.06": [4], "18.72": [2], "18.09": [1]}
    assert found(checked) == []


def test_a_list_with_codes_of_the_statistics_office_as_numbers():
    checked = check(
        workbook("""
        Data
        | kode_kab | nama_kab  | nama_prov | jumlah |
        | 1801     | Lampung Barat | Lampung | 3    |
        | 1802     | Tanggamus     | Lampung | 4    |
        | 1871     | Kota Bandar Lampung | Lampung | 5 |
        | 1872     | Kota Metro    | Lampung | 2    |
    """),
        options=options("A=unit_code, B=unit_name, D=reported"),
    )
    assert values(checked) == {"18.04": [3], "18.06": [4], "18.71": [5], "18.72": [2]}


def test_sums_by_formula_without_results_are_no_reason_to_refuse():
    checked = check(
        workbook("""
        Data
        | Kabupaten/Kota | Dilaporkan |
        | Kab. Tanggamus | 4          |
        | Kota Metro     | 2          |
        | JUMLAH         | =SUM(B2:B3) |
    """),
        options=options("A=unit, B=reported"),
    )
    assert values(checked) == {"18.06": [4], "18.72": [2]}
    assert found(checked) == []


def test_figures_by_formula_without_results_are_refused_at_their_cells():
    checked = check(
        workbook("""
        Data
        | Kabupaten/Kota | Dilaporkan |
        | Kab. Tanggamus | =1+3       |
        | Kota Metro     | 2          |
    """),
        options=options("A=unit, B=reported"),
    )
    assert found(checked) == [("formula-without-value", "Data", "B2")]


def test_a_table_of_which_the_first_sheet_is_only_a_cover():
    content = workbook("""
        Sampul
        | LAPORAN NETRALITAS |
        | BULAN FEBRUARI 2024 |
        Data
        | Kabupaten/Kota | Dilaporkan |
        | Kab. Tanggamus | 4          |
    """)
    checked = check(content, options=options("A=unit, B=reported", sheet="Data"))
    assert values(checked) == {"18.06": [4]}
    assert codes(checked) == {"sheet-not-read"}
    missing = check(content, options=options("A=unit, B=reported", sheet="Dta"))
    assert found(missing) == [("no-report-sheet", None, None)]


def test_rows_apart_by_blank_ones_and_numbers_that_run_on():
    checked = check(
        workbook("""
        Data
        | No | Kabupaten/Kota   | Dilaporkan |
        | 1  | Kab. Tanggamus   | 4          |
        | .  | .                | .          |
        | 2  | Kota Metro       | 2          |
        | .  | .                | .          |
        | 3  | Kab. Pesawaran   | 1          |
        | .  | .                | .          |
        | *) angka sementara |
    """),
        options=options("B=unit, C=reported"),
    )
    assert values(checked) == {"18.06": [4], "18.72": [2], "18.09": [1]}
    assert found(checked) == []


def test_inspect_shows_what_a_person_must_know_of_such_a_table():
    (sheet,) = inspect(CSV.encode(), name="rekap.csv").sheets
    assert (sheet.header_rows, sheet.unit_column, sheet.period) == ((4,), "B", Period(2024, 2))
    assert [(c.letter, c.field) for c in sheet.columns] == [
        ("A", None), ("B", "unit_name"), ("C", "reported"), ("D", "proven"),
    ]  # fmt: skip
    assert [(p.row, p.code) for p in sheet.places] == [(5, "18.06"), (6, "18.72")]
    assert [(each.row, each.why.value) for each in sheet.skipped] == [
        (1, "title"), (2, "title"), (3, "blank"), (7, "total"),
    ]  # fmt: skip
