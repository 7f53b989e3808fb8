"""The chase list as a workbook: texts stay texts, dates dates, nothing empty becomes 0."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from exports.chase_list import ListSheet, workbook_bytes

HEADINGS = ("Code", "Unit", "Missing", "Due on")


def sheet(*rows, name="Missing"):
    return ListSheet(name, "Missing, March 2024", ("As known",), HEADINGS, (10, 20, 8, 12), rows)


def opened(*sheets, mark=""):
    return openpyxl.load_workbook(BytesIO(workbook_bytes(sheets, sample_mark=mark)))


def test_values_keep_their_kind():
    page = opened(sheet(("36.10", "=1+1", 3, date(2024, 4, 10)), ("18", "Lampung", None, None)))
    first, second = page["Missing"]["A4:D4"][0], page["Missing"]["A5:D5"][0]
    assert [cell.value for cell in first] == ["36.10", "=1+1", 3, datetime(2024, 4, 10)]
    assert [cell.data_type for cell in first] == ["s", "s", "n", "d"]
    assert first[1].quotePrefix
    assert [cell.value for cell in second] == ["18", "Lampung", None, None]


def test_headings_stay_in_sight_and_can_be_filtered():
    page = opened(sheet(("18", "Lampung", 3, None)))["Missing"]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:D4"
    assert page.print_title_rows == "$3:$3"


def test_the_sample_mark_stands_above_and_is_printed():
    page = opened(sheet(), mark="DATA CONTOH")["Missing"]
    assert page["A1"].value == "DATA CONTOH"
    assert page.oddHeader.center.text == "DATA CONTOH"
    assert page["A2"].value == "Missing, March 2024"
    assert page.auto_filter.ref is None


def test_sheets_keep_their_order_and_a_short_row_is_refused():
    assert opened(sheet(name="A"), sheet(name="B")).sheetnames == ["A", "B"]
    with pytest.raises(ValueError, match="1 cells under 4 headings"):
        workbook_bytes([sheet(("18",))])
