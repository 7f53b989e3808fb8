"""Work that takes a while: a bar that tells how far it is, and a button that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_loaders.progress import Progress
from domain.language import Language
from pages.parts.markup import literal, rich, show

_STOPPED = "upload_stopped"
_PATIENCE = 0.4
"""Seconds after which a person would like to know how far it is."""

T = TypeVar("T")


def stoppable(
    file_name: str, key: str, language: Language, work: Callable[[Progress], T]
) -> T | None:
    """The result of the work; None once the officer has stopped it.

    Every drawing of the bar is a point at which a click on "Stop" ends this run: the work is left
    there, its child process is ended, and nothing was stored.

    Args:
        key: of this work on this file with these answers; stopping it stops nothing else.
        work: is given a function to tell how far it is.
    """
    if key in st.session_state.get(_STOPPED, ()):
        _stopped(file_name, key, language)
        return None
    place = st.empty()
    found = work(_teller(place, file_name, key, language))
    place.empty()
    return found


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_STOPPED, None)


def _teller(place: DeltaGenerator, file_name: str, key: str, language: Language) -> Progress:
    begun = time.monotonic()
    bars: list[DeltaGenerator] = []

    def tell(share: float) -> None:
        if not bars and time.monotonic() - begun < _PATIENCE:
            return
        if not bars:
            bars.append(_bar_with_button(place, key, language))
        words = language.text("Checking {file}", file=literal(file_name))
        bars[0].progress(min(max(share, 0.0), 1.0), text=f"{words} · {language.percent(share, 0)}")

    return tell


def _bar_with_button(place: DeltaGenerator, key: str, language: Language) -> DeltaGenerator:
    with place.container(horizontal=True, vertical_alignment="bottom"):
        bar = st.empty()
        st.button(language.text("Stop"), key=f"stop_{key}", on_click=_stop, args=(key,))
    return bar


def _stop(key: str) -> None:
    st.session_state[_STOPPED] = {*st.session_state.get(_STOPPED, ()), key}


def _resume(key: str) -> None:
    st.session_state[_STOPPED] = st.session_state.get(_STOPPED, set()) - {key}


def _stopped(file_name: str, key: str, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = language.text("**Stopped.** Nothing of {file} was stored.", file=file_name)
        show(f'<div class="nt-asof">{rich(words)}</div>')
        st.button(language.text("Check again"), key=f"resume_{key}", on_click=_resume, args=(key,))
