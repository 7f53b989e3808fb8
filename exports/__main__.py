"""`python -m exports`: briefings without a browser; see `--help` and docs/commands.md."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from domain.command_line import ALL_WELL, HAS_FAULTS, run, say, say_json, tell
from domain.language import Language
from domain.period import Period
from domain.reasons import reason_of
from exports.commands import LAST_MONTH, is_for_a_folder, parsed
from workflow.briefing_call import FileNotRead, no_such_scope, read_known
from workflow.briefing_disk import examine_out, save, save_all
from workflow.briefing_files import (
    ALL,
    BriefingFile,
    Known,
    Order,
    UnknownScope,
    examine_look,
    scope_place,
    scopes_of,
    write,
)
from workflow.bulk_answers import Failure
from workflow.bulk_files import write_all
from workflow.check_workbook import today_in_jakarta
from workflow.views import Selection


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for; the exit code. No traceback ever reaches the user."""
    return run(parsed, _carried_out, arguments)


def _carried_out(given: argparse.Namespace, language: Language) -> int:
    order = _order(given, language, today_in_jakarta())
    examine_look(order)
    examine_out(given.out, is_folder=is_for_a_folder(given))
    known = read_known(order.period, as_of=order.as_of, today=order.today)
    return (_bulk if given.scope in ALL else _single)(given, known, order)


def _order(given: argparse.Namespace, language: Language, today: date) -> Order:
    """What is asked for.

    Raises:
        NoBriefing: no place has the code in that month; template or logo cannot be read.
    """
    as_of = given.as_of or today
    period = Period.of(as_of).previous if given.period == LAST_MONTH else given.period
    try:
        code = given.scope if given.scope in ALL else scope_place(given.scope, period).code
    except UnknownScope as unknown:
        raise no_such_scope(str(unknown), period) from unknown
    return Order(
        period=period,
        selection=Selection(institutions=tuple(given.institution), scope=code),
        language=language,
        format=given.format,
        paper=given.paper,
        geography=given.geography,
        template=_content(given.template),
        logo=_content(given.logo),
        as_of=as_of,
        today=today,
    )


def _content(path: Path | None) -> bytes | None:
    """What a file holds; None where none was named."""
    try:
        return None if path is None else path.read_bytes()
    except OSError as fault:
        raise FileNotRead(file=path, reason=reason_of(fault)) from fault


def _single(given: argparse.Namespace, known: Known, order: Order) -> int:
    file = write(known, order)
    paths = save(file, given.out, slide=given.slide)
    if given.json:
        say_json(_as_json(file, paths, order), indent=1)
    else:
        say(*paths)
    return ALL_WELL


def _bulk(given: argparse.Namespace, known: Known, order: Order) -> int:
    failures: list[Failure] = []
    scopes = scopes_of(given.scope, order.period)
    documents = []
    made = write_all(
        known,
        order,
        scopes,
        progress=_progress,
        failed=failures.append,
        processes=given.processes,
    )
    with closing(made) as files:  # no process outlives a full disk
        for file, paths in save_all(files, given.out):
            documents.append(_as_json(file, paths, order))
            if not given.json and given.out not in paths:
                say(*paths)
    if given.json:
        failed = [_failed(each) for each in failures]
        say_json({"files": documents, "failed": failed}, indent=1)
    elif documents and given.out.suffix.lower() == ".zip":
        say(given.out)
    _tell(failures, len(scopes), order.language)
    return HAS_FAULTS if failures else ALL_WELL


def _progress(done: int, total: int, name: str) -> None:
    tell(f"[{done}/{total}] {name}")


def _tell(failures: Sequence[Failure], total: int, language: Language) -> None:
    """At the end, so that nobody must look for it: which scopes have no briefing, and why."""
    if not failures:
        return
    head = language.text(
        "{failed} of {total} briefings could not be made:",
        failed=language.number(len(failures)),
        total=language.number(total),
    )
    lines = [f"  {each.place} ({each.scope}): {each.message}" for each in failures]
    tell(head, *lines)


def _as_json(file: BriefingFile, paths: Sequence[Path], order: Order) -> dict[str, object]:
    return {
        "file": file.name,
        "paths": [str(path) for path in paths],
        "scope": file.scope,
        "place": file.place,
        "period": str(order.period),
        "format": order.format,
        "slides": file.n_slides,
        "bytes": len(file.content),
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }


def _failed(failure: Failure) -> dict[str, object]:
    return {"scope": failure.scope, "place": failure.place, "message": failure.message}


if __name__ == "__main__":
    sys.exit(main())
