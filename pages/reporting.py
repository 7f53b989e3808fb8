"""Reporting status: who has reported and who has not."""

import streamlit as st

from pages.parts import filters, reporting_figures, start

language, facts = start.page()

with filters.row("reporting"):
    period = filters.month(facts, language)
    kind = filters.report_kind(facts, language)
    selection = filters.selection(facts, language)
    order = filters.matrix_order(language)

left, right = st.columns([0.72, 0.28], gap="large")
with left:
    reporting_figures.matrix(
        facts, kind=kind, selection=selection, period=period, order=order, language=language
    )
with right:
    reporting_figures.chase_list(
        facts, kind=kind, selection=selection, period=period, language=language
    )
