"""Checking a dropped file: a bar that tells how far it is, and a button that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from data_loaders.opening import sha256_of
from domain.language import Language
from pages.parts import queries
from pages.parts.markup import rich, show
from workflow.load_workbook import HowToLoad
from workflow.upload import Preview, Upload, preview

_DONE = "upload_previews"
_STOPPED = "upload_stopped"
_KEPT = 6
_PATIENCE = 0.4
"""Seconds after which a person would like to know how far it is."""


def checked(
    file: Upload, how: HowToLoad, left_out: frozenset[str], language: Language
) -> Preview | None:
    """The file after its check; None when the officer stopped it.

    A file is checked again only when its answers or the stored figures have changed.
    """
    key = sha256_of(f"{queries.store().head()} {how!r} {sorted(left_out)}".encode())
    key = f"{file.sha256}:{file.name}:{key}"
    done: dict[str, Preview] = st.session_state.setdefault(_DONE, {})
    if key in done:
        return done[key]
    if key in st.session_state.get(_STOPPED, ()):
        _stopped(file, key, language)
        return None
    place = st.empty()
    found = preview(
        file,
        store=queries.store(),
        how=how,
        left_out=left_out,
        progress=_bar(place, file, key, language),
    )
    place.empty()
    done[key] = found
    while len(done) > _KEPT:
        del done[next(iter(done))]
    return found


def forget_all() -> None:
    """A new round of files begins."""
    for name in (_DONE, _STOPPED):
        st.session_state.pop(name, None)


def _bar(
    place: st.delta_generator.DeltaGenerator, file: Upload, key: str, language: Language
) -> Callable[[float], None]:
    """Draws how far the check is, once it takes longer than a moment.

    Every call of Streamlit in it is a point at which a click on "Stop" ends this run: the check is
    left there, its child process is ended, and nothing was stored.
    """
    begun = time.monotonic()
    bars: list[st.delta_generator.DeltaGenerator] = []

    def tell(share: float) -> None:
        if not bars and time.monotonic() - begun < _PATIENCE:
            return
        words = language.text("Checking {file}", file=file.name)
        if not bars:
            bars.append(_bar_with_button(place, key, language))
        bars[0].progress(min(max(share, 0.0), 1.0), text=f"{words} · {language.percent(share, 0)}")

    return tell


def _bar_with_button(
    place: st.delta_generator.DeltaGenerator, key: str, language: Language
) -> st.delta_generator.DeltaGenerator:
    with place.container(horizontal=True, vertical_alignment="bottom"):
        bar = st.empty()
        st.button(language.text("Stop"), key=f"stop_{key}", on_click=_stop, args=(key,))
    return bar


def _stop(key: str) -> None:
    st.session_state[_STOPPED] = {*st.session_state.get(_STOPPED, ()), key}


def _resume(key: str) -> None:
    st.session_state[_STOPPED] = st.session_state.get(_STOPPED, set()) - {key}


def _stopped(file: Upload, key: str, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = language.text("**Stopped.** Nothing of {file} was stored.", file=file.name)
        show(f'<div class="nt-asof">{rich(words)}</div>')
        st.button(language.text("Check again"), key=f"resume_{key}", on_click=_resume, args=(key,))
