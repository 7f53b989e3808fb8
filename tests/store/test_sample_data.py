"""Invented figures and real ones never stand together."""

from __future__ import annotations

import pytest

from store import RealDataPresent, SampleDataPresent
from tests.store.building import case_row, moment, report, submission

SAMPLE = submission([report([case_row("KE1", reported=3)])], is_sample=True)
REAL = submission([report([case_row("KE1", reported=7)])], "2024-02-06")


def test_real_data_onto_sample_data_is_refused_and_nothing_is_stored(store):
    store.accept(SAMPLE)
    with pytest.raises(SampleDataPresent, match="leave the sample data first"):
        store.accept(REAL)
    assert list(store.figures()["value"]) == [3]
    assert len(store.ledger()) == 1


def test_sample_data_onto_real_data_is_refused(store):
    store.accept(REAL)
    with pytest.raises(RealDataPresent):
        store.accept(SAMPLE)
    assert not store.has_sample()


def test_leaving_the_sample_ends_it_in_one_act(store):
    store.accept(SAMPLE)
    store.accept(submission([report([case_row("KE2", reported=1)], unit="36.02")], is_sample=True))

    assert store.leave_sample(at=moment("2024-02-07")) == 2

    assert not store.has_sample()
    assert store.figures().empty
    assert [line.act for line in store.ledger()] == ["leave_sample", "accept", "accept"]
    assert store.accept(REAL).accepted == 1


def test_leaving_the_sample_and_accepting_can_be_one_transaction(store):
    store.accept(SAMPLE)
    store.accept(REAL, leave_sample=True)

    assert list(store.figures()["value"]) == [7]
    assert not store.has_sample()
    assert store.verify().ok


def test_a_refused_submission_does_not_end_the_sample(store):
    store.accept(SAMPLE)
    with pytest.raises(Exception, match="no reports"):
        store.accept(submission([]), leave_sample=True)
    assert store.has_sample()


def test_leaving_where_there_is_no_sample_is_no_act(store):
    store.accept(REAL)
    assert store.leave_sample(at=moment("2024-02-07")) == 0
    assert len(store.ledger()) == 1


def test_as_known_on_a_day_of_the_sample_it_is_still_sample_data(store):
    store.accept(SAMPLE)
    store.accept(submission(REAL.reports, "2024-03-01"), leave_sample=True)

    assert store.has_sample(as_of=moment("2024-02-10"))
    assert not store.has_sample(as_of=moment("2024-03-02"))
    assert not store.has_sample(as_of=moment("2024-02-01"))


def test_restoring_a_sample_onto_real_data_is_refused(store):
    store.accept(SAMPLE)
    store.accept(REAL, leave_sample=True)
    with pytest.raises(RealDataPresent):
        store.restore(1, at=moment("2024-02-08"))


def test_a_new_store_is_empty_and_a_left_sample_does_not_make_it_so_again(store):
    assert store.is_empty()
    assert store.head() == "0" * 64
    store.accept(SAMPLE)
    store.leave_sample(at=moment("2024-02-07"))
    assert not store.is_empty()
