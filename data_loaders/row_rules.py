"""Rules that one row must keep by itself. One rule, one function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_loaders.reading import CellAt
from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found
from domain.fields import ReportKind
from domain.issues import Issue
from domain.period import Period
from domain.terms import INSTITUTIONS, VOCABULARIES


@dataclass(frozen=True, slots=True)
class Frame:
    """Month and basis of the file, as far as they are known.

    Attributes:
        since: first month of cumulative figures; None when monthly.
    """

    period: Period | None
    since: Period | None


def row_issues(row: ParsedRow, frame: Frame) -> Iterator[Issue]:
    """All findings of the rules of this file for one row."""
    yield from _terms_fit(row)
    yield from _nil_without_figures(row)
    if not row.is_nil:
        yield from _blank_figures(row)
    if row.kind is ReportKind.PLEDGES:
        yield from _signed_within_obligated(row)
    if row.kind is ReportKind.SOCIALIZATION:
        yield from _attended_within_invited(row)
        yield from _day_in_months(row, frame)
    if row.kind is ReportKind.VIOLATIONS:
        yield from _proven_within_reported(row, frame)
        yield from _month_reported_not_later(row, frame)


def _terms_fit(row: ParsedRow) -> Iterator[Issue]:
    """A level or category that is not meant for the institution is a warning."""
    if row.institution is None:
        return
    for code in ("level", "category"):
        value = row.dimensions.get(code)
        term = VOCABULARIES[code].get(value) if value else None
        if term is None or term.fits(row.institution):
            continue
        if cell := row.cell(code):
            institution = INSTITUTIONS.get(row.institution)
            yield cell.issue(found.TERM_DOES_NOT_FIT, term=term, institution=institution)


def _nil_without_figures(row: ParsedRow) -> Iterator[Issue]:
    """NIHIL beside a figure above 0 is a contradiction."""
    if not row.is_nil:
        return
    for figure in row.figures:
        cell = row.cell(figure.field)
        if figure.value and cell:
            yield cell.issue(found.NIL_WITH_FIGURES, number=figure.value)


def _blank_figures(row: ParsedRow) -> Iterator[Issue]:
    """A blank required figure is told: beside others, or once when all are blank."""
    if all(figure.value is not None for figure in row.figures):
        return
    required = [
        cell
        for each in row.table.kind.counts
        if each.required and row.value(each.code) is None and (cell := row.cell(each.code))
    ]
    silent = [cell for cell in required if not _is_told(row, cell)]
    if any(figure.value is not None for figure in row.figures):
        yield from (cell.issue(found.FIGURE_BLANK) for cell in silent)
    elif silent and len(silent) == len(required):
        yield silent[0].issue(found.ROW_BLANK_REPORTED)


def _is_told(row: ParsedRow, cell: CellAt) -> bool:
    return any(issue.cell == cell.cell for issue in row.issues)


def _pair(row: ParsedRow, part: str, whole: str) -> tuple[int, int, CellAt, CellAt] | None:
    """Both figures and cells when the part exceeds the whole."""
    less, more = row.value(part), row.value(whole)
    if less is None or more is None or less <= more:
        return None
    part_cell, whole_cell = row.cell(part), row.cell(whole)
    if part_cell is None or whole_cell is None:
        return None
    return less, more, part_cell, whole_cell


def _signed_within_obligated(row: ParsedRow) -> Iterator[Issue]:
    pair = _pair(row, "signed", "obligated")
    if pair:
        signed, obligated, cell, other = pair
        yield cell.issue(
            found.SIGNED_EXCEEDS, signed=signed, obligated=obligated, obligated_cell=other.cell
        )


def _attended_within_invited(row: ParsedRow) -> Iterator[Issue]:
    """Only a warning: more may come than were invited."""
    pair = _pair(row, "attended", "invited")
    if pair:
        attended, invited, cell, other = pair
        yield cell.issue(
            found.ATTENDED_EXCEEDS, attended=attended, invited=invited, invited_cell=other.cell
        )


def _proven_within_reported(row: ParsedRow, frame: Frame) -> Iterator[Issue]:
    """Only on cumulative figures: last month's case may be proven this month."""
    pair = _pair(row, "proven", "reported") if frame.since else None
    if pair:
        proven, reported, cell, other = pair
        yield cell.issue(
            found.PROVEN_EXCEEDS,
            proven=proven,
            reported=reported,
            since=frame.since,
            reported_cell=other.cell,
        )


def _day_in_months(row: ParsedRow, frame: Frame) -> Iterator[Issue]:
    text = row.dimensions.get("session_date")
    if text is None or frame.period is None:
        return
    day, since, period = date.fromisoformat(text), frame.since or frame.period, frame.period
    cell = row.cell("session_date")
    if cell is None or since.first_day <= day <= period.last_day:
        return
    if since == period:
        yield cell.issue(found.DATE_OUTSIDE, day=day, period=period)
    else:
        yield cell.issue(found.DATE_OUTSIDE_SINCE, day=day, since=since, period=period)


def _month_reported_not_later(row: ParsedRow, frame: Frame) -> Iterator[Issue]:
    text = row.dimensions.get("month_reported")
    if text is None or frame.period is None:
        return
    month, cell = Period.parse(text), row.cell("month_reported")
    if month > frame.period and cell:
        yield cell.issue(found.MONTH_REPORTED_LATER, month=month, period=frame.period)
