"""Two submissions beside each other: what only one of them says, what differs, what is the same."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from domain.fields import SHEET_OF, ReportKind
from domain.language import Language
from pages.parts import queries, session, submission_queries, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import show
from pages.parts.submission_words import counted, figures_table, kind_words
from workflow.submission_changes import (
    LISTED,
    Changes,
    difference_csv,
    difference_words,
    in_words,
)
from workflow.submissions import History, SubmissionLine, clock_time

_MOVED, _ALL = "moved", "all"


def show_comparison(found: History, language: Language) -> None:
    """Choose two submissions, see how they differ, take the list along."""
    if len(found.lines) < 2:
        _note(language.text("Two submissions are needed; there are fewer."))
        return
    one, other = _two(found, language)
    if one == other:
        _note(language.text("Choose two different submissions."))
        return
    changes = submission_queries.difference(queries.store().head(), one.number, other.number)
    words = difference_words(language)
    figure_head(
        language.text("{one} and {other} compared", one=one.name, other=other.name),
        _sentence(one, other, changes, language),
        is_sample=one.is_sample or other.is_sample,
    )
    show(counted(changes.n_figures, words, language))
    _figures(one, other, changes, language)


def _two(found: History, language: Language) -> tuple[SubmissionLine, SubmissionLine]:
    options = {str(line.number): _label(line, language) for line in found.lines}
    numbers = list(options)
    left, right = st.columns(2)
    with left:
        one = url_state.select(
            language.text("First submission"), param="one", options=options, default=numbers[1]
        )
    with right:
        other = url_state.select(
            language.text("Second submission"), param="two", options=options, default=numbers[0]
        )
    chosen = [line for code in (one, other) for line in found.lines if line.number == int(code)]
    return chosen[0], chosen[1]


def _label(line: SubmissionLine, language: Language) -> str:
    return f"{line.name} · {line.file_name} · {clock_time(line.recorded_at, language)}"


def _sentence(
    one: SubmissionLine, other: SubmissionLine, changes: Changes, language: Language
) -> str:
    names = f"**{one.file_name}** · **{other.file_name}**"
    if not changes.n_moved:
        return f"{names}: " + language.text("they say the same, figure by figure.")
    return f"{names}: " + language.plural(
        "they differ in {n} figure.", "they differ in {n} figures.", changes.n_moved
    )


@st.fragment
def _figures(
    one: SubmissionLine, other: SubmissionLine, changes: Changes, language: Language
) -> None:
    """The list with its filters; a choice here does not compare again."""
    gazetteer = session.facts().gazetteer
    key = f"{one.number}_{other.number}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters_difference"):
        status = _status_filter(changes, key, language)
        places = {code: gazetteer.place(code) for code in changes.frame["unit"].unique()}
        names = {code: place.short_name if place else code for code, place in places.items()}
        names = dict(sorted(names.items(), key=lambda item: item[1]))
        unit = _choice(language.text("Unit"), names, language.text("All units"), f"u_{key}")
        kinds = {
            str(code): kind_words(ReportKind(code), language)
            for code in changes.frame["kind"].unique()
        }
        kind = _choice(language.text("Report"), kinds, language.text("All reports"), f"k_{key}")
        fields = _fields(changes, kind, language)
        field = _choice(language.text("Field"), fields, language.text("All fields"), f"f_{key}")
        chosen = changes.chosen(status=status, unit=unit, kind=kind, field=field)
        st.download_button(
            language.text("Download this list"),
            data=lambda: difference_csv(chosen, one.number, other.number, gazetteer, language),
            file_name=f"netra-{language.text('difference')}-{one.name}-{other.name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"difference_file_{key}",
        )
    if chosen.empty:
        _note(language.text("No figure of this kind."))
        return
    figures = in_words(chosen, gazetteer, language)
    words = difference_words(language)
    show(figures_table(figures, words, language, before=one.name, after=other.name))
    if len(chosen) > LISTED:
        _note(_more(len(chosen), language))


def _note(words: str) -> None:
    show(f'<p class="nt-note">{escape(words)}</p>')


def _more(total: int, language: Language) -> str:
    return language.text(
        "The first {shown} of {total} are listed; the download has them all.",
        shown=language.number(LISTED),
        total=language.number(total),
    )


def _fields(changes: Changes, kind: str | None, language: Language) -> dict[str, str]:
    frame = changes.frame if kind is None else changes.frame[changes.frame["kind"] == kind]
    pairs = frame[["kind", "field"]].drop_duplicates().itertuples(index=False)
    found = {}
    for own_kind, code in pairs:
        field = SHEET_OF[ReportKind(own_kind)].field(code)
        found[str(code)] = language.pick(field.heading_id, field.heading_en)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _status_filter(changes: Changes, key: str, language: Language) -> str | None:
    words = {_MOVED: language.text("all that differs")} | difference_words(language)
    options = [_MOVED, *(code for code in words if changes.n_figures.get(code))]
    chosen = st.segmented_control(
        language.text("State"),
        options=options,
        format_func=_named(words),
        default=_MOVED,
        required=True,
        key=f"difference_state_{key}",
    )
    return None if chosen in (None, _MOVED) else str(chosen)


def _named(words: dict[str, str]) -> Callable[[str], str]:
    return lambda code: words[code]


def _choice(label: str, options: dict[str, str], every: str, key: str) -> str | None:
    words = {_ALL: every} | options
    chosen = st.selectbox(
        label, options=list(words), format_func=_named(words), key=f"difference_{key}"
    )
    return None if chosen == _ALL else str(chosen)
