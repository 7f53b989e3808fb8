"""The reports of earlier months, asked once for all reports of a file."""

from __future__ import annotations

import pytest

from domain.fields import ReportKind
from domain.history import PastReport, PastSums, row_key
from domain.period import Period
from tests.store.building import case_row, key, many_reports, moment, report, submission

START = Period(2024, 1)
JANUARY, FEBRUARY, MARCH = (key(period=Period(2024, month)) for month in (1, 2, 3))


def cases(category):
    return row_key(ReportKind.VIOLATIONS, {"category": category})


def accept(store, month, rows, since=START, **options):
    store.accept(submission([report(rows, period=Period(2024, month), since=since)], **options))


def test_the_newest_earlier_report_with_its_rows_and_blanks(store):
    accept(store, 1, [case_row("KE1", reported=1)])
    accept(store, 2, [case_row("KE1", reported=3, proven=None), case_row("KE2", 4, reported=2)])

    past = store.previous_reports([MARCH], START)[MARCH]
    assert past == PastReport(
        period=FEBRUARY.period,
        since=START,
        rows={cases("KE1"): {"reported": 3, "proven": None}, cases("KE2"): {"reported": 2}},
    )
    assert (past.total("reported"), past.total("proven")) == (5, None)


def test_a_month_that_was_skipped_does_not_break_the_line(store):
    accept(store, 1, [case_row("KE1", reported=1)])

    assert store.previous_reports([MARCH], START)[MARCH].total("reported") == 1


def test_another_start_a_monthly_report_and_the_month_itself_do_not_count_as_the_same_line(store):
    accept(store, 2, [case_row("KE1", reported=7)], since=Period(2023, 10))
    accept(store, 1, [case_row("KE1", reported=8)], since=None)
    accept(store, 3, [case_row("KE1", reported=9)])

    assert store.previous_reports([MARCH], START) == {}
    assert store.previous_reports([MARCH])[MARCH].total("reported") == 7


def test_a_report_older_than_a_year_is_not_looked_for(store):
    accept(store, 3, [case_row("KE1", reported=1)], since=None)
    within, beyond = key(period=Period(2025, 3)), key(period=Period(2025, 4))

    assert set(store.previous_reports([within, beyond])) == {within}


@pytest.mark.parametrize(
    "other",
    [
        key(unit="36.02", period=MARCH.period),
        key(institution="polri", period=MARCH.period),
        key(kind=ReportKind.PLEDGES, period=MARCH.period),
    ],
)
def test_another_unit_institution_or_kind_does_not_count(store, other):
    accept(store, 2, [case_row("KE1", reported=7)], since=None)

    assert store.previous_reports([other]) == {}
    assert store.monthly_sums([other], START) == {}


def test_each_month_of_a_file_is_compared_with_the_one_before_it(store):
    accept(store, 1, [case_row("KE1", reported=1)])
    accept(store, 2, [case_row("KE1", reported=3)])

    past = store.previous_reports([FEBRUARY, MARCH, JANUARY], START)
    assert {each.period.month: report.total("reported") for each, report in past.items()} == {
        2: 1, 3: 3,
    }  # fmt: skip


def test_the_corrected_report_counts_and_a_reverted_one_does_not(store):
    accept(store, 2, [case_row("KE1", reported=3)])
    accept(store, 2, [case_row("KE1", reported=4)])
    assert store.previous_reports([MARCH], START)[MARCH].total("reported") == 4

    store.revert(2, at=moment("2024-03-01"))
    assert store.previous_reports([MARCH], START)[MARCH].total("reported") == 3


def test_monthly_figures_are_added_up_and_cumulative_ones_left_out(store):
    accept(store, 1, [case_row("KE1", reported=1), case_row("KE2", 4, reported=2)], since=None)
    accept(store, 2, [case_row("KE1", reported=3, proven=1)], since=None)
    accept(store, 3, [case_row("KE1", reported=50)], since=START)

    april = key(period=Period(2024, 4))
    assert store.monthly_sums([april], START) == {april: PastSums(2, {"reported": 6, "proven": 1})}
    assert store.monthly_sums([april], FEBRUARY.period) == {
        april: PastSums(1, {"reported": 3, "proven": 1})
    }
    assert store.monthly_sums([FEBRUARY], START) == {FEBRUARY: PastSums(1, {"reported": 3})}


def test_nothing_is_asked_about_no_report(store):
    assert store.previous_reports([]) == {}
    assert store.monthly_sums([], START) == {}


def test_many_units_are_asked_at_once(store):
    store.accept(submission(many_reports(300, figures=2)))
    keys = [key(unit=f"{n // 100 + 11}.{n % 100:02d}", period=FEBRUARY.period) for n in range(300)]

    assert set(store.previous_reports(keys)) == set(keys)
    assert set(store.monthly_sums(keys, START)) == set(keys)
