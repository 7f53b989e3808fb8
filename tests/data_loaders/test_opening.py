"""Files that are no workbook, broken or hostile: one clear finding and no traceback."""

import io
import pickle
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_loaders import limits, opening
from data_loaders.opening import read_workbook, shown_name
from data_loaders.raw import UnreadableWorkbook, a1, column_letter, column_number
from domain.issue_catalogue import CATALOGUE
from tests.support.checking import check, codes, found
from tests.support.workbooks import COVER, opened, saved, workbook

pytestmark = pytest.mark.reading_child

GOOD = workbook(f"""{COVER}
    Personel
    | Kode   | Instansi   | Jumlah Personel |
    | '18.06 | ASN Daerah | 120             |
""")
SHEET = "xl/worksheets/sheet2.xml"


def repacked(content, **replaced):
    """The workbook with parts replaced or added."""
    stream = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, part in replaced.items():
            new.writestr(name, part)
    return stream.getvalue()


def part(name):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


def sheet_with(rows):
    start, _, end = part(SHEET).partition(b"<sheetData>")
    _, _, end = end.partition(b"</sheetData>")
    return repacked(GOOD, **{SHEET: start + b"<sheetData>" + rows + b"</sheetData>" + end})


def value_at(cell, row):
    return f'<row r="{row}"><c r="{cell}" t="n"><v>1</v></c></row>'.encode()


def other_zip(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def a_million_rows():
    return sheet_with(b"".join(b'<row r="%d"/>' % row for row in range(1, 1_000_001)))


def a_bomb_of_spaces():
    return repacked(GOOD, **{"xl/sharedStrings.xml": b" " * 210_000_000})


# The two that take long to make are made when they are tested.
FILES = {
    "zero bytes": (b"", "file-empty"),
    "cut off": (GOOD[: len(GOOD) // 2], "file-damaged"),
    "a PDF": (b"%PDF-1.7 ...", "file-not-workbook"),
    "a page saved as .xls": (b"<html><table><tr><td>1</td></tr></table>", "file-not-workbook"),
    "a letter": (b"Kepada Yth. Bapak", "file-not-workbook"),
    "a zip": (other_zip(a="x"), "file-not-workbook"),
    "a text document": (other_zip(word__document="x"), "file-not-workbook"),
    "noise": (bytes(range(256)) * 20, "file-not-workbook"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9,
        "file-encrypted",
    ),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "file-not-workbook"),
    "a broken .xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 4096,
        "file-damaged",
    ),
    "a value in the last cell": (sheet_with(value_at("XFD1048576", 1048576)), "sheet-too-large"),
    "16,384 columns": (sheet_with(value_at("XFD1", 1)), "sheet-too-large"),
    "a million rows": (a_million_rows, "sheet-too-large"),
    "a bomb of spaces": (a_bomb_of_spaces, "file-unpacks-too-large"),
    "an entity bomb": (
        repacked(GOOD, **{SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part(SHEET)}),
        "file-forbidden-xml",
    ),
    "broken XML": (repacked(GOOD, **{SHEET: b"<worksheet><sheetData><row"}), "file-damaged"),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_be_read_says_why(what):
    made, code = FILES[what]
    content = made() if callable(made) else made
    begun = time.perf_counter()
    checked = check(content)
    assert time.perf_counter() - begun < 10
    assert found(checked) == [(code, None if code != "sheet-too-large" else "Personel", None)]
    assert (checked.status, checked.exit_code, checked.reports) == ("unreadable", 2, ())


def test_a_lock_file_is_recognised_by_its_name():
    assert codes(check(b"\x05tester" + b" " * 100, name="~$report.xlsx")) == {"file-lock"}


def test_a_file_beyond_the_limit_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    assert codes(check(GOOD)) == {"file-too-large"}


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    sleeper = (sys.executable, "-c", "import time; time.sleep(30)")
    monkeypatch.setattr(opening, "_CHILD", sleeper)
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.2)
    assert codes(check(GOOD)) == {"file-too-slow"}


def test_a_reader_that_runs_out_of_memory_says_so():
    # many merged rows of long texts: small in the zip, large in memory
    text = b"<is><t>" + b"x" * 32_000 + b"</t></is>"
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="inlineStr">%s</c></row>' % (row, row, text)
        for row in range(1, 6_000)
    )
    checked = check(sheet_with(rows))
    assert codes(checked) <= {"file-too-heavy", "file-unpacks-too-large"}
    assert checked.status == "unreadable"


def test_what_the_child_answers_cannot_run_code(monkeypatch):
    class Evil:
        def __reduce__(self):
            return (print, ("never",))

    monkeypatch.setattr(opening, "_run_child", lambda *_: pickle.dumps(Evil()))
    assert codes(check(GOOD)) == {"file-damaged"}


