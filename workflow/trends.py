"""One indicator over the months: the series, what stands beside it, what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from analysis.overview import ENOUGH_REPORTS
from analysis.trend import TrendSeries, trend_series, trend_series_by
from domain.calendar import campaign_of
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from domain.states import State
from workflow.facts import Facts, counted, narrowed
from workflow.map_frame import institutions_text
from workflow.place_changes import SeriesChange, changed_grounds, changes_within
from workflow.views import Selection, StatesOf, selected_states


@dataclass(frozen=True)
class Trend:
    """The content of the main trend figure.

    Attributes:
        changes: what happened to the place within the months: figures before and after may not be
            about the same area.
    """

    title: str
    definition: str
    series: TrendSeries
    comparisons: tuple[TrendSeries, ...]
    indicator: Indicator
    changes: tuple[SeriesChange, ...] = ()

    def frame_line(self, as_of: date, language: Language) -> tuple[str, ...]:
        """Months, completeness of the last one, as-of date, source."""
        first, last = self.series.periods[0], self.series.periods[-1]
        months = (
            language.short_month(first, year=True),
            language.short_month(last, year=True),
        )
        return (
            " – ".join(months),
            language.text(
                "{month}: **{reported}** of **{expected}** reports in",
                month=language.month(last),
                reported=language.number(self.series.n_reported[-1]),
                expected=language.number(self.series.n_expected[-1]),
            ),
            language.text("As of {date}", date=language.date(as_of)),
            language.text("Source: monthly reports of the units"),
        )


def trend(
    facts: Facts,
    states_of: StatesOf,
    *,
    indicator: Indicator,
    selection: Selection,
    language: Language,
) -> Trend:
    """The indicator within the selection; rates of a part are compared with the nation's."""
    place = _scope_name(facts, selection.scope)
    series = trend_series(
        label=place,
        indicator=indicator,
        states=selected_states(facts, states_of, indicator, selection),
        periods=facts.periods,
    )
    comparisons: tuple[TrendSeries, ...] = ()
    if indicator.is_rate and selection.scope != NATIONAL_CODE:
        comparisons = (_nation(facts, states_of, indicator, selection),)
    title = language.text("{indicator}, {place}", indicator=indicator.label(language), place=place)
    definition = f"{indicator.definition(language)} {institutions_text(selection, language)}."
    changes = changes_within(selection.scope, facts.periods, facts.gazetteer, language)
    return Trend(title, definition, series, comparisons, indicator, changes)


def _nation(
    facts: Facts, states_of: StatesOf, indicator: Indicator, selection: Selection
) -> TrendSeries:
    return trend_series(
        label="Indonesia",
        indicator=indicator,
        states=counted(
            narrowed(states_of(indicator), institutions=selection.institutions, units=None)
        ),
        periods=facts.periods,
    )


def _scope_name(facts: Facts, code: str) -> str:
    place = facts.gazetteer.place(code)
    return place.short_name if place else "Indonesia"


def readings_of(found: Trend, language: Language) -> tuple[str, ...]:
    """Sentences that state the figures of the chart and nothing beyond them."""
    series = found.series
    with_figures = [i for i, value in enumerate(series.values) if value is not None]
    changed = tuple(change.sentence for change in found.changes)
    if not with_figures:
        return (language.text("No month has figures."), *changed)
    known = [i for i in with_figures if _is_enough(series, i)]
    few = [series.periods[i] for i in with_figures if i not in known]
    spoken = (
        (_last_reading(found, known, language), _highest_reading(found, known, language))
        if known
        else ()
    )
    gaps = _gap_reading(series, language)
    return (*spoken, *changed, *_few_reading(few, language), *gaps)


def _few_reading(months: list[Period], language: Language) -> tuple[str, ...]:
    if not months:
        return ()
    names = language.list([language.month(period) for period in months])
    return (language.text("Too few reports to compare: {months}.", months=names),)


def _is_enough(series: TrendSeries, i: int) -> bool:
    """Whether enough of the expected reports are in to set the month beside others."""
    return series.n_reported[i] >= ENOUGH_REPORTS * series.n_expected[i] > 0


def _last_reading(found: Trend, known: list[int], language: Language) -> str:
    series, last = found.series, known[-1]
    value = found.indicator.write(series.values[last], language)
    month = language.month(series.periods[last])
    if len(known) < 2:
        return language.text("**{month}: {value}**.", month=month, value=value)
    first = known[0]
    return language.text(
        "**{month}: {value}**; {first_value} in {first_month}.",
        month=month,
        value=value,
        first_value=found.indicator.write(series.values[first], language),
        first_month=language.month(series.periods[first]),
    )


def _highest_reading(found: Trend, known: list[int], language: Language) -> str:
    series = found.series
    top = max(known, key=lambda i: series.values[i] or 0.0)
    period = series.periods[top]
    value = found.indicator.write(series.values[top], language)
    campaign = campaign_of(period)
    if campaign:
        return language.text(
            "Highest in **{month} ({value})**, in the campaign for the {election}.",
            month=language.month(period),
            value=value,
            election=campaign.election(language),
        )
    return language.text(
        "Highest in **{month} ({value})**.", month=language.month(period), value=value
    )


def _gap_reading(series: TrendSeries, language: Language) -> tuple[str, ...]:
    gaps = [
        language.month(period)
        for period, state in zip(series.periods, series.states, strict=True)
        if state in (State.NOT_REPORTED, State.BLANK)
    ]
    if not gaps:
        return ()
    return (language.text("Not known: {months}.", months=language.list(gaps)),)


@dataclass(frozen=True)
class Multiples:
    """The content of the small charts below a trend.

    Attributes:
        notes: whether the scope, and which of the places, are not the same area in all months.
    """

    title: str
    legend: str
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
    scope = _scope_name(facts, selection.scope)
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
    legend = f"{_legend(scope, indicator, language)} {_outside_text(states, language)}".strip()
    own = changes_within(selection.scope, facts.periods, facts.gazetteer, language)
    grounds = changed_grounds(parts, facts.periods, facts.gazetteer, language)
    notes = (*(change.sentence for change in own), *grounds)
    return Multiples(title, legend, tuple(series.values()), comparison, notes)


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
    pairs = states[["period", "unit"]].drop_duplicates()
    found = {
        (period, unit): facts.gazetteer.province_of(unit, Period.parse(period))
        for period, unit in pairs.itertuples(index=False)
    }
    codes = {pair: province.code for pair, province in found.items() if province}
    keys = zip(states["period"], states["unit"], strict=True)
    return pd.Series([codes.get(key) for key in keys], index=states.index, dtype=object)


def _of_any_month(facts: Facts, places: Callable[[Period], Iterable[Place]]) -> list[Place]:
    """The places of all months, by code."""
    by_vintage = {facts.gazetteer.vintage(period): period for period in facts.periods}
    found = {place.code: place for period in by_vintage.values() for place in places(period)}
    return [found[code] for code in sorted(found)]


def _local_parts(facts: Facts, states: pd.DataFrame, scope: str) -> list[Place]:
    units = set(states["unit"])
    inside = [
        place
        for kind in (UnitKind.REGENCY, UnitKind.RESORT)
        for place in _of_any_month(facts, partial(facts.gazetteer.children, scope, kind))
    ]
    return [place for place in inside if place.code in units]
