"""Sentences about cases, in both languages: they state counts and never a conversion."""

import pytest

from analysis.case_reading import (
    age_sentence,
    cannot_be_concluded,
    category_sentence,
    channel_sentence,
    few_cases_sentence,
    phase_sentence,
    reports_sentence,
    rest_sentence,
    span_text,
    stage_sentences,
    stage_title,
)
from analysis.cases import StageTotal
from analysis.few_cases import Mark, ShownCount
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period

ID, EN = Language("id"), Language("en")
SPAN = (Period(2024, 10), Period(2024, 11))


def total(cases, reported=10, expected=10, figures=None):
    with_figure = reported if figures is None else figures
    return StageTotal(VIOLATIONS_REPORTED, cases, 1, 1, reported, expected, with_figure)


def totals(reported, proven, in_process, sanctioned, *, reports=(10, 10)):
    values = {
        "reported": reported,
        "proven": proven,
        "in_process": in_process,
        "sanctioned": sanctioned,
    }
    return {stage: total(cases, *reports) for stage, cases in values.items()}


def cells(**counts):
    """Cells by code; "none" is the code of cases that do not state it."""
    return {
        "" if code == "none" else code: ShownCount(Mark.NUMBER, float(n))
        for code, n in counts.items()
    }


def hidden(**counts):
    return cells(**counts) | {"DS8": ShownCount(Mark.FEW)}


def test_open_cases_are_not_stated_where_most_reports_left_them_blank():
    found = {stage: total(3, 16, 16, figures=1) for stage in totals(1, 1, 1, 1)}
    assert stage_title(found, "Lampung", EN) == "Lampung: 3 cases reported"
    assert stage_sentences(found, SPAN, EN)[1] == (
        "Too few reports for the end of November 2024 (1 of 16) to say how many cases were in "
        "process."
    )


def test_the_stages_in_words():
    found = totals(1718, 850, 256, 611, reports=(95, 100))
    assert stage_sentences(found, SPAN, ID) == (
        "**1.718** kasus dilaporkan (belum terbukti), **850** terbukti, dan **611** dijatuhi "
        "sanksi, Oktober 2024 – November 2024.",
        "**256** kasus masih diproses pada akhir November 2024.",
        "**95** dari **100** laporan masuk; yang belum masuk tidak dihitung nol.",
    )
    assert stage_sentences(found, SPAN, EN) == (
        "**1,718** cases reported (not yet proven), **850** proven and **611** sanctioned, "
        "October 2024 – November 2024.",
        "**256** cases were in process at the end of November 2024.",
        "**95** of **100** reports are in; those that are missing are not counted as zero.",
    )


def test_a_stage_that_nobody_filled_in_is_not_known():
    first, second, _ = stage_sentences(totals(4, None, None, 0), SPAN, EN)
    assert first == (
        "**4** cases reported (not yet proven), October 2024 – November 2024. Proven: **not "
        "known**; sanctioned: **0**."
    )
    assert stage_sentences(totals(4, None, None, 0), SPAN, ID)[0] == (
        "**4** kasus dilaporkan (belum terbukti), Oktober 2024 – November 2024. Terbukti: "
        "**tidak diketahui**; dijatuhi sanksi: **0**."
    )
    assert second == ("How many cases were in process at the end of November 2024 is not known.")


def test_the_heading_is_the_finding():
    found = totals(1718, 850, 256, 611)
    assert stage_title(found, "Lampung", EN) == "Lampung: 1,718 cases reported, 256 in process"
    assert stage_title(found, "Lampung", ID) == "Lampung: 1.718 kasus dilaporkan, 256 diproses"
    assert (
        stage_title(totals(1, 0, 0, 0), "Lampung", EN) == "Lampung: 1 case reported, 0 in process"
    )
    few = totals(4, 1, 0, 0, reports=(2, 100))
    assert stage_title(few, "Lampung", EN) == "Lampung: 4 cases reported"
    unknown = totals(None, None, None, None)
    assert stage_title(unknown, "Lampung", EN) == "What happened to the cases, Lampung"


def test_one_case_is_no_cases():
    found = totals(1, 1, 1, 0, reports=(1, 2))
    assert stage_sentences(found, SPAN[1:], EN) == (
        "**1** case reported (not yet proven), **1** proven and **0** sanctioned, November 2024.",
        "Too few reports for the end of November 2024 (1 of 2) to say how many cases were in "
        "process.",
        "**1** of **2** reports is in; those that are missing are not counted as zero.",
    )
    assert stage_sentences(totals(1, None, 1, 0), SPAN[1:], EN)[0].startswith("**1** case reported")
    assert phase_sentence(cells(before=1, after=0, none=0), EN) == (
        "**1** case before candidates were fixed, **0** after."
    )


def test_open_cases_are_not_told_from_too_few_reports():
    found = totals(4, 1, 0, 0, reports=(2, 100))
    assert stage_sentences(found, SPAN, EN)[1] == (
        "Too few reports for the end of November 2024 (2 of 100) to say how many cases were in "
        "process."
    )
    assert stage_sentences(found, SPAN, ID)[1] == (
        "Laporan untuk akhir November 2024 terlalu sedikit (2 dari 100) untuk menyebut jumlah "
        "kasus yang diproses."
    )


