"""The same layout next month has the same fingerprint; another layout has another one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data_loaders.opening import read_workbook
from data_loaders.proposal import propose_tables
from data_loaders.raw import RawSheet, RawWorkbook
from domain.period import MONTHS_EN, MONTHS_ID, SHORT_MONTHS_ID, Period
from tests.support.checking import TODAY, resolver
from tests.support.workbooks import workbook


def fingerprint(text, name="rekap.xlsx"):
    (found,) = propose_tables(
        raw=read_workbook(workbook(text), name), resolver=resolver(), today=TODAY
    )
    return found.fingerprint


BASE = """
    Rekap Januari
    | LAPORAN PELANGGARAN NETRALITAS POLRI BULAN JANUARI 2024 |
    | .  |
    | No | Polres        | Dilaporkan Januari 2024 | Terbukti | Eselon 2 |
    | 1  | Polres Garut  | 4                       | 1        | 0        |
    | 2  | Polres Ciamis | 3                       | 0        | 1        |
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("JANUARI 2024", "PEBRUARI 2025"),
        ("JANUARI 2024", "31-12-2024"),
        ("Rekap Januari", "Rekap Maret 2024"),
        ("Rekap Januari", "Sheet1"),
        ("Dilaporkan Januari 2024", "Dilaporkan April 2025"),
        ("Dilaporkan Januari 2024", "DILAPORKAN  (Des. 2024)"),
        ("| 4     ", "| 1.234 "),
        ("| 2  | Polres Ciamis | 3                       | 0        | 1        |", ""),
        ("Polres Ciamis", "Polres Bogor"),
        ("| .  |\n", ""),
        ("| 1  | Polres Garut  |", "| .  | JUMLAH        | 7 | 1 | 1 |\n| 1  | Polres Garut  |"),
    ],
)
def test_the_same_layout_next_month(old, new):
    assert old in BASE
    assert fingerprint(BASE.replace(old, new)) == fingerprint(BASE)


def test_the_name_of_the_file_does_not_count():
    assert fingerprint(BASE, "laporan maret 2024.xlsx") == fingerprint(BASE, "x.xlsx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Terbukti", "Dalam proses"),
        ("Terbukti", "Terbukti DS4"),
        ("Eselon 2", "Eselon 3"),
        ("| Dilaporkan Januari 2024 | Terbukti |", "| Terbukti | Dilaporkan Januari 2024 |"),
        ("| Eselon 2 |", "| Eselon 2 | Keterangan |"),
        ("| No |", "| No | Kode |"),
        ("NETRALITAS POLRI", "NETRALITAS ASN POLRI"),
        ("BULAN JANUARI", "s.d. JANUARI"),
        ("POLRI BULAN", "POLRI KODIM BULAN"),
    ],
)
def test_another_layout(old, new):
    assert old in BASE
    assert fingerprint(BASE.replace(old, new)) != fingerprint(BASE)


def columns_of_months(*months):
    heads = " | ".join(f"Dilaporkan {month}" for month in months)
    figures = " | ".join("1" for _ in months)
    return fingerprint(f"Rekap\n| POLRI 2024 |\n| Polres | {heads} |\n| Polres Garut | {figures} |")


def test_columns_of_months_that_move_on_are_the_same_layout():
    first = columns_of_months("Januari", "Februari", "Maret")
    assert columns_of_months("Februari", "Maret", "April") == first
    assert columns_of_months("Nov 2024", "Des 2024", "Jan 2025") == first
    assert columns_of_months("Maret", "Februari", "Januari") != first
    assert columns_of_months("Januari", "Maret", "April") != first
    assert columns_of_months("Januari", "Februari") != first


def columns_of_years(*years):
    heads = " | ".join(f"Wajib {year}" for year in years)
    return fingerprint(f"Rekap\n| Polres | {heads} |\n| Polres Garut | 1 | 1 |")


def test_columns_of_years_that_change_their_order_are_another_layout():
    assert columns_of_years(2023, 2024) == columns_of_years(2024, 2025)
    assert columns_of_years(2023, 2024) != columns_of_years(2024, 2023)


# --- any layout ---------------------------------------------------------------------------------

_WORDS = ("Dilaporkan", "Terbukti", "Proses", "Sanksi", "KE1", "KE 2", "DS4", "Lain", "Ket")
_HEADINGS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6, unique=True)
_MONTH_TEXTS = st.one_of(
    st.sampled_from([*MONTHS_ID, *MONTHS_EN]).map(lambda name: f"{name} 2024"),
    st.sampled_from(SHORT_MONTHS_ID).map(lambda name: f"{name}. 2025"),
    st.integers(1, 12).map(lambda n: f"2024-{n:02d}"),
    st.integers(1, 12).map(lambda n: f"31/{n:02d}/2024"),
)
_FIGURES = st.integers(0, 99_999)


def made(headings, months, figures, units=("Polres Garut", "Polres Ciamis")):
    title, in_heading = months
    heads = [f"{head} {in_heading}" if n == 0 else head for n, head in enumerate(headings)]
    rows = [(f"REKAP POLRI {title}",), (), ("No", "Polres", *heads)]
    rows += [(n, unit, *figures[: len(headings)]) for n, unit in enumerate(units, start=1)]
    sheet = RawSheet(name="Rekap", rows=tuple(rows))
    raw = RawWorkbook(file_name="x.xlsx", sha256="", format="xlsx", sheets=(sheet,))
    (found,) = propose_tables(raw=raw, resolver=resolver(), today=date(2024, 6, 30))
    return found


@settings(max_examples=60, deadline=None)
@given(
    headings=_HEADINGS,
    months=st.tuples(_MONTH_TEXTS, _MONTH_TEXTS),
    others=st.tuples(_MONTH_TEXTS, _MONTH_TEXTS),
    figures=st.lists(_FIGURES, min_size=6, max_size=6),
)
def test_months_and_figures_never_change_a_fingerprint(headings, months, others, figures):
    this_month = made(headings, months, figures)
    next_month = made(headings, others, figures[::-1], units=("Polres Bogor",))
    assert this_month.fingerprint == next_month.fingerprint


@settings(max_examples=60, deadline=None)
@given(
    headings=_HEADINGS,
    other=_HEADINGS,
    months=st.tuples(_MONTH_TEXTS, _MONTH_TEXTS),
    figures=st.lists(_FIGURES, min_size=6, max_size=6),
)
def test_other_columns_always_change_a_fingerprint(headings, other, months, figures):
    assume(headings != other)
    assert made(headings, months, figures).fingerprint != made(other, months, figures).fingerprint


@settings(max_examples=40, deadline=None)
@given(month=st.integers(1, 12), year=st.integers(2020, 2030), name=st.sampled_from([0, 1]))
def test_every_month_is_read_from_title_and_heading(month, year, name):
    text = f"{(MONTHS_ID, MONTHS_EN)[name][month - 1]} {year}"
    found = made(["Dilaporkan"], (text, text), [1])
    assert found.options.period == Period(year, month)
    assert found.columns[2].month == Period(year, month)
