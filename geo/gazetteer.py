"""The list of places and police units, their hierarchy, and how it changed.

Standard library only, so that readers, analysis and pages can ask it at no cost.
Codes are today's: a month before the Papua provinces of 2022 still speaks of 93.01. What a place
belongs to is that of the month: in June 2022 the regency 93.01 lies in Papua (91), and a resort is
under the Polda of its month. Districts are not dated: no source at hand says when they changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from domain.period import Period
from domain.places import NATIONAL_CODE, Geography, Jurisdiction, Place, UnitKind


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan: code "18.06.01", name, and the regency it lies in."""

    code: str
    name: str
    regency_code: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a place, or another code for it.

    Attributes:
        kind: the kind of the place it names.
        system: "name", "kemendagri" (a code no longer in use) or "bps".
    """

    kind: UnitKind
    text: str
    code: str
    system: str = "name"
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_in(self, period: Period) -> bool:
        """Whether it was in use on the last day of the month."""
        day = period.last_day
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Transfer:
    """A resort that was under another Polda until the day before `on`."""

    resort_code: str
    former_police_region_code: str
    on: date


@dataclass(frozen=True, slots=True)
class ProvinceChange:
    """A province that was part of another until the day before `on`.

    All regencies that lie in it today lay in the former one. Changes before 2022 are not listed.

    Attributes:
        on: the day on which its administration began: the day of its inauguration.
        law: the law that formed it, "UU 15/2022"; may be empty.
        law_on: the day from which that law holds; None when not known.
        confidence: "high", "medium" or "low": how sure the source makes us of the days.
    """

    province_code: str
    former_province_code: str
    on: date
    law: str = ""
    law_on: date | None = None
    source: str = ""
    confidence: str = "high"


@dataclass(frozen=True)
class _View:
    """The places as they were between two changes.

    Attributes:
        listed: all of each kind, by code; existing: those of them that exist between the two.
    """

    by_code: Mapping[str, Place]
    listed: Mapping[UnitKind, tuple[Place, ...]]
    existing: Mapping[UnitKind, tuple[Place, ...]]
    jurisdictions: tuple[Jurisdiction, ...]
    provinces_of: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Gazetteer:
    """Every place and unit, with the links between them.

    Attributes:
        listed: all places ever, as they are now; police_region_code is filled in by the views.
        links: every dated link of a resort to a regency.
        transfers: resorts that came from another Polda.
        province_changes: provinces that were part of another.
        all_districts: every kecamatan.
        aliases: other spellings and codes.
    """

    listed: tuple[Place, ...]
    links: tuple[Jurisdiction, ...]
    transfers: tuple[Transfer, ...] = ()
    all_districts: tuple[District, ...] = ()
    aliases: tuple[Alias, ...] = ()
    province_changes: tuple[ProvinceChange, ...] = ()
    _views: dict[int, _View] = field(default_factory=dict, repr=False, compare=False)

    def places(self, kind: UnitKind, period: Period | None = None) -> tuple[Place, ...]:
        """The places of a kind that exist in the month, by code; all ever listed when no month."""
        view = self._view(period)
        return (view.listed if period is None else view.existing).get(kind, ())

    def place(self, code: str, period: Period | None = None) -> Place | None:
        """The place with this code, as it is in the month (as it is now when none is given)."""
        return self._view(period).by_code.get(code)

    def jurisdictions(self, period: Period) -> tuple[Jurisdiction, ...]:
        """The links of resorts to regencies in that month, of resorts that exist in it."""
        return self._view(period).jurisdictions

    def districts(self, regency_code: str) -> tuple[District, ...]:
        """The kecamatan of a regency, by code; none for an unknown code."""
        return self._districts_by_regency.get(regency_code, ())

    def province_of(self, code: str, period: Period | None = None) -> Place | None:
        """The province a regency or resort lies in, a province itself; None for others.

        The province of the month; that of today when none is given.
        """
        unit = self.place(code, period)
        if unit is None or unit.kind == UnitKind.PROVINCE:
            return unit
        return self.place(unit.province_code, period) if unit.province_code else None

    def children(
        self, code: str, kind: UnitKind, period: Period | None = None
    ) -> tuple[Place, ...]:
        """The places of a kind that lie wholly under a place, itself when it is of that kind.

        A regency under two Poldas is under neither; a Polda over two provinces is in neither.
        Unknown codes have no children.
        """
        above = self.place(code, period)
        if above is None:
            return ()
        if above.kind == kind:
            return (above,)
        return tuple(p for p in self.places(kind, period) if self._is_under(p, above, period))

    def vintage(self, period: Period, geography: Geography | None = None) -> str:
        """The day of the last change up to a month, ISO; empty before the first.

        Args:
            geography: only changes that a map of it shows (its areas, what they lie in, the borders
                drawn above them): of provinces for regencies and provinces, of police units for
                the others. Any change at all when not given.
        """
        changes = self._changes if geography is None else self._changes_of(geography)
        at = bisect_right(changes, period.last_day)
        return changes[at - 1].isoformat() if at else ""

    def uncertain_resorts(self, period: Period) -> frozenset[str]:
        """Resorts whose line inside a split regency no source gives in full: a map footnotes them.

        They got the districts that no source assigns, or hold others that no source names.
        """
        weak = ("remainder", "unknown")
        return frozenset(
            link.resort_code for link in self.jurisdictions(period) if link.basis in weak
        )

    def provinces_under(self, police_region_code: str, period: Period | None = None) -> set[str]:
        """The provinces in which a Polda has resorts with an area."""
        return set(self._view(period).provinces_of.get(police_region_code, ()))

    def _is_under(self, place: Place, above: Place, period: Period | None) -> bool:
        if above.kind == UnitKind.NATIONAL:
            return True
        if above.kind == UnitKind.PROVINCE:
            if place.kind == UnitKind.POLICE_REGION:
                return self.provinces_under(place.code, period) == {above.code}
            return place.province_code == above.code
        if above.kind == UnitKind.POLICE_REGION:
            if place.kind == UnitKind.PROVINCE:
                inside = self.children(place.code, UnitKind.REGENCY, period)
                return all(regency.police_region_code == above.code for regency in inside)
            return place.police_region_code == above.code
        return False

    @cached_property
    def _districts_by_regency(self) -> dict[str, tuple[District, ...]]:
        grouped: dict[str, list[District]] = defaultdict(list)
        for district in self.all_districts:
            grouped[district.regency_code].append(district)
        return {code: tuple(found) for code, found in grouped.items()}

    @cached_property
    def _changes(self) -> tuple[date, ...]:
        return tuple(sorted({*self._police_changes, *self._province_changes}))

    @cached_property
    def _police_changes(self) -> tuple[date, ...]:
        police = (UnitKind.RESORT, UnitKind.POLICE_REGION)
        lives: list[Place | Jurisdiction] = [p for p in self.listed if p.kind in police]
        days = _turns([*lives, *self.links]) | {transfer.on for transfer in self.transfers}
        return tuple(sorted(days))

    @cached_property
    def _province_changes(self) -> tuple[date, ...]:
        land = (UnitKind.REGENCY, UnitKind.PROVINCE)
        days = _turns([p for p in self.listed if p.kind in land])
        return tuple(sorted(days | {change.on for change in self.province_changes}))

    def _changes_of(self, geography: Geography) -> tuple[date, ...]:
        is_police = geography in (Geography.RESORT, Geography.POLICE_REGION)
        return self._police_changes if is_police else self._province_changes

    def _view(self, period: Period | None) -> _View:
        at = bisect_right(self._changes, period.last_day) if period else len(self._changes)
        if at not in self._views:
            self._views[at] = self._make_view(self._changes[at - 1] if at else date.min)
        return self._views[at]

    def _make_view(self, day: date) -> _View:
        former = {t.resort_code: t.former_police_region_code for t in self.transfers if day < t.on}
        by_code = {p.code: self._in_province_on(p, day) for p in self.listed}
        for code, polda in former.items():
            by_code[code] = replace(by_code[code], police_region_code=polda)
        holding = tuple(link for link in self.links if _holds_on(link, day))
        poldas: dict[str, set[str | None]] = defaultdict(set)
        for link in holding:
            if link.basis != "site":
                poldas[link.regency_code].add(by_code[link.resort_code].police_region_code)
        for code, above in poldas.items():
            only = above.pop() if len(above) == 1 else None
            by_code[code] = replace(by_code[code], police_region_code=only)
        return _View(
            by_code=by_code,
            listed=_by_kind(by_code.values()),
            existing=_by_kind(p for p in by_code.values() if p.exists_on(day)),
            jurisdictions=holding,
            provinces_of=_provinces_of_poldas(by_code, holding),
        )

    def _in_province_on(self, place: Place, day: date) -> Place:
        """The place in the province that it lay in on a day; a province stays its own."""
        province = place.province_code
        if province is None or place.kind == UnitKind.PROVINCE:
            return place
        # A province of a province: the latest change first, so that a second division is undone
        # before the first.
        for change in sorted(self.province_changes, key=lambda each: each.on, reverse=True):
            if change.province_code == province and day < change.on:
                province = change.former_province_code
        return place if province == place.province_code else replace(place, province_code=province)


def _by_kind(places: Iterable[Place]) -> dict[UnitKind, tuple[Place, ...]]:
    grouped: dict[UnitKind, list[Place]] = defaultdict(list)
    for place in places:
        grouped[place.kind].append(place)
    return {kind: tuple(found) for kind, found in grouped.items()}


def _turns(lives: Sequence[Place | Jurisdiction]) -> set[date]:
    """The days on which something began, or was no more."""
    started = {life.valid_from for life in lives if life.valid_from}
    return started | {life.valid_to + timedelta(days=1) for life in lives if life.valid_to}


def _provinces_of_poldas(
    by_code: Mapping[str, Place], holding: tuple[Jurisdiction, ...]
) -> dict[str, frozenset[str]]:
    """Polda -> the provinces in which it has resorts with an area."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in holding:
        resort, regency = by_code.get(link.resort_code), by_code.get(link.regency_code)
        if link.basis != "site" and resort and regency and resort.police_region_code:
            found[resort.police_region_code].add(regency.province_code or "")
    return {polda: frozenset(provinces - {""}) for polda, provinces in found.items()}


def _holds_on(link: Jurisdiction, day: date) -> bool:
    started = link.valid_from is None or link.valid_from <= day
    return started and (link.valid_to is None or day <= link.valid_to)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer, read once per process.

    Raises:
        FileNotFoundError: the checkout lacks a reference table.
    """
    from geo.gazetteer_tables import gazetteer_from_tables  # noqa: PLC0415 (they need each other)

    return gazetteer_from_tables()


NATION = Place(kind=UnitKind.NATIONAL, code=NATIONAL_CODE, name="Indonesia", short_name="Indonesia")
