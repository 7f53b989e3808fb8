"""Reporting status: who has reported what and when, who is silent, whom to ask."""

import streamlit as st

from pages.parts import (
    reporting_chase,
    reporting_figures,
    reporting_silence,
    reporting_view,
    start,
)

language, facts = start.page()
view = reporting_view.chosen(facts, language)

left, right = st.columns([0.72, 0.28], gap="large")
with left:
    reporting_figures.sums(view)
    reporting_figures.matrix(view)
with right:
    reporting_chase.chase(view)
reporting_silence.silence(view)
reporting_silence.places(view)
