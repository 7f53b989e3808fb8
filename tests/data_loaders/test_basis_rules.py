"""Monthly or cumulative: what is stated is held against earlier months, the rest is asked."""

from dataclasses import replace

import pytest

from data_loaders.options import NO_OPTIONS, TableOptions
from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, codes, found
from tests.support.earlier import Earlier
from tests.support.workbooks import workbook

FIGURES = {"KE1": (9, 4), "KE2": (5, 3)}
MONTHLY_PAST = (
    ("2024-01", None, {"KE1": {"reported": 3, "proven": 1}, "KE2": {"reported": 1}}),
    ("2024-02", None, {"KE1": {"reported": 4, "proven": 2}, "KE2": {"reported": 2}}),
)
CUMULATIVE_PAST = (("2024-02", "2024-01", {"KE1": {"reported": 8, "proven": 3}}),)


def template(basis, *past, figures=FIGURES, month="Maret 2024", options=NO_OPTIONS):
    rows = "\n".join(
        f"| '18.06 | ASN Daerah | {category} | {reported} | {proven} |"
        for category, (reported, proven) in figures.items()
    )
    text = f"""
        Identitas
        | Bulan Laporan | {month} |
        | Jenis Angka   | {basis} |
        | Sejak         | {"2024-01" if basis == "Kumulatif" else "."} |

        Pelanggaran
        | Kode | Instansi | Kategori | Dilaporkan | Terbukti |
        {rows}
    """
    return check(workbook(text), history=Earlier(*past), options=options)


def test_monthly_figures_that_hold_all_earlier_ones_are_asked_about_at_the_first_figure():
    checked = template("Bulanan", *MONTHLY_PAST)
    assert found(checked) == [("basis-looks-cumulative", "Pelanggaran", "D2")]
    assert checked.reports == ()
    (issue,) = checked.issues
    assert issue.candidates == ("bulanan", "kumulatif")
    assert (issue.parameters["now"], issue.parameters["before"]) == (14, 10)
    assert "January 2024" in issue.message(Language("en"))


def test_a_cumulative_line_that_goes_on_as_monthly_is_asked_about():
    assert codes(template("Bulanan", *CUMULATIVE_PAST)) == {"basis-looks-cumulative"}


@pytest.mark.parametrize(
    ("past", "figures", "month"),
    [
        (MONTHLY_PAST, {"KE1": (9, 2), "KE2": (5, 0)}, "Maret 2024"),
        (MONTHLY_PAST, {"KE1": (5, 3)}, "Maret 2024"),
        (MONTHLY_PAST[:1], {"KE1": (5, 3)}, "Februari 2024"),
        (CUMULATIVE_PAST, {"KE1": (3, 4)}, "Maret 2024"),
        (CUMULATIVE_PAST, FIGURES, "Januari 2025"),
        ((), FIGURES, "Maret 2024"),
    ],
)
def test_monthly_figures_that_may_be_monthly_are_taken_as_said(past, figures, month):
    checked = template("Bulanan", *past, figures=figures, month=month)
    assert not {code for code in codes(checked) if code.startswith("basis")}


def test_an_answer_is_taken_and_goes_before_the_cover():
    monthly = TableOptions(basis="bulanan", is_basis_confirmed=True)
    checked = template("Bulanan", *MONTHLY_PAST, options=monthly)
    assert (found(checked), checked.basis, len(checked.reports)) == ([], "bulanan", 1)

    cumulative = TableOptions(basis="kumulatif", is_basis_confirmed=True)
    checked = template("Bulanan", *CUMULATIVE_PAST, options=cumulative)
    assert (found(checked), checked.basis) == ([], "kumulatif")
    assert {str(report.since) for report in checked.reports} == {"2024-01"}


def test_an_option_that_answers_no_question_does_not_go_before_the_cover():
    checked = template("Bulanan", options=TableOptions(basis="kumulatif"))
    assert checked.basis == "bulanan"


