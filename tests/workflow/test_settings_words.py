"""The settings in words: every rule, nothing rounded away."""

from datetime import date

import pytest

from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.scope import ReportingScope, ScopeRule
from domain.settings import DEFAULT_SETTINGS, IndexSettings, Settings
from workflow.settings_words import settings_lines

EN = Language("en")


def test_the_default_settings_line_by_line():
    lines = settings_lines(DEFAULT_SETTINGS, EN)
    assert lines[:5] == [
        ("Due day", "day 10 of the next month"),
        ("Reports expected each month", "integrity pledges, socialization and violations"),
        (
            "Expected to report: Regional civil service",
            "regencies/cities and provinces, from October 2023",
        ),
        (
            "Expected to report: Police civil service",
            "police resorts and police regions, from October 2023",
        ),
        (
            "Expected to report: National police",
            "police resorts and police regions, from October 2023",
        ),
    ]
    assert lines[5] == ("Neutrality index", "not shown")


def test_dates_months_and_units_left_out_are_told():
    rule = ScopeRule(
        "tni", (UnitKind.REGENCY,), None, Period(2024, 12), frozenset({"31.71", "31.01"})
    )
    scope = ReportingScope((rule,), (), due_dates=((Period(2024, 3), date(2024, 4, 18)),))
    lines = dict(settings_lines(Settings(scope=scope), EN))
    assert lines["Due date for March 2024"] == "18 Apr 2024"
    told = "regencies/cities, up to December 2024, without 31.01, 31.71"
    assert lines["Expected to report: Armed forces"] == told


def test_nobody_and_weights_as_shares():
    index = IndexSettings(is_shown=True, weights={"attendance_rate": 3, "coverage_rate": 1})
    lines = dict(settings_lines(Settings(ReportingScope((), ()), index), EN))
    assert lines["Expected to report"] == "nobody"
    assert lines["Neutrality index"] == "shown"
    assert lines["Weight: Attendance at socialization"] == "75.0%"


@pytest.mark.parametrize("code", ("id", "en"))
def test_every_line_has_words_and_a_value(code):
    assert all(what and value for what, value in settings_lines(DEFAULT_SETTINGS, Language(code)))
