"""National figures that other bodies published, on a chart of their own."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from charts.plotly_style import PLOTLY_CONFIG, Figure
from charts.published import PublishedLine, published_figure
from domain.language import Language
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table
from pages.parts.narrow import Width
from workflow.published import PublishedFigure, published_figures


def figure(*, width: Width, language: Language) -> None:
    """One line a publication, and the table with unit, day and source."""
    t = language.text
    st.space("small")
    found = published_figures()
    figure_head(
        t("National figures published by other bodies"),
        t(
            "Open circle: reported. Diamond: proven, recommended or forwarded. Square: sanctioned. "
            "Not from the reports in Netra, not summed with them and not comparable with each "
            "other: bodies count persons or cases, up to different days."
        ),
        is_dated=False,
    )
    chart = _chart(language.code, width == "phone", session.theme())
    is_wide = width == "wide"
    sides = st.columns([0.42, 0.58], gap="large") if is_wide else (st.container(), st.container())
    left, right = sides
    with left:
        st.plotly_chart(chart, config=dict(PLOTLY_CONFIG), key="published", theme=None)
    is_phone = width == "phone"
    with right, st.expander(t("Figures and their sources")) if is_phone else st.container():
        show(_table(found, language))
    frame_line((t("Source: publications named in the table"), t("Kept as they were printed")))


@st.cache_resource(max_entries=8, show_spinner=False)
def _chart(code: str, is_narrow: bool, theme: str) -> Figure:
    """The same for every reader, and never changed."""
    language = Language(code)
    lines = [_line(each, language) for each in published_figures()]
    return published_figure(lines, language=language, is_narrow=is_narrow, theme=theme)


def _line(found: PublishedFigure, language: Language) -> PublishedLine:
    label = f"{found.body}, {found.when(language)} ({found.unit_text(language)})"
    counts = (
        (language.text("reported"), found.reported),
        (found.proven_text(language), found.proven),
        (language.text("sanctioned"), found.sanctioned),
    )
    return PublishedLine(found.election(language), label, counts)


def _table(found: Iterable[PublishedFigure], language: Language) -> str:
    t = language.text
    heads = [
        (t("Publication"), ""), (t("Reported"), "num"), (t("Second figure"), "num"),
        (t("Sanctioned"), "num"), (t("Source"), "quiet"),
    ]  # fmt: skip
    return table(heads, [_row(each, language) for each in found], caption=t("Published figures"))


def _row(found: PublishedFigure, language: Language) -> list[str]:
    about = f"{found.election(language)}, {found.when(language)}, {found.unit_text(language)}"
    second = language.number(found.proven)
    if found.proven is not None:
        words = escape(found.proven_text(language))
        second = f'{second}<div style="white-space:normal">{words}</div>'
    note = found.note(language)
    return [
        f'<div style="min-width:172px"><b>{escape(found.body)}</b><br>{escape(about)}</div>',
        language.number(found.reported),
        second,
        language.number(found.sanctioned),
        escape(found.source) + (f"<br>{escape(note)}" if note else ""),
    ]