def test_figures_said_to_be_cumulative_that_nearly_all_fall_are_asked_about():
    categories = ("KE1", "KE2", "KE3", "KE4")
    past = {code: {"reported": 50, "proven": 20} for code in categories}
    units = ("18.06", "18.05", "18.72")
    rows = "\n".join(f"| '{u} | ASN Daerah | {c} | 3 | 1 |" for u in units for c in categories)
    text = f"""
        Identitas
        | Bulan Laporan | Maret 2024 |
        | Jenis Angka   | Kumulatif  |

        Pelanggaran
        | Kode | Instansi | Kategori | Dilaporkan | Terbukti |
        {rows}
    """
    checked = check(workbook(text), history=Earlier(("2024-02", "2024-01", past)))
    assert found(checked) == [("basis-looks-monthly", "Pelanggaran", "D2")]


DESCRIBED = TableOptions(
    kind=ReportKind.VIOLATIONS, period=Period(2024, 3), unit_kind=UnitKind.REGENCY,
    columns={"A": "unit", "B": "reported", "C": "proven"},
    terms={"institution": "asn_daerah", "category": "KE1"},
)  # fmt: skip


def described(reported, proven, *past, options=DESCRIBED):
    text = f"""
        Rekap
        | Kabupaten           | Dilaporkan | Terbukti |
        | Kabupaten Tanggamus | {reported} | {proven} |
    """
    return check(workbook(text), options=options, history=Earlier(*past))


@pytest.mark.parametrize(
    ("reported", "proven", "past", "code"),
    [
        (9, 4, (), "basis-unknown"),
        (9, 4, CUMULATIVE_PAST, "basis-likely"),
        (2, 1, CUMULATIVE_PAST, "basis-likely"),
        (9, 4, MONTHLY_PAST[:1], "basis-compared"),
    ],
)
def test_a_table_that_does_not_say_its_basis_is_asked_with_what_earlier_months_say(
    reported, proven, past, code
):
    checked = described(reported, proven, *past)
    assert found(checked) == [(code, "Rekap", "B2")]
    assert checked.reports == ()


def test_both_consequences_are_shown():
    (issue,) = described(9, 4, *CUMULATIVE_PAST).issues
    message = issue.message(Language("en"))
    assert "Monthly, 9 “Dilaporkan” belong to March 2024" in message
    assert "cumulative since January 2024, 1 do" in message
    assert "Cumulative" in message
    (issue,) = described(2, 1, *CUMULATIVE_PAST).issues
    assert issue.parameters["likely"].code == "bulanan"


def test_numbers_at_the_end_of_a_month_need_no_basis():
    personnel = replace(
        DESCRIBED, kind=ReportKind.PERSONNEL, columns={"A": "unit", "B": "personnel"},
        terms={"institution": "asn_daerah"},
    )  # fmt: skip
    checked = described(900, 4, options=personnel)
    assert (found(checked), checked.basis, len(checked.reports)) == ([], "bulanan", 1)


def across(*rows, **more):
    """A table with the months from January to April across."""
    lines = "\n".join(f"| {name} | {' | '.join(map(str, values))} |" for name, values in rows)
    text = f"Rekap\n| Kabupaten | Januari 2024 | Februari 2024 | Maret 2024 | April 2024 |\n{lines}"
    columns = {letter: f"reported@2024-{month:02d}" for month, letter in enumerate("BCDE", start=1)}
    options = replace(DESCRIBED, period=None, basis="bulanan", columns={"A": "unit", **columns})
    return check(workbook(text), options=replace(options, **more))


RISING = (
    ("Kabupaten Tanggamus", (1, 3, 4, 9)),
    ("Kabupaten Lebak", (2, 5, 6, 7)),
    ("Kota Metro", (1, 1, 2, 4)),
)


def test_months_of_one_file_that_only_ever_rise_are_asked_about():
    assert found(across(*RISING)) == [("basis-never-falls", "Rekap", "B2")]
    assert found(across(*RISING, is_basis_confirmed=True)) == []
    assert found(across(*RISING, basis="kumulatif")) == []


def test_one_fall_or_few_rises_are_monthly_figures():
    assert found(across(*RISING[:2])) == []
    assert found(across(*RISING, ("Kota Bandar Lampung", (3, 2, 5, 9)))) == []
