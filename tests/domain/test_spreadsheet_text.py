"""What a spreadsheet would run is neutralised, in every export alike."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spreadsheet_text import is_formula_like, neutral, visible

PAYLOADS = [
    "=1+1",
    '=HYPERLINK("http://x.test")',
    "+62 812",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "\u00a0=1",
    "＝1+1",
]


def test_control_characters_are_no_part_of_a_text():
    assert visible("a\x00\x01b\tc\nd\ud800\uffff") == "ab\tc\nd"


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_would_be_run_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "18.06", "-5", "+3,5", "-12.000", "45%", "Kab. Tanggamus", "a=b", "'=1", "2024-01"]
)
def test_numbers_and_plain_texts_stay(text):
    assert neutral(text) == text


@given(st.text())
def test_no_field_of_a_csv_begins_like_a_formula(text):
    file = io.StringIO()
    csv.writer(file).writerow([neutral(text)])
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline="")) if text else ([""],)

    assert not is_formula_like(row[0]) or row[0].strip("+-0123456789.,%") == ""
