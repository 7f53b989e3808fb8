"""The answer of a unit to a question: what it said, a form to say it, and taking it back."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from domain.quality import MOST_CHARACTERS, Verdict
from pages.parts import quality_queries, queries, session
from pages.parts.markup import literal, show
from store.refusals import Refusal
from workflow import quality_answers
from workflow.quality import Question
from workflow.quality_answers import Answer, NamesAPerson
from workflow.submissions import clock_time


def show_answer(question: Question, language: Language) -> None:
    """The answer that stands, or the form for one; nothing can be answered on an earlier day."""
    known = quality_queries.answers_now().get(question.key.fingerprint)
    if known is not None:
        _standing(known, language)
    if session.asked_day() is not None:
        words = language.text("An earlier day is shown. Go back to today to answer.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    if known is None:
        _form(question, language)
    elif st.button(language.text("Take the answer back"), key="answer_back"):
        _withdraw(question, language)


def _standing(known: Answer, language: Language) -> None:
    at = language.text("answered {time}", time=clock_time(known.at, language))
    words = f"<p>{escape(known.words)}</p>" if known.words else ""
    show(
        f'<div class="nt-answer"><b>{escape(known.verdict.label(language))}</b> '
        f"<span>{escape(at)}</span>{words}</div>"
    )


def _form(question: Question, language: Language) -> None:
    key = question.key.fingerprint[:10]
    with st.form(f"answer_{key}", border=False):
        verdict = st.radio(
            language.text("Answer of the unit"),
            options=[each.value for each in Verdict],
            format_func=lambda code: Verdict(code).label(language),
            index=None,
            key=f"verdict_{key}",
        )
        words = st.text_area(
            language.text("Explanation (no names, no NIK, NIP or NRP)"),
            max_chars=MOST_CHARACTERS,
            height=90,
            key=f"words_{key}",
        )
        if st.form_submit_button(language.text("Keep the answer"), type="primary"):
            _keep(question, verdict, words, language)
    note = language.text(
        "The answer is kept with its time and changes no figure. A figure changes only when a "
        "corrected report is uploaded."
    )
    show(f'<p class="nt-note">{escape(note)}</p>')


def _keep(question: Question, verdict: str | None, words: str, language: Language) -> None:
    if verdict is None:
        st.warning(language.text("Choose one of the three answers."))
        return
    try:
        quality_answers.answer(queries.store(), question.key, Verdict(verdict), words)
    except (NamesAPerson, Refusal) as refusal:
        st.warning(literal(refusal.message(language)))
        return
    st.rerun()


def _withdraw(question: Question, language: Language) -> None:
    try:
        quality_answers.withdraw(queries.store(), question.key)
    except Refusal as refusal:
        st.warning(literal(refusal.message(language)))
        return
    st.rerun()
