"""The cumulative figures of the month before, with the same start."""

from __future__ import annotations

from domain.period import Period
from tests.store.building import case_row, key, moment, report, submission

START = Period(2024, 1)
MARCH = key(period=Period(2024, 3))


def accept(store, month, rows, since=START, **options):
    store.accept(submission([report(rows, period=Period(2024, month), since=since)], **options))


def test_the_newest_earlier_month_with_the_same_start_summed_over_its_rows(store):
    accept(store, 1, [case_row("KE1", reported=1)])
    accept(store, 2, [case_row("KE1", reported=3, proven=1), case_row("KE2", 4, reported=2)])

    assert store.previous_cumulative(MARCH, START) == {"reported": 5, "proven": 1}


def test_a_month_that_was_skipped_does_not_break_the_line(store):
    accept(store, 1, [case_row("KE1", reported=1)])

    assert store.previous_cumulative(MARCH, START) == {"reported": 1}


def test_another_start_a_monthly_report_and_the_month_itself_do_not_count(store):
    accept(store, 2, [case_row("KE1", reported=7)], since=Period(2023, 10))
    accept(store, 1, [case_row("KE1", reported=8)], since=None)
    accept(store, 3, [case_row("KE1", reported=9)])

    assert store.previous_cumulative(MARCH, START) is None


def test_another_unit_does_not_count(store):
    accept(store, 2, [case_row("KE1", reported=7)])

    assert store.previous_cumulative(key(unit="36.02", period=Period(2024, 3)), START) is None


def test_blanks_are_left_out_and_not_zero(store):
    accept(store, 2, [case_row("KE1", reported=3, proven=None), case_row("KE2", 4, reported=None)])

    assert store.previous_cumulative(MARCH, START) == {"reported": 3}


def test_the_corrected_report_counts_and_a_reverted_one_does_not(store):
    accept(store, 2, [case_row("KE1", reported=3)])
    accept(store, 2, [case_row("KE1", reported=4)])
    assert store.previous_cumulative(MARCH, START) == {"reported": 4}

    store.revert(2, at=moment("2024-03-01"))
    assert store.previous_cumulative(MARCH, START) == {"reported": 3}
