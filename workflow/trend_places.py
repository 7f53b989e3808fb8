"""Places that a trend can be shown of, and several of them beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.cumulative import cumulative
from analysis.places_reading import places_reading
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import Language
from domain.places import NATIONAL_CODE, UnitKind
from workflow.facts import Facts
from workflow.map_frame import institutions_text
from workflow.trends import series_at
from workflow.views import Selection, StatesOf, selected_states

MOST_PLACES = 6


def units_of(
    facts: Facts, states_of: StatesOf, *, indicator: Indicator, selection: Selection
) -> dict[str, str]:
    """Code and name of each unit within the selection that is expected to report, or did."""
    states = selected_states(facts, states_of, indicator, selection)
    found = {code: facts.gazetteer.place(code) for code in states["unit"].unique()}
    names = {code: place.short_name for code, place in found.items() if place}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def places_of(
    facts: Facts, states_of: StatesOf, *, indicator: Indicator, selection: Selection
) -> dict[str, str]:
    """Code and name of all that can be compared: nation, provinces, Poldas, then the units."""
    above = {NATIONAL_CODE: "Indonesia"}
    for kind in (UnitKind.PROVINCE, UnitKind.POLICE_REGION):
        places = facts.gazetteer.places(kind, facts.periods[-1])
        above |= {
            place.code: place.short_name for place in sorted(places, key=lambda p: p.short_name)
        }
    units = units_of(facts, states_of, indicator=indicator, selection=selection)
    return above | {code: name for code, name in units.items() if code not in above}


@dataclass(frozen=True)
class Compared:
    """Up to six places beside each other, in the order in which they were chosen."""

    title: str
    definition: str
    series: tuple[TrendSeries, ...]
    readings: tuple[str, ...]

    def frame_line(self, as_of: date, language: Language) -> tuple[str, ...]:
        """Months, as-of date, source."""
        first, last = self.series[0].periods[0], self.series[0].periods[-1]
        ends = (language.short_month(first, year=True), language.short_month(last, year=True))
        return (
            " – ".join(ends),
            language.text("As of {date}", date=language.date(as_of)),
            language.text("Source: monthly reports of the units"),
        )


def compared(
    facts: Facts,
    states_of: StatesOf,
    *,
    indicator: Indicator,
    selection: Selection,
    codes: Sequence[str],
    is_cumulative: bool,
    language: Language,
) -> Compared:
    """The series of these places with what can be said of them."""
    series = tuple(
        series_at(facts, states_of, indicator=indicator, selection=selection, code=code)
        for code in codes[:MOST_PLACES]
    )
    if is_cumulative:
        series = tuple(cumulative(one, indicator=indicator) for one in series)
    title = language.plural(
        "{indicator}, {n} place compared",
        "{indicator}, {n} places compared",
        len(series),
        indicator=indicator.label(language),
    )
    return Compared(
        title=title,
        definition=f"{indicator.definition(language)} {institutions_text(selection, language)}.",
        series=series,
        readings=places_reading(series, indicator=indicator, language=language),
    )
