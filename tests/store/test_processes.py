"""Several processes at once, and processes killed at any moment: all or nothing."""

from __future__ import annotations

import random
import time

import pytest
from sqlalchemy import create_engine, text

from store import Store, open_store
from tests.store.acting import accept_once, accept_several, processes

REPORTS = 60
FIGURES = REPORTS * 10


def test_processes_that_accept_at_once_do_not_break_the_ledger(store, database_url):
    workers = [
        processes.Process(target=accept_several, args=(database_url, name, 10)) for name in "abc"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    lines = store.ledger()
    assert [line.line for line in lines] == list(range(30, 0, -1))
    assert store.verify().ok
    assert len(store.submissions()) == 30
    assert list(store.reports()["versions"]) == [30, 30]
    assert len(store.figures()) == 20


def run_and_kill(url: str, name: str, seconds: float) -> bool:
    """Start a process that accepts, kill it so long after it began; whether it was too late."""
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=accept_once, args=(url, name, REPORTS, there))
    process.start()
    there.close()
    assert here.poll(60)
    assert here.recv() == "begins"
    time.sleep(seconds)
    process.kill()
    process.join(60)
    try:
        return here.recv() == "done"
    except EOFError:
        return False


def seconds_of_one(url: str) -> float:
    """How long one undisturbed accept takes, from "begins" to "done"."""
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=accept_once, args=(url, "whole", REPORTS, there))
    process.start()
    assert here.poll(60)
    assert here.recv() == "begins"
    began = time.perf_counter()
    assert here.poll(60)
    assert here.recv() == "done"
    process.join(60)
    return time.perf_counter() - began


def kill_often(store: Store, url: str, times: int) -> int:
    """Kill that many processes at random moments; how many of them had not finished.

    After each: the submission is there whole, with all its reports and figures, or not at all.
    """
    duration = seconds_of_one(url)
    chance = random.Random(20240214)
    known, unfinished = 1, 0
    for number in range(times):
        name = f"killed {number}"
        finished = run_and_kill(url, name, chance.uniform(0, duration))
        stored = len(store.ledger()) - known
        assert stored in (0, 1)
        assert stored or not finished
        expected = {name} if stored else set(store.figures()["note"]) - {name}
        figures = store.figures()
        assert set(figures["note"]) == expected
        assert len(figures) == FIGURES
        known, unfinished = known + stored, unfinished + (not finished)
        if finished:
            # measured on a busy machine: aim earlier, so that most kills come in time
            duration *= 0.8
    return unfinished


@pytest.fixture
def opened_sqlite(sqlite_url):
    """A store on SQLite."""
    store = open_store(sqlite_url)
    yield store
    store.close()


@pytest.fixture
def opened_postgresql(postgresql_url):
    """A store on PostgreSQL."""
    store = open_store(postgresql_url)
    yield store
    store.close()


def test_a_process_killed_while_it_accepts_leaves_all_or_nothing(opened_sqlite, sqlite_url):
    unfinished = kill_often(opened_sqlite, sqlite_url, times=50)

    assert unfinished >= 10, "hardly a process was killed in time: this proves nothing"
    assert opened_sqlite.verify().ok
    with create_engine(sqlite_url).connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_a_process_killed_on_postgresql_leaves_all_or_nothing(opened_postgresql, postgresql_url):
    unfinished = kill_often(opened_postgresql, postgresql_url, times=6)

    assert unfinished >= 1, "hardly a process was killed in time: this proves nothing"
    assert opened_postgresql.verify().ok
