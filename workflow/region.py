"""All about one area of a map, month by month: figures, peers, other indicators, origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis.findings import change_text
from analysis.map_view import MapMonth, MapView
from analysis.overview import IndicatorSeries
from analysis.sums import sum_states
from domain import indicators
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, UnitKind
from domain.states import State
from workflow.facts import Facts, counted, facts_of_units, narrowed
from workflow.place_changes import SeriesChange, changes_within
from workflow.region_joins import other_joins
from workflow.region_origin import Line as StateLine
from workflow.region_origin import (
    Origin,
    Sources,
    origin_of,
    region_notes,
    sources_of_units,
    state_lines,
)
from workflow.region_peers import Peer, SeriesOf, peer_series
from workflow.views import Selection, StatesOf, selected_states

SHOWN_BESIDE = (
    indicators.PLEDGE_COMPLETION,
    indicators.ATTENDANCE,
    indicators.VIOLATIONS_REPORTED,
    indicators.VIOLATIONS_PROVEN,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value with its evidence."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class RegionMonth:
    """One month of an area in words."""

    state: State
    value: str
    evidence: str
    change: str
    peers: tuple[Line, ...]
    others: tuple[Line, ...]
    notes: tuple[str, ...]
    origin: Origin | None


@dataclass(frozen=True)
class Region:
    """An area of a map over all months of the view.

    Attributes:
        code: the area's code, as chosen.
        name, about: heading and the line below it.
        joined: names of the areas that share its figures; empty when it stands alone.
        values: value of each month, NaN when unknown; reference: the same of the nation.
        changes: what happened to the place within the months; other_joins: with which areas it
            shared its figure in other months than the last.
    """

    code: str
    name: str
    about: str
    joined: tuple[str, ...]
    months: tuple[RegionMonth, ...]
    values: tuple[float, ...]
    reference: tuple[float, ...]
    states: tuple[State, ...]
    changes: tuple[SeriesChange, ...] = ()
    other_joins: tuple[str, ...] = ()


def region(
    facts: Facts,
    states_of: StatesOf,
    *,
    series_of: SeriesOf,
    view: MapView,
    selection: Selection,
    code: str,
    language: Language,
) -> Region | None:
    """Everything about one area; None when the map has no such area."""
    place = facts.gazetteer.place(code)
    if place is None or code not in view.area_codes:
        return None
    units = _units(view, code)
    own_states = partial(_states_of_units, states_of, units)
    states = selected_states(facts, own_states, view.indicator, selection)
    material = _Material(
        view=view,
        code=code,
        language=language,
        states=_by_month(states),
        sources=sources_of_units(facts_of_units(facts, units), view.indicator),
        own=_own_series(view, code),
        peers=peer_series(facts, series_of, view.indicator, selection, place),
        others=_other_sums(own_states, view, selection, code),
    )
    return Region(
        code=code,
        name=place.short_name,
        about=about(facts, place, language),
        joined=_joined(facts, view.months[-1], code),
        months=tuple(_month(material, month) for month in view.months),
        values=tuple(material.own.months["value"].astype(float)),
        reference=tuple(material.peers[NATIONAL_CODE].series.months["value"].astype(float)),
        states=tuple(State(state) for state in material.own.months["state"]),
        changes=changes_within(code, facts.periods, facts.gazetteer, language),
        other_joins=other_joins(facts, view, code, language),
    )


def _units(view: MapView, code: str) -> frozenset[str]:
    """The units that belong to the area in any month."""
    return frozenset(
        unit for month in view.months for unit in month.units.get(month.group_of(code) or "", ())
    )


def _states_of_units(
    states_of: StatesOf, units: Collection[str], indicator: Indicator
) -> pd.DataFrame:
    """A few lines instead of all: every month of an area asks them again."""
    states = states_of(indicator)
    return states[states["unit"].isin(units)]


def _own_series(view: MapView, code: str) -> IndicatorSeries:
    lines = {str(month.period): _line(month, code) for month in view.months}
    return IndicatorSeries(view.indicator, pd.DataFrame(lines).T.infer_objects())


def _line(month: MapMonth, code: str) -> pd.Series:
    """The figures of the area's group; before it is founded it is not in scope."""
    line = month.of_area(code)
    if line is not None:
        return line
    nothing = pd.Series(float("nan"), index=month.groups.columns, dtype=object)
    nothing["state"] = State.NOT_IN_SCOPE.value
    nothing[["n_reported", "n_expected", "n_figures"]] = 0
    return nothing


