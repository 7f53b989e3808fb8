"""A p- or u-chart of an indicator over months: centre, limits, marked points.

The centre comes from firm months only: never from provisional or missing ones, nor from months
with too few reports, and where there are enough others not from months of a campaign.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysis.counts import Flags, Numbers
from analysis.limits import LEVEL_998
from analysis.month_limits import Months, bounds_of, centre_of, limits_of, scores_of
from analysis.run_rules import Signal, find_signals
from analysis.scatter import ChartKind, is_wide, scatter
from analysis.trend import TrendSeries
from domain.calendar import campaign_of
from domain.fields import Nature
from domain.indicators import Indicator, IndicatorUnit
from domain.period import Period

# With fewer months there are no limits, below the second number they are tentative.
LEAST_MONTHS = 6
ENOUGH_MONTHS = 12
# Cases (and, of a share, people outside of it) that a centre must rest on.
LEAST_CASES = 10
# One in so many months of a baseline may be left out of it as too far from the others.
_OUTLIERS = 5


class NoLimits(StrEnum):
    """Why a chart has no limits."""

    POSITION = "position"
    FEW_MONTHS = "few_months"
    FEW_CASES = "few_cases"


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Centre, limits and marks of a series; tuples as long as its months, as drawn values.

    Attributes:
        kind: p for shares of a denominator, u for cases over personnel or reporting units.
        is_judged: whether a month may be marked: firm, known, enough reports, no share above 1.
        exposures: denominators, or reporting units of a count; None where unknown.
        centre: rate that the limits lie around: of the denominator, or cases a reporting unit;
            None without limits.
        expected: the centre as each month's value; None where the month is unknown or has too few
            of the expected reports.
        lower_95, upper_95, lower_998, upper_998: limits of each month; None where expected is.
            Those of months outside the baseline are limits of a prediction.
        baseline: indices of the months that the centre comes from.
        left_out: other months that would be in it, but lie beyond the limits of its others.
        is_outside_campaign: whether these are only months without a day of campaign.
        sigma_z: scatter of the baseline's z-scores where the limits were widened by it, else None:
            the limits are exact then.
        signals: marked stretches of judged months.
        provisional: months still coming in that lie beyond a 99.8 % limit as things stand.
        why_none: why there are no limits; None where there are.
    """

    kind: ChartKind
    is_judged: tuple[bool, ...]
    exposures: tuple[float | None, ...]
    centre: float | None = None
    expected: tuple[float | None, ...] = ()
    lower_95: tuple[float | None, ...] = ()
    upper_95: tuple[float | None, ...] = ()
    lower_998: tuple[float | None, ...] = ()
    upper_998: tuple[float | None, ...] = ()
    baseline: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    is_outside_campaign: bool = False
    sigma_z: float | None = None
    signals: tuple[Signal, ...] = ()
    provisional: tuple[Signal, ...] = ()
    why_none: NoLimits | None = None

    @property
    def has_limits(self) -> bool:
        """Whether there are limits to draw."""
        return self.why_none is None

    @property
    def n_judged(self) -> int:
        """How many months may be marked."""
        return sum(self.is_judged)

    @property
    def n_predicted(self) -> int:
        """How many months have limits of a prediction: those that the centre does not come from."""
        drawn = sum(value is not None for value in self.expected)
        return drawn - len(self.baseline)

    @property
    def is_tentative(self) -> bool:
        """Whether the centre rests on so few months that it may still move."""
        return len(self.baseline) < ENOUGH_MONTHS


def control_chart(
    series: TrendSeries, *, indicator: Indicator, provisional_from: Period | None = None
) -> ControlChart:
    """The control chart of a series of monthly figures.

    Shares of a denominator get binomial limits (p-chart), rates over personnel and plain counts
    Poisson limits (u-chart); the exposure of a count is the number of units with figures. Limits
    are exact, unless the baseline scatters more than chance: then they are widened. Positions
    (signed so far, in process) are about the same people and cases from month to month, and have
    no limits.

    Args:
        series: monthly, not cumulative; missing months are None and stay so: they have no limits,
            are no part of the centre, and end every run.
        provisional_from: first month whose reports are still coming in.
    """
    months = _months(series, indicator)
    is_firm = _firm(series, provisional_from)
    usable = _usable(series, months)
    judged = usable & is_firm
    if indicator.nature is Nature.POSITION:
        return _without(months, judged, NoLimits.POSITION)
    base, is_outside = _baseline(series.periods, judged)
    if base.sum() < LEAST_MONTHS:
        return _without(months, judged, NoLimits.FEW_MONTHS)
    if not _is_enough(months, base):
        return _without(months, judged, NoLimits.FEW_CASES)
    return _chart(months, base, judged, usable & ~is_firm, is_outside)


