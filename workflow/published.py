"""National figures that other bodies have published: a table with body, day, unit and source.

They are context, never summed with or compared to the reports in the store: bodies count different
things (persons or cases) up to different days, and their figures contradict each other.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from domain.language import N_, Language
from domain.period import Period

FILE = Path(__file__).with_name("reference") / "published_figures.csv"

_ELECTIONS = {"Pemilu": "General election", "Pilkada": "Regional elections"}


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One publication.

    Attributes:
        event: the election that it is about, as Indonesians call it.
        body: who counted.
        cut_off: day ("2024-02-06") or month up to which was counted; empty when not said.
        unit: "persons", "cases" or "not_stated".
        reported: as published; None when not given, never 0.
        proven: what `proven_means` says: proven, recommended for sanction, forwarded, found.
        source: address without https://.
    """

    event: str
    body: str
    cut_off: str
    unit: str
    reported: int | None
    proven: int | None
    sanctioned: int | None
    proven_means: str
    note_id: str
    note_en: str
    source: str

    @property
    def month(self) -> Period | None:
        """The month of the cut-off day; None when not said."""
        return Period.parse(self.cut_off) if self.cut_off else None

    def election(self, language: Language) -> str:
        """The election in the reader's language, as the charts name it."""
        kind, _, year = self.event.partition(" ")
        return language.pick(self.event, f"{_ELECTIONS.get(kind, kind)} {year}".strip())

    def when(self, language: Language) -> str:
        """The cut-off day in words."""
        month = self.month
        if month is None:
            return language.text("day not given")
        if len(self.cut_off) == len("2024-01"):
            return language.short_month(month, year=True)
        return language.date(date.fromisoformat(self.cut_off))

    def unit_text(self, language: Language) -> str:
        """What was counted."""
        return language.text(_UNITS[self.unit])

    def proven_text(self, language: Language) -> str:
        """What the second figure means."""
        return language.text(_PROVEN[self.proven_means]) if self.proven_means else ""

    def note(self, language: Language) -> str:
        """What else the publication says."""
        return language.pick(self.note_id, self.note_en)


_UNITS = {
    "persons": N_("persons"),
    "cases": N_("cases"),
    "not_stated": N_("unit not given"),
}
_PROVEN = {
    "proven": N_("proven"),
    "recommended": N_("recommended for sanction"),
    "forwarded": N_("forwarded"),
    "found": N_("neutrality cases found"),
}


@lru_cache(maxsize=1)
def published_figures() -> tuple[PublishedFigure, ...]:
    """The table, in its order.

    Raises:
        ValueError: a figure is no whole number.
    """
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(_figure(line) for line in csv.DictReader(lines))


def _figure(line: dict[str, str]) -> PublishedFigure:
    counts = {name: _count(line.pop(name)) for name in ("reported", "proven", "sanctioned")}
    return PublishedFigure(**line, **counts)  # type: ignore[arg-type]  # the file's own columns


def _count(text: str) -> int | None:
    return int(text) if text else None
