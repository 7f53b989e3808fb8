"""Workbooks read in the test's own process: all that the reading child does, but for its start.

Starting it takes a seventh of a second, a thousand times in a whole run. Files that are about the
child itself say so: `pytestmark = pytest.mark.reading_child`.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from data_loaders import child, opening
from data_loaders.progress import Progress


@pytest.fixture(scope="module", autouse=True)
def read_in_this_process(request: pytest.FixtureRequest) -> Iterator[None]:
    """While a file's tests run, workbooks are read without a child, unless it is marked."""
    if request.node.get_closest_marker("reading_child"):
        yield
        return
    with without_child():
        yield


@contextmanager
def without_child() -> Iterator[None]:
    """While this lasts, workbooks are read in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_run_child", _answer)
        yield


def _answer(content: bytes, file_format: str, progress: Progress) -> bytes:
    return pickle.dumps(child.answer(content, file_format), protocol=pickle.HIGHEST_PROTOCOL)
