"""What a spreadsheet program does not show is read all the same, and said."""

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, found
from tests.support.workbooks import opened, saved, workbook

TEXT = """
    Rekap
    | Kabupaten           | Tahun | Dilaporkan |
    | Kabupaten Tanggamus | 2024  | 4          |
    | Kota Metro          | 2024  | 2          |
    | Kabupaten Lebak     | 2024  | 3          |
    | Kabupaten Serang    | 2024  | 1          |
"""
OPTIONS = TableOptions(
    kind=ReportKind.VIOLATIONS, basis="bulanan", unit_kind=UnitKind.REGENCY,
    columns={"A": "unit", "C": "reported"}, period=Period(2024, 1),
    terms={"institution": "asn_daerah", "category": "OTHER"},
)  # fmt: skip


def after(change):
    book = opened(workbook(TEXT))
    change(book.worksheets[0])
    return check(saved(book), options=OPTIONS)


def test_hidden_rows_are_read_with_one_note():
    def hide(sheet):
        for row in (2, 4, 5):
            sheet.row_dimensions[row].hidden = True

    checked = after(hide)
    assert len(checked.accepted) == 4
    assert found(checked, notes=True) == [("rows-hidden", "Rekap", "A2")]
    assert checked.issues[0].parameters["rows"] == ("2", "4-5")


@pytest.mark.parametrize(
    ("letter", "expected"), [("C", [("columns-hidden", "Rekap", "C1")]), ("B", [])]
)
def test_a_hidden_column_is_told_when_it_is_read(letter, expected):
    def hide(sheet):
        sheet.column_dimensions[letter].hidden = True

    checked = after(hide)
    assert len(checked.accepted) == 4
    assert found(checked, notes=True) == expected


def test_a_hidden_sheet_that_was_asked_for():
    def hide(sheet):
        sheet.parent.create_sheet("Lain")
        sheet.sheet_state = "hidden"

    checked = after(hide)
    assert found(checked, notes=True) == [("sheet-hidden", "Rekap", None)]
