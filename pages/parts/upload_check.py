"""Checking a dropped file, once for each set of answers."""

from __future__ import annotations

import streamlit as st

from data_loaders.opening import sha256_of
from domain.language import Language
from pages.parts import queries
from pages.parts.upload_progress import stoppable
from workflow.load_workbook import HowToLoad
from workflow.upload import Preview, Upload, preview

_DONE = "upload_previews"
_KEPT = 6


def checked(
    file: Upload, how: HowToLoad, left_out: frozenset[str], language: Language
) -> Preview | None:
    """The file after its check; None when the officer stopped it.

    A file is checked again only when its answers or the stored figures have changed.
    """
    answers = sha256_of(f"{queries.store().head()} {how!r} {sorted(left_out)}".encode())
    key = f"{file.sha256}:{file.name}:{answers}"
    done: dict[str, Preview] = st.session_state.setdefault(_DONE, {})
    if key not in done:
        store = queries.store()
        found = stoppable(
            file.name,
            key,
            language,
            lambda progress: preview(
                file, store=store, how=how, left_out=left_out, progress=progress
            ),
        )
        if found is None:
            return None
        done[key] = found
    while len(done) > _KEPT:
        del done[next(iter(done))]
    return done.get(key)


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_DONE, None)
