"""The neutrality index of places: parts, weights of the settings, ranges of ranks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.index import index_values, rank_ranges
from analysis.index_reading import NoIndex, index_reading, standings
from analysis.sums import sum_states
from domain.fields import Nature
from domain.indicators import COVERAGE, INDICATOR_OF, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.settings import IndexSettings
from workflow.compared_places import Wanted, place_names, placed_states
from workflow.facts import Facts
from workflow.views import Selection, StatesOf

INDEX_MONTHS = 12
# What counts as full; of coverage one attendance per person and year.
_FULL = {COVERAGE.code: 1 / 12}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the recipe.

    Attributes:
        share: its weight as a share of all (0-1).
        full: the rate that counts as full.
        months: months that its figures are from.
    """

    indicator: Indicator
    share: float
    full: float
    months: tuple[Period, ...]


@dataclass(frozen=True)
class IndexView:
    """The index of the places of a selection.

    Attributes:
        parts: the recipe.
        places: indexed by code, in the order of names, only places with an index: name, parent,
            value, rank_low, rank_high, rank_median, best, worst, standing, reporting (0-1, the
            least of its parts), and the rate of each part under its indicator's code.
        without: places without an index, indexed by code: name, reason.
    """

    period: Period
    parts: tuple[Part, ...]
    places: pd.DataFrame
    without: pd.DataFrame
    least_reporting: float
    n_weights: int

    def readings(self, language: Language) -> tuple[str, ...]:
        """What the index says in words."""
        reasons = self.without["reason"].value_counts()
        counts = {reason: int(reasons.get(reason.value, 0)) for reason in NoIndex}
        return index_reading(self.places, counts, language)


def index_view(
    facts: Facts,
    states_of: StatesOf,
    *,
    settings: IndexSettings,
    geography: Geography,
    selection: Selection,
    period: Period,
) -> IndexView:
    """The index of each place with enough reports."""
    parts = tuple(_parts(facts, settings, period))
    sums = {
        part.indicator.code: _sums(facts, states_of, part, geography, selection) for part in parts
    }
    codes = sorted(set().union(*(each.index for each in sums.values())))
    rates = pd.DataFrame({code: each["value"].reindex(codes) for code, each in sums.items()})
    reporting = _least(sums, codes, lambda each: each["n_figures"] / each["n_expected"])
    base = _least(sums, codes, lambda each: each["denominator"])
    reason = _reasons(rates, reporting.fillna(0.0), base, settings.least_reporting)
    names = place_names(facts.gazetteer, codes, parts[0].months)
    named = pd.DataFrame(
        {"name": [names[code][0] for code in codes], "parent": [names[code][1] for code in codes]},
        index=codes,
    )
    has_index = reason.isna()
    places, n_weights = _places(rates[has_index], parts)
    places = named[has_index].join(places).assign(reporting=reporting[has_index])
    return IndexView(
        period=period,
        parts=parts,
        places=places.sort_values("name", kind="stable"),
        without=named[~has_index].assign(reason=reason[~has_index]),
        least_reporting=settings.least_reporting,
        n_weights=n_weights,
    )


def _parts(facts: Facts, settings: IndexSettings, period: Period) -> Sequence[Part]:
    weights = {code: weight for code, weight in settings.weights.items() if weight > 0}
    until = tuple(month for month in facts.periods if month <= period)
    return [
        Part(
            indicator=INDICATOR_OF[code],
            share=weight / sum(weights.values()),
            full=_FULL.get(code, 1.0),
            months=until[-1:] if _is_position(code) else until[-INDEX_MONTHS:],
        )
        for code, weight in weights.items()
    ]


def _is_position(code: str) -> bool:
    return INDICATOR_OF[code].nature is Nature.POSITION


def _sums(
    facts: Facts, states_of: StatesOf, part: Part, geography: Geography, selection: Selection
) -> pd.DataFrame:
    wanted = Wanted(part.indicator, geography, selection, part.months[-1])
    states = placed_states(facts, states_of, wanted, part.months)
    return sum_states(indicator=part.indicator, states=states, by=["place"]).set_index("place")


def _least(
    sums: Mapping[str, pd.DataFrame],
    codes: Sequence[str],
    of: Callable[[pd.DataFrame], pd.Series],
) -> pd.Series:
    """The smallest over the parts; NaN where any part has none."""
    columns = [of(each).reindex(codes) for each in sums.values()]
    return pd.concat(columns, axis=1).min(axis=1, skipna=False)


def _reasons(rates: pd.DataFrame, reporting: pd.Series, base: pd.Series, least: float) -> pd.Series:
    """Why a place has no index; missing where it has one."""
    small = min((INDICATOR_OF[code].unit.small_base for code in rates.columns), default=0)
    reasons = pd.Series(None, index=rates.index, dtype=object)
    reasons[~(base >= small)] = NoIndex.SMALL_BASE.value
    reasons[rates.isna().any(axis=1)] = NoIndex.PART_MISSING.value
    reasons[reporting < least] = NoIndex.FEW_REPORTS.value
    return reasons


def _places(rates: pd.DataFrame, parts: Sequence[Part]) -> tuple[pd.DataFrame, int]:
    weights = np.array([part.share for part in parts])
    full = np.array([part.full for part in parts])
    shares = rates.to_numpy(dtype=float) / full
    ranges = rank_ranges(shares, weights)
    found = rates.assign(
        value=index_values(shares, weights),
        rank_low=ranges.low,
        rank_high=ranges.high,
        rank_median=ranges.median,
        best=ranges.best,
        worst=ranges.worst,
        standing=standings(ranges.best, ranges.last),
    )
    return found, ranges.n_weights
