"""The month that pages open with: not one of which only the first reports are in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE, ReportingScope, ScopeRule
from geo.gazetteer import load_gazetteer
from tests.support.frames import frames
from tests.support.small_facts import cases, facts_of
from workflow.facts import read_facts
from workflow.months import provisional_from, usual_month

OCTOBER, NOVEMBER, DECEMBER = Period(2024, 10), Period(2024, 11), Period(2024, 12)
BANTEN = tuple(
    place.code for place in load_gazetteer().places(UnitKind.REGENCY) if place.province_code == "36"
)


@pytest.fixture(scope="module")
def facts():
    """Everybody in Banten reported on October and November, one regency on December."""
    elsewhere = {p.code for p in load_gazetteer().places(UnitKind.REGENCY)} - {*BANTEN}
    rule = ScopeRule("asn_daerah", (UnitKind.REGENCY,), without=frozenset(elsewhere))
    scope = ReportingScope(rules=(rule,), kinds=(ReportKind.VIOLATIONS,))
    sent = [(unit, month) for month in (OCTOBER, NOVEMBER) for unit in BANTEN]
    reports = [cases(unit, str(month), 1) for unit, month in [*sent, (BANTEN[0], DECEMBER)]]
    return facts_of(load_gazetteer(), *reports, scope=scope)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 5), NOVEMBER),  # not due, but all reports are in
        (date(2025, 1, 10), NOVEMBER),  # the last day on which December is on time
        (date(2025, 1, 11), DECEMBER),  # due: who is silent now is late
    ],
)
def test_a_month_is_shown_when_it_is_due_or_its_reports_are_in(facts, day, expected):
    assert usual_month(facts, day) == expected


def test_before_any_month_is_due_the_newest_is_shown():
    first = facts_of(load_gazetteer(), cases("36.01", "2024-12", 1))
    assert usual_month(first, date(2024, 12, 20)) == DECEMBER


def test_months_are_provisional_through_their_due_day(facts):
    assert provisional_from(facts, date(2025, 1, 10)) == DECEMBER
    assert provisional_from(facts, date(2025, 1, 11)) is None


class Kept:
    """A store of one report about a month."""

    def __init__(self, month):
        self._figures, self._reports = frames(cases("36.01", str(month), 1))

    def figures(self, **_):
        return self._figures

    def reports(self, **_):
        return self._reports


@pytest.mark.parametrize(
    ("due", "last"),
    [
        (OCTOBER, NOVEMBER),  # November's reports may still come in; one is there
        (NOVEMBER, NOVEMBER),
        (DECEMBER, DECEMBER),  # nobody has reported, and everybody is late
        (Period(2025, 2), Period(2025, 2)),
        (Period(2025, 3), NOVEMBER),  # after three such months nothing is collected any more
        (None, NOVEMBER),
    ],
)
def test_a_month_that_is_due_is_shown_although_nobody_has_reported(due, last):
    found = read_facts(Kept(NOVEMBER), due=due)
    assert (found.periods[0], found.periods[-1]) == (NOVEMBER, last)


def test_months_after_the_last_one_expected_are_not_shown():
    rule = replace(DEFAULT_SCOPE.rules[0], last=DECEMBER)
    scope = replace(DEFAULT_SCOPE, rules=(rule,))
    found = read_facts(Kept(NOVEMBER), scope=scope, due=Period(2025, 2))
    assert found.periods == (NOVEMBER, DECEMBER)


def test_a_month_without_any_report_is_one_that_pages_open_with():
    found = read_facts(Kept(NOVEMBER), due=DECEMBER)
    assert usual_month(found, date(2025, 1, 11)) == DECEMBER
