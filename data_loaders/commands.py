"""The arguments of `python -m data_loaders`, read into what the jobs ask for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from data_loaders.any_table import UNIT_ROLE
from data_loaders.options import TableOptions
from data_loaders.raw import column_number
from domain.fields import SHEET_OF, ReportKind
from domain.language import CODES
from domain.period import Period
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
        _language(command)
        _table(command)
        if name != "inspect":
            _loading(command)
    return main


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=CODES, default="id", help="language of the texts")


def _template(command: argparse.ArgumentParser) -> None:
    command.add_argument("--period", type=_period, required=True, help="month, like 2024-01")
    command.add_argument("--unit", help="unit code: 18.06, 18, polres-tanggamus, polda-lampung")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    command.add_argument("--sample", action="store_true", help="mark the workbook as sample data")
    _language(command)


def _table(command: argparse.ArgumentParser) -> None:
    """What a table that is not the template does not say itself."""
    group = command.add_argument_group("for a table that is not the template")
    group.add_argument("--kind", type=ReportKind, choices=list(ReportKind))
    group.add_argument("--period", type=_period, help="month, like 2024-01")
    group.add_argument("--basis", choices=BASES.codes)
    group.add_argument("--since", type=_period, help="first month of cumulative figures")
    group.add_argument("--unit-kind", type=UnitKind, choices=list(UnitKind))
    group.add_argument("--sheet", help="name of the sheet with the table")
    group.add_argument("--sample", action="store_true", help="the figures are sample data")
    group.add_argument("--columns", type=_columns, default={}, metavar="A=unit,B=reported")
    for option in TERM_OPTIONS:
        group.add_argument(_flag(option), choices=VOCABULARIES[option].codes, metavar="CODE")


def _loading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--received-on", type=_day, metavar="DATE", help="default: today")
    command.add_argument(
        "--partial", action="store_true", help="accept the reports that no error touches"
    )
    command.add_argument(
        "--leave-sample", action="store_true", help="real data ends the sample data"
    )


def _flag(option: str) -> str:
    return "--" + option.replace("_", "-")


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


def _columns(text: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    for part in text.split(","):
        letter, _, role = (each.strip() for each in part.partition("="))
        columns[_letter(letter)] = _role(role)
    return columns


def _letter(text: str) -> str:
    try:
        column_number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a column letter") from error
    return text.upper()


def _role(text: str) -> str:
    roles = {UNIT_ROLE} | {each.code for sheet in SHEET_OF.values() for each in sheet.fields}
    if text not in roles:
        raise argparse.ArgumentTypeError(f"{text!r} is none of: {', '.join(sorted(roles))}")
    return text


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
        since=arguments.since,
        unit_kind=arguments.unit_kind,
        sheet=arguments.sheet,
        is_sample=arguments.sample,
        columns=arguments.columns,
        terms=terms,
    )
