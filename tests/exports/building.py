"""Workbooks to hand back in a test: a plain report, and one with everything that must stay."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from domain.language import Language
from tests.support.checking import check
from tests.support.workbooks import COVER, opened, saved, workbook
from workflow.annotate import annotated

EN, ID = Language("en"), Language("id")
FAULTY = (
    COVER
    + """
    Personel
    | Kode   | Wilayah/Satuan | Instansi   | Jumlah Personel |
    | '18.06 | Kab. Tanggamus | ASN Daerah | banyak          |
    | '18.07 | Lampung Timur  | ASN Daerah | -12             |
    | '18.08 | Kab. Way Kanan | ASN Daerah | '45             |
"""
)


def faulty():
    """A report with two errors (Personel!D2, D3) and a note (D4)."""
    return workbook(FAULTY)


def hand_back(content, *, name="report.xlsx", language=EN):
    """The annotated copy of a file, checked first."""
    return annotated(content, name, check(content, name=name), language)


def parts(content):
    """Path -> bytes of the parts of an .xlsx."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files):
    """An .xlsx of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rewritten(content, path, change):
    """The .xlsx with one part changed by a function of its text."""
    files = parts(content)
    files[path] = change(files[path].decode()).encode()
    return packed(files)


def decorated():
    """The faulty report with all that an officer's workbook may carry."""
    book = opened(faulty())
    sheet = book["Personel"]
    sheet["D5"] = "=SUM(D3:D4)"
    sheet["F1"], sheet["F2"] = "=D3*2", "catatan"
    sheet.merge_cells("F2:G3")
    sheet.column_dimensions["B"].width = 31.5
    sheet.row_dimensions[3].height = 27
    sheet.freeze_panes = "B2"
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["A1"].fill = PatternFill("solid", fgColor="FF1B3A5C")
    sheet["D2"].number_format, sheet["D2"].font = "#,##0", Font(italic=True)
    sheet["D2"].comment = Comment("tanya Bagian Umum", "kantor")
    sheet["B4"].comment = Comment("sudah benar", "kantor")
    sheet.protection.sheet = True
    sheet.add_data_validation(
        DataValidation(type="list", formula1='"ASN Daerah,Polri"', sqref="C2")
    )
    sheet.conditional_formatting.add(
        "D2:D4", CellIsRule("greaterThan", ["40"], font=Font(bold=True))
    )
    _picture_and_chart(sheet)
    book.create_sheet("Arsip").sheet_state = "hidden"
    book["Arsip"]["A1"] = 7
    book.active = 1
    return _with_results(saved(book))


def _picture_and_chart(sheet):
    stream = io.BytesIO()
    Picture.new("RGB", (4, 4), "navy").save(stream, "PNG")
    sheet.add_image(Image(stream), "J2")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=4))
    sheet.add_chart(chart, "J10")


def _with_results(content):
    """Stored results for the formulas, as a spreadsheet program keeps them."""
    results = {"D5": "57", "F1": "24"}

    def change(text):
        for cell, result in results.items():
            text = re.sub(
                rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?', rf"\1<v>{result}</v>", text
            )
        return text

    return rewritten(content, "xl/worksheets/sheet2.xml", change)


def values(content):
    """(sheet, cell) -> stored value, without the sheet of findings."""
    book = load_workbook(io.BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and "Netra" not in sheet.title
    }
