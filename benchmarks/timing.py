"""Measuring a command from outside, and printing what was measured as a table."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall and of processors that a command and its children took."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Line:
    """A measured value beside its limit; `limit` None where there is only a value to know.

    Attributes:
        is_least: the limit is the least that is allowed, not the most.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    is_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the value keeps its limit."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.is_least else self.value <= self.limit


def timed(arguments: Sequence[str], environment: Mapping[str, str], *, seconds: float) -> Run:
    """Run `python -m ...` to its end.

    Raises:
        CalledProcessError: it failed.
        TimeoutExpired: it took longer than so many seconds.
    """
    before, start = _children_cpu(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=os.environ | dict(environment),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
    )
    return Run(time.perf_counter() - start, _children_cpu() - before)


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def report(title: str, lines: Sequence[Line]) -> int:
    """Print the lines as a table; 1 when a limit is not kept."""
    print(title)
    for line in lines:
        limit = (
            ""
            if line.limit is None
            else f"  {'least' if line.is_least else 'limit'} {line.limit:g}"
        )
        verdict = "" if line.limit is None else "  kept" if line.holds else "  NOT KEPT"
        print(f"  {line.what:<50}{line.value:>10.2f} {line.unit:<3}{limit}{verdict}")
    return int(not all(line.holds for line in lines))
