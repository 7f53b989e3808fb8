"""Colours, fonts and borders of the template, in one place."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
INK, PAPER = "1F2A37", "FFFFFF"
NAVY, STEEL, MIST, GRID = "1B3A5C", "5B6B7C", "EEF2F6", "C9D2DC"
INPUT, REQUIRED = "FFFFFF", "FFF8E1"

TITLE = Font(name=FONT, size=16, bold=True, color=NAVY)
SUBTITLE = Font(name=FONT, size=10, color=STEEL)
HEADING = Font(name=FONT, size=10, bold=True, color=PAPER)
LABEL = Font(name=FONT, size=11, bold=True, color=INK)
BODY = Font(name=FONT, size=11, color=INK)
SMALL = Font(name=FONT, size=9, italic=True, color=STEEL)

HEADING_FILL = PatternFill("solid", fgColor=NAVY)
LABEL_FILL = PatternFill("solid", fgColor=MIST)
INPUT_FILL = PatternFill("solid", fgColor=INPUT)
REQUIRED_FILL = PatternFill("solid", fgColor=REQUIRED)

_LINE = Side(style="thin", color=GRID)
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
OPEN, LOCKED = Protection(locked=False), Protection(locked=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, which must not be hidden inside a merged range.

    Raises:
        TypeError: it is.
    """
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"merged cell {cell.coordinate}")
    return cell


def heading(cell: Cell, text: str) -> None:
    """A heading cell: white on navy, two lines, locked."""
    cell.value = text
    cell.font, cell.fill, cell.alignment, cell.border = HEADING, HEADING_FILL, CENTRE, BOX


def entry(cell: Cell, value: str | None, *, is_required: bool) -> None:
    """A cell to fill in: unlocked, boxed, tinted where it is required."""
    cell.value = value
    cell.font, cell.border, cell.protection = BODY, BOX, OPEN
    cell.fill = REQUIRED_FILL if is_required else INPUT_FILL


def protect(sheet: Worksheet) -> None:
    """Lock headings only, without a password: rows can be added, sorted and formatted."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = False
    protection.sort = protection.autoFilter = False


def print_setup(sheet: Worksheet, *, landscape: bool, heading_rows: str | None = None) -> None:
    """A4, one page wide, headings on every page, page numbers below."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    if sheet.oddFooter and sheet.oddFooter.left and sheet.oddFooter.right:
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = "&P / &N"
    if heading_rows:
        sheet.print_title_rows = heading_rows
