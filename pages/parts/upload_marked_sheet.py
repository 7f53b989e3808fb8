"""The sheets of a checked file as they were sent, with the number of each finding at its cell."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from data_loaders.headings import field_of_heading
from data_loaders.options import TableOptions
from data_loaders.raw import column_number
from data_loaders.result import CheckedWorkbook, SheetSums
from domain.fields import SHEET_OF
from domain.language import Language
from pages.parts import upload_roles
from pages.parts.issue_list import SHOWN, tone_of, where, worst_first
from pages.parts.markup import literal, show
from pages.parts.upload_legend import legend, rows_note
from pages.parts.upload_sheet import ROWS_SHOWN, RoleShown, SheetView, sheet_html
from workflow.questions import Question, questions
from workflow.reading_plan import SheetPreview

Marks = Mapping[str, tuple[int, str]]


def marks_of(checked: CheckedWorkbook) -> dict[str, tuple[int, str]]:
    """Cell ("Sheet!C14") -> number and tone of what stands in the list of findings about it.

    The questions come first, one number each however many cells they are about.
    """
    asked = questions(checked)
    marks: dict[str, tuple[int, str]] = {}
    for number, question in enumerate(asked, start=1):
        marks |= dict.fromkeys(question.cells, (number, "question"))
    codes = {question.issue.code for question in asked}
    rest = [issue for issue in worst_first(checked.issues) if issue.code not in codes]
    number = len(asked)
    for issue in rest[:SHOWN]:
        if issue.cell and where(issue) not in marks:
            number += 1
            marks[where(issue)] = (number, tone_of(issue))
    return marks


def number_of(question: Question, marks: Marks) -> int | None:
    """The number that a question's cells bear."""
    return next((marks[cell][0] for cell in question.cells if cell in marks), None)


def show_sheets(
    checked: CheckedWorkbook,
    previews: Mapping[str, SheetPreview],
    options: TableOptions,
    marks: Marks,
    language: Language,
) -> None:
    """One sheet, or one tab for each sheet that was read."""
    sums = {each.sheet: each for each in checked.sheets if each.sheet in previews}
    if not sums:
        return
    show(legend(language))
    places = st.tabs([literal(name) for name in sums]) if len(sums) > 1 else [st.container()]
    for place, (name, each) in zip(places, sums.items(), strict=True):
        with place:
            _sheet(previews[name], each, options, marks, language)


def _sheet(
    preview: SheetPreview,
    sums: SheetSums,
    options: TableOptions,
    marks: Marks,
    language: Language,
) -> None:
    own = {
        cell.removeprefix(f"{preview.name}!"): mark
        for cell, mark in marks.items()
        if cell.startswith(f"{preview.name}!")
    }
    view = SheetView(
        preview=preview,
        roles=_roles(preview, sums, options, language),
        kinds=dict.fromkeys(sums.header_rows, "heading")
        | {each.row: each.why.value for each in sums.skipped},
        marks=own,
    )
    last = max(ROWS_SHOWN, *(_row_of(cell) for cell in own), ROWS_SHOWN)
    label = language.text("Sheet {name} as it was sent", name=preview.name)
    show(sheet_html(view, last=last, label=label))
    show(f'<div class="nt-note">{rows_note(preview, last, language)}</div>')


def _row_of(cell: str) -> int:
    digits = "".join(letter for letter in cell if letter.isdigit())
    return int(digits) if digits and ":" not in cell else 0


def _roles(
    preview: SheetPreview, sums: SheetSums, options: TableOptions, language: Language
) -> dict[int, RoleShown]:
    if options.describes_table:
        letters = {} if options.is_transposed else options.columns
        roles = {column_number(name): role for name, role in letters.items() if name.isalpha()}
    else:
        roles = _template_roles(preview, sums)
    columns = range(1, max((len(row) for row in preview.cells), default=0) + 1)
    return {column: _shown(roles.get(column), language) for column in columns} if roles else {}


def _template_roles(preview: SheetPreview, sums: SheetSums) -> dict[int, str]:
    found = {}
    for row in sums.header_rows:
        cells = preview.cells[row - 1] if row <= len(preview.cells) else ()
        for column, text in enumerate(cells, start=1):
            field = field_of_heading(SHEET_OF[sums.kind], text)
            if field:
                found[column] = field.code
    return found


def _shown(role: str | None, language: Language) -> RoleShown:
    return RoleShown(words=upload_roles.words(role, language), tone=upload_roles.tone(role))


def badge(number: int | None, tone: str) -> str:
    """The number of a finding as it stands at its cell."""
    return "" if number is None else f'<b class="nt-number {escape(tone)}">{number}</b> '