def _other_sums(
    states_of: StatesOf, view: MapView, selection: Selection, code: str
) -> Sequence[tuple[Indicator, Mapping[str, StateLine]]]:
    """The other indicators of the same units, each unit in the months in which it belongs here."""
    belongs = pd.DataFrame(
        [
            (str(month.period), unit)
            for month in view.months
            for unit in month.units.get(month.group_of(code) or "", ())
        ],
        columns=["period", "unit"],
    )
    found = []
    for indicator in SHOWN_BESIDE:
        if indicator.code != view.indicator.code:
            own = counted(
                narrowed(states_of(indicator), institutions=selection.institutions, units=None)
            )
            states = own.merge(belongs, on=["period", "unit"])
            sums = sum_states(indicator=indicator, states=states, by=["period"])
            lines = sums.set_index("period").to_dict("index")
            found.append((indicator, {str(period): line for period, line in lines.items()}))
    return found


@dataclass(frozen=True)
class _Material:
    """What the months of one region are written from; `states` by month, of its units only."""

    view: MapView
    code: str
    language: Language
    states: Mapping[str, Sequence[StateLine]]
    sources: Sources
    own: IndicatorSeries
    peers: dict[str, Peer]
    others: Sequence[tuple[Indicator, Mapping[str, StateLine]]]


def _month(material: _Material, month: MapMonth) -> RegionMonth:
    line = material.own.at(month.period)
    state = State(line["state"])
    has_figures = state in (State.ABOVE_ZERO, State.ZERO)
    indicator, language = material.view.indicator, material.language
    rows, period = _rows(material, month), month.period
    return RegionMonth(
        state=state,
        value=indicator.write(line["value"], language) if has_figures else state.label(language),
        evidence=evidence_text(indicator, line, language) if has_figures else "",
        change=change_text(material.own, month.period, language) if has_figures else "",
        peers=tuple(
            _peer(peer.name, peer.series, month.period, language)
            for peer in material.peers.values()
            if month.period in peer.periods
        ),
        others=tuple(_other(*other, month.period, language) for other in material.others),
        notes=region_notes(rows, indicator, period, language),
        origin=origin_of(indicator, rows, material.sources, language),
    )


def _by_month(states: pd.DataFrame) -> dict[str, list[StateLine]]:
    months: dict[str, list[StateLine]] = defaultdict(list)
    for line in state_lines(states):
        months[line["period"]].append(line)
    return months


def _rows(material: _Material, month: MapMonth) -> list[StateLine]:
    """The unit states that the figure of the month is made of."""
    units = month.units.get(month.group_of(material.code) or "", ())
    return [line for line in material.states.get(str(month.period), ()) if line["unit"] in units]


def evidence_text(indicator: Indicator, line: pd.Series, language: Language) -> str:
    """The figures behind a value: "291 dari 412 wajib" for rates, "kasus" for counts."""
    if indicator.is_rate:
        return language.text(
            "**{numerator}** of **{denominator}** {noun}",
            numerator=language.number(line["numerator"]),
            denominator=language.number(line["denominator"]),
            noun=indicator.denominator_noun(language),
        )
    return language.plural("case", "cases", int(line["numerator"]))


def _peer(name: str, series: IndicatorSeries, period: Period, language: Language) -> Line:
    line = series.at(period)
    note = language.text(
        "{figures} of {expected} with figures",
        figures=language.number(line["n_figures"]),
        expected=language.number(line["n_expected"]),
    )
    return Line(name, series.indicator.write(line["value"], language), note)


def _other(
    indicator: Indicator, sums: Mapping[str, StateLine], period: Period, language: Language
) -> Line:
    label = indicator.label(language)
    line = sums.get(str(period))
    if line is None:
        return Line(label, State.NOT_IN_SCOPE.short_label(language), "")
    state = State(line["state"])
    if state not in (State.ABOVE_ZERO, State.ZERO):
        return Line(label, state.short_label(language), "")
    note = (
        f"{language.number(line['numerator'])} / {language.number(line['denominator'])}"
        if indicator.is_rate
        else language.plural("case", "cases", int(line["numerator"]))
    )
    return Line(label, indicator.write(line["value"], language), note)


def _name(facts: Facts, code: str) -> str:
    place = facts.gazetteer.place(code)
    return place.short_name if place else code


_KIND_WORDS = {
    UnitKind.REGENCY: ("Kabupaten/kota", "Regency or city"),
    UnitKind.RESORT: ("Polres", "Police resort"),
    UnitKind.PROVINCE: ("Provinsi", "Province"),
    UnitKind.POLICE_REGION: ("Polda", "Police region"),
}


def about(facts: Facts, place: Place, language: Language) -> str:
    """Kind, province, Polda and code in a line."""
    parts = [language.pick(*_KIND_WORDS.get(place.kind, ("", "")))]
    for code in (place.province_code, place.police_region_code):
        if code and code != place.code:
            parts.append(_name(facts, code))
    if place.kind in (UnitKind.REGENCY, UnitKind.PROVINCE):
        parts.append(place.code)
    return " · ".join(part for part in parts if part)


def _joined(facts: Facts, month: MapMonth, code: str) -> tuple[str, ...]:
    members = month.members.get(month.group_of(code) or "", ())
    return tuple(_name(facts, member) for member in members) if len(members) > 1 else ()
