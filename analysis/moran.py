"""Moran's I: whether like places lie side by side, in the country as a whole and place by place.

All tests are by permutation with a fixed seed, so that the same figures always give the same
answer, and two-sided: the smaller tail counts twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.weights import Weights

SEED = 20240214
PERMUTATIONS = 999
# Local tests face a threshold of 0.05 / n: what is near it is drawn anew, this often.
REFINED = 19_999
REFINE_BELOW = 0.02
_AT_ONCE = 2_000_000  # figures held in memory at once


@dataclass(frozen=True, slots=True)
class GlobalMoran:
    """Moran's I over all places, with what chance alone would give.

    Attributes:
        statistic: I; above `expected` like lies beside like, below it unlike beside unlike.
        expected: -1 / (n - 1), its mean over all arrangements (Cliff and Ord 1981).
        variance: its variance over all arrangements, "randomization" (Cliff and Ord 1981).
        p: two-sided, by permutation.
        n: places with a value.
        n_alone: those of them without a neighbour; they are in the mean only.
    """

    statistic: float
    expected: float
    variance: float
    p: float
    permutations: int
    n: int
    n_alone: int


@dataclass(frozen=True, eq=False)
class LocalMoran:
    """Local Moran's I of each place; all arrays of shape (n,), NaN where the value is missing.

    Attributes:
        z: values as standard deviations from the mean.
        lag: mean z of the neighbours; NaN without neighbours.
        statistic: I_i = z * lag (Anselin 1995); their mean is I where all have neighbours.
        p: two-sided, by conditional permutation (Anselin 1995).
    """

    z: np.ndarray
    lag: np.ndarray
    statistic: np.ndarray
    p: np.ndarray


def global_moran(
    *, values: np.ndarray, weights: Weights, permutations: int = PERMUTATIONS, seed: int = SEED
) -> GlobalMoran | None:
    """Moran's I (Moran 1950; Cliff and Ord 1981, p. 17) with a permutation test.

    Places whose value is missing are left out, and what they weighed goes to the other neighbours.

    Args:
        values: shape (n,).
        weights: of n places.

    Returns:
        None where I is not defined: fewer than four values, all of them equal, or no neighbours.
    """
    known = np.isfinite(np.asarray(values, dtype=float))
    near = weights.among(known)
    z = _deviations(np.asarray(values, dtype=float)[known])
    if z is None or not near.has_neighbours.any():
        return None
    full = near.matrix
    observed = float(_cross(z, full))
    simulated = _cross(z[_arrangements(len(z), permutations, seed)], full)
    return GlobalMoran(
        statistic=observed,
        expected=-1 / (len(z) - 1),
        variance=_variance(z, full),
        p=float(_two_sided(observed, simulated)),
        permutations=permutations,
        n=len(z),
        n_alone=int((~near.has_neighbours).sum()),
    )


def local_moran(
    *,
    values: np.ndarray,
    weights: Weights,
    permutations: int = PERMUTATIONS,
    refined: int = REFINED,
    seed: int = SEED,
) -> LocalMoran:
    """Local Moran's I (Anselin 1995) with conditional permutation tests.

    Places whose value is missing are left out, and what they weighed goes to the other neighbours;
    in the answer they are NaN. Where all values are equal, or fewer than four are known, and for a
    place without neighbours, I_i and p are NaN.

    Args:
        values: shape (n,).
        weights: of n places.
        permutations: draws for every place.
        refined: draws for those whose first p is below 0.02, which get a p of their own from them:
            a correction for n tests asks for a p near 0.05 / n, which takes many draws.
    """
    values = np.asarray(values, dtype=float)
    known = np.isfinite(values)
    answer = LocalMoran(*(np.full(len(values), np.nan) for _ in range(4)))
    z = _deviations(values[known])
    if z is None:
        return answer
    near = weights.among(known)
    lag = near.lag(z)
    rng = np.random.default_rng(seed)
    p = _conditional(z, near, lag, near.has_neighbours, permutations, rng)
    p = _refined(p, _conditional(z, near, lag, p < REFINE_BELOW, refined, rng))
    for field, found in zip((answer.z, answer.lag, answer.statistic, answer.p),
                            (z, lag, z * lag, p), strict=True):  # fmt: skip
        field[known] = found
    return answer


def rate_deviates(*, cases: np.ndarray, base: np.ndarray) -> np.ndarray:
    """Rates as deviations from the mean rate, each in its own standard error.

    Rates over small populations vary more, and Moran's I takes that for a pattern. Assunção and
    Reis (1999, p. 2157): (p - b) / sqrt(v), v = a + b / n, with the mean rate b and the
    variance a between places by the method of moments (Marshall 1991); b / n alone where v is
    not above zero.

    Args:
        cases: counts, shape (n,).
        base: people at risk, shape (n,).

    Returns:
        Shape (n,); NaN where either is missing or the base is not above zero, and everywhere where
        there are no cases at all. What is missing has no part in b and a.
    """
    cases, base = np.asarray(cases, dtype=float), np.asarray(base, dtype=float)
    known = np.isfinite(cases) & np.isfinite(base) & (base > 0)
    found = np.full(len(cases), np.nan)
    if not known.any() or not cases[known].sum() > 0:
        return found
    x, n = cases[known], base[known]
    rate, mean = x / n, x.sum() / n.sum()
    between = (n * (rate - mean) ** 2).sum() / n.sum() - mean / n.mean()
    own = mean / n
    variance = between + own
    # Of a single place, or of equal rates, nothing is left of it but the last bits.
    found[known] = (rate - mean) / np.sqrt(np.where(variance <= 1e-12 * own, own, variance))
    return found


def false_discovery(p: np.ndarray) -> np.ndarray:
    """Adjusted p-values: naming all below q makes at most a share q of false discoveries.

    Benjamini and Hochberg (1995); for local statistics see Caldas de Castro and Singer (2006).

    Args:
        p: shape (n,); NaN, a test that was not made, does not count as a test.

    Returns:
        Shape (n,); NaN where p is.
    """
    p = np.asarray(p, dtype=float)
    found = np.full(len(p), np.nan)
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    found[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return found


@lru_cache(maxsize=4)
def _arrangements(n: int, permutations: int, seed: int) -> np.ndarray:
    """Positions in random order, shape (permutations, n): the same for every set of values."""
    places = np.tile(np.arange(n, dtype=np.int32), (permutations, 1))
    return np.random.default_rng(seed).permuted(places, axis=1)


def _deviations(values: np.ndarray) -> np.ndarray | None:
    """Standard deviations from the mean; None for fewer than four values or equal ones."""
    if len(values) < 4 or np.ptp(values) <= 1e-12 * max(1.0, float(np.abs(values).max())):
        return None
    return (values - values.mean()) / values.std()


def _cross(z: np.ndarray, full: np.ndarray) -> np.ndarray:
    """I of each row of standardised values: n / S0 * z'Wz / z'z, where z'z = n."""
    return np.einsum("...i,...i->...", z @ full.T, z) / full.sum()


