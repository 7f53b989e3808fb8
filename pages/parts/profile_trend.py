"""One indicator of the place over all months, as the Trends page draws it."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from pages.parts import filters, narrow, style, trend_figures
from pages.parts.trend_filters import Asked
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.views import Selection


@st.fragment
def trend(facts: Facts, found: Profile, language: Language) -> None:
    """The chart with its limits and readings; the indicator is chosen above it.

    Another indicator draws this part of the page alone.
    """
    style.apply_more("trends")
    with filters.row("profile_trend"):
        indicator = filters.indicator(language)
    institutions = found.selection.institutions
    selection = found.selection if found.is_area else Selection(institutions=institutions)
    place = "" if found.is_area else found.place.code
    asked = Asked(indicator, selection, is_cumulative=False, language=language)
    trend_figures.one_place(facts, asked, place, narrow.window_width())
