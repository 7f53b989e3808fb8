"""Cases by stage, age, category, month, channel, phase and institution.

Stages of a month are counts beside each other, never a conversion: a case that is proven this month
may have been reported in an earlier one. Reported, proven and sanctioned are flows and are summed
over months; cases in process are a position at the end of a month and never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.case_rows import NOT_STATED
from analysis.totals import KEY
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.period import Period
from domain.states import State


@dataclass(frozen=True, slots=True)
class StageTotal:
    """One stage over a span of months.

    Attributes:
        cases: the sum over the months with figures of a flow; the last month's of a position;
            None when no report has figures.
        n_months: months with figures, of `n_asked`; of a position both are 1.
        n_reported: reports received in those months.
        n_expected: reports that were expected, or came, in them.
        n_figures: those received that have a figure.
    """

    indicator: Indicator
    cases: float | None
    n_months: int
    n_asked: int
    n_reported: int
    n_expected: int
    n_figures: int

    @property
    def is_whole(self) -> bool:
        """Whether every expected report of the span is in."""
        return 0 < self.n_expected == self.n_reported


def stage_total(
    indicator: Indicator,
    series: TrendSeries,
    *,
    is_position: bool,
    span: Sequence[Period] | None = None,
) -> StageTotal:
    """A stage over some months; missing months add nothing and are counted as missing.

    Args:
        is_position: take the last month instead of a sum.
        span: consecutive months of the series; all of them unless given.
    """
    months = list(span or series.periods)
    first, last = (series.periods.index(month) for month in (months[0], months[-1]))
    kept = slice(last if is_position else first, last + 1)
    known = [value for value in series.values[kept] if value is not None]
    return StageTotal(
        indicator=indicator,
        cases=sum(known) if known else None,
        n_months=len(known),
        n_asked=len(series.periods[kept]),
        n_reported=sum(series.n_reported[kept]),
        n_expected=sum(series.n_expected[kept]),
        n_figures=sum((series.n_figures or series.n_reported)[kept]),
    )


def rows_of(rows: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """The rows whose report counts in the selection.

    Args:
        rows: of `case_rows`.
        states: unit states of a violations indicator within the selection, those that count.
    """
    kept = pd.MultiIndex.from_frame(states.loc[states["is_reported"], KEY])
    return rows[pd.MultiIndex.from_frame(rows[KEY]).isin(kept)]


@dataclass(frozen=True)
class Breakdown:
    """Cases of one stage in parts.

    Attributes:
        parts: code -> cases, in the order of the codes asked for; NaN is unknown: nobody
            reported, or every row of the part is blank.
        not_stated: cases whose rows do not say which part they belong to.
        total: cases of the stage; None when unknown.
    """

    parts: pd.Series
    not_stated: float | None
    total: float | None

    @property
    def stated(self) -> float | None:
        """Cases of which the part is known; None where no part is."""
        return float(self.parts.sum()) if self.parts.notna().any() else None

    @property
    def not_broken_down(self) -> float | None:
        """Cases of the total that no row gives; None where the total or every part is unknown."""
        if self.total is None or self.stated is None:
            return None
        return self.total - self.stated - (self.not_stated or 0.0)


def breakdown(
    rows: pd.DataFrame, *, by: str, stage: str, codes: Sequence[str], total: float | None
) -> Breakdown:
    """Cases of a stage by a dimension or by institution.

    A part without a row is zero, since a category that a report does not list is; it is unknown
    where the total is.
    """
    sums = rows.groupby(by)[stage].sum(min_count=1)
    counts = rows.groupby(by)[stage].size()
    if total is None:
        return Breakdown(pd.Series(np.nan, index=list(codes), dtype=float), None, None)
    found = _filled(sums, counts, [*codes, NOT_STATED])
    rest = found[NOT_STATED]
    return Breakdown(found.drop(NOT_STATED), None if pd.isna(rest) else float(rest), total)


def _filled(sums: pd.Series, counts: pd.Series, codes: Sequence[str]) -> pd.Series:
    """Zero where there is no row; still unknown where all rows are blank."""
    values = sums.reindex(list(codes)).astype(float)
    return values.where(values.notna() | counts.reindex(list(codes)).notna(), 0.0)


def cross(
    rows: pd.DataFrame, *, down: str, across: str, stage: str, codes: Sequence[Sequence[str]]
) -> pd.DataFrame:
    """Cases of a stage by two dimensions: `codes[0]` down, `codes[1]` across.

    Zero where no row speaks of the cell, NaN where all rows that do are blank. Where nobody has
    reported the caller knows that the whole table is unknown.
    """
    index = pd.MultiIndex.from_product([list(codes[0]), list(codes[1])], names=[down, across])
    grouped = rows.groupby([down, across])[stage]
    cells = _filled(grouped.sum(min_count=1), grouped.size(), index.tolist())
    return cells.set_axis(index).unstack(across).reindex(index=codes[0], columns=codes[1])


def by_month(
    rows: pd.DataFrame,
    *,
    by: str,
    stage: str,
    codes: Sequence[str],
    periods: Sequence[Period],
    states: Sequence[State],
) -> pd.DataFrame:
    """Cases of a stage by a dimension (down) and month (across).

    Args:
        states: the state of the whole in each month; the parts are unknown (NaN) in months
            that were not reported, left blank or not in scope, never zero.
    """
    months = [str(period) for period in periods]
    table = cross(rows, down=by, across="period", stage=stage, codes=[codes, months])
    unknown = [
        month
        for month, state in zip(months, states, strict=True)
        if state not in (State.ABOVE_ZERO, State.ZERO)
    ]
    table[unknown] = np.nan
    return table


class Age(StrEnum):
    """How long ago a case in process came in."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    TO_THREE = "to_three"
    TO_SIX = "to_six"
    OLDER = "older"
    NOT_KNOWN = "not_known"


_OLDEST = ((0, Age.THIS_MONTH), (1, Age.LAST_MONTH), (3, Age.TO_THREE), (6, Age.TO_SIX))


def age_of(month_reported: str, period: Period) -> Age:
    """The age class at the end of a month of a case that came in in another.

    Not known where the month is not given or lies after the one asked about.
    """
    if month_reported == NOT_STATED:
        return Age.NOT_KNOWN
    months = period.months_since(Period.parse(month_reported))
    if months < 0:
        return Age.NOT_KNOWN
    return next((age for oldest, age in _OLDEST if months <= oldest), Age.OLDER)


def open_by_age(rows: pd.DataFrame, *, period: Period, total: float | None) -> Breakdown:
    """Cases in process at the end of a month by the time since they came in.

    A position: only that month's reports count, nothing is summed over months.

    Returns:
        All ages but `NOT_KNOWN` as parts; cases without a usable Bulan Dilaporkan are
        `not_stated`.
    """
    known = [age.value for age in Age if age is not Age.NOT_KNOWN]
    aged = with_ages(rows, period)
    return breakdown(aged, by="age", stage="in_process", codes=known, total=total)


def with_ages(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows of one month with a column `age`; "" where it is not known."""
    own = rows[rows["period"] == str(period)]
    ages = {month: age_of(month, period) for month in own["month_reported"].unique()}
    words = {
        month: NOT_STATED if age is Age.NOT_KNOWN else age.value for month, age in ages.items()
    }
    return own.assign(age=own["month_reported"].map(words).astype(object))
