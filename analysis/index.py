"""A composite index from rates, and the ranks that a place may have under other sensible weights.

The recipe follows the steps of M. Nardo, M. Saisana, A. Saltelli, S. Tarantola, A. Hoffman and
E. Giovannini, Handbook on Constructing Composite Indicators, OECD and JRC, 2008:

* imputation: none. A place that lacks a part has no index.
* normalisation: rates are shares of a full 100 %, cut there; no place's value hangs on another's.
* weighting: given weights, as shares of their sum. Aggregation: the weighted arithmetic mean.
* uncertainty: weights are halved to doubled, each on its own, by simulation with a fixed seed
  (step 7 of the handbook; M. Saisana, A. Saltelli and S. Tarantola, 2005, Journal of the Royal
  Statistical Society A 168, 307-323).

Cases of violations are no part: reported cases rise with good reporting.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

FACTOR = 2.0
DRAWS = 2_000
SEED = 20240214


def index_values(parts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The index of each place: the weighted mean of its parts, each cut at 1.

    Args:
        parts: (n places, k parts), fractions; NaN for missing.
        weights: (k,), not negative, not all 0.

    Returns:
        (n,), 0 to 1. NaN where a part with a weight is missing: it is neither taken for 0 nor
        left out of the mean.

    Raises:
        ValueError: a weight is negative or missing, or all are 0.
    """
    shares = _shares(weights)
    used = shares > 0
    return np.minimum(_parts(parts)[:, used], 1.0) @ shares[used]


def _parts(parts: np.ndarray) -> np.ndarray:
    return np.asarray(parts, dtype=float)


def _shares(weights: np.ndarray) -> np.ndarray:
    given = np.asarray(weights, dtype=float)
    if not (np.isfinite(given).all() and (given >= 0).all() and given.sum() > 0):
        raise ValueError("weights must be known, not negative, and not all 0")
    return given / given.sum()


@dataclass(frozen=True)
class RankRanges:
    """The ranks of places, 1 for the highest index; NaN for places without one.

    Attributes:
        low, high: (n,) best and worst rank that came up under any weights tried.
        median: (n,) the middle of them.
        best, worst: (n,) ranks that no sensible weights can pass: the exact bounds.
        last: (n,) as `worst`, where places that may be equal stand before it.
        n_weights: how many sets of weights were tried.
    """

    low: np.ndarray
    high: np.ndarray
    median: np.ndarray
    best: np.ndarray
    worst: np.ndarray
    last: np.ndarray
    n_weights: int


def rank_ranges(
    parts: np.ndarray, weights: np.ndarray, *, draws: int = DRAWS, seed: int = SEED
) -> RankRanges:
    """Between which ranks a place lies when each weight is halved to doubled.

    Tried are the weights given, all combinations of halved and doubled ones, and random ones
    between (even on the scale of factors), the same in every run. Places with equal values share
    the better rank.

    Args:
        parts, weights: of `index_values`. Places with a missing part get no rank, and count in
            nobody's rank.

    Raises:
        ValueError: a weight is negative or missing, or all are 0.
    """
    values = index_values(parts, weights)
    known = np.isfinite(values)
    shares = _shares(weights)
    used = shares > 0
    own = np.minimum(_parts(parts)[known][:, used], 1.0)
    tried = sensible_weights(shares[used], draws=draws, seed=seed)
    ranks = _ranks(own @ tried.T)
    best, worst, last = _bounds(own, shares[used])
    return RankRanges(
        low=_among(known, ranks.min(axis=1)),
        high=_among(known, ranks.max(axis=1)),
        median=_among(known, np.median(ranks, axis=1)),
        best=_among(known, best),
        worst=_among(known, worst),
        last=_among(known, last),
        n_weights=len(tried),
    )


def sensible_weights(weights: np.ndarray, *, draws: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """Weights to try, each halved to doubled, as shares of their sum: (m, k), the given one first.

    Raises:
        ValueError: a weight is negative or missing, or all are 0.
    """
    shares = _shares(weights)
    corners = np.array(list(product((1 / FACTOR, FACTOR), repeat=len(shares))))
    random = np.random.default_rng(seed).uniform(-1.0, 1.0, size=(draws, len(shares)))
    factors = np.vstack([np.ones((1, len(shares))), corners, FACTOR**random])
    tried = factors * shares
    return tried / tried.sum(axis=1, keepdims=True)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks within each column, 1 for the largest; equal values share the better one.

    Values are rounded first: sums of the same parts in another order are equal.
    """
    rounded = -np.round(values, 12)
    ordered = np.sort(rounded, axis=0)
    columns = (np.searchsorted(ordered[:, at], rounded[:, at]) for at in range(rounded.shape[1]))
    return np.column_stack([*columns]) + 1.0 if rounded.size else np.ones(rounded.shape)


def _bounds(parts: np.ndarray, shares: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Best, worst and last rank under any weights of the box; differences are linear in them."""
    low, high = shares / FACTOR, shares * FACTOR
    n = len(parts)
    best, worst, last = np.ones(n), np.ones(n), np.zeros(n)
    for at in range(n):
        ahead = parts - parts[at]
        least = np.where(ahead > 0, ahead * low, ahead * high).sum(axis=1)
        most = np.where(ahead > 0, ahead * high, ahead * low).sum(axis=1)
        best[at] += (least > 1e-12).sum()
        worst[at] += (most > 1e-12).sum()
        last[at] = (most >= -1e-12).sum()  # itself among them
    return best, worst, last


def _among(known: np.ndarray, values: np.ndarray) -> np.ndarray:
    placed = np.full(len(known), np.nan)
    placed[known] = values
    return placed
