"""The reporting period: one calendar month, written "2024-01"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS_ID = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
SHORT_MONTHS_EN = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

_OTHER_SPELLINGS = {
    "peb": 2, "pebr": 2, "febr": 2, "pebruari": 2, "febuari": 2, "mrt": 3, "mart": 3,
    "agt": 8, "ags": 8, "agust": 8, "agus": 8, "agts": 8, "sept": 9, "octo": 10,
    "nop": 11, "nopember": 11, "nopem": 11, "desem": 12,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NAMED = re.compile(r"([a-z]+)\.?[\s\-/]+(\d{4})", re.IGNORECASE)


def _month_numbers() -> dict[str, int]:
    names = dict(_OTHER_SPELLINGS)
    for series in (MONTHS_ID, MONTHS_EN, SHORT_MONTHS_ID, SHORT_MONTHS_EN):
        names.update({name.lower(): number for number, name in enumerate(series, start=1)})
    return names


MONTH_NUMBERS = _month_numbers()
YEARS_OF_REPORTS = range(1945, 2101)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A calendar month; ordered, hashable, printed as "2024-01".

    Any month can be reckoned with; which ones a report can be about, `is_plausible` says.

    Raises:
        ValueError: the month is not 1-12 or the year is none that a day can have.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"not a month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "2024-01", "Januari 2024", "Nopember 2023" or "January 2024".

        Raises:
            ValueError: the text is not a single plausible month; the message is the text.
        """
        cleaned = " ".join(text.split())
        try:
            found = cls._of_iso(cleaned) or cls._of_name(cleaned)
        except ValueError as no_month:
            raise ValueError(text) from no_month
        if found is None or not found.is_plausible:
            raise ValueError(text)
        return found

    @classmethod
    def _of_iso(cls, text: str) -> Period | None:
        """The month of "2024-01", or of a day that is written so."""
        match = _ISO.fullmatch(text)
        return cls.of(date(int(match[1]), int(match[2]), int(match[3] or 1))) if match else None

    @classmethod
    def _of_name(cls, text: str) -> Period | None:
        match = _NAMED.fullmatch(text)
        number = MONTH_NUMBERS.get(match[1].lower()) if match else None
        return cls(int(match[2]), number) if match and number else None

    @classmethod
    def of(cls, day: date) -> Period:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def is_plausible(self) -> bool:
        """Whether a report can be about it: a cell that says 1900 is misread, not early."""
        return self.year in YEARS_OF_REPORTS

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> Period:
        """The month that many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Period(index // 12, index % 12 + 1)

    @property
    def previous(self) -> Period:
        """The month before."""
        return self.plus(-1)

    @property
    def next(self) -> Period:
        """The month after."""
        return self.plus(1)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return self.first_day.replace(day=monthrange(self.year, self.month)[1])

    def months_since(self, other: Period) -> int:
        """How many months this one lies after the other (negative before it)."""
        return (self.year - other.year) * 12 + self.month - other.month

    def through(self, last: Period) -> Iterator[Period]:
        """Every month from this one to the last, both included; none when last is earlier."""
        for offset in range(last.months_since(self) + 1):
            yield self.plus(offset)
