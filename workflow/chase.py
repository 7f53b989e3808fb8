"""Whom to ask for which missing reports: a list for each Polda and province."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from domain.period import Period
from domain.places import Place, UnitKind
from domain.terms import ASN_POLICE, ASN_REGIONAL, POLICE
from workflow.facts import Facts
from workflow.reporting import Reporting, ReportingStatus, last_due, place_above

_POLICE = (POLICE, ASN_POLICE)


@dataclass(frozen=True, slots=True)
class Missing:
    """The reports that a unit owes about one institution for a month.

    Attributes:
        kinds: kinds that have not come in.
        n_kinds: kinds expected.
        silent_months: expected months in a row without any report, up to the last one due.
        last_reported: last month with any report; None when there is none in the months shown.
    """

    unit: str
    unit_name: str
    institution: str
    kinds: tuple[str, ...]
    n_kinds: int
    silent_months: int
    last_reported: Period | None

    @property
    def is_all(self) -> bool:
        """Whether nothing came in."""
        return len(self.kinds) == self.n_kinds


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: never a person, always an office.

    Attributes:
        code: of the Polda or province, with the institution where another office answers for it.
        place: the Polda or province; None for units below neither.
        institution: the institution whose own office is meant; "" for the usual office.
        missing: in the order of units' names.
        n_missing, n_expected: reports of the month.
    """

    code: str
    name: str
    place: Place | None
    institution: str
    missing: tuple[Missing, ...]
    n_missing: int
    n_expected: int


@dataclass(frozen=True, slots=True)
class ChaseList:
    """What is missing in a month, as on a day.

    Attributes:
        addressees: who owes most reports first; only those who owe any.
    """

    period: Period
    due_on: date
    is_due: bool
    as_of: date
    addressees: tuple[Addressee, ...]

    @property
    def n_missing(self) -> int:
        """Reports missing."""
        return sum(each.n_missing for each in self.addressees)

    def addressee(self, code: str | None) -> Addressee | None:
        """The addressee with this code."""
        return next((each for each in self.addressees if each.code == code), None)


def chase_list(
    found: Reporting, facts: Facts, status: ReportingStatus, *, as_of: date
) -> ChaseList:
    """Group the missing reports of a month by who answers for them."""
    lines = found.lines[found.lines["period"] == str(status.period)]
    lines = lines.assign(to=_addressed(facts, lines, status.period))
    expected = lines["to"].value_counts()
    until = last_due(facts, status.period, as_of)
    owing = _owing(found, facts, status.period, until)
    groups = [
        _addressee(code, kinds_of, facts, owing, int(expected[code]))
        for code, kinds_of in _by_addressee(lines[~lines["is_reported"]]).items()
    ]
    return ChaseList(
        period=status.period,
        due_on=status.due_on,
        is_due=status.is_due,
        as_of=as_of,
        addressees=tuple(sorted(groups, key=lambda each: (-each.n_missing, each.name))),
    )


def _addressed(facts: Facts, lines: pd.DataFrame, period: Period) -> list[str]:
    """The addressee's code of each line."""
    pairs = lines[["unit_kind", "unit"]].drop_duplicates().itertuples(index=False)
    above = {(kind, unit): place_above(facts, kind, unit, period) for kind, unit in pairs}
    return [
        _address(above[kind, unit], institution)
        for kind, unit, institution in zip(
            lines["unit_kind"], lines["unit"], lines["institution"], strict=True
        )
    ]


def _address(place: Place | None, institution: str) -> str:
    """A Polda answers for the police, a province for the regional civil service."""
    if place is None:
        return f":{institution}"
    usual = _POLICE if place.kind is UnitKind.POLICE_REGION else (ASN_REGIONAL,)
    return place.code if institution in usual else f"{place.code}:{institution}"


@dataclass(frozen=True, slots=True)
class _Unit:
    """What the months say of one unit and institution."""

    n_kinds: int
    silent_months: int
    last_reported: Period | None


Kinds = dict[tuple[str, str], list[str]]


def _by_addressee(missing: pd.DataFrame) -> dict[str, Kinds]:
    """Addressee -> (unit, institution) -> kinds that are missing."""
    found: dict[str, Kinds] = {}
    columns = (missing[name] for name in ("to", "unit", "institution", "kind"))
    for to, unit, institution, kind in zip(*columns, strict=True):
        found.setdefault(to, {}).setdefault((unit, institution), []).append(kind)
    return found


def _addressee(
    code: str,
    missing: Kinds,
    facts: Facts,
    owing: dict[tuple[str, str], _Unit],
    n_expected: int,
) -> Addressee:
    place_code, _, institution = code.partition(":")
    place = facts.gazetteer.place(place_code) if place_code else None
    units = [
        _missing(facts, unit, about, tuple(kinds), owing[unit, about])
        for (unit, about), kinds in missing.items()
    ]
    return Addressee(
        code=code,
        name=place.short_name if place else institution,
        place=place,
        institution=institution,
        missing=tuple(
            sorted(units, key=lambda each: (each.unit_name, each.unit, each.institution))
        ),
        n_missing=sum(len(kinds) for kinds in missing.values()),
        n_expected=n_expected,
    )


def _missing(
    facts: Facts, unit: str, institution: str, kinds: tuple[str, ...], own: _Unit
) -> Missing:
    place = facts.gazetteer.place(unit)
    return Missing(
        unit=unit,
        unit_name=place.short_name if place else unit,
        institution=institution,
        kinds=kinds,
        n_kinds=own.n_kinds,
        silent_months=own.silent_months,
        last_reported=own.last_reported,
    )


def _owing(
    found: Reporting, facts: Facts, period: Period, until: Period
) -> dict[tuple[str, str], _Unit]:
    """(unit, institution) -> what its months say, of those that owe anything for the month."""
    grid = found.grid
    column = grid.column(period)
    silent = grid.silent_at(until)
    rows = np.flatnonzero(grid.n_in[:, column] < grid.n_kinds[:, column])
    return {
        (str(grid.units["unit"].iat[row]), str(grid.units["institution"].iat[row])): _Unit(
            n_kinds=int(grid.n_kinds[row, column]),
            silent_months=int(silent[row]),
            last_reported=_last(facts, grid.n_in[row, : column + 1] > 0),
        )
        for row in rows
    }


def _last(facts: Facts, heard: np.ndarray) -> Period | None:
    months = np.flatnonzero(heard)
    return facts.periods[months[-1]] if len(months) else None
