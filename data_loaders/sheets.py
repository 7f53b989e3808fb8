"""Which sheets of a workbook are report sheets, and what the others are."""

from __future__ import annotations

from collections.abc import Iterator

from data_loaders.cover import cover_sheet_of
from data_loaders.headings import fields_of_row
from data_loaders.raw import RawSheet, RawWorkbook
from data_loaders.wording import close_words
from domain import issue_catalogue as found
from domain.fields import COVER_SHEET, SHEETS, ReportSheet
from domain.issues import Issue
from domain.vocabulary import normalise

INSTRUCTIONS_SHEET = "Petunjuk"
LISTS_SHEET = "Daftar"
_SEARCHED_ROWS = 20
_CLOSE_NAME = 85.0
_KNOWN = frozenset(
    normalise(name) for name in (INSTRUCTIONS_SHEET, LISTS_SHEET, "Instructions", "Lists")
)


def report_sheet_of(sheet: RawSheet) -> ReportSheet | None:
    """The report sheet that a sheet is by its name, in either language."""
    name = normalise(sheet.name)
    names = {
        normalise(each): report for report in SHEETS for each in (report.name_id, report.name_en)
    }
    return names.get(name)


def report_sheets(raw: RawWorkbook) -> list[tuple[RawSheet, ReportSheet]]:
    """All report sheets, in workbook order."""
    pairs = ((sheet, report_sheet_of(sheet)) for sheet in raw.sheets)
    return [(sheet, report) for sheet, report in pairs if report is not None]


def sheet_issues(raw: RawWorkbook) -> Iterator[Issue]:
    """What there is to say about sheets that are hidden, misnamed or not part of the report."""
    cover = cover_sheet_of(raw)
    for sheet in raw.sheets:
        if report_sheet_of(sheet) or sheet is cover:
            if sheet.hidden:
                yield Issue(found.SHEET_HIDDEN, sheet=sheet.name)
        elif sheet.rows and normalise(sheet.name) not in _KNOWN:
            yield _unread(sheet)


def _unread(sheet: RawSheet) -> Issue:
    expected = _close_name(sheet) or _name_by_headings(sheet)
    if expected is None:
        return Issue(found.SHEET_NOT_READ, sheet=sheet.name)
    return Issue(found.SHEET_LOOKS_LIKE, sheet=sheet.name, parameters={"expected": expected})


def _close_name(sheet: RawSheet) -> str | None:
    names = [COVER_SHEET, *(report.name_id for report in SHEETS)]
    return next(iter(close_words(sheet.name, names, _CLOSE_NAME)), None)


def _name_by_headings(sheet: RawSheet) -> str | None:
    """The report sheet whose required headings all stand in one row."""
    for row in range(1, min(sheet.height, _SEARCHED_ROWS) + 1):
        for report in SHEETS:
            present = {each.code for each in fields_of_row(sheet, report, row).values()}
            required = {each.code for each in report.fields if each.required}
            if required <= present:
                return report.name_id
    return None
