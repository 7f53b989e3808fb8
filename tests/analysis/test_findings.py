"""Sentences state the figures and never say more than these allow, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import (
    change_text,
    concentration_finding,
    pledge_finding,
    reporting_finding,
    violation_finding,
)
from analysis.overview import Concentration, IndicatorSeries, ReportingSeries
from domain.indicators import (
    ATTENDANCE,
    PLEDGE_COMPLETION,
    VIOLATIONS_PROVEN,
    VIOLATIONS_REPORTED,
)
from domain.language import Language
from domain.period import Period

ID, EN = Language("id"), Language("en")
NOVEMBER = Period(2024, 11)


def series(indicator, *lines):
    """Lines of (period, numerator, denominator, reported, expected); None is unknown."""
    frame = pd.DataFrame(
        lines, columns=["period", "numerator", "denominator", "n_reported", "n_expected"]
    ).set_index("period")
    frame["n_figures"] = frame["n_reported"]
    frame["value"] = frame["numerator"].astype(float)
    if indicator.is_rate:
        frame["value"] = frame["numerator"].astype(float) / frame["denominator"].astype(float)
    frame["state"] = [
        "not_reported" if pd.isna(n) else "zero" if n == 0 else "above_zero"
        for n in frame["numerator"]
    ]
    return IndicatorSeries(indicator, frame)


def test_pledges_name_what_is_not_known():
    found = series(PLEDGE_COMPLETION, ("2024-11", 177810, 190665, 476, 508))
    assert pledge_finding(found, NOVEMBER, ID).headline == (
        "93,3% sudah menandatangani pakta integritas."
    )
    assert pledge_finding(found, NOVEMBER, ID).evidence == (
        "**177.810** dari **190.665** wajib. "
        "32 laporan belum masuk: keadaan di sana tidak diketahui."
    )
    assert pledge_finding(found, NOVEMBER, EN).evidence == (
        "**177,810** of **190,665** obligated. 32 reports are missing: the state there is unknown."
    )


def test_pledges_of_nobody_are_known_and_have_no_rate():
    found = pledge_finding(series(PLEDGE_COMPLETION, ("2024-11", 0, 0, 5, 5)), NOVEMBER, EN)
    assert found.headline == "Nobody is obligated to sign the integrity pledge."
    assert found.evidence == "**0** of **0** obligated. All expected reports are in."


@pytest.mark.parametrize(
    ("cases", "headline"),
    [(0, "No violation was reported."), (2, "Few violations were reported.")],
)
def test_no_case_is_not_called_few(cases, headline):
    reported, proven = (
        series(indicator, ("2024-10", 1, None, 15, 15), ("2024-11", cases, None, 15, 15))
        for indicator in (VIOLATIONS_REPORTED, VIOLATIONS_PROVEN)
    )
    assert violation_finding(reported, proven, NOVEMBER, EN).headline == headline


def test_a_month_without_figures_claims_nothing():
    empty = series(PLEDGE_COMPLETION, ("2024-11", None, None, 0, 5))
    assert pledge_finding(empty, NOVEMBER, EN).headline == (
        "No figures on integrity pledges this month."
    )
    none = series(VIOLATIONS_REPORTED, ("2024-11", None, None, 0, 5))
    found = violation_finding(
        none, series(VIOLATIONS_PROVEN, ("2024-11", None, None, 0, 5)), NOVEMBER, EN
    )
    assert found.headline == "No figures on violations this month."
    assert "0" not in found.evidence


@pytest.mark.parametrize(
    ("before", "now", "headline", "caveat"),
    [
        (
            196,
            212,
            "More violations were reported, in the campaign for the regional elections.",
            "better reporting",
        ),
        (212, 196, "Fewer violations were reported than the month before.", "less reporting"),
        (196, 196, "As many violations were reported as the month before.", None),
        (None, 196, "Reports of violations: no comparison with the month before.", None),
    ],
)
def test_a_movement_comes_with_what_it_may_mean(before, now, headline, caveat):
    reported = series(
        VIOLATIONS_REPORTED, ("2024-10", before, None, 5, 5), ("2024-11", now, None, 5, 5)
    )
    proven = series(VIOLATIONS_PROVEN, ("2024-10", 117, None, 5, 5), ("2024-11", 121, None, 5, 5))
    found = violation_finding(reported, proven, NOVEMBER, EN)
    assert found.headline == headline
    assert "not yet proven" in found.evidence
    assert (caveat in found.evidence) if caveat else ("can also mean" not in found.evidence)


def test_a_month_with_a_few_days_of_a_campaign_is_compared_without_it():
    """Three days of November 2023."""
    month = Period(2023, 11)
    reported = series(
        VIOLATIONS_REPORTED, ("2023-10", 100, None, 5, 5), ("2023-11", 212, None, 5, 5)
    )
    proven = series(VIOLATIONS_PROVEN, ("2023-10", 9, None, 5, 5), ("2023-11", 8, None, 5, 5))
    assert violation_finding(reported, proven, month, EN).headline == (
        "More violations were reported than the month before."
    )


@pytest.mark.parametrize(
    ("before", "now", "figures", "is_chance"),
    [
        (196, 212, (5, 5), True),  # p = 0.46
        (196, 260, (5, 5), False),  # p = 0.003
        (212, 196, (100, 80), True),  # by the unit a rise of 16 %, p = 0.15
        (212, 190, (100, 70), False),  # by the unit a rise of 28 %, p = 0.01
    ],
)
def test_a_movement_that_chance_can_make_says_so(before, now, figures, is_chance):
    lines = zip(("2024-10", "2024-11"), (before, now), figures, strict=True)
    reported = series(VIOLATIONS_REPORTED, *((at, n, None, has, has) for at, n, has in lines))
    proven = series(VIOLATIONS_PROVEN, ("2024-10", 9, None, 5, 5), ("2024-11", 8, None, 5, 5))
    found = violation_finding(reported, proven, NOVEMBER, EN)
    assert ("Chance alone can make such a difference." in found.evidence) is is_chance


def test_concentration_names_no_unit():
    found = concentration_finding(Concentration(n_units=14, n_with_cases=110, cases=256), ID)
    assert found.headline == "Separuh atau lebih kasus yang dilaporkan berasal dari 14 satuan."
    assert concentration_finding(Concentration(0, 0, 0), ID).headline == (
        "Tidak ada satuan yang melaporkan kasus."
    )


def test_reporting_says_how_many_are_missing_and_on_time():
    months = pd.DataFrame(
        {"n_expected": [508], "n_reported": [476], "n_on_time": [437], "on_time_rate": [437 / 508]},
        index=["2024-11"],
    )
    found = reporting_finding(ReportingSeries(months), NOVEMBER, ID)
    assert found.headline == "32 laporan wajib belum masuk."
    assert found.evidence == ("**476** dari **508** laporan wajib, 437 di antaranya tepat waktu.")
    assert reporting_finding(ReportingSeries(months), NOVEMBER, EN).evidence == (
        "**476** of **508** expected reports, 437 of them on time."
    )
    assert reporting_finding(ReportingSeries(months), Period(2025, 1), EN).headline == (
        "No reports are expected this month."
    )


@pytest.mark.parametrize(
    ("before", "now", "indonesian", "english"),
    [
        (700, 706, "naik 0,6 poin dari Oktober", "up 0.6 points from October"),
        (706, 700, "turun 0,6 poin dari Oktober", "down 0.6 points from October"),
        (700, 700, "tetap sejak Oktober", "unchanged since October"),
        (None, 700, "Oktober tidak diketahui", "October not known"),
    ],
)
def test_change_in_words(before, now, indonesian, english):
    found = series(PLEDGE_COMPLETION, ("2024-10", before, 1000, 5, 5), ("2024-11", now, 1000, 5, 5))
    assert change_text(found, NOVEMBER, ID) == indonesian
    assert change_text(found, NOVEMBER, EN) == english


def test_a_handful_of_early_reports_does_not_speak_for_the_whole():
    early = series(
        PLEDGE_COMPLETION, ("2024-10", 900, 1000, 500, 508), ("2024-11", 171, 172, 1, 508)
    )
    found = pledge_finding(early, NOVEMBER, ID)
    assert found.headline == (
        "Pakta integritas ditandatangani: laporan terlalu sedikit untuk menilai keseluruhan, "
        "1 dari 508 berangka."
    )
    assert "99" not in found.headline
    assert change_text(early, NOVEMBER, EN) == "too few reports to compare with October"
    reported = series(
        VIOLATIONS_REPORTED, ("2024-10", 295, None, 500, 508), ("2024-11", 0, None, 1, 508)
    )
    proven = series(VIOLATIONS_PROVEN, ("2024-10", 9, None, 500, 508), ("2024-11", 0, None, 1, 508))
    assert violation_finding(reported, proven, NOVEMBER, EN).headline == (
        "Violations reported: too few reports to speak of the whole, 1 of 508 have figures."
    )


def test_a_month_in_which_nobody_was_invited_has_no_change_and_not_too_few_reports():
    """0 of 0: the reports are in, and there is no share to compare."""
    figures = ("2024-10", 80, 100, 5, 5), ("2024-11", 0, 0, 5, 5)
    assert change_text(series(ATTENDANCE, *figures), NOVEMBER, EN) == ""
    back = ("2024-10", 0, 0, 5, 5), ("2024-11", 80, 100, 5, 5)
    assert change_text(series(ATTENDANCE, *back), NOVEMBER, EN) == ""
