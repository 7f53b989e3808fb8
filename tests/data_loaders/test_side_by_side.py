"""Two halves of a list beside each other: each value belongs to the nearest unit to its left."""

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, figures, found
from tests.support.workbooks import workbook

TEXT = """
    Rekap
    | REKAP PELANGGARAN |
    | No | Kabupaten           | Dilaporkan | . | No | Kota                 | Dilaporkan |
    | 1  | Kabupaten Tanggamus | 4          | . | 1  | Kota Metro           | 2          |
    | 2  | Kabupaten Pesawaran | 1          | . | 2  | Kota Bandar Lampung  | 3          |
    | 3  | Kabupaten Mesuji    | 0          | . | .  | JUMLAH               | 5          |
    | .  | JUMLAH              | 5          | . | .  | .                    | .          |
    | Sumber: BKD |
"""


def options(columns, **more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": dict(part.split("=", 1) for part in columns.split(", ")),
        "terms": {"institution": "asn_daerah", "category": "OTHER"}, "period": Period(2024, 1),
    }  # fmt: skip
    return TableOptions(**(stated | more))


HALVES = options("B=unit, C=reported, F=unit, G=reported")


def test_each_half_is_read_with_its_own_rows():
    checked = check(workbook(TEXT), options=HALVES)
    assert {r.key.unit_code: figures(r) for r in checked.reports} == {
        "18.06": [("reported", 4, "C3")], "18.09": [("reported", 1, "C4")],
        "18.11": [("reported", 0, "C5")], "18.72": [("reported", 2, "G3")],
        "18.71": [("reported", 3, "G4")],
    }  # fmt: skip
    assert found(checked) == []


def test_the_rows_of_each_half_add_up():
    left, right = check(workbook(TEXT), options=HALVES).sheets
    assert [each.why.value for each in left.skipped] == ["title", "total", "footnote"]
    assert [each.why.value for each in right.skipped] == ["blank", "total", "blank", "blank"]
    for sums in (left, right):
        assert sums.rows == len(sums.header_rows) + sums.data_rows + len(sums.skipped)
    assert (left.accepted, right.accepted) == (3, 2)


def test_an_error_stands_at_its_own_half():
    checked = check(
        workbook(TEXT.replace("Bandar Lampung  | 3", "Bandar Lampung | x")), options=HALVES
    )
    assert [cell for _, _, cell in found(checked)] == ["G4"]


def test_a_unit_in_both_halves_is_twice_the_same_row():
    text = TEXT.replace("Kota Metro           | 2", "Kabupaten Tanggamus | 2")
    checked = check(workbook(text), options=HALVES)
    assert "row-duplicate" in codes(checked)


def test_codes_and_names_in_each_half():
    text = """
        Rekap
        | Kode   | Kabupaten | Dilaporkan | Kode   | Kota       | Dilaporkan |
        | '18.06 | Tanggamus | 4          | '18.72 | Kota Metro | 2          |
    """
    given = options("A=unit_code, B=unit_name, C=reported, D=unit_code, E=unit_name, F=reported")
    assert len(check(workbook(text), options=given).accepted) == 2


def test_a_column_unit_of_codes_is_read_as_codes():
    text = """
        Rekap
        | Kode   | Dilaporkan |
        | '18.06 | 4          |
        | '18.72 | 2          |
    """
    checked = check(workbook(text), options=options("A=unit, B=reported"))
    assert {r.key.unit_code for r in checked.accepted} == {"18.06", "18.72"}


def test_months_in_each_half():
    text = """
        Rekap
        | Kabupaten           | Jan 2024 | Feb 2024 | Kota       | Jan 2024 | Feb 2024 |
        | Kabupaten Tanggamus | 4        | 5        | Kota Metro | 2        | 3        |
    """
    given = options(
        "A=unit, B=reported@2024-01, C=reported@2024-02, D=unit, E=reported@2024-01,"
        " F=reported@2024-02"
    )
    checked = check(workbook(text), options=given)
    assert {(str(r.key.period), r.key.unit_code): figures(r)[0][1:] for r in checked.reports} == {
        ("2024-01", "18.06"): (4, "B2"), ("2024-02", "18.06"): (5, "C2"),
        ("2024-01", "18.72"): (2, "E2"), ("2024-02", "18.72"): (3, "F2"),
    }  # fmt: skip
