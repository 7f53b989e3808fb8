"""The slides as they will be, small."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import briefing_queries, queries, session
from pages.parts.briefing_choice import Wanted
from pages.parts.briefing_download import preview_of
from pages.parts.frame import figure_head
from pages.parts.markup import show
from workflow import briefing_files
from workflow.facts import Facts


def slides(facts: Facts, wanted: Wanted, language: Language) -> None:
    """Every slide in its order, one drawn after the other."""
    figure_head(
        language.text("Preview"),
        language.text(
            "As in PDF and pictures. In PowerPoint charts and tables are native, on your template."
        ),
        is_sample=facts.has_sample,
    )
    order = preview_of(wanted)
    if not briefing_files.has_scope(order):
        _nothing(facts, wanted, language)
        return
    moment = queries.head(), session.as_of()
    made = briefing_queries.made(*moment, order)
    with st.container(key="briefing_slides"):
        for i, slide in enumerate(made.briefing.slides):
            png = briefing_queries.thumbnail(*moment, order, i)
            show(_figure(i + 1, png, slide.title, slide.alt))


def _nothing(facts: Facts, wanted: Wanted, language: Language) -> None:
    place = facts.gazetteer.place(wanted.selection.scope)
    name = place.short_name if place else wanted.selection.scope
    st.info(language.text("{name} does not exist in this month.", name=name))


def _figure(number: int, png: bytes, title: str, alt: str) -> str:
    source = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    words = escape(f"{title}. {alt}", quote=True)
    return (
        f'<figure class="nt-slide-small"><img src="{source}" alt="{words}">'
        f"<figcaption>{number}</figcaption></figure>"
    )
