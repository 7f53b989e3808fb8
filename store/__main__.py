"""`python -m store verify | export`: prove what is stored, or write it as open files."""

from __future__ import annotations

import argparse
import json
import locale
import sys
from pathlib import Path

from domain.language import Language, choose_language
from store.api import Store
from store.refusals import Refusal
from workflow.verify import export_store, open_existing_store, verify_store

_EXITS = "Exit codes: 0 all well, 1 something does not hold, 2 nothing to read or wrong call."


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 all well, 1 something does not hold, 2 the call failed."""
    options = _parser().parse_args(arguments)
    language = choose_language(locale.getlocale()[0])
    try:
        store = open_existing_store()
    except Refusal as refusal:
        print(refusal.message(language), file=sys.stderr)
        return 2
    try:
        return (
            _verify(store, options, language)
            if options.command == "verify"
            else _export(store, options)
        )
    except OSError as problem:
        print(f"store {options.command}: {problem}", file=sys.stderr)
        return 2
    finally:
        store.close()


def _verify(store: Store, options: argparse.Namespace, language: Language) -> int:
    proof = verify_store(store)
    if options.json:
        print(json.dumps(proof.as_json(), ensure_ascii=False))
    else:
        print("\n".join(proof.lines(language)))
    return 0 if proof.ok else 1


def _export(store: Store, options: argparse.Namespace) -> int:
    for path in export_store(store, options.out):
        print(path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store", description=__doc__, epilog=_EXITS)
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser(
        "verify", help="check the ledger, and find every figure again in the kept workbooks"
    )
    verify.add_argument("--json", action="store_true", help="one JSON document on standard output")
    export = commands.add_parser("export", help="write everything as open files")
    export.add_argument("--out", type=Path, required=True, help="folder for the files")
    return parser


if __name__ == "__main__":
    sys.exit(main())
