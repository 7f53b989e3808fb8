"""One sheet, several reports of each unit: months, categories and institutions across columns."""

import pytest

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, figures, found
from tests.support.earlier import Earlier
from tests.support.workbooks import workbook

JAN, FEB, MAR = Period(2024, 1), Period(2024, 2), Period(2024, 3)


def options(columns, **more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": dict(part.split("=", 1) for part in columns.split(", ")),
        "terms": {"institution": "asn_daerah", "category": "OTHER"},
    }  # fmt: skip
    return TableOptions(**(stated | more))


def by_key(checked):
    """(month, unit, institution) -> figures, of all reports."""
    keys = ((r.key, r) for r in checked.reports)
    return {(str(k.period), k.unit_code, k.institution): figures(r) for k, r in keys}


MONTHS = """
    Rekap
    | Kabupaten/Kota      | Januari    | .        | Februari   | .        |
    | .                   | Dilaporkan | Terbukti | Dilaporkan | Terbukti |
    | Kabupaten Tanggamus | 4          | 1        | 5          | 2        |
    | Kota Metro          | 2          | 0        | 0          | 0        |
    | Jumlah              | 6          | 1        | 5          | 2        |
"""
BY_MONTH = "A=unit, B=reported@2024-01, C=proven@2024-01, D=reported@2024-02, E=proven@2024-02"


def test_each_month_of_a_sheet_becomes_reports_of_its_own():
    checked = check(workbook(MONTHS), options=options(BY_MONTH))
    assert by_key(checked) == {
        ("2024-01", "18.06", "asn_daerah"): [("reported", 4, "B3"), ("proven", 1, "C3")],
        ("2024-01", "18.72", "asn_daerah"): [("reported", 2, "B4"), ("proven", 0, "C4")],
        ("2024-02", "18.06", "asn_daerah"): [("reported", 5, "D3"), ("proven", 2, "E3")],
        ("2024-02", "18.72", "asn_daerah"): [("reported", 0, "D4"), ("proven", 0, "E4")],
    }
    assert found(checked, notes=True) == [
        ("several-months", "Rekap", None), ("row-skipped", "Rekap", "A5"),
    ]  # fmt: skip


def test_the_file_has_no_single_month_then_and_every_table_adds_up():
    checked = check(workbook(MONTHS), options=options(BY_MONTH))
    assert (checked.period, len(checked.sheets)) == (None, 2)
    for sums in checked.sheets:
        assert (sums.rows, sums.accepted, sums.listed) == (5, 2, 0)
        assert sums.rows == len(sums.header_rows) + sums.data_rows + len(sums.skipped)


def test_a_month_of_one_column_is_the_month_of_the_file():
    checked = check(workbook(MONTHS), options=options("A=unit, B=reported@2024-01"))
    assert (checked.period, found(checked)) == (JAN, [])


def test_columns_without_a_month_take_the_month_that_was_said():
    both = "A=unit, B=reported, D=reported@2024-02"
    assert "option-missing" in codes(check(workbook(MONTHS), options=options(both)))
    checked = check(workbook(MONTHS), options=options(both, period=JAN))
    assert {month for month, _, _ in by_key(checked)} == {"2024-01", "2024-02"}


def test_a_finding_about_a_unit_is_told_once_and_one_about_a_figure_at_its_own_cell():
    text = MONTHS.replace("Kota Metro          | 2 ", "Kota Zyxa          | x ")
    checked = check(workbook(text), options=options(BY_MONTH))
    assert found(checked) == [
        ("unit-unknown", "Rekap", "A4"), ("count-not-number", "Rekap", "B4"),
    ]  # fmt: skip


def test_an_error_in_one_month_leaves_the_others_sound():
    text = MONTHS.replace("Kota Metro          | 2 ", "Kota Metro          | x ")
    checked = check(workbook(text), options=options(BY_MONTH))
    assert [(str(key.period), key.unit_code) for key in checked.blocked] == [("2024-01", "18.72")]
    assert ("2024-02", "18.72", "asn_daerah") in by_key(checked)


def test_a_month_in_the_future_is_an_error_at_its_heading():
    checked = check(workbook(MONTHS), options=options(BY_MONTH), today=MAR.previous.first_day)
    assert found(checked) == [("period-not-over", "Rekap", "D2")]
    checked = check(workbook(MONTHS), options=options(BY_MONTH), today=JAN.last_day)
    assert found(checked) == [("period-in-future", "Rekap", "D2")]
    assert {month for month, _, _ in by_key(checked)} == {"2024-01"}


def test_the_blank_months_of_a_sheet_for_the_year_are_not_reported():
    text = """
        Rekap
        | Kabupaten/Kota      | Januari 2024 | Februari 2024 | Maret 2024 |
        | Kabupaten Tanggamus | 4            | .             | .          |
        | Kota Metro          | .            | 0             | .          |
    """
    across = "A=unit, B=reported@2024-01, C=reported@2024-02, D=reported@2024-03"
    checked = check(workbook(text), options=options(across), today=MAR.first_day)
    assert {month for month, _, _ in by_key(checked)} == {"2024-01", "2024-02"}
    assert found(checked) == []
    assert ("month-without-figures", "Rekap", "D1") in found(checked, notes=True)


