"""The instructions sheet: how to fill in the workbook, and what its words mean."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from data_loaders import template_look as look
from domain.fields import SHEETS
from domain.language import N_, Language
from domain.terms import CATEGORIES, NIL_CATEGORY, VOCABULARIES
from domain.vocabulary import Vocabulary

_STEPS = (
    N_(
        "Check month, basis and unit on the first sheet. Cumulative figures also need the "
        "month in which counting began."
    ),
    N_(
        "Fill in the sheets that you report. Leave out a sheet by deleting it or its rows: "
        "what is not in the workbook counts as not reported."
    ),
    N_(
        "Write whole numbers. 0 means there was none; a blank cell means not known; “-” is "
        "read as blank."
    ),
    N_(
        "When there was no violation, choose NIHIL as the category and write 0. When there "
        "was no session, leave the date blank and write 0 and 0."
    ),
    N_("Choose institution, level, document, category and the like from the lists in the cells."),
    N_(
        "A blank level means all levels together. Do not give levels and a sum of all levels "
        "for the same document."
    ),
    N_("Sessions belong to the unit whose people took part, not to the one that held them."),
    N_("Violations are counted as cases. “Reported” means reported, not yet proven."),
    N_(
        "Codes are text. If 18.06 turns into a time or loses its last zero, format the cell "
        "as text and write it again."
    ),
    N_(
        "Never write names, identity or service numbers or birth dates of people, not even in "
        "the notes: such a workbook is refused as a whole."
    ),
)
_TITLE = N_("How to fill in this workbook")
_WORDS = N_("Words of the lists")
_CODE, _MEANING, _SOURCE = N_("Code"), N_("Meaning"), N_("Source")
_NIL_MEANING = N_("Nothing to report this month")


def fill_instructions(sheet: Worksheet, language: Language) -> None:
    """Write the steps, then the words of the lists with their sources."""
    sheet["A1"] = language.text(_TITLE)
    sheet["A1"].font = look.TITLE
    sheet.row_dimensions[1].height = 28
    row = 3
    for number, step in enumerate(_STEPS, start=1):
        _step(sheet, row, number, language.text(step))
        row += 1
    _words(sheet, row + 1, language)
    for letter, width in (("A", 8), ("B", 22), ("C", 62), ("D", 62)):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.STEEL
    look.protect(sheet)
    look.print_setup(sheet, landscape=False)


def _step(sheet: Worksheet, row: int, number: int, text: str) -> None:
    sheet.cell(row, 1, f"{number}.").font = look.LABEL
    cell = sheet.cell(row, 2, text)
    cell.font, cell.alignment = look.BODY, look.WRAPPED
    sheet.cell(row, 1).alignment = look.WRAPPED
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=4)
    sheet.row_dimensions[row].height = 34


def _words(sheet: Worksheet, row: int, language: Language) -> None:
    sheet.cell(row, 1, language.text(_WORDS)).font = look.TITLE
    row += 2
    for heading, vocabulary in _lists(language):
        title = sheet.cell(row, 2, heading)
        title.font = look.LABEL
        row = _list(sheet, row + 1, vocabulary, language) + 1


def _lists(language: Language) -> list[tuple[str, Vocabulary]]:
    """Each vocabulary once, under the heading of its column."""
    headings = {
        field.vocabulary: language.pick(field.heading_id, field.heading_en)
        for report in SHEETS
        for field in report.fields
        if field.vocabulary
    }
    return [(heading, VOCABULARIES[name]) for name, heading in headings.items()]


def _list(sheet: Worksheet, row: int, vocabulary: Vocabulary, language: Language) -> int:
    for column, text in enumerate((_CODE, _MEANING, _SOURCE), start=2):
        look.heading(look.at(sheet, row, column), language.text(text))
    entries = [(term.code, term.label(language), term.source) for term in vocabulary]
    if vocabulary is CATEGORIES:
        entries.insert(0, (NIL_CATEGORY, language.text(_NIL_MEANING), ""))
    for entry in entries:
        row += 1
        for column, text in enumerate(entry, start=2):
            cell = sheet.cell(row, column, text)
            cell.font, cell.border, cell.alignment = look.BODY, look.BOX, look.WRAPPED
    return row + 1
