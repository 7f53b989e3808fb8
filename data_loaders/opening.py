"""Safe opening: format by content, refusals before reading, reading in a child process."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from data_loaders import limits
from data_loaders.containers import format_of
from data_loaders.progress import TELL_SECONDS, Progress, no_progress
from data_loaders.raw import Merge, RawSheet, RawWorkbook, UnreadableWorkbook
from domain import issue_catalogue as found
from domain.issues import Issue, IssueType
from domain.spreadsheet_text import visible

_ROOT = Path(__file__).resolve().parent.parent
_CHILD = (sys.executable, "-m", "data_loaders.child")
_STARTING_SECONDS = 0.3
_BYTES_PER_SECOND = 2_000_000
"""Of a packed workbook: only to tell how far the child may be."""
_PLAIN_TYPES = frozenset({"datetime", "date", "time", "timedelta"})


def sha256_of(content: bytes) -> str:
    """The content hash that names a workbook."""
    return hashlib.sha256(content).hexdigest()


def shown_name(file_name: str) -> str:
    """A file's name as it can be shown; bytes that are no UTF-8, of an old zip, are "?"."""
    return visible(file_name.encode("utf-8", "replace").decode("utf-8"))


def read_workbook(
    content: bytes, file_name: str, *, progress: Progress = no_progress
) -> RawWorkbook:
    """Read a workbook of any supported format without trusting it.

    Args:
        content: the file byte for byte.
        file_name: only for messages and for telling delimited text from other text.
        progress: told several times a second how far reading is; what it raises ends the child.

    Raises:
        UnreadableWorkbook: it could not be read; its issue says why, without a traceback.
    """
    file_format = format_of(content, file_name)
    sheets = _ask_child(content, file_format, progress)
    notes = (Issue(found.MACROS_IGNORED, file=file_name),) if file_format == "xlsm" else ()
    return RawWorkbook(
        file_name=file_name,
        sha256=sha256_of(content),
        format=file_format,
        sheets=tuple(_sheet(sheet) for sheet in sheets),
        notes=notes,
    )


def _sheet(fields: dict[str, Any]) -> RawSheet:
    merges = tuple(Merge(*merge) for merge in fields.get("merges", ()))
    return RawSheet(**(fields | {"merges": merges}))


def _ask_child(content: bytes, file_format: str, progress: Progress) -> list[dict[str, Any]]:
    answer = _plain(_run_child(content, file_format, progress))
    if "refused" in answer:
        raise _refusal(answer["refused"], dict(answer["parameters"]))
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets


def _run_child(content: bytes, file_format: str, progress: Progress) -> bytes:
    child = subprocess.Popen(  # noqa: S603  our own interpreter and module, no text from outside
        [*_CHILD, file_format],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env=_environment(),
    )
    talk = _Talk(child, content)
    try:
        _wait(talk, len(content), progress)
    finally:
        talk.end()
    if child.returncode != 0:
        raise _failed(child.returncode, talk.errors)
    return talk.answer


class _Talk(threading.Thread):
    """Gives the child the file and takes its answer, while the caller looks at the clock."""

    def __init__(self, child: subprocess.Popen[bytes], content: bytes) -> None:
        super().__init__(daemon=True)
        self._child, self._content = child, content
        self.answer = self.errors = b""
        self.start()

    def run(self) -> None:
        """Talk until the child ends."""
        self.answer, self.errors = self._child.communicate(self._content)

    def end(self) -> None:
        """Leave neither child nor thread behind, however the waiting ended."""
        if self.is_alive():
            self._child.kill()
        self.join()


def _wait(talk: _Talk, size: int, progress: Progress) -> None:
    """Wait for the child's answer, telling how far it may be."""
    begun, patience = time.monotonic(), _patience(size)
    expected = _STARTING_SECONDS + size / _BYTES_PER_SECOND
    talk.join(TELL_SECONDS)
    while talk.is_alive():
        waited = time.monotonic() - begun
        if waited > patience:
            raise _too_slow()
        progress(waited / (waited + expected))
        talk.join(TELL_SECONDS)


def _patience(size: int) -> float:
    """Seconds on the clock; the child counts its processor time by itself."""
    large = max(0, size - limits.CHILD_PATIENCE_FROM_BYTES)
    more = large / limits.CHILD_PATIENCE_BYTES_PER_SECOND
    return limits.CHILD_SECONDS + min(more, limits.CHILD_PATIENCE_SECONDS)


def _too_slow() -> UnreadableWorkbook:
    return UnreadableWorkbook.because(found.FILE_TOO_SLOW, seconds=round(limits.CHILD_SECONDS))


def _failed(code: int, errors: bytes) -> UnreadableWorkbook:
    # a signal is a negative code; SIGXCPU (24) does not exist on Windows
    if code == -24:
        return _too_slow()
    return UnreadableWorkbook.because(_cause(errors))


def _environment() -> dict[str, str]:
    # the child is started with -m from the project's folder, which "safe path" would hide
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"}
    # the reader's own account of a damaged file costs a second and is shown to nobody
    return kept | {"RUST_BACKTRACE": "0"}


def _cause(errors: bytes) -> IssueType:
    out_of_memory = b"memory allocation" in errors or b"MemoryError" in errors or not errors.strip()
    return found.FILE_TOO_HEAVY if out_of_memory else found.FILE_DAMAGED


def _refusal(code: str, parameters: dict[str, object]) -> UnreadableWorkbook:
    sheet = parameters.pop("sheet", None)
    parameters |= {
        "limit": limits.UNPACKED_BYTES // limits.MEGABYTE,
        "rows": limits.ROWS,
        "columns": limits.COLUMNS,
        "most_merges": limits.MERGES,
    }
    name = None if sheet is None else str(sheet)
    return UnreadableWorkbook.because(found.CATALOGUE[code], sheet=name, **parameters)


class _PlainUnpickler(pickle.Unpickler):
    """Takes nothing from the child but numbers, texts, containers, dates and times."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in _PLAIN_TYPES:
            return super().find_class(module, name)
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module}.{name}")


def _plain(answer: bytes) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = _PlainUnpickler(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, IndexError) as error:
        raise UnreadableWorkbook.because(found.FILE_DAMAGED) from error
    return loaded
