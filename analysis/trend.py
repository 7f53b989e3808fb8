"""One indicator over months, as plain data for a line, bars or a small chart in a tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.overview import ENOUGH_REPORTS
from analysis.sums import sum_states
from domain.indicators import Indicator
from domain.period import Period
from domain.states import State


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One line of a trend; all tuples are as long as `periods`.

    Attributes:
        values: as stored (rates 0-1, counts); None where unknown, never 0 for missing.
        numerators: summed numerators; None where unknown.
        denominators: summed denominators; None where unknown or where there is none.
        states: the state of the sum in each month.
        n_reported: units that reported.
        n_expected: units that were expected to, or did.
        n_figures: units whose reports have figures; empty where nobody asked.
    """

    label: str
    periods: tuple[Period, ...]
    values: tuple[float | None, ...]
    numerators: tuple[float | None, ...]
    denominators: tuple[float | None, ...]
    states: tuple[State, ...]
    n_reported: tuple[int, ...]
    n_expected: tuple[int, ...]
    n_figures: tuple[int, ...] = ()

    @property
    def last_known(self) -> int | None:
        """Index of the last month with a value, None when there is none."""
        known = [i for i, value in enumerate(self.values) if value is not None]
        return known[-1] if known else None

    def is_enough(self, i: int) -> bool:
        """Whether so many of a month's expected reports have figures that it may be judged."""
        figures = self.n_figures or self.n_reported
        return figures[i] >= ENOUGH_REPORTS * self.n_expected[i] > 0

    def until(self, period: Period) -> TrendSeries:
        """The same without the months after one."""
        n = sum(each <= period for each in self.periods)
        return TrendSeries(
            label=self.label,
            periods=self.periods[:n],
            values=self.values[:n],
            numerators=self.numerators[:n],
            denominators=self.denominators[:n],
            states=self.states[:n],
            n_reported=self.n_reported[:n],
            n_expected=self.n_expected[:n],
            n_figures=self.n_figures[:n],
        )


def trend_series(
    *, label: str, indicator: Indicator, states: pd.DataFrame, periods: Sequence[Period]
) -> TrendSeries:
    """Sum unit states month by month; a month without any unit is not in scope.

    Args:
        states: of `unit_states`, the units and institutions wanted.
    """
    sums = sum_states(indicator=indicator, states=states, by=["period"]).set_index("period")
    return _series(label, sums, periods)


def trend_series_by(
    *,
    labels: Mapping[str, str],
    by: str,
    indicator: Indicator,
    states: pd.DataFrame,
    periods: Sequence[Period],
) -> dict[str, TrendSeries]:
    """A series for each label, keyed as the labels are; places without a line are kept.

    Args:
        labels: value of the `by` column -> label, in the order wanted.
    """
    own = states[states[by].isin(labels)]
    sums = sum_states(indicator=indicator, states=own, by=[by, "period"])
    return series_of_sums(sums, labels=labels, by=by, periods=periods)


def series_of_sums(
    sums: pd.DataFrame, *, labels: Mapping[str, str], by: str, periods: Sequence[Period]
) -> dict[str, TrendSeries]:
    """The same of sums that are made already (`sum_states` by the `by` column and period)."""
    parts = {key: part.set_index("period") for key, part in sums.groupby(by)}
    empty = sums.head(0).set_index("period")
    return {key: _series(text, parts.get(key, empty), periods) for key, text in labels.items()}


def _series(label: str, sums: pd.DataFrame, periods: Sequence[Period]) -> TrendSeries:
    lines = sums.reindex([str(period) for period in periods])
    states = lines["state"].where(lines["state"].notna(), State.NOT_IN_SCOPE.value)
    return TrendSeries(
        label=label,
        periods=tuple(periods),
        values=_optional(lines["value"]),
        numerators=_optional(lines["numerator"]),
        denominators=_optional(lines["denominator"]),
        states=tuple(State(value) for value in states),
        n_reported=tuple(int(n) for n in lines["n_reported"].fillna(0)),
        n_expected=tuple(int(n) for n in lines["n_expected"].fillna(0)),
        n_figures=tuple(int(n) for n in lines["n_figures"].fillna(0)),
    )


def _optional(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in column)
