"""Public workbooks that nobody here wrote: what their README says is what the reader sees.

They lie beside the repository and are not copied into it; without them these tests have no input.
"""

from datetime import date
from pathlib import Path

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, inspect

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "workbooks"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the public workbooks are not part of the repository"
)
CRIME = "crime_by_police_resort_east_java_2021.xlsx"
LEGACY = "legacy_template_east_java.xls"


def seen(name):
    (sheet,) = inspect((FOLDER / name).read_bytes(), name=name).sheets
    return sheet


def matched(sheet):
    return [place.code for place in sheet.places if place.code]


def skipped(sheet):
    return [(each.row, each.why.value) for each in sheet.skipped]


EAST_JAVA = {f"35.{n:02d}" for n in (*range(1, 30), *range(71, 80))}


def test_a_table_of_police_resorts_with_a_total_and_footnotes():
    sheet = seen(CRIME)
    assert (sheet.header_rows, sheet.unit_column) == ((1,), "A")
    assert set(matched(sheet)) == EAST_JAVA
    assert len(sheet.places) == 38
    assert skipped(sheet) == [
        (40, "total"), (41, "blank"), (42, "footnote"), (43, "footnote"), (44, "footnote"),
        (45, "footnote"), (46, "footnote"),
    ]  # fmt: skip


def test_514_regencies_in_capital_letters_beside_a_column_of_provinces():
    sheet = seen("covid_by_regency_national_2023-01-01.xlsx")
    assert (sheet.header_rows, sheet.unit_column) == ((1,), "A")
    assert sheet.period == Period(2023, 1)
    assert len(sheet.places) == len(set(matched(sheet))) == 514
    assert skipped(sheet) == []


def test_two_heading_rows_a_province_above_and_a_footer_below():
    sheet = seen("hdi_west_java_bps_download.xlsx")
    assert (sheet.header_rows, sheet.unit_column) == ((1, 2), "A")
    assert [column.heading for column in sheet.columns][1:] == [
        f"Indeks Pembangunan Manusia / {year}" for year in (2020, 2021, 2022)
    ]
    assert len(sheet.places) == len(set(matched(sheet))) == 27
    assert skipped(sheet) == [
        (3, "total"), (31, "footnote"), (32, "blank"), (33, "footnote"), (34, "footnote"),
    ]  # fmt: skip


def test_a_true_xls_with_an_empty_column_of_values():
    sheet = seen(LEGACY)
    assert (sheet.header_rows, sheet.unit_column) == ((1,), "A")
    assert set(matched(sheet)) == EAST_JAVA
    assert skipped(sheet) == []


def test_villages_are_not_taken_for_regencies_and_the_total_is():
    sheet = seen("village_targets_pasangkayu_2024.xlsx")
    assert (sheet.header_rows, sheet.unit_column) == ((2, 3), "B")
    assert sheet.period == Period(2024, 1)
    assert [(place.row, place.code) for place in sheet.places if place.code] == [(67, "76.01")]
    assert sum(place.code is None for place in sheet.places) == 63
    assert skipped(sheet) == [(1, "title"), (67, "total")]


def options(**more):
    stated = {
        "kind": ReportKind.VIOLATIONS,
        "period": Period(2021, 12),
        "basis": "bulanan",
        "unit_kind": UnitKind.REGENCY,
        "columns": {"A": "unit", "B": "reported"},
        "terms": {"institution": "polri", "category": "OTHER"},
    }
    return TableOptions(**(stated | more))


def test_a_table_that_a_person_described_becomes_reports():
    checked = check((FOLDER / CRIME).read_bytes(), options=options(), today=date(2026, 1, 1))
    assert checked.status == "ok"
    assert {each.key.unit_code for each in checked.reports} == EAST_JAVA
    assert sum(row.value("reported") for each in checked.reports for row in each.rows) == 24_844
    assert [issue.cell for issue in checked.issues] == ["A40", *(f"A{n}" for n in range(42, 47))]
    (sums,) = checked.sheets
    assert (sums.rows, sums.accepted, sums.listed, len(sums.skipped)) == (46, 38, 0, 7)
    assert (sums.places, sums.places_found) == (38, 38)


def test_an_empty_column_gives_blanks_and_never_zeros():
    checked = check((FOLDER / LEGACY).read_bytes(), options=options())
    values = {row.value("reported") for each in checked.reports for row in each.rows}
    assert (len(checked.reports), values) == (38, {None})
    assert codes(checked) == {"row-blank-reported"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"period": None}, "option-missing"),
        ({"basis": None}, "basis-unknown"),
        ({"terms": {"institution": "polri"}}, "option-missing"),
        ({"columns": {"A": "unit"}}, "option-column"),
        ({"columns": {"B": "reported"}}, "option-column"),
        ({"columns": {"A": "unit", "Z": "reported"}}, "option-column"),
        ({"unit_kind": None}, "unit-kind-unknown"),
        ({"columns": {"A": "unit", "D": "reported"}}, "count-not-whole"),
    ],
)
def test_what_is_not_said_is_asked(more, code):
    checked = check((FOLDER / CRIME).read_bytes(), options=options(**more))
    assert code in codes(checked)
    assert checked.accepted == ()
