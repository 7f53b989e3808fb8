"""Entry point of the app: page settings, language, navigation."""

import streamlit as st

from pages.parts import (
    errors,
    frame,
    navigation,
    session,
    skip,
    start,
    style,
    url_state,
    view_codes,
)

st.set_page_config(page_title="Netra", page_icon=frame.PAGE_ICON, layout="wide")
url_state.restore()
language = session.language()
style.apply(language)
page = navigation.build(language)
start.entered()
view_codes.reopen()
skip.skip_links(language)
frame.language_switch(language)
frame.as_of_control(language)
view_codes.control(language)
with errors.shown_kindly(language):
    frame.sample_ribbon(language, has_sample=session.has_sample())
    frame.as_of_banner(language, session.asked_day())
    page.run()
