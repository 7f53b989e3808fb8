"""Submissions: what was sent and what of it counts; take one back, compare two, what is learned."""

import streamlit as st

from pages.parts import (
    narrow,
    start,
    submission_act,
    submission_compare,
    submission_detail,
    submission_list,
    submission_memory,
)

language, _ = start.page(needs_reports=False, is_dated=True)
found = submission_list.known()
view = submission_list.head(found, language)
submission_act.done(found, language)
if view == submission_list.COMPARE:
    submission_compare.show_comparison(found, language)
elif view == submission_list.MEMORY:
    submission_memory.show_memory(language)
else:
    wanted = submission_list.filters(found, language)
    if narrow.window_width() == "phone" and submission_list.is_asked():
        right, left = st.container(), st.container()  # not below a list of twenty
    else:
        left, right = st.columns([0.58, 0.42], gap="large")
    with left:
        chosen = submission_list.listed(found, wanted, language)
    with right:
        submission_detail.show_submission(found, chosen, language)
