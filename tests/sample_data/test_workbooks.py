"""What every sample workbook looks like: domain's headings, the sample mark, no persons."""

import re
from functools import cache

import openpyxl
import pytest

from domain.fields import COVER_LABELS, COVER_SHEET, SAMPLE_MARK, SHEETS
from geo.resolver import GazetteerResolver
from sample_data.faults import IMPOSSIBLE_NUMBER
from sample_data.making import HERE
from sample_data.schedule import plan
from sample_data.spellings import FOUR_WAYS
from sample_data.units import MONTHS
from sample_data.workbooks import TITLE

GOOD = sorted((HERE / "good").glob("*.xlsx"))
NOT_WORKBOOKS = {
    "password-protected.xlsx",
    "empty-file.xlsx",
    "renamed-text-file.xlsx",
    "cut-off.xlsx",
}
BROKEN = [p for p in sorted((HERE / "broken").glob("*.xlsx")) if p.name not in NOT_WORKBOOKS]
MEGABYTE = 1_000_000


@cache
def sheets(path):
    """The values of each sheet, row by row."""
    return {sheet.title: tuple(sheet.values) for sheet in openpyxl.load_workbook(path)}


def cover_of(path):
    return {row[0]: row[1] for row in sheets(path)[COVER_SHEET] if row[0]}


@cache
def texts(path):
    rows = (row for sheet in sheets(path).values() for row in sheet)
    return frozenset(str(value) for row in rows for value in row if value is not None)


def test_the_samples_fit_into_five_megabytes():
    size = sum(path.stat().st_size for path in HERE.rglob("*") if "generated" not in path.parts)
    assert 100_000 < size <= 5 * MEGABYTE


@pytest.mark.parametrize("path", GOOD + BROKEN, ids=lambda path: path.name)
def test_every_cover_says_that_the_figures_are_invented(path):
    cover = cover_of(path)
    assert cover["Sifat Data"] == SAMPLE_MARK
    assert next(iter(cover)) == TITLE == "DATA CONTOH: angka rekaan"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_sheets_and_headings_are_those_of_the_design(path):
    first, *names = sheets(path)
    by_name = {sheet.name_id: sheet for sheet in SHEETS}
    assert first == COVER_SHEET
    assert set(names) <= set(by_name)
    for name in names:
        expected = [field.heading_id for field in by_name[name].fields if not field.optional]
        assert list(sheets(path)[name][0]) == expected


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_the_cover_has_every_label(path):
    labels = list(cover_of(path))[2:]
    assert labels == [label.label_id for label in COVER_LABELS]


@pytest.mark.parametrize("path", GOOD + BROKEN, ids=lambda path: path.name)
def test_no_number_could_be_an_identity_number(path):
    long_numbers = {n for text in texts(path) for n in re.findall(r"\d{14,}", text)}
    assert long_numbers <= {IMPOSSIBLE_NUMBER}


def test_only_the_planted_number_is_long():
    carrying = [p.name for p in GOOD + BROKEN if any(IMPOSSIBLE_NUMBER in t for t in texts(p))]
    assert carrying == ["personal-data-in-note.xlsx"]


@pytest.mark.parametrize("code", FOUR_WAYS)
def test_a_place_spelt_four_ways_is_one_place(code):
    assert len(set(FOUR_WAYS[code])) == 4
    resolver = GazetteerResolver()
    kind = resolver.place(code).kind
    for name in FOUR_WAYS[code]:
        match = resolver.resolve(code=None, name=name, kind=kind, period=MONTHS[0])
        assert match.place is not None and match.place.code == code, name


def test_every_code_and_name_of_every_workbook_is_understood():
    resolver = GazetteerResolver()
    pairs = {
        (row["unit_code"], row["unit_name"])
        for book in plan()
        for rows in book.sheets.rows.values()
        for row in rows
    }
    unclear = [
        (code, name)
        for code, name in pairs
        if not resolver.resolve(code=code, name=name, kind=None, period=MONTHS[-1]).place
    ]
    assert len(pairs) > 1_100
    assert unclear == []
