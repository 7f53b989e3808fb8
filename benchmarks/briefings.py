"""Briefings without a browser: one deck in a warm process, all provinces and Poldas at once."""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.timing import ROOT, Line, report, timed
from domain.indicators import INDICATORS
from domain.language import Language
from domain.period import Period
from workflow.briefing_call import read_known
from workflow.briefing_files import FORMATS, Order, write
from workflow.check_workbook import today_in_jakarta
from workflow.views import Selection

MONTH = Period(2024, 11)
SCOPE = "18"
LOADING, PATIENCE = 300.0, 600.0
ALL_SECONDS, ONE_SECONDS, MEGABYTES = 60.0, 3.0, 1500.0
EVERY = 0.2


@dataclass
class Peak:
    """The most memory that a process and its children held at once, in MB."""

    root: int
    megabytes: float = 0.0
    _ended: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look again and again until `end`."""
        while not self._ended.wait(EVERY):
            held = sum(_proportional(pid) for pid in _family(self.root))
            self.megabytes = max(self.megabytes, held)

    def end(self) -> None:
        """Look no more."""
        self._ended.set()


def _family(root: int) -> Iterator[int]:
    """The process and all below it."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it has ended
        for child in children:
            yield from _family(int(child))


def _proportional(pid: int) -> float:
    """Resident memory in MB; what processes share is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


@contextmanager
def _watched(pid: int) -> Iterator[Peak]:
    peak = Peak(pid)
    watcher = threading.Thread(target=peak.watch)
    watcher.start()
    try:
        yield peak
    finally:
        peak.end()
        watcher.join()


def bulk(scope: str, format: str, folder: Path) -> tuple[float, float, int]:
    """Seconds from the call to the last file, megabytes at most, how many files."""
    out, began = folder / scope, time.perf_counter()
    arguments = ["--period", str(MONTH), "--scope", scope, "--format", format, "--out", str(out)]
    command = [sys.executable, "-m", "exports", *arguments]
    with (
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as run,
        _watched(run.pid) as peak,
    ):
        _, said = run.communicate(timeout=PATIENCE)
    seconds = time.perf_counter() - began
    if run.returncode:
        raise RuntimeError(said.decode()[-2000:])
    return seconds, peak.megabytes, len(list(out.iterdir()))


def one(format: str, runs: int) -> tuple[float, float]:
    """Seconds of the first briefing of a process that knows the figures, and of later ones."""
    today = today_in_jakarta()
    known = read_known(MONTH, as_of=today, today=today)
    for indicator in INDICATORS:
        known.states_of(indicator)
    order = Order(
        period=MONTH,
        selection=Selection(scope=SCOPE),
        language=Language("id"),
        format=format,
        as_of=today,
        today=today,
    )
    took = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        write(known, order)
        took.append(time.perf_counter() - began)
    return took[0], statistics.median(took[1:])


def _measure(format: str, runs: int) -> list[Line]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NETRA_DATA_DIR"] = name
        timed(["sample_data", "--load", "--out", f"{name}/workbooks"], {}, seconds=LOADING)
        first, later = one(format, runs)
        provinces, province_memory, n_provinces = bulk("all-provinces", format, folder)
        poldas, polda_memory, n_poldas = bulk("all-poldas", format, folder)
    return [
        Line(f"one {format}, process warm", later, "s", ONE_SECONDS),
        Line("  the first of a process", first, "s"),
        Line(f"{n_provinces} provinces", provinces, "s", ALL_SECONDS),
        Line(f"{n_poldas} Poldas", poldas, "s", ALL_SECONDS),
        Line(
            "memory of all processes, at most", max(province_memory, polda_memory), "MB", MEGABYTES
        ),
    ]


def main() -> int:
    """Measure, print; 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=FORMATS, default="pptx")
    parser.add_argument("--runs", type=int, default=3, choices=range(1, 10))
    given = parser.parse_args()
    code = report("Briefings", _measure(given.format, given.runs))
    if importlib.util.find_spec("kaleido") is None:
        print("  a single picture by kaleido: not installed (it would need a browser)")
    return code


if __name__ == "__main__":
    sys.exit(main())
