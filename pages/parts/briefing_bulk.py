"""A briefing for every province or every Polda at once, with a bar, in a zip file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.language import Language
from pages.parts import briefing_queries, queries, session, url_state
from pages.parts.briefing_choice import Form, Wanted
from pages.parts.briefing_download import order_of
from pages.parts.briefing_look import Look, refused
from pages.parts.frame import figure_head
from pages.parts.markup import literal, show
from workflow import briefing_files
from workflow.briefing_files import Order
from workflow.bulk_answers import Failure
from workflow.bulk_files import write_all
from workflow.facts import Facts

PROVINCES, POLDAS = "all-provinces", "all-poldas"
_PARAM = "bulk"
_WANTED, _DONE = "briefing_bulk_wanted", "briefing_bulk_done"


@dataclass(frozen=True)
class _Done:
    """What came of it.

    Attributes:
        key: of the order that it answers.
        failed: scopes without a file, and why.
    """

    key: str
    content: bytes
    n_files: int
    failed: tuple[Failure, ...]


def many(facts: Facts, wanted: Wanted, form: Form, look: Look, language: Language) -> None:
    """The choice, the button; the bar while they are made; then the zip file."""
    t = language.text
    figure_head(
        t("Many at once"),
        t(
            "In the same form, for the same month and institutions; each place has a file of its "
            "own."
        ),
    )
    url_state.restore_own(_PARAM)
    group = url_state.segments(
        t("For each"),
        param=_PARAM,
        options={PROVINCES: t("Province"), POLDAS: t("Police region")},
        default=PROVINCES,
    )
    order = order_of(wanted, form, look)
    scopes = briefing_files.scopes_of(group, wanted.period)
    key = _key(order, group)
    place = st.empty()  # the button, and where it was the bar
    if st.session_state.get(_WANTED) == key:
        _make(place, key, order, scopes, language)
    else:
        _stop()  # something else is asked now
    done: _Done | None = st.session_state.get(_DONE)
    if done is not None and done.key == key:
        name = briefing_files.zip_name(order, group, is_sample=facts.has_sample)
        _result(done, name, language)
        if not done.failed:
            return
    place.button(
        language.text("Make {n} files", n=language.number(len(scopes))),
        icon=":material/folder_zip:",
        key="briefing_bulk_begin",
        disabled=bool(refused(look, language)),
        on_click=_begin,
        args=(key,),
    )


def _key(order: Order, group: str) -> str:
    """Of this order with what is known now: anything else is made anew."""
    head = queries.head()
    return hashlib.sha256(repr((head, session.as_of(), order, group)).encode()).hexdigest()


def _begin(key: str) -> None:
    st.session_state[_WANTED] = key
    st.session_state.pop(_DONE, None)


def _stop() -> None:
    st.session_state.pop(_WANTED, None)


def _make(
    place: DeltaGenerator, key: str, order: Order, scopes: tuple[str, ...], language: Language
) -> None:
    """Make all files. Every drawing of the bar is a point at which a click ends this run.

    The work is left there then, its processes are ended, and nothing is kept.
    """
    share, words = 0.0, _words(0, len(scopes), "", language)
    with place.container(horizontal=True, vertical_alignment="bottom"):
        bar = st.progress(share, text=words)
        st.button(language.text("Stop"), key="briefing_bulk_stop", on_click=_stop)
    failed: list[Failure] = []

    def draw() -> None:
        bar.progress(share, text=words)

    def tell(n: int, total: int, name: str) -> None:
        nonlocal share, words
        share, words = n / max(total, 1), _words(n, total, name, language)
        draw()

    def note(failure: Failure) -> None:
        briefing_queries.log(failure)
        failed.append(failure)

    known = briefing_queries.known(queries.head(), session.as_of())
    work = write_all(known, order, scopes, progress=tell, failed=note, pulse=draw)
    with closing(work) as files:
        made = list(files)
    done = _Done(key, briefing_files.zip_of(made), len(made), tuple(failed))
    st.session_state[_DONE] = done
    st.session_state.pop(_WANTED, None)
    place.empty()


def _words(n: int, total: int, name: str, language: Language) -> str:
    words = language.text("{n} of {total} made", n=language.number(n), total=language.number(total))
    return f"{words} · {name}" if name else words


def _result(done: _Done, name: str, language: Language) -> None:
    content = done.content
    if done.n_files:
        size = language.number(len(content) / 1_000_000, 1)
        st.download_button(
            language.text("Download the zip file, {n} MB", n=size),
            data=lambda: content,
            file_name=name,
            mime=briefing_files.MIME["zip"],
            icon=":material/download:",
            on_click="ignore",
            key="briefing_bulk_download",
        )
    words = language.plural("{n} file made.", "{n} files made.", done.n_files)
    show(f'<p class="nt-note">{escape(words)}</p>')
    for message, places in _by_message(done.failed).items():
        st.error(literal(f"{language.list(places)}: {message}"))


def _by_message(failed: Iterable[Failure]) -> dict[str, list[str]]:
    """The places that the same is to be said of."""
    found: dict[str, list[str]] = {}
    for each in failed:
        found.setdefault(each.message, []).append(each.place)
    return found
