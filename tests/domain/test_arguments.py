"""Months and days on the command line: read as written, or refused with how to write them."""

from argparse import ArgumentTypeError
from datetime import date

import pytest

from domain.arguments import day, month
from domain.period import Period


def test_a_month_and_a_day_are_read():
    assert month("2024-02") == month("Februari 2024") == Period(2024, 2)
    assert day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("read", "text", "form"),
    [(month, "2024-13", "2024-01"), (month, "", "2024-01"), (day, "2023-02-29", "2024-01-31")],
)
def test_what_is_none_is_refused_with_the_usual_form(read, text, form):
    with pytest.raises(ArgumentTypeError, match=form):
        read(text)
