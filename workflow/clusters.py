"""Where an indicator clusters: figures of a map's areas, their middles, names for what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.clusters import Clusters, find_clusters, pooled
from analysis.map_view import MapView
from domain.fields import Nature
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.terms import ASN_REGIONAL
from geo.layers import Boundaries
from geo.points import area_points, joined_point, outline
from workflow.facts import Facts
from workflow.map_frame import institutions_text
from workflow.views import Selection

Rings = tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]


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
        """Months, places with a figure of those in scope, as-of date, source, method."""
        first, last = self.months
        months = language.month(last)
        if first != last:
            months = f"{language.short_month(first, year=True)} – {language.month(last)}"
        return (
            months,
            language.text(
                "**{known}** of **{scope}** places with a figure",
                known=language.number(self.clusters.n_known),
                scope=language.number(self.clusters.n_in_scope),
            ),
            language.text("As of {date}", date=language.date(as_of)),
            language.text("Source: monthly reports of the units"),
            language.text("Moran's I, local by Anselin (1995), false discovery rate 5%"),
        )


def geography_of(selection: Selection) -> Geography:
    """Areas to test on: resorts for police institutions, as on the map."""
    police = selection.institutions and ASN_REGIONAL not in selection.institutions
    return Geography.RESORT if police else Geography.REGENCY


def clusters(
    facts: Facts,
    view: MapView,
    *,
    selection: Selection,
    period: Period,
    since: Period | None,
    boundaries: Boundaries | None,
    language: Language,
) -> ClusterView:
    """Test the figures of a map's month, of flows summed from `since` on.

    Args:
        view: of the indicator within the selection, on `geography_of` it.
        since: first month of flows; None, or a month after the period, for the month alone.
            Positions are those of the month, whatever is asked.

    Raises:
        KeyError: the view does not hold the period.
    """
    indicator = view.indicator
    first = period if since is None or indicator.nature is not Nature.FLOW else min(since, period)
    months = [each for each in view.months if first <= each.period <= period]
    last = view.month(period)
    lines = pooled([month.groups for month in months])
    points = area_points(view.geography, period, boundaries)
    where = {group: joined_point(last.members[group], points) for group in lines.index}
    found = find_clusters(
        indicator=indicator,
        lines=lines.assign(
            longitude=_part(where, lines.index, 0), latitude=_part(where, lines.index, 1)
        ),
    )
    return ClusterView(
        clusters=found,
        months=(first, period),
        definition=_definition(indicator, selection, first != period, language),
        areas={group: _names(facts, last.members[group], period) for group in found.lines.index},
        n_undrawn=int(last.undrawn["unit"].nunique()),
        land=outline(period, boundaries),
    )


def _part(
    where: Mapping[str, tuple[float, float] | None], index: pd.Index, part: int
) -> list[float]:
    """Degrees east (0) or north (1) of each place; NaN for one that is not drawn."""
    found = (where[group] for group in index)
    return [point[part] if point else float("nan") for point in found]


def _definition(
    indicator: Indicator, selection: Selection, is_summed: bool, language: Language
) -> str:
    said = [
        f"{indicator.label(language)}. {institutions_text(selection, language)}.",
        language.text("Is the value of a place like that of its neighbours?"),
    ]
    if is_summed:
        said.append(language.text("Months are added up; the rate is that of an average month."))
    return " ".join(said)


def _names(facts: Facts, areas: tuple[str, ...], period: Period) -> dict[str, str]:
    """The name of each area, as a table shows it."""
    places = {area: facts.gazetteer.place(area, period) for area in areas}
    return {area: place.short_name if place else area for area, place in places.items()}
