"""One question: what was noticed, its figure, where it stands, and the answer of the unit."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.quality_reading import LastDigits, UnusualFigure
from charts.plotly_style import PLOTLY_CONFIG
from charts.quality import last_digits_figure, unit_months_figure
from domain.language import Language
from domain.terms import INSTITUTIONS
from pages.parts import quality_answer, quality_queries, session, url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.profile_links import CELL
from pages.parts.quality_list import ASKED, short
from workflow.facts import Facts
from workflow.quality import Question
from workflow.quality_evidence import Source, equal_figures, sources, unit_months

FIGURES_LISTED = 30


def show_question(
    facts: Facts, question: Question | None, language: Language, *, n_questions: int
) -> None:
    """Everything about a question; why there is none where none is listed.

    Args:
        n_questions: of the month and selection, also those that the filters leave out.
    """
    if question is None:
        figure_head(language.text("No question"), is_sample=facts.has_sample)
        words = (
            language.text("No question fits these filters.")
            if n_questions
            else language.text("Nothing in this month and selection raises a question.")
        )
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    if url_state.get(ASKED):
        # on a phone the style sheet puts what was opened above the list
        show(f'<span class="nt-opened">{_back(language)}</span>')
    evidence = question.evidence
    figure_head(
        question.name,
        f"{question.above} · {INSTITUTIONS.label(question.key.institution, language)} · "
        f"{evidence.check.label(language)}",
        is_sample=facts.has_sample,
    )
    show(f'<p class="nt-reading">{rich(evidence.noticed(language))}</p>')
    _figure(facts, question, language)
    _sources(facts, question, language)
    _frame_line(question, language)
    show(f'<p class="nt-asked">{escape(evidence.asked(language))}</p>')
    quality_answer.show_answer(question, language)
    show(
        f'<p class="nt-note"><b>{escape(language.text("What cannot be concluded."))}</b> '
        f"{escape(evidence.caution(language))}</p>"
    )


def _back(language: Language) -> str:
    address = escape(url_state.here("quality", **{ASKED: ""}))
    return f'<a href="{address}" target="_self">{escape(language.text("All questions"))}</a>'


def _figure(facts: Facts, question: Question, language: Language) -> None:
    evidence = question.evidence
    if isinstance(evidence, UnusualFigure):
        months = unit_months(facts, quality_queries.prepared(), question, evidence)
        figure = unit_months_figure(
            periods=months.periods,
            values=months.values,
            low=months.low,
            usual=months.usual,
            high=months.high,
            language=language,
            is_sample=facts.has_sample,
            theme=session.theme(),
        )
    elif isinstance(evidence, LastDigits):
        figure = last_digits_figure(
            counts=evidence.counts,
            language=language,
            is_sample=facts.has_sample,
            theme=session.theme(),
        )
    else:
        _equal(facts, question, language)
        return
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="question_figure", theme=None)


def _equal(facts: Facts, question: Question, language: Language) -> None:
    """The figures that agree; an en dash for a blank."""
    t = language.text
    figures = equal_figures(facts, question, language)
    heads = [(t("What it is about"), ""), (t("Figure"), ""), (t("Value"), "num")]
    rows = [
        (escape(each.about) or "–", escape(each.field), f"<b>{language.number(each.value)}</b>")
        for each in figures[:FIGURES_LISTED]
    ]
    body = table(heads, rows, caption=t("Figures"))
    show(f'<div class="nt-tall" tabindex="0">{body}</div>')
    if len(figures) > FIGURES_LISTED:
        words = t(
            "The first {shown} of {total} are listed.",
            shown=language.number(FIGURES_LISTED),
            total=language.number(len(figures)),
        )
        show(f'<p class="nt-note">{escape(words)}</p>')


def _sources(facts: Facts, question: Question, language: Language) -> None:
    """Submission, workbook, sheet and cells, with the way to the sheet around them."""
    lines = [
        f"<li>{escape(_source_words(each, language))} {_to_cell(each, language)}</li>"
        for each in sources(facts, question, language)
    ]
    if lines:
        show(f'<ul class="nt-sources">{"".join(lines)}</ul>')


def _source_words(source: Source, language: Language) -> str:
    return language.text(
        "Submission {number}, {file}, sheet {sheet}: {cells}",
        number=f"{source.submission:04d}",
        file=source.file_name,
        sheet=source.sheet,
        cells=source.cells,
    )


def _to_cell(source: Source, language: Language) -> str:
    """A link to the kept workbook, open at the first of the cells."""
    spot = f"{source.submission}!{source.sheet}!{source.first_cell}"
    address = url_state.address_of("profile", **{"place": source.unit, CELL: spot})
    words = escape(language.text("Open the workbook at this cell"))
    return f'<a href="{escape(address)}" target="_self">{words}</a>'


def _frame_line(question: Question, language: Language) -> None:
    frame_line(
        (
            language.month(question.evidence.period),
            language.text("As of {date}", date=language.date(session.as_of_day())),
            language.text("Question {code}", code=short(question)),
        )
    )
