"""Tells which regency each feature is: by code or by name, whichever column the rows speak for.

A column is judged by all its rows: how many it names a regency in, and how many of those lie where
that regency lies in the built-in layer. So a running number or a BPS code is never taken for a
Kemendagri code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from domain import boundary_catalogue as found
from domain.period import Period
from domain.places import Match, UnitKind
from geo import official_limits as limits
from geo.official_files import RawLayer
from geo.official_opening import Refused
from geo.official_report import ReadingOptions
from geo.official_world import World

# Regency, then perhaps district and village, dotted or not: 18.06, 1806, 18.06.01, 1806010003.
_CODE = re.compile(r"(\d{2})\.?(\d{2})(?:\.?(\d{2,3})(?:\.?(\d{3,4}))?)?")
_LOST_ZERO = re.compile(r"\d{2}\.\d")
_KINDS = {"KABUPATEN": "Kabupaten", "KAB": "Kabupaten", "KOTA": "Kota", "KOTAMADYA": "Kota"}
# A column is a key when it names regencies in this share of the rows.
_ENOUGH = 0.5
# A column of names is trusted to contradict codes when both agree this often.
_AGREES = 0.6
# A column tells the provinces when it does so in this share of the rows.
_TRUSTED = 0.8
_MOST_KINDS = 6
_MOST_PROVINCES = 60
# Different values of a column of regencies; villages and notes have more.
_MOST_NAMES = 2_000
_ANY_MONTH = Period(2024, 11)


@dataclass(frozen=True)
class Key:
    """What a column says: the regency of each feature.

    Attributes:
        system: "kemendagri", "bps" or "name".
        codes: today's code of each feature's regency; "" where the column names none.
        others: by feature, the regencies that an ambiguous name can mean.
        is_finer: its codes are of districts or villages.
    """

    column: str
    system: str
    codes: np.ndarray
    others: Mapping[int, tuple[str, ...]]
    is_finer: bool = False

    @property
    def count(self) -> int:
        """Features whose regency it says."""
        return int((self.codes != "").sum())


def find_keys(layer: RawLayer, world: World, options: ReadingOptions) -> list[Key]:
    """Every column that may tell the regencies, codes before names; the given ones only if given.

    Raises:
        Refused: a column that was given is not there.
    """
    texts = {name: _texts(values) for name, values in layer.columns.items()}
    for given in (options.code_column, options.name_column, options.province_column):
        if given is not None and given not in texts:
            raise Refused(found.COLUMN_UNKNOWN, column=given, columns=list(texts)[:40])
    keys = _code_keys(texts, world, options)
    keys += _name_keys(texts, world, options)
    enough = _ENOUGH * max(len(layer.shapes), 1)
    return [key for key in keys if key.count + len(key.others) >= enough]


def best_key(
    keys: Collection[Key], world: World, points: np.ndarray, options: ReadingOptions
) -> Key | None:
    """The key by which most features lie where they belong; a code rather than a name."""
    allowed = [key for key in keys if _is_asked(key, options)]
    if not allowed:
        return None
    right = {id(key): _right(key, world, points) for key in allowed}
    most = max(right.values())
    good = [key for key in allowed if right[id(key)] >= most * 0.98]
    return next((key for key in good if key.system != "name"), good[0])


def names_beside(keys: Collection[Key], key: Key) -> Key | None:
    """The column of names that agrees with the codes so often that a difference is a fault."""
    if key.system == "name":
        return None
    for other in sorted(keys, key=lambda each: -each.count):
        both = (other.codes != "") & (key.codes != "")
        agreed = both.any() and (other.codes == key.codes)[both].mean() >= _AGREES
        if other.system == "name" and agreed:
            return other
    return None


def _right(key: Key, world: World, points: np.ndarray) -> int:
    return int(world.lies_right(key.codes, points).sum())


def _is_asked(key: Key, options: ReadingOptions) -> bool:
    if options.code_column is not None:
        return key.column == options.code_column
    if options.name_column is not None and options.code_system is None:
        return key.system == "name"
    return options.code_system in (None, key.system)


def _texts(values: np.ndarray) -> list[str]:
    return [cell_text(value) for value in values]


def cell_text(value: object) -> str:
    """A cell as text: the number 1806.0 is "1806", 18.1 is "18.10", what is missing is ""."""
    if value is None or isinstance(value, (bool, np.bool_)):
        return ""
    if isinstance(value, (float, np.floating)):
        if not np.isfinite(value):
            return ""
        return str(int(value)) if float(value).is_integer() else f"{value:.2f}"
    return str(value).strip()[: limits.TEXT_CHARACTERS]


def _code_keys(texts: Mapping[str, list[str]], world: World, options: ReadingOptions) -> list[Key]:
    keys = []
    for column, cells in texts.items():
        if options.code_column in (None, column):
            read = [_digits(cell) for cell in cells]
            for system, known in world.codes.items():
                if options.code_system in (None, system):
                    codes = np.array([known.get(regency, "") for regency, _ in read], dtype=object)
                    finer = [is_finer for (regency, is_finer) in read if regency in known]
                    keys.append(Key(column, system, codes, {}, is_finer=any(finer)))
    return keys


@cache
def _digits(text: str) -> tuple[str, bool]:
    """The four digits of the regency in a code, and whether it is a district's or village's."""
    padded = f"{text}0" if _LOST_ZERO.fullmatch(text) else text
    code = _CODE.fullmatch(padded.removesuffix(".0"))
    return (code[1] + code[2], code[3] is not None) if code else ("", False)


def _name_keys(texts: Mapping[str, list[str]], world: World, options: ReadingOptions) -> list[Key]:
    provinces = _provinces(texts, world, options)
    kinds = _kinds(texts)
    keys = []
    for column, cells in texts.items():
        if options.name_column in (None, column) and _may_be_names(cells):
            keys.append(_name_key(column, cells, kinds, provinces, world))
    return keys


def _may_be_names(cells: list[str]) -> bool:
    lettered = sum(any(mark.isalpha() for mark in cell) for cell in cells)
    if len(set(cells)) > _MOST_NAMES:
        return False
    return lettered >= _ENOUGH * max(len(cells), 1)


def _name_key(
    column: str, cells: list[str], kinds: list[str], provinces: list[str | None], world: World
) -> Key:
    siblings = tuple(dict.fromkeys(cells))
    known: dict[tuple[str, str, str | None], Match] = {}
    codes, others = np.full(len(cells), "", dtype=object), {}
    for at, (cell, kind, province) in enumerate(zip(cells, kinds, provinces, strict=True)):
        asked = (cell, kind, province)
        if asked not in known:
            known[asked] = _resolved(cell, kind, province, siblings, world)
        match = known[asked]
        if match.place is not None and match.place.kind == UnitKind.REGENCY:
            codes[at] = match.place.code
        elif match.is_ambiguous:
            others[at] = tuple(p.code for p in match.candidates if p.kind == UnitKind.REGENCY)
    return Key(column, "name", codes, others)


def _resolved(
    cell: str, kind: str, province: str | None, siblings: tuple[str, ...], world: World
) -> Match:
    if not cell:
        return Match(None)
    said = cell.upper().split(" ")[0].rstrip(".") in _KINDS
    match = world.resolver.resolve(
        code=None,
        name=cell if said or not kind else f"{kind} {cell}",
        kind=UnitKind.REGENCY,
        period=_ANY_MONTH,
        siblings=() if kind else siblings,
    )
    return match if province is None else _inside(match, province)


def _inside(match: Match, province: str) -> Match:
    """The reading that lies in the province which the row names; elsewhere it is another place."""
    if match.place is not None:
        is_inside = match.place.province_code == province
        return match if is_inside else Match(None, how="ambiguous", candidates=(match.place,))
    inside = tuple(place for place in match.candidates if place.province_code == province)
    return Match(inside[0], how=match.how) if match.is_ambiguous and len(inside) == 1 else match


def _kinds(texts: Mapping[str, list[str]]) -> list[str]:
    """For each row "Kabupaten" or "Kota" where a column says nothing else; else blank."""
    for cells in texts.values():
        different = {cell.upper().rstrip(".") for cell in cells}
        if len(different) <= _MOST_KINDS and different and different <= set(_KINDS):
            return [_KINDS[cell.upper().rstrip(".")] for cell in cells]
    return [""] * len(next(iter(texts.values()), []))


def _provinces(
    texts: Mapping[str, list[str]], world: World, options: ReadingOptions
) -> list[str | None]:
    """The province of each row, by the column that names one in nearly every row."""
    for column, cells in texts.items():
        different = set(cells)
        if options.province_column not in (None, column):
            continue
        if options.province_column is None and not 1 < len(different) <= _MOST_PROVINCES:
            continue
        read = {cell: _province(cell, world) for cell in different}
        if sum(read[cell] is not None for cell in cells) >= _TRUSTED * len(cells):
            return [read[cell] for cell in cells]
    return [None] * len(next(iter(texts.values()), []))


def _province(cell: str, world: World) -> str | None:
    if not cell or cell[0].isdigit():
        return None
    match = world.resolver.resolve(code=None, name=cell, kind=UnitKind.PROVINCE, period=_ANY_MONTH)
    is_province = match.place is not None and match.place.kind == UnitKind.PROVINCE
    return match.place.code if match.place is not None and is_province else None