def _variance(z: np.ndarray, full: np.ndarray) -> float:
    """Of I over all arrangements: Cliff and Ord 1981, p. 21, "randomization"."""
    n, s0 = len(z), full.sum()
    s1 = ((full + full.T) ** 2).sum() / 2
    s2 = ((full.sum(axis=0) + full.sum(axis=1)) ** 2).sum()
    kurtosis = (z**4).mean()
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    second = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    whole = (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0**2)
    return float(whole - 1 / (n - 1) ** 2)


def _two_sided(observed: np.ndarray | float, simulated: np.ndarray) -> np.ndarray:
    """Twice the smaller tail, the observed arrangement counted as one of them.

    Args:
        simulated: shape (permutations, ...).
    """
    # A draw that is the same arrangement may differ in the last bit: it counts on both sides.
    slack = 1e-12
    above = (simulated >= observed - slack).sum(axis=0) + 1
    below = (simulated <= observed + slack).sum(axis=0) + 1
    return np.minimum(1.0, 2 * np.minimum(above, below) / (len(simulated) + 1))


def _conditional(
    z: np.ndarray,
    weights: Weights,
    lag: np.ndarray,
    wanted: np.ndarray,
    draws: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """P-values of the wanted places: each keeps its value, the others are dealt anew around it.

    I_i is its own z times the lag, so the lag is what is compared. Drawn neighbours are shared by
    all places: each is tested rightly, and the correction for many tests does not ask for more.
    """
    p = np.full(len(z), np.nan)
    places = np.flatnonzero(wanted)
    if not len(places):
        return p
    width = weights.neighbours.shape[1]
    others = _drawn(len(z) - 1, width, draws, rng)
    for part in np.array_split(places, max(1, len(places) * others.size // _AT_ONCE)):
        dealt = z[others + (others >= part[:, None, None])]
        simulated = np.einsum("pdk,pk->dp", dealt, weights.shares[part])
        p[part] = _two_sided(lag[part], simulated)
    return p


def _drawn(n: int, width: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draws without replacement of so many of n, shape (draws, width)."""
    if width * 20 > n:
        return rng.permuted(np.tile(np.arange(n), (draws, 1)), axis=1)[:, :width]
    drawn = rng.integers(n, size=(draws, width))
    while len(again := np.flatnonzero((np.diff(np.sort(drawn, axis=1)) == 0).any(axis=1))):
        drawn[again] = rng.integers(n, size=(len(again), width))
    return drawn


def _refined(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(second), first, second)
