"""Reporting status: who has reported what and when, who is silent, whom to ask."""

import streamlit as st

from pages.parts import (
    narrow,
    reporting_chase,
    reporting_figures,
    reporting_silence,
    reporting_view,
    start,
    style,
)

language, facts = start.page()
style.apply_more("reporting")
view = reporting_view.chosen(facts, language)
width = narrow.window_width()

# beside each other where there is room; on a phone whom to ask stands above the long table
with st.container(key="reporting"):
    with st.container(key="reporting_sums"):
        reporting_figures.sums(view)
    with st.container(key="reporting_chase"):
        reporting_chase.chase(view)
    with st.container(key="reporting_months"):
        reporting_figures.matrix(view, width)
reporting_silence.silence(view)
reporting_silence.places(view)
