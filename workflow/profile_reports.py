"""The reports of a place: which are in, month by month, and the submissions behind a month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.sums import sum_states
from charts.matrix import MatrixMonth, MatrixRow
from domain.fields import SHEET_OF, ReportKind
from domain.indicators import PLEDGE_COMPLETION
from domain.language import Language
from domain.period import Period
from domain.places import Place
from domain.states import State
from domain.terms import INSTITUTIONS
from workflow.facts import Facts, report_lines, reports_in
from workflow.profile import Profile
from workflow.report_rows import (
    BY_NAME,
    RowWish,
    matrix_months,
    matrix_rows,
    unit_table,
    window,
    wished,
)
from workflow.reporting import Reporting
from workflow.reporting import last_due as last_due_of


def kind_name(kind: ReportKind, language: Language) -> str:
    """The name of the sheet that reports of this kind stand on."""
    sheet = SHEET_OF[kind]
    return language.pick(sheet.name_id, sheet.name_en)


def last_due(facts: Facts, day: date) -> Period | None:
    """The last month whose reports are due: before that silence is no fact."""
    due = [period for period in facts.periods if facts.scope.due_on(period) < day]
    return due[-1] if due else None


def report_rows(
    facts: Facts, found: Profile, day: date, language: Language
) -> tuple[MatrixRow, ...]:
    """A row for each kind of report and institution of one unit, in the order of the scope.

    Args:
        day: reports that are not due on it count neither as missing nor as expected.
    """
    until = last_due(facts, day)
    return tuple(
        _row(
            facts,
            name=kind_name(kind, language),
            parent=INSTITUTIONS.label(str(institution), language),
            lines=lines,
            blanks=blanks.get(str(institution), frozenset()),
            until=until,
        )
        for kind, blanks in ((kind, _blanks(facts, found, kind)) for kind in facts.scope.kinds)
        for institution, lines in found.states[found.first_of(kind).indicator.code].groupby(
            "institution"
        )
    )


def _blanks(facts: Facts, found: Profile, kind: ReportKind) -> dict[str, frozenset[str]]:
    """The months in which the unit's expected report of a kind leaves a figure blank."""
    lines = report_lines(facts, kind.value)
    own = lines[(lines["unit"] == found.place.code) & (lines["n_blank"] > 0)]
    months = own.groupby("institution")["period"]
    return {str(institution): frozenset(each) for institution, each in months}


def _row(
    facts: Facts,
    *,
    name: str,
    parent: str,
    lines: pd.DataFrame,
    blanks: frozenset[str],
    until: Period | None,
) -> MatrixRow:
    by_month = lines.set_index("period")
    state_of = by_month["state"].to_dict()
    due = {str(p): pd.Timestamp(facts.scope.due_on(p)) for p in facts.periods}
    received = pd.to_datetime(by_month["first_received_on"])
    late = {period for period, day in received.items() if day > due[str(period)]}
    expected = by_month[by_month["is_expected"]]
    expected = expected[expected.index <= str(until or "")]
    return MatrixRow(
        name=name,
        parent=parent,
        states=tuple(
            State(state_of.get(str(period), State.NOT_IN_SCOPE.value)) for period in facts.periods
        ),
        late=frozenset(Period.parse(str(period)) for period in late),
        silent_months=_silent(expected),
        n_reported=int(expected["is_reported"].sum()),
        n_expected=len(expected),
        n_on_time=int(expected["is_reported"].sum()) - len(late & set(expected.index)),
        n_complete=len(set(expected.index[expected["is_reported"]]) - blanks),
        n_months=len(expected),
    )


def _silent(expected: pd.DataFrame) -> int:
    """Months without a report, counted back from the last that was due."""
    flags = expected.sort_index()["is_reported"].tolist()[::-1]
    return next((n for n, is_in in enumerate(flags) if is_in), len(flags))


