"""The rows of the reporting matrix: which are shown, in which order, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis.report_grid import STATES, month_sums, unit_sums
from charts.matrix import MatrixMonth, MatrixRow
from domain.language import N_, Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTITUTIONS
from workflow.facts import Facts
from workflow.reporting import Reporting, place_above

MONTHS_SHOWN = 15
EVERY = "every"
COMPLETE, INCOMPLETE, LATE, MISSING = "complete", "incomplete", "late", "missing"
BY_SILENCE, BY_PLACE, BY_NAME, BY_RECEIVED, BY_ON_TIME = (
    "silence", "place", "name", "received", "on_time",
)  # fmt: skip
ORDERS = {
    BY_SILENCE: N_("Longest silent"),
    BY_PLACE: N_("Province or police region"),
    BY_NAME: N_("Name"),
    BY_RECEIVED: N_("Fewest received"),
    BY_ON_TIME: N_("Least on time"),
}


@dataclass(frozen=True, slots=True)
class RowWish:
    """Which rows a reader wants to see.

    Attributes:
        order: one of `ORDERS`.
        state: what became of the month's reports: a state's code, COMPLETE, INCOMPLETE, LATE,
            MISSING (in part or all), or EVERY.
        silent: least number of months silent; 0 for every row.
        words: part of a unit's name or code, or of the place above it.
    """

    order: str = BY_SILENCE
    state: str = EVERY
    silent: int = 0
    words: str = ""


def unit_table(
    found: Reporting, facts: Facts, *, period: Period, until: Period, language: Language
) -> pd.DataFrame:
    """A line for each row of the grid: the sums up to a month, the silence up to another, names.

    Args:
        until: last month whose silence counts, of `last_due`.

    Returns:
        Columns of `unit_sums` with name, above (place above), institution_label, and has_row:
        whether the unit was expected in any month up to `period`.
    """
    sums = unit_sums(found.grid, until=period)
    places = [facts.gazetteer.place(unit) for unit in sums["unit"]]
    above = [
        place_above(facts, kind, unit, period)
        for kind, unit in zip(sums["unit_kind"], sums["unit"], strict=True)
    ]
    return sums.assign(
        silent_months=found.grid.silent_at(until),
        name=[
            place.short_name if place else unit
            for place, unit in zip(places, sums["unit"], strict=True)
        ],
        above=[place.short_name if place else "" for place in above],
        institution_label=[INSTITUTIONS.label(code, language) for code in sums["institution"]],
        has_row=sums["n_months"] > 0,
    )


def wished(found: Reporting, table: pd.DataFrame, period: Period, wish: RowWish) -> np.ndarray:
    """Row numbers of the grid that a reader wants, in the order wanted."""
    kept = table["has_row"].to_numpy(dtype=bool) & (table["silent_months"] >= wish.silent)
    kept &= _in_state(found, period, wish.state)
    if wish.words:
        kept &= _named(table, wish.words)
    return _sorted(table[kept], wish.order).index.to_numpy()


def _in_state(found: Reporting, period: Period, state: str) -> np.ndarray:
    grid, column = found.grid, found.grid.column(period)
    expected, n_in = grid.is_expected[:, column], grid.n_in[:, column]
    tests: dict[str, Callable[[], np.ndarray]] = {
        EVERY: lambda: np.ones(len(grid.units), dtype=bool),
        COMPLETE: lambda: grid.is_complete[:, column],
        INCOMPLETE: lambda: (n_in > 0) & ~grid.is_complete[:, column],
        LATE: lambda: grid.is_late[:, column],
        MISSING: lambda: expected & (n_in < grid.n_kinds[:, column]),
    }
    if state in tests:
        return tests[state]()
    return expected & (grid.states[:, column] == STATES.index(State(state)))


def _named(table: pd.DataFrame, words: str) -> np.ndarray:
    parts = words.lower().split()
    texts = (table["name"] + " " + table["unit"] + " " + table["above"]).str.lower()
    found = np.ones(len(table), dtype=bool)
    for part in parts:
        found &= texts.str.contains(part, regex=False).to_numpy(dtype=bool)
    return found


def _sorted(table: pd.DataFrame, order: str) -> pd.DataFrame:
    by = {
        BY_SILENCE: ["silent_months", "reporting_rate", "name"],
        BY_PLACE: ["above", "name", "institution_label"],
        BY_NAME: ["name", "institution_label"],
        BY_RECEIVED: ["reporting_rate", "name"],
        BY_ON_TIME: ["on_time_rate", "name"],
    }[order]
    rising = [column != "silent_months" for column in by]
    return table.sort_values(by, ascending=rising, kind="stable")


def window(found: Reporting, period: Period) -> range:
    """The columns that are shown: the month and those before it, so many as fit."""
    last = max(found.grid.column(period) + 1, min(MONTHS_SHOWN, len(found.grid.periods)))
    return range(max(0, last - MONTHS_SHOWN), last)


def matrix_rows(
    found: Reporting,
    table: pd.DataFrame,
    numbers: np.ndarray,
    columns: range,
    language: Language,
    facts: Facts | None = None,
) -> list[MatrixRow]:
    """The rows with these numbers as the matrix draws them, in the columns of `window`.

    Args:
        facts: to name the submission that each box stands on; none are named without.
    """
    shown = table.loc[numbers]
    sent = _submissions(found, facts, shown) if facts else {}
    rows = []
    for n, values in zip(numbers, shown.to_dict("records"), strict=True):
        row = _row(found, int(n), values, columns, language)
        keys = (
            (values["unit"], values["institution"], str(found.grid.periods[i])) for i in columns
        )
        rows.append(replace(row, submissions=tuple(sent.get(key, 0) for key in keys)))
    return rows


def _submissions(
    found: Reporting, facts: Facts, shown: pd.DataFrame
) -> Mapping[tuple[str, str, str], int]:
    """(unit, institution, month) -> the newest submission that a box stands on."""
    reports = facts.reports[facts.reports["unit"].isin(shown["unit"])]
    own = reports[reports["kind"].isin(found.lines["kind"].unique())]
    newest = own.groupby(["unit", "institution", "period"])["submission"].max()
    return {key: int(number) for key, number in newest.items()}


def _row(
    found: Reporting,
    n: int,
    values: Mapping[Hashable, Any],
    columns: range,
    language: Language,
) -> MatrixRow:
    grid = found.grid
    say = partial(_say, found, n, language=language)
    return MatrixRow(
        name=values["name"],
        parent=f"{values['institution_label']} · {values['above']}",
        states=tuple(STATES[grid.states[n, i]] for i in columns),
        late=frozenset(grid.periods[i] for i in np.flatnonzero(grid.is_late[n])),
        silent_months=int(values["silent_months"]),
        n_reported=int(values["n_reported"]),
        n_expected=int(values["n_expected"]),
        n_on_time=int(values["n_on_time"]),
        n_complete=int(values["n_complete"]),
        n_months=int(values["n_months"]),
        place=values["unit"],
        marks=tuple(_mark(found, n, i, language) for i in columns) if found.is_all else (),
        words=tuple(say(i) for i in columns) if found.is_all else (),
    )


def _mark(found: Reporting, n: int, column: int, language: Language) -> str:
    """How many of the kinds came in, where it is not all or nothing."""
    n_in, n_kinds = found.grid.n_in[n, column], found.grid.n_kinds[n, column]
    return f"{language.number(n_in)}/{language.number(n_kinds)}" if 0 < n_in < n_kinds else ""


def _say(found: Reporting, n: int, column: int, *, language: Language) -> str:
    grid = found.grid
    n_in, n_kinds = int(grid.n_in[n, column]), int(grid.n_kinds[n, column])
    if not n_kinds:
        return State.NOT_IN_SCOPE.label(language).lower()
    told = language.text(
        "{n} of {total} reports in", n=language.number(n_in), total=language.number(n_kinds)
    )
    if n_in < n_kinds:
        return told
    if grid.is_complete[n, column]:
        return f"{told}, {language.text('no blanks')}"
    return f"{told}, {language.text('with blanks')}"


def matrix_months(
    found: Reporting, columns: range, shown: Period | None = None
) -> list[MatrixMonth]:
    """The heads of the columns: how many of the expected units were heard of.

    Args:
        shown: the month that the page is about.
    """
    sums, periods = month_sums(found.grid), found.grid.periods
    return [
        MatrixMonth(
            period=periods[i],
            n_reported=int(sums["n_heard"].iat[i]),
            n_expected=int(sums["n_units"].iat[i]),
            is_shown=periods[i] == shown,
        )
        for i in columns
    ]
