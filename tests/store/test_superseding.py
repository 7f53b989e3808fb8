"""A newer report replaces the older one whole; the same file again is not stored again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.fields import ReportKind
from domain.period import Period
from store import InconsistentSubmission, Store, UnknownWorkbook
from tests.store.building import JANUARY, case_row, moment, report, row, submission


def values(store: Store, **selection: object) -> dict[tuple[str, str], float]:
    """Category and field -> value of all current figures."""
    frame = store.figures(**selection)
    return {
        (category, field): value
        for category, field, value in zip(
            frame["category"], frame["field"], frame["value"], strict=True
        )
    }


def test_a_first_report_is_stored_with_its_cells(store):
    receipt = store.accept(submission([report([case_row("KE1", 7, reported=3, proven=1)])]))

    assert (receipt.submission, receipt.accepted, receipt.superseded) == (1, 1, 0)
    figures = store.figures()
    assert list(figures["field"]) == ["proven", "reported"]
    assert list(figures["cell"]) == ["H7", "G7"]
    assert list(figures["value"]) == [1.0, 3.0]
    assert set(figures["row"]) == {7}
    assert set(figures["sheet"]) == {"Pelanggaran"}
    assert set(figures["unit"]) == {"18.06"}
    assert set(figures["period"]) == {"2024-01"}


def test_a_newer_report_replaces_the_older_one_whole_and_rows_it_lacks_are_gone(store):
    both = [case_row("KE1", reported=3), case_row("KE2", 4, reported=2)]
    store.accept(submission([report(both)]))
    receipt = store.accept(submission([report([case_row("KE1", reported=4)])], "2024-02-06"))

    assert (receipt.accepted, receipt.superseded, receipt.unchanged) == (1, 1, 0)
    assert values(store) == {("KE1", "reported"): 4}


def test_a_blank_is_kept_apart_from_zero(store):
    store.accept(submission([report([case_row("KE1", reported=0, proven=None)])]))

    figures = store.figures().set_index("field")["value"]
    assert figures["reported"] == 0
    assert figures.isna()["proven"]


def test_zero_after_blank_is_a_change(store):
    store.accept(submission([report([case_row("KE1", reported=None)])]))
    receipt = store.accept(submission([report([case_row("KE1", reported=0)])], "2024-02-06"))

    assert (receipt.accepted, receipt.superseded) == (1, 1)


def test_the_same_file_twice_changes_nothing_and_says_so(store):
    first = submission([report([case_row("KE1", reported=3)])])
    store.accept(first)
    head = store.head()

    receipt = store.accept(first)

    assert receipt.submission is None
    assert (receipt.accepted, receipt.unchanged, receipt.ledger_line) == (0, 1, None)
    assert len(store.submissions()) == 1
    assert store.head() == head


def test_the_same_figures_in_other_cells_and_order_are_unchanged(store):
    rows = [case_row("KE1", 3, reported=3), case_row("KE2", 4, reported=1)]
    moved = [case_row("KE2", 9, reported=1), case_row("KE1", 10, reported=3)]
    store.accept(submission([report(rows)]))

    receipt = store.accept(submission([report(moved)], "2024-02-06"))

    assert (receipt.accepted, receipt.superseded, receipt.unchanged) == (0, 0, 1)
    assert values(store) == {("KE1", "reported"): 3, ("KE2", "reported"): 1}


def test_what_another_workbook_repeats_stands_when_the_first_goes(store):
    said = [report([case_row("KE1", reported=3)])]
    store.accept(submission(said, content=b"one"))
    receipt = store.accept(submission(said, "2024-02-06", content=b"two"))
    store.revert(1, at=moment("2024-02-07"))

    assert (receipt.submission, receipt.accepted, receipt.unchanged) == (2, 0, 1)
    assert values(store) == {("KE1", "reported"): 3}


def test_whether_anything_would_be_stored_can_be_asked_before(store):
    said = [report([case_row("KE1", reported=3)])]
    sent = submission(said)
    assert store.would_be_stored(sent.sha256, said)
    store.accept(sent)
    assert not store.would_be_stored(sent.sha256, said)
    assert store.would_be_stored("0" * 64, said)
    assert store.would_be_stored(sent.sha256, [report([case_row("KE1", reported=4)])])


def test_a_changed_note_alone_is_a_change(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    noted = submission([report([case_row("KE1", note="diralat", reported=3)])], "2024-02-06")

    assert store.accept(noted).superseded == 1
    assert list(store.figures()["note"]) == ["diralat"]


def test_a_changed_start_of_the_sum_alone_is_a_change(store):
    rows = [case_row("KE1", reported=3)]
    store.accept(submission([report(rows, since=Period(2024, 1))]))

    receipt = store.accept(submission([report(rows, since=Period(2023, 10))], "2024-02-06"))

    assert receipt.superseded == 1
    assert set(store.figures()["since"]) == {"2023-10"}


def test_reports_that_stay_the_same_are_kept_beside_those_that_differ(store):
    tanggamus = report([case_row("KE1", reported=3)])
    lebak = report([case_row("KE1", reported=5)], unit="36.02")
    corrected = report([case_row("KE1", reported=6)], unit="36.02")
    store.accept(submission([tanggamus, lebak]))

    receipt = store.accept(submission([tanggamus, corrected], "2024-02-06"))

    assert (receipt.accepted, receipt.superseded, receipt.unchanged) == (1, 1, 1)
    by_unit = store.reports().set_index("unit")["submission"]
    assert by_unit.to_dict() == {"18.06": 2, "36.02": 2}
    assert sorted(store.figures()["value"]) == [3, 6]


def test_an_older_file_again_is_a_new_submission(store):
    older = submission([report([case_row("KE1", reported=3)])])
    newer = submission([report([case_row("KE1", reported=9)])], "2024-02-06")
    store.accept(older)
    store.accept(newer)

    receipt = store.accept(replace(older, recorded_at=moment("2024-02-07")))

    assert (receipt.submission, receipt.superseded) == (3, 1)
    assert values(store) == {("KE1", "reported"): 3}
    assert list(store.submissions()["sha256"]) == [older.sha256, newer.sha256, older.sha256]


def test_kind_unit_institution_and_month_make_different_reports(store):
    store.accept(
        submission(
            [
                report([case_row("KE1", reported=1)]),
                report([case_row("KE1", reported=2)], unit="36.02"),
                report([case_row("KE1", reported=3)], period=Period(2024, 2)),
                report([row(signed=4)], kind=ReportKind.PLEDGES),
            ]
        )
    )

    assert sorted(store.figures()["value"]) == [1, 2, 3, 4]
    assert set(store.reports()["versions"]) == {1}
    assert store.periods() == (JANUARY, Period(2024, 2))


def test_figures_of_some_months_and_kinds(store):
    store.accept(
        submission(
            [report([case_row("KE1", reported=n)], period=Period(2024, n)) for n in (1, 2, 3)]
            + [report([row(signed=20)], period=Period(2024, 2), kind=ReportKind.PLEDGES)]
        )
    )

    february = store.figures(first=Period(2024, 2), last=Period(2024, 2))
    assert sorted(february["value"]) == [2, 20]
    assert sorted(store.figures(first=Period(2024, 2))["value"]) == [2, 3, 20]
    assert list(store.figures(kinds=[ReportKind.PLEDGES])["value"]) == [20]
    assert store.figures(kinds=[]).empty
    assert set(store.reports(last=JANUARY)["period"]) == {"2024-01"}


def test_a_nil_report_without_rows_is_a_report(store):
    store.accept(submission([report([], is_nil=True)]))

    reports = store.reports()
    assert list(reports["is_nil"]) == [True]
    assert store.figures().empty
    assert list(store.figures().columns)[:3] == ["kind", "period", "unit_kind"]


def test_figures_after_a_nil_report_replace_it(store):
    store.accept(submission([report([], is_nil=True)]))
    store.accept(submission([report([case_row("KE1", reported=2)])], "2024-02-06"))

    assert list(store.reports()["is_nil"]) == [False]
    assert values(store) == {("KE1", "reported"): 2}


def test_first_received_is_the_earliest_of_all_versions(store):
    rows = [case_row("KE1", reported=3)]
    store.accept(submission([report(rows)], "2024-02-20", received="2024-02-09"))
    corrected = [report([case_row("KE1", reported=4)])]
    store.accept(submission(corrected, "2024-03-05", received="2024-03-01"))

    line = store.reports().iloc[0]
    assert str(line["received_on"].date()) == "2024-03-01"
    assert str(line["first_received_on"].date()) == "2024-02-09"
    assert line["versions"] == 2


def test_the_workbook_is_kept_byte_for_byte(store):
    content = bytes(range(256)) * 40
    store.accept(submission([report([case_row("KE1", reported=3)])], content=content))

    kept = store.reports()["sha256"].iloc[0]
    assert store.workbook(kept) == content
    assert store.has_workbook(kept)
    assert not store.has_workbook("0" * 64)
    with pytest.raises(UnknownWorkbook):
        store.workbook("0" * 64)


def test_the_submissions_of_one_workbook(store):
    older = submission([report([case_row("KE1", reported=3)])])
    store.accept(older)
    store.accept(submission([report([case_row("KE1", reported=4)])], "2024-02-06"))

    found = store.submissions(sha256=older.sha256)
    assert list(found["submission"]) == [1]
    assert (found["reports"].item(), found["current_reports"].item()) == (1, 0)


TWICE = [report([], is_nil=True), report([case_row("KE1", reported=1)])]
NAMED = report([row(dimensions={"name": "x"}, reported=1)])


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (submission([]), "holds no reports"),
        (submission(TWICE), "two reports"),
        (replace(submission([report([])]), sha256="0" * 64), "hash"),
        (submission([NAMED]), "no such dimension"),
    ],
)
def test_a_submission_that_contradicts_itself_is_refused(store, broken, why):
    with pytest.raises(InconsistentSubmission, match=why):
        store.accept(broken)
    assert store.is_empty()


def test_a_moment_without_a_time_zone_is_refused(store):
    good = submission([report([case_row("KE1", reported=1)])])
    with pytest.raises(ValueError, match="time zone"):
        store.accept(replace(good, recorded_at=good.recorded_at.replace(tzinfo=None)))
    assert store.is_empty()
