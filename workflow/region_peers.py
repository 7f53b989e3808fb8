"""What the figure of a place is compared with: the place above it in each month, and the nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.overview import IndicatorSeries, series_of_months
from analysis.sums import add_sums, sum_states
from domain.indicators import Indicator
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from workflow.facts import Facts, counted, narrowed, units_within
from workflow.views import Selection, StatesOf


@dataclass(frozen=True)
class Peer:
    """A place to compare with, and the months in which it is the one above."""

    name: str
    series: IndicatorSeries
    periods: frozenset[Period]


SeriesOf = Callable[[Indicator, tuple[str, ...], str], IndicatorSeries]
"""The series of an indicator, institutions and a province, a Polda or the nation: many places share
theirs, so whoever asks for several keeps what `series_within` gives."""


def peer_series(
    facts: Facts, series_of: SeriesOf, indicator: Indicator, selection: Selection, place: Place
) -> dict[str, Peer]:
    """The province or Polda above the place, of each month its own, and the nation last."""
    months: dict[str, list[Period]] = defaultdict(list)
    for period in facts.periods:
        above = above_of(facts, place.code, period)
        if above and above != NATIONAL_CODE:
            months[above].append(period)
    months[NATIONAL_CODE] = list(facts.periods)
    return {
        code: Peer(
            name_of(facts, code),
            series_of(indicator, selection.institutions, code),
            frozenset(own),
        )
        for code, own in months.items()
    }


def above_of(facts: Facts, code: str, period: Period) -> str | None:
    """The Polda of a resort, the province of others, in that month; None above the latter."""
    place = facts.gazetteer.place(code, period)
    if place is None:
        return None
    return place.police_region_code if place.kind is UnitKind.RESORT else place.province_code


def series_within(
    facts: Facts,
    states_of: StatesOf,
    indicator: Indicator,
    institutions: tuple[str, ...],
    code: str,
) -> IndicatorSeries:
    """The series of all units under a province or Polda, or of the nation."""
    sums = sums_within(facts, states_of, indicator, code)
    return series_of_institutions(facts, sums, indicator, institutions)


def sums_within(facts: Facts, states_of: StatesOf, indicator: Indicator, code: str) -> pd.DataFrame:
    """The sums of each institution and month of the units under a place, or of the nation."""
    own = narrowed(states_of(indicator), institutions=(), units=units_within(facts, code))
    by = ["institution", "period"]
    return sum_states(indicator=indicator, states=counted(own), by=by)


def series_of_institutions(
    facts: Facts, sums: pd.DataFrame, indicator: Indicator, institutions: tuple[str, ...]
) -> IndicatorSeries:
    """The series of some institutions together, all when empty, from `sums_within`."""
    own = sums[sums["institution"].isin(institutions)] if institutions else sums
    months = add_sums(indicator=indicator, sums=own, by=["period"])
    return series_of_months(indicator=indicator, sums=months, periods=facts.periods)


def name_of(facts: Facts, code: str) -> str:
    """The short name of a place, its code where it is not known."""
    place = facts.gazetteer.place(code)
    return place.short_name if place else code
