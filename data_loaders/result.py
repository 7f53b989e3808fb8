"""What checking a workbook gives: reports, findings, and the sums that must come out even."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_loaders.row_kinds import Skipped
from domain.fields import SHEETS, ReportKind
from domain.issues import Issue, Severity, worst
from domain.language import Language
from domain.period import Period
from domain.reports import Report, ReportKey

UNREADABLE = "unreadable"
LISTED = 5_000
"""Findings that a JSON document lists: 120,000 of them would be 35 MB."""
EXIT_CODES: Mapping[str, int] = {"ok": 0, "warnings": 0, "errors": 1, UNREADABLE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSums:
    """The rows and places of one report sheet.

    Always: rows = heading rows + accepted + listed + skipped, and
    places = places_found + places_not_found.

    Attributes:
        rows: rows down to the last one with a value.
        accepted: data rows in reports that no blocking issue touches.
        listed: data rows in reports that are blocked; the issues say why.
        skipped: rows that are no data, each with its reason.
        places: distinct units named by data rows (by what the cells say).
    """

    sheet: str
    kind: ReportKind
    rows: int
    header_rows: tuple[int, ...]
    accepted: int
    listed: int
    skipped: tuple[Skipped, ...]
    places: int
    places_found: int

    @property
    def data_rows(self) -> int:
        """Rows that are data."""
        return self.accepted + self.listed

    @property
    def places_not_found(self) -> int:
        """Units that were named but not found."""
        return self.places - self.places_found


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWorkbook:
    """A workbook after all checks; nothing is stored yet.

    Attributes:
        format: "xlsx" and so on; None when the file could not be read.
        basis: "bulanan" or "kumulatif", None when not known.
        since: first month of cumulative figures.
        reports: those that no blocking issue touches; what `--partial` would store.
        blocked: keys of reports that an issue stops, as far as they are known.
        partial: whether the sound reports are to be accepted beside blocked ones.
    """

    file_name: str
    sha256: str
    format: str | None
    issues: tuple[Issue, ...]
    period: Period | None = None
    basis: str | None = None
    since: Period | None = None
    is_sample: bool = False
    reports: tuple[Report, ...] = ()
    blocked: tuple[ReportKey, ...] = ()
    sheets: tuple[SheetSums, ...] = ()
    partial: bool = False

    @property
    def status(self) -> str:
        """Which of "ok", "warnings", "errors" and "unreadable" it is."""
        return UNREADABLE if self.format is None else worst(self.issues)

    @property
    def exit_code(self) -> int:
        """0 all well, 1 errors or open questions, 2 unreadable."""
        return EXIT_CODES[self.status]

    @property
    def accepted(self) -> tuple[Report, ...]:
        """The reports that loading it now would store: all, the sound ones, or none."""
        return self.reports if self.status in ("ok", "warnings") or self.partial else ()

    def rows_of(self, kind: ReportKind) -> int:
        """Data rows read for a kind."""
        return sum(sums.data_rows for sums in self.sheets if sums.kind is kind)

    def as_json(self, language: Language) -> dict[str, object]:
        """The document that `check --json` prints.

        Of more than `LISTED` findings it lists the gravest; then it counts all of them by code.
        """
        document: dict[str, object] = {
            "file": self.file_name,
            "sha256": self.sha256 or None,
            "status": self.status,
            "period": str(self.period) if self.period else None,
            "basis": self.basis,
            "accepted": len(self.accepted),
            "rows": {sheet.kind.value: self.rows_of(sheet.kind) for sheet in _REPORT_ORDER},
            "issues": [issue_as_json(each, language) for each in _gravest(self.issues, LISTED)],
        }
        return document | self._not_listed(language)

    def _not_listed(self, language: Language) -> dict[str, object]:
        total = len(self.issues)
        if total <= LISTED:
            return {}
        note = language.text(
            "The {n} gravest of {total} findings are listed; {more} more are only counted.",
            n=language.number(LISTED),
            total=language.number(total),
            more=language.number(total - LISTED),
        )
        return {"issue_counts": Counter(issue.code for issue in self.issues), "note": note}


_ORDER = (
    ReportKind.PLEDGES,
    ReportKind.SOCIALIZATION,
    ReportKind.VIOLATIONS,
    ReportKind.PERSONNEL,
)
_REPORT_ORDER = tuple(sorted(SHEETS, key=lambda sheet: _ORDER.index(sheet.kind)))


def _gravest(issues: Sequence[Issue], most: int) -> list[Issue]:
    """At most so many findings, those that stop a report before the others, in their own order."""
    if len(issues) <= most:
        return list(issues)
    ranked = sorted(range(len(issues)), key=lambda n: _rank(issues[n]))
    return [issues[n] for n in sorted(ranked[:most])]


def _rank(issue: Issue) -> int:
    return 0 if issue.blocks else 1 if issue.severity is Severity.WARNING else 2


def issue_as_json(issue: Issue, language: Language) -> dict[str, object]:
    """One finding as `check --json` prints it."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "needs_answer": issue.type.needs_answer,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "field": issue.field,
        "value": issue.value,
        "message": issue.message(language),
        "fix": issue.fix(language),
    }
