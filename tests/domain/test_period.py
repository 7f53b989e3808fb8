"""A reporting period is one calendar month, however it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.period import Period

PERIODS = st.builds(Period, st.integers(1951, 2090), st.integers(1, 12))


@pytest.mark.parametrize(
    "text",
    ("2024-01", "2024-1", "2024-01-31", "Januari 2024", "JANUARI  2024", "Jan 2024", "Jan. 2024",
     "January 2024", "januari-2024", "Jan/2024", " Januari 2024 "),
)  # fmt: skip
def test_january_is_understood_in_every_usual_spelling(text):
    assert Period.parse(text) == Period(2024, 1)


@pytest.mark.parametrize(
    ("text", "month"),
    (
        ("Pebruari 2024", 2),
        ("Nopember 2023", 11),
        ("Agt 2024", 8),
        ("Agu 2024", 8),
        ("Mei 2024", 5),
    ),
)
def test_older_and_short_indonesian_names(text, month):
    assert Period.parse(text).month == month


@pytest.mark.parametrize(
    "text", ("", "2024", "2024-13", "2024-00", "Januari", "Januari - Maret 2024", "31 Januari 2024",
             "Januar 2024", "1023-01", "s.d. Maret 2024", "2024-02-30", "Maret 1900"),
)  # fmt: skip
def test_what_is_not_one_month_is_refused(text):
    with pytest.raises(ValueError) as raised:
        Period.parse(text)
    assert str(raised.value) == text


@given(PERIODS)
def test_its_own_writing_is_read_back(period):
    assert Period.parse(str(period)) == period


@given(PERIODS, st.integers(-60, 60))
def test_counting_months_forth_and_back(period, months):
    assert period.plus(months).plus(-months) == period
    assert period.plus(months).months_since(period) == months


@given(PERIODS)
def test_days_of_a_month_and_its_neighbours(period):
    assert Period.of(period.first_day) == Period.of(period.last_day) == period
    assert (period.next.first_day - period.last_day).days == 1
    assert period.previous < period < period.next


def test_every_day_lies_in_a_month_and_the_last_months_have_an_end():
    assert not Period.of(date(1900, 1, 5)).is_plausible
    assert Period(1945, 1).is_plausible and not Period(1945, 1).previous.is_plausible
    assert Period(2100, 12).last_day == date(2100, 12, 31)
    assert Period.of(date.max).last_day == date.max


def test_february_of_a_leap_year():
    assert Period(2024, 2).last_day == date(2024, 2, 29)


def test_a_run_of_months_holds_both_ends_and_is_empty_backwards():
    run = list(Period(2023, 11).through(Period(2024, 2)))
    assert [str(period) for period in run] == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert list(Period(2024, 2).through(Period(2024, 1))) == []
