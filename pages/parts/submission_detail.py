"""One submission: what it holds, what it changed, its workbook and receipt, and taking it back."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import queries, session, submission_act, submission_queries, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import show, table
from pages.parts.submission_words import counted, figures_table, first_of, kind_words, standing_tag
from workflow.changed_figures import status_words
from workflow.submission_changes import LISTED, Changes, in_words
from workflow.submission_receipt import Acts, acts_of, receipt_again
from workflow.submissions import History, SubmissionLine, clock_time, held_by


def show_submission(found: History, line: SubmissionLine | None, language: Language) -> None:
    """The details of a submission; nothing when there is none."""
    if line is None:
        return
    if url_state.get("sub"):
        # on a phone the style sheet puts what was opened above the list
        show(f'<span class="nt-opened">{_back(language)}</span>')
    figure_head(
        language.text("Submission {number}", number=line.name),
        f"**{line.file_name}**",
        is_sample=line.is_sample,
    )
    acts = acts_of(queries.store(), line.number, until=session.as_of())
    made = submission_queries.made_by(queries.store().head(), line.number)
    show(_facts(line, acts, language))
    _files(line, made, acts, language)
    show(_held(found, line, language))
    _made(made, language)
    submission_act.offer(line, language)


def _back(language: Language) -> str:
    address = escape(url_state.here("submissions", sub=""))
    words = escape(language.text("All submissions"))
    return f'<a href="{address}" target="_self">{words}</a>'


def _facts(line: SubmissionLine, acts: Acts, language: Language) -> str:
    t = language.text
    rows = [
        (t("State"), standing_tag(line.standing, language)),
        (t("Stored"), escape(clock_time(line.recorded_at, language))),
        (t("Received, as declared"), escape(language.date(line.received_on))),
        *(
            (_act_words(act.act, language), escape(clock_time(act.at, language)))
            for act in acts.later
        ),
        (t("Fingerprint of the file (SHA-256)"), f"<code>{line.sha256[:16]}…</code>"),
        (t("Ledger line"), f"<code>{acts.stored.line if acts.stored else '–'}</code>"),
    ]
    body = "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in rows)
    return f'<dl class="nt-facts">{body}</dl>'


def _act_words(act: str, language: Language) -> str:
    return {
        "revert": language.text("Taken back"),
        "restore": language.text("Brought back"),
        "leave_sample": language.text("Taken back with the sample data"),
    }[act]


def _files(line: SubmissionLine, made: Changes, acts: Acts, language: Language) -> None:
    with st.container(horizontal=True, key="submission_files"):
        st.download_button(
            language.text("Download workbook"),
            data=lambda: queries.store().workbook(line.sha256),
            file_name=line.file_name,
            mime="application/octet-stream",
            on_click="ignore",
            key=f"workbook_{line.number}",
        )
        st.download_button(
            language.text("Download receipt"),
            data=receipt_again(line, made, acts),
            file_name=f"netra-receipt-{line.name}-{line.sha256[:12]}.json",
            mime="application/json",
            on_click="ignore",
            key=f"receipt_{line.number}",
        )


def _held(found: History, line: SubmissionLine, language: Language) -> str:
    t = language.text
    heads = [
        (t("Month"), ""),
        (t("Report"), ""),
        (t("Units"), "num"),
        (t("Nil"), "num roomy"),
        (t("Reports"), "num"),
        (t("Still count"), "num"),
    ]
    rows = [
        (
            escape(language.short_month(held.month, year=True)),
            escape(kind_words(held.kind, language)),
            language.number(held.n_units),
            language.number(held.n_nil),
            language.number(held.n_reports),
            f"<b>{language.number(held.n_current)}</b>",
        )
        for held in held_by(found, line.number)
    ]
    return table(heads, rows, caption=t("Reports"))


def _made(made: Changes, language: Language) -> None:
    words = status_words(language)
    title = escape(language.text("What it changed then, in figures"))
    show(f'<div class="nt-part">{title}</div>{counted(made.n_figures, words, language)}')
    if not made.n_moved:
        return
    label = language.plural("{n} figure that changed", "{n} figures that changed", made.n_moved)
    with st.expander(label):
        figures = in_words(made.chosen(), session.facts().gazetteer, language)
        show(
            figures_table(
                figures,
                words,
                language,
                before=language.text("Before"),
                after=language.text("After"),
            )
        )
        if made.n_moved > LISTED:
            show(f'<p class="nt-note">{escape(first_of(made.n_moved, language))}</p>')
