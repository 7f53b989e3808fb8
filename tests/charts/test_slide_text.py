"""Texts of several lines, and the parts of charts that are counted out: ticks, labels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.frame import plain
from charts.slide_plot import apart, tick_texts, ticks, with_value
from charts.slide_text import Type, fitted, sizes, width_of, wrapped
from domain.indicators import IndicatorUnit
from domain.language import Language

TYPE = Type(24)
WORDS = st.lists(
    st.text("abcdefgh.,%0123456789", min_size=1, max_size=14), min_size=1, max_size=20
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(before=WORDS, bold=WORDS, after=WORDS, room=st.integers(160, 900))
def test_lines_keep_every_letter_and_none_is_too_long(before, bold, after, room):
    text = f"{before} **{bold}** {after}"
    lines = wrapped(text, TYPE, room)
    assert "".join(plain(" ".join(lines)).split()) == "".join(plain(text).split())
    assert all(width_of(line, TYPE) <= room + 1 for line in lines)
    assert all(line.count("**") % 2 == 0 for line in lines)


def test_a_word_wider_than_the_line_is_broken_between_letters():
    lines = wrapped("a " + "m" * 60 + " b", TYPE, 200)
    assert len(lines) > 4 and "".join(lines).replace(" ", "") == "a" + "m" * 60 + "b"


def test_the_largest_size_that_fits_is_taken_and_the_smallest_when_none_does():
    text = ["word " * 40]
    big, small = (fitted(text, types=sizes(40, 30, 20), room=600, height=h) for h in (900, 20))
    assert (big.type.size, small.type.size) == (40, 20)
    assert big.height == pytest.approx(len(big.paragraphs[0]) * big.type.leading)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 105, (0, 20, 40, 60, 80, 100)),
        (0, 1.3, (0, 0.25, 0.5, 0.75, 1.0, 1.25)),
        (0, 23, (0, 5, 10, 15, 20)),
        (85, 102, (85, 90, 95, 100)),
    ],
)
def test_ticks_are_round(low, high, expected):
    assert ticks(low, high, 6) == pytest.approx(expected)


def test_ticks_are_written_as_the_language_writes_numbers():
    values = (0.0, 0.25, 0.5)
    assert tick_texts(values, IndicatorUnit.PER_1000, Language("id")) == ["0,00", "0,25", "0,50"]
    assert tick_texts((0.0, 20.0), IndicatorUnit.PERCENT, Language("en")) == ["0%", "20%"]


def test_a_name_that_holds_its_value_is_not_given_it_twice():
    assert with_value("together 0.03", "0.03") == "together 0.03"
    assert with_value("mean", "0.03") == "mean 0.03"


@given(
    wanted=st.lists(st.floats(0, 600), min_size=1, max_size=6),
    height=st.integers(10, 60),
)
def test_labels_never_cover_each_other(wanted, height):
    placed = sorted(apart(wanted, [float(height)] * len(wanted), 0.0, 600.0))
    assert all(b - a >= height - 1e-6 for a, b in pairwise(placed))
    assert placed[-1] + height / 2 <= 600.0 + 1e-6
