"""The files that are dropped, and what the officer decides about all of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.language import Language
from pages.parts import session, style, upload_answers
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import literal
from workflow.load_workbook import HowToLoad
from workflow.upload import Upload

MEGABYTES = 20
TYPES = ["xlsx", "xlsm", "xls", "ods", "csv"]
_ROUND = "upload_round"
IN_NEED = "upload_in_need"
"""Session key: hashes of files that could not be stored when they were first read."""


def head(language: Language) -> None:
    """Heading of the page."""
    style.apply_more("upload")
    page_head(
        language.text("Upload reports"),
        language.text(
            "Drop one or several workbooks: the template, or any table of your own. "
            "Nothing is stored before you confirm."
        ),
    )


def template_head(language: Language) -> None:
    """Heading above the offer of a template."""
    figure_head(language.text("No report yet? Take the template"))


def choose(language: Language) -> tuple[list[Upload], HowToLoad]:
    """The dropped files and what the officer says about them."""
    t = language.text
    dropped = st.file_uploader(
        t("Workbooks (.xlsx, .xls, .ods or .csv, at most 20 MB each)"),
        type=TYPES,
        accept_multiple_files=True,
        max_upload_size=MEGABYTES,
        key=f"dropped_{st.session_state.get(_ROUND, 0)}",
    )
    left, middle, right = st.columns([0.2, 0.4, 0.4], vertical_alignment="bottom")
    with left:
        received = st.date_input(
            t("Received on"), value=session.today(), max_value=session.today(), format="DD/MM/YYYY"
        )
    with middle:
        partial = st.checkbox(t("Store the sound reports even if others have errors"))
    with right:
        leave = session.has_sample() and st.checkbox(
            t("End the sample data: from now on only real reports")
        )
    files = _each_once([Upload(file.name, file.getvalue()) for file in dropped or []], language)
    return files, HowToLoad(received_on=received, partial=partial, leave_sample=leave)


def _each_once(files: Sequence[Upload], language: Language) -> list[Upload]:
    """A workbook that was dropped twice, under whatever names, is one workbook; that is said."""
    found: dict[str, Upload] = {}
    for file in files:
        same = found.setdefault(file.sha256, file)
        if same is not file:
            st.info(
                language.text(
                    "{second} is the same workbook as {first} and is read once.",
                    first=literal(same.name),
                    second=literal(file.name),
                )
            )
    return list(found.values())


def begin_anew() -> None:
    """Empty the file chooser: what was dropped is stored, or was given up."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(IN_NEED, None)
    upload_answers.forget_all()
