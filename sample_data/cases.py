"""Invented violation cases: they rise in the two campaigns and gather in few places."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass

from domain import terms
from domain.period import Period
from sample_data.chance import binomial, dice, poisson
from sample_data.units import Staff, Unit

# How busy a month is; 1.0 is January 2024, the middle of the first campaign.
INTENSITY = {
    Period(2023, 10): 0.25, Period(2023, 11): 0.5, Period(2023, 12): 0.7,
    Period(2024, 1): 1.0, Period(2024, 2): 0.9, Period(2024, 3): 0.3,
    Period(2024, 4): 0.12, Period(2024, 5): 0.15, Period(2024, 6): 0.2,
    Period(2024, 7): 0.25, Period(2024, 8): 0.45, Period(2024, 9): 0.95,
    Period(2024, 10): 1.25, Period(2024, 11): 1.35,
}  # fmt: skip
_LATER = 0.3
# Candidates of the general election were fixed in November 2023, of the regional ones in
# September 2024.
_AFTER = ((Period(2023, 11), Period(2024, 3)), (Period(2024, 10), Period(2024, 12)))

# Category -> how often it occurs beside the others.
_BEFORE_CATEGORIES = {"KE4": 5, "KE2": 2, "KE5": 2, "KE3": 2, "KE6": 2, "KE1": 1, "DS3": 2}
_AFTER_CATEGORIES = {"DS6": 5, "DS7": 2, "DS2": 2, "DS4": 2, "DS8": 4, "DS1": 1, "OTHER": 1}
_POLICE_CATEGORIES = {"PL-4h": 4, "PL-5b": 3, "PL-9f": 1}
_ONLINE = frozenset({"KE2", "KE4", "KE5", "DS2", "DS6", "DS7"})
PROVEN_SHARE, SANCTIONED_SHARE = 0.55, 0.7


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What a case is about: category, phase and channel codes."""

    category: str
    phase: str
    channel: str


@dataclass(slots=True)
class CaseFlow:
    """What the cases of one kind did in a month (or since the start of a cumulative figure)."""

    reported: int = 0
    proven: int = 0
    in_process: int = 0
    sanctioned: int = 0
    sanction_level: str = ""


def flows(
    unit: Unit, staff: Staff, first: Period, last: Period, *, carried: bool = True
) -> dict[CaseKind, CaseFlow]:
    """The flows of the months from first to last, both included.

    Args:
        carried: cases reported in the month before `first` are decided in it; without them a
            cumulative figure holds only its own cases, so that proven <= reported.
    """
    found: dict[CaseKind, CaseFlow] = defaultdict(CaseFlow)
    for period in first.through(last):
        for kind, count in reported_in(unit, staff, period).items():
            found[kind].reported += count
            found[kind].in_process += count if period == last else 0
        if carried or period > first:
            _decide(unit, staff, period.previous, found)
    return dict(sorted(found.items(), key=lambda item: str(item[0])))


def reported_in(unit: Unit, staff: Staff, period: Period) -> Counter[CaseKind]:
    """The cases reported in the month, by kind."""
    draw = dice("cases", unit.code, staff.institution, period)
    rate = unit.case_rate * INTENSITY.get(period, _LATER)
    count = poisson(rate * (0.4 if staff.institution == terms.ASN_POLICE else 1), draw)
    return Counter(_kind(staff.institution, period, draw) for _ in range(count))


def _decide(unit: Unit, staff: Staff, reported: Period, found: dict[CaseKind, CaseFlow]) -> None:
    """Cases are decided in the month after they were reported."""
    for kind, count in reported_in(unit, staff, reported).items():
        draw = dice("verdict", unit.code, staff.institution, reported, kind)
        proven = binomial(count, PROVEN_SHARE, draw)
        sanctioned = binomial(proven, SANCTIONED_SHARE, draw)
        flow = found[kind]
        flow.proven += proven
        flow.sanctioned += sanctioned
        if sanctioned:
            flow.sanction_level = _sanction(kind.category, draw)


def _kind(institution: str, period: Period, draw: random.Random) -> CaseKind:
    after = any(first <= period <= last for first, last in _AFTER)
    choices = _AFTER_CATEGORIES if after else _BEFORE_CATEGORIES
    if institution == terms.POLICE:
        choices = _POLICE_CATEGORIES
    category = draw.choices(list(choices), list(choices.values()))[0]
    channel = "social_media" if category in _ONLINE else "offline"
    if draw.random() < 0.05:
        channel = "mass_media"
    return CaseKind(category, "after" if after else "before", channel)


def _sanction(category: str, draw: random.Random) -> str:
    if category.startswith("KE"):
        return draw.choice(("moral_closed", "moral_open"))
    return "medium" if category in ("DS3", "DS9") else draw.choice(("heavy", "medium"))
