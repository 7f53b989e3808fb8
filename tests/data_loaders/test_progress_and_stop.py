"""A check tells how far it is; who is told may stop it, and nothing stays behind."""

import os
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from data_loaders import limits, opening
from tests.support.checking import check, codes
from tests.support.workbooks import COVER, workbook

pytestmark = pytest.mark.reading_child


@pytest.fixture(scope="module")
def personnel():
    """A workbook of 3,000 lines, so that its check takes a while."""
    lines = "| '18.06 | ASN Daerah | 120 |\n" * 3_000
    return workbook(f"{COVER}\nPersonel\n| Kode | Instansi | Jumlah Personel |\n{lines}")


SLEEPER = (sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(30)")


class Stopped(BaseException):
    """What a page raises that is left; a fault of the program would be an Exception."""


class StoppedPolitely(Exception):
    """What another caller may raise."""


def children():
    own = Path(f"/proc/{os.getpid()}/task")
    if not own.is_dir():
        pytest.skip("this system does not tell the children of a process")
    return {child for task in own.iterdir() for child in _children_of(task)}


def _children_of(task):
    try:
        return (task / "children").read_text().split()
    except OSError:
        return []  # the thread has ended


def test_progress_never_falls_and_ends_at_one(personnel):
    told = []
    checked = check(personnel, progress=told.append)
    assert checked.format == "xlsx"
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] == 1.0


def test_progress_is_told_often_while_the_child_reads(monkeypatch, personnel):
    monkeypatch.setattr(opening, "_CHILD", SLEEPER)
    monkeypatch.setattr(limits, "CHILD_SECONDS", 1.5)
    moments = [time.monotonic()]
    checked = check(personnel, progress=lambda _: moments.append(time.monotonic()))
    assert codes(checked) == {"file-too-slow"}
    assert max(b - a for a, b in pairwise(moments)) < 0.5
    assert len(moments) > 6


@pytest.mark.parametrize("kind", [Stopped, StoppedPolitely])
def test_stopping_while_the_child_reads_ends_the_child(monkeypatch, tmp_path, kind, personnel):
    monkeypatch.setattr(opening, "_CHILD", SLEEPER)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before, threads = children(), threading.active_count()
    running = []

    def stop(_):
        running.append(children() - before)
        raise kind

    begun = time.monotonic()
    with pytest.raises(kind):
        check(personnel, progress=stop)
    assert time.monotonic() - begun < 3
    assert len(running[0]) == 1, "the child was running when it was stopped"
    assert not children() - before
    assert threading.active_count() == threads
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [Stopped, StoppedPolitely])
def test_stopping_among_the_rows_passes_too(kind, personnel):
    def stop(fraction):
        if fraction > 0.55:
            raise kind

    with pytest.raises(kind):
        check(personnel, progress=stop)


def test_a_listener_is_told_of_files_that_are_refused_at_once_or_not_at_all():
    told = []
    assert codes(check(b"", progress=told.append)) == {"file-empty"}
    assert told == []


def test_a_large_file_may_wait_longer_for_a_busy_machine_but_not_compute_longer():
    waits = [opening._patience(size * limits.MEGABYTE) for size in (0, 1, 5, 50)]
    assert waits[0] == waits[1] == limits.CHILD_SECONDS < waits[2] < waits[3] < 30


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time")
def test_a_child_that_computes_without_end_ends_by_itself(monkeypatch, personnel):
    endless = "from data_loaders import child, limits\nlimits.CHILD_SECONDS = 1\n"
    endless += "child.limit_resources()\nwhile True: pass"
    monkeypatch.setattr(opening, "_CHILD", (sys.executable, "-c", endless))
    begun = time.monotonic()
    assert codes(check(personnel)) == {"file-too-slow"}
    assert time.monotonic() - begun < limits.CHILD_SECONDS
