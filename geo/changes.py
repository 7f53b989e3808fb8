"""What happened to a place: when it was founded, moved under another, or lost or gained ground.

Series of figures cross these days, and a chart says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.places import Jurisdiction, Place, UnitKind
from geo.gazetteer import Gazetteer, ProvinceChange


class ChangeKind(StrEnum):
    """What a change means for the figures of a place."""

    FOUNDED = "founded"
    MOVED = "moved"
    REDUCED = "reduced"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One change of one place.

    Attributes:
        code: the place.
        on: the first day on which it holds.
        others: places that had the ground before (founded, extended), that have what it lost
            (reduced), or the former and the new place above (moved).
        day_is_known: False when the sources give the month only.
        confidence: "high", "medium" or "low": how sure its source makes us of the day.
    """

    kind: ChangeKind
    code: str
    on: date
    others: tuple[str, ...]
    day_is_known: bool = False
    confidence: str = "high"


def changes_of(code: str, gazetteer: Gazetteer) -> tuple[PlaceChange, ...]:
    """Every recorded change of a place, the first one first; none for an unknown code."""
    place = gazetteer.place(code)
    if place is None:
        return ()
    found = _FINDERS.get(place.kind, _nothing)(place, gazetteer)
    return tuple(sorted(found, key=lambda change: (change.on, change.kind)))


def _nothing(place: Place, gazetteer: Gazetteer) -> Iterator[PlaceChange]:
    """No table dates places of this kind."""
    yield from ()


def _of_province(place: Place, gazetteer: Gazetteer) -> Iterator[PlaceChange]:
    lost: dict[date, list[ProvinceChange]] = defaultdict(list)
    for change in gazetteer.province_changes:
        if change.province_code == place.code:
            former = (change.former_province_code,)
            yield _dated(ChangeKind.FOUNDED, place.code, change, former)
        if change.former_province_code == place.code:
            lost[change.on].append(change)
    for together in lost.values():
        parts = tuple(sorted(change.province_code for change in together))
        yield _dated(ChangeKind.REDUCED, place.code, together[0], parts)


def _of_regency(place: Place, gazetteer: Gazetteer) -> Iterator[PlaceChange]:
    province = place.province_code
    for change in sorted(gazetteer.province_changes, key=lambda each: each.on, reverse=True):
        if change.province_code == province:
            province = change.former_province_code
            above = (province, change.province_code)
            yield _dated(ChangeKind.MOVED, place.code, change, above)


def _dated(
    kind: ChangeKind, code: str, change: ProvinceChange, others: tuple[str, ...]
) -> PlaceChange:
    return PlaceChange(kind, code, change.on, others, True, change.confidence)


def _of_police_region(place: Place, gazetteer: Gazetteer) -> Iterator[PlaceChange]:
    came: set[str] = set()
    lost: dict[date, set[str]] = defaultdict(set)
    for transfer in gazetteer.transfers:
        resort = gazetteer.place(transfer.resort_code)
        now = (resort.police_region_code if resort else None) or ""
        if now == place.code and transfer.on == place.valid_from:
            came.add(transfer.former_police_region_code)
        if transfer.former_police_region_code == place.code:
            lost[transfer.on].add(now)
    if place.valid_from:
        yield PlaceChange(
            ChangeKind.FOUNDED,
            place.code,
            place.valid_from,
            tuple(sorted(came)),
            confidence=place.confidence,
        )
    for on, parts in lost.items():
        others = tuple(sorted(parts))
        sure = _least_sure(gazetteer.place(part) for part in others)
        yield PlaceChange(ChangeKind.REDUCED, place.code, on, others, confidence=sure)


def _of_resort(place: Place, gazetteer: Gazetteer) -> Iterator[PlaceChange]:
    for transfer in gazetteer.transfers:
        if transfer.resort_code == place.code:
            now = place.police_region_code or ""
            above = (transfer.former_police_region_code, now)
            sure = _least_sure([gazetteer.place(now)])
            yield PlaceChange(ChangeKind.MOVED, place.code, transfer.on, above, confidence=sure)
    gained, lost = _exchanged(place.code, gazetteer.links)
    if place.valid_from:
        gained.setdefault(place.valid_from, set())
    for on, others in gained.items():
        kind = ChangeKind.FOUNDED if on == place.valid_from else ChangeKind.EXTENDED
        sure = _least_sure([place])
        yield PlaceChange(kind, place.code, on, tuple(sorted(others)), confidence=sure)
    for on, others in lost.items():
        parts = tuple(sorted(others))
        sure = _least_sure([place, *(gazetteer.place(part) for part in parts)])
        yield PlaceChange(ChangeKind.REDUCED, place.code, on, parts, confidence=sure)


_Days = dict[date, set[str]]


def _exchanged(resort: str, links: Iterable[Jurisdiction]) -> tuple[_Days, _Days]:
    """The days on which a resort took ground over or gave it away, and from or to whom."""
    gained: _Days = defaultdict(set)
    lost: _Days = defaultdict(set)
    together: dict[str, list[Jurisdiction]] = defaultdict(list)
    for link in links:
        if link.basis != "site":
            together[link.regency_code].append(link)
    for shared in together.values():
        for own in (link for link in shared if link.resort_code == resort):
            others = [link for link in shared if link.resort_code != resort]
            if own.valid_from:
                before = own.valid_from - timedelta(days=1)
                gained[own.valid_from] |= {o.resort_code for o in others if o.valid_to == before}
            if own.valid_to:
                after = own.valid_to + timedelta(days=1)
                lost[after] |= {o.resort_code for o in others if o.valid_from == after}
    return gained, lost


_SURENESS = ("low", "medium", "high")


def _least_sure(places: Iterable[Place | None]) -> str:
    found = [place.confidence for place in places if place]
    return min(found, key=_SURENESS.index, default="high")


_FINDERS = {
    UnitKind.PROVINCE: _of_province,
    UnitKind.REGENCY: _of_regency,
    UnitKind.POLICE_REGION: _of_police_region,
    UnitKind.RESORT: _of_resort,
}
