"""What the Violations page shows: stages, open cases, breakdowns, of a scope or of one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd

from analysis.case_rows import NOT_STATED, STAGES
from analysis.cases import (
    Age,
    Breakdown,
    StageTotal,
    breakdown,
    by_month,
    cross,
    open_by_age,
    rows_of,
    stage_total,
    with_ages,
)
from analysis.few_cases import ShownCount
from analysis.sums import sum_states
from analysis.trend import TrendSeries, series_of_sums, trend_series
from domain import indicators
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import BELOW_PROVINCE
from domain.terms import CATEGORIES, CHANNELS, INSTITUTIONS, PHASES, SANCTION_LEVELS
from workflow.case_cells import (
    neighbours,
    open_line,
    open_pairs,
    protected_line,
    protected_pairs,
)
from workflow.facts import Facts
from workflow.map_frame import institutions_text
from workflow.views import Selection, StatesOf, selected_states

STAGE_INDICATORS: Mapping[str, Indicator] = {
    "reported": indicators.VIOLATIONS_REPORTED,
    "proven": indicators.VIOLATIONS_PROVEN,
    "in_process": indicators.VIOLATIONS_IN_PROCESS,
    "sanctioned": indicators.VIOLATIONS_SANCTIONED,
}
_CODES = {
    "category": CATEGORIES.codes,
    "phase": PHASES.codes,
    "channel": CHANNELS.codes,
}
_KNOWN_AGES = [age.value for age in Age if age is not Age.NOT_KNOWN]

Totals = Mapping[str, StageTotal]


@dataclass(frozen=True)
class Cases:
    """The cases of a scope or place over a span of months.

    Attributes:
        place: its name.
        institutions: in words.
        unit: code of the place where it lies below the province and the few-case rule holds.
            Then the span is all months and the institutions are all: the difference of two
            selections would tell a single case.
        span: the months summed; the last one is the month asked about.
        series: stage -> all months of the facts.
        institution_sums: stage -> sums by institution and month, all months of the facts.
        rows: of `case_rows`, those that count here, all months.
        around: the same of the unit's neighbours, itself among them; empty above.
    """

    place: str
    institutions: str
    unit: str | None
    span: tuple[Period, ...]
    series: Mapping[str, TrendSeries]
    institution_sums: Mapping[str, pd.DataFrame]
    rows: pd.DataFrame
    around: pd.DataFrame

    @property
    def is_below_province(self) -> bool:
        """Whether the few-case rule holds."""
        return self.unit is not None

    @property
    def not_broken_down(self) -> float | None:
        """Reported cases of the total that stand in no part; None where the total is unknown."""
        return self._parts("category").not_broken_down

    @property
    def last(self) -> Period:
        """The month asked about."""
        return self.span[-1]

    @cached_property
    def totals(self) -> Totals:
        """Each stage over the span; cases in process at the end of its last month."""
        return {stage: total_of(stage, self.series[stage], self.span) for stage in STAGES}

    @cached_property
    def by_institution(self) -> Mapping[str, Totals]:
        """Institution -> its stages over the span.

        Institutions that nobody is expected to report about, and nobody does, have no line.
        """
        present = set(self.institution_sums["reported"]["institution"])
        labels = {code: code for code in INSTITUTIONS.codes if code in present}
        periods = self.series["reported"].periods
        series = {
            stage: series_of_sums(sums, labels=labels, by="institution", periods=periods)
            for stage, sums in self.institution_sums.items()
        }
        return {
            code: {
                stage: total_of(stage, found[code], self.span) for stage, found in series.items()
            }
            for code in labels
        }

    def _parts(self, by: str) -> Breakdown:
        """Reported cases over the span by category, phase or channel."""
        return breakdown(
            self._within(self.rows),
            by=by,
            stage="reported",
            codes=_CODES[by],
            total=self.totals["reported"].cases,
        )

    def _ages(self) -> Breakdown:
        """Cases in process at the end of the last month by age."""
        total = self.totals["in_process"].cases
        return open_by_age(self.rows, period=self.last, total=total)

    def category_months(self) -> pd.DataFrame:
        """Reported cases by category (those with any) and month, every month of the facts.

        Raises:
            ValueError: below the province, where months are not shown apart.
        """
        if self.is_below_province:
            raise ValueError("below the province months are not shown apart")
        series = self.series["reported"]
        table = by_month(
            self.rows,
            by="category",
            stage="reported",
            codes=_CODES["category"],
            periods=series.periods,
            states=series.states,
        )
        return table[table.gt(0).any(axis=1)]

    def _category_sanctions(self) -> pd.DataFrame:
        """Sanctioned cases of the span by category and level of sanction ("" not stated)."""
        table = cross(
            self._within(self.rows),
            down="category",
            across="sanction_level",
            stage="sanctioned",
            codes=[_CODES["category"], [*SANCTION_LEVELS.codes, NOT_STATED]],
        )
        return table.head(0) if self.totals["sanctioned"].cases is None else table

    def shown_parts(self, by: str) -> dict[str, ShownCount]:
        """Reported cases by category, phase or channel as may be shown; not stated last, as ""."""
        found = self._parts(by)
        if self.unit is None or found.total is None:
            return open_line(found)
        near = self._within(self.around)
        return protected_line(near, self.unit, by=by, stage="reported", codes=_CODES[by])

    def shown_ages(self) -> dict[str, ShownCount]:
        """Cases in process at the end of the last month by age, not known last ("")."""
        found = self._ages()
        if self.unit is None or found.total is None:
            return open_line(found)
        near = with_ages(self.around, self.last)
        return protected_line(near, self.unit, by="age", stage="in_process", codes=_KNOWN_AGES)

    def shown_sanctions(self) -> pd.DataFrame:
        """Sanctioned cases by category and level as they may be shown; lines of zeros left out."""
        table = self._category_sanctions()
        if self.unit is None or table.empty:
            cells = open_pairs(table)
        else:
            cells = protected_pairs(
                self._within(self.around), self.unit,
                down="category", across="sanction_level", stage="sanctioned", like=table,
            )  # fmt: skip
        says = cells.map(lambda cell: cell.value != 0)
        return cells.loc[says.any(axis=1), says.any(axis=0)]

    def _within(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["period"].isin([str(period) for period in self.span])]


def total_of(stage: str, series: TrendSeries, span: Sequence[Period]) -> StageTotal:
    """A stage over the span; a position at the end of its last month."""
    return stage_total(
        STAGE_INDICATORS[stage], series, is_position=stage == "in_process", span=span
    )


def cases_of(  # noqa: PLR0913 - what a page's filters choose, all by name
    facts: Facts,
    states_of: StatesOf,
    rows: pd.DataFrame,
    *,
    selection: Selection,
    period: Period,
    months: int,
    language: Language,
    place: str | None = None,
) -> Cases:
    """The cases of a selection, or of one place.

    Args:
        rows: of `analysis.case_rows.case_rows`, of all facts.
        months: how many, the last of them `period`; 0 for all up to it. Below the province all.
        place: code of a regency, resort, province or Polda; None for the whole scope.
    """
    named = facts.gazetteer.place(place or selection.scope)
    is_below = place is not None and named is not None and named.kind in BELOW_PROVINCE
    asked = Selection() if is_below else selection
    near = neighbours(named, facts.gazetteer) if named is not None and is_below else None
    counted = {
        stage: selected_states(facts, partial(_near, states_of, near), indicator, asked)
        for stage, indicator in STAGE_INDICATORS.items()
    }
    states = {stage: _of_place(own, place) for stage, own in counted.items()}
    span = facts.periods if is_below else _span(facts, period, months)
    name = named.short_name if named else "Indonesia"
    return Cases(
        place=name,
        institutions=institutions_text(asked, language),
        unit=place if is_below else None,
        span=span,
        series={stage: _series(stage, own, name, facts) for stage, own in states.items()},
        institution_sums={stage: _by_institution(stage, own) for stage, own in states.items()},
        rows=rows_of(rows, states["reported"]),
        around=_near_rows(rows, counted["reported"], near),
    )


def _near(states_of: StatesOf, near: frozenset[str] | None, indicator: Indicator) -> pd.DataFrame:
    """The unit states of a place and its neighbours; of everybody where there is no such place."""
    states = states_of(indicator)
    return states if near is None else states[states["unit"].isin(near)]


def _of_place(states: pd.DataFrame, place: str | None) -> pd.DataFrame:
    return states if place is None else states[states["unit"] == place]


def _span(facts: Facts, period: Period, months: int) -> tuple[Period, ...]:
    first = max(facts.periods[0], period.plus(1 - months)) if months else facts.periods[0]
    return tuple(first.through(period))


def _series(stage: str, states: pd.DataFrame, name: str, facts: Facts) -> TrendSeries:
    return trend_series(
        label=name, indicator=STAGE_INDICATORS[stage], states=states, periods=facts.periods
    )


def _by_institution(stage: str, states: pd.DataFrame) -> pd.DataFrame:
    by = ["institution", "period"]
    return sum_states(indicator=STAGE_INDICATORS[stage], states=states, by=by)


def _near_rows(
    rows: pd.DataFrame, states: pd.DataFrame, near: frozenset[str] | None
) -> pd.DataFrame:
    return rows.head(0) if near is None else rows_of(rows[rows["unit"].isin(near)], states)
