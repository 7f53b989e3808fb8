"""How far a check has come, told while it runs; whoever is told may stop it by raising."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[float], None]
"""Takes a fraction from 0 to 1 that never falls. What it raises stops the check."""

T = TypeVar("T")

TELL_SECONDS = 0.1
"""Between two calls while reading goes on; a stop button is felt as quickly."""


_ROWS_BETWEEN = 64


def no_progress(fraction: float) -> None:
    """Nobody wants to know."""


class ProgressTeller:
    """Tells a listener fractions that never fall, and remembers what the listener raised.

    A check turns faults of the program into findings; what a listener raises to stop the check
    (a stop button, a page that is left) is no fault and must pass.
    """

    def __init__(self, progress: Progress = no_progress) -> None:
        self._progress = progress
        self._highest = 0.0
        self._told_at = float("-inf")
        self.stopped_by: BaseException | None = None

    def tell(self, fraction: float) -> None:
        """Tell the listener now."""
        self._highest = max(self._highest, min(fraction, 1.0))
        self._told_at = time.monotonic()
        try:
            self._progress(self._highest)
        except BaseException as stop:
            self.stopped_by = stop
            raise

    def part(self, start: float, end: float) -> Progress:
        """A listener for a part of the work: its 0 to 1 are `start` to `end` of the whole."""

        def tell(fraction: float) -> None:
            self.tell(start + (end - start) * fraction)

        return tell

    def tell_if_due(self, fraction: float) -> None:
        """Tell the listener unless it was told a moment ago."""
        if time.monotonic() - self._told_at >= TELL_SECONDS:
            self.tell(fraction)


class RowProgress:
    """Tells how far the rows of one table are: from `start` to `end` of the whole check."""

    def __init__(self, teller: ProgressTeller, start: float = 0.0, end: float = 0.0) -> None:
        self._teller, self._start, self._end = teller, start, end

    def over(self, rows: Sequence[T]) -> Iterator[T]:
        """The rows one by one."""
        for done, row in enumerate(rows):
            if done % _ROWS_BETWEEN == 0:
                share = (self._end - self._start) * done / len(rows)
                self._teller.tell_if_due(self._start + share)
            yield row
