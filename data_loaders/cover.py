"""The cover sheet `Identitas`: month, basis, unit, and whether the data are a sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data_loaders.cover_months import missing_value, read_cover_months, unreadable_value
from data_loaders.raw import RawSheet, RawWorkbook, is_blank, text_of
from data_loaders.reading import CellAt, Reading, cell_at
from domain import issue_catalogue as found
from domain.fields import (
    COVER_LABELS,
    COVER_SHEET,
    COVER_SHEET_EN,
    SAMPLE_MARK,
    TEMPLATE_VERSION,
    CoverLabel,
)
from domain.issues import AnyOf, Issue, IssueType
from domain.period import Period
from domain.places import UnitKind
from domain.terms import BASES, UNIT_KINDS
from domain.vocabulary import normalise

LONG_AGO = 120
"""Months back from which a month is doubted: one wrong digit makes 2014 of 2024."""

_SAMPLE_WORDS = frozenset({normalise(SAMPLE_MARK), "sample", "data contoh"})
_REAL_WORDS = frozenset({"", "nyata", "resmi", "asli", "real", "data nyata", "data resmi"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the cover sheet says; None where it is blank or unusable.

    Attributes:
        since: first month of cumulative figures; None when monthly.
        cells: label code -> the cell of its value, for later findings.
    """

    sheet: str
    period: Period | None = None
    basis: str | None = None
    since: Period | None = None
    unit_kind: UnitKind | None = None
    unit_code: str | None = None
    unit_name: str | None = None
    is_sample: bool = False
    cells: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def names_unit(self) -> bool:
        """Whether the cover says which unit the file is about."""
        return bool(self.unit_code or self.unit_name)


def cover_sheet_of(raw: RawWorkbook) -> RawSheet | None:
    """The cover sheet, by its Indonesian or English name."""
    names = {normalise(COVER_SHEET), normalise(COVER_SHEET_EN)}
    return next((sheet for sheet in raw.sheets if normalise(sheet.name) in names), None)


def read_cover(sheet: RawSheet) -> Cover:
    """Read the cover sheet; every finding stands at the very cell."""
    lines, twice = _lines(sheet)
    basis = _basis(sheet, lines)
    months = read_cover_months(sheet.name, lines, basis.value)
    kind = _unit_kind(lines)
    sample = _sample(lines)
    issues = (*twice, *months.issues, *basis.issues, *kind.issues, *sample.issues)
    return Cover(
        sheet=sheet.name,
        period=months.period,
        basis=basis.value,
        since=months.since,
        unit_kind=kind.value,
        unit_code=_code_text(lines.get("unit_code")),
        unit_name=_text(lines.get("unit_name")),
        is_sample=bool(sample.value),
        cells={code: line.cell for code, line in lines.items()},
        issues=(*issues, *_version(lines)),
    )


def _lines(sheet: RawSheet) -> tuple[dict[str, CellAt], list[Issue]]:
    labels = {spelling: label for label in COVER_LABELS for spelling in label.spellings}
    lines: dict[str, CellAt] = {}
    twice: list[Issue] = []
    for row in range(1, sheet.height + 1):
        label = _label_at(sheet, row, labels)
        if label is None:
            continue
        cell = cell_at(sheet, row, 2, label.label_id, label.code)
        if label.code in lines:
            first = lines[label.code].cell
            twice.append(cell.issue(found.COVER_LABEL_TWICE, label=label.label_id, first=first))
        else:
            lines[label.code] = cell
    return lines, twice


def _label_at(sheet: RawSheet, row: int, labels: Mapping[str, CoverLabel]) -> CoverLabel | None:
    value = sheet.value(row, 1)
    if not isinstance(value, str):
        return None
    for text in (value, *value.splitlines()):
        label = labels.get(normalise(text))
        if label:
            return label
    return None


def _basis(sheet: RawSheet, lines: Mapping[str, CellAt]) -> Reading[str]:
    cell = lines.get("basis")
    if cell is None or (is_blank(cell.value) and not cell.error):
        missing = missing_value(sheet.name, lines, "basis", AnyOf(tuple(BASES)))
        return Reading(None, (missing,))
    term = BASES.find(cell.text)
    if term:
        return Reading(term.code)
    return Reading(None, (unreadable_value(cell, AnyOf(tuple(BASES))),))


def _unit_kind(lines: Mapping[str, CellAt]) -> Reading[UnitKind]:
    cell = lines.get("unit_kind")
    if cell is None or (is_blank(cell.value) and not cell.error):
        return Reading(None)
    term = UNIT_KINDS.find(cell.text)
    if term is None:
        return Reading(None, (unreadable_value(cell, AnyOf(tuple(UNIT_KINDS))),))
    return Reading(UnitKind(term.code))


def _sample(lines: Mapping[str, CellAt]) -> Reading[bool]:
    cell = lines.get("sample")
    word = normalise(cell.text) if cell else ""
    if cell is None or word in _REAL_WORDS:
        return Reading(False)
    if word in _SAMPLE_WORDS or word.startswith(f"{normalise(SAMPLE_MARK)} "):
        return Reading(True)
    return Reading(None, (cell.issue(found.COVER_SAMPLE_UNKNOWN, label=cell.column),))


def _version(lines: Mapping[str, CellAt]) -> tuple[Issue, ...]:
    cell = lines.get("template_version")
    if cell is None or cell.text in ("", TEMPLATE_VERSION):
        return ()
    return (cell.issue(found.COVER_VERSION, expected=TEMPLATE_VERSION),)


def _text(cell: CellAt | None) -> str | None:
    return (cell.text or None) if cell else None


def _code_text(cell: CellAt | None) -> str | None:
    return (text_of(cell.value) or None) if cell else None


def month_issues(
    *, period: Period, today: date, where: Callable[[IssueType], Issue]
) -> tuple[Issue, ...]:
    """A month that has not begun is an error; one that is not over, or long ago, a warning.

    Args:
        where: makes the issue at the place that states the month.
    """
    current = Period.of(today)
    if period > current:
        return (where(found.PERIOD_IN_FUTURE),)
    if current.months_since(period) >= LONG_AGO:
        return (where(found.PERIOD_LONG_AGO),)
    return (where(found.PERIOD_NOT_OVER),) if period == current and today < period.last_day else ()
