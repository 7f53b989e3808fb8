"""The boundaries in use: what they are, the way back to the built-in ones, what was done before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

import streamlit as st

from domain.language import Language
from geo.boundary_files import LayerSource
from pages.parts import queries, style
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import literal, show, table, tag
from store.boundary_layers import PAGE
from store.refusals import Refusal
from workflow.boundaries import (
    LayerInUse,
    LayerLine,
    back_to_built_in,
    layer_history,
    layer_in_use,
    standing_words,
    use_again,
)
from workflow.submissions import clock_time

_DONE = "boundaries_done"
TAKEN, LEFT = "taken", "left"


def head(language: Language) -> None:
    """Heading of the page."""
    style.apply_more("submissions")
    style.apply_more("boundaries")
    page_head(
        language.text("Administration"),
        language.text(
            "The boundaries that every map and picture is drawn from. Reports and figures stay as "
            "they are, whichever boundaries are in use."
        ),
    )


def remember(act: str) -> None:
    """What was done; the next run says it."""
    st.session_state[_DONE] = act, _newest()


def _newest() -> int | None:
    """Number of the newest act, whoever did it."""
    return next((line.number for line in layer_history(queries.store())), None)


def done(language: Language) -> None:
    """What was done last, with the button that undoes it; nothing once somebody else has acted."""
    act, number = st.session_state.get(_DONE, (None, None))
    if act is None or number != _newest():
        st.session_state.pop(_DONE, None)
        return
    words = {
        TAKEN: language.text("Every map is drawn from the imported boundaries now."),
        LEFT: language.text("Every map is drawn from the built-in boundaries again."),
    }[act]
    with st.container(horizontal=True, vertical_alignment="center", key="boundaries_done"):
        show(f'<p class="nt-asof" role="status"><b>{escape(words)}</b></p>')
        if st.button(language.text("Undo"), key="boundaries_undo"):
            _undo(language)


def _undo(language: Language) -> None:
    """Put the boundaries in use that were in use before the newest act."""
    acts = layer_history(queries.store())
    before = acts[1] if len(acts) > 1 else None
    st.session_state.pop(_DONE, None)
    if before is None or before.source is None:
        _do(lambda: back_to_built_in(queries.store(), done_by=PAGE), None, language)
    else:
        number = before.number
        _do(lambda: use_again(queries.store(), number, done_by=PAGE), None, language)


def _do(act: Callable[[], object], said: str | None, language: Language) -> None:
    """Do it now; a refusal is said in plain words, and nothing was changed."""
    try:
        act()
    except Refusal as refusal:
        st.warning(literal(refusal.message(language)))
        return
    if said:
        remember(said)
    st.rerun()


def in_use(language: Language) -> None:
    """Name, source, licence and vintage of what is in use; the way back when it is imported."""
    now = layer_in_use(queries.store())
    left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        figure_head(language.text("In use now"), f"**{_name(now.source, language)}**")
        show(_facts(now, language))
    with right:
        figure_head(language.text("Back to the built-in boundaries"))
        _way_back(now, language)


def _name(source: LayerSource, language: Language) -> str:
    return language.text("Built-in boundaries") if not source.is_imported else source.name


def _facts(now: LayerInUse, language: Language) -> str:
    t, source = language.text, now.source
    rows = [
        (t("Standing"), _standing_tag(source, language)),
        (t("Source"), escape(source.source or t("not stated"))),
        (t("Licence"), escape(source.licence or t("not stated"))),
        (t("Stands for"), escape(source.vintage or t("not stated"))),
        (t("In use since"), escape(_since(now, language))),
    ]
    if now.file_name:
        rows.append((t("File"), escape(now.file_name)))
    rows.append((t("Fingerprint"), f"<code>{source.hash}</code>"))
    body = "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in rows)
    return f'<dl class="nt-facts">{body}</dl>'


def _standing_tag(source: LayerSource, language: Language) -> str:
    return tag(standing_words(source, language), "good" if source.is_official else "caution")


def _since(now: LayerInUse, language: Language) -> str:
    if now.since is None:
        return language.text("the beginning")
    return clock_time(now.since, language)


def _way_back(now: LayerInUse, language: Language) -> None:
    if now.is_built_in:
        words = language.text(
            "The built-in boundaries are in use. After an import, one click here brings them back."
        )
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    words = language.text(
        "Every map, picture and page of everyone goes back to the built-in boundaries at once. "
        "The imported layer stays kept and can be used again."
    )
    show(f'<p class="nt-note">{escape(words)}</p>')
    if st.button(language.text("Use the built-in boundaries"), key="boundaries_back"):
        _do(lambda: back_to_built_in(queries.store(), done_by=PAGE), LEFT, language)


def history(language: Language) -> None:
    """Every layer that was taken into use, newest first; each can be used again."""
    lines = layer_history(queries.store())
    if not lines:
        return
    figure_head(
        language.text("What was in use before"),
        language.text("Newest first. Each act is a line of the ledger; a layer is kept for good."),
    )
    show(_table(lines, language))
    _again(lines, language)


def _table(lines: Sequence[LayerLine], language: Language) -> str:
    t = language.text
    heads = [(t("Since"), ""), (t("Boundaries"), "file"), (t("Done by"), "roomy"), (t("State"), "")]
    rows = _rows(lines, language)
    return f'<div class="nt-submissions">{table(heads, rows, caption=t("Boundaries"))}</div>'


def _rows(lines: Sequence[LayerLine], language: Language) -> Iterator[Sequence[str]]:
    by = {PAGE: language.text("this page")}
    for line in lines:
        state = tag(language.text("in use"), "good") if line.is_in_use else ""
        yield (
            escape(clock_time(line.at, language)),
            _about(line, language),
            escape(by.get(line.done_by, language.text("command line"))),
            state,
        )


def _about(line: LayerLine, language: Language) -> str:
    if line.source is None:
        return f"<b>{escape(language.text('Built-in boundaries'))}</b>"
    said = (line.source.vintage, line.source.source, line.source.licence)
    about = " · ".join(word for word in (*said, standing_words(line.source, language)) if word)
    return f"<b>{escape(line.source.name)}</b><br><span>{escape(about)}</span>"


def _again(lines: Sequence[LayerLine], language: Language) -> None:
    """A choice among the kept layers that are not in use."""
    now = lines[0].source
    kept: dict[int, str] = {}
    seen = {now.hash if now else None}
    for line in lines:
        if line.source is not None and line.source.hash not in seen:
            seen.add(line.source.hash)
            kept[line.number] = f"{line.source.name}, {clock_time(line.at, language)}"
    if not kept:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="boundaries_again"):
        number = st.selectbox(
            language.text("A kept layer"),
            options=list(kept),
            format_func=kept.__getitem__,
            width=460,
        )
        if (
            st.button(language.text("Use it again"), key="boundaries_again_use")
            and number is not None
        ):
            _do(lambda: use_again(queries.store(), number, done_by=PAGE), TAKEN, language)
