"""Memory of the server with all sample data and 25 open sessions in real browser pages."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from benchmarks.timing import ROOT, Line, report, timed
from tests.support.browser import open_browser, open_context, running_app

SESSIONS = 25
LIMIT = 700.0
PATIENCE = 120_000
LOADING = 300.0
ADDRESSES = (
    "?lang=id",
    "map?lang=id",
    "map?lang=en&inst=polri",
    "trends?lang=id",
    "trends?lang=en&ind=pledge_completion_rate&scope=18",
    "reporting?lang=id",
    "reporting?lang=en&kind=violations&month=2024-03",
    "map?lang=id&geo=province&ind=violations_reported",
    "upload?lang=id",
)


def resident_megabytes(port: int) -> float:
    """Resident memory of the process that was started for this port."""
    found = 0.0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and f"--server.port={port}" in _command(folder):
            pages = int((folder / "statm").read_text().split()[1])
            found += pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return found


def _command(folder: Path) -> list[str]:
    try:
        return (folder / "cmdline").read_text().split("\0")
    except OSError:
        return []  # it has ended


def main() -> int:
    """Open the sessions one after the other, keep them open, measure; 1 above the limit."""
    with tempfile.TemporaryDirectory() as name:
        data = {"NETRA_DATA_DIR": name}
        workbooks = str(Path(name, "workbooks"))
        timed(["sample_data", "--load", "--out", workbooks], data, seconds=LOADING)
        with (
            running_app(ROOT / "dashboard.py", data) as url,
            open_browser() as browser,
            closing(open_context(browser)) as context,
        ):
            port = int(url.rsplit(":", 1)[1])
            before = resident_megabytes(port)
            for address in islice(cycle(ADDRESSES), SESSIONS):
                page = context.new_page()
                page.set_default_timeout(PATIENCE)
                page.goto(f"{url}/{address}")
                page.locator('[data-test-script-state="notRunning"]').wait_for()
            after = resident_megabytes(port)
    return report(
        "Memory of the server",
        [
            Line("without a session", before, "MB"),
            Line(f"with {SESSIONS} open sessions", after, "MB", LIMIT),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
