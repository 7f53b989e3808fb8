"""Error cells are no blanks, whatever the format of the file; nor are formulas without a result."""

import struct

import pytest

from data_loaders.xls_parts import xls_errors
from tests.support.checking import check, codes, found
from tests.support.old_formats import compound_file, ods_of, record, xls_stream

COVER = [["Bulan Laporan", "Januari 2024"], ["Jenis Angka", "Bulanan"]]
PERSONNEL = [
    ["Kode", "Instansi", "Jumlah Personel"],
    ["18.06", "ASN Daerah", 7777.0],
    ["18.05", "ASN Daerah", 900.0],
]
PLACE = struct.pack("<HHH", 1, 2, 0)
NUMBER = record(0x0203, PLACE + struct.pack("<d", 7777.0))
FORMULA_REST = struct.pack("<HIH", 0, 0, 0)


def old_workbook(cell):
    """The workbook with another record for C2 of its last sheet, Personel."""
    stream = xls_stream({"Identitas": COVER, "Personel": PERSONNEL})
    assert NUMBER in stream
    return compound_file({"Workbook": stream.replace(NUMBER, cell)})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (record(0x0205, PLACE + b"\x07\x01"), "#DIV/0!"),
        (record(0x0205, PLACE + b"\x2a\x01"), "#N/A"),
        (record(0x0006, PLACE + b"\x02\0\x17\0\0\0\xff\xff" + FORMULA_REST), "#REF!"),
    ],
)
def test_an_error_in_an_old_workbook_is_an_error_at_its_cell(cell, text):
    checked = check(old_workbook(cell), name="report.xls")
    assert found(checked) == [("cell-error", "Personel", "C2")]
    assert checked.issues[0].parameters["value"] == text
    assert [each.key.unit_code for each in checked.reports] == ["18.05"]


def test_truth_values_are_no_errors():
    checked = check(old_workbook(record(0x0205, PLACE + b"\x01\x00")), name="report.xls")
    assert found(checked) == [("count-not-number", "Personel", "C2")]


def test_a_workbook_without_errors_is_untouched():
    assert found(check(old_workbook(NUMBER), name="report.xls")) == []


@pytest.mark.parametrize("cut", [0, 4, 80, 513, 1_100, 3_000])
def test_a_cut_or_broken_file_tells_nothing_and_never_fails(cut):
    content = old_workbook(record(0x0205, PLACE + b"\x07\x01"))
    assert xls_errors(content[:cut]) == []
    assert isinstance(xls_errors(content[:cut] + b"\xff" * 600 + content[cut + 600 :]), list)


CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
FORMULA = 'table:formula="of:=1/0"'


def open_document(cell):
    rows = [*COVER]
    cover = "".join(_row(*(_text(value) for value in row)) for row in rows)
    head = _row(*(_text(value) for value in PERSONNEL[0]))
    body = _row(_text("18.06"), _text("ASN Daerah"), cell)
    gap = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    return ods_of(
        f'<table:table table:name="Identitas">{cover}</table:table>'
        f'<table:table table:name="Personel" {CALC}>{head}{gap}{body}</table:table>'
    )


def _row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _text(value):
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (
            f'<table:table-cell {FORMULA} office:value-type="string" office:string-value=""'
            ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            "cell-error",
        ),
        (
            f'<table:table-cell {FORMULA} office:value-type="string" office:string-value="">'
            "<text:p>#REF!</text:p></table:table-cell>",
            "cell-error",
        ),
        (f"<table:table-cell {FORMULA}/>", "formula-without-value"),
    ],
)
def test_errors_and_formulas_without_result_in_an_open_document(cell, code):
    assert found(check(open_document(cell), name="report.ods")) == [(code, "Personel", "C4")]


def test_a_formula_with_a_result_or_an_empty_text_is_none_of_these():
    number = f'<table:table-cell {FORMULA} office:value-type="float" office:value="12"/>'
    assert found(check(open_document(number), name="report.ods")) == []
    empty = f"<table:table-cell {FORMULA}><text:p/></table:table-cell>"
    assert not codes(check(open_document(empty), name="report.ods"), notes=False) & {
        "cell-error",
        "formula-without-value",
    }
