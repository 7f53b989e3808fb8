"""What earlier months say about a file: falls, jumps, and copies."""

import pytest

from domain.fields import ReportKind
from domain.language import Language
from tests.support.checking import check, found
from tests.support.earlier import Earlier
from tests.support.workbooks import COVER, workbook

CUMULATIVE = """
    Identitas
    | Bulan Laporan | Maret 2024 |
    | Jenis Angka   | Kumulatif  |
    | Sejak         | 2024-01    |
"""
CASES = "| Kode | Instansi | Kategori | Dilaporkan | Terbukti |"
ONE, TWO = "| '18.06 | ASN Daerah | KE1 | 2 | 1 |", "| '18.06 | ASN Daerah | KE2 | 1 | 0 |"


def cases(*rows, history, cover=CUMULATIVE):
    return check(workbook("\n".join((cover, "Pelanggaran", CASES, *rows))), history=history)


def personnel(number, before, month="2023-12"):
    text = f"""{COVER}
        Personel
        | Kode   | Instansi   | Jumlah Personel |
        | '18.06 | ASN Daerah | {number}        |
    """
    past = (month, None, {"": {"personnel": before}})
    return check(workbook(text), history=Earlier(past, kind=ReportKind.PERSONNEL))


def test_a_cumulative_figure_that_falls_is_told_at_its_cell_with_the_earlier_figure():
    past = ("2024-02", "2024-01", {"KE1": {"reported": 3, "proven": 1}, "KE2": {"reported": 1}})
    checked = cases(ONE, TWO, history=Earlier(past))
    assert found(checked) == [("cumulative-fell", "Pelanggaran", "D2")]
    message = checked.issues[0].message(Language("en"))
    assert "is 2" in message
    assert "February 2024 said 3" in message


def test_rows_that_are_gone_show_in_the_sum():
    past = ("2024-02", "2024-01", {"KE1": {"reported": 2}, "DS5": {"reported": 9, "proven": 4}})
    checked = cases(ONE, TWO, history=Earlier(past))
    assert found(checked) == [
        ("cumulative-sum-fell", "Pelanggaran", "D2"),
        ("cumulative-sum-fell", "Pelanggaran", "E2"),
    ]


@pytest.mark.parametrize(
    "past",
    [
        ("2024-02", "2024-01", {"KE1": {"reported": 2, "proven": 1}}),
        ("2024-02", "2023-10", {"KE1": {"reported": 9}}),
        ("2024-02", None, {"KE1": {"reported": 9}}),
        ("2024-02", "2024-01", {"KE1": {"reported": None}}),
    ],
)
def test_a_cumulative_figure_that_does_not_fall_is_fine(past):
    assert found(cases(ONE, TWO, history=Earlier(past))) == []


def test_earlier_reports_are_asked_once_for_the_whole_file():
    history = Earlier()
    rows = (row.replace("18.06", code) for row in (ONE, TWO) for code in ("18.06", "18.05"))
    cases(*rows, history=history)
    assert sorted(history.asked) == [("2024-03", "18.05", "None"), ("2024-03", "18.06", "None")]


@pytest.mark.parametrize(("number", "before"), [(1000, 700), (700, 1000), (12, 12000), (60, 0)])
def test_personnel_that_jumps_is_a_warning(number, before):
    checked = personnel(number, before)
    assert found(checked) == [("personnel-jumps", "Personel", "C2")]
    assert checked.status == "warnings"


@pytest.mark.parametrize(("number", "before"), [(1000, 900), (40, 10), (1049, 1000), (7, None)])
def test_a_small_change_of_personnel_is_none(number, before):
    assert found(personnel(number, before)) == []


def copied(cover, past_month="2023-12", last=4):
    past = {"KE1": {"reported": 2, "proven": 1}, "KE2": {"reported": 3, "proven": 2},
            "KE3": {"reported": 5, "proven": 4}}  # fmt: skip
    rows = (
        f"| '18.06 | ASN Daerah | {code} | {reported} | {proven} |"
        for code, reported, proven in (("KE1", 2, 1), ("KE2", 3, 2), ("KE3", 5, last))
    )
    since = "2024-01" if cover is CUMULATIVE else None
    return cases(*rows, history=Earlier((past_month, since, past)), cover=cover)


def test_a_sheet_that_repeats_the_month_before_figure_by_figure_is_a_warning():
    assert found(copied(COVER)) == [("figures-as-before", "Pelanggaran", None)]


def test_one_other_figure_or_an_older_month_is_no_copy():
    assert found(copied(COVER, last=3)) == []
    assert found(copied(COVER, past_month="2023-11")) == []


def test_cumulative_figures_may_stand_still():
    checked = copied(CUMULATIVE, past_month="2024-02")
    assert found(checked) == []
    assert found(checked, notes=True) == [("positions-as-before", "Pelanggaran", None)]


def test_a_few_equal_figures_say_nothing():
    past = ("2023-12", None, {"KE1": {"reported": 2, "proven": 1}})
    assert found(cases(ONE, history=Earlier(past), cover=COVER), notes=True) == []
