"""The receipt of a submission, made again from what is kept: counts, ledger line, later acts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.api import Store
from store.ledger import ACCEPT, LedgerLine
from workflow.submission_changes import Changes
from workflow.submissions import SubmissionLine


@dataclass(frozen=True, slots=True)
class Acts:
    """What the ledger says of a submission.

    Attributes:
        stored: the line of its acceptance.
        later: reverts and restores, oldest first.
    """

    stored: LedgerLine | None
    later: tuple[LedgerLine, ...]


def acts_of(store: Store, number: int, *, until: datetime | None = None) -> Acts:
    """The ledger lines that speak of a submission, up to a moment."""
    lines = (line for line in reversed(store.ledger()) if until is None or line.at <= until)
    own = [line for line in lines if number in _numbers(line)]
    stored = next((line for line in own if line.act == ACCEPT), None)
    return Acts(stored, tuple(line for line in own if line.act != ACCEPT))


def _numbers(line: LedgerLine) -> Iterator[int]:
    content = line.content
    if "submission" in content:
        yield content["submission"]
    yield from content.get("submissions", ())


def receipt_again(line: SubmissionLine, made: Changes, acts: Acts) -> bytes:
    """The receipt as a file to keep, with the names that `load --json` uses."""
    reports = made.n_reports
    document: dict[str, object] = {
        "file": line.file_name,
        "sha256": line.sha256,
        "submission": line.number,
        "recorded_at": line.recorded_at.isoformat(),
        "received_on": line.received_on.isoformat(),
        "is_sample": line.is_sample,
        "is_reverted": line.is_reverted,
        "accepted": reports.get("new", 0) + reports.get("changed", 0),
        "superseded": reports.get("changed", 0),
        "unchanged": reports.get("unchanged", 0),
        "ledger": None if acts.stored is None else _named(acts.stored),
        "later": [_named(act) for act in acts.later],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _named(line: LedgerLine) -> dict[str, object]:
    return {"line": line.line, "hash": line.hash, "act": line.act, "at": line.at.isoformat()}
