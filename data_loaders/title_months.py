"""The month that titles, sheet names and file names state."""

from __future__ import annotations

import re

from data_loaders.days import month_of, parse_day
from data_loaders.layout import Layout
from data_loaders.raw import RawSheet, RawWorkbook, text_of
from data_loaders.row_kinds import Skipped, Why
from domain.period import MONTH_NUMBERS, Period

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_NAMED_MONTH = re.compile(r"\b([A-Za-z]{3,9})\.?[\s_\-]+(\d{4})\b")


def period_in(
    raw: RawWorkbook, sheet: RawSheet, layout: Layout, skipped: tuple[Skipped, ...]
) -> Period | None:
    """The month that title rows, else the sheet's, else the file's name states; None if several."""
    titles = [
        text_of(value)
        for each in skipped
        if each.why is Why.TITLE and each.row < layout.first_row
        for value in sheet.rows[each.row - 1]
    ]
    for texts in (titles, [sheet.name], [raw.file_name.rpartition(".")[0]]):
        months = {month for text in texts for month in months_in(text)}
        if months:
            return months.pop() if len(months) == 1 else None
    return None


def months_in(text: str) -> set[Period]:
    """All months that a text mentions."""
    text = text.replace("_", " ")
    whole = month_of(text) if text else None
    if whole or parse_day(text):
        return {whole} if whole else set()
    months = set()
    for match in _ISO_DAY.finditer(text):
        if 1 <= int(match[2]) <= 12 and 1945 <= int(match[1]) <= 2100:
            months.add(Period(int(match[1]), int(match[2])))
    for match in _NAMED_MONTH.finditer(text):
        number = MONTH_NUMBERS.get(match[1].lower())
        if number and 1945 <= int(match[2]) <= 2100:
            months.add(Period(int(match[2]), number))
    return months
