"""Violations: what happened to the cases, by category, channel, phase and sanction."""

import streamlit as st

from pages.parts import (
    case_catalogue,
    case_figures,
    case_filters,
    case_parts,
    case_published,
    filters,
    narrow,
    queries,
    session,
    start,
)

language, facts = start.page()

with filters.row("violations"):
    period = filters.month(facts, language)
    months = case_filters.span(language)
    selection = filters.selection(facts, language)
    place = case_filters.place(facts, selection.scope, language)

moment = queries.figures_head(), session.as_of()
found = queries.cases(*moment, selection, period, months, place, language)
width = narrow.window_width()
if not found.by_institution:
    case_figures.nothing(facts, found, language)
else:
    left, right = st.columns([0.62, 0.38], gap="large")
    with left:
        case_figures.stages(facts, found, selection, months, language)
    with left if width == "phone" else right:
        case_figures.reading(facts, found, language)
    with left:
        case_figures.by_month(facts, found, width=width, language=language)
    with right:
        case_parts.ages(facts, found, language)
        case_parts.channels(facts, found, language)
        case_parts.phases(facts, found, language)
    case_parts.categories(facts, found, language)
    left, right = st.columns([0.62, 0.38], gap="large")
    with left:
        case_parts.sanctions(facts, found, language)
    with right:
        case_parts.institutions(facts, found, language)
case_published.figure(width=width, language=language)
case_catalogue.table(width=width, language=language)
