"""The matrix of reports over months in which units come into being."""

from dataclasses import replace
from functools import partial

import pytest

from domain.language import Language
from domain.period import Period
from store.api import open_store
from workflow.facts import indicator_states, read_facts
from workflow.reporting import reporting_status
from workflow.views import Selection

OCTOBER, NOVEMBER = Period(2024, 10), Period(2024, 11)
NEW_POLDA = "Polda Papua Barat Daya"  # works since November 2024


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """Two months of which no report has come in."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('waiting') / 'netra.sqlite3'}")
    facts = replace(read_facts(store), periods=(OCTOBER, NOVEMBER))
    store.close()
    return facts


def status(facts, period):
    return reporting_status(
        facts,
        partial(indicator_states, facts),
        kind="pledges",
        selection=Selection(institutions=("polri",)),
        period=period,
        language=Language("en"),
    )


def test_a_unit_has_no_row_in_the_months_before_it_exists(waiting):
    before, after = (status(waiting, period) for period in (OCTOBER, NOVEMBER))
    assert NEW_POLDA not in {row.name for row in before.rows}
    assert NEW_POLDA in {row.name for row in after.rows}
    assert (len(before.rows), len(after.rows)) == (before.n_expected, after.n_expected)


def test_months_without_any_report_are_counted_as_silent(waiting):
    rows = {row.name: row for row in status(waiting, NOVEMBER).rows}
    assert rows["Polda Lampung"].silent_months == 2
    assert rows[NEW_POLDA].silent_months == 1
