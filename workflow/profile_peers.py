"""What the figure of a place is compared with: the figures of places that are like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.peers import FEWEST_PEERS, PeerGroup, Peers, peers_of
from analysis.sums import sum_states
from domain.indicators import INDICATORS, VIOLATION_RATE, Indicator
from domain.period import Period
from domain.places import Place, UnitKind
from geo.gazetteer import Gazetteer
from workflow.facts import Facts, counted, narrowed
from workflow.views import Selection, StatesOf

_LOCAL = (UnitKind.REGENCY, UnitKind.RESORT)


@dataclass(frozen=True, slots=True)
class PeerFigures:
    """The figures of the peers of a place in one month, itself left out.

    Never a rank: the middle half says what is usual, and no peer is named.

    Attributes:
        codes: the peers, with figures or not.
        n_figures: how many of them have figures.
        low, middle, high: quartiles of their values; NaN where fewer than 5 have figures, and
            for counts, which are not compared between places of different size.
    """

    group: PeerGroup
    codes: tuple[str, ...]
    n_figures: int
    low: float
    middle: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether there is anything to compare with."""
        return not pd.isna(self.middle)


def peer_figures(
    facts: Facts,
    states_of: StatesOf,
    *,
    place: Place,
    selection: Selection,
    period: Period,
    group: PeerGroup,
) -> Mapping[str, PeerFigures]:
    """Indicator code -> the figures of the peers in the month."""
    area_of = areas_of_units(facts.gazetteer, place.kind, period)
    lines = {
        indicator.code: _lines(states_of(indicator), selection, period, area_of)
        for indicator in INDICATORS
        if indicator.is_rate
    }
    wanted = group if place.kind in _LOCAL or group is PeerGroup.SIZE else PeerGroup.ALL
    found = peers_of(
        unit=place.code,
        places=_places(facts, place.kind, period, lines[VIOLATION_RATE.code]),
        group=wanted,
    )
    others = tuple(code for code in found.units if code != place.code)
    return {
        indicator.code: _figures(indicator, lines.get(indicator.code), wanted, others, found)
        for indicator in INDICATORS
    }


def areas_of_units(gazetteer: Gazetteer, kind: UnitKind, period: Period) -> Mapping[str, str]:
    """Unit -> the place of this kind that it is, or lies in wholly; as `Gazetteer.children` has it.

    One pass over all units: asking for the children of each of 38 places takes seconds.
    """
    found = {place.code: place.code for place in gazetteer.places(kind, period)}
    if kind is UnitKind.PROVINCE:
        found |= {
            unit.code: unit.province_code
            for unit in _local_units(gazetteer, period)
            if unit.province_code
        }
        for polda in gazetteer.places(UnitKind.POLICE_REGION, period):
            under = gazetteer.provinces_under(polda.code, period)
            found |= {polda.code: next(iter(under))} if len(under) == 1 else {}
    if kind is UnitKind.POLICE_REGION:
        found |= {
            unit.code: unit.police_region_code
            for unit in _local_units(gazetteer, period)
            if unit.police_region_code
        }
        found |= _provinces_of_one_polda(gazetteer, period)
    return found


def _local_units(gazetteer: Gazetteer, period: Period) -> list[Place]:
    return [place for kind in _LOCAL for place in gazetteer.places(kind, period)]


def _provinces_of_one_polda(gazetteer: Gazetteer, period: Period) -> dict[str, str]:
    poldas: dict[str, set[str | None]] = defaultdict(set)
    for regency in gazetteer.places(UnitKind.REGENCY, period):
        poldas[regency.province_code or ""].add(regency.police_region_code)
    alone = {code: next(iter(under)) for code, under in poldas.items() if len(under) == 1}
    return {code: polda for code, polda in alone.items() if code and polda}


def _lines(
    states: pd.DataFrame, selection: Selection, period: Period, area_of: Mapping[str, str]
) -> pd.DataFrame:
    """The unit states of the month that count, with the `area` of each."""
    month = states[states["period"] == str(period)]
    own = counted(narrowed(month, institutions=selection.institutions, units=None))
    own = own.assign(area=own["unit"].map(area_of))
    return own[own["area"].notna()]


def _places(facts: Facts, kind: UnitKind, period: Period, lines: pd.DataFrame) -> pd.DataFrame:
    """The places of a kind, with the region and the personnel of each."""
    places = facts.gazetteer.places(kind, period)
    sizes = lines.groupby("area")["denominator"].sum(min_count=1)
    codes = [place.code for place in places]
    regions = [
        place.police_region_code if kind is UnitKind.RESORT else place.province_code
        for place in places
    ]
    frame = pd.DataFrame({"region": regions}, index=codes, dtype=object)
    return frame.assign(size=sizes.reindex(codes).astype(float))


def _figures(
    indicator: Indicator,
    lines: pd.DataFrame | None,
    group: PeerGroup,
    others: tuple[str, ...],
    found: Peers,
) -> PeerFigures:
    """Quartiles of the others' values; of a count there are no lines: it is not compared."""
    unknown = float("nan")
    if lines is None or not others:
        return PeerFigures(group, others, 0, unknown, unknown, unknown)
    own = lines[lines["area"].isin(others)]
    values = sum_states(indicator=indicator, states=own, by=["area"])["value"].dropna()
    if not found.is_enough or len(values) < FEWEST_PEERS:
        return PeerFigures(group, others, len(values), unknown, unknown, unknown)
    low, middle, high = values.quantile([0.25, 0.5, 0.75])
    return PeerFigures(group, others, len(values), float(low), float(middle), float(high))


def peer_states(
    facts: Facts,
    states: pd.DataFrame,
    *,
    selection: Selection,
    period: Period,
    kind: UnitKind,
    codes: tuple[str, ...],
) -> pd.DataFrame:
    """The unit states of the month behind the figures of the peers with these codes.

    Args:
        states: of one indicator, all units and months.
    """
    area_of = areas_of_units(facts.gazetteer, kind, period)
    lines = _lines(states, selection, period, area_of)
    return lines[lines["area"].isin(codes)]
