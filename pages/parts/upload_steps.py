"""The steps of the Upload page: files, findings, what will change, receipt."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from html import escape

import pandas as pd
import streamlit as st

from domain.fields import SHEET_OF, ReportKind
from domain.language import Language
from domain.reports import DIMENSIONS
from domain.terms import VOCABULARIES
from pages.parts import queries, session
from pages.parts.frame import figure_head, page_head
from pages.parts.issue_list import issue_list
from pages.parts.markup import rich, show, table, tag
from workflow.load_workbook import HowToLoad, LoadOutcome
from workflow.upload import Preview, Upload, preview, receipt_document, store_upload

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv"]
CHANGES_SHOWN = 200
_RECEIPTS = "upload_receipts"


def head(language: Language) -> None:
    """Heading of the page."""
    page_head(
        language.text("Upload reports"),
        language.text(
            "Drop one or several monthly workbooks. Nothing is stored before you confirm."
        ),
    )


def template_head(language: Language) -> None:
    """Heading above the offer of a template."""
    figure_head(language.text("No report yet? Take the template"))


def choose(language: Language) -> tuple[list[Upload], HowToLoad]:
    """The dropped files and what the officer says about them."""
    t = language.text
    dropped = st.file_uploader(
        t("Workbooks (.xlsx, .xls, .ods or .csv, at most 20 MB each)"),
        type=TYPES,
        accept_multiple_files=True,
        key=f"dropped_{st.session_state.get('upload_round', 0)}",
    )
    left, middle, right = st.columns([0.2, 0.4, 0.4], vertical_alignment="bottom")
    with left:
        received = st.date_input(
            t("Received on"), value=session.today(), max_value=session.today(), format="DD/MM/YYYY"
        )
    with middle:
        partial = st.checkbox(t("Store the sound reports even if others have errors"))
    with right:
        leave = session.has_sample() and st.checkbox(
            t("End the sample data: from now on only real reports")
        )
    files = [Upload(file.name, file.getvalue()) for file in dropped or []]
    return files, HowToLoad(received_on=received, partial=partial, leave_sample=leave)


@st.cache_data(max_entries=5, ttl="10m", show_spinner=False, scope="session")
def _preview(name: str, sha256: str, how: HowToLoad, head: str, _content: bytes) -> Preview:
    return preview(Upload(name, _content), store=queries.store(), how=how)


def check(files: Sequence[Upload], how: HowToLoad, language: Language) -> list[Preview]:
    """Check every file and show what was found and what would change."""
    found = []
    bar = st.progress(0.0, text=language.text("Checking"))
    for done, file in enumerate(files, start=1):
        found.append(
            _preview(
                file.name,
                sha256(file.content).hexdigest(),
                how,
                queries.store().head(),
                file.content,
            )
        )
        bar.progress(done / len(files), text=language.text("Checking"))
    bar.empty()
    for item in found:
        _show_preview(item, language)
    return found


def _show_preview(item: Preview, language: Language) -> None:
    checked = item.checked
    left, right = st.columns([0.58, 0.42], gap="large")
    with left:
        figure_head(checked.file_name, _about(item, language), is_sample=checked.is_sample)
        show(_sums(item, language))
        _changes(item, language)
    with right:
        figure_head(language.text("Findings"))
        issue_list(checked.issues, language)


def _about(item: Preview, language: Language) -> str:
    checked = item.checked
    if checked.format is None:
        return language.text("The file could not be read; nothing of it was kept.")
    parts = []
    if checked.period:
        parts.append(f"**{language.month(checked.period)}**")
    if checked.basis:
        parts.append(VOCABULARIES["basis"].label(checked.basis, language).lower())
    n = len(checked.accepted)
    parts.append(language.plural("{n} report to store", "{n} reports to store", n))
    return " · ".join(parts)


def _sums(item: Preview, language: Language) -> str:
    """Rows and places: what is in the file equals what is taken plus what is listed."""
    heads = [
        (language.text("Sheet"), ""),
        (language.text("Rows"), "num"),
        (language.text("taken"), "num"),
        (language.text("with errors"), "num"),
        (language.text("left out"), "num"),
        (language.text("Places"), "num"),
        (language.text("found"), "num"),
        (language.text("not found"), "num"),
    ]
    rows = [
        (
            escape(sums.sheet),
            language.number(sums.rows),
            f"<b>{language.number(sums.accepted)}</b>",
            language.number(sums.listed),
            language.number(len(sums.skipped) + len(sums.header_rows)),
            language.number(sums.places),
            f"<b>{language.number(sums.places_found)}</b>",
            language.number(sums.places_not_found),
        )
        for sums in item.checked.sheets
    ]
    return table(heads, rows) if rows else ""


_TONES = {"new": "good", "changed": "blue", "gone": "fault", "unchanged": ""}


def _status_words(language: Language) -> dict[str, str]:
    return {
        "new": language.text("new"),
        "changed": language.text("changed"),
        "gone": language.text("gone"),
        "unchanged": language.text("unchanged"),
    }


def _changes(item: Preview, language: Language) -> None:
    if item.is_stored_already:
        st.info(language.text("Every report of this file is stored already; nothing would change."))
    if item.leaves_sample:
        st.info(language.text("All sample data leaves when this file is stored."))
    if not item.is_storable:
        return
    words = _status_words(language)
    counts = "".join(
        f"<div><b>{language.number(item.n_changes(status))}</b>{escape(word)}</div>"
        for status, word in words.items()
    )
    title = escape(language.text("What will change"))
    show(f'<div class="nt-changes"><b>{title}</b><div class="nt-sums">{counts}</div></div>')
    moved = item.changes[item.changes["status"] != "unchanged"]
    label = language.plural("{n} figure that changes", "{n} figures that change", len(moved))
    if len(moved):
        with st.expander(label):
            show(_changes_table(moved.head(CHANGES_SHOWN), language))
            if len(moved) > CHANGES_SHOWN:
                show(f'<p class="nt-note">{escape(_more(len(moved), language))}</p>')


def _more(total: int, language: Language) -> str:
    return language.text(
        "The first {shown} of {total} are listed.",
        shown=language.number(CHANGES_SHOWN),
        total=language.number(total),
    )


def _changes_table(moved: pd.DataFrame, language: Language) -> str:
    heads = [
        (language.text("Unit"), ""),
        (language.text("Figure"), ""),
        (language.text("Before"), "num quiet"),
        (language.text("After"), "num"),
        (language.text("State"), ""),
    ]
    words = _status_words(language)
    gazetteer = session.facts().gazetteer
    rows = []
    for _, line in moved.iterrows():
        place = gazetteer.place(line["unit"])
        rows.append(
            (
                f"<b>{escape(place.short_name if place else str(line['unit']))}</b>",
                rich(_figure_name(line, language)),
                language.number(_number(line["before"])),
                f"<b>{language.number(_number(line['after']))}</b>",
                tag(words[line["status"]], _TONES[line["status"]]),
            )
        )
    return table(heads, rows)


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _figure_name(line: pd.Series, language: Language) -> str:
    sheet = SHEET_OF[ReportKind(line["kind"])]
    field = sheet.field(line["field"])
    details = [
        _term(name, str(line[name]), language) for name in DIMENSIONS if not pd.isna(line[name])
    ]
    heading = language.pick(field.heading_id, field.heading_en)
    return f"{heading} · {', '.join(details)}" if details else heading


def _term(name: str, code: str, language: Language) -> str:
    vocabulary = VOCABULARIES.get(name)
    return vocabulary.label(code, language) if vocabulary else code


def confirm(
    files: Sequence[Upload], previews: Sequence[Preview], how: HowToLoad, language: Language
) -> None:
    """Store what is sound; a disabled button says why."""
    storable = [
        (file, item) for file, item in zip(files, previews, strict=True) if item.is_storable
    ]
    blocked = sum(not item.checked.accepted for item in previews)
    n = sum(len(item.checked.accepted) for _, item in storable)
    if blocked:
        st.warning(_why_not(blocked, previews, language))
    label = language.plural("Store {n} report", "Store {n} reports", n)
    if st.button(label, type="primary", disabled=not storable):
        # each receipt is kept at once: a fault at a later file takes none of them away
        kept: list[LoadOutcome] = []
        st.session_state[_RECEIPTS] = kept
        st.session_state["upload_round"] = st.session_state.get("upload_round", 0) + 1
        for file, _ in storable:
            kept.append(store_upload(file, store=queries.store(), how=how))
        st.rerun()


def _why_not(blocked: int, previews: Sequence[Preview], language: Language) -> str:
    numbers = {"blocked": language.number(blocked), "total": language.number(len(previews))}
    if any(item.checked.reports and not item.checked.accepted for item in previews):
        return language.text(
            "{blocked} of {total} files cannot be stored as they are: correct the cells listed, "
            "or tick that the sound reports may be stored.",
            **numbers,
        )
    return language.text(
        "{blocked} of {total} files cannot be stored: see the findings.", **numbers
    )


def receipts(language: Language) -> None:
    """The receipts of what was stored last."""
    outcomes: list[LoadOutcome] = st.session_state.get(_RECEIPTS, [])
    for outcome in outcomes:
        _receipt(outcome, language)


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
        (language.text("Unchanged, not stored again"), language.number(receipt.unchanged)),
        (language.text("Fingerprint of the file (SHA-256)"), f"<code>{checked.sha256}</code>"),
        (language.text("Ledger line"), f"<code>{receipt.ledger_line or '–'}</code>"),
    ]
    heads = [(language.text("Reports"), ""), ("", "num")]
    show(table(heads, [(escape(label), value) for label, value in rows]))
    st.download_button(
        language.text("Download receipt"),
        data=receipt_document(outcome, language),
        file_name=f"netra-receipt-{checked.sha256[:12]}.json",
        mime="application/json",
        on_click="ignore",
        key=f"receipt_{checked.sha256}",
    )


def _receipt_words(outcome: LoadOutcome, language: Language) -> str:
    receipt = outcome.receipt
    if receipt is None or receipt.submission is None:
        return language.text("Every report was stored already; nothing was changed.")
    return language.text("Submission **{number}** is stored.", number=f"{receipt.submission:04d}")
