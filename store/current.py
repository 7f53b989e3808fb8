"""Which reports are current: the newest of each key whose submission is not reverted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, select, true

from domain.fields import ReportKind
from domain.period import Period
from store.ledger import REVERT
from store.tables import report_keys, reports, submission_events, submissions


@dataclass(frozen=True, slots=True)
class Selection:
    """What to read.

    Attributes:
        as_of: only what was recorded up to then; None for all. Needs a time zone.
        first, last: months, both included; None for no limit.
        kinds: report kinds; None for all.
        keys_of: only the report keys of which this submission holds a version.
        flipped: a submission taken to be reverted when it stands, to stand when it is reverted.
        only: the versions of this submission and no other, whether it stands or not.
    """

    as_of: datetime | None = None
    first: Period | None = None
    last: Period | None = None
    kinds: Collection[ReportKind] | None = None
    keys_of: int | None = None
    flipped: int | None = None
    only: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether no report key is left out."""
        limits = (self.first, self.last, self.kinds, self.keys_of)
        return all(limit is None for limit in limits)

    @property
    def keys(self) -> ColumnElement[bool]:
        """The condition on report_keys."""
        columns = report_keys.c
        conditions: list[ColumnElement[bool]] = [true()]
        if self.first is not None:
            conditions.append(columns.period >= str(self.first))
        if self.last is not None:
            conditions.append(columns.period <= str(self.last))
        if self.kinds is not None:
            conditions.append(columns.kind.in_([kind.value for kind in self.kinds]))
        if self.keys_of is not None:
            held = select(reports.c.key).where(reports.c.submission == self.keys_of)
            conditions.append(columns.id.in_(held))
        return and_(*conditions)

    @property
    def stands(self) -> ColumnElement[bool]:
        """The condition on submissions."""
        if self.only is not None:
            return submissions.c.id == self.only
        condition = standing(self.as_of)
        if self.flipped is None:
            return condition
        return case((submissions.c.id == self.flipped, not_(condition)), else_=condition)


def reverted_submissions(as_of: datetime | None) -> Select[tuple[int]]:
    """The numbers of the submissions whose last event is a revert."""
    event = submission_events
    latest = select(func.max(event.c.id)).group_by(event.c.submission)
    if as_of is not None:
        latest = latest.where(event.c.at <= as_of)
    return select(event.c.submission).where(event.c.id.in_(latest), event.c.act == REVERT)


def standing(as_of: datetime | None) -> ColumnElement[bool]:
    """The condition on submissions: recorded by then, and not reverted."""
    condition = submissions.c.id.not_in(reverted_submissions(as_of))
    return condition if as_of is None else and_(condition, submissions.c.recorded_at <= as_of)


def current_reports(selection: Selection) -> Select[Any, int, Any]:
    """One line per key: number of the current report, how many versions, first received on."""
    return (
        select(
            func.max(reports.c.id).label("id"),
            func.count().label("versions"),
            func.min(submissions.c.received_on).label("first_received_on"),
        )
        .join_from(reports, submissions)
        .join(report_keys)
        .where(selection.stands, selection.keys)
        .group_by(reports.c.key)
    )
