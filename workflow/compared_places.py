"""What is compared: the choice, the units that belong to each place, what places are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.dispersion import Spread
from analysis.peers import PeerGroup
from domain.indicators import Indicator
from domain.period import Period
from domain.places import Geography
from geo.gazetteer import Gazetteer
from workflow.facts import Facts
from workflow.views import Selection, StatesOf, selected_states


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is compared.

    Attributes:
        geography: the areas; regencies and resorts are the units themselves, provinces and police
            regions the sums of their units.
        period: the last month.
        span: months up to it taken together, 0 for all; a position is that of the last month.
        place: code of the place that is marked; empty for none.
        group: with whom; anything but ALL needs a place.
    """

    indicator: Indicator
    geography: Geography
    selection: Selection
    period: Period
    span: int = 1
    spread: Spread = Spread.ADDITIVE
    place: str = ""
    group: PeerGroup = PeerGroup.ALL


def placed_states(
    facts: Facts, states_of: StatesOf, wanted: Wanted, months: Sequence[Period]
) -> pd.DataFrame:
    """Unit states of the months with the place that each line belongs to."""
    states = selected_states(facts, states_of, wanted.indicator, wanted.selection)
    states = states[states["period"].isin([str(period) for period in months])]
    if wanted.geography in (Geography.REGENCY, Geography.RESORT):
        own = states[states["unit_kind"] == wanted.geography.value]
        return own.assign(place=own["unit"])
    return _within_regions(facts.gazetteer, states, wanted.geography)


def _within_regions(
    gazetteer: Gazetteer, states: pd.DataFrame, geography: Geography
) -> pd.DataFrame:
    """The province or Polda of each line's unit in the line's month; others are left out."""
    found = pd.Series(None, index=states.index, dtype=object)
    by_vintage: dict[str, dict[str, str | None]] = {}
    for month, units in states.groupby("period")["unit"]:
        period = Period.parse(str(month))
        known = by_vintage.setdefault(gazetteer.vintage(period), {})
        for unit in set(units.unique()) - known.keys():
            known[unit] = _region_code(gazetteer, unit, period, geography)
        found[units.index] = units.map(known)
    return states.assign(place=found)[found.notna()]


def _region_code(
    gazetteer: Gazetteer, unit: str, period: Period, geography: Geography
) -> str | None:
    if geography is Geography.PROVINCE:
        province = gazetteer.province_of(unit, period)
        return province.code if province else None
    place = gazetteer.place(unit, period)
    if place is None:
        return None
    own = place.code if place.kind.value == Geography.POLICE_REGION.value else None
    return own or place.police_region_code


def place_names(
    gazetteer: Gazetteer, codes: Iterable[str], months: Sequence[Period]
) -> dict[str, tuple[str, str, str | None]]:
    """Name, name of the place above and its code, as of the last month."""
    found = {}
    for code in codes:
        place = gazetteer.place(code, months[-1]) or gazetteer.place(code)
        above = None if place is None else place.police_region_code or place.province_code
        higher = gazetteer.place(above, months[-1]) if above else None
        found[code] = (
            place.short_name if place else code,
            higher.short_name if higher else "",
            above,
        )
    return found
