"""First start: all sample months made and loaded into an empty store, then the app answers."""

from __future__ import annotations

import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.timing import ROOT, Line, report, timed
from tests.support.browser import running_app

LIMIT = 60.0
PATIENCE = 300.0


def main() -> int:
    """Measure once and print; 1 when it took longer than the limit."""
    with tempfile.TemporaryDirectory() as name:
        data = {"NETRA_DATA_DIR": name}
        loading = timed(
            ["sample_data", "--load", "--if-empty", "--out", str(Path(name, "workbooks"))],
            data,
            seconds=PATIENCE,
        )
        begin = time.perf_counter()
        with running_app(ROOT / "dashboard.py", data) as url:
            urllib.request.urlopen(url, timeout=30).close()
            answering = time.perf_counter() - begin
    return report(
        "First start on sample data",
        [
            Line("make and load all sample months, wall", loading.wall, "s"),
            Line("make and load all sample months, processors", loading.cpu, "s"),
            Line("server started and answering", answering, "s"),
            Line("together, wall", loading.wall + answering, "s", LIMIT),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
