"""Fixtures of the workflow tests: the facts of three sample months, a profile, each read once."""

from functools import cache

import pytest

from store.api import open_store
from tests.support.plain_figures import PlainFigures
from tests.support.small_facts import cases
from tests.workflow.profiles import TANGGAMUS, neighbours, pledges, profile_of, small
from workflow.facts import indicator_states, read_facts


@pytest.fixture(scope="session")
def facts(sample_store):
    store = open_store(sample_store.url)
    found = read_facts(store)
    store.close()
    return found


@pytest.fixture(scope="session")
def states_of(facts):
    return cache(lambda indicator: indicator_states(facts, indicator))


@pytest.fixture(scope="session")
def plain(sample_store):
    return PlainFigures(sample_store.workbooks)


@pytest.fixture(scope="session")
def tanggamus():
    """A regency among its neighbours, with two cases."""
    reports = (*neighbours(40), pledges("36.01", 100, 1), cases(TANGGAMUS, "2024-01", 2))
    return profile_of(small(*reports), TANGGAMUS)
