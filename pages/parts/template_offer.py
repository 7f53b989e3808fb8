"""Offer the template workbook, filled in for one unit."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.language import Language
from domain.period import Period
from pages.parts import session
from workflow.template import template_name, template_units, unit_template


def show(language: Language) -> None:
    """A unit, and its template as a download."""
    t = language.text
    st.markdown(t("With the name of your unit filled in and a list of choices in each column."))
    month = Period.of(session.today()).previous
    units = {place.code: place.short_name for place in template_units(month)}
    code = st.selectbox(
        t("Unit"),
        options=list(units),
        format_func=lambda unit: units[unit],
        index=None,
        placeholder=t("Choose your unit"),
        label_visibility="collapsed",
    )
    if code is None:
        st.button(t("Download template"), disabled=True)
        return
    st.download_button(
        t("Download template"),
        data=partial(unit_template, code, month),
        file_name=template_name(code, month),
        on_click="ignore",
    )
