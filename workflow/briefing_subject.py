"""Whom and when a briefing is about, and what its slides share: figures, frame line, stamps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.overview import IndicatorSeries, indicator_series
from charts.frame import dated_stamp
from domain.briefing import Body, Slide, SlideKind
from domain.indicators import PLEDGE_COMPLETION, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography, Place, UnitKind
from domain.terms import ASN_REGIONAL
from geo.layers import Boundaries, built_in
from workflow.boundaries import layer_words
from workflow.facts import Facts, units_within
from workflow.map_frame import institutions_text
from workflow.months import provisional_from
from workflow.view_codes import code_of
from workflow.views import Overview, Selection, StatesOf, overview, selected_states


@dataclass(frozen=True, eq=False)
class Subject:
    """The place, institutions and month of a briefing, with the facts that it stands on.

    Attributes:
        geography: the areas of map and comparison.
        as_of: the day whose knowledge is shown; also tells provisional months.
        is_earlier: whether that day is past, so that every slide must say so.
    """

    facts: Facts
    states_of: StatesOf
    selection: Selection
    geography: Geography
    period: Period
    language: Language
    as_of: date
    is_earlier: bool
    boundaries: Boundaries = field(default_factory=built_in)

    @cached_property
    def states(self) -> StatesOf:
        """The unit states of the scope alone: asked often, narrowed once."""
        kept: dict[str, pd.DataFrame] = {}

        def states(indicator: Indicator) -> pd.DataFrame:
            if indicator.code not in kept:
                kept[indicator.code] = selected_states(
                    self.facts, self.states_of, indicator, self.selection
                )
            return kept[indicator.code]

        return states

    def series(self, indicator: Indicator, place: str = "") -> IndicatorSeries:
        """The months of the scope, or of a unit in it, as the findings read them."""
        if not place and "overview" in self.__dict__:
            return self.overview.series[indicator.code]
        states = self.states(indicator)
        own = states[states["unit"] == place] if place else states
        return indicator_series(indicator=indicator, states=own, periods=self.facts.periods)

    @cached_property
    def map_states(self) -> StatesOf:
        """The same with the reports that no sum counts: the ledger of a map lists their units."""
        kept: dict[str, pd.DataFrame] = {}

        def states(indicator: Indicator) -> pd.DataFrame:
            if indicator.code not in kept:
                kept[indicator.code] = _rough(self.facts, self.states_of(indicator), self.selection)
            return kept[indicator.code]

        return states

    @cached_property
    def overview(self) -> Overview:
        """What the Overview page shows of the month."""
        return overview(
            self.facts,
            self.states,
            selection=self.selection,
            period=self.period,
            as_of=self.as_of,
            language=self.language,
        )

    @property
    def place(self) -> Place | None:
        """The scope's place in the month, or as it is known at all."""
        gazetteer, code = self.facts.gazetteer, self.selection.scope
        return gazetteer.place(code, self.period) or gazetteer.place(code)

    @property
    def place_name(self) -> str:
        """Indonesia, or the name of a province or a Polda."""
        return self.place.short_name if self.place else "Indonesia"

    @property
    def month(self) -> str:
        """The month in words."""
        return self.language.month(self.period)

    @property
    def institutions(self) -> str:
        """The institutions in words."""
        return institutions_text(self.selection, self.language)

    @property
    def provisional_from(self) -> Period | None:
        """The first month whose reports may still come in time; None when there is none."""
        return provisional_from(self.facts, self.as_of)

    @property
    def is_provisional(self) -> bool:
        """Whether the month itself may still change."""
        first = self.provisional_from
        return first is not None and first <= self.period

    @property
    def layer(self) -> str:
        """The boundaries in words."""
        return layer_words(self.boundaries.source, self.language)

    def line(self, n_reported: int, n_expected: int) -> tuple[str, ...]:
        """Month, reports received of those expected, day, source."""
        t, number = self.language.text, self.language.number
        return (
            t("{month}, provisional", month=self.month) if self.is_provisional else self.month,
            t(
                "**{reported}** of **{expected}** reports in",
                reported=number(n_reported),
                expected=number(n_expected),
            ),
            t("As of {date}", date=self.language.date(self.as_of)),
            t("Source: monthly reports of the units"),
        )

    @property
    def month_line(self) -> tuple[str, ...]:
        """The line of the month's reports of all kinds."""
        found = self.overview.reporting.at(self.period)
        if found is None:
            return self.line(0, 0)
        return self.line(int(found["n_reported"]), int(found["n_expected"]))

    def code(
        self,
        page: str,
        indicator: Indicator = PLEDGE_COMPLETION,
        places: tuple[str, ...] = (),
        choices: Mapping[str, str] | None = None,
    ) -> str:
        """The short code that reopens the view; see `workflow.view_codes.code_of`."""
        return code_of(
            page,
            period=self.period,
            as_of=self.as_of,
            selection=self.selection,
            indicator=indicator,
            geography=self.geography,
            places=places,
            choices=choices,
        )

    def slide(  # noqa: PLR0913 - everything that a slide says, all by name
        self,
        kind: SlideKind,
        *,
        title: str,
        definition: str,
        body: Body,
        alt: str,
        notes: tuple[str, ...],
        line: tuple[str, ...],
        code: str,
        reading: tuple[str, ...] = (),
    ) -> Slide:
        """A slide with the stamps that all of them bear; empty sentences are left out."""
        return Slide(
            kind=kind,
            title=title,
            definition=definition,
            body=body,
            reading=tuple(filter(None, reading)),
            alt=alt,
            notes=tuple(filter(None, notes)),
            line=tuple(filter(None, line)),
            code=code,
            is_sample=self.facts.has_sample,
            dated=dated_stamp(self.as_of, self.language) if self.is_earlier else "",
        )


def _rough(facts: Facts, states: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The lines of units that were ever in the scope; months are looked at by whoever asks."""
    within = units_within(facts, selection.scope)
    if within is None:
        return states
    return states[states["unit"].isin(within.ever)]


def usual_geography(facts: Facts, selection: Selection) -> Geography:
    """The areas that a scope is shown on: resorts for the police, else regencies and cities."""
    place = facts.gazetteer.place(selection.scope)
    is_police = selection.institutions and ASN_REGIONAL not in selection.institutions
    if is_police or (place is not None and place.kind is UnitKind.POLICE_REGION):
        return Geography.RESORT
    return Geography.REGENCY
