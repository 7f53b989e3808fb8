"""What a checked workbook holds: reports of rows of figures, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind

DIMENSIONS = (
    "level",
    "instrument",
    "organization",
    "category",
    "phase",
    "channel",
    "sanction_level",
    "month_reported",
    "session_date",
    "organizer",
    "mode",
    "topic",
)


@dataclass(frozen=True, slots=True)
class ReportKey:
    """What makes a report the same report: a newer one with this key replaces the older."""

    kind: ReportKind
    period: Period
    unit_kind: UnitKind
    unit_code: str
    institution: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One counted value and the cell it stands in; None is a blank, never 0."""

    field: str
    value: int | None
    cell: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One accepted row of a sheet.

    Attributes:
        sheet: the sheet's name as in the workbook.
        row: 1-based row number.
        dimensions: field code -> code or text, only of `DIMENSIONS`; blank ones are absent.
            Dates are "2024-01-31", months "2024-01", terms their codes.
        note: free text, None when blank.
    """

    sheet: str
    row: int
    dimensions: Mapping[str, str]
    figures: tuple[Figure, ...]
    note: str | None = None

    def value(self, field: str) -> int | None:
        """The value of a field, None when blank or absent."""
        for figure in self.figures:
            if figure.field == field:
                return figure.value
        return None


@dataclass(frozen=True, slots=True)
class Report:
    """One (kind, period, unit, institution) slice of a workbook.

    Attributes:
        basis: "bulanan" or "kumulatif".
        since: first month of a cumulative figure; None when monthly.
        is_nil: a nil report; its figures are zeros. Rows may be empty only then.
    """

    key: ReportKey
    basis: str
    rows: tuple[ReportRow, ...]
    since: Period | None = None
    is_nil: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One act of loading a workbook, ready to be stored.

    Attributes:
        content: the workbook byte for byte.
        received_on: the day it was received, as declared; decides "on time".
        recorded_at: the system's clock, timezone-aware; decides "as known on".
    """

    file_name: str
    sha256: str
    content: bytes = field(repr=False)
    reports: tuple[Report, ...]
    is_sample: bool
    received_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What storing a submission did, counted in reports.

    Attributes:
        submission: its number; None when this workbook stands and says nothing that is new.
        accepted: reports that change something (new and superseding ones).
        superseded: older reports that they replaced.
        unchanged: reports equal to the current ones: confirmed, and kept beside them.
        ledger_line: number of the ledger line, None when nothing was stored.
        ledger_hash: its hash, None when nothing was stored.
    """

    submission: int | None
    accepted: int
    superseded: int
    unchanged: int
    ledger_line: int | None = None
    ledger_hash: str | None = None
