"""`python -m store verify | export`: prove what is stored, or write it as open files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from domain.command_line import ALL_WELL, HAS_FAULTS, add_language, run, say, say_json
from domain.language import Language
from domain.reasons import told_with
from store.api import Store
from workflow.verify import export_store, open_existing_store, verify_store

_EXITS = "Exit codes: 0 all well, 1 something does not hold, 2 nothing to read or wrong call."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 all well, 1 something does not hold, 2 the call failed."""
    return run(_parser().parse_args, _carried_out, arguments)


def _carried_out(options: argparse.Namespace, language: Language) -> int:
    with closing(open_existing_store()) as store:
        return _COMMANDS[options.command](store, options, language)


def _verify(store: Store, options: argparse.Namespace, language: Language) -> int:
    proof = verify_store(store)
    if options.json:
        say_json(proof.as_json())
    else:
        say(*proof.lines(language))
    return ALL_WELL if proof.ok else HAS_FAULTS


def _export(store: Store, options: argparse.Namespace, _language: Language) -> int:
    with told_with(options.out):
        written = export_store(store, options.out)
    say(*written)
    return ALL_WELL


_COMMANDS: dict[str, Callable[[Store, argparse.Namespace, Language], int]] = {
    "verify": _verify,
    "export": _export,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store", description=__doc__, epilog=_EXITS)
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser(
        "verify", help="check the ledger, and find every figure again in the kept workbooks"
    )
    verify.add_argument("--json", action="store_true", help="one JSON document on standard output")
    export = commands.add_parser("export", help="write everything as open files")
    export.add_argument("--out", type=Path, required=True, help="folder for the files")
    for command in (verify, export):
        add_language(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
