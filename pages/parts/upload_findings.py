"""A checked file: its sums, its findings, its questions, and what storing it would change."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from data_loaders.options import TableOptions
from domain.language import Language
from domain.terms import VOCABULARIES
from pages.parts import upload_annotated, upload_layout, upload_questions
from pages.parts.frame import beside, figure_head
from pages.parts.issue_list import counts, issue_list
from pages.parts.markup import show, table
from pages.parts.upload_changes import show_changes
from pages.parts.upload_marked_sheet import marks_of, show_sheets
from workflow.reading_plan import SheetPreview
from workflow.upload import Preview, Upload


def show_findings(
    file: Upload,
    item: Preview,
    sheets: Mapping[str, SheetPreview],
    options: TableOptions,
    language: Language,
) -> None:
    """Left what the file holds, right what is to be said about it; below what would change."""
    checked = item.checked
    marks = marks_of(checked)
    first, right, below = beside(checked.sha256)
    with first:
        figure_head(checked.file_name, _about(item, language), is_sample=checked.is_sample)
        upload_layout.show_how(file, language)
    with right:
        figure_head(language.text("Findings"))
        asked = upload_questions.codes(checked)
        show(counts(checked.issues, language, asked=asked))
        upload_questions.ask(checked, marks, language)
        issue_list(checked.issues, language, asked=asked, marks=marks, with_counts=False)
        upload_annotated.offer(file, checked, language)
    with below:
        show_sheets(checked, sheets, options, marks, language)
        show(_sums(item, language))
    show_changes(item, language)


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
    return table(heads, rows, caption=language.text("Rows and places")) if rows else ""
