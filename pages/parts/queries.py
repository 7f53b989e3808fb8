"""Cached questions to the workflow, keyed by `head`: new data or new settings, new answers.

Cached objects are shared by all readers and are never changed.
"""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import streamlit as st

from analysis.case_rows import case_rows as case_rows_of
from analysis.map_view import MapView
from analysis.overview import IndicatorSeries
from analysis.peers import PeerGroup
from domain.clock import day_of
from domain.indicators import INDICATOR_OF, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.scope import ReportingScope
from geo.layers import Boundaries
from pages.parts.collector import settle
from store.api import Store, open_store
from workflow import clusters, views
from workflow.boundaries import boundaries_in_use
from workflow.check_workbook import today_in_jakarta
from workflow.clusters import ClusterQuestion, ClusterView
from workflow.compared_places import Wanted
from workflow.comparison import Comparison, compare
from workflow.facts import Facts, indicator_states, read_facts
from workflow.profile import Profile
from workflow.profile import profile as profile_of
from workflow.region_peers import SeriesOf, series_of_institutions, sums_within
from workflow.reporting import Reporting
from workflow.reporting import reporting as expected_reports
from workflow.settings import settings
from workflow.views import Overview, Selection, StatesOf
from workflow.violations import Cases, cases_of


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The database of this process."""
    return open_store()


def boundaries() -> Boundaries:
    """What maps are drawn from. Taking others into use is an act: the ledger's head changes."""
    return boundaries_in_use(store())


def head() -> str:
    """What pages know now: the ledger's head, and a mark of the settings and of what is due.

    Raises:
        SettingsRefused: the settings file has faults.
    """
    return f"{store().head()} {_mark()}"


def figures_head() -> str:
    """The same without the answers since: what is slow to make is not made again for an answer.

    Raises:
        SettingsRefused: the settings file has faults.
    """
    return f"{store().figures_head()} {_mark()}"


_marked: dict[str, tuple[ReportingScope, Period]] = {}
"""By mark: settings that pages of this process have stood on, and the newest month due by them."""


def _mark() -> str:
    scope = settings().scope
    due = scope.newest_due(today_in_jakarta())
    mark = f"{hash((scope, due)):x}"
    _marked[mark] = scope, due
    return mark


def facts(head: str, as_of: datetime | None) -> Facts:
    """All facts as known at a moment, None for now, by the settings of the head."""
    return _facts(_figures_head(head), as_of)


@st.cache_resource(max_entries=64, show_spinner=False)
def _figures_head(head: str) -> str:
    _, mark = head.split()
    return f"{store().figures_head()} {mark}"


@st.cache_resource(max_entries=2, show_spinner=False)
def _facts(head: str, as_of: datetime | None) -> Facts:
    _, mark = head.split()
    scope, due = _marked[mark]
    if as_of is not None:
        due = scope.newest_due(day_of(as_of))
    found = read_facts(store(), as_of=as_of, scope=scope, due=due)
    settle()
    return found


@st.cache_resource(max_entries=20, show_spinner=False)
def _states(head: str, as_of: datetime | None, indicator: str) -> pd.DataFrame:
    return indicator_states(facts(head, as_of), INDICATOR_OF[indicator])


def states_of(head: str, as_of: datetime | None) -> StatesOf:
    """The unit states of any indicator, each made once."""

    def states(indicator: Indicator) -> pd.DataFrame:
        return _states(_figures_head(head), as_of, indicator.code)

    return states


@st.cache_resource(max_entries=400, show_spinner=False)
def _series(
    head: str, as_of: datetime | None, indicator: str, institutions: tuple[str, ...], code: str
) -> IndicatorSeries:
    sums = _sums(head, as_of, indicator, code)
    found = INDICATOR_OF[indicator]
    return series_of_institutions(facts(head, as_of), sums, found, institutions)


@st.cache_resource(max_entries=400, show_spinner=False)
def _sums(head: str, as_of: datetime | None, indicator: str, code: str) -> pd.DataFrame:
    return sums_within(facts(head, as_of), states_of(head, as_of), INDICATOR_OF[indicator], code)


