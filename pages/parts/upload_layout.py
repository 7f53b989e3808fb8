"""By which layout a table was read, and the way to change it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from domain.language import Language
from pages.parts import upload_answers
from pages.parts.markup import rich, show
from pages.parts.upload_plan import plan_of
from workflow.upload import Upload


def show_how(file: Upload, language: Language) -> None:
    """One line and a button; nothing for the template, which has one layout only."""
    answers, found = upload_answers.of(file.sha256), plan_of(file)
    if answers.table:
        words = language.text("Read with the columns that you confirmed.")
    elif found.remembered:
        words = language.text(
            "Read like an earlier file: its layout was remembered on **{date}**.",
            date=language.date(found.remembered.since),
        )
    else:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="nt-asof">{rich(words)}</div>')
        st.button(
            language.text("Change the columns"),
            type="tertiary",
            key=f"change_{file.sha256}",
            on_click=_change,
            args=(file.sha256,),
        )


def _change(sha256: str) -> None:
    answers = upload_answers.of(sha256)
    upload_answers.keep(sha256, replace(answers, table=None, change=True))
