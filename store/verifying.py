"""Proof that nothing stored was altered: the ledger, the tables against it, the workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

from store import ledger
from store.canonical import digest, fingerprint
from store.ledger import GENESIS, LedgerLine
from store.stored import fingerprints_of, reports_of
from store.tables import submission_events, submissions, workbooks


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the ledger found.

    Attributes:
        lines: how many lines it has.
        head: hash of the last line; compare it with the newest receipt.
        workbooks: how many kept workbooks were hashed again.
        first_broken_line: the first line that does not hold; None when all do, or when the
            fault belongs to no line.
        why: what is wrong, in English; empty when all is well.
    """

    lines: int
    head: str
    workbooks: int
    first_broken_line: int | None = None
    why: str = ""

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.why


def verify(connection: Connection) -> Verification:
    """Check everything; stops at the first fault."""
    count, head = ledger.last_line(connection)
    books = connection.execute(select(func.count()).select_from(workbooks)).scalar() or 0
    fault = next(_faults(connection), None)
    line, why = fault if fault else (None, "")
    return Verification(lines=count, head=head, workbooks=books, first_broken_line=line, why=why)


Fault = tuple[int | None, str]


def _faults(connection: Connection) -> Iterator[Fault]:
    lines = list(ledger.lines(connection))
    yield from _chain_faults(lines)
    for line in lines:
        why = _CHECKS.get(line.act, _unknown_act)(connection, line)
        if why:
            yield line.line, why
    yield from _unrecorded(connection, lines)
    yield from _workbook_faults(connection)


def _chain_faults(lines: list[LedgerLine]) -> Iterator[Fault]:
    previous = GENESIS
    for expected, line in enumerate(lines, start=1):
        if line.line != expected:
            yield expected, f"line {expected} is missing"
        elif line.previous_hash != previous:
            yield line.line, "it does not follow from the line before"
        elif line.hash != line.expected_hash:
            yield line.line, "its content was changed: the hash does not fit"
        previous = line.hash


def _check_accepted(connection: Connection, line: LedgerLine) -> str:
    said = line.content
    number = said["submission"]
    query = select(submissions).where(submissions.c.id == number)
    stored = connection.execute(query).mappings().first()
    if stored is None:
        return f"submission {number} is missing"
    facts = {
        "sha256": stored["sha256"],
        "file_name": stored["file_name"],
        "received_on": stored["received_on"].isoformat(),
        "is_sample": stored["is_sample"],
    }
    differing = [name for name, value in facts.items() if said[name] != value]
    if stored["recorded_at"] != line.at:
        differing.append("recorded_at")
    if differing:
        return f"submission {number} was changed: {', '.join(differing)}"
    return _check_reports(connection, number, said["digest"])


def _check_reports(connection: Connection, number: int, expected: str) -> str:
    reports = reports_of(connection, number)
    if digest(reports) != expected:
        return f"the reports or figures of submission {number} were changed"
    if [fingerprint(report) for report in reports] != fingerprints_of(connection, number):
        return f"the fingerprints of submission {number} were changed"
    return ""


def _check_events(connection: Connection, line: LedgerLine) -> str:
    said = line.content
    numbers = said.get("submissions") or [said["submission"]]
    act = ledger.RESTORE if line.act == ledger.RESTORE else ledger.REVERT
    event = submission_events.c
    query = select(event.submission).where(event.act == act, event.at == line.at)
    missing = set(numbers) - set(connection.execute(query).scalars())
    return f"the {act} of submission {min(missing)} is missing" if missing else ""


def _unknown_act(_connection: Connection, line: LedgerLine) -> str:
    return f"unknown act {line.act!r}"


_CHECKS: dict[str, Callable[[Connection, LedgerLine], str]] = {
    ledger.ACCEPT: _check_accepted,
    ledger.REVERT: _check_events,
    ledger.RESTORE: _check_events,
    ledger.LEAVE_SAMPLE: _check_events,
}


def _unrecorded(connection: Connection, lines: list[LedgerLine]) -> Iterator[Fault]:
    """What stands in the tables without a line, for instance when the last lines were cut off."""
    accepted = {line.content["submission"] for line in lines if line.act == ledger.ACCEPT}
    for number in connection.execute(select(submissions.c.id).order_by(submissions.c.id)).scalars():
        if number not in accepted:
            yield None, f"submission {number} has no line in the ledger"
    events = connection.execute(select(func.count()).select_from(submission_events)).scalar()
    recorded = sum(_event_count(line.content) for line in lines if line.act != ledger.ACCEPT)
    if events != recorded:
        yield None, f"{events} reverts and restores are stored, the ledger has {recorded}"


def _event_count(content: dict[str, Any]) -> int:
    return len(content.get("submissions") or [content["submission"]])


def _workbook_faults(connection: Connection) -> Iterator[Fault]:
    # One workbook at a time: together they may be larger than memory.
    for known in connection.execute(select(workbooks.c.sha256)).scalars().all():
        query = select(workbooks.c.content).where(workbooks.c.sha256 == known)
        content = connection.execute(query).scalar()
        if not isinstance(content, bytes) or sha256(content).hexdigest() != known:
            yield None, f"the kept workbook {known} was changed"
