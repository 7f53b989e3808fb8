"""What a question says, in both languages, word for word: numbers, a question, no accusation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.quality_reading import (
    LastDigits,
    SameAsBefore,
    SameAsOther,
    UnusualFigure,
    field_words,
    sheet_words,
    summary,
)
from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period

ID, EN = Language("id"), Language("en")
MARCH = Period(2024, 3)
LEVEL = UnusualFigure(
    kind=ReportKind.PLEDGES, field="obligated", period=MARCH, value=4120.0, before=412.0,
    usual=412.0, low=-6.2, high=430.1, n_months=9, by_change=False,
)  # fmt: skip
CHANGE = UnusualFigure(
    kind=ReportKind.PLEDGES, field="signed", period=MARCH, value=100.0, before=340.0,
    usual=10.0, low=-12.0, high=32.0, n_months=8, by_change=True,
)  # fmt: skip
BEFORE = SameAsBefore(
    kind=ReportKind.SOCIALIZATION, period=MARCH, since=Period(2024, 2), n_months=2, digits=10,
    mark="ab",
)  # fmt: skip
STILL = SameAsBefore(
    kind=ReportKind.PLEDGES, period=MARCH, since=Period(2023, 12), n_months=4, digits=8, mark="ab"
)
OTHER = SameAsOther(
    kinds=(ReportKind.PLEDGES, ReportKind.SOCIALIZATION), period=MARCH,
    others=("Kab. Dua", "Kab. Tiga"), other_codes=("90.02", "90.03"), digits=14, mark="ab",
)  # fmt: skip
DIGITS = LastDigits(
    kind=ReportKind.SOCIALIZATION, first=Period(2023, 10), period=MARCH, n=60, share=0.55,
    statistic=81.333, counts=(20, 3, 3, 3, 3, 13, 4, 4, 4, 3), n_groups=119,
)  # fmt: skip


@pytest.mark.parametrize(
    ("evidence", "english", "indonesian"),
    [
        (
            LEVEL,
            "Obligated to sign: **4,120** in March 2024. In 9 months the usual figure is **412**, "
            "and 0 to 430 would be nothing unusual.",
            "Wajib menandatangani: **4.120** pada Maret 2024. Dalam 9 bulan angka yang biasa "
            "adalah **412**; 0 sampai 430 masih wajar.",
        ),
        (
            CHANGE,
            "Signed pledges: from **340** to **100** in March 2024, a change of **−240**. In 8 "
            "months the usual change is +10, and −12 to +32 would be nothing unusual.",
            "Pakta yang sudah ditandatangani: dari **340** menjadi **100** pada Maret 2024, "
            "berubah **−240**. Dalam 8 bulan perubahan yang biasa adalah +10; −12 sampai +32 "
            "masih wajar.",
        ),
        (
            BEFORE,
            "The report Socialization for March 2024 has the same figures as the one for February "
            "2024: the **2 reports** since then agree in every figure, 10 digits in all.",
            "Angka laporan Sosialisasi untuk Maret 2024 sama dengan laporan Februari 2024: "
            "**2 laporan** sejak itu sama di setiap angka, seluruhnya 10 digit.",
        ),
        (
            OTHER,
            "The figures for March 2024 are those of **Kab. Dua and Kab. Tiga**: Integrity pledges "
            "and Socialization, 14 digits in all.",
            "Angka untuk Maret 2024 sama dengan angka **Kab. Dua dan Kab. Tiga**: Pakta Integritas "
            "dan Sosialisasi, seluruhnya 14 digit.",
        ),
        (
            DIGITS,
            "Of **60** counted figures from October 2023 to March 2024, **55%** end in 0 or 5; "
            "where people are counted one by one it is about 20%. Chance alone would rarely give "
            "this (chi-square 81.3, 9 degrees of freedom; p below 0.01 after allowing for 119 "
            "groups looked at).",
            "Dari **60** angka hasil hitungan Oktober 2023 sampai Maret 2024, **55%** berakhir "
            "dengan 0 atau 5; bila orang dihitung satu per satu, sekitar 20%. Kebetulan saja "
            "jarang menghasilkan ini (khi-kuadrat 81,3, derajat bebas 9; p di bawah 0,01 setelah "
            "memperhitungkan 119 kelompok yang diperiksa).",
        ),
    ],
)
def test_what_was_noticed(evidence, english, indonesian):
    assert evidence.noticed(EN) == english
    assert evidence.noticed(ID) == indonesian


@pytest.mark.parametrize("evidence", [LEVEL, CHANGE, BEFORE, STILL, OTHER, DIGITS])
@pytest.mark.parametrize("language", [EN, ID])
def test_every_question_is_a_question_and_blames_nobody(evidence, language):
    asked, caution = evidence.asked(language), evidence.caution(language)
    assert "?" in asked
    words = f"{evidence.noticed(language)} {asked} {caution}".lower()
    blame = ("wrong report", "false", "fraud", "manipul", "palsu ", "curang", "bohong", "fiktif")
    assert not [word for word in blame if word in words]


def test_pledges_that_stand_still_are_asked_about_signing():
    assert STILL.asked(EN) == (
        "Has nobody signed since December 2023, or was an earlier report sent again?"
    )
    assert "Desember 2023" in STILL.asked(ID)


def test_a_change_from_a_month_that_is_not_known_is_a_dash_not_zero():
    unknown = replace(CHANGE, before=None)
    assert "from **–** to **100** in March 2024, a change of **–**" in unknown.noticed(EN)
    assert unknown.figures == ("100", "")


def test_a_corrected_figure_is_another_question_and_new_digits_are_the_same():
    assert replace(LEVEL, value=412.0).figures != LEVEL.figures
    assert replace(DIGITS, n=61).figures == DIGITS.figures


@pytest.mark.parametrize(
    ("questions", "answered", "english", "indonesian"),
    [
        (0, 0, "No report for March 2024 raises a question.",
         "Tidak ada laporan Maret 2024 yang menimbulkan pertanyaan."),
        (1, 0, "The reports for March 2024 raise **1 question**. None has an answer yet.",
         "Laporan Maret 2024 menimbulkan **1 pertanyaan**. Belum ada yang dijawab."),
        (46, 1, "The reports for March 2024 raise **46 questions**. 1 has an answer.",
         "Laporan Maret 2024 menimbulkan **46 pertanyaan**. 1 sudah dijawab."),
    ],
)  # fmt: skip
def test_the_summary_of_a_month(questions, answered, english, indonesian):
    asked = {"period": MARCH, "n_questions": questions, "n_answered": answered}
    assert summary(**asked, language=EN) == english
    assert summary(**asked, language=ID) == indonesian


def test_columns_and_sheets_are_named_as_in_the_workbook():
    assert field_words(ReportKind.PLEDGES, "signed", ID) == "Sudah Menandatangani"
    assert sheet_words(ReportKind.VIOLATIONS, EN) == "Violations"