def test_a_month_with_everything_missing_claims_nothing():
    found = totals(None, None, None, None, reports=(0, 40))
    assert stage_sentences(found, SPAN[1:], ID) == (
        "Tidak ada angka pelanggaran, November 2024.",
        "**0** dari **40** laporan masuk; yang belum masuk tidak dihitung nol.",
    )


def test_no_report_expected_and_all_reports_in():
    assert reports_sentence(total(None, 0, 0), EN) == "No report is expected."
    assert reports_sentence(total(3), EN) == "All expected reports are in."
    blank = "All expected reports are in. **9** of them give no figure."
    assert reports_sentence(total(3, figures=1), EN) == blank


def test_age_is_said_where_it_is_known():
    ages = cells(this_month=4, last_month=0, to_three=3, to_six=0, older=2, none=5)
    assert age_sentence(ages, total(14), EN) == (
        "In process: **14**. The age of **9** of them is known, **2** came in more than six "
        "months ago. The age of 5 cases is not known."
    )
    assert age_sentence(ages, total(14), ID) == (
        "Umur **9** dari **14** kasus yang diproses diketahui; **2** di antaranya masuk lebih "
        "dari enam bulan lalu. Umur 5 kasus tidak diketahui."
    )
    known = cells(this_month=14, older=0, none=0)
    assert "is not known" not in age_sentence(known, total(14), EN)


def test_age_is_not_known_without_the_month_in_which_cases_came_in():
    ages = cells(this_month=0, older=0, none=14)
    assert age_sentence(ages, total(14), ID) == (
        "Umur kasus yang diproses tidak diketahui: tidak ada baris yang mengisi Bulan Dilaporkan."
    )


@pytest.mark.parametrize("cases", [0, None])
def test_nothing_open_has_no_age(cases):
    assert age_sentence(cells(this_month=0, older=0, none=0), total(cases), EN) == ""


def test_the_category_recorded_most_often_with_ties():
    assert category_sentence(cells(KE1=6, DS6=20, DS8=4, none=0), total(30), ID) == (
        "Paling banyak tercatat: **DS6** Unggah, komentar, suka akun pemenangan calon "
        "(**20** dari 30 kasus, 66,7%)."
    )
    assert category_sentence(cells(KE1=6, DS3=6, none=0), total(12), EN) == (
        "Recorded most often: **KE1** Put up banners for a prospective candidate and **DS3** "
        "Court a party or voters for own candidacy (**6** of 12 cases each, 50.0%)."
    )


@pytest.mark.parametrize(
    ("counts", "cases"),
    [
        (cells(KE1=9, none=0), 9),  # fewer than ten cases
        (cells(KE1=0, none=0), 0),
        (cells(KE1=3, KE2=3, DS3=3, DS6=3, none=0), 12),  # none of four stands out
        (cells(KE1=0, none=20), 20),  # nobody states a category
        (hidden(KE1=12, none=0), 13),  # a part is hidden
        ({}, None),
    ],
)
def test_nothing_is_said_of_few_hidden_or_unknown_cases(counts, cases):
    assert category_sentence(counts, total(cases), EN) == ""


def test_the_share_of_social_media_is_of_the_cases_that_state_a_channel():
    channels = cells(social_media=30, offline=10, mass_media=0, none=2)
    assert channel_sentence(channels, EN) == (
        "Social media: **30** of the **40** cases that state a channel (75.0%). 2 cases do not say."
    )
    assert channel_sentence(channels, ID) == (
        "Media sosial: **30** dari **40** kasus yang menyebut saluran (75,0%). "
        "2 kasus tidak menyebutnya."
    )
    assert channel_sentence(cells(social_media=5, offline=4, mass_media=0, none=90), EN) == ""
    assert channel_sentence(hidden(social_media=50), EN) == ""


def test_phases():
    assert phase_sentence(cells(before=3, after=9, none=0), ID) == (
        "**3** kasus sebelum penetapan calon, **9** sesudahnya."
    )
    assert phase_sentence(cells(before=3, after=9, none=1), EN) == (
        "**3** cases before candidates were fixed, **9** after. 1 case does not say."
    )
    assert phase_sentence(cells(before=0, after=0, none=4), EN) == ""
    assert phase_sentence(hidden(before=1), EN) == ""


def test_what_is_in_no_part_is_counted():
    assert rest_sentence(None, EN) == rest_sentence(0.0, EN) == ""
    assert rest_sentence(2.0, ID) == (
        "2 kasus ada dalam jumlah tetapi tidak terinci: rincian laporan kumulatif berubah."
    )


def test_limits_are_said_in_both_languages():
    assert "one stage is no share of another" in cannot_be_concluded(EN)
    assert "satu tahap bukan bagian dari tahap lain" in cannot_be_concluded(ID)
    assert "1 and 2 are shown as <3" in few_cases_sentence(EN)
    assert "angka 1 dan 2 ditulis <3" in few_cases_sentence(ID)


def test_no_sentence_calls_one_stage_a_share_of_another():
    said = " ".join(stage_sentences(totals(100, 50, 10, 25), SPAN, EN))
    assert "%" not in said
    assert "conver" not in said


def test_spans():
    assert span_text(SPAN[:1], ID) == "Oktober 2024"
    assert span_text(SPAN, EN) == "October 2024 – November 2024"
