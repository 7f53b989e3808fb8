"""Makes the sample workbooks, in the order in which they were received."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from domain.period import Period
from sample_data.schedule import PlannedWorkbook, plan
from sample_data.units import MONTHS
from sample_data.workbooks import workbook_bytes

HERE = Path(__file__).resolve().parent
GENERATED = HERE / "generated"


@dataclass(frozen=True, slots=True)
class SampleWorkbook:
    """A sample workbook on disk and when it was received.

    Attributes:
        received_on: the day, Jakarta time, that decides "on time".
        recorded_at: the moment, UTC, that decides "as known on".
    """

    path: Path
    received_on: date
    recorded_at: datetime


def make_all(
    directory: Path = GENERATED, months: Iterable[Period] = MONTHS, *, processes: int = 1
) -> list[SampleWorkbook]:
    """Write every workbook about the months into the directory.

    Args:
        processes: how many work at it. More than one only from a command: a page server's main
            module must not be started a second time.

    Returns:
        The workbooks in the order in which they were received; no two at one moment.

    Raises:
        OSError: the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    made = [book for part in _parts(directory, list(months), processes) for book in part]
    in_order = sorted(made, key=lambda book: (book.recorded_at, book.path.name))
    return [_moved_by(book, index) for index, book in enumerate(in_order)]


def _parts(directory: Path, months: list[Period], processes: int) -> list[list[SampleWorkbook]]:
    if processes == 1:
        return [_make_month(directory, month) for month in months]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        with _deaf_to_interrupts():
            parts = pool.map(_make_month, repeat(directory), months)
        return list(parts)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that start meanwhile leave it to this one to answer Ctrl+C, which reaches all."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _make_month(directory: Path, month: Period) -> list[SampleWorkbook]:
    return [_made(book, directory) for book in plan([month])]


def _made(book: PlannedWorkbook, directory: Path) -> SampleWorkbook:
    path = directory / book.name
    path.write_bytes(workbook_bytes(book.sheets))
    return SampleWorkbook(path, book.received_on, book.recorded_at)


def _moved_by(book: SampleWorkbook, seconds: int) -> SampleWorkbook:
    return replace(book, recorded_at=book.recorded_at + timedelta(seconds=seconds))
