"""The arguments of `python -m exports`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from domain.arguments import day, month
from domain.briefing import SlideKind
from domain.command_line import add_language, say
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.terms import INSTITUTIONS
from geo.gazetteer import load_gazetteer

ENDINGS = ("pptx", "pdf", "png", "xlsx")
PAPERS = ("16:9", "a4")
ALL = ("all-provinces", "all-poldas")
LAST_MONTH = "last-month"
MOST_PROCESSES = 8
_SLIDES = tuple(kind.value for kind in SlideKind if kind is not SlideKind.PROFILE)
_SCOPE_KINDS = (UnitKind.NATIONAL, UnitKind.PROVINCE, UnitKind.POLICE_REGION)
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
    add(
        "--period",
        type=_month,
        required=True,
        metavar="MONTH",
        help="month that the figures are about, like 2024-01; last-month is the one before today's",
    )
    add(
        "--scope",
        required=True,
        metavar="CODE",
        help="indonesia, a province (18), a police region (polda-lampung); all-provinces or"
        " all-poldas for a briefing of each",
    )
    add(
        "--list-scopes",
        action=_ListScopes,
        nargs=0,
        help="print the code and name of every scope of today, or of a --period before it, and end",
    )
    add("--format", choices=ENDINGS, required=True, help="png is a picture of every slide")
    add(
        "--out",
        type=Path,
        required=True,
        metavar="PATH",
        help="file or folder; for several scopes or pictures a folder or a .zip; a file of that"
        " name is replaced",
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
        help="areas of the map; resorts for the police, else regencies, when not given",
    )
    add_language(main)
    add("--paper", choices=PAPERS, help="of a PDF; a4 has the notes below")
    add("--template", type=Path, metavar="FILE", help="your own .pptx or .potx, for pptx")
    add("--logo", type=Path, metavar="FILE", help="PNG or JPEG, for pptx")
    add("--as-of", type=day, metavar="DATE", help="as known on that day; today when not given")
    add(
        "--slide",
        choices=_SLIDES,
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
    if given.slide and given.out.suffix.lower() != ".png":
        main.error("--slide is for one picture: --out ends with .png")
    if given.paper and given.format != "pdf":
        main.error("--paper is for --format pdf")
    given.paper = given.paper or PAPERS[0]
    if not _fits(given):
        main.error(f"--out must {_what_fits(given)}: {given.out}")
    return given


def is_for_a_folder(given: argparse.Namespace) -> bool:
    """Whether several files go into a folder, made when it is not there."""
    return _has_many(given) and given.out.suffix.lower() not in _endings_of(given)


def _has_many(given: argparse.Namespace) -> bool:
    return given.scope in ALL or given.format == "png"


def _endings_of(given: argparse.Namespace) -> tuple[str, ...]:
    """How the name of a file may end, so that it says what is in it."""
    if given.scope in ALL:
        return (".zip",)
    return (".zip", ".png") if given.format == "png" else (f".{given.format}",)


def _fits(given: argparse.Namespace) -> bool:
    ending = given.out.suffix.lower()
    if ending in _endings_of(given) or given.out.is_dir():
        return True
    is_of_a_file = ending in {".zip", *(f".{each}" for each in ENDINGS)}
    return _has_many(given) and not is_of_a_file


def _what_fits(given: argparse.Namespace) -> str:
    folder = "a folder" if _has_many(given) else "a folder that is there"
    return f"end with {' or '.join(_endings_of(given))} or be {folder}"


class _ListScopes(argparse.Action):
    """Like --help: it prints, and nothing else is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        _values: object,
        _option: str | None = None,
    ) -> None:
        asked = namespace.period
        period = asked if isinstance(asked, Period) else Period.of(date.today())
        gazetteer = load_gazetteer()
        places = (place for kind in _SCOPE_KINDS for place in gazetteer.places(kind, period))
        say(*(f"{place.code}  {place.short_name}" for place in places))
        parser.exit()


def _month(text: str) -> Period | str:
    return text if text == LAST_MONTH else month(text)


def _processes(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_PROCESSES}")
    return int(text)
