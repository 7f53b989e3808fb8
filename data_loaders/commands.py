"""The arguments of `python -m data_loaders`, read into what the jobs ask for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from data_loaders.blocks import position_of
from data_loaders.options import TableOptions
from data_loaders.roles import BadRole, parse_role
from domain.arguments import day, month
from domain.command_line import add_language
from domain.fields import ReportKind
from domain.places import UnitKind
from domain.terms import BASES, VOCABULARIES

TERM_OPTIONS = (
    "institution",
    "category",
    "level",
    "instrument",
    "phase",
    "channel",
    "mode",
    "sanction_level",
)
NUMBER_STYLES = ("id", "en")
_DESCRIPTION = "Workbooks in and out: template, inspect, check, load."
_EXITS = "Exit codes: 0 all well, 1 errors or open questions, 2 unreadable or wrong call."


def parser() -> argparse.ArgumentParser:
    """The parser of all four commands."""
    main = argparse.ArgumentParser(
        prog="python -m data_loaders", description=_DESCRIPTION, epilog=_EXITS
    )
    commands = main.add_subparsers(dest="command", required=True)
    _template(commands.add_parser("template", help="write a workbook pre-filled for a unit"))
    for name, text in (
        ("inspect", "show what the reader sees in any workbook; nothing is stored"),
        ("check", "list the findings; nothing is stored"),
        ("load", "check, store, print the receipt"),
    ):
        command = commands.add_parser(name, help=text, epilog=_EXITS)
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
        command.add_argument("--json", action="store_true", help="print one JSON document")
        add_language(command)
        _table(command)
        if name != "inspect":
            _loading(command)
        if name == "check":
            command.add_argument(
                "--annotated", type=Path, metavar="OUT", help="write the file back with comments"
            )
    return main


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of a call; a wrong one ends the program with exit code 2."""
    main = parser()
    given = main.parse_args(arguments)
    keys = [
        *getattr(given, "columns", ()),
        *(key for key, _ in getattr(given, "number_style", ())),
    ]
    if any(key.rpartition("!")[2].isdigit() != given.transposed for key in keys):
        main.error("columns have letters; with --transposed rows have numbers")
    return given


def _template(command: argparse.ArgumentParser) -> None:
    command.add_argument("--period", type=month, required=True, help="month, like 2024-01")
    command.add_argument("--unit", help="unit code: 18.06, 18, polres-tanggamus, polda-lampung")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    command.add_argument("--sample", action="store_true", help="mark the workbook as sample data")
    add_language(command)


def _table(command: argparse.ArgumentParser) -> None:
    """What a table that is not the template does not say itself."""
    group = command.add_argument_group("for a table that is not the template")
    group.add_argument("--kind", type=ReportKind, choices=list(ReportKind))
    group.add_argument("--period", type=month, help="month, like 2024-01")
    group.add_argument("--basis", choices=BASES.codes)
    group.add_argument(
        "--basis-confirmed",
        action="store_true",
        help="the basis is right although earlier months speak against it, or the cover does",
    )
    group.add_argument("--since", type=month, help="first month of cumulative figures")
    group.add_argument("--unit-kind", type=UnitKind, choices=list(UnitKind))
    group.add_argument("--sheet", help="name of the sheet with the table")
    group.add_argument("--sample", action="store_true", help="the figures are sample data")
    group.add_argument(
        "--columns",
        type=_columns,
        default={},
        metavar="A=unit,B=reported",
        help="column=field[/dimension=code...][@YYYY-MM]: what each column stands for;"
        " rows by number with --transposed",
    )
    group.add_argument(
        "--header-row", type=_row, metavar="N", help="row where the headings of the table begin"
    )
    group.add_argument("--transposed", action="store_true", help="the units stand across")
    group.add_argument(
        "--place",
        type=_place,
        action="append",
        default=[],
        metavar="TEXT=CODE",
        help="the unit that the file writes so; may be given several times",
    )
    group.add_argument(
        "--number-style",
        type=_number_style,
        action="append",
        default=[],
        metavar="C=id",
        help="id writes 1.234,5 and en 1,234.5; may be given several times",
    )
    for option in TERM_OPTIONS:
        group.add_argument(_flag(option), choices=VOCABULARIES[option].codes, metavar="CODE")


def _loading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--received-on", type=day, metavar="DATE", help="default: today")
    command.add_argument(
        "--partial", action="store_true", help="accept the reports that no error touches"
    )
    command.add_argument(
        "--remember-layout",
        action="store_true",
        help="read a table of the same layout the same way next time",
    )
    command.add_argument(
        "--leave-sample", action="store_true", help="real data ends the sample data"
    )


def _flag(option: str) -> str:
    return "--" + option.replace("_", "-")


def _columns(text: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    for part in text.split(","):
        key, sign, role = (each.strip() for each in part.partition("="))
        if not sign:
            raise argparse.ArgumentTypeError(f"{part!r} is not like A=unit")
        if _key(key) in columns:
            raise argparse.ArgumentTypeError(f"column {key} is given twice")
        columns[_key(key)] = _role(role)
    return columns


def _key(text: str) -> str:
    """A column letter, or a row number for a table with the units across."""
    try:
        position_of(text, is_transposed=text.isdigit())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a column letter") from error
    return text.upper()


def _row(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a row")
    return int(text)


def _role(text: str) -> str:
    try:
        return str(parse_role(text))
    except BadRole as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _place(text: str) -> tuple[str, str]:
    # a code holds no "=", a spelling might
    spelling, _, code = (each.strip() for each in text.rpartition("="))
    if not spelling or not code:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 'Kab Tngamus=18.06'")
    return spelling, code


def _number_style(text: str) -> tuple[str, str]:
    key, _, style = (each.strip() for each in text.partition("="))
    if style not in NUMBER_STYLES:
        raise argparse.ArgumentTypeError(f"{text!r} is not like C=id or C=en")
    sheet, mark, column = key.rpartition("!")
    return f"{sheet}{mark}{_key(column)}", style


def table_options(arguments: argparse.Namespace) -> TableOptions:
    """The options of a table, from parsed arguments."""
    terms = {
        option: value
        for option in TERM_OPTIONS
        if (value := getattr(arguments, option)) is not None
    }
    return TableOptions(
        kind=arguments.kind,
        period=arguments.period,
        basis=arguments.basis,
        is_basis_confirmed=arguments.basis_confirmed,
        since=arguments.since,
        unit_kind=arguments.unit_kind,
        sheet=arguments.sheet,
        is_sample=arguments.sample,
        columns=arguments.columns,
        terms=terms,
        is_transposed=arguments.transposed,
        header_row=arguments.header_row,
        places=dict(arguments.place),
        number_styles=dict(arguments.number_style),
    )
