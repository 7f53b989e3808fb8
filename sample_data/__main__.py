"""`python -m sample_data`: make the invented months, load them, renew the committed samples."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from domain.arguments import month
from domain.command_line import ALL_WELL, add_language, run, say
from domain.language import Language
from domain.period import Period
from domain.reasons import told_with
from sample_data.committed import write_committed
from sample_data.making import GENERATED, HERE, make_all
from sample_data.units import MONTHS

_PROCESSES = min(4, os.cpu_count() or 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; 0 all well, 1 a sample was refused, 2 the call failed."""
    return run(_parser().parse_args, _carried_out, arguments)


def _carried_out(options: argparse.Namespace, language: Language) -> int:
    if options.committed:
        write_committed(HERE)
        return ALL_WELL
    months = tuple(options.months or MONTHS)
    return (_load if options.load else _make)(options, months, language)


def _make(options: argparse.Namespace, months: tuple[Period, ...], language: Language) -> int:
    with told_with(options.out):
        made = make_all(options.out, months, processes=_PROCESSES)
    say(
        language.plural(
            "{n} workbook in {folder}", "{n} workbooks in {folder}", len(made), folder=options.out
        )
    )
    return ALL_WELL


def _load(options: argparse.Namespace, months: tuple[Period, ...], language: Language) -> int:
    # making needs no store
    from sample_data.loading import load_all  # noqa: PLC0415

    loaded = load_all(
        options.store,
        directory=options.out,
        months=months,
        only_if_empty=options.if_empty,
        progress=_say_progress,
        processes=_PROCESSES,
    )
    say(language.plural("{n} workbook loaded", "{n} workbooks loaded", loaded))
    return ALL_WELL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sample_data", description=__doc__)
    parser.add_argument("--out", type=Path, default=GENERATED, help="folder for the workbooks")
    parser.add_argument("--months", nargs="+", type=month, help="like 2024-01 2024-02")
    parser.add_argument("--load", action="store_true", help="load them into the store as well")
    parser.add_argument("--if-empty", action="store_true", help="load only into an empty store")
    parser.add_argument("--store", help="address of the store; the usual one when not given")
    parser.add_argument(
        "--committed", action="store_true", help="renew sample_data/good and sample_data/broken"
    )
    add_language(parser)
    return parser


def _say_progress(done: int, total: int, name: str) -> None:
    """One line that is written over and over on a screen, only the last in a log."""
    is_last = done == total
    if sys.stderr is not None and (is_last or sys.stderr.isatty()):
        print(
            f"{done}/{total} {name:<40}", end="\n" if is_last else "\r", file=sys.stderr, flush=True
        )


if __name__ == "__main__":
    sys.exit(main())
