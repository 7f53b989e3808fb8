"""Tables that lie on their side: units across, fields down; every cell keeps its name."""

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, figures, found, inspect, report
from tests.support.workbooks import workbook

TEXT = """
    Rekap
    | REKAP PELANGGARAN BULAN JANUARI 2024 |
    | Uraian     | Kabupaten Tanggamus | Kota Metro | Jumlah |
    | Dilaporkan | 4                   | 2          | 6      |
    | Terbukti   | 1                   | x          | 1      |
"""


def options(**more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": {"2": "unit", "3": "reported", "4": "proven"}, "period": Period(2024, 1),
        "terms": {"institution": "asn_daerah", "category": "OTHER"}, "is_transposed": True,
    }  # fmt: skip
    return TableOptions(**(stated | more))


def test_units_across_are_read_and_cells_keep_their_names():
    checked = check(workbook(TEXT), options=options())
    assert figures(report(checked, "violations", "18.06")) == [
        ("reported", 4, "B3"), ("proven", 1, "B4"),
    ]  # fmt: skip
    assert found(checked) == [("count-not-number", "Rekap", "C4")]


def test_columns_add_up_as_rows_do_elsewhere():
    (sums,) = check(workbook(TEXT), options=options()).sheets
    assert sums.rows == len(sums.header_rows) + sums.data_rows + len(sums.skipped)
    assert (sums.accepted, sums.listed) == (1, 1)


def test_months_down_and_units_across():
    text = """
        Rekap
        | Bulan         | Kabupaten Tanggamus | Kota Metro |
        | Januari 2024  | 4                   | 2          |
        | Februari 2024 | 5                   | 0          |
    """
    columns = {"1": "unit", "2": "reported@2024-01", "3": "reported@2024-02"}
    checked = check(workbook(text), options=options(columns=columns, period=None))
    assert [(str(r.key.period), r.key.unit_code, figures(r)[0][1:]) for r in checked.reports] == [
        ("2024-01", "18.06", (4, "B2")), ("2024-01", "18.72", (2, "C2")),
        ("2024-02", "18.06", (5, "B3")), ("2024-02", "18.72", (0, "C3")),
    ]  # fmt: skip


def test_inspect_turns_the_sheet_too():
    (sheet,) = inspect(workbook(TEXT), options=options()).sheets
    assert [(place.text, place.code) for place in sheet.places] == [
        ("Kabupaten Tanggamus", "18.06"), ("Kota Metro", "18.72"),
    ]  # fmt: skip
    assert [(column.letter, column.field) for column in sheet.columns[1:]] == [
        ("2", "unit_name"), ("3", "reported"), ("4", "proven"),
    ]  # fmt: skip
