"""The Upload page with tables that nobody described: what is asked, answered and stored."""

import pytest

from data_loaders.options import TableOptions
from domain.places import UnitKind
from pages.parts import queries
from pages.parts.markup import literal
from pages.parts.upload_answers import Answers
from tests.support.app import Reader, app_on
from tests.support.own_table import own_table
from tests.support.workbooks import workbook

USE, ANSWERS = "Use these columns", "Use these answers"
TWO_READINGS = """
    Rekap
    | Kabupaten/Kota | Jumlah Wajib | Sudah Menandatangani |
    | Kab. Pacitan   | '12.000      | '10.000              |
    | Kab. Ponorogo  | '11.000      | '9.000               |
"""
VAGUE = """
    Laporan
    | Satuan           | Masuk | Selesai |
    | Polres Malang    | 3     | 1       |
    | Polres Gresik    | 6     | 2       |
    | Polres Lamongan  | 9     | 3       |
"""
TWO_SHEETS = """
    Timur
    | Kabupaten/Kota | Dilaporkan | Terbukti |
    | Kab. Pacitan   | 12         | 3        |
    | Kab. Ponorogo  | 11         | 2        |

    Barat
    | Kabupaten/Kota | Dilaporkan | Terbukti |
    | Kab. Garut     | 5          | 1        |
    | Kab. Sumedang  | 6          | 0        |
"""


@pytest.fixture
def reader(tmp_path):
    with app_on(tmp_path):
        yield Reader("upload", "lang=en")


def drop(reader, content, name="rekap.xlsx"):
    reader.app.file_uploader[0].upload(name, content).run()
    assert reader.faults == []


def click(reader, label):
    button(reader, label).click()
    reader.app.run()
    assert reader.faults == []


def button(reader, label):
    return next(each for each in reader.app.button if each.label == label)


def pick(reader, label, value):
    next(each for each in reader.app.selectbox if each.label == label).set_value(value)


def test_a_table_is_shown_with_its_roles_and_confirmed_before_it_is_checked(reader):
    drop(reader, own_table("Januari 2025"))
    assert 'class="nt-sheet"' in reader.html
    assert "The file says: Integrity pledges" in " ".join(reader.words.split())
    assert "Findings" not in reader.headings
    click(reader, USE)
    assert "Findings" in reader.headings
    assert "“Malang” can be more than one" in reader.words


def test_a_workbook_that_is_dropped_twice_is_read_once(reader):
    content, dropped = own_table("Januari 2025"), reader.app.file_uploader[0]
    dropped.upload("a.xlsx", content).upload("b.xlsx", content).run()
    assert reader.faults == []
    assert reader.app.info[0].value == "b.xlsx is the same workbook as a.xlsx and is read once."
    assert reader.html.count('class="nt-sheet"') == 1


def test_a_column_that_is_not_clear_is_asked_and_never_chosen_for_anyone(reader):
    drop(reader, workbook(VAGUE))
    assert "2 columns are not clear" in reader.words
    assert "Still to say: the columns" in " ".join(reader.words.split())
    assert button(reader, USE).disabled
    pick(reader, "Kind of report", "violations")
    reader.app.run()
    for label, code in (
        ("Month", "2024-03"),
        ("Institution", "polri"),
        ("Basis of figures", "bulanan"),
        ("Category", "OTHER"),
        ("Column B", "reported"),
        ("Column C", ""),
    ):
        pick(reader, label, code)
    reader.app.run()
    assert not button(reader, USE).disabled
    click(reader, USE)
    assert "Store 3 reports" in reader.words


def test_several_sheets_with_tables_are_shown_to_choose_from(reader):
    drop(reader, workbook(TWO_SHEETS))
    assert reader.html.count('class="nt-sheet"') == 2
    assert "Which one is the report?" in reader.words
    click(reader, "Read the sheet Barat")
    assert "Kab. Sumedang" in reader.words
    assert "Kab. Pacitan" not in reader.words
    click(reader, "Another sheet")
    assert "Kab. Pacitan" in reader.words


def test_numbers_with_two_readings_are_asked_with_both_side_by_side(reader):
    drop(reader, workbook(TWO_READINGS), "rekap januari 2024.xlsx")
    if button(reader, USE).disabled:
        pick(reader, "Month", "2024-01")
        pick(reader, "Institution", "asn_daerah")
        reader.app.run()
    click(reader, USE)
    asked = {radio.label: [*radio.options] for radio in reader.app.radio}
    assert asked["Jumlah Wajib"] == [
        "“12.000” is 12,000: the Indonesian way (1.234,5)",
        "“12.000” is 12: the English way (1,234.5)",
    ]
    for radio in reader.app.radio:
        radio.set_value("id")
    click(reader, ANSWERS)
    assert "12,000" in reader.html
    assert "Store 2 reports" in reader.words


def test_a_row_that_is_left_out_leaves_its_report_out_and_no_other(reader):
    drop(reader, own_table("Januari 2025"))
    click(reader, USE)
    pick(reader, "What “Malang” means", "-")
    click(reader, ANSWERS)
    assert "Rows of “Malang” are left out." in reader.words
    click(reader, "Store 6 reports")
    stored = queries.store().reports()
    assert len(stored) == 6
    assert not set(stored["unit"]) & {"35.07", "35.73"}


