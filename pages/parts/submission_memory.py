"""What the reader remembers: spellings and layouts that people explained; forgetting, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TypeVar

import streamlit as st

from domain.language import Language
from pages.parts import queries, session
from pages.parts.frame import figure_head
from pages.parts.markup import literal, show, tag
from pages.parts.submission_words import kind_words
from store.refusals import Refusal
from workflow import reader_memory
from workflow.reader_memory import KeptLayout, LearnedSpelling, kept_layouts, learned_spellings
from workflow.submissions import clock_time

PER_PAGE = 20
Line = TypeVar("Line", LearnedSpelling, KeptLayout)


def show_memory(language: Language) -> None:
    """Both lists side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        figure_head(
            language.text("Learned spellings"),
            language.text(
                "A name that someone explained once is not asked again. Forgetting it changes no "
                "stored figure; the next file asks."
            ),
        )
        _listed(
            learned_spellings(queries.store(), session.facts().gazetteer),
            _spelling,
            (reader_memory.unlearn, reader_memory.learn_again),
            "spelling",
            language,
        )
    with right:
        figure_head(
            language.text("Remembered layouts"),
            language.text(
                "A table whose columns someone confirmed is read the same way next month. "
                "Forgetting it changes no stored figure; the next file asks."
            ),
        )
        _listed(
            kept_layouts(queries.store(), language),
            _layout,
            (reader_memory.forget, reader_memory.remember_again),
            "layout",
            language,
        )


def _listed(
    lines: Sequence[Line],
    words: Callable[[Line, Language], str],
    acts: tuple[Callable[..., None], Callable[..., None]],
    key: str,
    language: Language,
) -> None:
    if not lines:
        show(f'<p class="nt-note">{escape(language.text("Nothing is remembered yet."))}</p>')
        return
    pages = -(-len(lines) // PER_PAGE)
    number = min(st.pagination(pages, key=f"{key}_page") or 1, pages) if pages > 1 else 1
    shown = lines[(number - 1) * PER_PAGE : number * PER_PAGE]
    with st.container(key=f"memory_{key}"):
        for at, line in enumerate(shown):
            _line(line, words(line, language), acts, f"{key}_{number}_{at}", language)


def _line(
    line: Line,
    words: str,
    acts: tuple[Callable[..., None], Callable[..., None]],
    key: str,
    language: Language,
) -> None:
    forget, again = acts
    left, right = st.columns([0.78, 0.22], vertical_alignment="center")
    with left:
        mark = "" if line.is_known else f" {tag(language.text('forgotten'), 'caution')}"
        show(f'<div class="nt-memory">{words}{mark}</div>')
    with right:
        label = language.text("Forget") if line.is_known else language.text("Undo")
        if st.button(label, key=key, width="stretch"):
            _do(forget if line.is_known else again, line, language)


def _do(act: Callable[..., None], line: Line, language: Language) -> None:
    try:
        act(queries.store(), line)
    except Refusal as refusal:
        st.warning(literal(refusal.message(language)))
        return
    st.rerun()


def _spelling(line: LearnedSpelling, language: Language) -> str:
    where = (
        language.text("only in files of {place}", place=line.within_name)
        if line.within
        else language.text("in every file")
    )
    about = f"{where} · {clock_time(line.at, language)}"
    return (
        f"<b>{escape(line.spelling)}</b> = {escape(line.name)} <code>{escape(line.code)}</code>"
        f"<br><span>{escape(about)}</span>"
    )


def _layout(line: KeptLayout, language: Language) -> str:
    sheet = language.text("sheet {sheet}", sheet=line.sheet) if line.sheet else ""
    about = " · ".join(part for part in (sheet, clock_time(line.at, language)) if part)
    return (
        f"<b>{escape(kind_words(line.kind, language))}</b> "
        f"<code>{escape(line.fingerprint[:8])}</code><br>"
        f"<span>{escape(line.columns)}</span><br><span>{escape(about)}</span>"
    )
