"""The reporting units and the invented habits of each: size, pace, reliability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from domain import terms
from domain.period import Period
from domain.places import Place, UnitKind
from geo.gazetteer import load_gazetteer
from sample_data.chance import dice

FIRST, LAST = Period(2023, 10), Period(2024, 11)
MONTHS = tuple(FIRST.through(LAST))

LEBAK, TANGGAMUS, PRINGSEWU = "36.02", "18.06", "18.10"
HIGHLANDS = ("94", "95")
FAR_EAST = ("53", "81", "82", "91", "92", "93", "96")
COMPLETE = ("18", "36")
HOT_UNITS, WARM_UNITS = 22, 60


@dataclass(frozen=True, slots=True)
class Staff:
    """One institution's people in a unit.

    Attributes:
        levels: (level code, people obligated to sign); an empty code means all levels.
        instruments: codes of what they sign.
    """

    institution: str
    personnel: int
    levels: tuple[tuple[str, int], ...]
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A reporting unit with invented habits.

    Attributes:
        area: code of its province (civil service) or Polda as of the last month (police).
        start, cap, pace: share signed in the first month, in the long run, and how fast between.
        idle_months: months from October 2023 in which nobody has signed: a true zero.
        silence: probability that a month without a report begins.
        case_rate: cases reported in a month at the height of a campaign.
    """

    place: Place
    area: str
    staff: tuple[Staff, ...]
    start: float
    cap: float
    pace: float
    idle_months: int
    silence: float
    case_rate: float

    @property
    def code(self) -> str:
        """The place's code."""
        return self.place.code

    @property
    def is_police(self) -> bool:
        """Whether it is a police resort or a police region."""
        return self.place.kind in (UnitKind.RESORT, UnitKind.POLICE_REGION)


@lru_cache(maxsize=1)
def all_units() -> tuple[Unit, ...]:
    """Every unit that exists in some month of the sample, civil service first, by code."""
    return tuple(_unit(place) for place in _places())


def units_in(period: Period) -> Iterator[Unit]:
    """The units that exist in the month."""
    return (unit for unit in all_units() if unit.place.exists_in(period))


def unit_of(code: str) -> Unit:
    """The unit with this code.

    Raises:
        KeyError: no unit of the sample has it.
    """
    return _by_code()[code]


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Unit]:
    return {unit.code: unit for unit in all_units()}


def _places() -> Iterator[Place]:
    kinds = (UnitKind.REGENCY, UnitKind.PROVINCE, UnitKind.RESORT, UnitKind.POLICE_REGION)
    for kind in kinds:
        for place in load_gazetteer().places(kind):
            if place.exists_in(LAST):
                yield place


@lru_cache(maxsize=1)
def _case_rates() -> dict[str, float]:
    """Violations gather in few regencies: hot, warm; all others are cold."""
    codes = [place.code for place in _places() if place.kind is UnitKind.REGENCY]
    chosen = dice("hot").sample(codes, HOT_UNITS + WARM_UNITS)
    hot = {code: dice("heat", code).uniform(2.5, 7.5) for code in chosen[:HOT_UNITS]}
    return hot | {code: dice("heat", code).uniform(0.3, 0.9) for code in chosen[HOT_UNITS:]}


def _area(place: Place) -> str:
    if place.kind is UnitKind.RESORT:
        return place.police_region_code or ""
    return place.province_code or place.code


def _province(place: Place) -> str:
    return place.province_code or place.code[:2]


def _silence(place: Place) -> float:
    province = _province(place)
    if province in COMPLETE or place.kind in (UnitKind.PROVINCE, UnitKind.POLICE_REGION):
        return 0.002
    if province in HIGHLANDS:
        return 0.22
    return 0.06 if province in FAR_EAST else 0.012


def _case_rate(place: Place) -> float:
    if place.kind is UnitKind.REGENCY:
        return _case_rates().get(place.code, 0.05)
    return {UnitKind.PROVINCE: 0.4, UnitKind.POLICE_REGION: 0.15}.get(place.kind, 0.025)


def _unit(place: Place) -> Unit:
    draw = dice("unit", place.code)
    slow = draw.random() < (0.3 if _province(place) in HIGHLANDS else 0.06)
    return Unit(
        place=place,
        area=_area(place),
        staff=_staff(place),
        start=draw.uniform(0.15, 0.7),
        cap=min(1.0, draw.triangular(0.82, 1.03, 0.98)),
        pace=draw.uniform(0.18, 0.55),
        idle_months=draw.randint(2, 6) if slow else 0,
        silence=_silence(place),
        case_rate=_case_rate(place),
    )


def _staff(place: Place) -> tuple[Staff, ...]:
    draw = dice("staff", place.code)
    if place.kind is UnitKind.PROVINCE:
        return (_civil(draw.randint(9_000, 42_000), _agency_levels(place)),)
    if place.kind is UnitKind.REGENCY:
        return (_civil(draw.randint(2_400, 11_000), _agency_levels(place)),)
    size = (
        draw.randint(1_500, 6_000)
        if place.kind is UnitKind.POLICE_REGION
        else draw.randint(240, 1_150)
    )
    return _police(size, civil=max(6, round(size * draw.uniform(0.02, 0.07))))


def _civil(personnel: int, levels: tuple[tuple[str, int], ...]) -> Staff:
    share = dice("sworn", personnel).uniform(0.25, 0.6)
    filled = tuple((code, count or round(personnel * share)) for code, count in levels)
    draw = dice("instrument", personnel).random()
    instruments: tuple[str, ...] = ("statement",) if draw < 0.05 else ("integrity_pact",)
    if draw > 0.985:
        instruments = ("integrity_pact", "oath")
    return Staff(terms.ASN_REGIONAL, personnel, filled, instruments)


def _agency_levels(place: Place) -> tuple[tuple[str, int], ...]:
    """Levels with their obligated officials; 0 stands for a share of all personnel."""
    if place.code == LEBAK:
        return (("regional_secretary", 1), ("agency_head", 32), ("district_head", 28), ("staff", 0))
    draw = dice("levels", place.code)
    agencies = ("agency_head", draw.randint(24, 44))
    style = draw.random()
    if style < 0.08:
        return (("", 0),)
    if style < 0.8 or place.kind is UnitKind.PROVINCE:
        return (agencies, ("staff", 0))
    districts = len(load_gazetteer().districts(place.code))
    return (agencies, ("district_head", max(1, districts)), ("staff", 0))


def _police(officers: int, *, civil: int) -> tuple[Staff, ...]:
    pact = ("integrity_pact",)
    return (
        Staff(terms.POLICE, officers, (("police_officer", officers),), pact),
        Staff(terms.ASN_POLICE, civil, (("police_civil_servant", civil),), pact),
    )
