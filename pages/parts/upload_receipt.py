"""The receipts of what was stored last."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from domain.language import Language
from domain.period import Period
from pages.parts import url_state
from pages.parts.frame import figure_head
from pages.parts.issue_list import issue_list
from pages.parts.markup import literal, show, table
from workflow.load_workbook import LoadOutcome
from workflow.questions import latest_month
from workflow.upload import receipt_document

_RECEIPTS, _LEFT = "upload_receipts", "upload_left"


def new_pile(left: Sequence[str] = ()) -> list[LoadOutcome]:
    """An empty pile; what is laid on it is shown, even if a later file fails.

    Args:
        left: names of files that were dropped with the others and cannot be stored.
    """
    pile: list[LoadOutcome] = []
    st.session_state[_RECEIPTS] = pile
    st.session_state[_LEFT] = tuple(left)
    return pile


def receipts(language: Language) -> None:
    """The receipts of what was stored last, and what was not stored with it."""
    outcomes: list[LoadOutcome] = st.session_state.get(_RECEIPTS, [])
    if outcomes and (left := st.session_state.get(_LEFT)):
        st.warning(_left_words(left, language))
    if len(outcomes) > 1:
        _together(outcomes, language)
        with st.expander(language.text("The receipt of each file")):
            for outcome in outcomes:
                _receipt(outcome, language)
    for outcome in outcomes if len(outcomes) == 1 else ():
        _receipt(outcome, language)


def _left_words(left: Sequence[str], language: Language) -> str:
    """Files that are no longer in the chooser, though nothing of them is stored."""
    return language.plural(
        "**{n} file was not stored:** {files}. Drop it again when it is corrected.",
        "**{n} files were not stored:** {files}. Drop them again when they are corrected.",
        len(left),
        files=language.list([literal(name) for name in left]),
    )


def _together(outcomes: Sequence[LoadOutcome], language: Language) -> None:
    """What was stored of several files, one line each."""
    t = language.text
    n = sum(outcome.receipt is not None for outcome in outcomes)
    is_sample = any(outcome.checked.is_sample for outcome in outcomes)
    figure_head(
        language.plural("{n} file is stored", "{n} files are stored", n), is_sample=is_sample
    )
    heads = [
        (t("Submission"), ""),
        (t("File"), ""),
        (t("Stored"), "num"),
        (t("Replaced older reports"), "num"),
        (t("Same as before"), "num"),
    ]
    show(table(heads, [_line(outcome, language) for outcome in outcomes], caption=t("Stored")))
    for month in sorted({found for each in outcomes if (found := latest_month(each.checked))}):
        _on_map(month, language)


def _line(outcome: LoadOutcome, language: Language) -> tuple[str, ...]:
    receipt, name = outcome.receipt, escape(outcome.checked.file_name)
    if receipt is None:
        return (escape(language.text("Not stored.")), name, "–", "–", "–")
    number = "–" if receipt.submission is None else f"{receipt.submission:04d}"
    counts = (receipt.accepted, receipt.superseded, receipt.unchanged)
    return (f"<code>{number}</code>", name, *(language.number(n) for n in counts))


def _receipt(outcome: LoadOutcome, language: Language) -> None:
    checked, receipt = outcome.checked, outcome.receipt
    if receipt is None:
        figure_head(checked.file_name, language.text("Not stored."))
        issue_list(checked.issues, language)
        return
    figure_head(
        language.text("Receipt: {file}", file=checked.file_name),
        _receipt_words(outcome, language),
        is_sample=checked.is_sample,
    )
    rows = [
        (language.text("Stored"), language.number(receipt.accepted)),
        (language.text("Replaced older reports"), language.number(receipt.superseded)),
        (language.text("Same as before"), language.number(receipt.unchanged)),
        (language.text("Fingerprint of the file (SHA-256)"), f"<code>{checked.sha256}</code>"),
        (language.text("Ledger line"), f"<code>{receipt.ledger_line or '–'}</code>"),
    ]
    heads = [(language.text("Reports"), ""), ("", "num")]
    caption = language.text("Stored")
    lines = table(heads, [(escape(label), value) for label, value in rows], caption=caption)
    show(f'<div class="nt-receipt">{lines}</div>')
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            language.text("Download receipt"),
            data=receipt_document(outcome, language),
            file_name=f"netra-receipt-{checked.sha256[:12]}.json",
            mime="application/json",
            on_click="ignore",
            key=f"receipt_{checked.sha256}",
        )
        month = latest_month(checked)
        if month:
            _on_map(month, language)


def _on_map(month: Period, language: Language) -> None:
    """A link to the map of the month that was stored."""
    address = escape(url_state.address_of("map", month=str(month)))
    words = language.text("See {month} on the map", month=language.month(month))
    show(f'<div class="nt-asof"><a href="{address}" target="_self">{escape(words)}</a></div>')


def _receipt_words(outcome: LoadOutcome, language: Language) -> str:
    receipt = outcome.receipt
    if receipt is None or receipt.submission is None:
        return language.text("Every report was stored already; nothing was changed.")
    return language.text("Submission **{number}** is stored.", number=f"{receipt.submission:04d}")
