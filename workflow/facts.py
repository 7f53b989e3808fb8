"""Everything that a view stands on, read once: figures, reports, places, scope, months."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.case_rows import case_rows
from analysis.expected import expected_units
from analysis.personnel import carried_personnel
from analysis.reporting import report_matrix, with_blanks
from analysis.totals import KEY, indicator_totals
from analysis.unit_states import unit_states, without_double_counts
from domain.indicators import Indicator
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE, ReportingScope
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.joins import overlaps_among
from store.api import Store
from workflow.scope_units import ScopeUnits

EXPECTED_KINDS = (
    UnitKind.REGENCY,
    UnitKind.RESORT,
    UnitKind.PROVINCE,
    UnitKind.POLICE_REGION,
)
# A single report of long ago must not stretch every slider over decades.
MONTHS_SHOWN = 60
# A month that is due is shown although nobody has reported: who is silent is asked then above all.
# When so many months go by without any report, the collection has ended.
SILENT_MONTHS = 3


@dataclass(frozen=True)
class Facts:
    """What is known at one moment.

    Attributes:
        figures: of `Store.figures`.
        reports: of `Store.reports`.
        periods: every month from the first reported to the last, or to the last that is due, if
            that is at most three months later, without gaps, at most the last 60; empty when
            nothing is stored.
        has_older: whether there are reports of months before these; pages say so.
        as_of: the moment asked for, None for now.
        due: the newest month that was due then; None when nobody asked for it.
        has_sample: whether any current report is invented.
    """

    figures: pd.DataFrame
    reports: pd.DataFrame
    gazetteer: Gazetteer
    scope: ReportingScope
    periods: tuple[Period, ...]
    as_of: datetime | None
    has_sample: bool
    has_older: bool = False
    due: Period | None = None
    _within: dict[str, ScopeUnits | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _frames: dict[str, pd.DataFrame] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _lines: dict[str, Mapping[tuple[str, str], NDArray[np.intp]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was reported yet."""
        return not self.periods


def read_facts(
    store: Store,
    *,
    as_of: datetime | None = None,
    scope: ReportingScope = DEFAULT_SCOPE,
    due: Period | None = None,
) -> Facts:
    """Read the current reports (as known at `as_of`) and all their figures.

    Args:
        scope: whose reports are expected and by when; of `workflow.settings.settings`.
        due: the newest month that is due at that moment; None for months with reports only.
    """
    reports = store.reports(as_of=as_of)
    known = [Period.parse(month) for month in sorted(reports["period"].unique())]
    span = tuple(known[0].through(_last_month(known[-1], scope, due))) if known else ()
    return Facts(
        figures=store.figures(as_of=as_of),
        reports=reports,
        gazetteer=load_gazetteer(),
        scope=scope,
        periods=span[-MONTHS_SHOWN:],
        as_of=as_of,
        has_sample=bool(reports["is_sample"].any()),
        has_older=len(span) > MONTHS_SHOWN,
        due=due,
    )


def _last_month(reported: Period, scope: ReportingScope, due: Period | None) -> Period:
    """The last month shown: the last reported, or a later one that is due and expected."""
    if due is None or due.months_since(reported) > SILENT_MONTHS:
        return reported
    silent = [month for month in reported.next.through(due) if scope.expects_any(month)]
    return silent[-1] if silent else reported


def expected_frame(facts: Facts) -> pd.DataFrame:
    """Every report expected in the months of the facts, all institutions and places."""
    return _once(facts, "expected", _expected_frame)


def case_lines(facts: Facts) -> pd.DataFrame:
    """Every row of the violations reports, flows made monthly (`case_rows`)."""
    return _once(facts, "cases", lambda each: case_rows(figures=each.figures, reports=each.reports))


def who_reports(facts: Facts) -> pd.DataFrame:
    """Every `unit` with each `institution` that any of its reports is about."""
    return _once(facts, "who", lambda each: each.reports[["unit", "institution"]].drop_duplicates())


def report_lines(facts: Facts, kind: str) -> pd.DataFrame:
    """Every expected report of a kind with what became of it and how complete it is.

    See `report_matrix` and `with_blanks`.
    """

    def made(each: Facts) -> pd.DataFrame:
        matrix = report_matrix(
            expected=expected_frame(each), reports=each.reports, scope=each.scope, kind=kind
        )
        return with_blanks(matrix, figures=each.figures, reports=each.reports, kind=kind)

    return _once(facts, f"reports of {kind}", made)


def figures_in(facts: Facts, kind: str, period: str) -> pd.DataFrame:
    """The figures of a kind of report in a month."""
    return _in_month(facts, "figures", facts.figures, kind, period)


def reports_in(facts: Facts, kind: str, period: str) -> pd.DataFrame:
    """The reports of a kind in a month."""
    return _in_month(facts, "reports", facts.reports, kind, period)


