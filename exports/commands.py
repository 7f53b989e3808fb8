"""The arguments of `python -m exports`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from domain.briefing import SlideKind
from domain.language import CODES
from domain.period import Period
from domain.places import Geography
from domain.terms import INSTITUTIONS

ENDINGS = ("pptx", "pdf", "png", "xlsx")
PAPERS = ("16:9", "a4")
ALL = ("all-provinces", "all-poldas")
MOST_PROCESSES = 8
_DESCRIPTION = "Briefings without a browser: slides, PDF, pictures, a workbook of the figures."
_EXITS = (
    "Exit codes: 0 written, 1 a scope of several failed or the template or logo is refused, "
    "2 nothing could be read or the call was wrong."
)


def parser() -> argparse.ArgumentParser:
    """The parser of the command."""
    main = argparse.ArgumentParser(
        prog="python -m exports", description=_DESCRIPTION, epilog=_EXITS
    )
    add = main.add_argument
    add("--period", type=_period, required=True, help="month, like 2024-01")
    add(
        "--scope",
        required=True,
        help="indonesia, a province (18), a police region (polda-lampung); all-provinces or"
        " all-poldas for a briefing of each",
    )
    add("--format", choices=ENDINGS, required=True, help="png is a picture of every slide")
    add(
        "--out",
        type=Path,
        required=True,
        help="file or folder; for several scopes or pictures a folder or a .zip",
    )
    add(
        "--institution",
        choices=INSTITUTIONS.codes,
        action="append",
        default=[],
        help="only this institution; may be given several times; all when not given",
    )
    add(
        "--geography",
        type=Geography,
        choices=list(Geography),
        help="areas of the map; regencies, or resorts of a police region, when not given",
    )
    add("--language", choices=CODES, default="id", help="language of the briefing and messages")
    add("--paper", choices=PAPERS, default=PAPERS[0], help="of a PDF; a4 has the notes below")
    add("--template", type=Path, metavar="FILE", help="your own .pptx or .potx, for pptx")
    add("--logo", type=Path, metavar="FILE", help="PNG or JPEG, for pptx")
    add("--as-of", type=_day, metavar="DATE", help="as known on that day; today when not given")
    add(
        "--slide",
        choices=[kind.value for kind in SlideKind],
        default="",
        help="which slide goes into a single .png; the map when not given",
    )
    add(
        "--processes",
        type=_processes,
        default=2,
        metavar="N",
        help="how many write at once when there are several scopes (2)",
    )
    add("--json", action="store_true", help="print one JSON document")
    return main


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of a call; a wrong one ends the program with exit code 2."""
    main = parser()
    given = main.parse_args(arguments)
    is_deck = given.format == "pptx"
    if (given.template or given.logo) and not is_deck:
        main.error("--template and --logo are for --format pptx")
    if given.slide and given.format != "png":
        main.error("--slide is for --format png")
    return given


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month like 2024-01") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2024-01-31") from error


def _processes(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_PROCESSES}")
    return int(text)
