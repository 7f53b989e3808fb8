"""`check` of the workbook with all regencies: in a process that runs, and as a command."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date

from benchmarks.timing import ROOT, Line, report, timed
from data_loaders.checking import check_content
from domain.history import NoHistory
from geo.resolver import GazetteerResolver

WORKBOOK = ROOT / "sample_data" / "good" / "2024-01-regencies.xlsx"
RUNS = 5
LIMIT = 1.0
PATIENCE = 60.0
TODAY = date(2024, 2, 9)


def once(content: bytes, resolver: GazetteerResolver) -> float:
    """Seconds of one check, the reading in a child process among them."""
    begin = time.perf_counter()
    check_content(
        content=content,
        file_name=WORKBOOK.name,
        resolver=resolver,
        history=NoHistory(),
        today=TODAY,
    )
    return time.perf_counter() - begin


def main() -> int:
    """Medians of five; 1 when the check itself takes longer than the limit."""
    resolver, content = GazetteerResolver(), WORKBOOK.read_bytes()
    once(content, resolver)
    checks = [once(content, resolver) for _ in range(RUNS)]
    with tempfile.TemporaryDirectory() as name:
        arguments = ["data_loaders", "check", str(WORKBOOK), "--json"]
        data = {"NETRA_DATA_DIR": name}
        commands = [timed(arguments, data, seconds=PATIENCE).wall for _ in range(RUNS)]
    return report(
        f"check of {WORKBOOK.name}, median of {RUNS}",
        [
            Line("in a running process", statistics.median(checks), "s", LIMIT),
            Line("as a command, Python's start included", statistics.median(commands), "s"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
