"""A resolver that answers the same question once: a unit stands in many rows of a file."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from domain.period import Period
from domain.places import Match, Place, Resolver, UnitKind

_ANSWERS = 20_000


class RememberingResolver:
    """Wraps the resolver of one check; not to be kept longer, since spellings are learned."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._answer = lru_cache(maxsize=_ANSWERS)(self._ask)

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
        return self._answer(code, name, kind, period, frozenset(siblings), within, code_system)

    def code_system_of(self, pairs: Collection[tuple[str, str]]) -> str | None:
        """Decide the code system of a column; see `domain.places.Resolver`."""
        return self._resolver.code_system_of(pairs)

    def place(self, code: str) -> Place | None:
        """The place with this canonical code, or None."""
        return self._resolver.place(code)

    def district_count(self, code: str) -> int | None:
        """How many districts a regency has; see `domain.places.Resolver`."""
        return self._resolver.district_count(code)

    def _ask(
        self,
        code: str | None,
        name: str | None,
        kind: UnitKind | None,
        period: Period,
        siblings: frozenset[str],
        within: str | None,
        code_system: str,
    ) -> Match:
        return self._resolver.resolve(
            code=code,
            name=name,
            kind=kind,
            period=period,
            siblings=siblings,
            within=within,
            code_system=code_system,
        )
