"""Offer the template workbook, filled in for one unit."""

from __future__ import annotations

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
    st.download_button(
        t("Download template"),
        data=lambda: unit_template(code, month),
        file_name=template_name(code, month) if code else "template.xlsx",
        disabled=code is None,
        on_click="ignore",
    )
