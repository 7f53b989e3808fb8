"""The clock by which days are told: Jakarta's, wherever the server and the reader are."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")


def day_of(moment: datetime) -> date:
    """The day of a moment that has a time zone."""
    return moment.astimezone(JAKARTA).date()


def end_of(day: date) -> datetime:
    """The last moment of a day, up to which things are known "as on" it."""
    return datetime.combine(day, time.max, JAKARTA)
