"""Comparison: places side by side, named only where chance does not explain the difference."""

import streamlit as st

from pages.parts import (
    cluster_figures,
    comparison_figures,
    comparison_filters,
    comparison_places,
    index_figures,
    narrow,
    present_pages,
    start,
)

language, facts = start.page()
wanted = comparison_filters.wanted(facts, language)
present_pages.of_comparison(facts, wanted, language)
found = comparison_figures.compared(wanted)
width = narrow.window_width()

left, right = st.columns([0.66, 0.34], gap="large")
with left:
    comparison_figures.funnel(facts, found, width=width, language=language)
with right:
    comparison_figures.reading(facts, found, language=language)
comparison_figures.named(facts, found, width=width, language=language)
comparison_places.ranks(facts, found, language=language)
comparison_places.everything(found, language=language)
cluster_figures.section(
    facts,
    comparison_figures.cluster_question(found),
    width=width,
    language=language,
)
index_figures.section(
    facts,
    geography=wanted.geography,
    selection=wanted.selection,
    period=wanted.period,
    width=width,
    language=language,
)
