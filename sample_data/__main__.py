"""`python -m sample_data`: make the invented months, load them, renew the committed samples."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from pathlib import Path

from domain.arguments import month
from domain.language import choose_language
from domain.period import Period
from sample_data.committed import write_committed
from sample_data.making import GENERATED, HERE, make_all
from sample_data.units import MONTHS

_PROCESSES = min(4, os.cpu_count() or 1)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; 0 all well, 1 a sample was refused, 2 the call failed."""
    options = _parser().parse_args(arguments)
    if options.committed:
        write_committed(HERE)
        return 0
    months = tuple(options.months or MONTHS)
    if not options.load:
        made = make_all(options.out, months, processes=_PROCESSES)
        print(f"{len(made)} workbooks in {options.out}")
        return 0
    return _load(options, months)


def _load(options: argparse.Namespace, months: tuple[Period, ...]) -> int:
    # making needs no store
    from sample_data.loading import SampleRefused, load_all  # noqa: PLC0415
    from store.refusals import Refusal  # noqa: PLC0415

    try:
        loaded = load_all(
            options.store,
            directory=options.out,
            months=months,
            only_if_empty=options.if_empty,
            progress=_say,
            processes=_PROCESSES,
        )
    except SampleRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Refusal as refusal:
        print(refusal.message(choose_language(locale.getlocale()[0])), file=sys.stderr)
        return 2
    print(f"{loaded} workbooks loaded")
    return 0


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
    return parser


def _say(done: int, total: int, name: str) -> None:
    end = "\n" if done == total else "\r"
    print(f"{done}/{total} {name:<40}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
