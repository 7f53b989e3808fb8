"""The kind of units that a table itself states: in its heading, before names, in its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data_loaders.unit_text import plain_name
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


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What the words around units say of their kind.

    Attributes:
        kind: of the units whose own name does not say it; None when nothing says it.
        all_say_it: every unit says its kind itself, so that none has to be stated.
    """

    kind: UnitKind | None
    all_say_it: bool = False


def unit_words(
    heading: str, names: Sequence[str], title: str | None, *, has_codes: bool, is_police: bool
) -> UnitWords:
    """The kind that is stated.

    The heading of the column decides, then the word before other names of the column ("Kota
    Metro" beside "Tanggamus"), then the title. Two kinds at once state nothing.

    Args:
        is_police: the table is of the police, who write "Kota Bandung" for a resort, too.
    """
    kinds = [kind_in_name(plain_name(name)) for name in names if name]
    all_say_it = has_codes or (bool(kinds) and None not in kinds)
    said = kinds_in(heading)
    if said:
        return UnitWords(said[0] if len(said) == 1 else None, all_say_it)
    before = _before(kinds, is_police=is_police)
    if before:
        return UnitWords(before.pop() if len(before) == 1 else None, all_say_it)
    return UnitWords(UnitKind(title) if title else None, all_say_it)


def _before(kinds: Sequence[UnitKind | None], *, is_police: bool) -> set[UnitKind]:
    """The kinds that words before names state for the column.

    A province or Polda says it only as one of most rows: one row may stand above all others.
    """
    below = {kind for kind in _BELOW if kind in kinds}
    if below:
        bare_too = is_police and None in kinds and UnitKind.REGENCY in below
        return {*below, UnitKind.RESORT} if bare_too else below
    return {kind for kind in kinds if kind and kinds.count(kind) * 2 > len(kinds)}


def kinds_in(text: str) -> tuple[UnitKind, ...]:
    """Every kind of unit that a text speaks of."""
    normal = normalise(text)
    return tuple(kind for pattern, kind in _KINDS if pattern.search(normal))
