"""What the Violations page shows: stages, open cases, breakdowns, of a scope or of one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.case_rows import NOT_STATED, STAGES
from analysis.cases import (
    Breakdown,
    StageTotal,
    breakdown,
    by_month,
    cross,
    open_by_age,
    rows_of,
    stage_total,
)
from analysis.few_cases import ShownCount, shown
from analysis.trend import TrendSeries, trend_series
from domain import indicators
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.terms import CATEGORIES, CHANNELS, INSTITUTIONS, PHASES, SANCTION_LEVELS
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
    "sanction_level": SANCTION_LEVELS.codes,
    "institution": INSTITUTIONS.codes,
}
_BELOW_PROVINCE = (UnitKind.REGENCY, UnitKind.RESORT, UnitKind.OTHER)


@dataclass(frozen=True)
class Cases:
    """The cases of a scope or place over a span of months.

    Attributes:
        place: its name.
        institutions: in words.
        is_below_province: whether the few-case rule holds; then the span is all months, because
            the difference of two spans would tell a single month's case.
        span: the months summed; the last one is the month asked about.
        series: stage -> all months of the facts.
        rows: of `case_rows`, those that count here, all months.
    """

    place: str
    institutions: str
    is_below_province: bool
    span: tuple[Period, ...]
    series: Mapping[str, TrendSeries]
    rows: pd.DataFrame

    @property
    def last(self) -> Period:
        """The month asked about."""
        return self.span[-1]

    @cached_property
    def totals(self) -> Mapping[str, StageTotal]:
        """Each stage over the span; cases in process at the end of its last month."""
        return {stage: self._total(stage) for stage in STAGES}

    def _total(self, stage: str) -> StageTotal:
        return stage_total(
            STAGE_INDICATORS[stage],
            _cut(self.series[stage], self.span),
            is_position=stage == "in_process",
        )

    def parts(self, by: str, *, stage: str = "reported") -> Breakdown:
        """Cases of a stage over the span by a dimension or by institution."""
        return breakdown(
            self._rows_of(stage),
            by=by,
            stage=stage,
            codes=_CODES[by],
            total=self.totals[stage].cases,
        )

    def ages(self) -> Breakdown:
        """Cases in process at the end of the last month by age."""
        total = self.totals["in_process"].cases
        return open_by_age(self.rows, period=self.last, total=total)

    def category_months(self) -> pd.DataFrame:
        """Reported cases by category (those with any) and month, every month of the facts."""
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

    def category_sanctions(self) -> pd.DataFrame:
        """Sanctioned cases of the span by category and level of sanction ("" not stated)."""
        table = cross(
            self._rows_of("sanctioned"),
            down="category",
            across="sanction_level",
            stage="sanctioned",
            codes=[_CODES["category"], [*_CODES["sanction_level"], NOT_STATED]],
        )
        return table.head(0) if self.totals["sanctioned"].cases is None else table

    def shown_parts(self, by: str, *, stage: str = "reported") -> dict[str, ShownCount]:
        """`parts` as they may be shown, those not stated last as "".

        Institutions are no secret: map and trends show the cases of each.
        """
        return self._shown(self.parts(by, stage=stage), is_public=by == "institution")

    def shown_ages(self) -> dict[str, ShownCount]:
        """`ages` as they may be shown, those not known last as ""."""
        return self._shown(self.ages(), is_public=False)

    def _shown(self, found: Breakdown, *, is_public: bool) -> dict[str, ShownCount]:
        counts = pd.concat([found.parts, pd.Series({NOT_STATED: _number(found.not_stated)})])
        is_secret = self.is_below_province and not is_public
        line = shown(counts.to_frame().T, is_below_province=is_secret)
        return dict(line.iloc[0])

    def shown_sanctions(self) -> pd.DataFrame:
        """`category_sanctions` as they may be shown, without lines of nothing but zeros.

        Below the province the whole table is one line of cells: no sum but that of all is known.
        """
        table = self.category_sanctions()
        line = table.stack(future_stack=True).to_frame().T
        cells = shown(line, is_below_province=self.is_below_province).T[0].unstack()
        cells = cells.reindex(index=table.index, columns=table.columns)
        says = cells.map(lambda cell: cell.value != 0)
        return cells.loc[says.any(axis=1), says.any(axis=0)]

    def _rows_of(self, stage: str) -> pd.DataFrame:
        months = [str(p) for p in (self.span if stage != "in_process" else self.span[-1:])]
        return self.rows[self.rows["period"].isin(months)]


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _cut(series: TrendSeries, span: Sequence[Period]) -> TrendSeries:
    first = series.periods.index(span[0])
    last = series.periods.index(span[-1]) + 1
    return TrendSeries(
        label=series.label,
        periods=series.periods[first:last],
        values=series.values[first:last],
        numerators=series.numerators[first:last],
        denominators=series.denominators[first:last],
        states=series.states[first:last],
        n_reported=series.n_reported[first:last],
        n_expected=series.n_expected[first:last],
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
    """The cases of a selection, or of one place within it.

    Args:
        rows: of `analysis.case_rows.case_rows`, of all facts.
        months: how many, the last of them `period`; 0 for all up to it.
        place: code of a regency, resort, province or Polda; None for the whole scope.
    """
    states = {
        stage: _of_place(selected_states(facts, states_of, indicator, selection), place)
        for stage, indicator in STAGE_INDICATORS.items()
    }
    named = facts.gazetteer.place(place or selection.scope)
    name = named.short_name if named else "Indonesia"
    is_below = named is not None and named.kind in _BELOW_PROVINCE
    return Cases(
        place=name,
        institutions=institutions_text(selection, language),
        is_below_province=is_below,
        span=facts.periods if is_below else _span(facts, period, months),
        series={
            stage: trend_series(
                label=name,
                indicator=STAGE_INDICATORS[stage],
                states=own,
                periods=facts.periods,
            )
            for stage, own in states.items()
        },
        rows=rows_of(rows, states["reported"]),
    )


def _of_place(states: pd.DataFrame, place: str | None) -> pd.DataFrame:
    return states if place is None else states[states["unit"] == place]


def _span(facts: Facts, period: Period, months: int) -> tuple[Period, ...]:
    first = max(facts.periods[0], period.plus(1 - months)) if months else facts.periods[0]
    return tuple(first.through(period))


def place_cases(
    facts: Facts, states_of: StatesOf, rows: pd.DataFrame, *, place: str, language: Language
) -> Cases:
    """The cases that one unit reported itself, all months: for the profile of a place."""
    return cases_of(
        facts,
        states_of,
        rows,
        selection=Selection(),
        period=facts.periods[-1],
        months=0,
        language=language,
        place=place,
    )