def report_months(facts: Facts, found: Profile) -> tuple[MatrixMonth, ...]:
    """How many of the expected reports of all kinds are in, each month."""
    parts = [found.states[found.first_of(kind).indicator.code] for kind in facts.scope.kinds]
    lines = pd.concat(parts, ignore_index=True)
    expected = lines[lines["is_expected"]]
    sums = expected.groupby("period")["is_reported"].agg(["sum", "size"])
    return tuple(
        MatrixMonth(
            period=period,
            n_reported=int(sums["sum"].get(str(period), 0)),
            n_expected=int(sums["size"].get(str(period), 0)),
            is_shown=period == found.period,
        )
        for period in facts.periods
    )


def area_rows(
    facts: Facts, reported: Reporting, period: Period, day: date, language: Language
) -> tuple[list[MatrixRow], list[MatrixMonth]]:
    """A row for each unit and institution of an area, by name, all kinds of report together.

    What lies above the units is the area, mostly: the rows name the institution alone.
    """
    until = last_due_of(facts, period, day)
    listed = unit_table(reported, facts, period=period, until=until, language=language)
    numbers = wished(reported, listed, period, RowWish(order=BY_NAME))
    columns = window(reported, period)
    rows = matrix_rows(reported, listed, numbers, columns, language)
    institutions = listed.loc[numbers, "institution_label"]
    named = [replace(row, parent=name) for row, name in zip(rows, institutions, strict=True)]
    return named, matrix_months(reported, columns, period)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit of an area in one month.

    Attributes:
        n_reported, n_expected: of all kinds of report.
        state: of its pledges, all institutions together; rate: None where it is not known.
    """

    code: str
    name: str
    n_reported: int
    n_expected: int
    state: State
    rate: float | None


def units_below(facts: Facts, found: Profile) -> tuple[UnitLine, ...]:
    """The units of an area by name, with the reports and the pledges of the month."""
    parts = [found.states[found.first_of(kind).indicator.code] for kind in facts.scope.kinds]
    lines = pd.concat([_month(part, found) for part in parts], ignore_index=True)
    sums = lines.groupby("unit").agg(n=("is_reported", "sum"), of=("is_reported", "size"))
    states = _month(found.states[PLEDGE_COMPLETION.code], found)
    pledges = sum_states(indicator=PLEDGE_COMPLETION, states=states, by=["unit"]).set_index("unit")
    units = [
        _unit_line(place, line, pledges)
        for code, line in sums.iterrows()
        if (place := facts.gazetteer.place(str(code))) is not None
    ]
    return tuple(sorted(units, key=lambda unit: unit.name))


def _month(states: pd.DataFrame, found: Profile) -> pd.DataFrame:
    return states[states["period"] == str(found.period)]


def _unit_line(place: Place, line: pd.Series, pledges: pd.DataFrame) -> UnitLine:
    known = pledges.loc[place.code] if place.code in pledges.index else None
    rate = None if known is None or pd.isna(known["value"]) else float(known["value"])
    return UnitLine(
        code=place.code,
        name=place.short_name,
        n_reported=int(line["n"]),
        n_expected=int(line["of"]),
        state=State.NOT_IN_SCOPE if known is None else State(known["state"]),
        rate=rate,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A submission with reports of the place in a month."""

    number: int
    file_name: str
    received_on: date
    kinds: tuple[ReportKind, ...]
    n_reports: int


def sent_files(facts: Facts, found: Profile) -> tuple[SentFile, ...]:
    """The submissions that the month of the place stands on, newest first."""
    units = {unit for states in found.states.values() for unit in states["unit"].unique()}
    month = [reports_in(facts, kind.value, str(found.period)) for kind in ReportKind]
    reports = pd.concat(month)
    own = reports[reports["unit"].isin(units)]
    if found.selection.institutions:
        own = own[own["institution"].isin(found.selection.institutions)]
    return tuple(
        SentFile(
            number=int(str(number)),
            file_name=str(group["file_name"].iloc[0]),
            received_on=group["received_on"].iloc[0],
            kinds=tuple(kind for kind in ReportKind if (group["kind"] == kind.value).any()),
            n_reports=len(group),
        )
        for number, group in sorted(own.groupby("submission"), key=lambda pair: -pair[0])
    )
