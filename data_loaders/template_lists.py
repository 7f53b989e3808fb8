"""The hidden sheet with the words of every list; drop-down cells point to it."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders import template_look as look
from domain.fields import SAMPLE_MARK
from domain.terms import NIL_CATEGORY, VOCABULARIES
from domain.vocabulary import Vocabulary

SAMPLE_LIST = "sample"
Lists = Mapping[str, str]


def fill_lists(sheet: Worksheet) -> Lists:
    """Write all lists, one column each, and hide the sheet.

    Returns:
        Vocabulary name -> the range that a list validation points to.
    """
    columns = {name: words(vocabulary) for name, vocabulary in VOCABULARIES.items()}
    columns[SAMPLE_LIST] = [SAMPLE_MARK]
    ranges = {}
    for number, (name, entries) in enumerate(columns.items(), start=1):
        look.heading(look.at(sheet, 1, number), name)
        for row, word in enumerate(entries, start=2):
            sheet.cell(row, number, word)
        letter = get_column_letter(number)
        ranges[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(entries) + 1}"
        sheet.column_dimensions[letter].width = 30
    sheet.sheet_state = "hidden"
    return ranges


def words(vocabulary: Vocabulary) -> list[str]:
    """What a drop-down list offers; categories with their code in front, NIHIL first."""
    if vocabulary.name != "category":
        return [term.label_id for term in vocabulary]
    return [NIL_CATEGORY, *(f"{term.code} - {term.label_id}" for term in vocabulary)]


def list_validation(lists: Lists, name: str) -> DataValidation:
    """A drop-down list for the cells that it is added to."""
    validation = DataValidation(type="list", formula1=f"={lists[name]}", allow_blank=True)
    validation.errorTitle = "Tidak ada dalam daftar"
    validation.error = "Pilih dari daftar. / Choose from the list."
    validation.showErrorMessage = True
    return validation
