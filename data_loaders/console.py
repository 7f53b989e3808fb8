"""What the commands print for people: file, sheet!cell, finding, way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from data_loaders.result import CheckedWorkbook, SheetSums
from data_loaders.row_kinds import WHY_TERMS, Skipped
from data_loaders.seen import Inspection, SheetSeen
from domain.issues import Issue, Severity
from domain.language import N_, Language

_STATUS = {
    "ok": N_("no findings"),
    "warnings": N_("sound, with warnings"),
    "errors": N_("errors or open questions"),
    "unreadable": N_("could not be read"),
}
_SEVERITY = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
}
_ROWS = N_(
    "{sheet}: {rows} rows = {headings} headings + {accepted} accepted + {listed} with errors"
    " + {skipped} left out; {places} places = {found} found + {lost} not found"
)


def checked_lines(checked: CheckedWorkbook, language: Language) -> Iterator[str]:
    """A checked workbook as readable lines."""
    yield f"{checked.file_name}: {language.text(_STATUS[checked.status])}"
    for issue in checked.issues:
        yield from issue_lines(issue, language)
    for sums in checked.sheets:
        yield "  " + _row_sums(sums, language)
    accepted = language.text("Reports that would be stored: {n}", n=len(checked.accepted))
    yield f"  {accepted}"


def issue_lines(issue: Issue, language: Language) -> Iterator[str]:
    """One finding: where and what, then the way out."""
    word = language.text("question") if issue.type.needs_answer else _word(issue, language)
    place = where(issue)
    yield f"  {word.upper():<11}{place + ': ' if place else ''}{issue.message(language)}"
    yield f"  {'':<11}{issue.fix(language)} [{issue.code}]"


def where(issue: Issue) -> str:
    """The place like Pakta Integritas!D14, the sheet alone, or nothing."""
    if issue.sheet is None:
        return ""
    return f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet


def _word(issue: Issue, language: Language) -> str:
    return language.text(_SEVERITY[issue.severity])


def _row_sums(sums: SheetSums, language: Language) -> str:
    return language.text(
        _ROWS,
        sheet=sums.sheet,
        rows=language.number(sums.rows),
        headings=len(sums.header_rows),
        accepted=language.number(sums.accepted),
        listed=language.number(sums.listed),
        skipped=len(sums.skipped),
        places=language.number(sums.places),
        found=language.number(sums.places_found),
        lost=sums.places_not_found,
    )


def inspected_lines(inspection: Inspection, language: Language) -> Iterator[str]:
    """What was seen in a workbook as readable lines."""
    yield f"{inspection.file_name}: {inspection.format or language.text('could not be read')}"
    for issue in inspection.issues:
        yield from issue_lines(issue, language)
    for sheet in inspection.sheets:
        yield from _sheet_lines(sheet, language)


def _sheet_lines(sheet: SheetSeen, language: Language) -> Iterator[str]:
    hidden = f" ({language.text('hidden')})" if sheet.hidden else ""
    yield f"  {sheet.name}{hidden}"
    headings = ", ".join(str(row) for row in sheet.header_rows) or "–"
    month = language.month(sheet.period) if sheet.period else "–"
    yield "    " + language.text(
        "heading rows {rows}, unit column {column}, month {month}",
        rows=headings,
        column=sheet.unit_column or "–",
        month=month,
    )
    for column in sheet.columns:
        yield f"    {column.letter}: {column.heading} -> {column.field or '–'}"
    yield "    " + _place_sums(sheet, language)
    for place in sheet.places:
        if not place.code:
            meant = f" ({', '.join(place.candidates)})" if place.candidates else ""
            yield f"      {place.row}: {place.text}{meant}"
    if sheet.skipped:
        yield f"    {_skipped(sheet.skipped, language)}"


def _place_sums(sheet: SheetSeen, language: Language) -> str:
    found = sum(place.code is not None for place in sheet.places)
    unsure = sum(place.is_ambiguous for place in sheet.places)
    return language.text(
        "{n} places = {found} found + {unsure} ambiguous + {lost} not found",
        n=len(sheet.places),
        found=found,
        unsure=unsure,
        lost=len(sheet.places) - found - unsure,
    )


def _skipped(skipped: tuple[Skipped, ...], language: Language) -> str:
    counts: Mapping[object, int] = Counter(each.why for each in skipped)
    parts = [
        f"{WHY_TERMS[why].label(language)} {counts[why]}" for why in WHY_TERMS if why in counts
    ]
    return language.text("rows left out: {parts}", parts=", ".join(parts))
