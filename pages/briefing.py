"""Briefing: slides, PDF, pictures or a workbook of a month, for one scope or for all of them."""

import streamlit as st

from pages.parts import (
    briefing_bulk,
    briefing_choice,
    briefing_download,
    briefing_look,
    briefing_preview,
    start,
    style,
)

language, facts = start.page()
style.apply_more("briefing")
wanted = briefing_choice.wanted(facts, language)

left, right = st.columns([0.34, 0.66], gap="large")
with left:
    form = briefing_choice.form(wanted, language)
    look = briefing_look.chosen(form, language)
    briefing_download.one(wanted, form, look, language)
with right:
    briefing_preview.slides(facts, wanted, language)
with left:
    briefing_bulk.many(facts, wanted, form, look, language)
