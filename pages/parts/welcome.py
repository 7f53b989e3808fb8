"""The first screen of an empty store: the hatched map and three ways to start."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import map_figure, queries, template_offer
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import rich
from pages.parts.markup import show as show_html
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
        _readers(language)
    with right:
        figure_head(t("Start"))
        with st.container(key="start_1"):
            _upload(language)
        with st.container(key="start_2"):
            _step(2, t("No report yet? Take the template"))
            template_offer.show(language)
        with st.container(key="start_3"):
            _sample(language)
        words = t(
            "**Counts only, no persons.** Files with identity or service numbers, birth dates "
            "or names of people are refused before anything is stored. No data leaves this "
            "computer."
        )
        show_html(f'<p class="nt-promise">{rich(words)}</p>')


def _step(number: int, text: str) -> None:
    show_html(
        f'<div class="nt-step"><span>{number}</span>'
        f'<div class="h" role="heading" aria-level="3">{escape(text)}</div></div>'
    )


def _readers(language: Language) -> None:
    """What is in it for whom: three people, three jobs."""
    t = language.text
    told = (
        (
            t("Leaders"),
            t(
                "Overview and Map answer three questions: how is it this month, since when, and "
                "compared with what."
            ),
        ),
        (
            t("Reporting officers"),
            t(
                "Once a month a workbook. Mistakes are shown at their cell. Sending it again "
                "doubles nothing."
            ),
        ),
        (t("Analysts"), t("Every figure leads back to its workbook, sheet and cell.")),
    )
    items = "".join(
        f'<div><div class="h" role="heading" aria-level="3">{escape(who)}</div>'
        f"<p>{escape(what)}</p></div>"
        for who, what in told
    )
    show_html(f'<div class="nt-readers">{items}</div>')


def _upload(language: Language) -> None:
    t = language.text
    _step(1, t("Upload a report"))
    st.markdown(t("The Excel workbook that regions send. Nothing is stored before you agree."))
    st.page_link(UPLOAD, label=t("Go to Upload"))


def _sample(language: Language) -> None:
    t = language.text
    _step(3, t("Look around with sample data"))
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