def series_of(head: str, as_of: datetime | None) -> SeriesOf:
    """The series of any indicator within a province, a Polda or the nation, each made once."""

    def series(indicator: Indicator, institutions: tuple[str, ...], code: str) -> IndicatorSeries:
        known = _figures_head(head)
        return _series(known, as_of, indicator.code, institutions, code)

    return series


@st.cache_resource(max_entries=16, show_spinner=False)
def map_view(
    head: str,
    as_of: datetime | None,
    indicator: str,
    geography: Geography,
    selection: Selection,
) -> MapView:
    """The map of an indicator over all months."""
    return views.map_view(
        facts(head, as_of),
        states_of(head, as_of),
        indicator=INDICATOR_OF[indicator],
        geography=geography,
        selection=selection,
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def overview(
    head: str,
    as_of: datetime | None,
    selection: Selection,
    period: Period,
    day: date,
    language: Language,
) -> Overview:
    """What a leader must know about a month, as on a day."""
    return views.overview(
        facts(head, as_of),
        states_of(head, as_of),
        selection=selection,
        period=period,
        as_of=day,
        language=language,
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def all_states(
    head: str, as_of: datetime | None, indicator: str, selection: Selection
) -> pd.DataFrame:
    """The unit states within a selection, also of reports that no sum counts (`is_counted`)."""
    return views.all_states(
        facts(head, as_of), states_of(head, as_of), INDICATOR_OF[indicator], selection
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def cluster_view(
    head: str, as_of: datetime | None, wanted: ClusterQuestion, language: Language
) -> ClusterView:
    """Where an indicator clusters."""
    return clusters.clusters(
        facts(head, as_of),
        states_of(head, as_of),
        wanted=wanted,
        boundaries=boundaries(),
        language=language,
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def comparison(head: str, as_of: datetime | None, wanted: Wanted, today: date) -> Comparison:
    """Places side by side, as on a day."""
    return compare(facts(head, as_of), states_of(head, as_of), wanted, today=today)


@st.cache_resource(max_entries=24, show_spinner=False)
def reporting(head: str, as_of: datetime | None, kind: str, selection: Selection) -> Reporting:
    """The expected reports of one kind, or of all kinds together, over all months."""
    return expected_reports(
        facts(head, as_of), states_of(head, as_of), kind=kind, selection=selection
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def profile(
    head: str,
    as_of: datetime | None,
    code: str,
    institutions: tuple[str, ...],
    period: Period,
    group: PeerGroup,
) -> Profile:
    """One place in a month; the code is of a place that is known in it."""
    found = facts(head, as_of)
    place = found.gazetteer.place(code, period)
    if place is None:
        raise KeyError(code)
    return profile_of(
        found,
        states_of(head, as_of),
        series_of(head, as_of),
        place=place,
        institutions=institutions,
        period=period,
        group=group,
    )


@st.cache_data(max_entries=4, show_spinner=False)
def _submissions(head: str, as_of: datetime | None) -> pd.DataFrame:
    return store().submissions(as_of=as_of)


def submission_line(head: str, as_of: datetime | None, number: int) -> pd.Series | None:
    """A submission as known at a moment; None when there was none with this number."""
    sent = _submissions(head, as_of)
    own = sent[sent["submission"] == number]
    return None if own.empty else own.iloc[0]


@st.cache_resource(max_entries=2, show_spinner=False)
def case_rows(head: str, as_of: datetime | None) -> pd.DataFrame:
    """Every row of the violations reports, flows made monthly."""
    known = facts(head, as_of)
    return case_rows_of(figures=known.figures, reports=known.reports)


@st.cache_resource(max_entries=32, show_spinner=False)
def cases(
    head: str,
    as_of: datetime | None,
    selection: Selection,
    period: Period,
    months: int,
    place: str | None,
    language: Language,
) -> Cases:
    """The cases of a selection, or of one place within it, over some months."""
    return cases_of(
        facts(head, as_of),
        states_of(head, as_of),
        case_rows(head, as_of),
        selection=selection,
        period=period,
        months=months,
        place=place,
        language=language,
    )
