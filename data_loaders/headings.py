"""Which field a heading means."""

from __future__ import annotations

from data_loaders.raw import RawSheet, lines_of, text_of
from domain.fields import SHEETS, Field, ReportSheet
from domain.vocabulary import normalise


def fields_of_row(sheet: RawSheet, kind: ReportSheet, row: int) -> dict[int, Field]:
    """Column number -> field, for the cells of a row that are headings of the kind."""
    if not 1 <= row <= sheet.height:
        return {}
    fields = (field_of_heading(kind, value) for value in sheet.rows[row - 1])
    return {column: each for column, each in enumerate(fields, start=1) if each}


def field_of_heading(kind: ReportSheet, value: object) -> Field | None:
    """The field that a heading cell means; it may hold two languages on two lines."""
    if not isinstance(value, str):
        return None
    known = _FIELDS[kind.kind]
    for text in (text_of(value), *lines_of(value)):
        meant = known.get(normalise(text))
        if meant:
            return meant
    return None


_FIELDS = {
    kind.kind: {spelling: each for each in reversed(kind.fields) for spelling in each.spellings}
    for kind in SHEETS
}