def test_an_answer_can_be_taken_back(reader):
    drop(reader, own_table("Januari 2025"))
    click(reader, USE)
    pick(reader, "What “Malang” means", "35.73")
    click(reader, ANSWERS)
    assert "“Malang” is <b>Kota Malang</b>." in reader.html
    click(reader, "Ask again")
    assert "“Malang” can be more than one" in reader.words


def test_the_next_file_of_a_remembered_layout_can_be_read_differently(reader):
    drop(reader, own_table("Januari 2025"))
    click(reader, USE)
    pick(reader, "What “Malang” means", "35.73")
    click(reader, ANSWERS)
    click(reader, "Store 7 reports")
    drop(reader, own_table("Februari 2025"))
    assert "Read like an earlier file" in reader.words
    assert "Store 7 reports" in reader.words
    click(reader, "Change the columns")
    assert 'class="nt-sheet"' in reader.html
    assert "Findings" not in reader.headings


def test_a_layout_is_not_remembered_when_the_officer_does_not_want_it(reader):
    drop(reader, own_table("Januari 2025"))
    reader.app.checkbox[-1].uncheck()
    click(reader, USE)
    pick(reader, "What “Malang” means", "-")
    click(reader, ANSWERS)
    click(reader, "Store 6 reports")
    assert queries.store().layouts().empty


def test_the_basis_is_asked_again_when_earlier_months_speak_against_it(reader):
    drop(reader, violations("2024-01", 10), "januari.xlsx")
    click(reader, "Store 4 reports")
    drop(reader, violations("2024-02", 30), "februari.xlsx")
    (radio,) = reader.app.radio
    assert [*radio.options] == ["Monthly", "Cumulative"]
    assert "Store 0 reports" in reader.words
    radio.set_value("bulanan")
    click(reader, ANSWERS)
    assert "Store 4 reports" in reader.words


def violations(month, reported):
    rows = "".join(
        f"| '{code} | ASN Daerah | OTHER | {reported} |\n"
        for code in ("18.01", "18.02", "18.03", "18.04")
    )
    return workbook(
        f"""
        Identitas
        | Bulan Laporan | {month} |
        | Jenis Angka   | Bulanan |

        Pelanggaran
        | Kode | Instansi | Kategori | Dilaporkan |
        {rows}
        """
    )


def test_a_table_with_service_numbers_is_refused_and_not_shown(reader):
    number = "198001012005011001"
    drop(
        reader,
        workbook(
            f"""
            Rekap
            | Kabupaten/Kota | NIP       | Jumlah Wajib |
            | Kab. Pacitan   | '{number} | 12           |
            | Kab. Ponorogo  | '{number} | 11           |
            """
        ),
    )
    assert "Only counts are accepted" in reader.words
    assert number not in reader.html
    assert number not in reader.words


@pytest.mark.parametrize("content", (b"", b"PK\x03\x04 broken", b"%PDF-1.7", b"\x00" * 100))
def test_what_is_no_workbook_is_said_in_a_sentence(reader, content):
    drop(reader, content)
    assert "The file could not be read; nothing of it was kept." in reader.words
    assert "Traceback" not in reader.words


def test_markup_in_cells_is_shown_as_text(reader):
    drop(
        reader,
        workbook(
            """
            Rekap
            | Kabupaten/Kota | Jumlah Wajib | Sudah Menandatangani | <img src=x onerror=alert(1)> |
            | Kab. Pacitan   | 12           | 10                   | <script>alert(1)</script>    |
            | Kab. Ponorogo  | 11           | 9                    | **tebal** :smile: $x$        |
            """
        ),
    )
    assert "<script" not in reader.html
    assert "<img" not in reader.html


def test_markup_in_names_of_sheets_and_in_headings_is_no_picture_of_another_host(reader):
    """Streamlit reads labels as Markdown: a picture in one would be asked for."""
    drop(reader, workbook(TWO_SHEETS.replace("Barat", "! y _z_")))
    assert [tab.label for tab in reader.app.tabs][1] == r"\! y \_z\_"
    assert literal("![](http://h/x)") == "\\!\\[\\](http\\:\u2060//h/x)"
    assert literal("www.h.id, a@h.id") == "www\u2060.h.id, a\u2060@h.id"


def test_how_numbers_are_written_can_be_taken_back(reader):
    drop(reader, workbook(TWO_READINGS), "rekap januari 2024.xlsx")
    if button(reader, USE).disabled:
        pick(reader, "Month", "2024-01")
        pick(reader, "Institution", "asn_daerah")
        reader.app.run()
    click(reader, USE)
    for radio in reader.app.radio:
        radio.set_value("id")
    click(reader, ANSWERS)
    assert not reader.app.radio
    assert "Column B: <b>the Indonesian way (1.234,5)</b>." in reader.html
    click(reader, "Ask again")
    assert [radio.label for radio in reader.app.radio] == ["Jumlah Wajib"]


def test_the_basis_can_be_taken_back(reader):
    drop(reader, violations("2024-01", 10), "januari.xlsx")
    click(reader, "Store 4 reports")
    drop(reader, violations("2024-02", 30), "februari.xlsx")
    reader.app.radio[0].set_value("bulanan")
    click(reader, ANSWERS)
    assert "Basis of figures: <b>Monthly</b>." in reader.html
    click(reader, "Ask again")
    assert "Store 0 reports" in reader.words
    assert reader.app.radio[0].label == "Basis of figures"


def test_the_kind_of_unit_can_be_taken_back():
    said = Answers(stated=TableOptions(unit_kind=UnitKind.RESORT, basis="bulanan"))
    assert said.without_kind().stated == TableOptions(basis="bulanan")
