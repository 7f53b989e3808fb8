"""Overview: what a leader must know this month, in one screen."""

import streamlit as st

from pages.parts import (
    colours,
    filters,
    frame,
    overview_figures,
    present,
    present_pages,
    queries,
    session,
    start,
)
from workflow.view_codes import code_of

language, facts = start.page()

head = queries.head()
title, controls = st.columns([0.44, 0.56], vertical_alignment="bottom")
with controls, filters.row("overview"):
    period = filters.month(facts, language)
    selection = filters.selection(facts, language, breaks=colours.chosen())
    present.button(language)
present_pages.of_overview(facts, selection, period, language)
day = session.as_of_day()
found = queries.overview(head, session.as_of(), selection, period, day, language)
with title:
    frame.page_head(
        language.text("Overview, {month}", month=language.month(period)),
        overview_figures.completeness(facts, found, day, language),
        code_of("overview", period=period, as_of=day, selection=selection),
    )

left, right = st.columns([0.63, 0.37], gap="large")
with left:
    overview_figures.findings(found, is_sample=facts.has_sample, language=language)
with right:
    overview_figures.known(found, is_sample=facts.has_sample, language=language)

overview_figures.tiles(facts, found, today=day, language=language)

left, right = st.columns([0.42, 0.58], gap="large")
with left:
    overview_figures.small_map(facts, selection, period, language)
with right:
    overview_figures.attention(facts, found, language)
