"""Cached questions about the quality of reports.

The checks of a month are keyed by the last act that can change a figure: an answer makes none of
them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from domain.period import Period
from pages.parts import queries, session
from workflow.quality import Quality, quality
from workflow.quality_answers import Answer, answers
from workflow.quality_months import MonthChecked, Prepared, check_month, prepare
from workflow.views import Selection


def quality_of(selection: Selection, period: Period) -> Quality:
    """The questions of a month within a selection."""
    return _quality(queries.figures_head(), session.as_of(), selection, period)


@st.cache_resource(max_entries=16, show_spinner=False)
def _quality(head: str, as_of: datetime | None, selection: Selection, period: Period) -> Quality:
    return quality(queries.facts(head, as_of), _checked(head, as_of, period), selection)


@st.cache_resource(max_entries=4, show_spinner=False)
def _checked(head: str, as_of: datetime | None, period: Period) -> MonthChecked:
    return check_month(queries.facts(head, as_of), _prepared(head, as_of), period)


def prepared() -> Prepared:
    """What the checks of every month stand on."""
    return _prepared(queries.figures_head(), session.as_of())


@st.cache_resource(max_entries=2, show_spinner=False)
def _prepared(head: str, as_of: datetime | None) -> Prepared:
    return prepare(queries.facts(head, as_of), queries.states_of(head, as_of))


def answers_now() -> Mapping[str, Answer]:
    """The answers that stand, by the fingerprint of their question."""
    return _answers(queries.store().head(), session.as_of())


@st.cache_resource(max_entries=4, show_spinner=False)
def _answers(head: str, as_of: datetime | None) -> Mapping[str, Answer]:
    return answers(queries.store(), as_of=as_of)
