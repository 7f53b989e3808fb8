"""Classes for any values: every value in one class, breaks that people read, labels that cover."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.classes import TARGETS, Classes, classify
from charts.legend import class_labels
from domain.breaks import BREAK_CHOICES, BreakChoice, BreakMethod
from domain.indicators import (
    COVERAGE,
    PLEDGE_COMPLETION,
    VIOLATION_RATE,
    VIOLATIONS_REPORTED,
    IndicatorUnit,
)
from domain.language import Language

ENGLISH = Language("en")
INDICATORS = (PLEDGE_COMPLETION, COVERAGE, VIOLATION_RATE, VIOLATIONS_REPORTED)
STANDARD = BreakChoice()
CHOSEN = [choice for choice in BREAK_CHOICES if not choice.is_standard]
FRACTIONS = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 3000)), max_size=30)


def values_of(indicator, pairs):
    """Fractions as the indicator stores them, and the same as whole reading steps."""
    if indicator.unit is IndicatorUnit.COUNT:
        return pd.Series([top for top, _ in pairs], dtype=float), [top for top, _ in pairs]
    one = indicator.unit.scale * 10**indicator.unit.digits
    stored = pd.Series([top / bottom for top, bottom in pairs], dtype=float)
    return stored, [top * one // bottom for top, bottom in pairs]


def span(label, indicator):
    """First and last reading step that a label speaks of."""
    one = 10**indicator.unit.digits
    numbers = [
        round(float(number) * one) for number in re.findall(r"[\d.]+", label.replace(",", ""))
    ]
    if label == "above zero":
        return -inf, inf
    if label.startswith("below"):
        return -inf, numbers[0] - 1
    if label.startswith("more than"):
        return numbers[0] + 1, inf
    if label.endswith("or more") or (label == "100" and indicator.has_targets):
        return numbers[0], inf
    return numbers[0], numbers[-1]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(INDICATORS), st.sampled_from(BREAK_CHOICES), FRACTIONS)
def test_any_values_have_classes_whose_labels_leave_no_gap_and_do_not_overlap(
    indicator, choice, pairs
):
    values, steps = values_of(indicator, pairs)
    classes = classify(indicator=indicator, values=values, choice=choice)
    assert list(classes.breaks) == sorted(set(classes.breaks))
    assert classes.count <= (6 if choice.is_standard else choice.count)
    spans = [
        span(label, indicator)
        for label in class_labels(indicator=indicator, classes=classes, language=ENGLISH)
    ]
    assert len(spans) == classes.count
    assert spans[-1][1] == inf
    assert all(low[1] + 1 == high[0] for low, high in pairwise(spans))
    for place, step in zip(classes.index(values), steps, strict=True):
        low, high = spans[place]
        assert step == 0 or low <= step <= high


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(INDICATORS), st.sampled_from(CHOSEN), FRACTIONS.filter(any))
def test_rounding_empties_no_class(indicator, choice, pairs):
    values, _ = values_of(indicator, pairs)
    above = values[values > 0]
    classes = classify(indicator=indicator, values=values, choice=choice)
    filled = np.unique(classes.index(above)).tolist() if len(above) else [0]
    if choice.method is BreakMethod.EQUAL:
        assert {filled[0], filled[-1]} == {0, classes.count - 1}
    else:
        assert filled == list(range(classes.count))


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("values", [[], [0.0, nan], [3.0] * 40, [inf, nan, 3.0], [-2.0, 3.0]])
def test_one_value_or_none_is_one_class(indicator, values):
    for choice in CHOSEN:
        found = classify(indicator=indicator, values=pd.Series(values, dtype=float), choice=choice)
        assert found.breaks == ()


@pytest.mark.parametrize("choice", CHOSEN)
def test_fewer_distinct_values_than_classes_have_a_class_each(choice):
    values = pd.Series([1.0, 2.0] * 20)
    classes = classify(indicator=VIOLATIONS_REPORTED, values=values, choice=choice)
    assert classes.breaks == (2.0,)


def test_missing_and_infinite_values_move_no_break():
    values = pd.Series([0.1, 0.2, 0.4, 0.5, 0.8, 0.9])
    spoilt = pd.concat([values, pd.Series([nan, inf, -inf, 0.0])])
    for choice in CHOSEN:
        of = [classify(indicator=COVERAGE, values=each, choice=choice) for each in (values, spoilt)]
        assert of[0] == of[1]


def test_the_standard_is_targets_for_percentages_and_single_cases_for_counts():
    values = pd.Series([0.12, 0.3, 0.31, 0.99])
    assert classify(indicator=PLEDGE_COMPLETION, values=values).breaks == TARGETS
    counts = classify(indicator=VIOLATIONS_REPORTED, values=pd.Series([1.0, 1.0, 2.0, 40.0]))
    assert counts == Classes((2.0, 3.0, 6.0, 11.0, 21.0), 1.0)


# 1,000 percentages from 20.0 to 99.9, more of them high than low
SKEWED = pd.Series([1 - 0.8 * (i / 1000) ** 2 - 0.001 for i in range(1000)])


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        (("quantiles", 4), ("below 50", "50 – 79.9", "80 – 94.9", "95 or more")),
        (("natural", 4), ("below 40", "40 – 69.9", "70 – 84.9", "85 or more")),
        (("equal", 4), ("below 40", "40 – 59.9", "60 – 79.9", "80 or more")),
    ],
)
def test_breaks_are_numbers_that_people_read(code, labels):
    choice = BreakChoice(BreakMethod(code[0]), code[1])
    classes = classify(indicator=PLEDGE_COMPLETION, values=SKEWED, choice=choice)
    found = class_labels(indicator=PLEDGE_COMPLETION, classes=classes, language=ENGLISH)
    assert found == labels


def test_natural_breaks_keep_together_what_lies_together():
    heaps = [3, 4, 4, 5, 41, 42, 43, 97, 98, 99, 99]
    values = pd.Series([float(value) for value in heaps])
    choice = BreakChoice(BreakMethod.NATURAL, 3)
    classes = classify(indicator=VIOLATIONS_REPORTED, values=values, choice=choice)
    assert classes.index(values).tolist() == [0] * 4 + [1] * 3 + [2] * 4


def test_natural_breaks_are_the_same_in_any_order_and_every_time():
    choice = BreakChoice(BreakMethod.NATURAL, 5)
    of = [
        classify(indicator=PLEDGE_COMPLETION, values=each, choice=choice)
        for each in (SKEWED, SKEWED[::-1], SKEWED.sample(frac=1, random_state=3))
    ]
    assert of[0] == of[1] == of[2]


def test_equal_steps_are_equal():
    for count in range(3, 7):
        choice = BreakChoice(BreakMethod.EQUAL, count)
        breaks = classify(indicator=PLEDGE_COMPLETION, values=SKEWED, choice=choice).breaks
        assert len({round(high - low, 6) for low, high in pairwise(breaks)}) == 1
        assert len(breaks) == count - 1


def test_equal_numbers_are_about_equal():
    for count in range(3, 7):
        choice = BreakChoice(BreakMethod.QUANTILES, count)
        classes = classify(indicator=PLEDGE_COMPLETION, values=SKEWED, choice=choice)
        held = np.bincount(classes.index(SKEWED), minlength=count)
        assert held.min() > 1000 / count * 0.5
        assert held.max() < 1000 / count * 1.5
