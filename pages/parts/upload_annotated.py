"""The officer's own workbook back, with the findings marked at their cells."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data_loaders.result import CheckedWorkbook
from domain.language import Language
from workflow.annotate import annotated, annotated_name, can_annotate
from workflow.upload import Upload


def offer(file: Upload, checked: CheckedWorkbook, language: Language) -> None:
    """A download of the marked copy; nothing when there is nothing to mark, or no copy is given."""
    if not checked.issues or not can_annotate(checked):
        return
    st.download_button(
        language.text("Your workbook with the findings marked"),
        data=partial(annotated, file.content, file.name, checked, language),
        file_name=annotated_name(file.name, language),
        on_click="ignore",
        key=f"annotated_{checked.sha256}",
    )
