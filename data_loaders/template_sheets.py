"""A report sheet of the template: headings, pre-filled rows, lists, number rules, print set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders import limits
from data_loaders import template_look as look
from data_loaders.template_lists import Lists, list_validation
from domain.fields import Field, FieldType, ReportKind, ReportSheet

EMPTY_ROWS = {
    ReportKind.PERSONNEL: 5,
    ReportKind.PLEDGES: 15,
    ReportKind.SOCIALIZATION: 40,
    ReportKind.VIOLATIONS: 40,
}
_WIDTHS = {
    FieldType.UNIT_CODE: 22,
    FieldType.UNIT_NAME: 34,
    FieldType.TERM: 22,
    FieldType.COUNT: 17,
    FieldType.DATE: 14,
    FieldType.MONTH: 16,
    FieldType.TEXT: 34,
}
_WIDE_TERMS = {"category": 44, "institution": 16, "sanction_level": 28, "phase": 27}
_FORMATS = {FieldType.COUNT: "#,##0", FieldType.DATE: "dd/mm/yyyy"}
_TAB_COLOURS = {
    ReportKind.PERSONNEL: "6B7A8F",
    ReportKind.PLEDGES: "2F6F9F",
    ReportKind.SOCIALIZATION: "3C8D74",
    ReportKind.VIOLATIONS: "B5592A",
}


def template_fields(report: ReportSheet) -> list[Field]:
    """The columns of the template, from left to right."""
    return [field for field in report.fields if not field.optional]


def fill_report_sheet(
    sheet: Worksheet, report: ReportSheet, rows: Sequence[Mapping[str, str]], lists: Lists
) -> None:
    """Write headings in row 1, the pre-filled rows and room for more."""
    fields = template_fields(report)
    last = 1 + len(rows) + EMPTY_ROWS[report.kind]
    for number, field in enumerate(fields, start=1):
        look.heading(look.at(sheet, 1, number), f"{field.heading_id}\n{field.heading_en}")
        sheet.column_dimensions[get_column_letter(number)].width = _width(field)
        _fill_column(sheet, number, field, rows, last)
        _validate(sheet, number, field, lists, last)
    sheet.row_dimensions[1].height = 48
    sheet.freeze_panes = f"{get_column_letter(_frozen(fields))}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{last}"
    sheet.sheet_properties.tabColor = _TAB_COLOURS[report.kind]
    look.protect(sheet)
    look.print_setup(sheet, landscape=True, heading_rows="1:1")


def _width(field: Field) -> int:
    return _WIDE_TERMS.get(field.code, _WIDTHS[field.type])


def _frozen(fields: Sequence[Field]) -> int:
    """The first column that scrolls: the one behind the name of the unit."""
    return next(n for n, field in enumerate(fields, 1) if field.code == "unit_name") + 1


def _fill_column(
    sheet: Worksheet, number: int, field: Field, rows: Sequence[Mapping[str, str]], last: int
) -> None:
    number_format = _FORMATS.get(field.type, "@")
    for row in range(2, last + 1):
        values = rows[row - 2] if row - 2 < len(rows) else {}
        cell = look.at(sheet, row, number)
        look.entry(cell, values.get(field.code), is_required=field.required)
        cell.number_format = number_format


def _validate(sheet: Worksheet, number: int, field: Field, lists: Lists, last: int) -> None:
    validation = _validation(field, lists)
    if validation:
        letter = get_column_letter(number)
        sheet.add_data_validation(validation)
        validation.add(f"{letter}2:{letter}{last}")


def _validation(field: Field, lists: Lists) -> DataValidation | None:
    if field.type is FieldType.TERM:
        return list_validation(lists, field.vocabulary)
    if field.type is FieldType.COUNT:
        return _whole_number()
    return _day() if field.type is FieldType.DATE else None


def _whole_number() -> DataValidation:
    validation = DataValidation(
        type="whole", operator="between", formula1="0", formula2=str(limits.COUNT), allow_blank=True
    )
    validation.errorTitle = "Bukan bilangan bulat"
    validation.error = "Isi bilangan bulat, 0 atau lebih. / Whole number, 0 or more."
    validation.promptTitle = "Bilangan bulat"
    validation.prompt = "0 bila tidak ada; kosong bila tidak diketahui."
    validation.showErrorMessage = validation.showInputMessage = True
    return validation


def _day() -> DataValidation:
    validation = DataValidation(
        type="date", operator="greaterThan", formula1="36526", allow_blank=True
    )
    validation.errorTitle = "Bukan tanggal"
    validation.error = "Tulis tanggal seperti 05/01/2024. / A day like 05/01/2024."
    validation.showErrorMessage = True
    return validation
