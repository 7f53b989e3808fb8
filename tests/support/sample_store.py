"""A store with three months of sample data, loaded once for a whole test run.

Loading takes some seconds, so the processes of pytest-xdist share one: the first that asks makes
it, the others wait for the finished folder to appear. Tests that write get a copy of their own.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from domain.period import Period
from sample_data.loading import load_all
from sample_data.schedule import plan
from tests.support.reading import without_child

MONTHS = tuple(Period(2024, 1).through(Period(2024, 3)))
WAIT_SECONDS = 300


@dataclass(frozen=True)
class SampleStore:
    """A folder to be used as NETRA_DATA_DIR, and the workbooks that were loaded into it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "netra.sqlite3"

    @property
    def url(self) -> str:
        """The address of the store."""
        return f"sqlite:///{self.database}"

    @property
    def workbooks(self) -> tuple[Path, ...]:
        """The workbooks in the order in which they were received."""
        return tuple(self.folder / "workbooks" / name for name in _received())

    def copied_to(self, folder: Path) -> SampleStore:
        """The same figures in a database of one's own, in a folder that may be new."""
        folder.mkdir(parents=True, exist_ok=True)
        copy = SampleStore(folder)
        with (
            closing(sqlite3.connect(self.database)) as source,
            closing(sqlite3.connect(copy.database)) as target,
        ):
            source.backup(target)
        return copy


@cache
def _received() -> tuple[str, ...]:
    return tuple(book.name for book in plan(MONTHS))


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> SampleStore:
    """Three months of sample data, to be read only."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    return _made_once(shared / "sample_store")


@pytest.fixture
def own_store(sample_store: SampleStore, tmp_path: Path) -> Iterator[SampleStore]:
    """Three months of sample data that a test may change."""
    yield sample_store.copied_to(tmp_path / "data")


def _made_once(folder: Path) -> SampleStore:
    try:
        folder.with_suffix(".begun").mkdir()
    except FileExistsError:
        _wait_for(folder)
        return SampleStore(folder)
    making = folder.with_suffix(".making")
    try:
        making.mkdir()
        with without_child():
            load_all(SampleStore(making).url, directory=making / "workbooks", months=MONTHS)
        making.rename(folder)
    except BaseException:
        # Whoever waits is told, instead of waiting in vain.
        folder.with_suffix(".failed").mkdir()
        raise
    return SampleStore(folder)


def _wait_for(folder: Path) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not folder.is_dir():
        if folder.with_suffix(".failed").is_dir():
            raise RuntimeError("the sample store could not be made by another test process")
        if time.monotonic() > end:
            raise TimeoutError("the sample store was not made in time")
        time.sleep(0.2)
