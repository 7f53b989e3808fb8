"""`python -m exports`: briefings without a browser; see `--help` and docs/commands.md."""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from domain.language import Language
from domain.period import Period
from domain.setting_faults import SettingsRefused
from exports.commands import LAST_MONTH, is_for_a_folder, parsed
from store.refusals import Refusal
from workflow.briefing_call import FileNotRead, NoBriefing, no_such_scope, read_known
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
from workflow.bulk_answers import Failure, message_of
from workflow.bulk_files import write_all
from workflow.check_workbook import today_in_jakarta
from workflow.views import Selection

REFUSED, WRONG_CALL = 1, 2
logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for; the exit code. No traceback ever reaches the user."""
    given = parsed(arguments)
    language = Language(given.language)
    try:
        order = _order(given, language, today_in_jakarta())
        examine_look(order)
        examine_out(given.out, is_folder=is_for_a_folder(given))
        known = read_known(order.period, as_of=order.as_of, today=order.today)
        return (_bulk if given.scope in ALL else _single)(given, known, order)
    except (Refusal, NoBriefing, SettingsRefused) as refusal:
        print(message_of(refusal, language), file=sys.stderr)
        return WRONG_CALL
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return WRONG_CALL
    except Exception as fault:
        logger.exception("command failed")
        print(message_of(fault, language), file=sys.stderr)
        return REFUSED if _is_refused(fault) else WRONG_CALL


def _is_refused(fault: Exception) -> bool:
    """Whether template or logo were read, and cannot be used."""
    return callable(getattr(fault, "message", None))


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
        raise FileNotRead(file=path, reason=fault.strerror) from fault


def _single(given: argparse.Namespace, known: Known, order: Order) -> int:
    file = write(known, order)
    paths = save(file, given.out, slide=given.slide)
    if given.json:
        _print_json(_as_json(file, paths, order))
    else:
        print("\n".join(map(str, paths)))
    return 0


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
                print("\n".join(map(str, paths)))
    if given.json:
        _print_json({"files": documents, "failed": [_failed(each) for each in failures]})
    elif documents and given.out.suffix.lower() == ".zip":
        print(given.out)
    _tell(failures, len(scopes), order.language)
    return REFUSED if failures else 0


def _progress(done: int, total: int, name: str) -> None:
    print(f"[{done}/{total}] {name}", file=sys.stderr, flush=True)


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
    print("\n".join([head, *lines]), file=sys.stderr)


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


def _print_json(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    sys.exit(main())
