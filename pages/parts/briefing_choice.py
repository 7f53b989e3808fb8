"""What a briefing is to be about, and in which form: all of it in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from domain.language import Language
from domain.period import Period
from pages.parts import filters, session, url_state
from pages.parts.frame import figure_head, page_head
from workflow.facts import Facts
from workflow.map_frame import institutions_text
from workflow.view_codes import code_of
from workflow.views import Selection

_FORM, _LANGUAGE = "form", "filelang"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Month, institutions, scope, and the language of the file."""

    period: Period
    selection: Selection
    language: Language


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file.

    Attributes:
        code: as the address has it.
        format, paper: as `workflow.briefing_files.Order` has them.
    """

    code: str
    format: str
    paper: str = "16:9"


FORMS = (
    Form("slides", "pptx"),
    Form("pdf", "pdf"),
    Form("a4", "pdf", "a4"),
    Form("pictures", "png"),
    Form("figures", "xlsx"),
)


def wanted(facts: Facts, language: Language) -> Wanted:
    """The page's heading and its filter row."""
    title, controls = st.columns([0.4, 0.6], vertical_alignment="bottom")
    with controls, filters.row("briefing"):
        period = filters.month(facts, language)
        selection = filters.selection(facts, language)
        own = _language(language)
    with title:
        page_head(
            language.text("Briefing, {month}", month=language.month(period)),
            _about(facts, selection, language),
            code_of("briefing", period=period, as_of=session.as_of_day(), selection=selection),
        )
    return Wanted(period, selection, own)


def _about(facts: Facts, selection: Selection, language: Language) -> str:
    place = facts.gazetteer.place(selection.scope)
    return language.text(
        "**{place}**, {institutions}. The figures are those of the pages.",
        place=place.short_name if place else "Indonesia",
        institutions=institutions_text(selection, language),
    )


def _language(language: Language) -> Language:
    """The language of the file: the reader's own unless chosen."""
    url_state.restore_own(_LANGUAGE)
    options = {"id": "Bahasa Indonesia", "en": "English"}
    label = language.text("Language of the file")
    code = url_state.segments(label, param=_LANGUAGE, options=options, default=language.code)
    return Language(code)


def form(chosen: Wanted, language: Language) -> Form:
    """Slides, PDF, pictures or a workbook."""
    figure_head(
        language.text("One file"),
        language.text("Slides with speaker notes; the same content in every form."),
    )
    url_state.restore_own(_FORM)
    words = _words(language)
    codes = [each.code for each in FORMS]
    key = f"choice_{_FORM}"
    options = {code: words[code][0] for code in codes}
    st.session_state[key] = url_state.chosen(_FORM, options, codes[0])
    st.radio(
        language.text("Form"),
        codes,
        format_func=options.__getitem__,
        captions=[words[code][1] for code in codes],
        key=key,
        label_visibility="collapsed",
        on_change=_write,
        args=(key,),
    )
    code = url_state.chosen(_FORM, options, codes[0])
    return next(each for each in FORMS if each.code == code)


def _write(key: str) -> None:
    url_state.put(_FORM, st.session_state[key])


def _words(language: Language) -> dict[str, tuple[str, str]]:
    t = language.text
    return {
        "slides": (t("Slides"), t("PowerPoint; charts and tables can be edited")),
        "pdf": (t("PDF, 16:9"), t("To project; texts can be searched")),
        "a4": (t("PDF, A4"), t("To print, with the speaker notes below each slide")),
        "pictures": (t("Pictures"), t("A PNG of each slide, in a zip file")),
        "figures": (t("Excel"), t("The figures of each slide with definitions and states")),
    }
