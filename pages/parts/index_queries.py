"""The cached index, keyed by the last act that can change a figure."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from domain.period import Period
from domain.places import Geography
from domain.settings import IndexSettings
from pages.parts import queries, session
from workflow.index import IndexView, index_view
from workflow.views import Selection


def index_of(
    given: IndexSettings, geography: Geography, selection: Selection, period: Period
) -> IndexView:
    """The index of the places of a selection, by the settings given."""
    weights = tuple(sorted(given.weights.items()))
    key = queries.figures_head(), session.as_of()
    return _index(*key, given, weights, given.least_reporting, geography, selection, period)


@st.cache_resource(max_entries=16, show_spinner=False)
def _index(
    head: str,
    as_of: datetime | None,
    _given: IndexSettings,
    weights: tuple[tuple[str, float], ...],
    least_reporting: float,
    geography: Geography,
    selection: Selection,
    period: Period,
) -> IndexView:
    return index_view(
        queries.facts(head, as_of),
        queries.states_of(head, as_of),
        settings=_given,
        geography=geography,
        selection=selection,
        period=period,
    )
