"""The reporting matrix of a kind: rows of units, months, who is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.reporting import UNIT, silence
from analysis.sums import count_states
from analysis.totals import KEY
from charts.matrix import MatrixMonth, MatrixRow
from domain.indicators import INDICATORS, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Place
from domain.states import State
from domain.terms import INSTITUTIONS
from workflow.facts import Facts
from workflow.views import Selection, StatesOf, reporting_matrix, selected_states


@dataclass(frozen=True, slots=True)
class Missing:
    """Missing reports of a province or Polda."""

    name: str
    n_missing: int
    n_expected: int


@dataclass(frozen=True)
class ReportingStatus:
    """What the Reporting page shows of one kind and month."""

    title: str
    rows: tuple[MatrixRow, ...]
    months: tuple[MatrixMonth, ...]
    missing: tuple[Missing, ...]
    counts: Mapping[State, int]
    n_reported: int
    n_expected: int
    on_time_rate: float | None

    def sorted_rows(self, order: str) -> list[MatrixRow]:
        """Rows by "silence" (longest first), "place" (province or Polda) or "name"."""
        if order == "name":
            return sorted(self.rows, key=lambda row: row.name)
        if order == "place":
            return sorted(self.rows, key=lambda row: (row.parent, row.name))
        return sorted(self.rows, key=lambda row: (-row.silent_months, row.n_reported, row.name))


def reporting_status(
    facts: Facts,
    states_of: StatesOf,
    *,
    kind: str,
    selection: Selection,
    period: Period,
    language: Language,
) -> ReportingStatus:
    """Expected reports of a kind with what became of each, month by month."""
    matrix = reporting_matrix(facts, kind=kind, selection=selection)
    states = selected_states(facts, states_of, _indicator_of(kind), selection)
    month = matrix[matrix["period"] == str(period)]
    n_reported, n_expected = int(month["is_reported"].sum()), len(month)
    return ReportingStatus(
        title=language.text(
            "{reported} of {expected} reports for {month} are in",
            reported=language.number(n_reported),
            expected=language.number(n_expected),
            month=language.month(period),
        ),
        rows=_rows(facts, matrix, states, period, language),
        months=_months(facts, matrix),
        missing=_missing(facts, month, period),
        counts=count_states(month[KEY].merge(states[[*KEY, "state"]], on=KEY, how="left")),
        n_reported=n_reported,
        n_expected=n_expected,
        on_time_rate=float(month["is_on_time"].mean()) if n_expected else None,
    )


def _indicator_of(kind: str) -> Indicator:
    """The first indicator of a kind decides whether a report is zero or blank."""
    return next(indicator for indicator in INDICATORS if indicator.kind.value == kind)


def _rows(
    facts: Facts, matrix: pd.DataFrame, states: pd.DataFrame, until: Period, language: Language
) -> tuple[MatrixRow, ...]:
    quiet = silence(matrix, periods=facts.periods, until=until).set_index(UNIT)
    # A unit that was founded after the month asked about has no row in it.
    founded = matrix[pd.MultiIndex.from_frame(matrix[UNIT]).isin(quiet.index)]
    known = states[[*UNIT, "period", "state"]]
    joined = founded.merge(known, on=[*UNIT, "period"], how="left")
    columns = [str(period) for period in facts.periods]
    wide = joined.pivot(index=UNIT, columns="period", values="state").reindex(columns=columns)
    late = joined[joined["is_late"]].groupby(UNIT)["period"].agg(list)
    return tuple(
        _row(facts, key, line, late.get(key, []), quiet.loc[key], language)
        for key, line in wide.iterrows()
    )


def _row(
    facts: Facts,
    key: tuple[str, str, str],
    line: pd.Series,
    late: list[str],
    quiet: pd.Series,
    language: Language,
) -> MatrixRow:
    _, unit, institution = key
    place = facts.gazetteer.place(unit)
    return MatrixRow(
        name=place.short_name if place else unit,
        parent=f"{_parent_name(facts, place)} · {INSTITUTIONS.label(institution, language)}",
        states=tuple(State.NOT_IN_SCOPE if pd.isna(state) else State(state) for state in line),
        late=frozenset(Period.parse(period) for period in late),
        silent_months=int(quiet["silent_months"]),
        n_reported=int(quiet["n_reported"]),
        n_expected=int(quiet["n_expected"]),
        n_on_time=int(quiet["n_on_time"]),
    )


def _parent_name(facts: Facts, place: Place | None) -> str:
    code = (place.province_code or place.police_region_code or place.code) if place else ""
    above = facts.gazetteer.place(code)
    return above.short_name if above else code


def _months(facts: Facts, matrix: pd.DataFrame) -> tuple[MatrixMonth, ...]:
    grouped = matrix.groupby("period")["is_reported"].agg(["sum", "size"])
    return tuple(
        MatrixMonth(
            period,
            int(grouped["sum"].get(str(period), 0)),
            int(grouped["size"].get(str(period), 0)),
        )
        for period in facts.periods
    )


def _missing(facts: Facts, month: pd.DataFrame, period: Period) -> tuple[Missing, ...]:
    places = {unit: facts.gazetteer.place(unit, period) for unit in month["unit"].unique()}
    parents = month["unit"].map(
        {unit: _parent_name(facts, place) for unit, place in places.items()}
    )
    grouped = (~month["is_reported"]).groupby(parents).agg(["sum", "size"])
    found = grouped[grouped["sum"] > 0].sort_values("sum", ascending=False, kind="stable")
    return tuple(
        Missing(str(name), int(line["sum"]), int(line["size"])) for name, line in found.iterrows()
    )
