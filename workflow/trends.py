"""One indicator over the months: the series, what stands beside it, what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from analysis.cumulative import cumulative
from analysis.overview import ENOUGH_REPORTS
from analysis.places_reading import places_states
from analysis.trend import TrendSeries, trend_series, trend_series_by
from domain.calendar import campaign_of
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from domain.states import State
from workflow.facts import Facts, counted, narrowed, units_within
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
            " – ".join(dict.fromkeys(months)),
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
    place: str = "",
    is_cumulative: bool = False,
) -> Trend:
    """The indicator within the selection; rates of a part are compared with the nation's.

    Args:
        place: code of one unit within the selection; empty for all of it.
        is_cumulative: running sums since January instead of months; the same figures.
    """
    code = place or selection.scope
    series = series_at(facts, states_of, indicator=indicator, selection=selection, code=code)
    comparisons: tuple[TrendSeries, ...] = ()
    if indicator.is_rate and code != NATIONAL_CODE:
        nation = NATIONAL_CODE
        comparisons = (
            series_at(facts, states_of, indicator=indicator, selection=selection, code=nation),
        )
    if is_cumulative:
        series = cumulative(series, indicator=indicator)
        comparisons = tuple(cumulative(other, indicator=indicator) for other in comparisons)
    title = language.text(
        "{indicator}, {place}", indicator=indicator.label(language), place=series.label
    )
    definition = f"{indicator.definition(language)} {institutions_text(selection, language)}."
    changes = changes_within(code, facts.periods, facts.gazetteer, language)
    return Trend(title, definition, series, comparisons, indicator, changes)


def series_at(
    facts: Facts, states_of: StatesOf, *, indicator: Indicator, selection: Selection, code: str
) -> TrendSeries:
    """The months of the nation, of all under a province or a Polda, or of one reporting unit.

    Args:
        selection: gives the institutions; its scope plays no part.
        code: any place; one without reports has a series without figures.
    """
    found = facts.gazetteer.place(code)
    is_unit = found is not None and found.kind in (UnitKind.REGENCY, UnitKind.RESORT)
    units = None if is_unit else units_within(facts, code)
    states = counted(
        narrowed(states_of(indicator), institutions=selection.institutions, units=units)
    )
    own = states[states["unit"] == code] if is_unit else states
    label = _scope_name(facts, code)
    return trend_series(label=label, indicator=indicator, states=own, periods=facts.periods)


def _scope_name(facts: Facts, code: str) -> str:
    place = facts.gazetteer.place(code)
    return place.short_name if place else "Indonesia"


def readings_of(found: Trend, language: Language) -> tuple[str, ...]:
    """Sentences that state the figures of the chart and nothing beyond them."""
    series = found.series
    known = [i for i in _with_figures(series) if _is_enough(series, i)]
    spoken = (
        (_last_reading(found, known, language), *_highest_reading(found, known, language))
        if known
        else ()
    )
    return (*spoken, *context_of(found, language))


def context_of(found: Trend, language: Language) -> tuple[str, ...]:
    """What must be known beside the figures: changes of the place, months without enough."""
    series = found.series
    changed = tuple(change.sentence for change in found.changes)
    with_figures = _with_figures(series)
    if not with_figures:
        return (language.text("No month has figures."), *changed)
    few = [series.periods[i] for i in with_figures if not _is_enough(series, i)]
    return (
        *changed,
        *_few_reading(few, language, is_all=len(few) == len(with_figures)),
        *_gap_reading(series, language),
    )


def _with_figures(series: TrendSeries) -> list[int]:
    return [i for i, value in enumerate(series.values) if value is not None]


def _few_reading(months: list[Period], language: Language, *, is_all: bool) -> tuple[str, ...]:
    """The months with too few reports by name, unless none has enough."""
    if not months:
        return ()
    if is_all and len(months) > 1:
        return (
            language.text(
                "Too few reports to compare in any month: less than {share} of those expected.",
                share=language.percent(ENOUGH_REPORTS, 0),
            ),
        )
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


def _highest_reading(found: Trend, known: list[int], language: Language) -> tuple[str, ...]:
    """The month with the highest figure; none of one alone, where all are 0 or several share it."""
    series = found.series
    top = max(known, key=lambda i: series.values[i] or 0.0)
    period = series.periods[top]
    value = found.indicator.write(series.values[top], language)
    if not series.values[top]:
        return _nothing_reading(len(known), language)
    shared = [found.indicator.write(series.values[i], language) for i in known].count(value)
    if len(known) < 2 or shared > 1:
        return ()
    month = language.month(period)
    campaign = campaign_of(period)
    if campaign:
        return (
            language.text(
                "Highest in **{month} ({value})**, in the campaign for the {election}.",
                month=month,
                value=value,
                election=campaign.election_within(language),
            ),
        )
    return (language.text("Highest in **{month} ({value})**.", month=month, value=value),)


def _nothing_reading(n: int, language: Language) -> tuple[str, ...]:
    """All months are 0; of one month its figure has been said."""
    if n < 2:
        return ()
    return (language.text("Zero in all {n} months with enough reports.", n=language.number(n)),)


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
