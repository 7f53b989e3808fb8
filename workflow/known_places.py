"""Finding places with the spellings that people have explained."""

from __future__ import annotations

from functools import lru_cache

from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.resolver import GazetteerResolver, learned_key
from store.api import Store

_KEPT = 4


@lru_cache(maxsize=1)
def shipped_resolver() -> GazetteerResolver:
    """The resolver over the shipped places, made once per process."""
    return GazetteerResolver(load_gazetteer())


def resolver_for(store: Store | None) -> GazetteerResolver:
    """The resolver that also knows the learned spellings of a store.

    Made anew only when they change: what is kept is known by the spellings themselves.
    """
    if store is None:
        return shipped_resolver()
    known = store.spellings()
    lines = zip(known["unit_kind"], known["spelling"], known["within"], known["code"], strict=True)
    return _resolver(tuple(sorted(lines)))


@lru_cache(maxsize=_KEPT)
def _resolver(lines: tuple[tuple[str, str, str, str], ...]) -> GazetteerResolver:
    if not lines:
        return shipped_resolver()
    learned = {
        learned_key(UnitKind(kind), spelling, within): code
        for kind, spelling, within, code in lines
    }
    return shipped_resolver().with_learned(learned)
