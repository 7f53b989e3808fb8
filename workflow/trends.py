"""One indicator over the months: the series and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.cumulative import cumulative
from analysis.trend import TrendSeries, trend_series
from domain.indicators import Indicator
from domain.language import Language
from domain.places import NATIONAL_CODE, UnitKind
from workflow.facts import Facts, counted, narrowed, units_within
from workflow.map_frame import institutions_text
from workflow.place_changes import SeriesChange, changes_within
from workflow.views import Selection, StatesOf


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
    label = scope_name(facts, code)
    return trend_series(label=label, indicator=indicator, states=own, periods=facts.periods)


def scope_name(facts: Facts, code: str) -> str:
    """The short name of a place; that of the nation where it is not known."""
    place = facts.gazetteer.place(code)
    return place.short_name if place else "Indonesia"
