"""`python -m data_loaders template|inspect|check|load`: see `--help` and docs/commands.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from data_loaders.commands import parsed, table_options
from data_loaders.console import checked_lines, inspected_lines
from domain.command_line import ALL_WELL, run, say, say_json, tell
from domain.language import N_, Language
from domain.reasons import Declined, told_with
from workflow.check_workbook import (
    LoadRequest,
    UnknownUnit,
    check_files,
    inspect_files,
    template_for,
)


class NoSuchUnit(Declined):
    """A template was asked for that no unit fills in."""

    template = N_(
        "There is no unit with the code {code} in {month}. Write codes like 18.06, 18,"
        " polres-tanggamus or polda-lampung."
    )


class IsThere(Declined):
    """A workbook of that name is there; somebody may have filled it in."""

    template = N_("{file} is there already, and was left as it is. Take another name.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. No traceback ever reaches the user."""
    return run(parsed, _carried_out, arguments)


def _carried_out(given: argparse.Namespace, language: Language) -> int:
    return _COMMANDS[given.command](given, language)


def _template(given: argparse.Namespace, language: Language) -> int:
    try:
        content = template_for(
            period=given.period,
            unit_code=given.unit,
            language_code=language.code,
            is_sample=given.sample,
        )
    except UnknownUnit as unknown:
        raise NoSuchUnit(code=unknown, month=given.period) from unknown
    _write_new(given.out, content)
    say(given.out)
    return ALL_WELL


def _write_new(out: Path, content: bytes) -> None:
    """Write a file that is not there yet."""
    with told_with(out):
        try:
            with out.open("xb") as file:
                file.write(content)
        except FileExistsError as fault:
            raise IsThere(file=out) from fault


def _inspect(given: argparse.Namespace, language: Language) -> int:
    found = list(inspect_files(given.files, table_options(given)))
    if given.json:
        _say_documents([each.as_json() for each in found])
        tell(*(issue.message(language) for each in found for issue in each.issues))
    else:
        say(*(line for each in found for line in inspected_lines(each, language)))
    return max(each.exit_code for each in found)


def _check(given: argparse.Namespace, language: Language) -> int:
    found = list(check_files(_request(given)))
    if given.json:
        _say_documents([each.as_json(language) for each in found])
    else:
        say(*(line for each in found for line in checked_lines(each, language)))
    if given.annotated:
        # writing is imported by the one option that needs it
        from workflow.annotate import write_annotated  # noqa: PLC0415

        for line in write_annotated(given.files, found, given.annotated, language):
            (tell if given.json else say)(line)
    return max(each.exit_code for each in found)


def _load(given: argparse.Namespace, language: Language) -> int:
    # the database is imported by the one command that writes to it
    from workflow.load_workbook import load_files  # noqa: PLC0415

    found = []
    for each in load_files(_request(given)):
        found.append(each)
        if not given.json:  # at once: whatever happens to the next file, this one is stored
            say(*checked_lines(each.checked, language))
            say(_receipt(each.as_json(language), language))
    if given.json:
        _say_documents([each.as_json(language) for each in found])
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


def _say_documents(documents: list[dict[str, object]]) -> None:
    say_json(documents[0] if len(documents) == 1 else {"files": documents}, indent=1)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Language], int]] = {
    "template": _template,
    "inspect": _inspect,
    "check": _check,
    "load": _load,
}

if __name__ == "__main__":
    sys.exit(main())
