"""Texts, numbers and dates in the reader's language: Indonesian or English.

Source strings are English; `locale/<code>/LC_MESSAGES/netra.mo` holds the others.
Missing values are never formatted as 0: `None` becomes an en dash.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import isnan
from pathlib import Path

from domain.period import (
    MONTHS_EN,
    MONTHS_ID,
    SHORT_MONTHS_EN,
    SHORT_MONTHS_ID,
    Period,
)

CODES = ("id", "en")
DASH = "–"
LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def N_(source: str) -> str:
    """Mark a text for the catalogues; it is translated where it is shown."""
    return source


@lru_cache(maxsize=len(CODES))
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("netra", LOCALE_DIR, languages=[code], fallback=code == "en")


@dataclass(frozen=True, slots=True)
class Language:
    """One of the two languages, "id" or "en": looks texts up and writes numbers and dates.

    Raises:
        ValueError: the code is neither "id" nor "en".
    """

    code: str = "id"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no such language: {self.code}")

    def text(self, source: str, **values: object) -> str:
        """The text in this language, its {names} filled with the values."""
        found = _catalogue(self.code).gettext(source)
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The text for n things; {n} is filled with n as this language writes it."""
        found = _catalogue(self.code).ngettext(one, many, n)
        return found.format(n=self.number(n), **values)

    def pick(self, indonesian: str, english: str) -> str:
        """One of two labels that stand side by side in a table."""
        return indonesian if self.code == "id" else english

    def number(self, value: float | None, digits: int = 0) -> str:
        """1.234,5 in Indonesian, 1,234.5 in English; an en dash when missing."""
        if value is None or isnan(value):
            return DASH
        text = f"{value:,.{digits}f}"
        return text if self.code == "en" else text.translate(str.maketrans(",.", ".,"))

    def percent(self, rate: float | None, digits: int = 1) -> str:
        """A 0-1 rate as "45,4%"; an en dash when missing."""
        return DASH if rate is None or isnan(rate) else f"{self.number(rate * 100, digits)}%"

    def month(self, period: Period) -> str:
        """Januari 2024 / January 2024."""
        names = MONTHS_ID if self.code == "id" else MONTHS_EN
        return f"{names[period.month - 1]} {period.year}"

    def month_name(self, period: Period) -> str:
        """Januari / January, without the year."""
        return (MONTHS_ID if self.code == "id" else MONTHS_EN)[period.month - 1]

    def short_month(self, period: Period, *, year: bool = False) -> str:
        """Des / Dec, with the year when asked."""
        names = SHORT_MONTHS_ID if self.code == "id" else SHORT_MONTHS_EN
        return f"{names[period.month - 1]} {period.year}" if year else names[period.month - 1]

    def date(self, day: date | datetime | None) -> str:
        """5 Des 2024 / 5 Dec 2024; an en dash when missing."""
        if day is None:
            return DASH
        return f"{day.day} {self.short_month(Period(day.year, day.month))} {day.year}"

    def list(self, items: Sequence[str]) -> str:
        """A, B, dan C / A, B and C."""
        return self._joined(items, "dan", "and")

    def any_of(self, items: Sequence[str]) -> str:
        """A, B, atau C / A, B or C."""
        return self._joined(items, "atau", "or")

    def _joined(self, items: Sequence[str], indonesian: str, english: str) -> str:
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return f"{items[0]} {self.pick(indonesian, english)} {items[1]}"
        last = self.pick(f", {indonesian} ", f" {english} ")
        return ", ".join(items[:-1]) + last + items[-1]


def choose_language(preference: str | None) -> Language:
    """The language for a browser's locale ("id-ID", "en_US").

    Indonesian where it is Indonesian or nothing is said, English for every other.
    """
    if not preference or preference.lower().replace("_", "-").split("-")[0] in ("id", "in", "ind"):
        return Language("id")
    return Language("en")
