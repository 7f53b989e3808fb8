"""Questions that a file leaves open, each asked once at its cells, and the answers given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data_loaders.options import IS_TOTAL
from data_loaders.result import CheckedWorkbook
from domain.issue_catalogue import UNIT_ABOVE
from domain.language import Language
from domain.places import Place, UnitKind
from domain.terms import VOCABULARIES
from pages.parts import session, upload_answers
from pages.parts.markup import literal, rich, show
from pages.parts.upload_answers import Answers
from pages.parts.upload_marked_sheet import Marks, badge, number_of
from workflow.questions import (
    KindQuestion,
    NumberQuestion,
    PlaceQuestion,
    Question,
    basis_question,
    kind_question,
    number_questions,
    place_questions,
    places_to_choose,
    questions,
)

_LEAVE_OUT = "-"
_CELLS_SHOWN = 4
_ASKED = 20


def codes(checked: CheckedWorkbook) -> frozenset[str]:
    """The codes of the findings that are put as questions."""
    return frozenset(question.issue.code for question in questions(checked))


def ask(checked: CheckedWorkbook, marks: Marks, language: Language) -> None:
    """Ask everything that is open."""
    answers = upload_answers.of(checked.sha256)
    _answered(checked.sha256, answers, language)
    asked = questions(checked)
    if any(getattr(each, "text", None) not in answers.left_out for each in asked):
        with st.form(f"questions_{checked.sha256}", border=False):
            said = _ask_all(checked, answers, marks, language)
            if st.form_submit_button(language.text("Use these answers"), type="primary"):
                upload_answers.keep(checked.sha256, said)
                st.rerun()


def _ask_all(
    checked: CheckedWorkbook, answers: Answers, marks: Marks, language: Language
) -> Answers:
    """The answers with what is chosen in the form."""
    key, stated = checked.sha256, answers.stated
    kind, basis = kind_question(checked), basis_question(checked)
    if kind:
        stated = replace(stated, unit_kind=_ask_kind(kind, marks, language) or stated.unit_kind)
    if basis:
        code = _ask_basis(basis, key, marks, language)
        stated = replace(stated, basis=code, is_basis_confirmed=True) if code else stated
    styles = _ask_numbers(number_questions(checked), key, marks, language)
    stated = replace(stated, number_styles={**stated.number_styles, **styles})
    places = [each for each in place_questions(checked) if each.text not in answers.left_out]
    chosen = _ask_places(places[:_ASKED], checked, marks, language)
    left_out = frozenset(text for text, code in chosen.items() if code == _LEAVE_OUT)
    named = {text: code for text, code in chosen.items() if code != _LEAVE_OUT}
    return replace(answers, stated=stated).with_places(named, left_out)


def _ask_basis(question: Question, key: str, marks: Marks, language: Language) -> str | None:
    """Monthly or cumulative; the finding says what either would mean."""
    _question(question.issue.message(language), question, "", marks, language)
    basis = VOCABULARIES["basis"]
    return st.radio(
        language.text("Basis of figures"),
        options=list(basis.codes),
        format_func=lambda code: basis.label(code, language),
        index=None,
        horizontal=True,
        label_visibility="collapsed",
        key=f"basis_{key}",
    )


def _ask_numbers(
    asked: Sequence[NumberQuestion], key: str, marks: Marks, language: Language
) -> dict[str, str]:
    """Column -> style, of those that were answered; both readings stand side by side."""
    chosen = {}
    for question in asked:
        words = language.text(
            "The numbers of **{heading}** can be read in two ways, for example “{text}”.",
            heading=question.heading,
            text=question.text,
        )
        _question(words, question, "", marks, language)
        counts = {style: language.number(count) for style, count in question.readings.items()}
        style = st.radio(
            literal(question.heading),
            options=list(counts),
            format_func=_reader(question.text, counts, language),
            index=None,
            horizontal=True,
            label_visibility="collapsed",
            key=f"style_{key}_{question.column}",
        )
        if style:
            chosen[question.column] = style
    return chosen


def _reader(text: str, counts: Mapping[str, str], language: Language) -> Callable[[str], str]:
    ways = _ways(language)
    return lambda style: language.text(
        "“{text}” is {count}: {way}", text=literal(text), count=counts[style], way=ways[style]
    )


def _ways(language: Language) -> dict[str, str]:
    return {
        "id": language.text("the Indonesian way (1.234,5)"),
        "en": language.text("the English way (1,234.5)"),
    }


def _ask_kind(question: KindQuestion, marks: Marks, language: Language) -> UnitKind | None:
    words = language.plural(
        "It is not known whether **{n} name** is of a regency, a police resort or another unit.",
        "It is not known whether **{n} names** are of regencies, police resorts or other units.",
        len(question.texts),
    )
    _question(words, question, language.list(list(question.texts[:3])), marks, language)
    kind = st.selectbox(
        language.text("Kind of unit"),
        options=list(VOCABULARIES["unit_kind"].codes),
        format_func=lambda code: VOCABULARIES["unit_kind"].label(code, language),
        index=None,
        placeholder=language.text("Choose"),
        label_visibility="collapsed",
    )
    return UnitKind(kind) if kind else None


def _ask_places(
    asked: Sequence[PlaceQuestion], checked: CheckedWorkbook, marks: Marks, language: Language
) -> dict[str, str]:
    """Unit as written -> code or leave-out, of those that were answered."""
    chosen = {}
    for number, question in enumerate(asked):
        _question(question.issue.message(language), question, "", marks, language)
        options = _options(question, checked)
        code = st.selectbox(
            language.text("What “{text}” means", text=literal(question.text)),
            options=list(options),
            format_func=_namer(options, language),
            index=None,
            placeholder=language.text("Choose, or type to search"),
            label_visibility="collapsed",
            key=f"place_{checked.sha256}_{number}_{question.text}",
        )
        if code:
            chosen[question.text] = code
    return chosen


def _namer(options: Mapping[str, Place | None], language: Language) -> Callable[[str], str]:
    no_unit = {
        IS_TOTAL: language.text("It is a total of the other rows, not a unit"),
        _LEAVE_OUT: language.text("Leave this row out: its report is not stored"),
    }

    def name(code: str) -> str:
        place = options[code]
        return _place_words(place, language) if place else no_unit[code]

    return name


def _options(question: PlaceQuestion, checked: CheckedWorkbook) -> dict[str, Place | None]:
    """Candidates, then that it is no unit or is left out, then the other places around."""
    places = places_to_choose(question, checked, session.facts().gazetteer)
    first = [place for place in places if place.code in question.candidates]
    rest = [place for place in places if place.code not in question.candidates]
    offered: dict[str, Place | None] = {place.code: place for place in first}
    if question.issue.type is UNIT_ABOVE:
        offered[IS_TOTAL] = None
    return offered | {_LEAVE_OUT: None} | {place.code: place for place in rest}


def _place_words(place: Place, language: Language) -> str:
    above = session.facts().gazetteer.province_of(place.code)
    around = f", {above.short_name}" if above and above.code != place.code else ""
    return f"{place.short_name} ({place.code}){around}"


def _question(words: str, question: Question, about: str, marks: Marks, language: Language) -> None:
    more = len(question.cells) - _CELLS_SHOWN
    where = ", ".join(question.cells[:_CELLS_SHOWN])
    number = badge(number_of(question, marks), "question")
    if more > 0:
        where = language.text("{cells} and {n} more", cells=where, n=language.number(more))
    detail = f'<p class="fix">{escape(about)}</p>' if about else ""
    head = f"{number}{escape(language.text('Needs an answer'))}"
    show(
        f'<div class="nt-issue question"><div class="top">'
        f"<span>{head}</span><code>{escape(where)}</code></div>"
        f"<p>{rich(words)}</p>{detail}</div>"
    )


def _answered(sha256: str, answers: Answers, language: Language) -> None:
    """What was answered, each with a way to take it back."""
    for key, words, before in _given(answers, language):
        _answer(sha256, key, words, before, language)


def _given(answers: Answers, language: Language) -> Iterator[tuple[str, str, Answers]]:
    """Key of each answer, what was said, and the answers without it."""
    stated = answers.stated
    if stated.unit_kind:
        kind = VOCABULARIES["unit_kind"].label(stated.unit_kind, language)
        yield "unit_kind", f"{language.text('Kind of unit')}: **{kind}**.", answers.without_kind()
    if stated.basis:
        basis = VOCABULARIES["basis"].label(stated.basis, language)
        words = f"{language.text('Basis of figures')}: **{basis}**."
        yield "basis", words, answers.without_basis()
    for column, style in stated.number_styles.items():
        name = language.text("Column {letter}", letter=column.rpartition("!")[2])
        words = f"{name}: **{_ways(language)[style]}**."
        yield f"style_{column}", words, answers.without_style(column)
    yield from _places_given(answers, language)


def _places_given(answers: Answers, language: Language) -> Iterator[tuple[str, str, Answers]]:
    gazetteer = session.facts().gazetteer
    for text, code in answers.stated.places.items():
        place = gazetteer.place(code)
        name = place.short_name if place else code
        words = language.text("“{text}” is **{place}**.", text=text, place=name)
        if code == IS_TOTAL:
            words = language.text("“{text}” is a total of the other rows.", text=text)
        yield f"place_{text}", words, answers.without_place(text)
    for text in sorted(answers.left_out):
        words = language.text("Rows of “{text}” are left out.", text=text)
        yield f"place_{text}", words, answers.without_place(text)


def _answer(sha256: str, key: str, words: str, before: Answers, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="nt-asof">{rich(words)}</div>')
        st.button(
            language.text("Ask again"),
            type="tertiary",
            key=f"again_{sha256}_{key}",
            on_click=upload_answers.keep,
            args=(sha256, before),
        )
