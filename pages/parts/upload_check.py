"""Checking a dropped file, once for each set of answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data_loaders.opening import sha256_of
from domain.language import Language
from pages.parts import queries
from pages.parts.upload_progress import stoppable
from workflow.load_workbook import HowToLoad
from workflow.upload import Preview, Upload, preview

_DONE = "upload_previews"
_KEPT = 2
"""Checks of one file that are kept: with its answers of now, and with those before."""


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
    own = [each for each in done if each.startswith(f"{file.sha256}:")]
    for old in own[:-_KEPT]:
        del done[old]
    return done.get(key)


def keep_only(files: Sequence[Upload]) -> None:
    """Forget the checks of files that were taken out."""
    names = {file.sha256 for file in files}
    done: dict[str, Preview] = st.session_state.get(_DONE, {})
    for key in [key for key in done if key.partition(":")[0] not in names]:
        del done[key]


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_DONE, None)
