"""How the units of one month fall on the areas of a map: nothing lost, nothing counted twice.

Units in the data = units on the map + units listed; sum over the areas + sum of the units listed =
sum of all reports that count. Each area whose figure is joined or weakly evidenced has a line, and
so has each unit, and each report, that the map does not show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.map_view import MapMonth, MapView
from analysis.sums import sum_states
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTITUTIONS
from geo.evidence import Evidence, weak_evidence
from geo.joins import Footprints
from workflow.facts import Facts
from workflow.join_words import Names, join_note, overlap_reason, undrawn_reason, weak_note
from workflow.region import evidence_text


@dataclass(frozen=True, slots=True)
class Count:
    """Units in the data of a month: expected to report, or reporting."""

    n_units: int
    n_drawn: int
    n_listed: int
    n_noted: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sum: numerator and denominator, None when no report has figures."""

    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area, or joined areas, with a note.

    Attributes:
        areas: codes; area_names, unit_names: as they are shown.
        value: in words, with what it is made of; the state's name where there is none.
        confidence: the least sure of its jurisdictions: "low", "medium", or "high" where it is
            only joined.
    """

    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    unit_names: tuple[str, ...]
    value: str
    evidence: str
    notes: tuple[str, ...]
    confidence: str

    @property
    def is_joined(self) -> bool:
        """Whether several areas share the figure."""
        return len(self.areas) > 1


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit, or a report of it, that the map does not show, and why."""

    unit: str
    name: str
    institutions: str
    value: str
    evidence: str
    reason: str


@dataclass(frozen=True)
class JoinLedger:
    """The ledger of one month.

    Attributes:
        areas: joined ones first, then those with the weakest evidence.
        listed: units that are not on the map.
        not_counted: reports of units on the map that no sum counts.
        drawn_sum, listed_sum, whole_sum: the first two make the third.
    """

    period: Period
    count: Count
    areas: tuple[AreaLine, ...]
    listed: tuple[UnitLine, ...]
    not_counted: tuple[UnitLine, ...]
    drawn_sum: Part
    listed_sum: Part
    whole_sum: Part


def month_count(month: MapMonth) -> Count:
    """How many units are in the data of the month, on the map, and listed."""
    drawn, listed = len(month.drawn_units), len(month.listed_units)
    return Count(drawn + listed, drawn, listed, int(month.groups["is_noted"].sum()))


def join_ledger(
    facts: Facts,
    *,
    view: MapView,
    states: pd.DataFrame,
    period: Period,
    language: Language,
) -> JoinLedger:
    """The ledger of a view in one month.

    Args:
        states: of `all_states`, of the same indicator and selection as the view.
    """
    month = view.month(period)
    own = states[states["period"] == str(period)]
    drawn = month.drawn_units
    lines = _Lines(facts, view, month, own, language)
    outside = own[~own["unit"].isin(drawn)]
    doubled = own[~own["is_counted"] & own["unit"].isin(drawn)]
    return JoinLedger(
        period=period,
        count=month_count(month),
        areas=lines.areas(),
        listed=lines.units(outside),
        not_counted=lines.reports(doubled),
        drawn_sum=_part(month.groups, view.indicator),
        listed_sum=_part(month.undrawn, view.indicator),
        whole_sum=_part(
            pd.DataFrame() if month.whole is None else month.whole.to_frame().T, view.indicator
        ),
    )


_KNOWN = [State.ABOVE_ZERO.value, State.ZERO.value]


def _part(lines: pd.DataFrame, indicator: Indicator) -> Part:
    """The sums of lines with figures: the others add nothing, and nothing is made zero."""
    if lines.empty:
        return Part(None, None)
    known = lines[lines["state"].isin(_KNOWN)]
    if known.empty:
        return Part(None, None)
    below = float(known["denominator"].sum()) if indicator.is_rate else None
    return Part(float(known["numerator"].sum()), below)


_SURENESS = ("low", "medium", "high")


