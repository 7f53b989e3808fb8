"""Run every benchmark, each in a process of its own; 1 when a limit is not kept."""

from __future__ import annotations

import argparse
import subprocess
import sys

from benchmarks.timing import ROOT

ALL = (
    "check_workbook",
    "large_workbook",
    "first_start",
    "memory",
    "map_month_change",
    "map_month_change --slow-down 6",
    "map_visit",
    "hundred_viewers",
    "country_month",
    "full_scale",
    "briefings",
)
MOST_SECONDS = 900


def main() -> int:
    """Run them one after the other, so that none disturbs another."""
    argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__).parse_args()
    worst = 0
    for name in ALL:
        command = [sys.executable, "-m", *f"benchmarks.{name}".split()]
        done = subprocess.run(command, cwd=ROOT, check=False, timeout=MOST_SECONDS)
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
