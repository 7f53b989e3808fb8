"""What one map shows, month by month: the content of the screen's and the paper's map alike.

A view holds groups (areas joined where reports cannot be divided among them), their figures and
states in every month, and the classes of its colours. It is plain data: no colours, no texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.classes import Classes, classify
from analysis.dispersion import Chance
from analysis.shrinkage import shrunken
from analysis.sums import count_states, sum_states
from domain.breaks import BREAK_CHOICES, BreakChoice
from domain.indicators import Indicator
from domain.period import Period
from domain.places import Geography
from domain.states import State

LOOKS = {
    State.ZERO: "z",
    State.BLANK: "b",
    State.NOT_REPORTED: "n",
    State.NOT_IN_SCOPE: "x",
}


@dataclass(frozen=True, slots=True)
class Join:
    """How the units of one month fall on the areas of a map.

    Attributes:
        area_of: unit code -> group id; units without an area are absent.
        groups: group id -> the area codes it is made of, every area of the map in exactly one.
        noted: area codes whose line rests on weak evidence, so that the ledger has a note on them.
        not_counted: units in the data of which no report counts in a sum.
    """

    area_of: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    noted: frozenset[str] = frozenset()
    not_counted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class MapMonth:
    """One month of a view.

    Attributes:
        groups: one line per group id (index) with numerator, denominator, value, state,
            n_reported, n_expected, received_on, look ("0".."5" class, "z", "b", "n", "x"), mark
            ("h" above 100 %, " " none), is_noted (it has figures or awaits them, and the ledger
            has a note on it: joined, or weakly evidenced), is_faint (its class rests on a small
            denominator).
        members: group id -> area codes.
        units: group id -> the units whose figures it sums, reported or expected.
        whole: the same columns for the sum over all units, with or without an area; None when no
            unit is in scope.
        undrawn: units with a report but without an area on this map, a line each.
        counts: groups in each state.
        not_counted: units in the data whose every report is about ground that another report
            covers: they are in no sum.
    """

    period: Period
    groups: pd.DataFrame
    members: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    whole: pd.Series | None
    undrawn: pd.DataFrame
    counts: Mapping[State, int]
    not_counted: frozenset[str] = frozenset()

    @property
    def drawn_units(self) -> frozenset[str]:
        """Units whose figures are those of an area."""
        return frozenset(unit for units in self.units.values() for unit in units)

    @property
    def listed_units(self) -> frozenset[str]:
        """Units in the data that are on no area: the ledger lists them."""
        return (frozenset(self.undrawn["unit"]) | self.not_counted) - self.drawn_units

    def class_counts(self, classes: Classes) -> tuple[int, ...]:
        """Groups in each colour class, lowest first."""
        return tuple(int((self.groups["look"] == str(i)).sum()) for i in range(classes.count))

    def of_area(self, code: str) -> pd.Series | None:
        """The figures of the group that holds the area, None when there is no such area."""
        group = self.group_of(code)
        return None if group is None else self.groups.loc[group]

    def group_of(self, code: str) -> str | None:
        """The group that holds the area, None when there is no such area."""
        return next((group for group, areas in self.members.items() if code in areas), None)


@dataclass(frozen=True)
class MapView:
    """One indicator on one geography over months.

    Attributes:
        is_smoothed: whether values are shrunken rates; numerators and denominators never are.
    """

    indicator: Indicator
    geography: Geography
    classes: Classes
    months: tuple[MapMonth, ...]
    breaks: BreakChoice = BREAK_CHOICES[0]
    is_smoothed: bool = False

    @property
    def area_codes(self) -> frozenset[str]:
        """Every area that exists in any of the months."""
        return frozenset(
            code for month in self.months for areas in month.members.values() for code in areas
        )

    def month(self, period: Period) -> MapMonth:
        """The month of the view.

        Raises:
            KeyError: the view does not hold it.
        """
        for month in self.months:
            if month.period == period:
                return month
        raise KeyError(str(period))


def build_map_view(
    *,
    indicator: Indicator,
    geography: Geography,
    states: pd.DataFrame,
    joins: Mapping[Period, Join],
    periods: Sequence[Period],
    breaks: BreakChoice = BREAK_CHOICES[0],
) -> MapView:
    """Sum unit states over the areas of a map, month by month.

    Args:
        states: of `unit_states`, one indicator, the institutions and units wanted.
        joins: for every period.
        breaks: how the classes of the colours are formed.
    """
    summed = [_sum_month(indicator, states, joins[period], period) for period in periods]
    pooled = pd.concat([groups["value"] for groups, *_ in summed]) if summed else pd.Series([0.0])
    classes = classify(indicator=indicator, values=pooled.astype(float), choice=breaks)
    months = tuple(
        _month(indicator, classes, period, joins[period], parts)
        for period, parts in zip(periods, summed, strict=True)
    )
    return MapView(indicator, geography, classes, months, breaks)


def smoothed(view: MapView) -> MapView:
    """The view of a rate of rare cases with shrunken rates, and classes made of them.

    Month by month each rate above zero is drawn to that of all (`analysis.shrinkage`, Marshall
    1991). The five states stay as they are: who reported zero reported zero, who is missing is
    missing, and has no part in the rate of all.
    """
    values = [_shrunken(month.groups) for month in view.months]
    pooled = pd.concat(values) if values else pd.Series([0.0])
    classes = classify(indicator=view.indicator, values=pooled.astype(float), choice=view.breaks)
    months = tuple(
        replace(month, groups=_with_values(month.groups, classes, own))
        for month, own in zip(view.months, values, strict=True)
    )
    return replace(view, classes=classes, months=months, is_smoothed=True)


def _shrunken(groups: pd.DataFrame) -> pd.Series:
    found = shrunken(
        numerator=groups["numerator"], denominator=groups["denominator"], chance=Chance.POISSON
    )
    rates = pd.Series(found.rates, index=groups.index)
    is_above = (groups["state"] == State.ABOVE_ZERO.value) & rates.notna()
    return groups["value"].where(~is_above, rates)


def _with_values(groups: pd.DataFrame, classes: Classes, values: pd.Series) -> pd.DataFrame:
    """The groups in new colours; none of them hangs on a small denominator any more."""
    changed = groups.assign(value=values, is_faint=False)
    changed["look"] = _looks(classes, changed)
    return changed


_Units = Mapping[str, tuple[str, ...]]
_Parts = tuple[pd.DataFrame, _Units, pd.Series | None, pd.DataFrame]


def _sum_month(indicator: Indicator, states: pd.DataFrame, join: Join, period: Period) -> _Parts:
    own = states[states["period"] == str(period)]
    drawn = own.assign(group=own["unit"].map(join.area_of))
    undrawn = drawn[drawn["group"].isna()]
    groups = sum_states(
        indicator=indicator, states=drawn[drawn["group"].notna()], by=["group"]
    ).set_index("group")
    whole = sum_states(indicator=indicator, states=own, by=["period"]) if len(own) else None
    pairs = drawn.dropna(subset=["group"]).groupby("group")["unit"].unique()
    units = {group: tuple(found) for group, found in pairs.items()}
    return groups, units, None if whole is None else whole.iloc[0], undrawn


def _month(
    indicator: Indicator, classes: Classes, period: Period, join: Join, parts: _Parts
) -> MapMonth:
    sums, units, whole, undrawn = parts
    groups = sums.reindex(list(join.groups))
    groups["state"] = groups["state"].fillna(State.NOT_IN_SCOPE.value)
    for column in ("n_reported", "n_expected", "n_figures", "blank_rows"):
        groups[column] = groups[column].fillna(0).astype(int)
    groups["look"] = _looks(classes, groups)
    groups["mark"] = _marks(indicator, groups)
    groups["is_faint"] = _faint(indicator, groups)
    noted = [group in units and _has_note(join, group) for group in groups.index]
    groups["is_noted"] = pd.Series(noted, index=groups.index, dtype=bool)
    counts = count_states(groups)
    return MapMonth(period, groups, join.groups, units, whole, undrawn, counts, join.not_counted)


def _has_note(join: Join, group: str) -> bool:
    areas = join.groups[group]
    return len(areas) > 1 or not join.noted.isdisjoint(areas)


def _looks(classes: Classes, groups: pd.DataFrame) -> pd.Series:
    looks = groups["state"].map({state.value: look for state, look in LOOKS.items()})
    above = groups["state"] == State.ABOVE_ZERO.value
    index = pd.Series(classes.index(groups["value"].fillna(0.0)), index=groups.index)
    return looks.where(~above, index.clip(upper=classes.count - 1).astype(str))


def _marks(indicator: Indicator, groups: pd.DataFrame) -> pd.Series:
    too_high = groups["value"].gt(1.0) if indicator.has_targets else groups["value"].lt(0)
    return too_high.map({True: "h", False: " "})


def _faint(indicator: Indicator, groups: pd.DataFrame) -> pd.Series:
    above = groups["state"] == State.ABOVE_ZERO.value
    return above & groups["denominator"].lt(indicator.unit.small_base)
