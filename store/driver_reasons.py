"""Why a database could not be used, from what its driver says."""

from __future__ import annotations

from domain.language import N_
from domain.reasons import (
    DENIED,
    IN_USE,
    NO_SPACE,
    NOT_THERE,
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    Reason,
    first_line,
    reason_of,
)

_CLOSED = N_("The server has closed the connection")
_DAMAGED = N_("It is damaged")
_NOT_NOW = N_("The server is starting or stopping")
_NO_HOST = N_("No server of that name is known")
_NO_LOGIN = N_("User or password is not right")
_NO_SUCH = N_("The server has no database of that name")
_READ_ONLY = N_("It may be read but not written")
_TOO_MANY = N_("The server has too many connections")
_SQLITE = {
    3: DENIED,
    5: IN_USE,
    6: IN_USE,
    8: _READ_ONLY,
    10: N_("The disk reports an error"),
    11: _DAMAGED,
    13: NO_SPACE,
    14: N_("Its file cannot be opened"),
    26: N_("The file is not a database"),
}
"""By the primary result code: sqlite.org/rescode.html."""
_STATES = {
    "25006": _READ_ONLY,
    "28000": _NO_LOGIN,
    "28P01": _NO_LOGIN,
    "3D000": _NO_SUCH,
    "42501": DENIED,
    "53100": NO_SPACE,
    "53300": _TOO_MANY,
    "55P03": IN_USE,
    "57P01": _CLOSED,
    "57P02": _CLOSED,
    "57P03": _NOT_NOW,
}
"""By SQLSTATE: appendix A of the PostgreSQL manual."""
_SAID = (
    ("connection refused", REFUSED),
    ("timeout expired", TIMED_OUT),
    ("timed out", TIMED_OUT),
    ("failed to resolve host", _NO_HOST),
    ("could not translate host name", _NO_HOST),
    ("network is unreachable", UNREACHABLE),
    ("no route to host", UNREACHABLE),
    ("password authentication failed", _NO_LOGIN),
    ("no password supplied", _NO_LOGIN),
    ("no pg_hba.conf entry", DENIED),
    ("permission denied", DENIED),
    ("too many clients", _TOO_MANY),
    ("too many connections", _TOO_MANY),
    ("remaining connection slots", _TOO_MANY),
    ("starting up", _NOT_NOW),
    ("shutting down", _NOT_NOW),
    ("server closed the connection", _CLOSED),
    ("no such file or directory", NOT_THERE),
)
"""By words, for a connection that was not made: the driver gives no SQLSTATE then."""


def reason_of_driver(fault: Exception) -> Reason:
    """Why the database declined; what it said itself where that is rare."""
    cause = getattr(fault, "orig", None) or fault
    if isinstance(cause, OSError):
        return reason_of(cause)
    return Reason(_by_code(cause) or _by_words(cause) or first_line(cause))


def is_denied(fault: Exception) -> bool:
    """Whether the database's user lacks a right, which drivers count among faults of programs."""
    return reason_of_driver(fault).words == DENIED


def _by_code(cause: BaseException) -> str | None:
    code, state = getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)  # the rest tells more of the same
    return _STATES.get(state or "")


def _by_words(cause: BaseException) -> str | None:
    said = str(cause).lower()
    if "database" in said and "does not exist" in said:
        return _NO_SUCH
    return next((words for part, words in _SAID if part in said), None)
