"""Places and units: provinces, regencies, police regions, police resorts, jurisdictions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.period import Period

NATIONAL_CODE = "indonesia"


class UnitKind(StrEnum):
    """What kind of reporting unit a figure is about."""

    REGENCY = "regency"
    RESORT = "resort"
    PROVINCE = "province"
    POLICE_REGION = "police_region"
    NATIONAL = "national"
    OTHER = "other"


BELOW_PROVINCE = (UnitKind.REGENCY, UnitKind.RESORT, UnitKind.OTHER)
"""Where one case can point to one person: the rule of few cases holds."""


class Geography(StrEnum):
    """The areas of a map. Same codes as the unit kinds they draw."""

    REGENCY = "regency"
    RESORT = "resort"
    PROVINCE = "province"
    POLICE_REGION = "police_region"


@dataclass(frozen=True, slots=True)
class Place:
    """One place or police unit of the gazetteer.

    Attributes:
        kind: what it is.
        code: "18.06" (Kemendagri), "18", "polres-tanggamus", "polda-lampung", "indonesia".
        name: the official name, "Kabupaten Tanggamus", "Polres Tanggamus", "Lampung".
        short_name: as a map or table shows it, "Kab. Tanggamus", "Kota Metro", "Polres Tanggamus".
        province_code: the province it lies in; None for police regions and the nation.
        police_region_code: the Polda it is under; None where there are two and for provinces.
        valid_from: first day it exists; None when always.
        valid_to: last day it exists; None when still.
        confidence: "high", "medium" or "low": how sure its sources make us.
        note: why the confidence is not high, or what a map must footnote; may be empty.
    """

    kind: UnitKind
    code: str
    name: str
    short_name: str
    province_code: str | None = None
    police_region_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    confidence: str = "high"
    note: str = ""

    def exists_in(self, period: Period) -> bool:
        """Whether the place exists on the last day of the month."""
        return self.exists_on(period.last_day)

    def exists_on(self, day: date) -> bool:
        """Whether the place exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The dated link of a police resort to a regency, or to some of its districts.

    Attributes:
        district_codes: the districts covered; empty when the regency is covered whole.
        basis: "whole", "districts" (a source names them), "remainder" (the regency's districts
            that no source assigns, given to its main resort), "site" (port, airport: no area) or
            "unknown" (some districts of the regency, but no source says which: no area there).
    """

    resort_code: str
    regency_code: str
    basis: str
    district_codes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    confidence: str = "high"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer of a resolver to one code and name.

    Attributes:
        place: the place found, or None.
        how: "code", "exact", "alias" or "learned"; empty when none was taken.
        candidates: places offered to a person: two or more readings, or close spellings.
        conflict: code and name are both known and name different places.
    """

    place: Place | None
    how: str = ""
    candidates: tuple[Place, ...] = ()
    conflict: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """More than one reading fits exactly, so a person must choose."""
        return self.place is None and self.how == "ambiguous"


class Resolver(Protocol):
    """Finds the place that a code or a name in a workbook means."""

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
        """Resolve one cell pair.

        Args:
            code: the code cell's text, None when blank.
            name: the name cell's text, None when blank.
            kind: the unit kind, when the cover or the caller states it.
            period: the month, since codes and names are dated.
            siblings: all names of the same column, as written: "Kediri" is the regency when
                "Kota Kediri" stands beside it.
            within: province or Polda code of the file, to offer close spellings from.
            code_system: "kemendagri" or "bps", decided for the whole column by `code_system_of`.
        """
        ...

    def code_system_of(self, pairs: Collection[tuple[str, str]]) -> str | None:
        """Decide "kemendagri" or "bps" for a column of (code, name) by the names; else None."""
        ...

    def place(self, code: str) -> Place | None:
        """The place with this canonical code, or None."""
        ...

    def district_count(self, code: str) -> int | None:
        """How many districts (kecamatan) a regency has today; None when that is not known."""
        ...
