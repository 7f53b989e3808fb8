"""The cover sheet of the template, filled in beforehand as far as it is known."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from data_loaders import template_look as look
from data_loaders.template_lists import SAMPLE_LIST, Lists, list_validation
from domain.fields import COVER_LABELS, SAMPLE_MARK, TEMPLATE_VERSION, CoverLabel
from domain.language import Language
from domain.period import Period
from domain.places import Place
from domain.terms import BASES, MONTHLY, UNIT_KINDS

TITLE = "Laporan Bulanan Netralitas"
SUBTITLE = (
    "Satu buku kerja untuk satu bulan. Hanya angka: jangan menulis nama, nomor induk, atau data "
    "pribadi siapa pun.\nOne workbook for one month. Counts only: no names, service numbers or "
    "other personal data."
)
FIRST_ROW = 4
_HINTS = {
    "period": "Contoh: Januari 2024 · Example: January 2024",
    "basis": "Bulanan: hanya bulan ini. Kumulatif: sejak bulan pada baris berikut.\n"
    "Monthly: this month only. Cumulative: since the month in the next line.",
    "since": "Hanya untuk Kumulatif; kosong berarti Januari. · Only for cumulative figures.",
    "unit_kind": "Jenis satuan pada baris-baris laporan. · Kind of the units in the rows.",
    "unit_code": "Contoh: 18.06 atau polres-tanggamus",
    "unit_name": "Nama satuan kerja, bukan nama orang. · An organization, never a person.",
    "sample": "CONTOH bila angkanya rekaan; kosong untuk laporan resmi. · Blank: real data.",
    "template_version": "Jangan diubah. · Do not change.",
}


def fill_cover(
    sheet: Worksheet, period: Period, unit: Place | None, lists: Lists, *, is_sample: bool
) -> None:
    """Write title, labels in column A, values in column B, hints in column C."""
    sheet["A1"], sheet["A2"] = TITLE, SUBTITLE
    sheet["A1"].font, sheet["A2"].font = look.TITLE, look.SUBTITLE
    sheet["A2"].alignment = look.WRAPPED
    sheet.merge_cells("A2:C2")
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 28, 44
    values = _values(period, unit, is_sample=is_sample)
    for row, label in enumerate(COVER_LABELS, start=FIRST_ROW):
        _line(sheet, row, label, values.get(label.code))
        _add_list(sheet, row, label, lists)
    for letter, width in (("A", 30), ("B", 34), ("C", 66)):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.NAVY
    look.protect(sheet)
    look.print_setup(sheet, landscape=True)


def _values(period: Period, unit: Place | None, *, is_sample: bool) -> dict[str, str]:
    values = {
        "period": Language("id").month(period),
        "basis": BASES.get(MONTHLY).label_id,
        "template_version": TEMPLATE_VERSION,
    }
    if is_sample:
        values["sample"] = SAMPLE_MARK
    if unit:
        values["unit_kind"] = UNIT_KINDS.get(unit.kind.value).label_id
        values["unit_code"], values["unit_name"] = unit.code, unit.name
    return values


def _line(sheet: Worksheet, row: int, label: CoverLabel, value: str | None) -> None:
    name, entry, hint = (look.at(sheet, row, column) for column in (1, 2, 3))
    name.value = f"{label.label_id}\n{label.label_en}"
    name.font, name.fill, name.border = look.LABEL, look.LABEL_FILL, look.BOX
    name.alignment = look.MIDDLE
    look.entry(entry, value, is_required=label.required)
    entry.number_format, entry.alignment = "@", look.MIDDLE
    if label.code == "template_version":
        entry.protection = look.LOCKED
    hint.value, hint.font, hint.alignment = _HINTS[label.code], look.SMALL, look.MIDDLE
    sheet.row_dimensions[row].height = 34


def _add_list(sheet: Worksheet, row: int, label: CoverLabel, lists: Lists) -> None:
    name = label.vocabulary or (SAMPLE_LIST if label.code == "sample" else "")
    if name:
        validation = list_validation(lists, name)
        sheet.add_data_validation(validation)
        validation.add(f"B{row}")
