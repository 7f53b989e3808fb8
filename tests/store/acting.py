"""What other processes do in the tests of the store: accept, and be killed while they do."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection

from domain.reports import Submission
from store import open_store
from tests.store.building import many_reports, submission

# Children are forked from a process that has imported everything and holds no connection. There is
# one such process for a whole test run, and it imports what is said here before it starts: every
# test that needs children takes this context, else each child imports the program for itself.
processes = get_context("forkserver")
processes.set_forkserver_preload(["tests.store.acting", "store.migrate", "alembic.command"])


def open_once(url: str) -> None:
    """Open the store, which brings its tables up to date."""
    open_store(url).close()


def numbered(name: str, reports: int) -> Submission:
    """Reports of the same units each time, told apart by their notes."""
    renamed = [
        replace(report, rows=tuple(replace(row, note=name) for row in report.rows))
        for report in many_reports(reports, figures=10)
    ]
    return submission(renamed, content=name.encode() * 2000, file_name=f"{name}.xlsx")


def accept_several(url: str, name: str, count: int) -> None:
    """Accept that many submissions, each of which supersedes the one before."""
    store = open_store(url)
    for number in range(count):
        store.accept(numbered(f"{name} {number}", 2))
    store.close()


def accept_once(url: str, name: str, reports: int, pipe: Connection) -> None:
    """Accept one submission; says "begins" just before it and "done" just after."""
    store = open_store(url)
    incoming = numbered(name, reports)
    pipe.send("begins")
    store.accept(incoming)
    pipe.send("done")
