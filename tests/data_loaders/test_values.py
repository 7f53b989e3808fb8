"""What a cell may say: counts, terms, errors, formulas."""

import pytest

from domain.issues import AnyOf
from tests.support.checking import check, figures, found, report
from tests.support.workbooks import COVER, workbook

HEADINGS = "| Kode | Instansi | Jumlah Personel |"


def personnel(value):
    row = f"| '18.06 | ASN Daerah | {value} |"
    return check(workbook("\n".join((COVER, "Personel", HEADINGS, row))))


@pytest.mark.parametrize(
    ("written", "read", "note"),
    [
        ("120", 120, None),
        ("0", 0, None),
        ("120.0", 120, None),
        ("'1.029", 1029, "count-text"),
        ("'1,029", 1029, "count-text"),
        ("'1 029", 1029, "count-text"),
        ("'1\u00a0029", 1029, "count-text"),
        ("'1.234.567", 1234567, "count-text"),
        ("'57", 57, "count-text"),
        ("'1'234", 1234, "count-text"),
        ("'1\u202f029", 1029, "count-text"),
        ("'18.500,00", 18500, "count-text"),
        ("'1,234.00", 1234, "count-text"),
        ("'12.0", 12, "count-text"),
        ("'\u200b57 ", 57, "count-text"),
        ("nihil", 0, None),
        ("'…", None, "count-dash"),
        ("'n.a.", None, "count-dash"),
        ("Nihil", 0, None),
        ("-", None, "count-dash"),
        ("–", None, "count-dash"),
    ],
)
def test_a_count_is_read(written, read, note):
    checked = personnel(written)
    assert found(checked) == []
    assert found(checked, notes=True) == ([(note, "Personel", "C2")] if note else [])
    assert figures(report(checked, "personnel", "18.06")) == [("personnel", read, "C2")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("-3", "count-negative"),
        ("'-3", "count-negative"),
        ("'(3)", "count-negative"),
        ("12.5", "count-not-whole"),
        ("'12,5", "count-not-whole"),
        ("'1.0299", "count-not-whole"),
        ("'1,2.345", "count-not-number"),
        ("'1.234,567", "count-not-whole"),
        ("'1.029 orang", "count-marked"),
        ("'12*", "count-marked"),
        ("'12¹", "count-marked"),
        ("'12<sup>1</sup>", "count-marked"),
        ("12\\n345", "count-not-number"),
        ("1.234", "count-lost-thousands"),
        ("'−3", "count-negative"),
        ("banyak", "count-not-number"),
        ("'45,4%", "count-percent"),
        ("@2024-01-05", "count-date"),
        ("@18:06", "count-date"),
        ("#REF!", "cell-error"),
        ("#DIV/0!", "cell-error"),
        ("=100+20", "formula-without-value"),
        ("999999999999", "count-too-large"),
        ("'99999999999", "count-too-large"),
    ],
)
def test_what_is_no_count_is_an_error_at_the_cell(written, code):
    checked = personnel(written)
    assert found(checked) == [(code, "Personel", "C2")]
    assert checked.reports == ()


def test_an_issue_says_what_was_found():
    (issue,) = personnel("'45,4%").issues
    assert (issue.value, issue.field) == ("45,4%", "personnel")
    (issue,) = personnel("#REF!").issues
    assert issue.parameters["value"] == "#REF!"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ASN Daerah", None),
        ("asn daerah", None),
        ("asn_daerah", None),
        ("Regional civil service", None),
        ("ASN Daera", "term-similar"),
        ("Honorer", "term-unknown"),
        (".", "term-missing"),
    ],
)
def test_institutions_are_words_of_a_list(written, code):
    row = f"| '18.06 | {written} | 120 |"
    checked = check(workbook("\n".join((COVER, "Personel", HEADINGS, row))))
    assert found(checked) == ([(code, "Personel", "B2")] if code else [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("KE1", "KE1"),
        ("ke1", "KE1"),
        ("KE1 - Pasang alat peraga bakal calon", "KE1"),
        ("Pasang alat peraga bakal calon", "KE1"),
        ("Lain-lain", "OTHER"),
    ],
)
def test_categories_are_read_by_code_label_or_both(written, code):
    text = f"""{COVER}
        Pelanggaran
        | Kode   | Instansi   | Kategori  | Dilaporkan |
        | '18.06 | ASN Daerah | {written} | 3          |
    """
    (row,) = report(check(workbook(text)), "violations", "18.06").rows
    assert row.dimensions == {"category": code}


def test_a_misspelt_word_is_offered_its_nearest():
    row = "| '18.06 | ASN Daera | 120 |"
    (issue,) = check(workbook("\n".join((COVER, "Personel", HEADINGS, row)))).issues
    assert issue.parameters["similar"] == AnyOf(("ASN Daerah",))
