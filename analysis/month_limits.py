"""Centre and limits of each month of a chart: exact, of a prediction, or widened by the scatter."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analysis.counts import Flags, Numbers
from analysis.limits import LEVEL_95, LEVEL_998, Limits, binomial_limits, poisson_limits
from analysis.prediction_limits import binomial_prediction_limits, poisson_prediction_limits
from analysis.run_rules import Bounds
from analysis.scatter import ChartKind, prediction_factor, z_limits, z_scores


@dataclass(frozen=True, slots=True)
class Months:
    """A series as arrays, a place for each month; NaN where unknown.

    Attributes:
        cases: numerators.
        exposure: denominators, or reporting units of a count.
        drawn: what a rate is drawn times: 1, or the exposure of a count.
        values: as drawn.
    """

    cases: Numbers
    exposure: Numbers
    drawn: Numbers
    kind: ChartKind
    values: Numbers = field(init=False)

    def __post_init__(self) -> None:
        size = np.where(self.exposure > 0, self.exposure, np.nan)
        object.__setattr__(self, "values", self.cases / size * self.drawn)


def centre_of(months: Months, base: Flags) -> float:
    """Cases over exposure of the months of a baseline, whose figures are all known."""
    return float(months.cases[base].sum() / months.exposure[base].sum())


def scores_of(months: Months, base: Flags) -> Numbers:
    """z-scores of the months of a baseline around their centre; NaN elsewhere."""
    return z_scores(
        numerators=np.where(base, months.cases, np.nan),
        exposures=months.exposure,
        centre=centre_of(months, base),
        kind=months.kind,
    )


def bounds_of(months: Months, base: Flags, *, sigma_z: float | None) -> Bounds:
    """Centre and limits of each month as drawn; NaN where its exposure is unknown or 0.

    Args:
        base: months that the centre comes from.
        sigma_z: their scatter, by which limits are widened; None for exact limits.
    """
    drawn = months.drawn
    expected = np.where(months.exposure > 0, centre_of(months, base), np.nan) * drawn
    near, far = (
        limits_of(months, base, sigma_z=sigma_z, level=level) for level in (LEVEL_95, LEVEL_998)
    )
    return Bounds(expected, near[0] * drawn, near[1] * drawn, far[0] * drawn, far[1] * drawn)


def limits_of(months: Months, base: Flags, *, sigma_z: float | None, level: float) -> Limits:
    """Limits of each month's rate; NaN where its exposure is unknown or 0.

    Months of the baseline have exact limits around its centre, which their own figures are in. The
    centre is not that of other months: they have limits of a prediction. Where limits are widened
    by the scatter of the baseline, they are never narrower than these.
    """
    exact, further = _exact(months, base, level), _predicted(months, base, level)
    low, high = (np.where(base, one, other) for one, other in zip(exact, further, strict=True))
    if sigma_z is None:
        return low, high
    wide = z_limits(
        centre=centre_of(months, base),
        exposures=months.exposure,
        kind=months.kind,
        z=_factors(months, base, level),
        sigma_z=sigma_z,
    )
    return np.minimum(low, wide[0]), np.maximum(high, wide[1])


def _exact(months: Months, base: Flags, level: float) -> Limits:
    """Limits of the months of the baseline around their centre; NaN elsewhere."""
    centre, size = centre_of(months, base), np.where(base, months.exposure, np.nan)
    if months.kind is ChartKind.P:
        return binomial_limits(n=size, p=centre, level=level)
    low, high = poisson_limits(expected=centre * size, level=level)
    return low / size, high / size


def _predicted(months: Months, base: Flags, level: float) -> Limits:
    """Limits of the other months, given the sums of the baseline; NaN in it."""
    size = np.where(base | ~(months.exposure > 0), np.nan, months.exposure)
    cases, exposure = float(months.cases[base].sum()), float(months.exposure[base].sum())
    if months.kind is ChartKind.P:
        return binomial_prediction_limits(n=size, cases=cases, base=exposure, level=level)
    low, high = poisson_prediction_limits(exposure=size, cases=cases, base=exposure, level=level)
    return low / size, high / size


def _factors(months: Months, base: Flags, level: float) -> Numbers:
    """Standard errors to a widened limit; a month outside the baseline may be larger than these."""
    n = int(base.sum())
    share = np.where(base, 1 / n, months.exposure / months.exposure[base].sum())
    return prediction_factor(level=level, n=n, share=share)
