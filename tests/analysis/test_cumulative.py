"""Running sums are of the same months, start again in January, and have gaps where these have."""

from __future__ import annotations

from analysis.cumulative import cumulative, unknown_before
from domain.indicators import ATTENDANCE, VIOLATIONS_IN_PROCESS, VIOLATIONS_REPORTED
from domain.period import Period
from domain.states import State
from tests.analysis.months import ABSENT, BLANK, UNKNOWN, months

OCTOBER = Period(2023, 10)


def test_counts_are_summed_from_january():
    found = cumulative(months(1, 2, 3, 4, 5, first=OCTOBER), indicator=VIOLATIONS_REPORTED)
    assert found.values == (1, 3, 6, 4, 9)


def test_shares_are_summed_before_dividing():
    found = cumulative(months(1, 90, of=[10, 90], first=Period(2024, 1)), indicator=ATTENDANCE)
    assert found.values == (0.1, 0.91)
    assert (found.numerators[1], found.denominators[1]) == (91, 100)


def test_a_missing_month_has_no_sum_and_adds_nothing():
    series = months(1, UNKNOWN, BLANK, 4, first=Period(2024, 1))
    found = cumulative(series, indicator=VIOLATIONS_REPORTED)
    assert found.values == (1, None, None, 5)
    assert found.states[1:3] == (State.NOT_REPORTED, State.BLANK)
    assert unknown_before(found, Period(2024, 4)) == (Period(2024, 2), Period(2024, 3))
    assert unknown_before(found, Period(2024, 1)) == ()


def test_a_place_founded_mid_year_lacks_nothing():
    found = cumulative(months(ABSENT, ABSENT, 4, first=Period(2024, 1)),
                       indicator=VIOLATIONS_REPORTED)  # fmt: skip
    assert found.values == (None, None, 4)
    assert unknown_before(found, Period(2024, 3)) == ()


def test_a_month_of_zero_after_cases_is_a_sum_above_zero():
    found = cumulative(months(3, 0, first=Period(2024, 1)), indicator=VIOLATIONS_REPORTED)
    assert found.states == (State.ABOVE_ZERO, State.ABOVE_ZERO)
    none = cumulative(months(0, 0, first=Period(2024, 1)), indicator=VIOLATIONS_REPORTED)
    assert none.states == (State.ZERO, State.ZERO)
    assert none.values == (0, 0)


def test_months_without_anybody_invited_have_no_rate():
    found = cumulative(months(0, 8, of=[0, 10], first=Period(2024, 1)), indicator=ATTENDANCE)
    assert found.values == (None, 0.8)


def test_a_correction_of_an_earlier_month_leaves_a_gap_not_a_fall():
    """A figure that falls from one cumulative report to the next is unknown (`totals`)."""
    found = cumulative(months(9, UNKNOWN, 2, first=Period(2024, 1)), indicator=VIOLATIONS_REPORTED)
    assert found.values == (9, None, 11)


def test_positions_are_never_summed():
    series = months(5, 6, 7)
    assert cumulative(series, indicator=VIOLATIONS_IN_PROCESS) is series
