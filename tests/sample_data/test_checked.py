"""Every good sample passes; every broken one fails at exactly the planted cells."""

import json
from collections import Counter
from datetime import date

import openpyxl
import pytest

from data_loaders.checking import check_content
from domain.fields import SHEETS
from domain.history import NoHistory
from geo.resolver import GazetteerResolver
from sample_data.making import HERE
from sample_data.schedule import plan
from sample_data.units import MONTHS
from sample_data.workbooks import workbook_bytes

GOOD = sorted((HERE / "good").glob("*.xlsx"))
BROKEN = sorted((HERE / "broken").glob("*.xlsx"))
TODAY = date(2025, 1, 10)
SHEET_NAMES = {sheet.name_id for sheet in SHEETS}


@pytest.fixture(scope="module")
def resolver():
    return GazetteerResolver()


def checked(content, file_name, resolver):
    return check_content(
        content=content,
        file_name=file_name,
        resolver=resolver,
        history=NoHistory(),
        today=TODAY,
    )


def found(issues):
    return Counter((issue.code, issue.sheet, issue.cell) for issue in issues)


def planted(name):
    lines = json.loads((HERE / "broken" / "expected.json").read_text(encoding="utf-8"))
    return Counter(
        (line["code"], line["sheet"], line["cell"]) for line in lines if line["file"] == name
    )


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_sample_has_no_error_and_every_row_is_accepted(path, resolver):
    result = checked(path.read_bytes(), path.name, resolver)
    assert [issue for issue in result.issues if issue.blocks] == []
    assert result.is_sample
    book = openpyxl.load_workbook(path, read_only=True)
    rows_in = sum(len(list(book[name].rows)) - 1 for name in book.sheetnames if name in SHEET_NAMES)
    assert sum(sums.accepted for sums in result.sheets) == rows_in
    assert sum(len(report.rows) for report in result.reports) == rows_in
    assert all(sums.places == sums.places_found for sums in result.sheets)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_what_a_good_sample_leaves_open_are_blanks_only(path, resolver):
    result = checked(path.read_bytes(), path.name, resolver)
    assert {issue.code for issue in result.issues} <= {
        "figure-blank",
        "row-blank-reported",
        "count-dash",
    }


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_sample_has_exactly_the_planted_faults(path, resolver):
    result = checked(path.read_bytes(), path.name, resolver)
    assert found(result.issues) == planted(path.name)
    assert planted(path.name)


def test_a_workbook_with_personal_data_gives_no_report_and_does_not_repeat_it(resolver):
    for name in ("personal-data-column.xlsx", "personal-data-in-note.xlsx"):
        result = checked((HERE / "broken" / name).read_bytes(), name, resolver)
        assert result.reports == ()
        assert {issue.value for issue in result.issues} == {None}


@pytest.mark.parametrize("month", (MONTHS[0], MONTHS[-1]), ids=str)
def test_all_workbooks_of_the_first_and_the_last_month_pass(month, resolver):
    for book in plan([month]):
        result = checked(workbook_bytes(book.sheets), book.name, resolver)
        assert [issue for issue in result.issues if issue.blocks] == [], book.name
        rows = sum(len(rows) for rows in book.sheets.rows.values())
        assert sum(len(report.rows) for report in result.reports) == rows, book.name
