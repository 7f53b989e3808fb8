"""One place in one month: every indicator beside the place above, its peers and the nation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.overview import IndicatorSeries, indicator_series
from analysis.peers import PeerGroup
from domain.fields import ReportKind
from domain.indicators import INDICATORS, PLEDGE_COMPLETION, Indicator
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from workflow.facts import Facts, units_within, who_reports
from workflow.figure_cells import FigureOrigin, figure_origin
from workflow.profile_peers import PeerFigures, peer_figures
from workflow.region_peers import SeriesOf, above_of, name_of
from workflow.views import Selection, StatesOf, selected_states

AREA_KINDS = (UnitKind.PROVINCE, UnitKind.POLICE_REGION, UnitKind.NATIONAL)


@dataclass(frozen=True, slots=True)
class Beside:
    """A place that the figure is set beside: its series of the same institutions."""

    code: str
    name: str
    series: IndicatorSeries


@dataclass(frozen=True, slots=True)
class IndicatorProfile:
    """One indicator of the place.

    Attributes:
        series: its months; above: the province or Polda of the month, None for those themselves;
        nation: all of Indonesia.
        peers: the figures of the peers in the month.
    """

    indicator: Indicator
    series: IndicatorSeries
    above: Beside | None
    nation: Beside
    peers: PeerFigures


@dataclass(frozen=True)
class Profile:
    """What the page of a place stands on.

    Attributes:
        states: indicator code -> the unit states of the place that count in its sums.
        indicators: in the order of `INDICATORS`.
        pledges: the cells of the pledges of the month.
        group: with which places it is compared.
    """

    place: Place
    period: Period
    selection: Selection
    states: Mapping[str, pd.DataFrame]
    indicators: tuple[IndicatorProfile, ...]
    pledges: FigureOrigin
    group: PeerGroup

    @property
    def is_area(self) -> bool:
        """Whether its figures are sums over units below it."""
        return self.place.kind in AREA_KINDS

    def of(self, indicator: Indicator) -> IndicatorProfile:
        """The profile of one indicator."""
        return next(each for each in self.indicators if each.indicator.code == indicator.code)

    def first_of(self, kind: ReportKind) -> IndicatorProfile:
        """The first indicator of a kind: it decides whether a report is zero or blank."""
        return next(each for each in self.indicators if each.indicator.kind is kind)


def profile(
    facts: Facts,
    states_of: StatesOf,
    series_of: SeriesOf,
    *,
    place: Place,
    institutions: tuple[str, ...],
    period: Period,
    group: PeerGroup,
) -> Profile:
    """The profile of a regency, resort, province, Polda or the nation.

    Args:
        institutions: empty for all. A regency or resort is compared on the institutions that it
            reports on alone: its own civil servants not with the police of the province.
        group: with which places of its kind it is compared; provinces and Poldas are compared
            with all of theirs, or with those of about the same size.
    """
    code = place.code
    if not institutions and place.kind not in AREA_KINDS:
        institutions = institutions_of(facts, code)
    selection = Selection(institutions=institutions, scope=code)
    states = {
        indicator.code: selected_states(facts, states_of, indicator, selection)
        for indicator in INDICATORS
    }
    peers = peer_figures(
        facts, states_of, place=place, selection=selection, period=period, group=group
    )
    above = _above(facts, place, period)

    def beside(indicator: Indicator, code: str) -> Beside:
        series = series_of(indicator, institutions, code)
        return Beside(code, name_of(facts, code), series)

    return Profile(
        place=place,
        period=period,
        selection=selection,
        states=states,
        indicators=tuple(
            IndicatorProfile(
                indicator=indicator,
                series=indicator_series(
                    indicator=indicator, states=states[indicator.code], periods=facts.periods
                ),
                above=beside(indicator, above) if above else None,
                nation=beside(indicator, NATIONAL_CODE),
                peers=peers[indicator.code],
            )
            for indicator in INDICATORS
        ),
        pledges=figure_origin(
            facts,
            indicator=PLEDGE_COMPLETION,
            states=states[PLEDGE_COMPLETION.code],
            period=period,
        ),
        group=group,
    )


def _above(facts: Facts, place: Place, period: Period) -> str | None:
    """Code of the place above in this month; None for a province or Polda: it is its own."""
    above = above_of(facts, place.code, period)
    return above if above not in (NATIONAL_CODE, place.code) else None


def institutions_of(facts: Facts, code: str) -> tuple[str, ...]:
    """The institutions that the units of a place report on, or are expected to."""
    within = units_within(facts, code)
    units = within.ever if within is not None else frozenset[str]()
    reported = who_reports(facts)
    if within is not None:
        reported = reported[reported["unit"].isin(units)]
    kinds = {place.kind for unit in units if (place := facts.gazetteer.place(unit))}
    expected = {
        rule.institution
        for rule in facts.scope.rules
        if within is None or kinds & {*rule.unit_kinds}
    }
    return tuple(sorted({*reported["institution"], *expected}))


def related(facts: Facts, place: Place, period: Period) -> tuple[Place, ...]:
    """Places to go on to: those above, those below, and units of the other kind on its ground."""
    gazetteer = facts.gazetteer
    above = [
        gazetteer.place(code, period)
        for code in (place.province_code, place.police_region_code)
        if code
    ]
    if place.kind is UnitKind.REGENCY:
        codes = [
            j.resort_code for j in gazetteer.jurisdictions(period) if j.regency_code == place.code
        ]
    elif place.kind is UnitKind.RESORT:
        codes = [
            j.regency_code for j in gazetteer.jurisdictions(period) if j.resort_code == place.code
        ]
    else:
        codes = []
    beside = [gazetteer.place(code, period) for code in dict.fromkeys(codes)]
    return tuple(found for found in (*above, *beside) if found and found.code != place.code)
