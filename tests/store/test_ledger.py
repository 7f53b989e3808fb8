"""Nothing stored can be altered without `verify` finding it."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from store import Store, frames, ledger, open_store
from store.database import connect, reading
from store.database import database_url as parsed
from tests.store.building import case_row, moment, report, submission


@pytest.fixture
def three_acts(store: Store) -> Store:
    """Two submissions, the first of them reverted."""
    store.accept(submission([report([case_row("KE1", reported=3, proven=None)])]))
    store.accept(submission([report([case_row("KE1", reported=5)], unit="36.02")], "2024-02-06"))
    store.revert(1, at=moment("2024-02-07"))
    return store


def tamper(url: str, *statements: str) -> None:
    """Change the database behind the program's back."""
    with create_engine(parsed(url)).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_an_untouched_store_holds(three_acts):
    found = three_acts.verify()

    assert found.ok
    assert (found.lines, found.workbooks, found.first_broken_line) == (3, 2, None)
    assert found.head == three_acts.head()


def test_an_empty_store_holds(store):
    assert store.verify().ok


@pytest.mark.parametrize(
    ("line", "why", "statement"),
    [
        (1, "its hash does not fit", "UPDATE ledger SET payload = '{}' WHERE line = 1"),
        (3, "its hash does not fit", "UPDATE ledger SET act = 'restore' WHERE line = 3"),
        (2, "line 2 of the ledger is missing", "DELETE FROM ledger WHERE line = 2"),
        (3, "does not follow", "UPDATE ledger SET previous_hash = hash WHERE line = 3"),
        (2, "figures of submission 2", "UPDATE figures SET value = 4 WHERE value = 5"),
        (1, "figures of submission 1", "UPDATE figures SET value = 0 WHERE value IS NULL"),
        (1, "figures of submission 1", "UPDATE figures SET cell = 'Z9' WHERE value = 3"),
        (1, "figures of submission 1", "DELETE FROM figures WHERE value = 3"),
        (2, "figures of submission 2", "UPDATE report_rows SET category = 'DS1' WHERE id = 2"),
        (1, "figures of submission 1", "UPDATE report_keys SET period = '2023-12' WHERE id = 1"),
        (2, "fingerprints", "UPDATE reports SET fingerprint = 'x' WHERE id = 2"),
        (2, "file_name", "UPDATE submissions SET file_name = 'other.xlsx' WHERE id = 2"),
        (1, "received_on", "UPDATE submissions SET received_on = '2024-01-01' WHERE id = 1"),
        (1, "is_sample", "UPDATE submissions SET is_sample = (1 = 1) WHERE id = 1"),
        (2, "recorded_at", "UPDATE submissions SET recorded_at = '2024-01-01 00:00' WHERE id = 2"),
        (3, "revert of submission 1 is missing", "DELETE FROM submission_events"),
        (None, "workbook", "UPDATE workbooks SET content = sha256 WHERE size > 0"),
        (None, "submission 1 has no line", "DELETE FROM ledger"),
        (None, "1 reverts and restores", "DELETE FROM ledger WHERE line = 3"),
        (1, "cannot be read", "UPDATE report_keys SET kind = 'none' WHERE id = 1"),
        (1, "cannot be read", "UPDATE report_keys SET period = '2024-13' WHERE id = 1"),
    ],
)  # fmt: skip
def test_tampering_is_found_at_its_line(three_acts, database_url, line, why, statement):
    if "content" in statement and database_url.startswith("postgresql"):
        statement = statement.replace("= sha256", "= sha256::bytea")
    tamper(database_url, statement)

    found = three_acts.verify()

    assert not found.ok
    assert found.first_broken_line == line
    assert why in found.why


def test_what_others_store_while_it_reads_is_no_fault(three_acts, database_url):
    engine = connect(parsed(database_url))
    with reading(engine) as connection:
        lines, reports = len(list(ledger.lines(connection))), len(frames.versions(connection))
        three_acts.accept(submission([report([case_row("KE1", reported=9)], unit="36.03")]))
        assert len(list(ledger.lines(connection))) == lines
        assert len(frames.versions(connection)) == reports
    engine.dispose()
    assert three_acts.verify().lines == lines + 1


def test_an_added_revert_is_found(three_acts, database_url):
    tamper(
        database_url,
        "INSERT INTO submission_events (id, submission, act, at) "
        "SELECT 2, 2, act, at FROM submission_events",
    )
    assert "2 reverts and restores are stored, the ledger has 1" in three_acts.verify().why


def test_the_chain_goes_on_after_reopening(three_acts, database_url):
    again = open_store(database_url)
    again.restore(1, at=moment("2024-02-08"))

    assert three_acts.verify().lines == 4
    assert three_acts.verify().ok
    again.close()
