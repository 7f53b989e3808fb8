"""Where an indicator clusters: figures of a map's areas, their middles, names for what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.clusters import Clusters, find_clusters
from analysis.sums import sum_states
from domain.fields import Nature
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from geo.joins import join_areas
from geo.layers import Boundaries
from geo.points import area_points, joined_point, outline
from workflow.facts import Facts, counted, narrowed, units_within
from workflow.map_frame import areas_text, institutions_text
from workflow.views import Selection, StatesOf

Rings = tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class ClusterQuestion:
    """What is tested.

    Attributes:
        since: first month whose flows are summed; None, or a month after the period, for the
            month alone.
    """

    indicator: Indicator
    geography: Geography
    selection: Selection
    period: Period
    since: Period | None = None


@dataclass(frozen=True)
class ClusterView:
    """What the figure of clusters shows.

    Attributes:
        months: the months whose figures are summed, first and last.
        areas: place -> its areas, code and name of each; several where they are joined.
        n_undrawn: reporting units that no area of the map holds; they are in no test.
        land: outlines of the provinces.
    """

    clusters: Clusters
    months: tuple[Period, Period]
    definition: str
    areas: Mapping[str, Mapping[str, str]]
    n_undrawn: int
    land: Rings

    @property
    def names(self) -> dict[str, str]:
        """Place -> name; of joined areas all their names."""
        return {group: " + ".join(areas.values()) for group, areas in self.areas.items()}

    def frame_line(self, as_of: date, language: Language) -> tuple[str, ...]:
        """Months, places with a figure of those in scope, as-of date, source, method if any."""
        first, last = self.months
        months = language.month(last)
        if first != last:
            ends = (language.short_month(month, year=True) for month in (first, last))
            months = " – ".join(ends)
        method = language.text("Moran's I, local by Anselin (1995), false discovery rate 5%")
        line = (
            months,
            language.text(
                "**{known}** of **{scope}** places with a figure",
                known=language.number(self.clusters.n_known),
                scope=language.number(self.clusters.n_in_scope),
            ),
            language.text("As of {date}", date=language.date(as_of)),
            language.text("Source: monthly reports of the units"),
        )
        return line if self.clusters.overall is None else (*line, method)


def clusters(
    facts: Facts,
    states_of: StatesOf,
    *,
    wanted: ClusterQuestion,
    boundaries: Boundaries | None,
    language: Language,
) -> ClusterView:
    """Test the figures of a month's areas; those of flows are summed over months first.

    Areas are those of the last month: reports of a unit that it no longer has are in no test.
    """
    indicator, period, geography = wanted.indicator, wanted.period, wanted.geography
    months = _months(wanted)
    states = _states(facts, states_of(indicator), wanted.selection, months)
    join = join_areas(
        units=states["unit"].unique().tolist(),
        geography=geography,
        period=period,
        gazetteer=facts.gazetteer,
    )
    placed = states.assign(place=states["unit"].map(join.area_of)).dropna(subset=["place"])
    lines = sum_states(indicator=indicator, states=placed, by=["place"]).set_index("place")
    members = {place: join.groups[place] for place in lines.index}
    points = area_points(geography, period, boundaries)
    where = {place: joined_point(areas, points) for place, areas in members.items()}
    lines["longitude"], lines["latitude"] = (_part(where, lines.index, i) for i in (0, 1))
    return ClusterView(
        clusters=find_clusters(indicator=indicator, lines=lines),
        months=months,
        definition=_definition(wanted, is_summed=months[0] != period, language=language),
        areas={place: _names(facts, areas, period) for place, areas in members.items()},
        n_undrawn=len(join.without_area),
        land=outline(period, boundaries),
    )


def _months(wanted: ClusterQuestion) -> tuple[Period, Period]:
    """First and last month: positions are those of the last alone, whatever is asked."""
    since, period = wanted.since, wanted.period
    is_flow = wanted.indicator.nature is Nature.FLOW
    return (min(since, period) if since and is_flow else period), period


def _states(
    facts: Facts, states: pd.DataFrame, selection: Selection, months: tuple[Period, Period]
) -> pd.DataFrame:
    """The unit states within the selection and the months that count in sums."""
    own = states[states["period"].between(*(str(month) for month in months))]
    units = units_within(facts, selection.scope)
    return counted(narrowed(own, institutions=selection.institutions, units=units))


def _part(
    where: Mapping[str, tuple[float, float] | None], index: pd.Index, part: int
) -> list[float]:
    """Degrees east (0) or north (1) of each place; NaN for one that is not drawn."""
    found = (where[group] for group in index)
    return [point[part] if point else float("nan") for point in found]


def _definition(wanted: ClusterQuestion, *, is_summed: bool, language: Language) -> str:
    indicator = wanted.indicator
    about = (
        f"{institutions_text(wanted.selection, language)}, "
        f"{areas_text(wanted.geography, language)}."
    )
    said = [
        f"{indicator.label(language)}. {about}",
        language.text("Is the value of a place like that of its neighbours?"),
    ]
    if is_summed:
        said.append(
            language.text("Months are added up; the rate is that of an average month.")
            if indicator.denominator == "personnel"
            else language.text("Months are added up before dividing.")
        )
    return " ".join(said)


def _names(facts: Facts, areas: tuple[str, ...], period: Period) -> dict[str, str]:
    """The name of each area, as a table shows it."""
    places = {area: facts.gazetteer.place(area, period) for area in areas}
    return {area: place.short_name if place else area for area, place in places.items()}
