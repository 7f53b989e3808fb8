"""The sheet of findings that the program itself adds to a workbook it hands back.

When such a workbook is sent again, that sheet is no part of the report: it is set aside after the
search for personal data, and nothing is said about it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from data_loaders.raw import RawWorkbook
from domain.vocabulary import normalise

FINDINGS_SHEETS = {"id": "Temuan Netra", "en": "Netra Findings"}
"""Language code -> name of the sheet."""
_COPY_NUMBER = re.compile(r" \d+$")
_NAMES = frozenset(normalise(name) for name in FINDINGS_SHEETS.values())


def is_findings_sheet(name: str) -> bool:
    """Whether a sheet is by its name the program's own list, in either language.

    A sheet that was duplicated, "Temuan Netra (2)", is one, too.
    """
    return _COPY_NUMBER.sub("", normalise(name)) in _NAMES


def without_findings(raw: RawWorkbook) -> RawWorkbook:
    """The workbook as the officer wrote it, without the program's own list."""
    sheets = tuple(sheet for sheet in raw.sheets if not is_findings_sheet(sheet.name))
    return raw if len(sheets) == len(raw.sheets) else replace(raw, sheets=sheets)
