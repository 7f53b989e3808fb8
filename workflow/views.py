"""From facts to what a page shows: a map, an overview, a trend, a reporting matrix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis import attention
from analysis.findings import Finding, monthly_findings
from analysis.map_view import Join, MapView, build_map_view, smoothed
from analysis.overview import (
    IndicatorSeries,
    ReportingSeries,
    concentration,
    indicator_series,
    reporting_series,
)
from analysis.reporting import any_kind, silence
from analysis.sums import count_states
from domain import indicators
from domain.breaks import BREAK_CHOICES, BreakChoice
from domain.indicators import Indicator, IndicatorUnit
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Geography, UnitKind
from domain.states import State
from geo.evidence import weak_evidence
from geo.joins import join_areas
from workflow.facts import Facts, counted, narrowed, report_lines, units_within

StatesOf = Callable[[Indicator], pd.DataFrame]
TALK_LINES = 7
TALK_LINES_PER_REASON = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """What a page's filters choose.

    Attributes:
        institutions: institution codes; empty for all.
        scope: "indonesia", a province code or a Polda code.
        breaks: how the classes of a map's colours are formed.
        is_smoothed: whether a map of rare cases shows shrunken rates.
    """

    institutions: tuple[str, ...] = ()
    scope: str = NATIONAL_CODE
    breaks: BreakChoice = BREAK_CHOICES[0]
    is_smoothed: bool = False

    def smooths(self, indicator: Indicator) -> bool:
        """Whether the indicator's map is smoothed: only rates of rare cases ever are."""
        return self.is_smoothed and can_be_smoothed(indicator)


def can_be_smoothed(indicator: Indicator) -> bool:
    """Whether it is a rate of rare cases, of which raw maps mostly show who is small."""
    return indicator.unit is IndicatorUnit.PER_1000


def selected_states(
    facts: Facts, states_of: StatesOf, indicator: Indicator, selection: Selection
) -> pd.DataFrame:
    """The unit states of an indicator within a selection."""
    return counted(all_states(facts, states_of, indicator, selection))


def all_states(
    facts: Facts, states_of: StatesOf, indicator: Indicator, selection: Selection
) -> pd.DataFrame:
    """The same with the reports that no sum counts (`is_counted`)."""
    return narrowed(
        states_of(indicator),
        institutions=selection.institutions,
        units=units_within(facts, selection.scope),
    )


def map_view(
    facts: Facts,
    states_of: StatesOf,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
) -> MapView:
    """The map of an indicator over all months of the facts."""
    states = all_states(facts, states_of, indicator, selection)
    joins = _joins(facts, states, geography)
    view = build_map_view(
        indicator=indicator,
        geography=geography,
        states=counted(states),
        joins=joins,
        periods=facts.periods,
        breaks=selection.breaks,
    )
    return smoothed(view) if selection.smooths(indicator) else view


def _joins(facts: Facts, states: pd.DataFrame, geography: Geography) -> dict[Period, Join]:
    """The join of every month; months of the same places and the same units share one."""
    counted_units = _units_by_month(counted(states))
    all_units = _units_by_month(states)
    found: dict[tuple[str, frozenset[str]], Join] = {}
    joins: dict[Period, Join] = {}
    for period in facts.periods:
        units = counted_units.get(str(period), {})
        key = facts.gazetteer.vintage(period), frozenset(units)
        if key not in found:
            found[key] = _join(facts, list(units), geography, period)
        others = frozenset(all_units.get(str(period), {})) - key[1]
        joins[period] = replace(found[key], not_counted=others) if others else found[key]
    return joins


def _units_by_month(states: pd.DataFrame) -> dict[str, dict[str, None]]:
    """Month -> its units, each once, in the order of their lines."""
    pairs = states[["period", "unit"]].drop_duplicates()
    return {period: dict.fromkeys(part) for period, part in pairs.groupby("period")["unit"]}


def _join(facts: Facts, units: list[str], geography: Geography, period: Period) -> Join:
    """Which unit falls on which area; a port or airport resort is a marker of its own."""
    joined = join_areas(units=units, geography=geography, period=period, gazetteer=facts.gazetteer)
    markers = {
        unit: unit
        for unit in joined.without_area
        if geography is Geography.RESORT and _is_marker(facts, unit, period)
    }
    weak = weak_evidence(units=units, geography=geography, period=period, gazetteer=facts.gazetteer)
    return Join(
        area_of={**joined.area_of, **markers},
        groups={**joined.groups, **{unit: (unit,) for unit in markers}},
        noted=frozenset(weak),
    )


