"""One briefing as a file: made when the button is pressed, once."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import briefing_queries, queries, session
from pages.parts.briefing_choice import Form, Wanted
from pages.parts.briefing_look import Look, refused
from pages.parts.markup import show
from workflow import briefing_files
from workflow.briefing_files import Order
from workflow.bulk_answers import Answer, Failure
from workflow.facts import Facts

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


def one(facts: Facts, wanted: Wanted, form: Form, look: Look, language: Language) -> None:
    """The button; a second press gives the file that was made for the first."""
    order = order_of(wanted, form, look)
    if not briefing_files.has_scope(order):
        return
    if look.is_own and not _is_usable(order, look, language):
        return
    moment = queries.store().head(), session.as_of()
    st.download_button(
        language.text("Download"),
        data=lambda: _content(briefing_queries.written(*moment, order)),
        file_name=_name(facts, order),
        mime=briefing_files.MIME[_ending(order)],
        icon=":material/download:",
        type="primary",
        on_click=_ask,
        args=(order,),
        key="briefing_download",
    )
    if st.session_state.get(_ASKED) == order:
        with st.spinner(language.text("Making the file")):
            found = briefing_queries.written(*moment, order)
        _tell(found, language)


def _ask(order: Order) -> None:
    st.session_state[_ASKED] = order


def _tell(found: Answer, language: Language) -> None:
    """What became of it, said on the page: a browser says no more than that nothing came."""
    if isinstance(found, Failure):
        st.error(f"{found.place}: {found.message}")
        return
    slides = language.plural("{n} slide", "{n} slides", found.n_slides)
    size = language.number(len(found.content) / 1_000_000, 1)
    show(f'<p class="nt-note">{escape(found.name)}: {escape(slides)}, {size} MB</p>')


def _is_usable(order: Order, look: Look, language: Language) -> bool:
    """Whether the file can be made with what was uploaded; else it is said why not.

    It is made before it is offered: a press of the button could not tell what is wrong.
    """
    if why := refused(look, language):
        st.error(why)
        return False
    with st.spinner(language.text("Trying your template and logo")):
        found = briefing_queries.written(queries.store().head(), session.as_of(), order)
    if isinstance(found, Failure):
        st.error(found.message)
        return False
    return True


def _content(found: Answer) -> bytes:
    if isinstance(found, Failure):
        raise RuntimeError(found.message)
    return found.content


def _name(facts: Facts, order: Order) -> str:
    place = briefing_files.scope_place(order.selection.scope, order.period)
    return briefing_files.file_name(order, place, _ending(order), is_sample=facts.has_sample)


def _ending(order: Order) -> str:
    return "zip" if order.format == "png" else order.format
