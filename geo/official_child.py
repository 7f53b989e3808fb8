"""The examining child: what to examine on standard input, the packed reading on standard output.

A process of its own with limits of memory and time. The environment that its parent gives it
leaves the drivers of three formats and no way to the network.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import sys
import tempfile
from pathlib import Path

from geo import official_limits as limits


def limit_resources() -> None:
    """Cap memory and processor time where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  does not exist on Windows

        seconds = math.ceil(limits.CHILD_SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        cap = limits.CHILD_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (cap, cap))


def main() -> None:
    """Examine the file that standard input names."""
    limit_resources()
    asked = json.load(sys.stdin)
    # what is unpacked goes with the folder of the parent, even when this process is ended
    tempfile.tempdir = sys.argv[1]
    answer = os.dup(1)
    # libraries that print do so elsewhere
    os.dup2(2, 1)
    from geo.official_examine import examine  # noqa: PLC0415  limits first
    from geo.official_report import ReadingOptions, packed  # noqa: PLC0415
    from geo.official_world import shipped_world  # noqa: PLC0415

    options = ReadingOptions(**asked["options"])
    reading = examine(Path(asked["path"]), asked["file_name"], options, shipped_world())
    with os.fdopen(answer, "wb") as stream:
        stream.write(packed(reading))


if __name__ == "__main__":
    main()
