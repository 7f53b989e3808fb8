"""Revert, restore and the end of the sample data: whether a submission stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, exists, func, insert, select

from store import ledger
from store.columns import as_utc
from store.current import standing
from store.database import next_number
from store.refusals import (
    AlreadyReverted,
    NotReverted,
    RealDataPresent,
    SampleDataPresent,
    UnknownSubmission,
)
from store.tables import submission_events, submissions


def has_sample(connection: Connection, as_of: datetime | None = None) -> bool:
    """Whether any sample submission stands."""
    return _any_standing(connection, is_sample=True, as_of=as_of)


def _any_standing(connection: Connection, *, is_sample: bool, as_of: datetime | None) -> bool:
    condition = and_(submissions.c.is_sample.is_(is_sample), standing(as_of))
    return bool(connection.execute(select(exists().where(condition))).scalar())


def refuse_mixture(connection: Connection, *, is_sample: bool) -> None:
    """Keep invented figures and real ones apart.

    Raises:
        SampleDataPresent: real data onto sample data.
        RealDataPresent: sample data onto real data.
    """
    if _any_standing(connection, is_sample=not is_sample, as_of=None):
        raise RealDataPresent() if is_sample else SampleDataPresent()


def moment_after(connection: Connection, at: datetime) -> datetime:
    """The moment of an act on submissions: as the clock says, but later than every such act before.

    A clock that was set back must not write an act into the past: what was known on a day would
    change afterwards. Acts that share a moment could not be told apart. Other acts (boundaries,
    answers: `memory.moment_after`) do not count: sample data keeps its months also when it is
    loaded after them.

    Raises:
        ValueError: the moment has no time zone.
    """
    columns = (submissions.c.recorded_at, submission_events.c.at)
    known = [connection.execute(select(func.max(column))).scalar() for column in columns]
    return max([as_utc(at), *(last + timedelta(microseconds=1) for last in known if last)])


def revert(connection: Connection, submission: int, at: datetime) -> None:
    """Take a submission back: the reports before it are current again."""
    if _is_reverted(connection, submission):
        raise AlreadyReverted(submission=submission)
    _record(connection, [submission], act=ledger.REVERT, at=at)
    ledger.append(connection, at=at, act=ledger.REVERT, payload={"submission": submission})


def restore(connection: Connection, submission: int, at: datetime) -> None:
    """Undo a revert."""
    if not _is_reverted(connection, submission):
        raise NotReverted(submission=submission)
    refuse_mixture(connection, is_sample=_is_sample(connection, submission))
    _record(connection, [submission], act=ledger.RESTORE, at=at)
    ledger.append(connection, at=at, act=ledger.RESTORE, payload={"submission": submission})


def leave_sample(connection: Connection, at: datetime) -> int:
    """Revert every sample submission that stands, in one act; how many there were."""
    condition = and_(submissions.c.is_sample.is_(True), standing(None))
    query = select(submissions.c.id).where(condition).order_by(submissions.c.id)
    found = list(connection.execute(query).scalars())
    if found:
        _record(connection, found, act=ledger.REVERT, at=at)
        payload = {"submissions": found}
        ledger.append(connection, at=at, act=ledger.LEAVE_SAMPLE, payload=payload)
    return len(found)


def _is_sample(connection: Connection, submission: int) -> bool:
    query = select(submissions.c.is_sample).where(submissions.c.id == submission)
    found = connection.execute(query).scalar()
    if found is None:
        raise UnknownSubmission(submission=submission)
    return bool(found)


def _is_reverted(connection: Connection, submission: int) -> bool:
    _is_sample(connection, submission)
    stands = and_(submissions.c.id == submission, standing(None))
    return not connection.execute(select(exists().where(stands))).scalar()


def _record(connection: Connection, numbers: Sequence[int], *, act: str, at: datetime) -> None:
    first = next_number(connection, submission_events)
    lines = [
        {"id": number, "submission": submission, "act": act, "at": at}
        for number, submission in enumerate(numbers, start=first)
    ]
    connection.execute(insert(submission_events), lines)
