"""Revert, restore, and any view as known on a date."""

from __future__ import annotations

import pytest

from store import AlreadyReverted, NotReverted, Store, UnknownSubmission
from tests.store.building import case_row, moment, report, submission


def reported(store: Store, as_of: str | None = None) -> list[float]:
    """The current figures, as known then."""
    return list(store.figures(as_of=moment(as_of) if as_of else None)["value"])


@pytest.fixture
def corrected(store: Store) -> Store:
    """3 recorded on 5 February, corrected to 9 on 5 March."""
    store.accept(submission([report([case_row("KE1", reported=3)])], "2024-02-05"))
    store.accept(submission([report([case_row("KE1", reported=9)])], "2024-03-05"))
    return store


def test_revert_brings_the_report_before_back(corrected):
    corrected.revert(2, at=moment("2024-03-10"))

    assert reported(corrected) == [3]
    assert list(corrected.reports()["versions"]) == [1]
    assert list(corrected.submissions()["is_reverted"]) == [False, True]


def test_restore_undoes_a_revert(corrected):
    corrected.revert(2, at=moment("2024-03-10"))
    corrected.restore(2, at=moment("2024-03-11"))

    assert reported(corrected) == [9]
    assert list(corrected.submissions()["is_reverted"]) == [False, False]


def test_reverting_the_only_submission_leaves_no_report_not_a_zero(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    store.revert(1, at=moment("2024-02-06"))

    assert store.reports().empty
    assert store.figures().empty
    assert store.periods() == ()
    assert not store.is_empty()


def test_after_a_revert_the_same_file_is_accepted_again(store):
    first = submission([report([case_row("KE1", reported=3)])])
    store.accept(first)
    store.revert(1, at=moment("2024-02-06"))

    receipt = store.accept(first)

    assert (receipt.submission, receipt.accepted, receipt.superseded) == (2, 1, 0)


def test_reverting_in_the_middle_changes_nothing_current(corrected):
    corrected.revert(1, at=moment("2024-03-10"))

    assert reported(corrected) == [9]


def test_as_known_on_a_date_before_the_correction(corrected):
    assert reported(corrected, "2024-02-04") == []
    assert reported(corrected, "2024-02-05") == [3]
    assert reported(corrected, "2024-03-04") == [3]
    assert reported(corrected, "2024-03-05") == [9]


def test_as_known_on_sees_reverts_only_after_they_were_made(corrected):
    corrected.revert(2, at=moment("2024-04-01"))
    corrected.restore(2, at=moment("2024-05-01"))

    assert reported(corrected, "2024-03-31") == [9]
    assert reported(corrected, "2024-04-15") == [3]
    assert reported(corrected, "2024-05-02") == [9]


def test_as_known_on_counts_versions_and_submissions_as_they_were(corrected):
    february = moment("2024-02-10")
    assert list(corrected.reports(as_of=february)["versions"]) == [1]
    assert list(corrected.submissions(as_of=february)["current_reports"]) == [1]
    assert list(corrected.submissions()["current_reports"]) == [0, 1]
    assert corrected.periods(as_of=moment("2024-01-01")) == ()


def test_each_act_is_a_line_of_the_ledger(corrected):
    corrected.revert(2, at=moment("2024-03-10"))
    corrected.restore(2, at=moment("2024-03-11"))

    lines = corrected.ledger()
    assert [line.act for line in lines] == ["restore", "revert", "accept", "accept"]
    assert [line.line for line in corrected.ledger(limit=2)] == [4, 3]
    assert lines[0].previous_hash == lines[1].hash
    assert lines[0].hash == corrected.head()


@pytest.mark.parametrize("act", ["revert", "restore"])
def test_an_unknown_submission_is_refused(store, act):
    with pytest.raises(UnknownSubmission, match="no submission 7"):
        getattr(store, act)(7, at=moment("2024-02-05"))


def test_reverting_twice_and_restoring_what_stands_are_refused(corrected):
    with pytest.raises(NotReverted):
        corrected.restore(2, at=moment("2024-03-10"))
    corrected.revert(2, at=moment("2024-03-10"))
    with pytest.raises(AlreadyReverted):
        corrected.revert(2, at=moment("2024-03-10"))
    assert len(corrected.ledger()) == 3


def test_one_submission_can_be_asked_for(corrected):
    assert corrected.submission(2)["file_name"] == "laporan.xlsx"
    with pytest.raises(UnknownSubmission):
        corrected.submission(3)
