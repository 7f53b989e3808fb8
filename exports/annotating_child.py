"""The writing child: a request on standard input, the marked workbook on standard output.

A stranger's file is taken apart here, so that it can cost this process its memory and its time,
and nobody else's. Exit code 3: the parts cannot be changed in place.
"""

from __future__ import annotations

import contextlib
import pickle
import sys
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from data_loaders.raw import RawSheet
from exports.findings_content import FindingsList, Marks
from exports.marking import marked
from exports.package import Unsuitable

UNSUITABLE, TOO_MUCH = 3, 4
MEMORY_BYTES = 900_000_000
OUTPUT_BYTES = 80_000_000
_FAULTS = (
    Unsuitable, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError,
    EOFError, OSError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the child is to do; made by our own process, so it is trusted, its content is not.

    Attributes:
        content: the .xlsx as it was sent; None when a new one is to be made of `sheets`.
    """

    content: bytes | None
    sheets: tuple[RawSheet, ...]
    marks: Marks
    findings: FindingsList


def limit_memory() -> None:
    """Cap the address space where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _content(request: Request) -> bytes:
    if request.content is not None:
        return request.content
    # openpyxl takes a while to import, and only a new workbook needs it
    from exports.plain_copy import plain_copy  # noqa: PLC0415

    return plain_copy(request.sheets)


def main() -> int:
    """Read standard input, answer on standard output; the exit code."""
    limit_memory()
    request: Request = pickle.load(sys.stdin.buffer)  # noqa: S301  from our own process
    try:
        answer = marked(_content(request), request.marks, request.findings)
    except _FAULTS:
        return UNSUITABLE
    except MemoryError:
        return TOO_MUCH
    if len(answer) > OUTPUT_BYTES:
        return TOO_MUCH
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
