"""Who has reported what and when: the expected reports of a selection, and one month of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.report_grid import (
    ReportGrid,
    all_kinds,
    month_sums,
    one_kind,
    report_grid,
    state_counts,
)
from domain.indicators import INDICATORS, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Place, UnitKind
from domain.states import State
from workflow.facts import Facts, narrowed, units_within
from workflow.views import Selection, StatesOf, reporting_matrix, selected_states

ALL_KINDS = "all"


@dataclass(frozen=True)
class Reporting:
    """The expected reports of a selection in all months.

    Attributes:
        kind: a report kind's code, or `ALL_KINDS`.
        grid: a row for each unit and institution.
        lines: every expected report of each kind: kind, KEY columns, is_reported, is_on_time,
            received_on, n_blank.
        n_outside: month -> reports in hand that nobody expected.
    """

    kind: str
    grid: ReportGrid
    lines: pd.DataFrame
    n_outside: Mapping[str, int]

    @property
    def is_all(self) -> bool:
        """Whether reports of all kinds are taken together."""
        return self.kind == ALL_KINDS


@dataclass(frozen=True, slots=True)
class ReportingStatus:
    """One month of the expected reports.

    Attributes:
        n_expected, n_reported, n_on_time: reports.
        n_units, n_complete: units and institutions that are expected, and those of them whose
            reports are all in without a blank.
        counts: units and institutions in each state.
        is_due: whether the due day has passed on the day asked about.
    """

    period: Period
    title: str
    due_on: date
    is_due: bool
    n_expected: int
    n_reported: int
    n_on_time: int
    n_units: int
    n_complete: int
    n_outside: int
    counts: Mapping[State, int]


def reporting(facts: Facts, states_of: StatesOf, *, kind: str, selection: Selection) -> Reporting:
    """The expected reports of one kind, or of all kinds together, within a selection."""
    kinds = [k.value for k in facts.scope.kinds] if kind == ALL_KINDS else [kind]
    matrices = {
        each: reporting_matrix(facts, kind=each, selection=selection).reset_index(drop=True)
        for each in kinds
    }
    if kind == ALL_KINDS:
        lines = all_kinds(matrices)
    else:
        states = selected_states(facts, states_of, _indicator_of(kind), selection)
        lines = one_kind(matrices[kind], states)
    named = [matrix.assign(kind=each) for each, matrix in matrices.items()]
    return Reporting(
        kind=kind,
        grid=report_grid(lines, periods=facts.periods),
        lines=pd.concat(named, ignore_index=True),
        n_outside=_outside(facts, states_of, kinds, selection),
    )


def _indicator_of(kind: str) -> Indicator:
    """The first indicator of a kind decides whether a report is zero or blank."""
    return next(indicator for indicator in INDICATORS if indicator.kind.value == kind)


def _outside(
    facts: Facts, states_of: StatesOf, kinds: list[str], selection: Selection
) -> dict[str, int]:
    """Month -> reports in hand that nobody expected: few, so they are picked out first."""
    units = units_within(facts, selection.scope)
    found: Counter[str] = Counter()
    for kind in kinds:
        states = states_of(_indicator_of(kind))
        outside = states[states["is_reported"] & ~states["is_expected"]]
        own = narrowed(outside, institutions=selection.institutions, units=units)
        found.update(own["period"].tolist())
    return dict(found)


def status_of(
    found: Reporting, facts: Facts, *, period: Period, as_of: date, language: Language
) -> ReportingStatus:
    """The sums of a month, as on a day."""
    sums = month_sums(found.grid).iloc[found.grid.column(period)]
    n_reported, n_expected = int(sums["n_reported"]), int(sums["n_expected"])
    due_on = facts.scope.due_on(period)
    return ReportingStatus(
        period=period,
        title=language.text(
            "{reported} of {expected} reports for {month} are in",
            reported=language.number(n_reported),
            expected=language.number(n_expected),
            month=language.month(period),
        ),
        due_on=due_on,
        is_due=due_on < as_of,
        n_expected=n_expected,
        n_reported=n_reported,
        n_on_time=int(sums["n_on_time"]),
        n_units=int(sums["n_units"]),
        n_complete=int(sums["n_complete"]),
        n_outside=found.n_outside.get(str(period), 0),
        counts=state_counts(found.grid, period),
    )


def complete_words(language: Language) -> Mapping[State, str]:
    """What the looks of the matrix mean where reports of all kinds are taken together."""
    return {
        State.ABOVE_ZERO: language.text("All in, no blanks"),
        State.BLANK: language.text("Incomplete"),
        State.NOT_REPORTED: State.NOT_REPORTED.label(language),
        State.NOT_IN_SCOPE: State.NOT_IN_SCOPE.label(language),
    }


def last_due(facts: Facts, period: Period, as_of: date) -> Period:
    """The last month up to `period` whose due day has passed; the month before all when none has.

    Before the due day silence is no fact.
    """
    while facts.scope.due_on(period) >= as_of and period >= facts.periods[0]:
        period = period.previous
    return period


def place_above(facts: Facts, unit_kind: str, unit: str, period: Period) -> Place | None:
    """Who answered for a unit's reports in a month: the Polda of a resort, or the province."""
    place = facts.gazetteer.place(unit, period)
    if place is None:
        return None
    is_police = unit_kind in (UnitKind.RESORT.value, UnitKind.POLICE_REGION.value)
    code = place.police_region_code if is_police else place.province_code
    return facts.gazetteer.place(code, period) if code else None
