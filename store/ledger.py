"""The append-only ledger: every act is a line whose hash covers the line before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from store import tables
from store.canonical import canonical_json, sha256_of
from store.columns import as_utc

GENESIS = "0" * 64

ACCEPT, REVERT, RESTORE, LEAVE_SAMPLE = "accept", "revert", "restore", "leave_sample"
LEARN_SPELLING, UNLEARN_SPELLING = "learn_spelling", "unlearn_spelling"
REMEMBER_LAYOUT, FORGET_LAYOUT = "remember_layout", "forget_layout"
USE_LAYER, USE_BUILT_IN = "use_layer", "use_built_in"
ANSWER_QUESTION, WITHDRAW_ANSWER = "answer_question", "withdraw_answer"
# Acts after which every figure, place and layer is what it was before.
CHANGES_NO_FIGURE = (ANSWER_QUESTION, WITHDRAW_ANSWER)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One act.

    Attributes:
        at: when it was done, UTC.
        act: "accept", "revert", "restore", "leave_sample", "learn_spelling",
            "unlearn_spelling", "remember_layout", "forget_layout", "use_layer", "use_built_in",
            "answer_question" or "withdraw_answer".
        payload: what was done, as JSON; of workbooks and numbers only their hashes.
        previous_hash: hash of the line before; 64 zeros on line 1.
    """

    line: int
    at: datetime
    act: str
    payload: str
    previous_hash: str
    hash: str

    @property
    def content(self) -> dict[str, Any]:
        """The payload, read."""
        content: dict[str, Any] = json.loads(self.payload)
        return content

    @property
    def expected_hash(self) -> str:
        """The hash that the line must have."""
        return _hash_of(self.line, self.at, self.act, self.payload, self.previous_hash)


def _hash_of(line: int, at: datetime, act: str, payload: str, previous_hash: str) -> str:
    moment = as_utc(at).isoformat(timespec="microseconds")
    return sha256_of(canonical_json([line, moment, act, payload, previous_hash]))


def last_line(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last line; (0, 64 zeros) when there is none."""
    table = tables.ledger
    query = select(table.c.line, table.c.hash).order_by(table.c.line.desc()).limit(1)
    found = connection.execute(query).first()
    return (0, GENESIS) if found is None else (found.line, found.hash)


def figures_head(connection: Connection) -> str:
    """Hash of the last line that is no answer; 64 zeros when there is none."""
    table = tables.ledger
    query = select(table.c.hash).where(table.c.act.not_in(CHANGES_NO_FIGURE))
    found = connection.execute(query.order_by(table.c.line.desc()).limit(1)).scalar()
    return GENESIS if found is None else str(found)


def append(
    connection: Connection, *, at: datetime, act: str, payload: Mapping[str, object]
) -> tuple[int, str]:
    """Add a line; the caller holds the write lock. Returns its number and hash."""
    previous_line, previous_hash = last_line(connection)
    line, text, moment = previous_line + 1, canonical_json(payload), as_utc(at)
    new_hash = _hash_of(line, moment, act, text, previous_hash)
    values = {"line": line, "at": moment, "act": act, "payload": text}
    hashes = {"previous_hash": previous_hash, "hash": new_hash}
    connection.execute(insert(tables.ledger).values(**values, **hashes))
    return line, new_hash


def newest_lines(connection: Connection, limit: int | None) -> list[LedgerLine]:
    """The newest lines, newest first; all when there is no limit."""
    query = select(tables.ledger).order_by(tables.ledger.c.line.desc()).limit(limit)
    return [LedgerLine(**row._mapping) for row in connection.execute(query)]


def lines(connection: Connection) -> Iterator[LedgerLine]:
    """All lines, oldest first."""
    for row in connection.execute(select(tables.ledger).order_by(tables.ledger.c.line)):
        yield LedgerLine(**row._mapping)
