"""What one map shows, month by month: the content of the screen's and the paper's map alike.

A view holds groups (areas joined where reports cannot be divided among them), their figures and
states in every month, and the classes of its colours. It is plain data: no colours, no texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
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
    placed = _placed(states, joins, periods)
    groups = _all_groups(indicator, placed, joins, periods)
    classes = classify(indicator=indicator, values=groups["value"].astype(float), choice=breaks)
    _draw(indicator, classes, groups)
    months = _months(indicator, groups, placed, joins, periods)
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


_Joins = Mapping[Period, Join]
_COUNTS = ("n_reported", "n_expected", "n_figures", "blank_rows")


def _placed(states: pd.DataFrame, joins: _Joins, periods: Sequence[Period]) -> pd.DataFrame:
    """The lines of the months with the group that each counts for; missing without an area."""
    lines_of = states.groupby("period").indices
    group = np.full(len(states), None, dtype=object)
    units = states["unit"].to_numpy(dtype=object)
    for period in periods:
        own = lines_of.get(str(period))
        if own is not None:
            area_of = joins[period].area_of
            group[own] = [area_of.get(unit) for unit in units[own]]
    return states.assign(group=group)[states["period"].isin([str(period) for period in periods])]


def _all_groups(
    indicator: Indicator, placed: pd.DataFrame, joins: _Joins, periods: Sequence[Period]
) -> pd.DataFrame:
    """Sums of every group of every month, month after month; index (period, group)."""
    drawn = placed[placed["group"].notna()]
    sums = sum_states(indicator=indicator, states=drawn, by=["period", "group"])
    months = [str(period) for period in periods for _ in joins[period].groups]
    names = [group for period in periods for group in joins[period].groups]
    index = pd.MultiIndex.from_arrays([months, names], names=["period", "group"])
    groups = sums.set_index(["period", "group"]).reindex(index)
    groups["state"] = groups["state"].fillna(State.NOT_IN_SCOPE.value)
    for column in _COUNTS:
        groups[column] = groups[column].fillna(0).astype(int)
    return groups


def _draw(indicator: Indicator, classes: Classes, groups: pd.DataFrame) -> None:
    """How each group is drawn, written into the frame."""
    groups["look"] = _looks(classes, groups)
    groups["mark"] = _marks(indicator, groups)
    groups["is_faint"] = _faint(indicator, groups)


def _months(
    indicator: Indicator,
    groups: pd.DataFrame,
    placed: pd.DataFrame,
    joins: _Joins,
    periods: Sequence[Period],
) -> tuple[MapMonth, ...]:
    """The months of a view, cut out of the frames of all months."""
    wholes = sum_states(indicator=indicator, states=placed, by=["period"])
    whole_of = {line["period"]: line for _, line in wholes.iterrows()}
    undrawn = placed[placed["group"].isna()]
    undrawn_of = dict(list(undrawn.groupby("period")))
    units_of = _units_of(placed)
    found, start = [], 0
    for period in periods:
        join, key = joins[period], str(period)
        own = groups.iloc[start : start + len(join.groups)].droplevel("period")
        start += len(join.groups)
        units = units_of.get(key, {})
        noted = [group in units and _has_note(join, group) for group in own.index]
        own["is_noted"] = np.array(noted, dtype=bool)
        found.append(
            MapMonth(
                period=period,
                groups=own,
                members=join.groups,
                units=units,
                whole=whole_of.get(key),
                undrawn=undrawn_of.get(key, undrawn.head(0)),
                counts=count_states(own),
                not_counted=join.not_counted,
            )
        )
    return tuple(found)


def _units_of(placed: pd.DataFrame) -> dict[str, dict[str, tuple[str, ...]]]:
    """Month -> group -> the units that it sums, in the order of their lines."""
    pairs = placed[["period", "group", "unit"]].dropna(subset=["group"]).drop_duplicates()
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for period, group, unit in pairs.itertuples(index=False):
        found[period][group].append(unit)
    return {
        period: {group: tuple(units) for group, units in groups.items()}
        for period, groups in found.items()
    }


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