def test_categories_across_are_rows_of_one_report():
    text = """
        Rekap
        | Kabupaten/Kota      | KE1 | KE2 | DS8 |
        | Kabupaten Tanggamus | 4   | 0   | 1   |
    """
    columns = "A=unit, B=reported/category=KE1, C=reported/category=KE2, D=reported/category=DS8"
    given = options(columns, period=JAN, terms={"institution": "asn_daerah"})
    (report,) = check(workbook(text), options=given).reports
    assert [(row.dimensions["category"], row.value("reported")) for row in report.rows] == [
        ("KE1", 4), ("KE2", 0), ("DS8", 1),
    ]  # fmt: skip


def test_institutions_across_are_reports_of_their_own():
    text = """
        Rekap
        | Kabupaten/Kota      | ASN Daerah | .    | ASN TNI | .    |
        | .                   | Wajib      | Sudah | Wajib  | Sudah |
        | Kabupaten Tanggamus | 40         | 30   | 7       | 7    |
    """
    columns = (
        "A=unit, B=obligated/institution=asn_daerah, C=signed/institution=asn_daerah,"
        " D=obligated/institution=asn_tni, E=signed/institution=asn_tni"
    )
    given = options(columns, kind=ReportKind.PLEDGES, period=JAN, terms={})
    assert by_key(check(workbook(text), options=given)) == {
        ("2024-01", "18.06", "asn_daerah"): [("obligated", 40, "B3"), ("signed", 30, "C3")],
        ("2024-01", "18.06", "asn_tni"): [("obligated", 7, "D3"), ("signed", 7, "E3")],
    }


def test_what_a_column_says_goes_before_what_is_said_of_the_table():
    checked = check(workbook(MONTHS), options=options("A=unit, B=reported/category=KE1@2024-01"))
    assert {row.dimensions["category"] for r in checked.reports for row in r.rows} == {"KE1"}


def test_cumulative_figures_are_compared_month_by_month():
    history = Earlier(("2023-12", "2024-01", {"OTHER": {"reported": 5}}))
    checked = check(workbook(MONTHS), options=options(BY_MONTH, basis="kumulatif"), history=history)
    assert {month for month, _, _ in history.asked} == {"2024-01", "2024-02"}
    assert ("cumulative-fell", "Rekap", "B3") in found(checked)
    assert {str(report.since) for report in checked.reports} == {"2024-01"}


def test_a_start_after_the_month_is_an_error():
    given = options(BY_MONTH, basis="kumulatif", since=FEB)
    assert ("cover-since-after", None, None) in found(check(workbook(MONTHS), options=given))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ("A=unit, B=reported@2024-13", "option-column"),
        ("A=unit, B=reported/category=KE99", "option-column"),
        ("A=unit, B=reported/color=KE1", "option-column"),
        ("A=unit, B=reported/institution=polri, C=reported@2024-01", "option-missing"),
        ("A=unit@2024-01, B=reported", "option-column"),
        ("A=unit, B=obligated", "option-column"),
        ("A=unit, B=reported@2024-01, C=reported@2024-01", "option-column"),
        ("A=unit, B=institution, C=reported/institution=polri@2024-01", "option-column"),
    ],
)
def test_columns_that_make_no_sense_are_refused(columns, code):
    checked = check(workbook(MONTHS), options=options(columns))
    assert code in codes(checked)
    assert checked.accepted == ()


@pytest.mark.parametrize(
    ("written", "answer"),
    [("Kab. Tngamus", "Kab. Tngamus"), ("KAB.  TNGAMUS", "kab. tngamus")],
)
def test_an_answered_spelling_is_taken_and_no_other(written, answer):
    text = MONTHS.replace("Kabupaten Tanggamus", written).replace("Kota Metro", "Kota Zyxa")
    given = options("A=unit, B=reported@2024-01", places={answer: "18.06"})
    checked = check(workbook(text), options=given)
    assert found(checked) == [("unit-unknown", "Rekap", "A4")]
    assert list(by_key(checked)) == [("2024-01", "18.06", "asn_daerah")]


def test_an_answer_never_overrules_the_code_beside_the_name():
    text = """
        Rekap
        | Kode   | Kabupaten    | Dilaporkan |
        | '18.05 | Kab. Tngamus | 4          |
    """
    given = options(
        "A=unit_code, B=unit_name, C=reported@2024-01", places={"Kab. Tngamus": "18.06"}
    )
    assert codes(check(workbook(text), options=given)) == {"unit-conflict"}


def test_an_answer_with_a_code_that_does_not_exist_is_an_error():
    given = options(BY_MONTH, places={"Kota Metro": "99.99"})
    assert ("unit-code-unknown", None, None) in found(check(workbook(MONTHS), options=given))
