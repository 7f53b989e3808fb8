"""Proof that nothing stored was altered: the ledger, the tables against it, the workbooks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, func, select

from domain.language import N_, Language
from store import boundary_layers, ledger, memory, tables
from store import quality_answers as answers
from store.canonical import digest, fingerprint
from store.ledger import GENESIS, LedgerLine
from store.stored import fingerprints_of, reports_of
from store.tables import (
    boundary_acts,
    learned_spellings,
    quality_answers,
    remembered_layouts,
    submission_events,
    submissions,
    workbooks,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold.

    Attributes:
        line: the ledger line that it breaks; None when it belongs to no line.
        template: what is wrong, in English; {names} are filled with the values.
    """

    line: int | None
    template: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def message(self, language: Language) -> str:
        """What is wrong, in the reader's language."""
        return language.text(self.template, **self.values)


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the ledger found.

    Attributes:
        lines: how many lines it has.
        head: hash of the last line; compare it with the newest receipt.
        workbooks: how many kept workbooks were hashed again.
        fault: the first thing that does not hold; None when all does.
    """

    lines: int
    head: str
    workbooks: int
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return self.fault is None

    @property
    def first_broken_line(self) -> int | None:
        """The first ledger line that does not hold; None when the fault belongs to no line."""
        return self.fault.line if self.fault else None

    @property
    def why(self) -> str:
        """What is wrong, in English; empty when all is well."""
        return self.fault.template.format(**self.fault.values) if self.fault else ""


def verify(connection: Connection) -> Verification:
    """Check everything; stops at the first fault."""
    count, head = ledger.last_line(connection)
    books = connection.execute(select(func.count()).select_from(workbooks)).scalar() or 0
    fault = next(_or_unreadable(None, _faults(connection)), None)
    return Verification(lines=count, head=head, workbooks=books, fault=fault)


def _or_unreadable(line: int | None, faults: Iterator[Fault]) -> Iterator[Fault]:
    """Faults; one more where a value cannot be read, which the program never wrote."""
    try:
        yield from faults
    except (ValueError, TypeError):
        yield Fault(line, N_("the tables hold a day, a month or a word that cannot be read"))


def _faults(connection: Connection) -> Iterator[Fault]:
    lines = list(ledger.lines(connection))
    yield from _chain_faults(lines)
    for line in lines:
        faults = _CHECKS.get(line.act, _unknown_act)(connection, line)
        yield from _or_unreadable(line.line, faults)
    yield from _unrecorded(connection, lines)
    yield from _workbook_faults(connection)
    yield from _layer_faults(connection)


def _chain_faults(lines: list[LedgerLine]) -> Iterator[Fault]:
    previous = GENESIS
    for expected, line in enumerate(lines, start=1):
        if line.line != expected:
            yield Fault(expected, N_("line {line} of the ledger is missing"), {"line": expected})
        elif line.previous_hash != previous:
            yield Fault(line.line, N_("the line does not follow from the line before"))
        elif line.hash != line.expected_hash:
            yield Fault(line.line, N_("the line was changed: its hash does not fit"))
        previous = line.hash


def _check_accepted(connection: Connection, line: LedgerLine) -> Iterator[Fault]:
    said = line.content
    number = said["submission"]
    query = select(submissions).where(submissions.c.id == number)
    stored = connection.execute(query).mappings().first()
    if stored is None:
        yield Fault(line.line, N_("submission {number} is missing"), {"number": number})
        return
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
        values = {"number": number, "facts": ", ".join(differing)}
        yield Fault(line.line, N_("submission {number} was changed: {facts}"), values)
    yield from _check_reports(connection, line.line, number, said["digest"])


def _check_reports(
    connection: Connection, line: int, number: int, expected: str
) -> Iterator[Fault]:
    reports, values = reports_of(connection, number), {"number": number}
    if digest(reports) != expected:
        yield Fault(line, N_("reports or figures of submission {number} were changed"), values)
    if [fingerprint(report) for report in reports] != fingerprints_of(connection, number):
        yield Fault(line, N_("fingerprints of submission {number} were changed"), values)


def _check_events(connection: Connection, line: LedgerLine) -> Iterator[Fault]:
    said = line.content
    numbers = said.get("submissions") or [said["submission"]]
    act = ledger.RESTORE if line.act == ledger.RESTORE else ledger.REVERT
    event = submission_events.c
    query = select(event.submission).where(event.act == act, event.at == line.at)
    missing = set(numbers) - set(connection.execute(query).scalars())
    if missing:
        values = {"act": act, "number": min(missing)}
        yield Fault(line.line, N_("the {act} of submission {number} is missing"), values)


def _check_memory(connection: Connection, line: LedgerLine) -> Iterator[Fault]:
    """A spelling, a layout, an act about boundaries or an answer against its line."""
    table, payload = _MEMORY[line.act]
    number = line.content["id"]
    stored = connection.execute(select(table).where(table.c.id == number)).mappings().first()
    values = {"table": table.name, "number": number}
    if stored is None:
        yield Fault(line.line, N_("line {number} of {table} is missing"), values)
    elif (stored["act"], stored["at"], payload(dict(stored))) != (line.act, line.at, line.content):
        yield Fault(line.line, N_("line {number} of {table} was changed"), values)


def _unknown_act(_connection: Connection, line: LedgerLine) -> Iterator[Fault]:
    yield Fault(line.line, N_("unknown act {act}"), {"act": line.act})


_SPELLINGS = (learned_spellings, memory.spelling_payload)
_LAYOUTS = (remembered_layouts, memory.layout_payload)
_BOUNDARIES = (boundary_acts, boundary_layers.act_payload)
_ANSWERS = (quality_answers, answers.answer_payload)
_MEMORY: dict[str, tuple[Table, Callable[[Mapping[str, Any]], dict[str, object]]]] = {
    ledger.LEARN_SPELLING: _SPELLINGS,
    ledger.UNLEARN_SPELLING: _SPELLINGS,
    ledger.REMEMBER_LAYOUT: _LAYOUTS,
    ledger.FORGET_LAYOUT: _LAYOUTS,
    ledger.USE_LAYER: _BOUNDARIES,
    ledger.USE_BUILT_IN: _BOUNDARIES,
    ledger.ANSWER_QUESTION: _ANSWERS,
    ledger.WITHDRAW_ANSWER: _ANSWERS,
}
_EVENTS = frozenset({ledger.REVERT, ledger.RESTORE, ledger.LEAVE_SAMPLE})

_CHECKS: dict[str, Callable[[Connection, LedgerLine], Iterator[Fault]]] = {
    ledger.ACCEPT: _check_accepted,
    ledger.REVERT: _check_events,
    ledger.RESTORE: _check_events,
    ledger.LEAVE_SAMPLE: _check_events,
    **dict.fromkeys(_MEMORY, _check_memory),
}


def _unrecorded(connection: Connection, lines: list[LedgerLine]) -> Iterator[Fault]:
    """What stands in the tables without a line, for instance when the last lines were cut off."""
    accepted = {line.content["submission"] for line in lines if line.act == ledger.ACCEPT}
    for number in connection.execute(select(submissions.c.id).order_by(submissions.c.id)).scalars():
        if number not in accepted:
            values = {"number": number}
            yield Fault(None, N_("submission {number} has no line in the ledger"), values)
    events = connection.execute(select(func.count()).select_from(submission_events)).scalar()
    recorded = sum(_event_count(line.content) for line in lines if line.act in _EVENTS)
    if events != recorded:
        values = {"stored": events, "recorded": recorded}
        yield Fault(
            None, N_("{stored} reverts and restores are stored, the ledger has {recorded}"), values
        )
    yield from _unrecorded_memory(connection, lines)


def _unrecorded_memory(connection: Connection, lines: list[LedgerLine]) -> Iterator[Fault]:
    for table in (learned_spellings, remembered_layouts, boundary_acts, quality_answers):
        acts = [act for act, (of, _) in _MEMORY.items() if of is table]
        known = {line.content["id"] for line in lines if line.act in acts}
        for number in connection.execute(select(table.c.id).order_by(table.c.id)).scalars():
            if number not in known:
                values = {"table": table.name, "number": number}
                yield Fault(None, N_("line {number} of {table} has no line in the ledger"), values)


def _event_count(content: dict[str, Any]) -> int:
    return len(content.get("submissions") or [content["submission"]])


def _workbook_faults(connection: Connection) -> Iterator[Fault]:
    for known in _altered(connection, workbooks):
        yield Fault(None, N_("the kept workbook {sha256} was changed"), {"sha256": known})


def _layer_faults(connection: Connection) -> Iterator[Fault]:
    used = connection.execute(select(boundary_acts.c.layer).distinct()).scalars().all()
    kept = connection.execute(select(tables.boundary_layers.c.sha256)).scalars().all()
    for known in sorted({layer for layer in used if layer} - set(kept)):
        yield Fault(None, N_("the boundary layer {sha256} is missing"), {"sha256": known})
    for known in _altered(connection, tables.boundary_layers):
        yield Fault(None, N_("the kept boundary layer {sha256} was changed"), {"sha256": known})


def _altered(connection: Connection, table: Table) -> Iterator[str]:
    """The hashes of kept files whose content is no longer what it was."""
    # One file at a time: together they may be larger than memory.
    for known in connection.execute(select(table.c.sha256)).scalars().all():
        query = select(table.c.content).where(table.c.sha256 == known)
        content = connection.execute(query).scalar()
        if not isinstance(content, bytes) or sha256(content).hexdigest() != known:
            yield known
