"""Runs a command on many files, one after the other, in one small process, and measures each.

    python -m tests.support.command_runs OUT check --json FILE...

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
        child_megabytes: peak memory of the largest reading child so far.
    """

    exit_code: int
    out: str
    err: str
    seconds: float
    child_megabytes: float


def run_on_each(
    command: Sequence[str], files: Mapping[str, Path], data: Path, out: Path
) -> dict[str, Run]:
    """Run a command on each file by itself; name of the file -> run."""
    arguments = [sys.executable, "-m", __name__, str(out), *command, *map(str, files.values())]
    environment = os.environ | {"NETRA_DATA_DIR": str(data)}
    subprocess.run(arguments, cwd=ROOT, env=environment, check=True, timeout=_PATIENCE)
    runs = json.loads(out.read_text())
    return {name: Run(**run) for name, run in zip(files, runs, strict=True)}


def _run(arguments: list[str]) -> Run:
    out, err = io.StringIO(), io.StringIO()
    begun = time.perf_counter()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    return Run(code, out.getvalue(), err.getvalue(), seconds, peak)


def _main() -> None:
    target, *command = sys.argv[1:]
    options = [each for each in command if not Path(each).is_absolute()]
    files = [each for each in command if Path(each).is_absolute()]
    runs = [asdict(_run([*options, file])) for file in files]
    Path(target).write_text(json.dumps(runs))


if __name__ == "__main__":
    _main()
