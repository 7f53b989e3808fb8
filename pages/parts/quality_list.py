"""The list of questions about quality, by province or Polda and by name; nobody is ranked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis.quality_reading import summary
from domain.language import Language
from domain.period import Period
from domain.quality import Check, Verdict
from domain.terms import INSTITUTIONS
from pages.parts import quality_queries, style, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table, tag
from workflow.facts import Facts
from workflow.quality import Quality, Question
from workflow.quality_answers import Answer
from workflow.quality_files import questions_workbook
from workflow.views import Selection

PER_PAGE = 15
ALL, OPEN, ANSWERED = "all", "open", "answered"
ASKED = "question"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to.

    Attributes:
        check: one kind of question; None for all.
        state: "all", "open" or "answered".
    """

    check: Check | None
    state: str


def filters(language: Language) -> Wanted:
    """Which questions are listed."""
    t = language.text
    checks = {ALL: t("All questions")} | {check.value: check.label(language) for check in Check}
    states = {ALL: t("All"), OPEN: t("Not answered"), ANSWERED: t("Answered")}
    check = url_state.select(t("Question"), param="check", options=checks, default=ALL)
    state = url_state.segments(t("Answer"), param="answer", options=states, default=ALL)
    return Wanted(None if check == ALL else Check(check), state)


def found(selection: Selection, period: Period) -> Quality:
    """The questions of the month within the selection."""
    return quality_queries.quality_of(selection, period)


def show_list(
    facts: Facts, quality: Quality, wanted: Wanted, language: Language
) -> Question | None:
    """The list; returns the question that the address names, else the first of the list."""
    style.apply_more("quality")
    answers = quality_queries.answers_now()
    listed = [each for each in quality.questions if _fits(each, wanted, answers)]
    figure_head(
        language.text("Questions about reports, {month}", month=language.month(quality.period)),
        language.text(
            "What the checks noticed, each a question to the unit. No figure is changed, and "
            "nobody is ranked: the order is by province or police region and by name."
        ),
        is_sample=facts.has_sample,
    )
    _summary(quality, answers, language)
    chosen = _chosen(quality.questions, listed)
    if not listed:
        words = language.text("No question fits these filters.") if quality.questions else ""
        show(f'<p class="nt-note">{escape(words)}</p>')
        return chosen
    shown = _page_of(listed, chosen)
    show(_table(listed[shown], chosen, answers, language))
    if len(listed[shown]) < len(listed):
        note = language.text(
            "{n} of {total} questions shown",
            n=language.number(len(listed[shown])),
            total=language.number(len(listed)),
        )
        show(f'<p class="nt-note">{escape(note)}</p>')
    _download(facts, quality, listed, answers, language)
    return chosen


def _download(
    facts: Facts,
    quality: Quality,
    listed: Sequence[Question],
    answers: Mapping[str, Answer],
    language: Language,
) -> None:
    """The questions of the list as a workbook, to be sent to the units."""
    start = "contoh-" if facts.has_sample else ""
    st.download_button(
        language.text("Questions with room for answers (Excel)"),
        data=lambda: questions_workbook(
            facts, listed, answers, period=quality.period, language=language
        ),
        file_name=f"{start}pertanyaan-mutu-{quality.period}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key="questions_file",
    )


def _summary(quality: Quality, answers: Mapping[str, Answer], language: Language) -> None:
    words = summary(
        period=quality.period,
        n_questions=len(quality.questions),
        n_answered=sum(each.key.fingerprint in answers for each in quality.questions),
        language=language,
    )
    show(f'<p class="nt-reading">{rich(words)}</p>')


def _fits(question: Question, wanted: Wanted, answers: Mapping[str, Answer]) -> bool:
    is_answered = question.key.fingerprint in answers
    state = ANSWERED if is_answered else OPEN
    return wanted.check in (None, question.key.check) and wanted.state in (ALL, state)


def _chosen(every: Sequence[Question], listed: Sequence[Question]) -> Question | None:
    """The question in the address, also when a filter hides it; else the first of the list."""
    said = url_state.get(ASKED) or ""
    named = [each for each in every if said and short(each) == said]
    return named[0] if named else listed[0] if listed else None


def short(question: Question) -> str:
    """The question in the address."""
    return question.key.fingerprint[:_SHORT]


def _page_of(listed: Sequence[Question], chosen: Question | None) -> slice:
    pages = max(1, -(-len(listed) // PER_PAGE))
    if pages == 1:
        return slice(None)
    first = listed.index(chosen) // PER_PAGE + 1 if chosen in listed else 1
    number = min(st.pagination(pages, default=first, key=f"questions_{pages}") or 1, pages)
    return slice((number - 1) * PER_PAGE, number * PER_PAGE)


def _table(
    questions: Sequence[Question],
    chosen: Question | None,
    answers: Mapping[str, Answer],
    language: Language,
) -> str:
    t = language.text
    heads = [(t("Unit"), ""), (t("What was noticed"), "noticed"), (t("Answer"), "answer")]
    rows = _rows(questions, chosen, answers, language)
    return f'<div class="nt-questions">{table(heads, rows, caption=t("Questions"))}</div>'


def _rows(
    questions: Sequence[Question],
    chosen: Question | None,
    answers: Mapping[str, Answer],
    language: Language,
) -> Iterator[Sequence[str]]:
    for each in questions:
        about = f"{each.above} · {INSTITUTIONS.label(each.key.institution, language)}"
        said = answer_tag(answers.get(each.key.fingerprint), language)
        yield (
            f"{_link(each, is_chosen=each == chosen)}<br><span>{escape(about)}</span>"
            f'<div class="nt-narrow">{said}</div>',
            f"<b>{escape(each.key.check.label(language))}</b><br>"
            f"<span>{rich(each.evidence.noticed(language))}</span>",
            said,
        )


def _link(question: Question, *, is_chosen: bool) -> str:
    address = escape(url_state.here("quality", **{ASKED: short(question)}))
    mark = ' class="nt-chosen" aria-current="true"' if is_chosen else ""
    return f'<a href="{address}" target="_self"{mark}>{escape(question.name)}</a>'


_TONES = {Verdict.CORRECT: "good", Verdict.WILL_CORRECT: "blue", Verdict.CHECKING: "caution"}


def answer_tag(answer: Answer | None, language: Language) -> str:
    """The answer in a word or two."""
    if answer is None:
        return tag(language.text("not answered"))
    words = {
        Verdict.CORRECT: language.text("figures right"),
        Verdict.WILL_CORRECT: language.text("correction follows"),
        Verdict.CHECKING: language.text("being checked"),
    }
    return tag(words[answer.verdict], _TONES[answer.verdict])
