"""All places of a comparison: between which ranks they lie, and their figures as a table."""

from __future__ import annotations

import streamlit as st

from charts.plotly_style import PLOTLY_CONFIG
from charts.rank_chart import rank_figure
from domain.language import Language
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show
from workflow import comparison_table as table
from workflow import comparison_words as words
from workflow.comparison import Comparison
from workflow.facts import Facts

# With more places the bars of ranks are no picture any more.
RANKS_DRAWN = 45


def ranks(facts: Facts, found: Comparison, *, language: Language) -> None:
    """Intervals instead of ranks: as bars for some places, in a sentence for many."""
    if not found.judged.has_limits:
        return
    st.space("small")
    figure_head(
        language.text("Between which ranks each place lies"),
        table.ranks_definition(found, language),
        is_sample=facts.has_sample,
    )
    if len(found.places) <= RANKS_DRAWN:
        figure = rank_figure(
            places=found.places.sort_values("name"),
            language=language,
            is_sample=facts.has_sample,
            chosen=found.wanted.place,
            theme=session.theme(),
        )
        st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="ranks", theme=None)
    show(f'<p class="nt-reading">{table.ranks_reading(found, language)}</p>')
    frame_line(words.frame_pieces(found, session.as_of_day(), language))


def everything(found: Comparison, *, language: Language) -> None:
    """Every place with its figures, in the order of names; never sorted by value beforehand."""
    if not found.judged.n_drawn:
        return
    with st.expander(language.text("All places with their figures")):
        frame = table.places_table(found, language)
        marks = {"decimal": ",", "thousands": "."} if language.code == "id" else {"thousands": ","}
        formats = table.table_formats(found, frame)
        styled = frame.style.format(formats, na_rep="–", **marks)
        st.dataframe(styled, hide_index=True, width="stretch")
