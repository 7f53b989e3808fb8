"""Download, fix the cells, upload: clean; what we added is neither read nor piled up."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.styles import PatternFill

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from exports.tones import FILLS, Tone
from sample_data.making import HERE
from tests.exports.building import EN, ID, faulty, hand_back
from tests.exports.marking_here import marks_in_this_process  # noqa: F401 - found by name
from tests.support.checking import check, found, inspect
from tests.support.workbooks import opened, saved, workbook
from workflow.annotate import annotated

BROKEN = HERE / "broken"
FIXES = {
    "signed-exceeds-obligated.xlsx": {"Pakta Integritas": {"G3": 30, "G6": 31}},
    "count-values.xlsx": {
        "Pakta Integritas": {"G2": 3, "G4": 20, "F7": 25, "G9": 14},
        "Personel": {"D3": 410},
    },
    "ambiguous-place.xlsx": {"Personel": {"B4": "Kabupaten Kediri"}},
    "misspelt-place.xlsx": {"Personel": {"B5": "Kabupaten Tanggamus"}},
    "code-turned-into-time.xlsx": {"Personel": {"A5": "18.06"}},
    "cover-without-month.xlsx": {"Identitas": {"B4": "2024-01"}},
    "cover-without-basis.xlsx": {"Identitas": {"B5": "Bulanan"}},
    "session-dates.xlsx": {
        "Sosialisasi": {"A2": date(2024, 1, 5), "A3": date(2024, 1, 9), "A4": date(2024, 1, 12)}
    },
    "unknown-term.xlsx": {
        "Pakta Integritas": {"C2": "ASN Daerah", "D5": "Camat"},
        "Pelanggaran": {"D3": "DS1"},
    },
    "spreadsheet-error.xlsx": {"Personel": {"D6": 3000}},
}


def fixed(content, cells):
    """The workbook with other values in some cells; colours and comments stay."""
    book = opened(content)
    for sheet, values in cells.items():
        for cell, value in values.items():
            book[sheet][cell].value = value
    return saved(book)


def comments(content):
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in opened(content)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


@pytest.mark.parametrize("file", FIXES)
def test_a_broken_sample_ends_clean(file):
    content = (BROKEN / file).read_bytes()
    repaired = fixed(content, FIXES[file])
    again = check(fixed(hand_back(content, language=ID), FIXES[file]))

    assert again.status == "ok"
    assert found(again, notes=True) == found(check(repaired), notes=True)
    assert len(again.reports) == len(check(repaired).reports)


def test_the_copy_is_read_like_the_original():
    assert found(check(hand_back(faulty())), notes=True) == found(check(faulty()), notes=True)


def test_a_copy_of_a_copy_has_each_comment_and_the_list_once():
    once = hand_back(faulty())
    twice = hand_back(once)

    assert comments(twice) == comments(once)
    assert opened(twice).sheetnames == opened(once).sheetnames


def test_a_copy_in_the_other_language_replaces_the_list():
    twice = hand_back(hand_back(faulty(), language=ID), language=EN)

    assert opened(twice).sheetnames == ["Netra Findings", "Identitas", "Personel"]
    assert not any("KESALAHAN" in text for text in comments(twice).values())


def test_the_comment_of_a_cell_that_was_fixed_is_gone_from_the_next_copy():
    copy = fixed(hand_back(faulty()), {"Personel": {"D2": 30}})
    again = comments(hand_back(copy))

    assert ("Personel", "D2") not in again
    assert ("Personel", "D3") in again


def test_a_cell_that_was_fixed_has_its_own_fill_back_in_the_next_copy():
    book = opened(faulty())
    book["Personel"]["D2"].fill = PatternFill("solid", fgColor="FFFFF8E1")
    copy = hand_back(hand_back(saved(book)))
    again = opened(hand_back(fixed(copy, {"Personel": {"D2": 30, "D3": 12}})))["Personel"]

    assert again["D2"].fill.fgColor.rgb == "FFFFF8E1"
    assert again["D3"].fill.fill_type is None
    assert again["D4"].fill.fgColor.rgb == "FF" + FILLS[Tone.NOTE]


def test_figures_in_the_list_of_findings_are_never_read():
    book = opened(hand_back(faulty()))
    book["Netra Findings"]["A40"], book["Netra Findings"]["B40"] = "18.06", 99
    book.copy_worksheet(book["Netra Findings"]).title = "Netra Findings (2)"

    assert found(check(saved(book)), notes=True) == found(check(faulty()), notes=True)


def test_data_about_persons_in_the_list_still_refuses_the_file():
    book = opened(hand_back(faulty()))
    book["Netra Findings"]["B40"] = "NIP 19790314 200501 1 002"

    assert found(check(saved(book))) == [("personal-data-number", "Netra Findings", "B40")]


def test_a_table_that_is_not_the_template_is_found_behind_the_list():
    content = workbook("""
        Rekap
        | Satuan         | Dilaporkan |
        | Kab. Tanggamus | 3          |
        | Kab. Way Kanan | satu       |
    """)
    options = TableOptions(
        kind=ReportKind.VIOLATIONS,
        period=Period(2024, 1),
        basis="bulanan",
        columns={"A": "unit", "B": "reported"},
        terms={"institution": "asn_daerah", "category": "OTHER"},
    )
    checked = check(content, options=options)
    copy = annotated(content, "rekap.xlsx", checked, ID)

    assert found(checked) == [("count-not-number", "Rekap", "B3")]
    assert found(check(copy, options=options), notes=True) == found(checked, notes=True)
    again = check(fixed(copy, {"Rekap": {"B3": 1}}), options=options)
    assert [report.key.unit_code for report in again.reports] == ["18.06", "18.08"]
    assert inspect(copy).sheets == inspect(content).sheets
