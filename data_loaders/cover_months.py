"""The months that the cover sheet states: reporting month and start of cumulative figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_loaders.days import month_of
from data_loaders.month_words import Span, span_of_text
from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from domain import issue_catalogue as found
from domain.fields import COVER_LABELS
from domain.issues import Issue
from domain.period import Period
from domain.terms import CUMULATIVE

MONTH_EXAMPLE = "2024-01, Januari 2024"


@dataclass(frozen=True, slots=True)
class CoverMonths:
    """Reporting month and first month of cumulative figures; None when unknown or monthly."""

    period: Period | None
    since: Period | None
    issues: tuple[Issue, ...]


def read_cover_months(sheet: str, lines: Mapping[str, CellAt], basis: str | None) -> CoverMonths:
    """Read "Bulan Laporan" and "Sejak".

    "Januari s.d. Maret 2024" is March, counted since January; of monthly figures it says nothing.
    """
    said = _span(sheet, lines, basis)
    period = said.value.last if said.value else None
    begins = said.value.first if said.value and said.value.is_cumulative else None
    since = _since(lines.get("since"), basis, period, begins)
    return CoverMonths(period, since.value, (*said.issues, *since.issues))


def _span(sheet: str, lines: Mapping[str, CellAt], basis: str | None) -> Reading[Span]:
    cell = lines.get("period")
    if cell is None or (is_blank(cell.value) and not cell.error):
        return Reading(None, (missing_value(sheet, lines, "period", MONTH_EXAMPLE),))
    month = month_of(cell.value)
    span = span_of_text(cell.text) if isinstance(cell.value, str) else None
    if month:
        return Reading(Span(month, month))
    if span and basis == CUMULATIVE:
        return Reading(span)
    return Reading(None, (unreadable_value(cell, MONTH_EXAMPLE),))


def _since(
    cell: CellAt | None, basis: str | None, period: Period | None, begins: Period | None
) -> Reading[Period]:
    stated: Reading[Period] = Reading(None)
    if cell is not None and (not is_blank(cell.value) or cell.error):
        month = month_of(cell.value)
        stated = Reading(month, () if month else (unreadable_value(cell, MONTH_EXAMPLE),))
    if basis is None or period is None or stated.issues:
        return stated
    if basis != CUMULATIVE:
        return _of_monthly(cell, stated.value)
    if stated.value is None or cell is None:
        return Reading(begins) if begins else _assumed(cell, period)
    return _of_cumulative(cell, stated.value, period, begins)


def _of_monthly(cell: CellAt | None, stated: Period | None) -> Reading[Period]:
    if cell is None or stated is None:
        return Reading(None)
    return Reading(None, (cell.issue(found.COVER_SINCE_IGNORED, since=stated),))


def _assumed(cell: CellAt | None, period: Period) -> Reading[Period]:
    """January of the year, said in a note."""
    january = Period(period.year, 1)
    assumed = Issue(
        found.COVER_SINCE_ASSUMED,
        sheet=cell.sheet if cell else None,
        cell=cell.cell if cell else None,
        field="since",
        parameters={"since": january},
    )
    return Reading(january, (assumed,))


def _of_cumulative(
    cell: CellAt, stated: Period, period: Period, begins: Period | None
) -> Reading[Period]:
    if stated > period:
        return Reading(None, (cell.issue(found.COVER_SINCE_AFTER, since=stated, period=period),))
    if begins and begins != stated:
        return Reading(None, (cell.issue(found.COVER_SINCE_CONFLICT, since=stated, begins=begins),))
    return Reading(stated)


def missing_value(sheet: str, lines: Mapping[str, CellAt], code: str, expected: object) -> Issue:
    """The finding that a line of the cover is blank or absent."""
    label = next(label for label in COVER_LABELS if label.code == code)
    cell = lines[code].cell if code in lines else None
    parameters = {"label": label.label_id, "expected": expected}
    return Issue(
        found.COVER_VALUE_MISSING, sheet=sheet, cell=cell, field=code, parameters=parameters
    )


def unreadable_value(cell: CellAt, expected: object) -> Issue:
    """The finding that a line of the cover says nothing that is known."""
    return cell.issue(
        found.COVER_VALUE_UNREADABLE,
        label=cell.column,
        value=cell.error or cell.text,
        expected=expected,
    )