def test_a_fault_of_the_program_is_a_finding_for_the_administrator(monkeypatch, capsys):
    monkeypatch.setattr("data_loaders.checking.read_frame", lambda **_: 1 / 0)
    checked = check(GOOD)
    assert codes(checked) == {"unexpected-failure"}
    assert checked.issues[0].parameters == {"fault": "ZeroDivisionError"}
    assert capsys.readouterr() == ("", "")


def test_cells_keep_their_true_positions():
    book = opened(GOOD)
    sheet = book.create_sheet("Jauh")
    sheet["C5"] = "isi"
    sheet.merge_cells("C5:D6")
    raw = read_workbook(saved(book), "x.xlsx").sheets[-1]
    assert raw.value(5, 3) == "isi"
    assert (raw.height, raw.width, raw.value(1, 1), raw.value(99, 99)) == (5, 3, None, None)
    assert [(m.top, m.left, m.bottom, m.right) for m in raw.merges] == [(5, 3, 6, 4)]


def test_macros_are_ignored_with_a_note():
    with_macros = repacked(GOOD, **{"xl/vbaProject.bin": b"x"})
    checked = check(with_macros, name="x.xlsm")
    assert (checked.format, codes(checked)) == ("xlsm", {"macros-ignored"})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimited_text_is_read(separator, encoding):
    text = "Wilayah,Jumlah\nTanggamus,7\nMetro,\n".replace(",", separator)
    raw = read_workbook(text.encode(encoding), "x.csv")
    assert raw.format == "csv"
    assert raw.sheets[0].rows == (("Wilayah", "Jumlah"), ("Tanggamus", 7), ("Metro", None))


def test_what_nobody_sees_is_no_part_of_a_text():
    raw = read_workbook(b"Wilayah;OPD\nTanggamus;Di\x0bnas\n" + b"x;\x0b\n", "a\x01.csv")
    assert raw.sheets[0].rows[1:] == (("Tanggamus", "Dinas"), ("x", None))
    assert shown_name("a\x01\udcff.csv") == "a?.csv"


def merged(*ranges):
    """A workbook with a table of ten rows and three columns, and these merged ranges."""
    rows = b"".join(value_at(f"C{row}", row) for row in range(1, 11))
    content = sheet_with(rows)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET)
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges).encode()
    listed = b"</sheetData><mergeCells>" + cells + b"</mergeCells>"
    return repacked(content, **{SHEET: sheet.replace(b"</sheetData>", listed)})


def test_a_row_knows_its_merged_ranges():
    sheet = read_workbook(merged("A2:B3", "C2:C2", "A9:B20", "H1:I10"), "x.xlsx").sheets[-1]
    assert [len(sheet.merges_in(row)) for row in (1, 2, 3, 4, 10, 11)] == [0, 2, 1, 0, 1, 0]
    assert sheet.merge_over(3, 2) == sheet.merges[0] and sheet.merge_over(4, 2) is None


def test_merged_ranges_over_each_other_are_refused():
    content = merged(*["A1:C10"] * 400)
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(content, "x.xlsx")
    assert refused.value.issue.code == "sheet-too-many-merges"


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_random_bytes_never_raise_anything_else(noise):
    _reads_or_refuses(noise)


@given(st.integers(0, len(GOOD)), st.binary(min_size=1, max_size=20))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_workbooks_with_damage_never_raise_anything_else(position, damage):
    _reads_or_refuses(GOOD[:position])
    _reads_or_refuses(GOOD[:position] + damage + GOOD[position + len(damage) :])


def _reads_or_refuses(content):
    try:
        read_workbook(content, "x.xlsx")
    except UnreadableWorkbook as refusal:
        assert refusal.issue.code in CATALOGUE


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_columns_are_named_as_in_the_spreadsheet_program(column, row):
    assert column_number(column_letter(column)) == column
    assert a1(row, column) == f"{column_letter(column)}{row}"


def test_the_child_imports_little():
    source = (Path(opening.__file__).parent / "child.py").read_text()
    assert not any(name in source for name in ("pandas", "openpyxl", "rapidfuzz", "geo"))


FORMULAS = b"""<row r="3">
<c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>1+1</f></c><c r="C3"><f>1+1</f><v>2</v></c>
<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>""".replace(b"\n", b"")


@pytest.mark.parametrize("form", ["transitional", "strict"])
def test_formulas_without_result_and_errors_are_known_by_their_cells(form):
    content = sheet_with(FORMULAS)
    if form == "strict":
        transitional = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        workbook_part = part("xl/workbook.xml").replace(transitional, strict)
        content = repacked(content, **{"xl/workbook.xml": workbook_part})
    sheet = read_workbook(content, "x.xlsx").sheets[-1]
    assert (dict(sheet.errors), sheet.uncached) == ({(3, 4): "#DIV/0!"}, {(3, 2)})
