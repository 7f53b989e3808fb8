"""Whom to ask for what is missing: the list by Polda and province, and a ready letter to each."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import url_state
from pages.parts.frame import figure_head
from pages.parts.markup import show, table
from pages.parts.reporting_figures import XLSX
from pages.parts.reporting_view import ReportingView
from workflow.chase import Addressee, ChaseList, chase_list
from workflow.chase_files import all_letters, attachment, chase_workbook, file_name
from workflow.letters import letter

_LINES = 12
_PARAM = "letter"


def chase(view: ReportingView) -> None:
    """The missing reports of the month, files of all letters, one letter to read and copy."""
    language, status = view.language, view.status
    found = chase_list(view.found, view.facts, status, as_of=view.as_of)
    figure_head(
        language.text("Missing, {month}", month=language.month(view.period)),
        language.text(
            "{n} reports are missing. Due on {date}.",
            n=language.number(found.n_missing),
            date=language.date(status.due_on),
        ),
        is_sample=view.facts.has_sample,
    )
    if not status.n_expected:
        _note(language.text("No report is expected."))
        return
    if not found.addressees:
        _note(language.text("Every expected report has come in."))
        return
    _list(found, language)
    _files(found, view)
    _letter(found, view)


def _note(words: str) -> None:
    show(f'<p class="nt-note">{escape(words)}</p>')


def _list(found: ChaseList, language: Language) -> None:
    heads = [
        (language.text("Province or police region"), ""),
        (language.text("Missing"), "num"),
        ("", "num"),
    ]
    shown, rest = found.addressees[:_LINES], found.addressees[_LINES:]
    show(table(heads, [_line(each, language) for each in shown]))
    if rest:
        words = language.plural("{n} other", "{n} others", len(rest))
        with st.expander(words):
            show(table(heads, [_line(each, language) for each in rest]))


def _line(each: Addressee, language: Language) -> tuple[str, str, str]:
    counts = language.text(
        "{n} of {total}",
        n=language.number(each.n_missing),
        total=language.number(each.n_expected),
    )
    address = escape(url_state.here("reporting", **{_PARAM: each.code}))
    words = escape(language.text("Letter"))
    said = escape(language.text("Letter to {name}", name=each.name))
    link = f'<a href="{address}" target="_self" aria-label="{said}">{words}</a>'
    return f"<b>{escape(each.name)}</b>", escape(counts), link


def _files(found: ChaseList, view: ReportingView) -> None:
    language, is_sample = view.language, view.facts.has_sample
    with st.container(horizontal=True, key="chase_files"):
        st.download_button(
            language.text("List and letters (Excel)"),
            data=lambda: chase_workbook(found, is_sample=is_sample, language=language),
            file_name=file_name(found, "tagihan", "xlsx", is_sample=is_sample),
            mime=XLSX,
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            language.text("All letters (text)"),
            data=lambda: all_letters(found, is_sample=is_sample),
            file_name=file_name(found, "surat", "txt", is_sample=is_sample),
            mime="text/plain",
            on_click="ignore",
        )


def _letter(found: ChaseList, view: ReportingView) -> None:
    """The letter that is open: text to copy, and what it encloses."""
    language, is_sample = view.language, view.facts.has_sample
    options = {each.code: each.name for each in found.addressees}
    with st.container(key="letter"):
        code = url_state.select(
            language.text("Letter to"),
            param=_PARAM,
            options=options,
            default=found.addressees[0].code,
        )
        to = found.addressee(code) or found.addressees[0]
        # a letter is longer than the list beside it: it opens when it is asked for
        with st.expander(
            language.text("Letter to {name}", name=to.name), expanded=url_state.get(_PARAM) == code
        ):
            st.code(letter(found, to, is_sample=is_sample), language=None, wrap_lines=True)
        st.download_button(
            language.text("What it encloses (Excel)"),
            data=lambda: attachment(found, to, is_sample=is_sample),
            file_name=file_name(found, f"lampiran-{to.code}", "xlsx", is_sample=is_sample),
            mime=XLSX,
            on_click="ignore",
        )
        if language.code != "id":
            _note(
                language.text(
                    "Official letters are in Indonesian. What is dotted is filled in by hand."
                )
            )