def _is_marker(facts: Facts, unit: str, period: Period) -> bool:
    place = facts.gazetteer.place(unit, period)
    return place is not None and place.kind is UnitKind.RESORT and place.exists_in(period)


@dataclass(frozen=True)
class Overview:
    """What the Overview page shows of one month.

    Attributes:
        findings: the sentences.
        series: indicator code -> its months.
        reporting: all expected reports, month by month.
        unit_counts: units in each state of the pledge report.
        n_unexpected: how many of these units are outside the reporting scope.
        attention: units to talk to: unit_kind, unit, institution, reason, amount, since, and
            n_reported of n_expected reports so far.
    """

    period: Period
    findings: tuple[Finding, ...]
    series: Mapping[str, IndicatorSeries]
    reporting: ReportingSeries
    unit_counts: Mapping[State, int]
    n_unexpected: int
    attention: pd.DataFrame


def overview(
    facts: Facts,
    states_of: StatesOf,
    *,
    selection: Selection,
    period: Period,
    as_of: date,
    language: Language,
) -> Overview:
    """Sum, compare and word the month, as on a day."""

    def own(indicator: Indicator) -> pd.DataFrame:
        return selected_states(facts, states_of, indicator, selection)

    series = {
        indicator.code: indicator_series(
            indicator=indicator, states=own(indicator), periods=facts.periods
        )
        for indicator in indicators.INDICATORS
    }
    matrix = _matrix_of_all_kinds(facts, selection)
    reporting = reporting_series(matrix)
    pledges = own(indicators.PLEDGE_COMPLETION)
    of_month = pledges[pledges["period"] == str(period)]
    return Overview(
        period=period,
        findings=monthly_findings(
            period=period,
            pledges=series[indicators.PLEDGE_COMPLETION.code],
            reported=series[indicators.VIOLATIONS_REPORTED.code],
            proven=series[indicators.VIOLATIONS_PROVEN.code],
            reporting=reporting,
            concentrated=concentration(own(indicators.VIOLATIONS_REPORTED), period),
            language=language,
        ),
        series=series,
        reporting=reporting,
        unit_counts=count_states(of_month),
        n_unexpected=int((~of_month["is_expected"]).sum()),
        attention=_attention(facts, own, matrix, period, as_of),
    )


def _attention(
    facts: Facts, own: StatesOf, matrix: pd.DataFrame, period: Period, as_of: date
) -> pd.DataFrame:
    quiet = silence(any_kind(matrix), periods=facts.periods, until=_last_due(facts, period, as_of))
    pledges = own(indicators.PLEDGE_COMPLETION)
    listed = attention.attention_list(
        [
            attention.proven_without_follow_up(
                proven=own(indicators.VIOLATIONS_PROVEN),
                in_process=own(indicators.VIOLATIONS_IN_PROCESS),
                sanctioned=own(indicators.VIOLATIONS_SANCTIONED),
                period=period,
            ),
            attention.silent_units(quiet),
            attention.above_full(pledges, period=period),
            attention.signed_fell(pledges, period=period),
            attention.blank_units(pledges, period=period),
        ],
        at_most=TALK_LINES,
        per_reason=TALK_LINES_PER_REASON,
    )
    counted = quiet[[*attention.UNIT, "n_reported", "n_expected"]]
    return listed.merge(counted, on=attention.UNIT, how="left")


def _last_due(facts: Facts, period: Period, as_of: date) -> Period:
    """The last month up to the period whose reports are overdue: before that silence is no fact."""
    while facts.scope.due_on(period) >= as_of and period > facts.periods[0]:
        period = period.previous
    return period


def reporting_matrix(facts: Facts, *, kind: str, selection: Selection) -> pd.DataFrame:
    """Every expected report of a kind within a selection, with what became of it."""
    return narrowed(
        report_lines(facts, kind),
        institutions=selection.institutions,
        units=units_within(facts, selection.scope),
    )


def _matrix_of_all_kinds(facts: Facts, selection: Selection) -> pd.DataFrame:
    return pd.concat(
        [
            reporting_matrix(facts, kind=kind.value, selection=selection).assign(kind=kind.value)
            for kind in facts.scope.kinds
        ],
        ignore_index=True,
    )
