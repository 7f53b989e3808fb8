"""What a check must know of earlier months, without knowing the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from domain.period import Period
from domain.reports import ReportKey


class History(Protocol):
    """Current figures of earlier months."""

    def previous_cumulative(self, key: ReportKey, since: Period) -> Mapping[str, int] | None:
        """Sums by field of the latest earlier report of the same unit, kind and institution.

        Args:
            key: the report being checked; only months before `key.period` count.
            since: first month of the figures; only a cumulative report with the same one counts.

        Returns:
            Field code -> sum over the rows, without fields that are blank in every row; None when
            there is no such report.
        """
        ...


class NoHistory:
    """A history without any month: nothing to compare with."""

    def previous_cumulative(self, key: ReportKey, since: Period) -> Mapping[str, int] | None:
        """None, whatever is asked."""
        return None
