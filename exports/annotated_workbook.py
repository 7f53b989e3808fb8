"""The officer's own workbook back, with every finding at its cell and a list in front."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from data_loaders.raw import RawSheet
from exports.annotating_child import UNSUITABLE, Request
from exports.findings_content import FindingsList, Marks
from exports.package import Unsuitable

CHILD_SECONDS = 60.0
_FAULT = 1
"""What Python ends with after an exception: whatever it was, the parts are strange."""
_ROOT = Path(__file__).resolve().parent.parent
_CHILD = (sys.executable, "-m", "exports.annotating_child")


class NotWritten(Exception):
    """The copy needed more memory or time than is allowed."""


def marked_in_place(content: bytes, marks: Marks, findings: FindingsList) -> bytes:
    """The .xlsx as it was sent, with marks and list; all else stays.

    Raises:
        Unsuitable: its parts are not as any common program writes them.
        NotWritten: it needed too much memory or time.
    """
    return _written(Request(content=content, sheets=(), marks=marks, findings=findings))


def marked_copy(sheets: tuple[RawSheet, ...], marks: Marks, findings: FindingsList) -> bytes:
    """A new .xlsx with the values of the sheets, with marks and list.

    Raises:
        Unsuitable: the values cannot be written to an .xlsx.
        NotWritten: it needed too much memory or time.
    """
    return _written(Request(content=None, sheets=sheets, marks=marks, findings=findings))


def _written(request: Request) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module, no text from outside
            _CHILD,
            input=pickle.dumps(request, protocol=pickle.HIGHEST_PROTOCOL),
            capture_output=True,
            timeout=CHILD_SECONDS,
            check=False,
            cwd=_ROOT,
            env={key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"},
        )
    except subprocess.TimeoutExpired as error:
        raise NotWritten from error
    if done.returncode in (UNSUITABLE, _FAULT):
        raise Unsuitable
    if done.returncode != 0:
        raise NotWritten
    return done.stdout
