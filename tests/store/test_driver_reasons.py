"""Why a database cannot be used: in the reader's language, without what nobody should read."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError

from domain.language import Language
from store.database import unreachable
from store.driver_reasons import is_denied, reason_of_driver


def fault_of(path, *statements, mode="rwc"):
    """What the driver raises at the last statement."""
    connection = sqlite3.connect(f"file:{path}?mode={mode}", uri=True, timeout=0)
    try:
        for statement in statements[:-1]:
            connection.execute(statement)
        with pytest.raises(sqlite3.Error) as raised:
            connection.execute(statements[-1])
    finally:
        connection.close()
    return raised.value


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "netra.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (v)")
    return path


def known(fault):
    """The reason in English, once it is another in Indonesian."""
    reason = reason_of_driver(OperationalError("SELECT 1", {}, fault))
    assert reason.message(Language("id")) != reason.message(Language("en"))
    return str(reason)


def test_a_file_that_another_program_has_locked(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert known(fault_of(path, "BEGIN IMMEDIATE")) == "In use by another program"
    other.close()


def test_a_file_that_may_not_be_written(path):
    fault = fault_of(path, "INSERT INTO t VALUES (1)", mode="ro")
    assert known(fault) == "It may be read but not written"


def test_a_disk_that_is_full(path):
    fault = fault_of(path, "PRAGMA max_page_count = 2", "INSERT INTO t VALUES (zeroblob(99999))")
    assert known(fault) == "No space left on device"


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "text"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    assert known(fault_of(path, "SELECT * FROM t")) == "The file is not a database"


def test_a_folder_in_the_place_of_the_file(tmp_path):
    with pytest.raises(sqlite3.OperationalError) as raised:
        sqlite3.connect(tmp_path)
    assert known(raised.value) == "Its file cannot be opened"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('connection to server at "10.0.0.9" failed: Connection refused\n\tIs it running',
         "Connection refused"),
        ("failed to resolve host 'db': [Errno -2] Name or service not known",
         "No server of that name is known"),
        ('FATAL:  password authentication failed for user "netra"',
         "User or password is not right"),
        ('FATAL:  database "netra" does not exist', "The server has no database of that name"),
        ("connection timeout expired", "Connection timed out"),
        ("FATAL:  sorry, too many clients already", "The server has too many connections"),
        ("FATAL:  the database system is starting up", "The server is starting or stopping"),
        ("server closed the connection unexpectedly", "The server has closed the connection"),
    ],
)  # fmt: skip
def test_a_connection_that_was_not_made(said, words):
    assert known(psycopg.OperationalError(said)) == words


def test_a_server_that_gives_a_code_is_understood_in_any_language():
    assert known(psycopg.errors.DiskFull("kein Platz mehr")) == "No space left on device"
    assert known(psycopg.errors.ReadOnlySqlTransaction("nur lesen")) == (
        "It may be read but not written"
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_rare_reason_is_told_as_it_came_in_one_line(language):
    fault = psycopg.OperationalError("the moon stands wrong\nDETAIL: and more")
    assert reason_of_driver(fault).message(Language(language)) == "the moon stands wrong"


def test_a_right_that_the_user_lacks_is_no_fault_of_the_program():
    lacking = psycopg.errors.InsufficientPrivilege("permission denied for table write_lock")
    assert is_denied(ProgrammingError("UPDATE …", {}, lacking))
    assert not is_denied(ProgrammingError("…", {}, psycopg.errors.UndefinedTable("no table t")))


def test_no_password_is_told_however_it_was_given():
    url = make_url("postgresql+psycopg://netra:geheim@db/netra?password=geheim&sslkey=kunci.pem")
    refusal = unreachable(url, psycopg.OperationalError("connection refused"))
    for language in ("id", "en"):
        said = refusal.message(Language(language))
        assert "postgresql://netra:***@db/netra" in said
        assert "geheim" not in said
        assert "kunci.pem" not in said
