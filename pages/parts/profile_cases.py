"""What became of the cases of a place: the stages, and what they say."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from pages.parts import case_figures, queries, session, url_state
from pages.parts.markup import show
from pages.parts.profile_links import link
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.views import Selection


def cases(facts: Facts, found: Profile, language: Language) -> None:
    """All months together: below the province single months would tell single cases."""
    place = None if found.is_area else found.place.code
    scope = found.place.code if found.is_area else Selection().scope
    selection = Selection(institutions=found.selection.institutions, scope=scope)
    known = queries.cases(
        queries.head(), session.as_of(), selection, facts.periods[-1], 0, place, language
    )
    left, right = st.columns([0.58, 0.42], gap="large")
    with left:
        case_figures.stages(facts, known, selection, 0, language)
    with right:
        case_figures.reading(facts, known, language)
        params = {"scope": scope} if found.is_area else {"place": found.place.code}
        address = url_state.address_of("violations", **params)
        more = link(language.text("By category, channel and phase"), address)
        show(f'<p class="nt-note">{more}</p>')
