"""Taking a file of boundaries into use: what the map says of it, and the confirmation."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

import streamlit as st

from domain.language import Language
from geo.boundary_files import LayerSource
from pages.parts import boundary_file, boundary_now, queries
from pages.parts.frame import figure_head
from pages.parts.markup import show
from store.boundary_layers import PAGE
from workflow.boundaries import layer_words
from workflow.boundary_preview import LayerDetails, LayerPreview, take_into_use

_LONGEST = 80


def confirm(found: LayerPreview, language: Language) -> None:
    """The words of the frame line, then the button; disabled, it says why."""
    if not found.is_usable:
        _give_up(language)
        return
    figure_head(
        language.text("Use these boundaries"),
        language.text("What you write here stands under every map and in every picture."),
    )
    details = _details(found, language)
    show(f'<p class="nt-note">{escape(_frame_line(found, details, language))}</p>')
    words = language.text(
        "Every map, picture and page of everyone changes at once; reports and figures do not. One "
        "click brings the built-in boundaries back."
    )
    show(f'<p class="nt-note">{escape(words)}</p>')
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            language.text("Use these boundaries"),
            type="primary",
            disabled=not details.is_complete,
            key="boundaries_use",
        )
        _cancel(language)
        if not details.is_complete:
            why = language.text("Name, source, licence and year are still needed.")
            show(f'<p class="nt-asof">{escape(why)}</p>')
    if pressed:
        _use(found, details, language)


def _details(found: LayerPreview, language: Language) -> LayerDetails:
    t = language.text
    name = PurePath(found.report.file).stem
    left, middle, right, last = st.columns([0.3, 0.3, 0.2, 0.2])
    with left:
        called = st.text_input(t("Name"), value=name[:_LONGEST], max_chars=_LONGEST)
    with middle:
        source = st.text_input(t("Source: who made it"), max_chars=_LONGEST)
    with right:
        licence = st.text_input(t("Licence"), max_chars=_LONGEST)
    with last:
        vintage = st.text_input(t("Year that it stands for"), max_chars=20)
    official = st.checkbox(
        t("An authority issued it (BIG, BPS, Kemendagri): maps call it official")
    )
    return LayerDetails(
        name=called, source=source, licence=licence, vintage=vintage, is_official=official
    )


def _frame_line(found: LayerPreview, details: LayerDetails, language: Language) -> str:
    """The very words that would stand under every map."""
    source = LayerSource(
        name=details.name.strip() or found.report.file,
        source=details.source.strip(),
        licence=details.licence.strip(),
        vintage=details.vintage.strip(),
        hash=found.report.sha256,
        is_official=details.is_official,
    )
    return f"{language.text('Under every map:')} {layer_words(source, language)}"


def _use(found: LayerPreview, details: LayerDetails, language: Language) -> None:
    with st.spinner(language.text("Storing")):
        take_into_use(queries.store(), found, details, done_by=PAGE)
    boundary_file.begin_anew()
    boundary_now.remember(boundary_now.TAKEN)
    st.rerun()


def _give_up(language: Language) -> None:
    with st.container(horizontal=True):
        _cancel(language)


def _cancel(language: Language) -> None:
    st.button(
        language.text("Choose another file"), key="boundaries_cancel",
        on_click=boundary_file.begin_anew,
    )  # fmt: skip
