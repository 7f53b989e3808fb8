"""Profile: one place in one month, from the finding to the cell that each figure came from."""

import streamlit as st

from pages.parts import (
    present_pages,
    profile_cases,
    profile_find,
    profile_frame,
    profile_head,
    profile_months,
    profile_notes,
    profile_origin,
    profile_pledges,
    profile_reports,
    profile_tiles,
    profile_trend,
    start,
    style,
)

language, facts = start.page()
style.apply_more("profile")
asked = profile_find.asked(facts, language)
if asked is None:
    profile_find.nobody(facts, language)
    st.stop()
present_pages.of_profile(facts, asked, language)
found = profile_frame.known(asked)
profile_head.head(facts, found, language)
profile_origin.origin(facts, found, language)

left, right = st.columns([0.58, 0.42], gap="large")
with left:
    profile_head.reading(facts, found, language)
with right:
    profile_notes.notes(facts, found, language)
profile_tiles.tiles(facts, found, language)
profile_cases.cases(facts, found, language)
left, right = st.columns([0.58, 0.42], gap="large")
with left:
    profile_reports.reports(facts, found, language)
    profile_reports.files(facts, found, language)
with right:
    if found.is_area:
        profile_reports.units(facts, found, language)
    profile_pledges.pledges(facts, found, language)
profile_trend.trend(facts, found, language)
profile_months.months(facts, found, language)
