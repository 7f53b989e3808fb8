"""What a check must know of earlier months, without knowing the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from domain.fields import SHEETS, ReportKind
from domain.period import Period
from domain.reports import ReportKey
from domain.vocabulary import normalise

LOOKS_BACK = 12
"""Months before a report in which the report before it is looked for."""

RowKey = tuple[str, ...]
_TEXT_KEYS = frozenset({"organization", "organizer", "topic"})
_ROW_KEYS = {sheet.kind: sheet.row_key for sheet in SHEETS}


def row_key(kind: ReportKind, dimensions: Mapping[str, str | None]) -> RowKey:
    """What makes a row the same row in two reports; texts without regard to case and marks."""
    return tuple(_part(code, dimensions.get(code) or "") for code in _ROW_KEYS[kind])


def _part(code: str, value: str) -> str:
    return normalise(value) if code in _TEXT_KEYS else value


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReport:
    """A report of an earlier month.

    Attributes:
        since: first month of cumulative figures; None when monthly.
        rows: row key -> field code -> figure, None for a blank.
    """

    period: Period
    since: Period | None
    rows: Mapping[RowKey, Mapping[str, int | None]] = field(default_factory=dict)

    def total(self, code: str) -> int | None:
        """The sum of a field over the rows; None when it is blank in every row."""
        values = [value for row in self.rows.values() if (value := row.get(code)) is not None]
        return sum(values) if values else None


@dataclass(frozen=True, slots=True)
class PastSums:
    """Monthly figures added up: how many months have a report, and the sum of each field."""

    months: int
    sums: Mapping[str, int]


class History(Protocol):
    """Current reports of earlier months. Asked once for all reports of a file."""

    def previous_reports(
        self, keys: Collection[ReportKey], since: Period | None = None
    ) -> Mapping[ReportKey, PastReport]:
        """The newest earlier report of the same unit, kind and institution, for each key.

        Args:
            keys: the reports being checked; for each, only the `LOOKS_BACK` months before its own
                count. Nil reports count, too.
            since: only cumulative reports with this first month count; None for any report.

        Returns:
            key -> report; a key without one is absent.
        """
        ...

    def monthly_sums(
        self, keys: Collection[ReportKey], first: Period
    ) -> Mapping[ReportKey, PastSums]:
        """The monthly figures of the same unit, kind and institution, added up for each key.

        Args:
            first: the first month to add; the last one is that before the key's own.

        Returns:
            key -> sums over monthly reports; a key without any is absent.
        """
        ...


class NoHistory:
    """A history without any month: nothing to compare with."""

    def previous_reports(
        self, keys: Collection[ReportKey], since: Period | None = None
    ) -> Mapping[ReportKey, PastReport]:
        """Nothing, whatever is asked."""
        return {}

    def monthly_sums(
        self, keys: Collection[ReportKey], first: Period
    ) -> Mapping[ReportKey, PastSums]:
        """Nothing, whatever is asked."""
        return {}
