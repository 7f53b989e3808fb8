"""One briefing as a file: made when a button is pressed, then offered."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import briefing_queries, queries, session
from pages.parts.briefing_choice import Form, Wanted
from pages.parts.briefing_look import Look, refused
from pages.parts.markup import literal, show
from workflow import briefing_files
from workflow.briefing_files import BriefingFile, Order

_ASKED = "briefing_asked"


def order_of(wanted: Wanted, form: Form, look: Look) -> Order:
    """What is asked of the workflow."""
    return Order(
        period=wanted.period,
        selection=wanted.selection,
        language=wanted.language,
        format=form.format,
        paper=form.paper,
        template=look.template,
        logo=look.logo,
        as_of=session.as_of_day(),
        today=session.today(),
    )


def preview_of(wanted: Wanted) -> Order:
    """The same content whatever the form: what is previewed."""
    return order_of(wanted, Form("pictures", "png"), Look())


def one(wanted: Wanted, form: Form, look: Look, language: Language) -> None:
    """The button that makes the file, then the file; asked for again, it is not made again.

    The file is not made while it is fetched: a browser could not tell why nothing came.
    """
    order = order_of(wanted, form, look)
    if not briefing_files.has_scope(order):
        return
    if why := refused(look, language):
        st.error(literal(why))
        return
    moment = queries.head(), session.as_of()
    found = None
    if st.session_state.get(_ASKED) == (moment, order):
        with st.spinner(language.text("Making the file")):
            found = briefing_queries.written(*moment, order)
    if isinstance(found, BriefingFile):
        _offer(found, language)
        return
    st.button(
        language.text("Make the file"),
        icon=":material/note_add:",
        type="primary",
        on_click=_ask,
        args=((moment, order),),
        key="briefing_make",
    )
    if found:
        st.session_state.pop(_ASKED)  # only another press tries again
        st.error(literal(f"{found.place}: {found.message}"))


def _ask(question: tuple[object, Order]) -> None:
    st.session_state[_ASKED] = question


def _offer(found: BriefingFile, language: Language) -> None:
    st.download_button(
        language.text(
            "Download the file, {n} MB", n=language.number(len(found.content) / 1_000_000, 1)
        ),
        data=found.content,
        file_name=found.name,
        mime=found.mime,
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        key="briefing_download",
    )
    show(f'<p class="nt-note">{escape(found.name)}</p>')
