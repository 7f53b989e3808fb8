"""Intervals of ranks instead of ranks: between which ranks a place lies, given its few cases.

Ranks are drawn from what the counts leave possible, as Marshall & Spiegelhalter 1998 do
("Reliability of league tables of in vitro fertilisation clinics", BMJ 316:1701; Goldstein &
Spiegelhalter 1996, Journal of the Royal Statistical Society A 159:385): each place's rate has its
own distribution, Beta(y + 1/2, n - y + 1/2) of n or Gamma(y + 1/2, n) of cases, with the prior of
Jeffreys (1946). Where places differ among themselves by more than chance, each count carries the
information of 1 / phi as many (quasi-likelihood; McCullagh & Nelder 1989, Generalized Linear
Models, section 4.5), so that the usual spread orders nobody.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.dispersion import Chance
from analysis.limits import LEVEL_95, Numbers

DRAWS = 2000
SEED = 20240214
_PRIOR = 0.5


def rank_intervals(
    *,
    counts: pd.DataFrame,
    chance: Chance,
    level: float = LEVEL_95,
    phi: float = 1.0,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Between which ranks each place lies; 1 is the highest rate. The same seed, the same answer.

    Args:
        counts: numerator and denominator of each place (index).
        phi: how much more than by chance the places vary (`analysis.dispersion`); below 1 is 1.
        draws: how many times all places are ranked.

    Returns:
        Index as given: lower, upper (ranks at the ends of the interval; NaN for a place without a
        rate: missing, no denominator, a proportion above 1), n (places that are ranked).
    """
    numerator = counts["numerator"].to_numpy(dtype=float)
    denominator = counts["denominator"].to_numpy(dtype=float)
    is_ranked = (denominator > 0) & (numerator >= 0)
    if chance is Chance.BINOMIAL:
        is_ranked &= numerator <= denominator
    ends = np.full((2, len(counts)), np.nan)
    if is_ranked.any():
        spread = max(phi, 1.0)
        rates = _drawn(
            numerator[is_ranked] / spread, denominator[is_ranked] / spread, chance, draws, seed
        )
        tail = (1 - level) / 2
        ends[:, is_ranked] = _ends(_ranks(rates), tail)
    return pd.DataFrame(
        {"lower": ends[0], "upper": ends[1], "n": int(is_ranked.sum())}, index=counts.index
    )


def _drawn(
    numerator: Numbers, denominator: Numbers, chance: Chance, draws: int, seed: int
) -> Numbers:
    """A row a draw, a column a place."""
    source = np.random.default_rng(seed)
    shape = (draws, len(numerator))
    if chance is Chance.BINOMIAL:
        return source.beta(numerator + _PRIOR, denominator - numerator + _PRIOR, size=shape)
    return source.gamma(numerator + _PRIOR, size=shape) / denominator


def _ranks(rates: Numbers) -> NDArray[np.int16]:
    """1 for the highest of each row."""
    order = np.argsort(-rates, axis=1)
    ranks = np.empty(rates.shape, dtype=np.int16)
    own = np.arange(1, rates.shape[1] + 1, dtype=np.int16)
    np.put_along_axis(ranks, order, np.broadcast_to(own, rates.shape), axis=1)
    return ranks


def _ends(ranks: NDArray[np.int16], tail: float) -> NDArray[np.int16]:
    """Ranks between which all but a tail at each end lie."""
    last = len(ranks) - 1
    places = [int(np.floor(tail * last)), int(np.ceil((1 - tail) * last))]
    return np.partition(ranks, places, axis=0)[places]
