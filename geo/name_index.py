"""Finds places by written name: exact names first, then the shipped aliases.

The traps it answers, all from real lists: "Polresta Bandung" is the regency and "Polrestabes
Bandung" the city; "Polresta Kediri" was the city's resort, today "Polres Kediri Kota"; "Kota Baru"
may be Kabupaten Kotabaru; "Polres Metro" is a resort in Lampung.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from geo import spelling
from geo.gazetteer import Alias, Gazetteer
from geo.spelling import Spelling

_NATIONAL_NAMES = frozenset({"INDONESIA", "NASIONAL", "NASIONALINDONESIA"})
_READ_KINDS = (UnitKind.REGENCY, UnitKind.RESORT, UnitKind.PROVINCE, UnitKind.POLICE_REGION)


@dataclass(frozen=True, slots=True)
class Reading:
    """The places that a name can mean, and how they were found ("exact", "alias" or "")."""

    how: str = ""
    codes: tuple[str, ...] = ()


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class _Known:
    code: str
    sort: str


class NameIndex:
    """Every name and alias of a gazetteer, by kind and letters."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._by_bare: dict[tuple[UnitKind, str], list[_Known]] = defaultdict(list)
        self._sorts: dict[str, str] = {}
        for place in gazetteer.listed:
            self._add(place)
        self._aliases: dict[tuple[UnitKind, str], list[Alias]] = defaultdict(list)
        for alias in gazetteer.aliases:
            if alias.system == "name":
                self._add_alias(alias)

    def read(self, *, name: str, kind: UnitKind | None, period: Period) -> Reading:
        """All readings of a name, of the kind that its first word or the caller states.

        Without either, the readings of every kind are put together.
        """
        found = spelling.read(name)
        if found.whole in _NATIONAL_NAMES:
            return Reading("exact", (NATIONAL_CODE,))
        if kind == UnitKind.RESORT and found.kind == UnitKind.REGENCY:
            as_resort = self._resort_of_town(found, period)
            if as_resort.codes:
                return as_resort
        return self._of_kinds(found, self._kinds(found, kind), period)

    def bare_of(self, place: Place) -> str:
        """The letters of a place's name without the word before it."""
        return spelling.read(place.name).bare

    def _add(self, place: Place) -> None:
        is_named = place.kind in (UnitKind.PROVINCE, UnitKind.NATIONAL)
        spellings = [spelling.read(text) for text in (place.name, place.short_name)]
        self._sorts[place.code] = spellings[0].sort
        for letters in {found.whole if is_named else found.bare for found in spellings}:
            self._by_bare[place.kind, letters].append(_Known(place.code, spellings[0].sort))

    def _add_alias(self, alias: Alias) -> None:
        found = spelling.read(alias.text)
        if alias.kind == UnitKind.RESORT:
            self._aliases[alias.kind, found.whole].append(alias)
            return
        for letters in {found.whole, found.bare}:
            self._aliases[alias.kind, letters].append(alias)

    def _kinds(self, found: Spelling, kind: UnitKind | None) -> tuple[UnitKind, ...]:
        if found.kind is not None and self._fits(found):
            return (found.kind,)
        if kind is None:
            return _READ_KINDS
        return (kind,)

    def _fits(self, found: Spelling) -> bool:
        # "Kota Baru" begins with a word that belongs to its name: Kabupaten Kotabaru.
        stated = found.kind or UnitKind.OTHER
        return bool(self._by_bare.get((stated, found.bare))) or not any(
            self._by_bare.get((kind, found.whole)) for kind in _READ_KINDS
        )

    def _of_kinds(self, found: Spelling, kinds: Iterable[UnitKind], period: Period) -> Reading:
        readings = [self._of_kind(found, kind, period) for kind in kinds]
        codes = tuple(code for reading in readings for code in reading.codes)
        hows = {reading.how for reading in readings if reading.codes}
        return Reading("exact" if "exact" in hows else next(iter(hows), ""), codes)

    def _of_kind(self, found: Spelling, kind: UnitKind, period: Period) -> Reading:
        if kind == UnitKind.RESORT:
            return self._resort(found, period)
        if kind == UnitKind.REGENCY:
            return self._regency(found, period)
        known = self._by_bare.get((kind, found.bare)) or self._by_bare.get((kind, found.whole))
        if known:
            return Reading("exact", tuple(place.code for place in known))
        return self._alias(kind, (found.whole, found.bare), period)

    def _regency(self, found: Spelling, period: Period) -> Reading:
        sort = found.sort if found.kind == UnitKind.REGENCY else ""
        known = [k for k in self._known(UnitKind.REGENCY, found.bare) if sort in ("", k.sort)]
        known = known or list(self._known(UnitKind.REGENCY, found.whole))
        if known:
            return Reading("exact", tuple(place.code for place in known))
        reading = self._alias(UnitKind.REGENCY, (found.whole, found.bare), period)
        fitting = tuple(code for code in reading.codes if sort in ("", self._sorts[code]))
        return Reading(reading.how, fitting) if fitting else NOTHING

    def _resort(self, found: Spelling, period: Period) -> Reading:
        tier = found.sort if found.kind == UnitKind.RESORT else ""
        known = self._known(UnitKind.RESORT, found.bare)
        same_tier = tuple(k.code for k in known if tier and k.sort == tier)
        former = self._alias(UnitKind.RESORT, (found.whole,), period)
        if same_tier:
            ended = self._ended_alias(found.whole, period)
            return Reading("exact", tuple(dict.fromkeys(same_tier + ended)))
        if former.codes:
            return former
        if known:
            return self._other_tier(found, tier, known)
        return self._alias(UnitKind.RESORT, (found.bare,), period)

    def _other_tier(self, found: Spelling, tier: str, known: tuple[_Known, ...]) -> Reading:
        """A resort may have been upgraded since; a city beside it makes that doubtful."""
        if not tier:
            return Reading("exact", tuple(k.code for k in known))
        city = tuple(k.code for k in self._known(UnitKind.RESORT, found.bare + "KOTA"))
        if tier in ("Polresta", "Polrestabes") and city:
            return Reading("alias", tuple(k.code for k in known) + city)
        not_besar = tuple(k.code for k in known if k.sort != "Polrestabes")
        return Reading("alias", not_besar or tuple(k.code for k in known))

    def _resort_of_town(self, found: Spelling, period: Period) -> Reading:
        """What "Kota X" or "Kab. X" can mean in a list of resorts.

        Some lists name resorts so, and those are shipped as aliases; otherwise the word says that
        the regency is meant and the list says the resort: both readings stand.
        """
        listed = self._alias(UnitKind.RESORT, (found.whole,), period).codes
        named = found.bare + ("KOTA" if found.sort == "kota" else "")
        known = self._known(UnitKind.RESORT, named)
        # The Polrestabes of a name is the city's: "Kabupaten Bandung" cannot mean it.
        resorts = [k.code for k in known if found.sort == "kota" or k.sort != "Polrestabes"]
        if not listed and not resorts:
            return NOTHING
        towns = () if listed else self._regency(found, period).codes
        return Reading("alias", tuple(dict.fromkeys([*towns, *listed, *resorts])))

    def _known(self, kind: UnitKind, letters: str) -> tuple[_Known, ...]:
        return tuple(self._by_bare.get((kind, letters), ()))

    def _alias(self, kind: UnitKind, letters: Iterable[str], period: Period) -> Reading:
        for key in letters:
            found = [a.code for a in self._aliases.get((kind, key), ()) if a.holds_in(period)]
            if found:
                return Reading("alias", tuple(dict.fromkeys(found)))
        return NOTHING

    def _ended_alias(self, letters: str, period: Period) -> tuple[str, ...]:
        """A name that meant another resort at that time: both readings stand."""
        known = self._aliases.get((UnitKind.RESORT, letters), ())
        return tuple(a.code for a in known if a.valid_to and a.holds_in(period))
