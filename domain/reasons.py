"""Why an act was declined: by a rule, the operating system or a driver, in the reader's language.

Systems and drivers speak English, or the language that somebody has set on a server. Their usual
reasons are known here and in `store.driver_reasons`; a rare one is told in the words it came in.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from domain.language import N_, Language

OUT = "--out"
_LONGEST = 300
_SHARING = (32, 33)
"""What Windows calls a file that another program holds open or has locked."""

DENIED = N_("Permission denied")
IN_USE = N_("In use by another program")
NO_SPACE = N_("No space left on device")
NOT_THERE = N_("No such file or directory")
REFUSED = N_("Connection refused")
TIMED_OUT = N_("Connection timed out")
UNREACHABLE = N_("The network does not lead there")
_USUAL = {
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
    errno.ENOENT: NOT_THERE,
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EEXIST: N_("A file stands where a folder is needed"),
    errno.ENOSPC: NO_SPACE,
    errno.EDQUOT: NO_SPACE,
    errno.EROFS: N_("Read-only file system"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.ECONNREFUSED: REFUSED,
    errno.ETIMEDOUT: TIMED_OUT,
    errno.ENETUNREACH: UNREACHABLE,
    errno.EHOSTUNREACH: UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, until a reader's language words it.

    Attributes:
        words: English, in the catalogue where it is a usual one; never empty.
        values: for the {names} in the words.
    """

    words: str
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """The reason as it stands inside a sentence; a rare one as it came."""
        return language.text(self.words, **self.values)

    def __str__(self) -> str:
        return self.message(Language("en"))


def worded(values: Mapping[str, object], language: Language) -> dict[str, object]:
    """The values of a message, reasons among them in the reader's language."""
    return {
        name: value.message(language) if isinstance(value, Reason) else value
        for name, value in values.items()
    }


def reason_of(fault: OSError) -> Reason:
    """Why the operating system declined."""
    if getattr(fault, "winerror", None) in _SHARING:
        return Reason(IN_USE)
    return Reason(_USUAL.get(fault.errno or 0) or fault.strerror or first_line(fault))


def reason_of_number(number: int) -> Reason:
    """What the operating system would say of an error with that number."""
    return reason_of(OSError(number, os.strerror(number)))


def first_line(fault: BaseException) -> str:
    """The first line of what a fault says, cut when it is long; its kind when it says nothing."""
    lines = str(fault).strip().splitlines() or [type(fault).__name__]
    return lines[0] if len(lines[0]) <= _LONGEST else lines[0][: _LONGEST - 1] + "…"


class Declined(Exception):
    """An act was declined; the message says why, and the way out.

    Attributes:
        template: the English message; {names} are filled with the values given.
        exit_code: how a command ends that is declined.
    """

    template: ClassVar[str] = N_("This was declined.")
    exit_code: ClassVar[int] = 2

    def __init__(self, **values: object) -> None:
        super().__init__(self.template.format(**values))
        self._values = values

    def message(self, language: Language) -> str:
        """Why, and what to do, in the reader's language."""
        return language.text(self.template, **worded(self._values, language))


class NotWritten(Declined):
    """A file or folder cannot be written where it is wanted."""

    template = N_("{file} cannot be written: {reason}. Choose another place with {option}.")

    def __init__(self, file: Path, reason: Reason, *, option: str = OUT) -> None:
        super().__init__(file=file, reason=reason, option=option)


@contextmanager
def told_with(target: Path, *, option: str = OUT) -> Iterator[None]:
    """A fault of the disk is told with the path that was asked for, and the way out.

    Args:
        option: what names another place.

    Raises:
        NotWritten: the operating system declined.
    """
    try:
        yield
    except OSError as fault:
        raise NotWritten(target, reason_of(fault), option=option) from fault


def message_of(fault: BaseException, language: Language) -> str:
    """What a person is told of a fault: its own message, the system's reason, else its kind."""
    said = getattr(fault, "message", None)
    if callable(said):
        return str(said(language))
    if isinstance(fault, OSError):
        return _about_a_file(fault, language)
    return language.text(
        N_("The program has failed ({fault}). Give this line to the administrator."),
        fault=f"{type(fault).__name__}: {first_line(fault)}",
    )


def _about_a_file(fault: OSError, language: Language) -> str:
    reason = reason_of(fault).message(language)
    if not isinstance(fault.filename, str):
        return language.text(N_("A file cannot be read or written: {reason}."), reason=reason)
    return language.text(
        N_("{file} cannot be used: {reason}. Check the name, the folder and its rights."),
        file=fault.filename,
        reason=reason,
    )
