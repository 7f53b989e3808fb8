"""What would change, shown before anyone confirms it."""

from __future__ import annotations

import math

from domain.period import Period
from tests.store.building import case_row, report, row, submission


def lines(frame):
    """(unit, category, field, before, after, status) of each line, in a set order."""
    columns = ["unit", "category", "field", "before", "after", "status"]
    shown = frame[columns].sort_values(["unit", "category", "field"])
    return [tuple(_shown(value) for value in line) for line in shown.itertuples(index=False)]


def _shown(value):
    return None if isinstance(value, float) and math.isnan(value) else value


def test_new_changed_unchanged_and_gone_figures(store):
    before = [
        case_row("KE1", 3, reported=3, proven=1),
        case_row("KE2", 4, reported=2),
        case_row("KE3", 5, reported=6),
    ]
    after = [
        case_row("KE1", 3, reported=4, proven=1),
        case_row("KE3", 4, reported=6),
        case_row("KE4", 5, reported=1),
    ]
    store.accept(submission([report(before)], file_name="lama.xlsx"))

    found = store.changes([report(after)])

    assert lines(found) == [
        ("18.06", "KE1", "proven", 1, 1, "unchanged"),
        ("18.06", "KE1", "reported", 3, 4, "changed"),
        ("18.06", "KE2", "reported", 2, None, "gone"),
        ("18.06", "KE3", "reported", 6, 6, "unchanged"),
        ("18.06", "KE4", "reported", None, 1, "new"),
    ]
    earlier = found.set_index("category")["file"]
    assert earlier["KE2"] == "lama.xlsx"
    assert earlier.isna()["KE4"]
    assert len(store.submissions()) == 1


def test_a_blank_that_becomes_zero_is_changed_and_one_that_stays_is_not(store):
    store.accept(submission([report([case_row("KE1", reported=None, proven=None)])]))

    found = store.changes([report([case_row("KE1", reported=0, proven=None)])])

    assert lines(found) == [
        ("18.06", "KE1", "proven", None, None, "unchanged"),
        ("18.06", "KE1", "reported", None, 0, "changed"),
    ]


def test_on_an_empty_store_everything_is_new(store):
    found = store.changes(submission([report([case_row("KE1", reported=3)])]))

    assert lines(found) == [("18.06", "KE1", "reported", None, 3, "new")]
    assert found["in_submission"].isna().all()
    assert list(found["cell"]) == ["G3"]


def test_units_that_the_file_does_not_name_are_not_touched(store):
    store.accept(submission([report([case_row("KE1", reported=3)], unit="36.02")]))

    found = store.changes([report([case_row("KE1", reported=1)])])

    assert lines(found) == [("18.06", "KE1", "reported", None, 1, "new")]


def test_all_parts_of_the_row_key_tell_rows_apart(store):
    online = row(dimensions={"category": "KE1", "channel": "social_media"}, reported=3)
    offline = row(4, dimensions={"category": "KE1", "channel": "offline"}, reported=5)
    store.accept(submission([report([online])]))

    found = store.changes([report([offline])])

    assert sorted(found["status"]) == ["gone", "new"]


def test_a_nil_report_makes_the_figures_before_it_gone(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))

    assert lines(store.changes([report([], is_nil=True)])) == [
        ("18.06", "KE1", "reported", 3, None, "gone")
    ]


def test_each_report_says_what_would_happen_to_it(store):
    store.accept(
        submission(
            [
                report([case_row("KE1", reported=3)]),
                report([case_row("KE1", reported=3)], unit="36.02"),
            ],
            file_name="lama.xlsx",
        )
    )
    found = store.report_changes(
        [
            report([case_row("KE1", reported=3)]),
            report([case_row("KE1", reported=4)], unit="36.02"),
            report([], period=Period(2024, 2), is_nil=True),
        ]
    )

    assert list(found["status"]) == ["unchanged", "changed", "new"]
    assert list(found["in_submission"].fillna(0)) == [1, 1, 0]
    assert list(found["file"].fillna("")) == ["lama.xlsx", "lama.xlsx", ""]


def test_what_was_shown_is_what_happens(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    incoming = submission(
        [report([case_row("KE1", reported=4)]), report([], unit="36.02", is_nil=True)]
    )
    shown = store.report_changes(incoming)["status"].value_counts()

    receipt = store.accept(incoming)

    assert receipt.superseded == shown["changed"]
    assert receipt.accepted - receipt.superseded == shown["new"]


def test_nothing_in_nothing_out(store):
    assert store.changes([]).empty
    assert store.report_changes([]).empty
