"""Comparison: places side by side, named only where chance does not explain the difference."""

import streamlit as st

from domain.indicators import VIOLATION_RATE
from domain.terms import ASN_REGIONAL
from pages.parts import (
    cluster_figures,
    comparison_figures,
    comparison_filters,
    comparison_places,
    filters,
    index_figures,
    narrow,
    start,
)
from workflow.clusters import ClusterQuestion
from workflow.compared_places import Wanted
from workflow.comparison import COMPARED

language, facts = start.page()
comparison_filters.restore()

with filters.row("comparison"):
    indicator = filters.indicator(language, default=VIOLATION_RATE, among=COMPARED)
    selection = filters.selection(facts, language, default=ASN_REGIONAL)
    geography = filters.geography(language, selection.institutions)
    period = filters.month(facts, language)
with filters.row("comparison_more"):
    span = comparison_filters.span(indicator, language)
    place = comparison_filters.place(facts, geography, selection.scope, language)
    group = comparison_filters.peers(geography, place, language)
    spread = comparison_filters.spread(language)

wanted = Wanted(indicator, geography, selection, period, span, spread, place, group)
found = comparison_figures.compared(wanted)
width = narrow.window_width()
left, right = st.columns([0.66, 0.34], gap="large")
with left:
    comparison_figures.funnel(facts, found, width=width, language=language)
    comparison_figures.named(facts, found, language=language)
with right:
    comparison_figures.reading(facts, found, language=language)
comparison_places.ranks(facts, found, language=language)
comparison_places.everything(found, language=language)
cluster_figures.section(
    facts,
    ClusterQuestion(indicator, geography, selection, period, found.months[0]),
    width=width,
    language=language,
)
index_figures.section(
    facts, geography=geography, selection=selection, period=period, language=language
)
