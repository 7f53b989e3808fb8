"""How every page begins: through the entry point, with language and facts, or with a welcome."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from pages.parts import frame, navigation, session, welcome
from workflow.facts import Facts

_THROUGH_ENTRY = "through_entry_point"


def entered() -> None:
    """The entry point has run: navigation, language and frame stand."""
    st.session_state[_THROUGH_ENTRY] = True


def page(*, needs_reports: bool = True, is_dated: bool | None = None) -> tuple[Language, Facts]:
    """Language and facts of the page; a store without reports shows the welcome instead.

    Args:
        is_dated: whether its figures are those of the day asked about; on pages that need no
            reports they are not, unless said. Pages that act now say so.

    The very first request to a new server process may reach a page file directly, because
    Streamlit serves every file in pages/ until `st.navigation` was called once. It is called
    here then, and running again goes through the entry point.
    """
    if not st.session_state.get(_THROUGH_ENTRY):
        navigation.build(session.language())
        st.rerun()
    language, facts = session.language(), session.facts()
    st.session_state[frame.DATED] = needs_reports if is_dated is None else is_dated
    if not st.session_state[frame.DATED]:
        frame.acts_now(language, session.asked_day())
    if needs_reports and facts.is_empty:
        day = session.asked_day()
        if day is None:
            welcome.show(language, facts)
        else:
            frame.page_head(
                language.text("Nothing was known on {date}.", date=language.date(day)),
                language.text(
                    "No report had come in by then. Choose a later day in the header, or go back "
                    "to today."
                ),
            )
        st.stop()
    return language, facts
