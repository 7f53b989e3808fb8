"""Days of sessions and months of cases: real dates, dd/mm/yyyy, or Indonesian month names."""

from __future__ import annotations

import re
from datetime import date, datetime

from data_loaders.month_words import month_of_text
from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from domain import issue_catalogue as found
from domain.period import MONTH_NUMBERS, Period

_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[\s\-]+([a-z]+)\.?[\s\-]+(\d{4})", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\s*,?\s*",
    re.IGNORECASE,
)


def parse_day(text: str) -> date | None:
    """The day that a text means; dd/mm/yyyy as Indonesians write it. None when it is none."""
    plain = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    for pattern, order in ((_NUMERIC, (3, 2, 1)), (_ISO, (1, 2, 3)), (_NAMED, (3, 2, 1))):
        match = pattern.fullmatch(plain)
        if match:
            year, month, day = (match[index] for index in order)
            return _day(int(year), _month(month), int(day))
    return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NUMBERS.get(text.lower(), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day(cell: CellAt) -> Reading[date]:
    """The day in a cell; None when blank."""
    if cell.error:
        return Reading(None, (cell.issue(found.CELL_ERROR, value=cell.error),))
    if isinstance(cell.value, datetime):
        return Reading(cell.value.date())
    if isinstance(cell.value, date):
        return Reading(cell.value)
    if is_blank(cell.value):
        return Reading(None)
    day = parse_day(cell.text) if isinstance(cell.value, str) else None
    issues = () if day else (cell.issue(found.DATE_UNREADABLE),)
    return Reading(day, issues)


def read_month(cell: CellAt) -> Reading[Period]:
    """The month in a cell ("2024-01", "Januari 2024" or a date in it); None when blank."""
    if is_blank(cell.value) and not cell.error:
        return Reading(None)
    month = month_of(cell.value)
    issues = () if month else (cell.issue(found.MONTH_UNREADABLE),)
    return Reading(month, issues)


def month_of(value: object) -> Period | None:
    """The month that a cell's value means, or None; also the number 202401.

    A small number that was formatted as a day is a day of 1900: no month of a report.
    """
    month = _month_said(value)
    return month if month and month.is_plausible else None


def _month_said(value: object) -> Period | None:
    if isinstance(value, date):
        return Period.of(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return month_of_text(f"{value:.0f}") if value == int(value) else None
    if not isinstance(value, str):
        return None
    day = parse_day(value)
    return Period.of(day) if day else month_of_text(value)
