"""Taking a submission back and bringing it back: what would happen, a confirmation, the undo."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import queries, session, submission_queries
from pages.parts.markup import literal, rich, show
from pages.parts.submission_words import counted, figures_table, first_of
from store.refusals import Refusal
from workflow.submission_changes import LISTED, Changes, in_words
from workflow.submissions import History, SubmissionLine, restore, revert

_ASKED, _DONE, _SHOWN = "submission_asked", "submission_done", "submission_shown"
REVERT, RESTORE = "revert", "restore"


def done(found: History, language: Language) -> None:
    """What was done last, with the button that undoes it; nothing where it holds no longer."""
    act, number = st.session_state.get(_DONE, (None, None))
    line = found.line(number)
    if act is None or line is None or line.is_reverted is not (act == REVERT):
        return
    words = {
        REVERT: language.text("Submission {number} was taken back.", number=line.name),
        RESTORE: language.text("Submission {number} counts again.", number=line.name),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="submission_done"):
        show(f'<p class="nt-asof"><b>{escape(words[act])}</b></p>')
        if st.button(language.text("Undo"), key="submission_undo"):
            _do(RESTORE if act == REVERT else REVERT, line.number, language)


def offer(line: SubmissionLine, language: Language) -> None:
    """The act that the submission allows: a button, then the preview and the confirmation."""
    if session.asked_day() is not None:
        words = language.text("An earlier day is shown. Go back to today to take a file back.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    act = RESTORE if line.is_reverted else REVERT
    labels = {
        REVERT: language.text("Take this submission back …"),
        RESTORE: language.text("Bring this submission back …"),
    }
    asked = st.session_state.get(_ASKED) == (act, line.number)
    if not asked:
        st.button(labels[act], key=f"ask_{act}", on_click=_ask, args=(act, line.number))
        return
    with st.container(border=True, key="submission_preview"):
        _preview(act, line, language)


def _ask(act: str, number: int) -> None:
    st.session_state[_ASKED] = (act, number)
    st.session_state.pop(_DONE, None)


def _preview(act: str, line: SubmissionLine, language: Language) -> None:
    changes = submission_queries.preview_of_flip(queries.store().head(), line.number)
    before, st.session_state[_SHOWN] = st.session_state.get(_SHOWN), changes.mark
    words = _words(act, language)
    titles = {
        REVERT: language.text("If submission {number} is taken back", number=line.name),
        RESTORE: language.text("If submission {number} counts again", number=line.name),
    }
    show(f'<div class="nt-part">{escape(titles[act])}</div>')
    show(f'<p class="nt-reading">{rich(_sentence(act, changes, language))}</p>')
    show(counted(changes.n_figures, words, language))
    if changes.n_moved:
        _figures(changes, words, language)
    _confirm(act, line, language, is_seen=changes.mark == before)


def _words(act: str, language: Language) -> dict[str, str]:
    moved = language.text("goes back") if act == REVERT else language.text("is replaced")
    return {
        "gone": language.text("disappears"),
        "changed": moved,
        "new": language.text("comes back"),
        "unchanged": language.text("stays"),
    }


def _sentence(act: str, changes: Changes, language: Language) -> str:
    """What happens to the reports, in one or two sentences."""
    n = {status: changes.n_reports.get(status, 0) for status in ("gone", "changed", "new")}
    if changes.is_nothing:
        return language.text(
            "No figure changes: other submissions that count say the same, or newer ones "
            "replace it."
        )
    parts = []
    if n["gone"]:
        parts.append(
            language.plural(
                "**{n} report disappears**: no other submission holds it.",
                "**{n} reports disappear**: no other submission holds them.",
                n["gone"],
            )
        )
    if n["changed"] and act == REVERT:
        parts.append(
            language.plural(
                "{n} report goes back to what an earlier submission says.",
                "{n} reports go back to what an earlier submission says.",
                n["changed"],
            )
        )
    if n["changed"] and act == RESTORE:
        parts.append(
            language.plural(
                "{n} report is replaced by this submission.",
                "{n} reports are replaced by this submission.",
                n["changed"],
            )
        )
    if n["new"]:
        parts.append(language.plural("{n} report comes back.", "{n} reports come back.", n["new"]))
    return " ".join(parts)


def _figures(changes: Changes, words: Mapping[str, str], language: Language) -> None:
    figures = in_words(changes.chosen(), session.facts().gazetteer, language)
    table = figures_table(
        figures, words, language, before=language.text("Now"), after=language.text("Then")
    )
    show(f'<div class="nt-tall" tabindex="0">{table}</div>')
    if changes.n_moved > LISTED:
        show(f'<p class="nt-note">{escape(first_of(changes.n_moved, language))}</p>')


def _confirm(act: str, line: SubmissionLine, language: Language, *, is_seen: bool) -> None:
    """The button; a click on a preview that is another now does nothing."""
    labels = {
        REVERT: language.text("Take submission {number} back", number=line.name),
        RESTORE: language.text("Bring submission {number} back", number=line.name),
    }
    note = language.text("The workbook stays kept, and this can be undone.")
    show(f'<p class="nt-note">{escape(note)}</p>')
    with st.container(horizontal=True):
        pressed = st.button(labels[act], type="primary", key=f"do_{act}")
        st.button(language.text("Cancel"), key="ask_cancel", on_click=_forget)
    if pressed and is_seen:
        _do(act, line.number, language)
    elif pressed:
        st.warning(
            language.text(
                "**Somebody has stored or taken back reports meanwhile.** What would change is "
                "another than a moment ago: look again before you confirm."
            )
        )


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _do(act: str, number: int, language: Language) -> None:
    """Do it now; a refusal is said in plain words, and nothing was changed."""
    try:
        (revert if act == REVERT else restore)(queries.store(), number)
    except Refusal as refusal:
        st.warning(literal(refusal.message(language)))
        return
    _forget()
    st.session_state[_DONE] = (act, number)
    st.rerun()
