"""The places below a scope beside each other: a small trend of each, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis.cumulative import cumulative
from analysis.places_reading import places_states
from analysis.trend import TrendSeries, trend_series, trend_series_by
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from workflow.facts import Facts
from workflow.place_changes import changed_grounds, changes_within
from workflow.trends import scope_name
from workflow.views import Selection, StatesOf, selected_states


@dataclass(frozen=True)
class Multiples:
    """The content of the small charts below a trend.

    Attributes:
        reading: how many places are in which state in the newest month; none is ranked.
        notes: whether the scope, and which of the places, are not the same area in all months.
    """

    title: str
    legend: str
    reading: str
    series: tuple[TrendSeries, ...]
    comparison: TrendSeries | None
    notes: tuple[str, ...] = ()


def multiples_of(
    facts: Facts,
    states_of: StatesOf,
    *,
    indicator: Indicator,
    selection: Selection,
    language: Language,
    is_cumulative: bool = False,
) -> Multiples:
    """A chart for each part of the scope: provinces of the nation, else regencies or resorts."""
    states = selected_states(facts, states_of, indicator, selection)
    if selection.scope == NATIONAL_CODE:
        parts = _of_any_month(facts, lambda p: facts.gazetteer.places(UnitKind.PROVINCE, p))
        states = states.assign(part=_provinces(facts, states))
        kinds = language.text("provinces")
    else:
        parts = _local_parts(facts, states, selection.scope)
        codes = {place.code for place in parts}
        states = states.assign(part=states["unit"].where(states["unit"].isin(codes)))
        kinds = language.text("places")
    series = trend_series_by(
        labels={place.code: place.short_name for place in parts},
        by="part",
        indicator=indicator,
        states=states,
        periods=facts.periods,
    )
    scope = scope_name(facts, selection.scope)
    title = language.text(
        "{indicator}, {n} {kinds} of {place}",
        indicator=indicator.label(language),
        n=language.number(len(series)),
        kinds=kinds,
        place=scope,
    )
    comparison = None
    if indicator.is_rate:
        comparison = trend_series(
            label=scope, indicator=indicator, states=states, periods=facts.periods
        )
    drawn = tuple(series.values())
    if is_cumulative:
        drawn = tuple(cumulative(one, indicator=indicator) for one in drawn)
        comparison = cumulative(comparison, indicator=indicator) if comparison else None
    legend = f"{_legend(scope, indicator, language)} {_outside_text(states, language)}".strip()
    own = changes_within(selection.scope, facts.periods, facts.gazetteer, language)
    grounds = changed_grounds(parts, facts.periods, facts.gazetteer, language)
    notes = (*(change.sentence for change in own), *grounds)
    return Multiples(title, legend, places_states(drawn, language), drawn, comparison, notes)


def _outside_text(states: pd.DataFrame, language: Language) -> str:
    """How many reporting units none of the small charts holds: headquarters, mostly."""
    outside = states[states["part"].isna() & states["is_reported"]]["unit"].nunique()
    if not outside:
        return ""
    return language.plural(
        "{n} unit, such as a police headquarters, is in the sum above but in none of these.",
        "{n} units, such as police headquarters, are in the sum above but in none of these.",
        outside,
    )


def _legend(scope: str, indicator: Indicator, language: Language) -> str:
    looks = language.text("Hatched: not reported. Dotted: left blank. Open circle: zero.")
    if not indicator.is_rate:
        return looks
    return language.text("Dashed: {place}.", place=scope) + " " + looks


def _provinces(facts: Facts, states: pd.DataFrame) -> pd.Series:
    """The province of each line's unit, as it was in the line's month; missing when in none."""
    of_period = {str(period): facts.gazetteer.vintage(period) for period in facts.periods}
    vintages = states["period"].map(of_period)
    part = pd.Series(None, index=states.index, dtype=object)
    for period in _one_month_each(facts):
        own = vintages == facts.gazetteer.vintage(period)
        found = {
            unit: facts.gazetteer.province_of(unit, period)
            for unit in states.loc[own, "unit"].unique()
        }
        codes = {unit: province.code for unit, province in found.items() if province}
        part[own] = states.loc[own, "unit"].map(codes)
    return part.where(part.notna(), None)


def _one_month_each(facts: Facts) -> Iterable[Period]:
    """A month of each state of the gazetteer: places are the same within one."""
    return {facts.gazetteer.vintage(period): period for period in facts.periods}.values()


def _of_any_month(facts: Facts, places: Callable[[Period], Iterable[Place]]) -> list[Place]:
    """The places of all months, by code."""
    found = {place.code: place for period in _one_month_each(facts) for place in places(period)}
    return [found[code] for code in sorted(found)]


def _local_parts(facts: Facts, states: pd.DataFrame, scope: str) -> list[Place]:
    units = set(states["unit"])
    inside = [
        place
        for kind in (UnitKind.REGENCY, UnitKind.RESORT)
        for place in _of_any_month(facts, partial(facts.gazetteer.children, scope, kind))
    ]
    return [place for place in inside if place.code in units]