def _chart(
    months: Months, quiet: Flags, judged: Flags, provisional: Flags, is_outside: bool
) -> ControlChart:
    base = _without_outliers(months, quiet)
    sigma_z = _widening(months, base)
    bounds = bounds_of(months, base, sigma_z=sigma_z)
    shown = judged | provisional
    late = find_signals(values=months.values, bounds=bounds, is_judged=provisional)
    return ControlChart(
        kind=months.kind,
        is_judged=tuple(bool(one) for one in judged),
        exposures=_optional(months.exposure),
        centre=centre_of(months, base),
        expected=_optional(bounds.centre, shown),
        lower_95=_optional(bounds.lower_95, shown),
        upper_95=_optional(bounds.upper_95, shown),
        lower_998=_optional(bounds.lower_998, shown),
        upper_998=_optional(bounds.upper_998, shown),
        baseline=tuple(int(i) for i in np.flatnonzero(base)),
        left_out=tuple(int(i) for i in np.flatnonzero(quiet & ~base)),
        is_outside_campaign=is_outside,
        sigma_z=sigma_z,
        signals=find_signals(values=months.values, bounds=bounds, is_judged=judged),
        provisional=tuple(one for one in late if one.first == one.last),
    )


def _without_outliers(months: Months, base: Flags) -> Flags:
    """The baseline without months beyond 99.8 % limits of prediction from its others.

    The farthest month first, then the next, a fifth of them at most: one far month would else move
    the mean, and widen the limits, that it is judged by (trial limits; Montgomery, Introduction to
    Statistical Quality Control).
    """
    kept = base
    for _ in range(int(base.sum()) // _OUTLIERS):
        far = _farthest(months, kept)
        others = kept.copy()
        others[far] = False
        is_enough = others.sum() >= LEAST_MONTHS and _is_enough(months, others)
        if not is_enough or not _is_far(months, others, far):
            break
        kept = others
    return kept


def _is_far(months: Months, others: Flags, far: int) -> bool:
    """Whether a month lies beyond what the others predict, however little these scatter."""
    sigma_z, _ = scatter(scores_of(months, others))
    low, high = limits_of(months, others, sigma_z=max(1.0, sigma_z), level=LEVEL_998)
    rate = months.cases[far] / months.exposure[far]
    return bool(rate < low[far] or rate > high[far])


def _farthest(months: Months, base: Flags) -> int:
    scores = np.abs(scores_of(months, base))
    return int(np.nanargmax(np.where(base, scores, np.nan)))


def _without(months: Months, judged: Flags, reason: NoLimits) -> ControlChart:
    return ControlChart(
        months.kind,
        tuple(bool(one) for one in judged),
        _optional(months.exposure),
        why_none=reason,
    )


def chart_kind(indicator: Indicator) -> ChartKind:
    """Kind p where the numerator is a part of the denominator, u for cases over an exposure."""
    return ChartKind.P if indicator.unit is IndicatorUnit.PERCENT else ChartKind.U


def _months(series: TrendSeries, indicator: Indicator) -> Months:
    cases = _array(series.numerators)
    if indicator.is_rate:
        exposure = _array(series.denominators)
        return Months(cases, exposure, np.ones(len(cases)), chart_kind(indicator))
    units = np.asarray(series.n_figures or series.n_reported, dtype=float)
    units = np.where(np.isnan(cases), np.nan, units)
    return Months(cases, units, units, ChartKind.U)


def _usable(series: TrendSeries, months: Months) -> Flags:
    """Months with a figure from enough of the expected reports; a share above 1 is a fault."""
    enough = np.array([series.is_enough(i) for i in range(len(series.periods))], dtype=bool)
    known = ~np.isnan(months.values) & (months.cases >= 0)
    if months.kind is ChartKind.P:
        known &= months.cases <= months.exposure
    return known & enough


def _firm(series: TrendSeries, provisional_from: Period | None) -> Flags:
    limit = provisional_from
    return np.array([limit is None or period < limit for period in series.periods], dtype=bool)


def _baseline(periods: tuple[Period, ...], judged: Flags) -> tuple[Flags, bool]:
    quiet = judged & np.array([campaign_of(period) is None for period in periods], dtype=bool)
    if quiet.sum() >= LEAST_MONTHS:
        return quiet, True
    return judged, False


def _is_enough(months: Months, base: Flags) -> bool:
    cases, exposure = months.cases[base].sum(), months.exposure[base].sum()
    others = exposure - cases if months.kind is ChartKind.P else np.inf
    return bool(min(cases, others) >= LEAST_CASES)


def _widening(months: Months, base: Flags) -> float | None:
    """The scatter where it is larger than chance and a month has enough cases to tell."""
    centre = centre_of(months, base)
    typical = centre * float(np.median(months.exposure[base]))
    if months.kind is ChartKind.P:
        typical *= 1 - centre
    if typical < LEAST_CASES:
        return None
    sigma_z, n = scatter(scores_of(months, base))
    return sigma_z if is_wide(sigma_z, n) else None


def _array(values: tuple[float | None, ...]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _optional(values: Numbers, is_shown: Flags | None = None) -> tuple[float | None, ...]:
    known = ~np.isnan(values) if is_shown is None else ~np.isnan(values) & is_shown
    return tuple(
        float(value) if shown else None for value, shown in zip(values, known, strict=True)
    )
