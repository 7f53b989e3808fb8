"""What to know about the figures of a place before using them, and what is asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from domain.indicators import INDICATOR_OF
from domain.language import Language
from pages.parts import quality_queries, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table, tag
from pages.parts.profile_links import figure_link, link
from pages.parts.quality_list import ASKED, short
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.profile_notes import Note, profile_notes
from workflow.quality import Question

QUESTIONS_SHOWN = 4


def notes(facts: Facts, found: Profile, language: Language) -> None:
    """Notes on the figures of the month, and questions about the reports, with their answers."""
    figure_head(language.text("About the data"), is_sample=facts.has_sample)
    rows = [_note_row(note, found, language) for note in profile_notes(facts, found, language)]
    questions = quality_queries.quality_of(found.selection, found.period).questions
    shown = listed(questions, is_area=found.is_area)
    rows += [_question_row(each, found, language) for each in shown]
    if not rows:
        words = language.text("Nothing is noted about the figures of this month.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    heads = [(language.text("About"), ""), (language.text("Note"), "")]
    show(table(heads, rows, caption=language.text("About the data")))
    if len(shown) < len(questions):
        words = language.text("All {n} questions", n=language.number(len(questions)))
        address = url_state.address_of("quality", scope=found.place.code)
        show(f'<p class="nt-note">{link(words, address)}</p>')


def listed(questions: Sequence[Question], *, is_area: bool) -> Sequence[Question]:
    """The first questions of an area; all those of a unit, which the Quality page cannot show."""
    return questions[:QUESTIONS_SHOWN] if is_area else questions


def _note_row(note: Note, found: Profile, language: Language) -> tuple[str, str]:
    about = escape(note.about)
    if note.indicator:
        about = figure_link(note.about, INDICATOR_OF[note.indicator], found.period, language)
    return about, tag(note.text, "fault") if note.is_fault else escape(note.text)


def _question_row(asked: Question, found: Profile, language: Language) -> tuple[str, str]:
    """What a check noticed; it is a question, so it says whether it was answered."""
    address = url_state.address_of("quality", **{ASKED: short(asked)})
    label = asked.key.check.label(language)
    answer = quality_queries.answers_now().get(asked.key.fingerprint)
    state = answer.verdict.label(language) if answer else language.text("not answered yet")
    unit = f"<b>{escape(asked.name)}</b> " if found.is_area else ""
    words = f"{unit}{rich(asked.evidence.noticed(language))} {tag(state)}"
    return link(label, address), words
