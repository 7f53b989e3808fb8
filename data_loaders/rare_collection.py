"""Fewer runs of the garbage collector while a workbook is checked.

A check makes a million objects that stay until it ends and hold no cycles; looking for cycles
among them again and again costs a third of the time of a large workbook.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 200_000
"""So many more objects than were freed, until the collector looks; usually 700."""


class _Checks:
    """How many checks run in this process, and the usual threshold to come back to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._usual = gc.get_threshold()

    def begin(self) -> None:
        with self._lock:
            if self._running == 0:
                self._usual = gc.get_threshold()
                gc.set_threshold(max(OBJECTS, self._usual[0]), *self._usual[1:])
            self._running += 1

    def end(self) -> None:
        with self._lock:
            self._running -= 1
            if self._running == 0:
                gc.set_threshold(*self._usual)


_CHECKS = _Checks()


@contextmanager
def rare_collection() -> Iterator[None]:
    """Collect rarely within; several may run at the same time."""
    _CHECKS.begin()
    try:
        yield
    finally:
        _CHECKS.end()
