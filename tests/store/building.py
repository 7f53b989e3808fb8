"""Submissions for tests, built from the little that each test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.reports import Figure, Report, ReportKey, ReportRow, Submission

JANUARY = Period(2024, 1)
LETTERS = {"reported": "G", "proven": "H", "signed": "G", "obligated": "F", "personnel": "D"}


def moment(text: str) -> datetime:
    """A moment in UTC: "2024-02-05" (noon) or "2024-02-05 08:30"."""
    has_time = " " in text
    return datetime.fromisoformat(text if has_time else f"{text} 12:00").replace(tzinfo=UTC)


def row(
    number: int = 3,
    note: str | None = None,
    sheet: str = "Pelanggaran",
    dimensions: Mapping[str, str] | None = None,
    **values: int | None,
) -> ReportRow:
    """One row; its figures stand in the columns of the template."""
    cells = (
        Figure(field, value, f"{LETTERS.get(field, 'K')}{number}")
        for field, value in values.items()
    )
    return ReportRow(sheet, number, dict(dimensions or {}), tuple(cells), note)


def case_row(
    category: str, number: int = 3, note: str | None = None, **values: int | None
) -> ReportRow:
    """One row of violations."""
    return row(number, note, dimensions={"category": category}, **values)


def key(
    unit: str = "18.06",
    period: Period = JANUARY,
    kind: ReportKind = ReportKind.VIOLATIONS,
    institution: str = "asn_daerah",
    unit_kind: UnitKind = UnitKind.REGENCY,
) -> ReportKey:
    """A report key; Tanggamus, January 2024, violations of the regional civil service."""
    return ReportKey(kind, period, unit_kind, unit, institution)


def report(
    rows: Iterable[ReportRow],
    unit: str = "18.06",
    period: Period = JANUARY,
    kind: ReportKind = ReportKind.VIOLATIONS,
    since: Period | None = None,
    is_nil: bool = False,
) -> Report:
    """A report of one unit; cumulative when it has a start."""
    basis = "bulanan" if since is None else "kumulatif"
    return Report(key(unit, period, kind), basis, tuple(rows), since, is_nil)


def submission(
    reports: Sequence[Report],
    recorded: str = "2024-02-05",
    file_name: str = "laporan.xlsx",
    received: str | None = None,
    content: bytes | None = None,
    is_sample: bool = False,
) -> Submission:
    """A submission; its content is made from its reports unless given."""
    content = repr(reports).encode() if content is None else content
    at = moment(recorded)
    received_on = date.fromisoformat(received) if received else at.date()
    digest = sha256(content).hexdigest()
    return Submission(file_name, digest, content, tuple(reports), is_sample, received_on, at)


def many_reports(count: int, figures: int = 10, period: Period = JANUARY) -> list[Report]:
    """That many reports of that many figures each, two in a row."""
    return [
        report(
            (
                case_row(f"C{n}", number=unit * 10 + n, reported=n, proven=None)
                for n in range(figures // 2)
            ),
            unit=f"{unit // 100 + 11}.{unit % 100:02d}",
            period=period,
        )
        for unit in range(count)
    ]
