"""Trends: one indicator over the months, with the election calendar."""

import streamlit as st

from domain.indicators import VIOLATIONS_REPORTED
from pages.parts import filters, narrow, start, trend_figures

language, facts = start.page()

with filters.row("trends"):
    indicator = filters.indicator(language, default=VIOLATIONS_REPORTED)
    selection = filters.selection(facts, language)

width = narrow.window_width()
left, right = st.columns([0.71, 0.29], gap="large")
with left:
    trend = trend_figures.main(
        facts, indicator=indicator, selection=selection, width=width, language=language
    )
with right:
    trend_figures.readings(facts, trend, indicator=indicator, language=language)
trend_figures.multiples(
    facts, indicator=indicator, selection=selection, width=width, language=language
)
