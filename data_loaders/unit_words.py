"""The kind of units that a table itself states: in its heading, before names, in its title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data_loaders.units import kind_in_name
from domain.places import UnitKind
from domain.vocabulary import normalise

_KINDS = (
    (re.compile(r"\b(?:polres|polresta|polrestabes|resort|resor)\b"), UnitKind.RESORT),
    (re.compile(r"\b(?:kabupaten|kab|kota|pemkab|pemkot|regency|regencies)\b"), UnitKind.REGENCY),
    (re.compile(r"\bpolda\b"), UnitKind.POLICE_REGION),
    (re.compile(r"\b(?:provinsi|propinsi|prov|pemprov|province)\b"), UnitKind.PROVINCE),
)
_BELOW = (UnitKind.REGENCY, UnitKind.RESORT)


def stated_unit_kind(heading: str, names: Iterable[str], title: str | None) -> UnitKind | None:
    """The kind of the units whose own name does not say it; None when nothing says it.

    The heading of the column decides, then the word before other names of the column ("Kota
    Metro" beside "Tanggamus"), then the title. Two kinds at once state nothing.
    """
    said = kinds_in(heading)
    if said:
        return said[0] if len(said) == 1 else None
    before = {kind_in_name(name) for name in names if name} - {None}
    below = [kind for kind in _BELOW if kind in before]
    if below:
        return below[0] if len(below) == 1 else None
    if before:
        return before.pop() if len(before) == 1 else None
    return UnitKind(title) if title else None


def kinds_in(text: str) -> tuple[UnitKind, ...]:
    """Every kind of unit that a text speaks of."""
    normal = normalise(text)
    return tuple(kind for pattern, kind in _KINDS if pattern.search(normal))
