"""The template: what it writes, the reader reads back without a question."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data_loaders.template import TemplateRequest, write_template
from domain.fields import COVER_SHEET, SHEETS, FieldType
from domain.period import Period
from domain.terms import CATEGORIES, VOCABULARIES
from tests.support.checking import check, codes, figures, found, report, resolver
from tests.support.workbooks import saved

JANUARY = Period(2024, 1)


def template(*codes_of_units, own=None, **more):
    units = tuple(resolver().place(code) for code in codes_of_units)
    unit = resolver().place(own) if own else None
    return write_template(TemplateRequest(period=JANUARY, unit=unit, units=units, **more))


def opened(content):
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def tanggamus():
    return template("18.06", own="18.06")


def test_a_template_has_cover_instructions_four_sheets_and_hidden_lists(tanggamus):
    book = opened(tanggamus)
    assert book.sheetnames == [
        "Identitas", "Petunjuk", "Personel", "Pakta Integritas", "Sosialisasi", "Pelanggaran",
        "Daftar",
    ]  # fmt: skip
    assert book["Daftar"].sheet_state == "hidden"
    cover = {row[0].value.splitlines()[0]: row[1].value for row in book[COVER_SHEET]["A4:B11"]}
    assert cover == {
        "Bulan Laporan": "Januari 2024",
        "Jenis Angka": "Bulanan",
        "Sejak": None,
        "Jenis Satuan": "Kabupaten/Kota",
        "Kode Satuan Pelapor": "18.06",
        "Satuan Pelapor": "Kabupaten Tanggamus",
        "Sifat Data": None,
        "Versi Template": "1",
    }


def test_headings_are_indonesian_with_english_below_bold_and_locked(tanggamus):
    book = opened(tanggamus)
    for report_sheet in SHEETS:
        sheet = book[report_sheet.name_id]
        fields = [field for field in report_sheet.fields if not field.optional]
        assert [cell.value for cell in sheet[1]] == [
            f"{field.heading_id}\n{field.heading_en}" for field in fields
        ]
        assert all(cell.font.bold and cell.protection.locked for cell in sheet[1])
        assert not any(cell.protection.locked for cell in sheet[2])
        assert sheet.protection.sheet
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"


def test_every_list_column_and_every_count_is_validated(tanggamus):
    book = opened(tanggamus)
    for report_sheet in SHEETS:
        sheet = book[report_sheet.name_id]
        fields = [field for field in report_sheet.fields if not field.optional]
        for cell, field in zip(sheet[2], fields, strict=True):
            kinds = {v.type for v in sheet.data_validations.dataValidation if cell.coordinate in v}
            expected = {
                FieldType.TERM: {"list"}, FieldType.COUNT: {"whole"}, FieldType.DATE: {"date"},
            }.get(field.type, set())  # fmt: skip
            assert kinds == expected, (report_sheet.name_id, field.code)


def test_every_word_of_a_list_is_understood(tanggamus):
    sheet = opened(tanggamus)["Daftar"]
    for column in sheet.iter_cols():
        name, *words = [cell.value for cell in column if cell.value]
        for word in words:
            if name in VOCABULARIES and word != "NIHIL":
                code = word.split(" - ")[0] if name == "category" else word
                assert VOCABULARIES[name].find(code), word
    assert sheet["D2"].value == "NIHIL"
    assert sheet.max_row == len(CATEGORIES.codes) + 2


def test_codes_are_text_and_units_and_levels_are_filled_in(tanggamus):
    sheet = opened(tanggamus)["Pakta Integritas"]
    assert sheet["A2"].value == "18.06"
    assert sheet["A2"].number_format == sheet["A9"].number_format == "@"
    levels = [row[3].value for row in sheet.iter_rows(min_row=2) if row[3].value]
    assert levels == [
        "Sekretaris Daerah", "Kepala OPD", "Camat", "Lurah", "Fungsional", "Pelaksana",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "institutions"),
    [
        ("18.06", ["ASN Daerah"]),
        ("18", ["ASN Daerah"]),
        ("polres-tanggamus", ["Polri", "ASN Polri"]),
        ("polda-lampung", ["Polri", "ASN Polri"]),
    ],
)
def test_institutions_follow_the_kind_of_unit(code, institutions):
    sheet = opened(template(code))["Pelanggaran"]
    assert [sheet.cell(row, 3).value for row in (2, 3)][: len(institutions)] == institutions


def test_an_empty_template_says_that_nothing_is_filled_in():
    assert found(check(template())) == [("nothing-filled-in", None, None)]


def test_a_template_left_as_it_is_reports_nothing(tanggamus):
    checked = check(tanggamus)
    assert codes(checked) == {"rows-prefilled", "nothing-filled-in"}
    assert checked.reports == ()


def test_a_sample_template_is_marked():
    checked = check(template("18.06", own="18.06", is_sample=True))
    assert checked.is_sample


counts = st.integers(0, 100_000)


@given(obligated=st.lists(counts, min_size=6, max_size=6), data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_filled_template_reads_back_the_same_counts(tanggamus, obligated, data):
    signed = [data.draw(st.integers(0, number)) for number in obligated]
    day, category = data.draw(st.integers(1, 31)), data.draw(st.sampled_from(CATEGORIES.codes[:19]))
    people, cases = data.draw(counts), data.draw(st.integers(1, 500))
    book = opened(tanggamus)
    book["Personel"]["D2"] = people
    for row, (all_of_them, done) in enumerate(zip(obligated, signed, strict=True), start=2):
        book["Pakta Integritas"][f"F{row}"], book["Pakta Integritas"][f"G{row}"] = all_of_them, done
    session = {"A2": f"{day:02d}/01/2024", "E2": "BKPSDM", "F2": "Daring", "H2": 50, "I2": 45}
    for cell, value in session.items():
        book["Sosialisasi"][cell] = value
    labels = {term.code: term.label_id for term in CATEGORIES}
    book["Pelanggaran"]["D2"] = f"{category} - {labels[category]}"
    book["Pelanggaran"]["G2"] = cases
    checked = check(saved(book))
    assert codes(checked) <= {"district-heads-exceed"}
    pledged = figures(report(checked, "pledges", "18.06"))
    assert [value for field, value, _ in pledged if field == "obligated"] == obligated
    assert [value for field, value, _ in pledged if field == "signed"] == signed
    assert figures(report(checked, "personnel", "18.06")) == [("personnel", people, "D2")]
    (session_row,) = report(checked, "socialization", "18.06").rows
    assert session_row.dimensions == {
        "session_date": f"2024-01-{day:02d}", "organizer": "BKPSDM", "mode": "online",
    }  # fmt: skip
    (case_row,) = report(checked, "violations", "18.06").rows
    assert (case_row.dimensions, case_row.value("reported")) == ({"category": category}, cases)
