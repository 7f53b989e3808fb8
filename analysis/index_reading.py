"""The index in words: how far apart places are, and how little their order stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from domain.language import N_, Language

UPPER_SHARE = 1 / 3


class NoIndex(StrEnum):
    """Why a place has no index."""

    FEW_REPORTS = "few_reports"
    SMALL_BASE = "small_base"
    PART_MISSING = "part_missing"

    def label(self, language: Language) -> str:
        """The reason in words."""
        return language.text(_REASONS[self])


_REASONS = {
    NoIndex.FEW_REPORTS: N_("too few of the expected reports have figures"),
    NoIndex.SMALL_BASE: N_("a rate stands on fewer than 20 people"),
    NoIndex.PART_MISSING: N_("a part is missing"),
}


class Standing(StrEnum):
    """Where a place lies whatever the weights; "open" where that hangs on them."""

    UPPER = "upper"
    LOWER = "lower"
    OPEN = "open"

    def label(self, language: Language) -> str:
        """The standing in a table."""
        return language.text(_STANDINGS[self])


_STANDINGS = {
    Standing.UPPER: N_("surely in the upper third"),
    Standing.LOWER: N_("surely in the lower third"),
    Standing.OPEN: N_("depends on the weights"),
}


def standings(best: np.ndarray, last: np.ndarray) -> np.ndarray:
    """The standing of each place from its exact bounds, as `Standing` values.

    A third holds at most a third of the places, counted from either end; equal places that do not
    all fit into it are in none.

    Args:
        best, last: of `analysis.index.rank_ranges`; NaN (no index) stays None and does not count.
    """
    n = int(np.isfinite(best).sum())
    known = np.isfinite(best) & np.isfinite(last)
    upper = known & (last <= n * UPPER_SHARE)
    lower = known & (n + 1 - best <= n * UPPER_SHARE)
    found = np.full(len(best), None, dtype=object)
    for standing, where in (
        (Standing.OPEN, known),
        (Standing.UPPER, upper),
        (Standing.LOWER, lower),
    ):
        found[where] = standing.value
    return found


def index_reading(
    places: pd.DataFrame, without: Mapping[NoIndex, int], language: Language
) -> tuple[str, ...]:
    """What the index says, in sentences; nobody is named.

    Args:
        places: value (0-1), rank_low, rank_high, standing; a line for each place with an index.
        without: how many places have none, by reason.
    """
    return tuple(_sentences(places, without, language))


def _sentences(
    places: pd.DataFrame, without: Mapping[NoIndex, int], language: Language
) -> Iterator[str]:
    if places.empty:
        yield language.text("No place has an index.")
    elif len(places) == 1:
        yield language.text("One place has an index: there is nothing to compare it with.")
    else:
        yield language.text(
            "The index of **{n} places** lies between {low} and {high} of 100.",
            n=language.number(len(places)),
            low=language.number(places["value"].min() * 100, 1),
            high=language.number(places["value"].max() * 100, 1),
        )
        yield from _order(places, language)
    yield from _without(without, language)


def _order(places: pd.DataFrame, language: Language) -> Iterator[str]:
    counts = places["standing"].value_counts()
    upper, lower, undecided = (
        int(counts.get(each.value, 0)) for each in (Standing.UPPER, Standing.LOWER, Standing.OPEN)
    )
    yield language.text(
        "Whatever the weights within half and double: **{upper}** stay in the upper third, "
        "**{lower}** in the lower third; for **{n}** it depends on the weights.",
        upper=language.number(upper),
        lower=language.number(lower),
        n=language.number(undecided),
    )
    width = int(np.floor((places["rank_high"] - places["rank_low"]).median()))
    if width == 0:
        yield language.text("Other weights leave half of the places or more at their rank.")
        return
    yield language.plural(
        "Other weights alone move half of the places by {n} rank or more.",
        "Other weights alone move half of the places by {n} ranks or more.",
        width,
    )


def _without(without: Mapping[NoIndex, int], language: Language) -> Iterator[str]:
    given = {reason: n for reason, n in without.items() if n}
    if not given:
        return
    parts = [
        language.text("{n} because {reason}", n=language.number(n), reason=reason.label(language))
        for reason, n in given.items()
    ]
    yield language.plural(
        "{n} place has no index: {parts}.",
        "{n} places have no index: {parts}.",
        sum(given.values()),
        parts=language.list(parts),
    )


CAUTION = N_(
    "The index weighs what units report about themselves. It does not measure neutrality, holds no "
    "violations (reported cases rise with good reporting), and its differences are no reason to "
    "praise or blame a place: look at the parts."
)
