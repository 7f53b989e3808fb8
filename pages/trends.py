"""Trends: one indicator over the months, with the election calendar."""

import streamlit as st

from domain.indicators import VIOLATIONS_REPORTED
from pages.parts import filters, session, trend_figures, welcome

language = session.language()
facts = session.facts()
if facts.is_empty:
    welcome.show(language, facts)
    st.stop()

with filters.row("trends"):
    indicator = filters.indicator(language, default=VIOLATIONS_REPORTED)
    selection = filters.selection(facts, language)

left, right = st.columns([0.71, 0.29], gap="large")
with left:
    trend = trend_figures.main(facts, indicator=indicator, selection=selection, language=language)
with right:
    trend_figures.readings(facts, trend, indicator=indicator, language=language)
trend_figures.multiples(facts, indicator=indicator, selection=selection, language=language)
