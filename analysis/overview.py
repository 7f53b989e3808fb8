"""What a leader must know this month: figures of the month, the month before, who is silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import pandas as pd

from analysis.reporting import reporting_rates
from analysis.sums import sum_states
from domain.indicators import Indicator
from domain.period import Period
from domain.states import State

# Below this share of the expected reports a sum says nothing about the whole (a setting of ours:
# nine in ten reports come in by the due day, so four in five is a month gone wrong or not over).
ENOUGH_REPORTS = 0.8


_COUNTS = ["n_reported", "n_expected", "n_figures"]
_OF_A_MONTH = ["numerator", "denominator", "value", "state", *_COUNTS]

Line = Mapping[str, Any]
"""One month of a series: column -> value."""


@dataclass(frozen=True)
class IndicatorSeries:
    """One indicator summed over a scope, month by month.

    Attributes:
        months: indexed by period ("2024-01"), every month asked for: numerator, denominator,
            value, state, n_reported, n_expected, n_figures.
    """

    indicator: Indicator
    months: pd.DataFrame

    def at(self, period: Period) -> Line:
        """The line of one month.

        Raises:
            KeyError: the month is none of those asked for.
        """
        return self._lines[str(period)]

    @cached_property
    def _lines(self) -> dict[str, Line]:
        """Every month's line; months are asked for often, and a frame gives them slowly."""
        return cast(dict[str, Line], self.months.to_dict("index"))

    def is_representative(self, period: Period) -> bool:
        """Whether enough of the expected reports have figures to speak of the whole."""
        if str(period) not in self.months.index:
            return False
        line = self.at(period)
        expected = int(line["n_expected"])
        return expected > 0 and int(line["n_figures"]) >= ENOUGH_REPORTS * expected

    def change(self, period: Period) -> float | None:
        """Value minus the value of the month before.

        None when either is unknown or rests on too few of the expected reports: a difference
        between a full month and a handful of early reports is no change.
        """
        if not (self.is_representative(period) and self.is_representative(period.previous)):
            return None
        difference = self.at(period)["value"] - self.at(period.previous)["value"]
        return None if pd.isna(difference) else float(difference)


def indicator_series(
    *, indicator: Indicator, states: pd.DataFrame, periods: Sequence[Period]
) -> IndicatorSeries:
    """Sum unit states over everything in the frame, month by month.

    Months in which no unit is in scope are there with the state "not in scope" and no figures.
    """
    sums = sum_states(indicator=indicator, states=states, by=["period"])
    return series_of_months(indicator=indicator, sums=sums, periods=periods)


def series_of_months(
    *, indicator: Indicator, sums: pd.DataFrame, periods: Sequence[Period]
) -> IndicatorSeries:
    """The same of sums that are made: of `sum_states` or `add_sums` by period."""
    known = sums.set_index("period")[_OF_A_MONTH]
    months = known.reindex([str(period) for period in periods])
    months["state"] = months["state"].fillna(State.NOT_IN_SCOPE.value)
    months[_COUNTS] = months[_COUNTS].fillna(0).astype(int)
    return IndicatorSeries(indicator, months)


@dataclass(frozen=True)
class ReportingSeries:
    """Reports received and on time, month by month (index: period)."""

    months: pd.DataFrame

    def at(self, period: Period) -> pd.Series | None:
        """The line of one month, None when no report is expected in it."""
        key = str(period)
        return self.months.loc[key] if key in self.months.index else None


def reporting_series(matrix: pd.DataFrame) -> ReportingSeries:
    """Reporting and on-time rate of each month in a report matrix."""
    return ReportingSeries(reporting_rates(matrix, by=["period"]).set_index("period"))


@dataclass(frozen=True)
class Concentration:
    """How few units hold half of the cases: a count, never a ranking.

    Attributes:
        n_units: fewest units that together hold at least half of the cases.
        n_with_cases: units with at least one case.
        cases: all cases.
    """

    n_units: int
    n_with_cases: int
    cases: int


def concentration(states: pd.DataFrame, period: Period) -> Concentration:
    """How concentrated the cases of a month are among the units that reported any."""
    month = states[states["period"] == str(period)]
    by_unit = month.groupby("unit")["numerator"].sum()
    cases = by_unit[by_unit > 0].sort_values(ascending=False)
    total = int(cases.sum())
    half = int((cases.cumsum() < total / 2).sum()) + 1 if total else 0
    return Concentration(n_units=half, n_with_cases=len(cases), cases=total)
