"""Months as Indonesians write them: alone in a cell, and in titles and file names."""

from datetime import date

import pytest

from data_loaders.days import month_of
from data_loaders.month_words import Span, spans_in
from domain.period import MONTHS_EN, MONTHS_ID, SHORT_MONTHS_EN, SHORT_MONTHS_ID, Period
from tests.support.checking import check, found
from tests.support.workbooks import workbook

ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.parametrize("names", [MONTHS_ID, MONTHS_EN, SHORT_MONTHS_ID, SHORT_MONTHS_EN, ROMANS])
def test_every_month_by_name_and_roman_number(names):
    for number, name in enumerate(names, start=1):
        for text in (f"{name} 2024", f"{name.upper()}-2024", f"Bulan {name} Tahun 2024"):
            assert month_of(text) == Period(2024, number), text


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Peb. 2024", 2),
        ("Pebruari 2024", 2),
        ("Mrt 2024", 3),
        ("Agust 2024", 8),
        ("Agt 2024", 8),
        ("Ags 2024", 8),
        ("Sept 2024", 9),
        ("Nop 2024", 11),
        ("Nopember 2024", 11),
        ("Jan-24", 1),
        ("Des '24", 12),
        ("01/2024", 1),
        ("2024/01", 1),
        ("1.2024", 1),
        ("202401", 1),
        (202401, 1),
        ("Bulan 1 Tahun 2024", 1),
        ("Bulan ke-3 Tahun 2024", 3),
        ("Bulan : Januari, 2024", 1),
        ("Tahun 2024 Bulan Januari", 1),
        ("31/01/2024", 1),
    ],
)
def test_other_ways_to_write_a_month(text, month):
    assert month_of(text) == Period(2024, month)


@pytest.mark.parametrize(
    "text",
    ["Maret", "13/2024", "XIII/2024", "2024-13", "Triwulan I 2024", "2024", 17, "Mar 7",
     # a small number in a cell that was formatted as a day
     date(1900, 1, 5), "05/01/1900", 190001, "Januari 1900"],
)  # fmt: skip
def test_what_is_no_single_month(text):
    assert month_of(text) is None


JANUARY, FEBRUARY, MARCH = (Period(2024, month) for month in (1, 2, 3))
FIRST_QUARTER = Span(JANUARY, MARCH, is_cumulative=True)
UNTIL_MARCH = Span(None, MARCH, is_cumulative=True)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("REKAP BULAN MARET TAHUN 2024", (Span(MARCH, MARCH),)),
        ("Laporan bulan III tahun 2024", (Span(MARCH, MARCH),)),
        ("Laporan bulan 03/2024", (Span(MARCH, MARCH),)),
        ("rekap_Maret_2024", (Span(MARCH, MARCH),)),
        ("Keadaan per 31 Maret 2024", (Span(MARCH, MARCH),)),
        ("1 s.d. 31 Maret 2024", (Span(MARCH, MARCH),)),
        ("Januari s.d. Maret 2024", (FIRST_QUARTER,)),
        ("Januari s/d Maret 2024", (FIRST_QUARTER,)),
        ("Jan - Mar 2024", (FIRST_QUARTER,)),
        ("Bulan I sampai dengan Bulan III Tahun 2024", (FIRST_QUARTER,)),
        ("1 Januari 2024 hingga 31 Maret 2024", (FIRST_QUARTER,)),
        ("01-01-2024 s/d 31-03-2024", (FIRST_QUARTER,)),
        ("Triwulan I Tahun 2024", (FIRST_QUARTER,)),
        ("Semester II 2024", (Span(Period(2024, 7), Period(2024, 12), is_cumulative=True),)),
        ("s.d. Maret 2024", (UNTIL_MARCH,)),
        ("Data s/d bulan Maret 2024", (UNTIL_MARCH,)),
        ("sampai dengan 31 Maret 2024", (UNTIL_MARCH,)),
        ("Januari dan Februari 2024", (Span(JANUARY, JANUARY), Span(FEBRUARY, FEBRUARY))),
        ("Maret 2024, dicetak 1 April 2024", (Span(MARCH, MARCH), Span(MARCH.next, MARCH.next))),
        ("Surat Nomor 12/III/2024", ()),
        ("UU Nomor 10/2016 tentang Pemilihan", ()),
        ("Pemilu 2024", ()),
        ("Desa Mei", ()),
    ],
)
def test_months_and_spans_in_running_text(text, spans):
    assert spans_in(text) == spans


def cover(month, basis, since="."):
    return check(
        workbook(f"""
        Identitas
        | Bulan Laporan | {month} |
        | Jenis Angka   | {basis} |
        | Sejak         | {since} |

        Personel
        | Kode   | Instansi   | Jumlah Personel |
        | '18.06 | ASN Daerah | 120             |
    """)
    )


def test_a_span_on_the_cover_is_the_last_month_counted_since_the_first():
    checked = cover("Januari s.d. Maret 2024", "Kumulatif")
    assert found(checked, notes=True) == []
    assert (checked.period, checked.since) == (MARCH, JANUARY)


def test_a_span_on_the_cover_of_monthly_figures_contradicts_itself():
    checked = cover("Januari s.d. Maret 2024", "Bulanan")
    assert found(checked) == [("cover-value-unreadable", "Identitas", "B1")]


def test_a_span_that_contradicts_its_start_is_an_error():
    checked = cover("Februari s.d. Maret 2024", "Kumulatif", "2024-01")
    assert found(checked) == [("cover-since-conflict", "Identitas", "B3")]


def test_a_span_of_years_without_reports_is_not_read():
    checked = cover("Januari s.d. Maret 1932", "Kumulatif")
    assert found(checked) == [("cover-value-unreadable", "Identitas", "B1")]
