"""Each run rule marks what its source says, and nothing across a month that is not known."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.run_rules import Bounds, Rule, find_signals

NAN = float("nan")


def signals(*values, judged=None):
    """On a chart with centre 0, 95 % limits at 2 and 99.8 % limits at 3."""
    n = len(values)
    ends = (np.full(n, float(level)) for level in (0, -2, 2, -3, 3))
    is_judged = [True] * n if judged is None else judged
    found = find_signals(values=values, bounds=Bounds(*ends), is_judged=is_judged)
    return [(one.rule, one.is_upward, one.first, one.last) for one in found]


def test_a_point_beyond_a_limit_is_marked_and_one_on_it_is_not():
    assert signals(0.1, 3.01, -0.1) == [(Rule.BEYOND, True, 1, 1)]
    assert signals(0.1, 3.0, -0.1) == []
    assert signals(0.1, -3.5, 0.1) == [(Rule.BEYOND, False, 1, 1)]


def test_two_of_three_beyond_the_same_warning_limit():
    assert signals(2.5, 0.1, 2.6) == [(Rule.TWO_OF_THREE, True, 0, 2)]
    assert signals(-2.5, -2.6) == [(Rule.TWO_OF_THREE, False, 0, 1)]
    assert signals(2.5, -2.5) == []
    assert signals(2.5, 0.1, -0.1, 2.5) == []
    assert signals(2.5, 2.6, 2.4) == [(Rule.TWO_OF_THREE, True, 0, 2)]


def test_a_point_beyond_a_limit_is_not_marked_a_second_time_by_the_warning_limits():
    assert signals(2.5, 3.5) == [(Rule.BEYOND, True, 1, 1)]
    assert signals(3.5, 2.5, 0.1) == [(Rule.BEYOND, True, 0, 0)]


@pytest.mark.parametrize("sign", (1, -1))
def test_eight_in_a_row_on_one_side(sign):
    rise = sign > 0
    seven = [sign * one for one in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.5)]
    assert signals(*seven) == []
    assert signals(*seven, sign * 0.1) == [(Rule.RUN, rise, 0, 7)]
    assert signals(*seven, sign * 0.1, sign * 0.9) == [(Rule.RUN, rise, 0, 8)]
    assert signals(*seven, 0.0, sign * 0.1) == []


def test_six_in_a_row_each_higher_or_lower():
    assert signals(-1.5, -1, -0.5, 0.5, 1) == []
    assert signals(-1.5, -1, -0.5, 0.5, 1, 1.5) == [(Rule.TREND, True, 0, 5)]
    assert signals(1.5, 1, 0.5, -0.5, -1, -1.5) == [(Rule.TREND, False, 0, 5)]
    assert signals(-1.5, -1, -1, 0.5, 1, 1.5) == []


def test_equal_values_on_the_centre_are_no_run_whatever_the_rounding():
    centre = 0.1 + 0.2
    ends = (np.full(9, level) for level in (centre, 0.1, 0.5, 0.0, 0.6))
    assert find_signals(values=[0.3] * 9, bounds=Bounds(*ends), is_judged=[True] * 9) == ()


def test_no_rule_looks_across_a_month_that_is_missing_or_not_judged():
    above = [0.5] * 4
    assert signals(*above, NAN, *above) == []
    assert signals(*above, 0.5, *above, judged=[True] * 4 + [False] + [True] * 4) == []
    assert signals(2.5, NAN, 2.5) == []
    assert signals(-1.5, -1, -0.5, NAN, 0.5, 1, 1.5) == []
    assert signals(5.0, judged=[False]) == []


def test_no_month_no_signal():
    assert signals() == []
    assert signals(1.0) == []


def test_signals_come_in_the_order_of_their_last_points():
    found = signals(3.5, -1.5, -1, -0.5, 0.5, 1, 1.5)
    assert [last for *_, last in found] == sorted(last for *_, last in found)
