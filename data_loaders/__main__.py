"""`python -m data_loaders template|inspect|check|load`: see `--help` and docs/commands.md."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from data_loaders.commands import parsed, table_options
from data_loaders.console import checked_lines, inspected_lines
from domain.language import Language
from store.refusals import Refusal
from workflow.check_workbook import (
    LoadRequest,
    UnknownUnit,
    check_files,
    inspect_files,
    template_for,
)

WRONG_CALL = 2
logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. No traceback ever reaches the user."""
    given = parsed(arguments)
    try:
        return _COMMANDS[given.command](given)
    except Refusal as refusal:
        return _refused(refusal.message(Language(given.language)))
    except BrokenPipeError:
        return 0
    except Exception as fault:
        logger.exception("command failed")
        print(f"{type(fault).__name__}: {fault}", file=sys.stderr)
        return WRONG_CALL


def _template(given: argparse.Namespace) -> int:
    language = Language(given.language)
    try:
        content = template_for(
            period=given.period,
            unit_code=given.unit,
            language_code=given.language,
            is_sample=given.sample,
        )
    except UnknownUnit as unknown:
        return _refused(language.text("There is no unit with the code {code}.", code=unknown))
    try:
        with given.out.open("xb") as file:  # never over a workbook that someone has filled in
            file.write(content)
    except OSError as fault:
        return _refused(_not_written(given.out, fault, language))
    print(given.out)
    return 0


def _not_written(out: Path, fault: OSError, language: Language) -> str:
    if isinstance(fault, FileExistsError):
        return language.text(
            "{file} is there already, and was left as it is. Take another name.", file=out
        )
    return language.text("{file} cannot be written: {reason}", file=out, reason=fault.strerror)


def _refused(text: str) -> int:
    print(text, file=sys.stderr)
    return WRONG_CALL


def _inspect(given: argparse.Namespace) -> int:
    language = Language(given.language)
    found = list(inspect_files(given.files, table_options(given)))
    if given.json:
        _print_json([each.as_json() for each in found])
        for each in found:
            for issue in each.issues:
                print(issue.message(language), file=sys.stderr)
    else:
        _print_lines(line for each in found for line in inspected_lines(each, language))
    return max(each.exit_code for each in found)


def _check(given: argparse.Namespace) -> int:
    language = Language(given.language)
    found = list(check_files(_request(given)))
    if given.json:
        _print_json([each.as_json(language) for each in found])
    else:
        _print_lines(line for each in found for line in checked_lines(each, language))
    if given.annotated:
        # writing is imported by the one option that needs it
        from workflow.annotate import write_annotated  # noqa: PLC0415

        for line in write_annotated(given.files, found, given.annotated, language):
            print(line, file=sys.stderr if given.json else sys.stdout)
    return max(each.exit_code for each in found)


def _load(given: argparse.Namespace) -> int:
    # the database is imported by the one command that writes to it
    from workflow.load_workbook import load_files  # noqa: PLC0415

    language = Language(given.language)
    found = list(load_files(_request(given)))
    if given.json:
        _print_json([each.as_json(language) for each in found])
    else:
        for each in found:
            _print_lines(checked_lines(each.checked, language))
            _print_lines([_receipt(each.as_json(language), language)])
    return max(each.exit_code for each in found)


def _receipt(document: dict[str, object], language: Language) -> str:
    return "  " + language.text(
        "Submission {submission}: {accepted} reports stored, {superseded} replaced,"
        " {unchanged} unchanged",
        submission=document["submission"] or "–",
        accepted=document["accepted"],
        superseded=document["superseded"],
        unchanged=document["unchanged"],
    )


def _request(given: argparse.Namespace) -> LoadRequest:
    return LoadRequest(
        paths=tuple(given.files),
        options=table_options(given),
        received_on=given.received_on,
        partial=given.partial,
        leave_sample=given.leave_sample,
        remember_layout=given.remember_layout,
    )


def _print_json(documents: list[dict[str, object]]) -> None:
    document: object = documents[0] if len(documents) == 1 else {"files": documents}
    print(json.dumps(document, ensure_ascii=False, indent=1))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "template": _template,
    "inspect": _inspect,
    "check": _check,
    "load": _load,
}

if __name__ == "__main__":
    sys.exit(main())
