"""Data quality: what in the reports of a month raises a question, and what the units answer."""

import streamlit as st

from pages.parts import filters, frame, quality_detail, quality_examined, quality_list, start

language, facts = start.page()

title, controls = st.columns([0.16, 0.84], vertical_alignment="bottom")
with title:
    frame.page_head(language.text("Data quality"))
with controls, filters.row("quality"):
    period = filters.month(facts, language)
    selection = filters.selection(facts, language)
    wanted = quality_list.filters(language)

found = quality_list.found(selection, period)
first, right, below = frame.beside("quality")
with first:
    chosen = quality_list.show_list(facts, found, wanted, language)
with right:
    quality_detail.show_question(facts, chosen, language, n_questions=len(found.questions))
with below:
    quality_examined.show_examined(facts, found, selection, language)
