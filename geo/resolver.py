"""Finds the place that a code and a name in a workbook mean.

Order: code, exact name, shipped alias, alias learned from a person; a close spelling is only ever
offered, and only from the file's own province or Polda. What has two readings is left to a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.period import Period
from domain.places import Match, Place, UnitKind
from geo import spelling
from geo.code_reading import CodeReader, CodeReading
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.name_index import NOTHING, NameIndex, Reading

_OFFERED = 5
_CLOSE = 78.0
_ANY_MONTH = Period(2024, 1)

Learned = Mapping[tuple[UnitKind, str, str], str]


def learned_key(kind: UnitKind, text: str, within: str = "") -> tuple[UnitKind, str, str]:
    """How a spelling that a person has explained is kept: its kind and its letters.

    Args:
        within: the province or Polda in whose files it holds; empty when in every file.
    """
    return kind, spelling.letters(text), within


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    kind: UnitKind | None
    period: Period
    siblings: Collection[str]
    within: str | None


class GazetteerResolver:
    """The resolver of `domain.places`, over a gazetteer.

    Args:
        gazetteer: the places to find; the shipped ones when not given.
        learned: spellings that a person has explained, by `learned_key`, to canonical codes.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, learned: Learned | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()
        self._learned = dict(learned or {})
        self._names = NameIndex(self._gazetteer)
        self._codes = CodeReader(self._gazetteer)
        # One column asks with the same siblings for every row.
        self._spell_siblings = lru_cache(maxsize=8)(_spellings)

    def with_learned(self, learned: Learned) -> GazetteerResolver:
        """A resolver with these learned spellings that shares everything else with this one."""
        other = copy(self)
        other._learned = dict(learned)
        return other

    def resolve(
        self,
        *,
        code: str | None,
        name: str | None,
        kind: UnitKind | None,
        period: Period,
        siblings: Collection[str] = (),
        within: str | None = None,
        code_system: str = "kemendagri",
    ) -> Match:
        """Resolve one cell pair; see `domain.places.Resolver` for the arguments.

        A place may be returned that did not exist in the month: ask `Place.exists_in`. It lies in
        the province, and is under the Polda, of that month. A name that begins with Kab., Kota,
        Polres or Polda decides the kind over the one stated.
        """
        found = self._resolved(
            code, _Question(name or "", kind, period, siblings, within), code_system
        )
        return replace(
            found,
            place=self._in_month(found.place, period) if found.place else None,
            candidates=tuple(self._in_month(place, period) for place in found.candidates),
        )

    def _in_month(self, place: Place, period: Period) -> Place:
        return self._gazetteer.place(place.code, period) or place

    def _resolved(self, code: str | None, question: _Question, code_system: str) -> Match:
        name, kind, period = question.name, question.kind, question.period
        named = self._named(question) if name else None
        if not code or self._is_running_number(code, kind, name):
            return named or Match(None)
        reading = self._codes.read(text=code, period=period, system=code_system)
        readings = self._read(name, kind, period) if name else NOTHING
        if reading.code is None:
            return self._unknown_code(code, reading, readings, named)
        return self._with_code(reading, readings)

    def code_system_of(self, pairs: Collection[tuple[str, str]]) -> str | None:
        """Decide "kemendagri" or "bps" for a column of (code, name) by the names.

        None when the names agree with neither in at least half of the rows that can be judged.
        """
        agreed = {"kemendagri": 0, "bps": 0}
        judged = 0
        for code, name in pairs:
            meant = self._read(name, None, _ANY_MONTH).codes
            if not meant or not code.strip():
                continue
            judged += 1
            for system in agreed:
                found = self._codes.read(text=code, period=_ANY_MONTH, system=system).code
                agreed[system] += found is not None and found in meant
        best = max(agreed, key=lambda system: agreed[system])
        return best if agreed[best] * 2 >= max(judged, 1) else None

    def place(self, code: str) -> Place | None:
        """The place with this canonical code, or None."""
        return self._gazetteer.place(code)

    def district_count(self, code: str) -> int | None:
        """How many districts a regency has; None for other places and unknown codes."""
        return len(self._gazetteer.districts(code)) or None

    def _is_running_number(self, code: str, kind: UnitKind | None, name: str | None) -> bool:
        """Whether two digits stand beside a regency's name: "11" is then no code for Aceh."""
        if not name or not self._codes.is_province_code(code):
            return False
        stated = spelling.read(name).kind or kind
        return stated not in (None, UnitKind.PROVINCE)

    def _with_code(self, reading: CodeReading, named: Reading) -> Match:
        if reading.code in named.codes:
            return Match(self.place(reading.code), how="code")
        if named.codes:
            both = (reading.code, *named.codes)
            return Match(None, candidates=self._places(both), conflict=True)
        if reading.is_sure:
            return Match(self.place(reading.code or ""), how="code")
        return Match(None, candidates=self._places((reading.code, *reading.others)))

    def _unknown_code(
        self, code: str, reading: CodeReading, named: Reading, match: Match | None
    ) -> Match:
        former = self._codes.former_code(code)
        if former is not None and former in named.codes:
            return Match(self.place(former), how="exact")
        if not self._codes.looks_like_code(code):
            return match or Match(None)
        offered = (former, *reading.others, *named.codes)
        return Match(None, candidates=self._places(offered))

    def _named(self, question: _Question) -> Match:
        reading = self._read(question.name, question.kind, question.period)
        if len(reading.codes) > 1 and (said := self._learned_code(question, question.within)):
            # an answer about the files of one region goes before narrowing the readings to it
            return Match(self.place(said), how="learned")
        codes = self._narrowed(reading.codes, question)
        if len(codes) == 1:
            return Match(self.place(codes[0]), how=reading.how)
        learned = self._learned_code(question, question.within) or self._learned_code(question, "")
        if learned:
            return Match(self.place(learned), how="learned")
        if codes:
            return Match(None, how="ambiguous", candidates=self._places(codes))
        return Match(None, candidates=self._close(question))

    def _read(self, name: str, kind: UnitKind | None, period: Period) -> Reading:
        return self._names.read(name=name, kind=kind, period=period)

    def _narrowed(self, codes: tuple[str, ...], question: _Question) -> tuple[str, ...]:
        """Fewer readings: by the file's own province or Polda, then by the names beside it."""
        if len(codes) > 1 and question.within:
            inside = tuple(c for c in codes if self._is_within(c, question.within, question.period))
            codes = inside or codes
        if len(codes) > 1 and question.siblings:
            codes = self._not_named_beside(codes, question)
        return codes

    def _not_named_beside(self, codes: tuple[str, ...], question: _Question) -> tuple[str, ...]:
        """The readings whose own name is not in the column: "Kediri" beside "Kota Kediri"."""
        if spelling.read(question.name).kind is not None:
            return codes
        beside = self._spell_siblings(tuple(question.siblings))
        left = []
        for code in codes:
            found = spelling.read(self._name_of(code))
            if (found.kind, found.sort, found.bare) not in beside:
                left.append(code)
        return tuple(left) or codes

    def _is_within(self, code: str, within: str, period: Period) -> bool:
        """Whether a place is a province or Polda, or lies under it in that month."""
        place = self._gazetteer.place(code, period)
        if place is None:
            return False
        above = (code, place.province_code, place.police_region_code)
        return within in above or self._is_under_one_of_two(place, within)

    def _is_under_one_of_two(self, place: Place, polda: str) -> bool:
        # A regency under two Poldas carries neither code.
        return place.kind == UnitKind.REGENCY and any(
            link.regency_code == place.code and self._polda(link.resort_code) == polda
            for link in self._gazetteer.links
        )

    def _polda(self, resort_code: str) -> str | None:
        resort = self.place(resort_code)
        return resort.police_region_code if resort else None

    def _learned_code(self, question: _Question, within: str | None) -> str | None:
        if within is None or not self._learned:
            return None
        stated = spelling.read(question.name).kind
        for kind in (question.kind, stated, *UnitKind):
            if kind is not None:
                found = self._learned.get(learned_key(kind, question.name, within))
                if found and (question.kind in (None, kind) or stated == kind):
                    return found
        return None

    def _close(self, question: _Question) -> tuple[Place, ...]:
        if question.within is None:
            return ()
        found = spelling.read(question.name)
        kind = found.kind or question.kind
        near = {
            place.code: self._names.bare_of(place)
            for place in self._gazetteer.listed
            if (kind is None or place.kind == kind)
            and self._is_within(place.code, question.within, question.period)
        }
        best = process.extract(
            found.bare, near, scorer=fuzz.ratio, limit=_OFFERED, score_cutoff=_CLOSE
        )
        return self._places(tuple(code for _, _, code in best))

    def _places(self, codes: tuple[str | None, ...]) -> tuple[Place, ...]:
        places = (self.place(code) for code in dict.fromkeys(codes) if code)
        return tuple(place for place in places if place is not None)

    def _name_of(self, code: str) -> str:
        place = self.place(code)
        return place.name if place else ""


def _spellings(names: tuple[str, ...]) -> frozenset[tuple[UnitKind | None, str, str]]:
    found = (spelling.read(name) for name in names)
    return frozenset((each.kind, each.sort, each.bare) for each in found)
