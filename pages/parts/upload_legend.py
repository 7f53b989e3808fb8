"""What the colours of a drawn sheet mean, and how much of the sheet is drawn."""

from __future__ import annotations

from html import escape

from domain.language import Language
from pages.parts.markup import rich
from workflow.reading_plan import SheetPreview


def legend(language: Language) -> str:
    """The colours of columns and the looks of rows."""
    words = {
        "unit": language.text("region or unit"),
        "figure": language.text("figure"),
        "detail": language.text("particulars"),
        "ignored": language.text("not read"),
        "heading": language.text("row of headings"),
        "total": language.text("total, left out"),
    }
    items = "".join(f'<span class="{tone}">{escape(word)}</span>' for tone, word in words.items())
    return f'<div class="nt-legend">{items}</div>'


def rows_note(preview: SheetPreview, last: int, language: Language) -> str:
    """The sheet's name, whether it is hidden, and how many of its rows and columns are drawn."""
    notes = [language.text("sheet **{name}**", name=preview.name)]
    if preview.hidden:
        notes.append(language.text("this sheet is hidden in the file"))
    rows = min(last, len(preview.cells))
    columns = max((len(row) for row in preview.cells), default=0)
    if preview.height > rows:
        shown, total = language.number(rows), language.number(preview.height)
        notes.append(language.text("the first {shown} of {total} rows", shown=shown, total=total))
    if preview.width > columns:
        shown, total = language.number(columns), language.number(preview.width)
        notes.append(
            language.text("the first {shown} of {total} columns", shown=shown, total=total)
        )
    return " · ".join(rich(note) for note in notes)