def _in_month(facts: Facts, name: str, frame: pd.DataFrame, kind: str, period: str) -> pd.DataFrame:
    """The lines of a kind and month; where they stand is found once for all kinds and months."""
    if name not in facts._lines:
        facts._lines[name] = frame.groupby(["kind", "period"]).indices
    found = facts._lines[name].get((kind, period))
    return frame.head(0) if found is None else frame.iloc[found]


def _once(facts: Facts, name: str, make: Callable[[Facts], pd.DataFrame]) -> pd.DataFrame:
    """What every indicator needs alike is made once; nobody changes it."""
    if name not in facts._frames:
        facts._frames[name] = make(facts)
    return facts._frames[name]


def _expected_frame(facts: Facts) -> pd.DataFrame:
    places = [place for kind in EXPECTED_KINDS for place in facts.gazetteer.places(kind)]
    return expected_units(scope=facts.scope, places=places, periods=facts.periods)


def indicator_states(facts: Facts, indicator: Indicator) -> pd.DataFrame:
    """The unit states of one indicator: all units and institutions, the months that are shown.

    See `unit_states`. Older months play a part only in cumulative figures and carried personnel.
    """
    about = [*KEY, "received_on", "first_received_on", "submission"]
    received = facts.reports.loc[facts.reports["kind"] == indicator.kind.value, about]
    states = unit_states(
        indicator=indicator,
        totals=indicator_totals(indicator=indicator, figures=facts.figures, reports=facts.reports),
        personnel=_once(facts, "personnel", _personnel),
        expected=expected_frame(facts),
        received=received,
    )
    if facts.has_older:
        states = states[states["period"] >= str(facts.periods[0])].reset_index(drop=True)
    return without_double_counts(states, overlapping=_overlaps(facts, states))


def _personnel(facts: Facts) -> pd.DataFrame:
    return carried_personnel(figures=facts.figures, periods=[str(each) for each in facts.periods])


def _overlaps(facts: Facts, states: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """Units on the ground of each unit outside the scope, by the jurisdictions of the month.

    Headquarters report their own people, so the report of an expected Polda or province is about
    other people than those of its resorts and regencies.
    """
    found: dict[tuple[str, str], frozenset[str]] = {}
    for period, month in states.groupby("period"):
        outside = month.loc[~month["is_expected"], "unit"].unique().tolist()
        if not outside:
            continue
        local = month["unit_kind"].isin(["regency", "resort"]) | ~month["is_expected"]
        others = month.loc[local & month["is_reported"], "unit"].unique().tolist()
        shared = overlaps_among(
            units=outside,
            others=others,
            period=Period.parse(str(period)),
            gazetteer=facts.gazetteer,
        )
        found |= {(str(period), unit): same for unit, same in shared.items()}
    return found


def counted(states: pd.DataFrame) -> pd.DataFrame:
    """The lines that count in sums."""
    return states[states["is_counted"]]


def units_within(facts: Facts, code: str) -> ScopeUnits | None:
    """The units under a province or Polda in each month; None for the nation.

    Units move: a resort is under the Polda of that month.
    """
    if code not in facts._within:
        facts._within[code] = _units_within(facts, code)
    return facts._within[code]


def _units_within(facts: Facts, code: str) -> ScopeUnits | None:
    above = facts.gazetteer.place(code)
    if above is None or above.kind is UnitKind.NATIONAL:
        return None
    by_vintage: dict[str, frozenset[str]] = {}
    by_month: dict[str, frozenset[str]] = {}
    for period in facts.periods:
        vintage = facts.gazetteer.vintage(period)
        if vintage not in by_vintage:
            by_vintage[vintage] = _codes_under(facts, code, period)
        by_month[str(period)] = by_vintage[vintage]
    return ScopeUnits(by_month)


def _codes_under(facts: Facts, code: str, period: Period) -> frozenset[str]:
    return frozenset(
        place.code
        for kind in EXPECTED_KINDS
        for place in facts.gazetteer.children(code, kind, period)
    )


def facts_of_units(facts: Facts, units: Collection[str]) -> Facts:
    """The same facts with the figures and reports of some units only, for quick questions."""
    figures, reports = facts.figures, facts.reports
    return replace(
        facts,
        figures=figures[figures["unit"].isin(units)],
        reports=reports[reports["unit"].isin(units)],
    )


def narrowed(
    states: pd.DataFrame, *, institutions: tuple[str, ...], units: ScopeUnits | None
) -> pd.DataFrame:
    """The lines of these institutions (all when empty), of the units of a scope (all when None)."""
    kept = states if units is None else states[units.holds(states)]
    return kept[kept["institution"].isin(institutions)] if institutions else kept
