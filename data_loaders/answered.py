"""A resolver that knows what a person answered about the spellings of one file."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from domain.period import Period
from domain.places import Match, Place, Resolver, UnitKind


class AnsweringResolver:
    """Wraps a resolver; a spelling that a person answered is found by that answer.

    Args:
        places: text as the file writes it -> unit code. Spaces and capitals do not matter.
    """

    def __init__(self, resolver: Resolver, places: Mapping[str, str]) -> None:
        self._resolver = resolver
        self._places = {_plain(text): code for text, code in places.items()}

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
        """Resolve one cell pair; see `domain.places.Resolver`."""
        answered = self._answer(name or code)

        def ask(name_asked: str | None) -> Match:
            return self._resolver.resolve(
                code=code,
                name=name_asked,
                kind=kind,
                period=period,
                siblings=siblings,
                within=within,
                code_system=code_system,
            )

        if answered is None:
            return ask(name)
        return _agreed(answered, ask(None).place if name and code else None)

    def _answer(self, text: str | None) -> Place | None:
        code = self._places.get(_plain(text or ""))
        return self._resolver.place(code) if code else None

    def code_system_of(self, pairs: Collection[tuple[str, str]]) -> str | None:
        """Decide the code system of a column; see `domain.places.Resolver`."""
        return self._resolver.code_system_of(pairs)

    def place(self, code: str) -> Place | None:
        """The place with this canonical code, or None."""
        return self._resolver.place(code)

    def district_count(self, code: str) -> int | None:
        """How many districts a regency has; see `domain.places.Resolver`."""
        return self._resolver.district_count(code)


def _agreed(answered: Place, coded: Place | None) -> Match:
    """The answer, unless the code beside the name says another place."""
    if coded and coded.code != answered.code:
        return Match(None, candidates=(coded, answered), conflict=True)
    return Match(answered, how="learned")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
