"""The first screen of an empty store: the hatched map and three ways to start."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from pages.parts import map_figure, queries, template_offer
from pages.parts.frame import figure_head, page_head
from pages.parts.navigation import UPLOAD
from sample_data.loading import load_all
from workflow.facts import Facts


def show(language: Language, facts: Facts) -> None:
    """Say what Netra is, that nothing is known yet, and how to begin."""
    t = language.text
    page_head(
        t("Welcome to Netra"),
        t("Neutrality of the civil service and the police before elections, by region and month."),
    )
    left, right = st.columns([0.68, 0.32], gap="large")
    with left:
        map_figure.blank(facts, language)
    with right:
        figure_head(t("Start"))
        _upload(language)
        _heading(2, t("No report yet? Take the template"))
        template_offer.show(language)
        _sample(language)
        st.markdown(
            t(
                "**Counts only, no persons.** Files with identity or service numbers, birth dates "
                "or names of people are refused before anything is stored. No data leaves this "
                "computer."
            )
        )


def _heading(number: int, text: str) -> None:
    st.markdown(f"#### {number}. {text}")


def _upload(language: Language) -> None:
    t = language.text
    _heading(1, t("Upload a report"))
    st.markdown(t("The Excel workbook that regions send. Nothing is stored before you agree."))
    st.page_link(UPLOAD, label=t("Go to Upload"))


def _sample(language: Language) -> None:
    t = language.text
    _heading(3, t("Look around with sample data"))
    st.markdown(
        t("14 months of invented figures; every page and picture is marked until you leave them.")
    )
    if st.button(t("Load sample data")):
        bar = st.progress(0.0, text=t("Loading sample data"))

        def progress(done: int, total: int, name: str) -> None:
            bar.progress(done / total, text=name)

        load_all(progress=progress)
        queries.store.clear()
        st.rerun()
