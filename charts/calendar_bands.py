"""The election calendar as stretches of an axis of months, for every chart over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.calendar import CalendarPhase, bands_between, month_position
from domain.language import Language
from domain.period import Period


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase on an axis where month i reaches from i to i + 1.

    Attributes:
        label: the phase, or the named voting day.
        start: first day's position.
        end: position after the last day; equal to start for the voting day.
    """

    phase: CalendarPhase
    label: str
    start: float
    end: float


def stretches(periods: Sequence[Period], language: Language) -> tuple[Stretch, ...]:
    """The bands that touch these consecutive months, cut to them; voting days last."""
    if not periods:
        return ()
    first, n = periods[0], len(periods)
    found = []
    for band in bands_between(first, periods[-1]):
        is_voting = band.phase is CalendarPhase.VOTING
        start = month_position(band.first, first)
        day = 1 / Period.of(band.last).last_day.day
        end = start if is_voting else month_position(band.last, first) + day
        label = band.voting_label(language) if is_voting else band.label(language)
        found.append(Stretch(band.phase, label, max(0.0, start), min(float(n), end)))
    return tuple(sorted(found, key=lambda s: s.phase is CalendarPhase.VOTING))
