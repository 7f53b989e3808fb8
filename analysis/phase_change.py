"""A month against the month before, and a phase of an election against the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.control_chart import ControlChart
from analysis.trend import TrendSeries
from analysis.two_periods import Amount, Difference, difference
from domain.calendar import Band, months_of, phase_of, previous_band
from domain.fields import Nature
from domain.indicators import Indicator


@dataclass(frozen=True, slots=True)
class MonthChange:
    """The last judged month and the one before it, as indices of the series."""

    now: int
    before: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """The phase of the last judged month, so far, and the same phase of the election before.

    Attributes:
        last: index of the last judged month; None where there is none.
        band: its phase; None where the month lies in none.
        earlier: the phase before; None where the calendar has none.
        months, earlier_months: indices of their judged months; for positions the last one only.
        difference: None where one of them has no judged month.
    """

    last: int | None = None
    band: Band | None = None
    earlier: Band | None = None
    months: tuple[int, ...] = ()
    earlier_months: tuple[int, ...] = ()
    difference: Difference | None = None


def month_change(
    series: TrendSeries, chart: ControlChart, *, indicator: Indicator
) -> MonthChange | None:
    """The last judged month against the one right before it.

    None where either is missing, provisional or has too few reports: an older month would not do
    in its place. Positions are not tested: they are largely the same people or cases.
    """
    last = _last_judged(chart)
    if last is None or last == 0 or not chart.is_judged[last - 1]:
        return None
    return MonthChange(last, last - 1, _difference(series, chart, indicator, [last], [last - 1]))


def phase_change(series: TrendSeries, chart: ControlChart, *, indicator: Indicator) -> PhaseChange:
    """The phase of the last judged month against the same phase of the election before.

    A month belongs to the phase that most of its days lie in. Months without a judged figure are
    left out of both sides, never counted as 0.
    """
    last = _last_judged(chart)
    band = phase_of(series.periods[last]) if last is not None else None
    if last is None or band is None:
        return PhaseChange(last)
    earlier = previous_band(band)
    is_position = indicator.nature is Nature.POSITION
    now = _within(series, chart, band, is_position)
    before = _within(series, chart, earlier, is_position) if earlier else []
    found = _difference(series, chart, indicator, now, before) if before else None
    return PhaseChange(last, band, earlier, tuple(now), tuple(before), found)


def _last_judged(chart: ControlChart) -> int | None:
    judged = [i for i, is_judged in enumerate(chart.is_judged) if is_judged]
    return judged[-1] if judged else None


def _within(series: TrendSeries, chart: ControlChart, band: Band, is_position: bool) -> list[int]:
    months = set(months_of(band))
    found = [
        i for i, period in enumerate(series.periods) if period in months and chart.is_judged[i]
    ]
    return found[-1:] if is_position else found


def _difference(
    series: TrendSeries,
    chart: ControlChart,
    indicator: Indicator,
    now: list[int],
    before: list[int],
) -> Difference:
    first, second = (amount_of(series, chart, months) for months in (now, before))
    if indicator.nature is Nature.POSITION:
        return Difference(first, second, None)
    return difference(
        now=first,
        before=second,
        kind=chart.kind,
        sigma_z=chart.sigma_z,
        n_months=len(chart.baseline),
    )


def amount_of(series: TrendSeries, chart: ControlChart, months: Sequence[int]) -> Amount:
    """Cases and exposure of some months together; None where any of them is unknown."""
    cases = [series.numerators[i] for i in months]
    exposures = [chart.exposures[i] for i in months]
    return Amount(_sum(cases), _sum(exposures))


def _sum(figures: list[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known and len(known) == len(figures) else None
