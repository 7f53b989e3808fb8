"""Cached questions about submissions, keyed by the head of the ledger."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from pages.parts import queries
from workflow import submission_changes, submissions
from workflow.submission_changes import Changes
from workflow.submissions import History


@st.cache_resource(max_entries=4, show_spinner=False)
def history(head: str, as_of: datetime | None) -> History:
    """All submissions, as known at a moment."""
    return submissions.history(queries.store(), as_of=as_of)


@st.cache_resource(max_entries=8, show_spinner=False)
def made_by(head: str, number: int) -> Changes:
    """What a submission changed when it was stored."""
    return submission_changes.made_by(queries.store(), number)


@st.cache_resource(max_entries=8, show_spinner=False)
def preview_of_flip(head: str, number: int) -> Changes:
    """What reverting a submission, or restoring it, would change."""
    return submission_changes.preview_of_flip(queries.store(), number)


@st.cache_resource(max_entries=4, show_spinner=False)
def difference(head: str, one: int, other: int) -> Changes:
    """How two submissions differ."""
    return submission_changes.difference(queries.store(), one, other)
