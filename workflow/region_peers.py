"""What the figure of a place is compared with: the place above it in each month, and the nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from analysis.overview import IndicatorSeries, indicator_series
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
    own = narrowed(states_of(indicator), institutions=institutions, units=units_within(facts, code))
    return indicator_series(indicator=indicator, states=counted(own), periods=facts.periods)


def name_of(facts: Facts, code: str) -> str:
    """The short name of a place, its code where it is not known."""
    place = facts.gazetteer.place(code)
    return place.short_name if place else code
