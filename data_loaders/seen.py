"""What was seen in a workbook, as data and as the JSON of `inspect`."""

from __future__ import annotations

from dataclasses import dataclass

from data_loaders.row_kinds import Skipped
from domain.issues import Issue
from domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSeen:
    """A column: letter, heading (levels joined by " / ") and the field it seems to hold."""

    letter: str
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeen:
    """A unit named in a row; `code` and `how` when it was found, else what may be meant."""

    row: int
    text: str
    code: str | None = None
    how: str = ""
    is_ambiguous: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeen:
    """One sheet. Every row of it is a heading row, a data row with a place, or skipped.

    Attributes:
        issues: where titles, the sheet's name and the file's name contradict each other, and what
            is hidden.
    """

    name: str
    hidden: bool
    header_rows: tuple[int, ...] = ()
    unit_column: str | None = None
    period: Period | None = None
    columns: tuple[ColumnSeen, ...] = ()
    places: tuple[PlaceSeen, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    issues: tuple[Issue, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The sheet as `inspect --json` prints it."""
        return {
            "name": self.name,
            "hidden": self.hidden,
            "header_rows": list(self.header_rows),
            "unit_column": self.unit_column,
            "period": str(self.period) if self.period else None,
            "columns": [
                {"letter": each.letter, "heading": each.heading, "field": each.field}
                for each in self.columns
            ],
            "places": {
                "matched": [_matched(each) for each in self.places if each.code],
                "ambiguous": [_open(each) for each in self.places if each.is_ambiguous],
                "unmatched": [
                    _open(each) for each in self.places if not each.code and not each.is_ambiguous
                ],
            },
            "skipped": [{"row": each.row, "why": each.why.value} for each in self.skipped],
        }


def _matched(place: PlaceSeen) -> dict[str, object]:
    return {"row": place.row, "text": place.text, "code": place.code, "how": place.how}


def _open(place: PlaceSeen) -> dict[str, object]:
    return {"row": place.row, "text": place.text, "candidates": list(place.candidates)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A workbook as the reader sees it.

    Attributes:
        format: None when the file could not be read; then there are no sheets.
        issues: why it could not be read, or where it carries data about persons (then the cells
            are not shown either), and what its sheets contradict or hide.
    """

    file_name: str
    sha256: str
    format: str | None
    sheets: tuple[SheetSeen, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 read, 1 refused for data about persons, 2 unreadable."""
        if self.format is None:
            return 2
        return 1 if any(issue.blocks for issue in self.issues) else 0

    def as_json(self) -> dict[str, object]:
        """The document that `inspect --json` prints; "issues" only where there are any."""
        document: dict[str, object] = {
            "file": self.file_name,
            "sha256": self.sha256 or None,
            "format": self.format,
            "sheets": [sheet.as_json() for sheet in self.sheets],
        }
        if self.issues:
            document["issues"] = [_where(issue) for issue in self.issues]
        return document


def _where(issue: Issue) -> dict[str, object]:
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "sheet": issue.sheet,
        "cell": issue.cell,
    }
