"""Which reports are current: the newest of each key whose submission is not reverted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true

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
    """

    as_of: datetime | None = None
    first: Period | None = None
    last: Period | None = None
    kinds: Collection[ReportKind] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether no month and no kind is left out."""
        return self.first is None and self.last is None and self.kinds is None

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
        return and_(*conditions)


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
        .where(standing(selection.as_of), selection.keys)
        .group_by(reports.c.key)
    )
