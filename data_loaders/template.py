"""The monthly workbook as it is handed out: cover, instructions, four report sheets, lists.

What the template writes, the reader reads back without a question; headings, words and rules come
from `domain`, so that the two cannot drift apart.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from data_loaders.sheets import INSTRUCTIONS_SHEET, LISTS_SHEET
from data_loaders.template_cover import fill_cover
from data_loaders.template_guide import fill_instructions
from data_loaders.template_lists import fill_lists
from data_loaders.template_sheets import fill_report_sheet
from domain.fields import COVER_SHEET, SHEETS, ReportKind, ReportSheet
from domain.language import Language
from domain.period import Period
from domain.places import Place, UnitKind
from domain.terms import (
    ASN_POLICE,
    ASN_REGIONAL,
    INSTITUTIONS,
    INSTRUMENTS,
    LEVELS,
    POLICE,
)

PREFILLED_INSTRUMENT = "integrity_pact"
_INSTITUTIONS_OF = {
    UnitKind.REGENCY: (ASN_REGIONAL,),
    UnitKind.PROVINCE: (ASN_REGIONAL,),
    UnitKind.RESORT: (POLICE, ASN_POLICE),
    UnitKind.POLICE_REGION: (POLICE, ASN_POLICE),
}
# a province has no district or urban village heads of its own
_NOT_OF_PROVINCES = frozenset({"district_head", "village_head"})

Values = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequest:
    """For whom a template is made.

    Attributes:
        unit: the unit that reports; None for an empty template.
        units: the units with rows of their own.
        is_sample: mark the workbook as sample data.
    """

    period: Period
    unit: Place | None = None
    units: tuple[Place, ...] = ()
    is_sample: bool = False


def write_template(request: TemplateRequest, language_code: str = "id") -> bytes:
    """The workbook as .xlsx bytes.

    Args:
        language_code: language of the instructions; headings are always Indonesian with English.
    """
    workbook = Workbook()
    cover = workbook.active or workbook.create_sheet()
    cover.title = COVER_SHEET
    instructions = workbook.create_sheet(INSTRUCTIONS_SHEET)
    sheets = {sheet.kind: workbook.create_sheet(sheet.name_id) for sheet in SHEETS}
    lists = fill_lists(workbook.create_sheet(LISTS_SHEET))
    fill_cover(cover, request.period, request.unit, lists, is_sample=request.is_sample)
    fill_instructions(instructions, Language(language_code))
    for report in SHEETS:
        rows = tuple(prefilled_rows(report, request.units))
        fill_report_sheet(sheets[report.kind], report, rows, lists)
    return _bytes(workbook)


def prefilled_rows(report: ReportSheet, units: Sequence[Place]) -> Iterator[Values]:
    """The rows that are filled in beforehand: unit, institution, and the levels of pledges."""
    for unit in units:
        for institution in _INSTITUTIONS_OF.get(unit.kind, ()):
            row = {
                "unit_code": unit.code,
                "unit_name": unit.name,
                "institution": INSTITUTIONS.get(institution).label_id,
            }
            if report.kind is ReportKind.PLEDGES:
                yield from (row | level for level in _levels(unit, institution))
            else:
                yield row


def _levels(unit: Place, institution: str) -> Iterator[Values]:
    for term in LEVELS:
        if not term.fits(institution) or not term.institutions:
            continue
        if unit.kind is UnitKind.PROVINCE and term.code in _NOT_OF_PROVINCES:
            continue
        if institution == ASN_POLICE and term.code != "police_civil_servant":
            continue
        yield {
            "level": term.label_id,
            "instrument": INSTRUMENTS.get(PREFILLED_INSTRUMENT).label_id,
        }


def _bytes(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
