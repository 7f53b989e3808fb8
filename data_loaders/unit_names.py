"""What the names in a column of units are: units, or provinces and police regions above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data_loaders.options import IS_TOTAL
from data_loaders.unit_text import plain_label, plain_name
from data_loaders.units import kind_in_name
from domain.period import Period
from domain.places import Match, Resolver, UnitKind

_NATION = (UnitKind.NATIONAL,)
_ABOVE = {
    UnitKind.REGENCY: (UnitKind.PROVINCE, UnitKind.POLICE_REGION, *_NATION),
    UnitKind.RESORT: (UnitKind.PROVINCE, UnitKind.POLICE_REGION, *_NATION),
    UnitKind.PROVINCE: _NATION,
    UnitKind.POLICE_REGION: _NATION,
}
_CITY_DIGIT, _CITY = 3, "7"
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
_GOVERNMENT = re.compile(
    r"^(?:pemprov|pemerintah\s+(?:daerah\s+)?prov|pemda\s+prov|setda\s+prov|sekretariat)", re.I
)


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Tells what a name is among units of one kind; called, whether it stands above them.

    Attributes:
        kind: the kind of the units; None when it is not known, then no name stands above.
        answered: spellings that a person has explained: they are units, whatever they look like.
        totals: spellings of which a person said that they are sums of the units.
    """

    resolver: Resolver
    kind: UnitKind | None
    period: Period
    answered: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    _told: dict[tuple[str, str], bool] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __call__(self, name: str) -> bool:
        """Whether the name is that of a province, Polda or the nation, and the units lie below."""
        return self._once("above", name, self._stands_above)

    def _once(self, question: str, name: str, answer: Callable[[str], bool]) -> bool:
        # a unit stands in many rows of a table
        key = (question, name)
        if key not in self._told:
            self._told[key] = answer(name)
        return self._told[key]

    def _stands_above(self, name: str) -> bool:
        above = _ABOVE.get(self.kind, ()) if self.kind else ()
        if not above or self._is_answered(name):
            return False
        own = self._ask(name, self.kind)
        if own.place is not None or own.candidates:
            return own.place is not None and own.place.kind in above
        return any(self._ask(name, each).place is not None for each in above)

    def above(self, name: str) -> tuple[str, ...]:
        """The codes of the places above the units that have this name."""
        above = _ABOVE.get(self.kind, ()) if self.kind else ()
        places = (self._ask(name, each).place for each in above)
        codes = (place.code for place in places if place and place.kind in above)
        return tuple(dict.fromkeys(codes))

    def is_of_both(self, name: str) -> bool:
        """Whether a bare name is that of a unit and of a place above: "Bengkulu", "Gorontalo"."""
        return self._once("both", name, self._is_of_both)

    def _is_of_both(self, name: str) -> bool:
        if self.kind is None or self._is_answered(name) or kind_in_name(plain_name(name)):
            return False
        return bool(self.above(name)) and self.knows(name)

    def is_doubtful(self, name: str) -> bool:
        """Whether a bare name is that of a city or resort, and of the province or Polda as well."""
        if not self.is_of_both(name) or self.kind is None:
            return False
        place = self._ask(name, self.kind).place
        is_city = place is not None and place.code[_CITY_DIGIT : _CITY_DIGIT + 1] == _CITY
        return is_city or self.kind is UnitKind.RESORT

    def may_stand_above(self, name: str) -> bool:
        """Whether the name is that of a province, Polda or the nation, and no kind was said."""
        return self.kind is None and any(
            self._ask(name, each).place is not None for each in _ABOVE[UnitKind.REGENCY]
        )

    def knows(self, text: str) -> bool:
        """Whether the text is a unit's name or code, ambiguous ones included."""
        return self._once("knows", text, self._knows)

    def _knows(self, text: str) -> bool:
        if self._is_answered(text):
            return True
        match = self._ask(text, self.kind)
        if match.place is None and not match.is_ambiguous:
            match = self.resolver.resolve(code=text, name=None, kind=self.kind, period=self.period)
        return match.place is not None or match.is_ambiguous

    def is_government(self, name: str) -> bool:
        """Whether the name is that of a province's own administration: a unit beside the others."""
        return bool(_GOVERNMENT.match(plain_label(name)))

    def _is_answered(self, name: str) -> bool:
        return _plain(name) in self.answered

    def is_total(self, name: str) -> bool:
        """Whether a person said that the name is that of a total."""
        return _plain(name) in self.totals

    def _ask(self, name: str, kind: UnitKind | None) -> Match:
        plain = plain_name(name)
        return self.resolver.resolve(code=None, name=plain, kind=kind, period=self.period)


def unit_names(
    resolver: Resolver,
    kind: UnitKind | None,
    period: Period,
    answers: Mapping[str, str] = NO_ANSWERS,
) -> UnitNames:
    """The names of units of a kind in a month.

    Args:
        answers: `TableOptions.places`.
    """
    totals = frozenset(_plain(text) for text, code in answers.items() if code == IS_TOTAL)
    answered = frozenset(_plain(text) for text in answers) - totals
    return UnitNames(resolver, kind, period, answered, totals)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def kind_of_most(names: Collection[str]) -> UnitKind | None:
    """The kind of most names that state one, the lower one of two as frequent; None when none is.

    One police region above its only resort is no reason to take both for units.
    """
    stated = [kind for name in names if (kind := kind_in_name(plain_name(name)))]
    return next((kind for kind in _ABOVE if stated and stated.count(kind) * 2 >= len(stated)), None)
