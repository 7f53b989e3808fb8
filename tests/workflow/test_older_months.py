"""Reports of months before those that pages show: kept, and in no figure or sentence."""

from dataclasses import replace
from datetime import date

import pytest

from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from geo.gazetteer import load_gazetteer
from tests.support.small_facts import cases, facts_of, states_of
from workflow.briefing import subject_of
from workflow.briefing_methods import sources_slide
from workflow.small_multiples import multiples_of
from workflow.views import Selection

JANUARY = Period(2024, 1)
EN = Language("en")


@pytest.fixture(scope="module")
def facts():
    """Seven years; Pringsewu has reported in the first month alone."""
    made = facts_of(
        load_gazetteer(),
        cases("18.10", "2017-01", 2),
        cases("18.06", "2017-01", 5),
        cases("18.06", "2024-01", 3),
    )
    return replace(made, periods=made.periods[-60:], has_older=True)


@pytest.fixture(scope="module")
def states(facts):
    return states_of(facts)


def test_no_state_is_of_a_month_that_is_not_shown(states):
    assert {*states(VIOLATIONS_REPORTED)["period"]} == {"2024-01"}


def test_units_of_older_reports_are_not_missing_from_the_small_charts(facts, states):
    found = multiples_of(
        facts, states, indicator=VIOLATIONS_REPORTED, selection=Selection(), language=EN
    )
    assert found.legend == "Hatched: not reported. Dotted: left blank. Open circle: zero."


def test_the_sources_of_a_briefing_are_of_the_months_that_it_names(facts, states):
    subject = subject_of(
        facts,
        states,
        selection=Selection(),
        geography=None,
        period=JANUARY,
        language=EN,
        as_of=date(2024, 3, 1),
        today=date(2024, 3, 1),
    )
    received = sources_slide(subject).body.items[0]
    assert received.startswith("Monthly reports of the units: **1** reports from **1** files, Feb")
