"""Digit preference: do figures end in 0 and 5 more often than counting people lets them?

The last digits of counted figures are spread evenly, each about a tenth. Figures that were rounded
or guessed are not. Tested with Pearson's chi-square of goodness of fit on nine degrees of freedom
(K. Pearson, 1900, Philosophical Magazine 50, 157-175), for groups with at least five expected in
each class (W. G. Cochran, 1954, Biometrics 10, 417-451), corrected for the number of groups looked
at (Bonferroni).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import chdtrc

from analysis.quality_outliers import Examined
from analysis.reporting import UNIT

LEAST_FIGURES = 50
LEVEL = 0.01
# Even spread gives 0.2. Below 0.4 a test of many figures may speak, but nobody need be asked.
LEAST_SHARE = 0.4
# Counted people. Invited are planned, and plans are round.
COUNTED = ("attended", "signed", "obligated", "personnel")
DIGITS = tuple(str(digit) for digit in range(10))


def chi_square_even(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pearson's chi-square against an even spread, and its p-value, along the last axis.

    Args:
        counts: observed counts, (..., k classes); NaN is refused, a missing count is no 0.

    Returns:
        Statistic and p-value of the chi-square distribution with k - 1 degrees of freedom; NaN
        where there are no observations.

    Raises:
        ValueError: a count is missing.
    """
    counts = np.asarray(counts, dtype=float)
    if np.isnan(counts).any():
        raise ValueError("a missing count is not zero: leave the group out")
    n, k = counts.sum(axis=-1), counts.shape[-1]
    expected = np.where(n > 0, n / k, np.nan)
    statistic = ((counts - expected[..., None]) ** 2).sum(axis=-1) / expected
    return statistic, chdtrc(k - 1, statistic)


def counted_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures whose last digit says something: counted, of 10 or more, and new.

    A figure that repeats the one of the unit's month before at the same place of the report is
    no observation of its own: an unchanged number of staff would be counted every month.

    Args:
        figures: of `Store.figures`; blank cells (NaN) are left out, never taken for 0.

    Returns:
        UNIT columns, period, field, value, digit (0-9).
    """
    about = [name for name in ("level", "instrument", "organization") if name in figures.columns]
    place = [*UNIT, "kind", "field", *about]
    is_counted = figures["field"].isin(COUNTED) & (figures["value"] >= 10)
    own = figures[[*place, "period", "value"]][is_counted]
    ordered = own.sort_values("period", kind="stable")
    # Sessions are events: two of the same size are two observations.
    is_event = ordered["field"] == "attended"
    last = ordered.groupby(place, dropna=False, sort=False)["value"].shift()
    new = ordered[is_event | (ordered["value"] != last)]
    digit = (new["value"] % 10).astype(int)
    return new[[*UNIT, "period", "field", "value"]].assign(digit=digit).reset_index(drop=True)


def digit_counts(counted: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    """How many figures of each group end in each digit.

    Args:
        counted: of `counted_figures`, with the `by` columns.

    Returns:
        A line per group (index: `by`), a column per digit "0" to "9". A digit that ends no figure
        is a counted 0; a group without figures has no line.
    """
    sizes = counted.groupby([*by, "digit"]).size().unstack("digit", fill_value=0)
    sizes.columns = [str(digit) for digit in sizes.columns]
    return sizes.reindex(columns=list(DIGITS), fill_value=0)


def digit_preference(counts: pd.DataFrame) -> Examined:
    """Groups whose figures end in 0 and 5 too often for chance.

    Args:
        counts: of `digit_counts`; all groups of the frame are looked at together.

    Returns:
        Found: the index as columns, n (figures), share (0-1, those that end in 0 or 5), statistic,
        p (corrected for the number of groups tested, at most 1), counts (of the ten digits, as a
        tuple). Groups with fewer than 50 figures are not examined.
    """
    n = counts.sum(axis=1)
    is_tested = (n >= LEAST_FIGURES).to_numpy()
    tested = counts[is_tested]
    statistic, p = chi_square_even(tested.to_numpy())
    lines = pd.DataFrame(
        {
            "n": n[is_tested],
            "share": (tested["0"] + tested["5"]) / n[is_tested],
            "statistic": statistic,
            "p": np.minimum(p * len(tested), 1.0),
        },
        index=tested.index,
    )
    found = lines[(lines["p"] < LEVEL) & (lines["share"] >= LEAST_SHARE)]
    rows = [tuple(int(count) for count in row) for row in tested.loc[found.index].to_numpy()]
    found = found.assign(counts=pd.Series(rows, index=found.index, dtype=object))
    groups = counts.index.to_frame(index=False)
    return Examined(found.reset_index(), groups[is_tested], groups[~is_tested])