class _Lines:
    """Writes the lines of one month."""

    def __init__(
        self, facts: Facts, view: MapView, month: MapMonth, own: pd.DataFrame, language: Language
    ) -> None:
        self._facts = facts
        self._view = view
        self._month = month
        self._own = own
        self._language = language
        self._names = Names(facts.gazetteer, month.period)
        self._feet = Footprints(facts.gazetteer, month.period)

    def areas(self) -> tuple[AreaLine, ...]:
        """A line for each group with a note, joined ones first, then by how weak they are."""
        weak = weak_evidence(
            units=self._month.drawn_units,
            geography=self._view.geography,
            period=self._month.period,
            gazetteer=self._facts.gazetteer,
        )
        noted = self._month.groups.index[self._month.groups["is_noted"]]
        found = [self._area(str(group), weak) for group in noted]
        return tuple(sorted(found, key=_by_weight))

    def _area(self, group: str, weak: Mapping[str, tuple[Evidence, ...]]) -> AreaLine:
        areas, units = self._month.members[group], self._month.units[group]
        doubts = [doubt for area in areas for doubt in weak.get(area, ())]
        value, evidence = self._figure(self._month.groups.loc[group])
        joins = self._joining(units) if len(areas) > 1 else ()
        notes = (
            *(join_note(unit, reach, self._names, self._language) for unit, reach in joins),
            *(weak_note(doubt, self._names, self._language) for doubt in doubts),
        )
        return AreaLine(
            areas=areas,
            area_names=tuple(self._names.of(area) for area in areas),
            unit_names=tuple(self._names.of(unit) for unit in units),
            value=value,
            evidence=evidence,
            notes=tuple(dict.fromkeys(notes)),
            confidence=min((d.confidence for d in doubts), key=_SURENESS.index, default="high"),
        )

    def _joining(self, units: Collection[str]) -> list[tuple[str, list[str]]]:
        """The units of a group that cover more than one area, and those areas."""
        reach = {unit: self._feet.areas(unit, self._view.geography) for unit in units}
        return [(unit, sorted(areas)) for unit, areas in reach.items() if len(areas) > 1]

    def units(self, lines: pd.DataFrame) -> tuple[UnitLine, ...]:
        """One line for each unit; its figures are those that count in the sum."""
        found = []
        for unit, own in lines.groupby("unit", sort=True):
            counting = own[own["is_counted"]]
            reason = (
                self._overlap(own)
                if counting.empty
                else undrawn_reason(str(unit), self._view.geography, self._names, self._language)
            )
            shown = own if counting.empty else counting
            total = sum_states(indicator=self._view.indicator, states=shown, by=["unit"]).iloc[0]
            found.append(self._unit(str(unit), shown, total, reason))
        return tuple(found)

    def reports(self, lines: pd.DataFrame) -> tuple[UnitLine, ...]:
        """One line for each report that no sum counts though its unit is on the map."""
        return tuple(
            self._unit(line["unit"], line.to_frame().T, line, self._overlap(line.to_frame().T))
            for _, line in lines.sort_values(["unit", "institution"]).iterrows()
        )

    def _unit(self, unit: str, own: pd.DataFrame, figure: pd.Series, reason: str) -> UnitLine:
        value, evidence = self._figure(figure)
        labels = [INSTITUTIONS.label(code, self._language) for code in sorted(own["institution"])]
        return UnitLine(
            unit=unit,
            name=self._names.of(unit),
            institutions=self._language.list(labels),
            value=value,
            evidence=evidence,
            reason=reason,
        )

    def _overlap(self, lines: pd.DataFrame) -> str:
        """Which counted reports of the same institutions are about the same ground."""
        unit = lines["unit"].iloc[0]
        ground = self._feet.ground(unit)
        others = self._own[
            self._own["is_counted"]
            & self._own["is_reported"]
            & self._own["institution"].isin(lines["institution"])
        ]
        same = [u for u in others["unit"].unique() if u != unit and ground & self._feet.ground(u)]
        return overlap_reason(same, self._names, self._language)

    def _figure(self, line: pd.Series) -> tuple[str, str]:
        state = State(line["state"])
        if state not in (State.ABOVE_ZERO, State.ZERO):
            return state.label(self._language), ""
        indicator = self._view.indicator
        evidence = evidence_text(indicator, line, self._language).replace("**", "")
        return indicator.write(line["value"], self._language), evidence


def _by_weight(line: AreaLine) -> tuple[bool, int, tuple[str, ...]]:
    return not line.is_joined, _SURENESS.index(line.confidence), line.area_names
