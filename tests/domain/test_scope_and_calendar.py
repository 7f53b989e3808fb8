"""Who is to report until when, and where the election days lie."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.calendar import (
    CALENDAR,
    EARLIER,
    CalendarPhase,
    bands_between,
    campaign_of,
    month_position,
    months_of,
    phase_of,
    previous_band,
)
from domain.indicators import INDICATORS, IndicatorUnit
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE, REPORTING_BEGINS
from domain.states import State


def test_a_report_is_due_on_the_tenth_of_the_next_month():
    assert DEFAULT_SCOPE.due_on(Period(2024, 1)) == date(2024, 2, 10)
    assert DEFAULT_SCOPE.due_on(Period(2024, 12)) == date(2025, 1, 10)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 1, 10), Period(2024, 11)),
        (date(2025, 1, 11), Period(2024, 12)),
        (date(2025, 1, 31), Period(2024, 12)),
    ],
)
def test_a_month_is_due_when_its_last_day_on_time_is_over(day, expected):
    assert DEFAULT_SCOPE.newest_due(day) == expected


def test_a_month_with_a_later_date_of_its_own_is_due_later():
    later = replace(DEFAULT_SCOPE, due_dates=((Period(2024, 12), date(2025, 2, 3)),))
    assert later.newest_due(date(2025, 2, 3)) == Period(2024, 11)
    assert later.newest_due(date(2025, 2, 4)) == Period(2024, 12)


def test_nobody_is_expected_outside_the_months_of_the_rules():
    rule = replace(DEFAULT_SCOPE.rules[0], last=Period(2024, 11))
    scope = replace(DEFAULT_SCOPE, rules=(rule,))
    asked = (Period(2023, 9), Period(2023, 10), Period(2024, 11), Period(2024, 12))
    assert [scope.expects_any(month) for month in asked] == [False, True, True, False]


def test_civil_service_from_regencies_and_provinces_police_from_resorts_and_poldas():
    kinds = {rule.institution: set(rule.unit_kinds) for rule in DEFAULT_SCOPE.rules}
    civil = {UnitKind.REGENCY, UnitKind.PROVINCE}
    police = {UnitKind.RESORT, UnitKind.POLICE_REGION}
    assert kinds == {"asn_daerah": civil, "asn_polri": police, "polri": police}


def test_nothing_is_expected_before_reporting_began():
    for rule in DEFAULT_SCOPE.rules:
        assert rule.holds_in(REPORTING_BEGINS)
        assert not rule.holds_in(REPORTING_BEGINS.previous)


def test_voting_days_are_those_of_the_regulations():
    voting = [band.first for band in CALENDAR if band.phase is CalendarPhase.VOTING]
    assert voting == [date(2024, 2, 14), date(2024, 11, 27)]


@pytest.mark.parametrize("election", ("Pemilu", "Pilkada"))
def test_three_quiet_days_lie_between_campaign_and_voting(election):
    by_phase = {band.phase: band for band in CALENDAR if band.election_id == election}
    campaign, quiet, voting = (
        by_phase[phase]
        for phase in (CalendarPhase.CAMPAIGN, CalendarPhase.QUIET, CalendarPhase.VOTING)
    )
    assert quiet.first - campaign.last == timedelta(days=1)
    assert quiet.last - quiet.first == timedelta(days=2)
    assert voting.first - quiet.last == timedelta(days=1)


def test_every_band_names_its_source_and_does_not_end_before_it_begins():
    assert all(band.source and band.first <= band.last for band in CALENDAR)


@pytest.mark.parametrize(
    ("month", "election"),
    ((Period(2023, 10), None), (Period(2023, 11), "Pemilu"), (Period(2024, 2), "Pemilu"),
     (Period(2024, 3), None), (Period(2024, 9), "Pilkada"), (Period(2024, 11), "Pilkada")),
)  # fmt: skip
def test_the_campaign_of_a_month(month, election):
    campaign = campaign_of(month)
    assert (campaign.election_id if campaign else None) == election


def test_bands_between_months_are_those_that_touch_them():
    assert bands_between(Period(2024, 4), Period(2024, 7)) == ()
    phases = {band.phase for band in bands_between(Period(2024, 2), Period(2024, 2))}
    assert CalendarPhase.CANDIDACY not in phases
    assert CalendarPhase.RECAPITULATION in phases


def test_a_day_lies_within_its_month_on_the_axis():
    first = Period(2023, 10)
    assert month_position(date(2023, 10, 1), first) == 0
    assert month_position(date(2024, 2, 14), first) == pytest.approx(4 + 13 / 29)
    assert month_position(date(2023, 12, 31), first) < 3


def test_three_states_are_reports_and_two_are_not():
    assert [state for state in State if state.is_reported] == [
        State.ABOVE_ZERO,
        State.ZERO,
        State.BLANK,
    ]


@pytest.mark.parametrize("code", ("id", "en"))
def test_every_indicator_writes_missing_as_a_dash_and_its_value_in_its_unit(code):
    language = Language(code)
    for indicator in INDICATORS:
        assert indicator.write(None, language) == "–"
        written = indicator.write(0.5, language)
        assert written.endswith("%") == (indicator.unit is IndicatorUnit.PERCENT)
        assert indicator.label(language)
        assert indicator.definition(language)


@pytest.mark.parametrize(
    ("month", "phase"),
    ((Period(2023, 10), None), (Period(2023, 11), "candidacy"), (Period(2023, 12), "campaign"),
     (Period(2024, 2), "recapitulation"), (Period(2024, 5), None), (Period(2024, 9), "candidacy"),
     (Period(2024, 11), "campaign"), (Period(2020, 10), "campaign")),
)  # fmt: skip
def test_a_month_lies_in_the_phase_of_most_of_its_days(month, phase):
    found = phase_of(month)
    assert (found.phase.value if found else None) == phase


def test_the_months_of_a_phase_and_the_phase_before():
    campaign = phase_of(Period(2024, 10))
    assert months_of(campaign) == (Period(2024, 10), Period(2024, 11))
    before = previous_band(campaign)
    assert months_of(before) == (Period(2023, 12), Period(2024, 1))
    assert previous_band(before).election_en == "Regional elections 2020"
    assert previous_band(EARLIER[0]) is None


def test_every_phase_has_a_source_that_was_checked():
    for band in (*EARLIER, *CALENDAR):
        assert band.is_verified and band.source.startswith("PKPU ") and band.n_days >= 1


def test_phases_of_one_election_follow_one_another_and_elections_do_not_overlap():
    """Regional elections are counted and added up from the day of voting on, as their rules say."""
    bands = (*EARLIER, *CALENDAR)
    for first, second in pairwise(bands):
        assert first.last < second.first or (
            second.phase is CalendarPhase.RECAPITULATION and first.last == second.first
        )


@pytest.mark.parametrize(
    ("election", "phase", "first", "last"),
    [
        ("Pemilu 2019", "candidacy", date(2018, 8, 4), date(2018, 9, 20)),
        ("Pemilu 2019", "campaign", date(2018, 9, 23), date(2019, 4, 13)),
        ("Pemilu 2019", "quiet", date(2019, 4, 14), date(2019, 4, 16)),
        ("Pemilu 2019", "voting", date(2019, 4, 17), date(2019, 4, 17)),
        ("Pemilu 2019", "recapitulation", date(2019, 4, 18), date(2019, 5, 22)),
        ("Pilkada 2020", "candidacy", date(2020, 9, 4), date(2020, 9, 23)),
        ("Pilkada 2020", "campaign", date(2020, 9, 26), date(2020, 12, 5)),
        ("Pilkada 2020", "quiet", date(2020, 12, 6), date(2020, 12, 8)),
        ("Pilkada 2020", "voting", date(2020, 12, 9), date(2020, 12, 9)),
        ("Pilkada 2020", "recapitulation", date(2020, 12, 9), date(2020, 12, 26)),
    ],
)
def test_the_elections_before_are_those_of_the_reports(election, phase, first, last):
    """Antara, "Tahapan Pemilu 2019"; Kompas, 18 April 2019; analisakini.id, 13 June 2020."""
    (band,) = (b for b in EARLIER if (b.election_id, b.phase.value) == (election, phase))
    assert (band.first, band.last) == (first, last)
