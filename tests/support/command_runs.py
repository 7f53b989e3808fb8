"""Runs commands on many files, one after the other, in one small process, and measures each run.

    python -m tests.support.command_runs OUT BATCHES

A process of its own: the peak memory of a reading child is counted from that of the process that
starts it, and a test runner is large.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from data_loaders.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 300


@dataclass(frozen=True)
class Run:
    """What the command did with one file.

    Attributes:
        child_megabytes: peak memory of the largest reading child so far, in any batch.
    """

    exit_code: int
    out: str
    err: str
    seconds: float
    child_megabytes: float


@dataclass(frozen=True)
class Batch:
    """A command that is run on each file by itself, on the data in a folder."""

    command: Sequence[str]
    files: Mapping[str, Path]
    data: Path


def run_all(batches: Mapping[str, Batch], out: Path) -> dict[str, dict[str, Run]]:
    """Run the batches in their order; name of the batch -> name of the file -> run."""
    told = [
        {
            "command": [*each.command],
            "files": [*map(str, each.files.values())],
            "data": str(each.data),
        }
        for each in batches.values()
    ]
    arguments = [sys.executable, "-m", __name__, str(out), json.dumps(told)]
    subprocess.run(arguments, cwd=ROOT, check=True, timeout=_PATIENCE)
    return {
        name: {what: Run(**run) for what, run in zip(batch.files, runs, strict=True)}
        for (name, batch), runs in zip(batches.items(), json.loads(out.read_text()), strict=True)
    }


def _run(arguments: list[str]) -> Run:
    out, err = io.StringIO(), io.StringIO()
    begun = time.perf_counter()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    return Run(code, out.getvalue(), err.getvalue(), seconds, peak)


def _main() -> None:
    out, batches = sys.argv[1:]
    found = []
    for batch in json.loads(batches):
        os.environ["NETRA_DATA_DIR"] = batch["data"]
        found.append([asdict(_run([*batch["command"], file])) for file in batch["files"]])
    Path(out).write_text(json.dumps(found))


if __name__ == "__main__":
    _main()
