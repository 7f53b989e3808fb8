"""Two figures of one indicator beside each other: how far apart, and whether chance explains it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from analysis.counts import Numbers, chances_from_ratios
from analysis.scatter import ChartKind

# A difference that chance alone makes less often is called one.
SIGNIFICANT = 0.05
# A count is as unlikely as another when their chances differ by no more than rounding (as in R).
_AS_UNLIKELY = 1 + 1e-7
# So many standard deviations from the most likely count the chances are too small to add.
_REACH = 40.0


@dataclass(frozen=True, slots=True)
class Amount:
    """Cases over an exposure; None where unknown, never 0 for missing."""

    cases: float | None
    exposure: float | None

    @property
    def rate(self) -> float | None:
        """Cases over the exposure; None where either is unknown or the exposure is 0."""
        if self.cases is None or not self.exposure:
            return None
        return self.cases / self.exposure


@dataclass(frozen=True, slots=True)
class Difference:
    """Now against before.

    Attributes:
        p: two-sided probability of a difference as unlikely as this when nothing has changed;
            None where it cannot be tested.
        is_widened: whether that is by the scatter of the months, which is wider than chance.
    """

    now: Amount
    before: Amount
    p: float | None
    is_widened: bool = False

    @property
    def change(self) -> float | None:
        """Rate now minus rate before; None where either is unknown."""
        if self.now.rate is None or self.before.rate is None:
            return None
        return self.now.rate - self.before.rate

    @property
    def is_more_than_chance(self) -> bool:
        """Whether chance (and the scatter) makes such a difference in less than 5 of 100."""
        return self.p is not None and self.p < SIGNIFICANT


def difference(
    *,
    now: Amount,
    before: Amount,
    kind: ChartKind,
    sigma_z: float | None = None,
    n_months: int = 0,
) -> Difference:
    """Compare two amounts with an exact test.

    Cases over an exposure: conditional on their sum the first is binomial (Przyborowski and
    Wilenski 1940, Biometrika 31:313). Shares: Fisher's exact test (1935). Where months scatter
    more than chance (`sigma_z`): the difference in standard errors, divided by that scatter, as
    Student's t.

    Args:
        now, before: a missing case count or exposure makes p None, never a comparison with 0.
        sigma_z: of the control chart; None when its limits are exact.
        n_months: how many months that scatter comes from, two at least.
    """
    pair = (now, before)
    if any(one.rate is None or not _is_possible(one, kind) for one in pair):
        return Difference(now, before, None)
    if sigma_z is not None:
        p = _scaled(now, before, kind, sigma_z, n_months)
        return Difference(now, before, p, is_widened=True)
    return Difference(now, before, (_fisher if kind is ChartKind.P else _conditional)(now, before))


def _is_possible(one: Amount, kind: ChartKind) -> bool:
    cases, exposure = one.cases or 0.0, one.exposure or 0.0
    return cases >= 0 and (kind is ChartKind.U or cases <= exposure)


def _conditional(now: Amount, before: Amount) -> float:
    cases, total = round(now.cases or 0), round((now.cases or 0) + (before.cases or 0))
    share = (now.exposure or 0) / ((now.exposure or 0) + (before.exposure or 0))
    odds = share / (1 - share)
    count = _counts(cases, total * share, total * share * (1 - share), least=0, most=total)
    return _two_sided(cases, count, (total - count + 1) / np.maximum(count, 1) * odds)


def _fisher(now: Amount, before: Amount) -> float:
    """Cases of `now` given all cases and both denominators: hypergeometric."""
    cases, others = round(now.cases or 0), round(before.cases or 0)
    size, rest = round(now.exposure or 0), round(before.exposure or 0)
    total, everyone = cases + others, size + rest
    mean = size * total / everyone
    variance = mean * (everyone - total) / everyone * rest / max(everyone - 1, 1)
    count = _counts(cases, mean, variance, least=max(0, total - rest), most=min(size, total))
    left = rest - total + count
    ratios = (size - count + 1) * (total - count + 1) / (np.maximum(count, 1) * np.maximum(left, 1))
    return _two_sided(cases, count, ratios)


def _counts(own: int, mean: float, variance: float, *, least: int, most: int) -> Numbers:
    """The possible counts in a row, without those that are too unlikely to matter."""
    reach = _REACH * (np.sqrt(variance) + 1)
    first = max(least, min(own, int(mean - reach)))
    last = min(most, max(own, int(mean + reach)))
    return np.arange(first, last + 1, dtype=float)


def _two_sided(own: int, count: Numbers, ratios: Numbers) -> float:
    """Chance of all counts that are no more likely than one's own.

    Args:
        ratios: of each count's chance to that of the count before it.
    """
    chances = chances_from_ratios(ratios)
    at_own = chances[own - int(count[0])]
    return min(1.0, float(chances[chances <= at_own * _AS_UNLIKELY].sum()))


def _scaled(now: Amount, before: Amount, kind: ChartKind, sigma_z: float, n_months: int) -> float:
    exposures = np.array([now.exposure or 0.0, before.exposure or 0.0])
    pooled = ((now.cases or 0) + (before.cases or 0)) / exposures.sum()
    variance = pooled * (1 - pooled) if kind is ChartKind.P else pooled
    error = float(np.sqrt(variance * (1 / exposures).sum())) * sigma_z
    if error == 0:
        return 1.0
    apart = abs((now.rate or 0) - (before.rate or 0)) / error
    return float(2 * special.stdtr(n_months - 1, -apart))
