"""What all `python -m ...` commands have in common: their language, what they print, how they end.

Standard output carries what was asked for, standard error what is said about it. Exit codes: 0 all
well, 1 the file has errors or open questions, 2 it could not be read or the call was wrong.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from types import TracebackType
from typing import TextIO

from domain.language import CODES, Language
from domain.reasons import message_of

ALL_WELL, HAS_FAULTS, WRONG_CALL = 0, 1, 2
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)
"""A closed pipe; Windows says EINVAL."""
logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())


def _without_trace(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Whoever stops a command that is still being imported has not met a fault of the program."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)


sys.excepthook = _without_trace


def add_language(parser: ArgumentParser) -> None:
    """The option of every command: the language of what it prints and writes.

    Indonesian when not given, whatever the machine's locale is: a scheduler's has none, and the
    same call must print the same everywhere. Names in JSON are the same in both languages.
    """
    parser.add_argument(
        "--language", choices=CODES, default="id", help="language of all texts; id when not given"
    )


def run(
    parsed: Callable[[Sequence[str] | None], Namespace],
    job: Callable[[Namespace, Language], int],
    arguments: Sequence[str] | None,
) -> int:
    """Carry out a call; the exit code. No traceback ever reaches the user.

    Args:
        parsed: reads the arguments; `language` is among them. A wrong call ends the program.
        job: does what they ask for, and answers with the exit code. What it raises is told with
            its `message`, else as `message_of` says; its `exit_code` counts, 2 when it has none.
        arguments: those of the program when None.
    """
    language = Language()
    _take_any_character(sys.stdout)
    try:
        given = parsed(arguments)
        language = Language(given.language)
        return job(given, language)
    except KeyboardInterrupt:
        return WRONG_CALL
    except Exception as fault:
        logger.exception("command failed")
        tell(message_of(fault, language))
        return int(getattr(fault, "exit_code", WRONG_CALL))
    finally:
        _finish(sys.stdout)


def say(*lines: object) -> None:
    """Print what was asked for, a line each. Whoever stops reading does not stop the work."""
    _write(sys.stdout, lines)


def tell(*lines: object) -> None:
    """Print what is to be known beside it, on standard error."""
    _write(sys.stderr, lines)


def say_json(document: object, *, indent: int | None = None) -> None:
    """Print one JSON document, in characters that the output can take."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_plain = not encoding.lower().startswith("utf")
    say(json.dumps(document, ensure_ascii=is_plain, indent=indent))


def _write(stream: TextIO | None, lines: Sequence[object]) -> None:
    if stream is None or not lines:  # a program may be started without an output
        return
    try:
        stream.write("".join(f"{line}\n" for line in lines))
        stream.flush()
    except OSError as fault:
        if fault.errno not in _NOBODY_READS:
            raise
        _lead_nowhere(stream)


def _finish(stream: TextIO | None) -> None:
    """Write what is left; what cannot be written any more would be told at the very end."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        _lead_nowhere(stream)


def _lead_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _take_any_character(stream: TextIO | None) -> None:
    """Write what an old encoding does not have as its number, rather than fail."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
