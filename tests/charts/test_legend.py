"""The legend's words and counts, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.classes import TARGETS, Classes
from charts.legend import class_labels, map_legend
from domain.breaks import BreakChoice, BreakMethod
from domain.indicators import COVERAGE, PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.language import Language
from domain.states import State
from tests.charts.grid import BLANK, CODES, JANUARY, UNKNOWN, view

EN, ID = Language("en"), Language("id")


def labels(indicator, breaks, language=EN, lowest=0.0):
    return class_labels(
        indicator=indicator, classes=Classes(tuple(breaks), lowest), language=language
    )


def test_percentages_have_the_fixed_targets():
    assert labels(PLEDGE_COMPLETION, TARGETS) == (
        "below 50", "50 – 69.9", "70 – 84.9", "85 – 94.9", "95 – 99.9", "100",
    )  # fmt: skip


def test_indonesian_writes_decimal_commas():
    assert labels(PLEDGE_COMPLETION, TARGETS, ID)[1:5] == (
        "50 – 69,9", "70 – 84,9", "85 – 94,9", "95 – 99,9",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ((), ("1 or more",)),
        ((2.0,), ("1", "more than 1")),
        ((2.0, 3.0, 6.0, 11.0, 21.0), ("1", "2", "3 – 5", "6 – 10", "11 – 20", "more than 20")),
        ((1500.0,), ("1 – 1,499", "more than 1,499")),
    ],
)
def test_counts_are_whole_numbers_that_leave_no_gap(breaks, expected):
    assert labels(VIOLATIONS_REPORTED, breaks, lowest=1.0) == expected


@pytest.mark.parametrize(
    ("indicator", "breaks", "expected"),
    [
        (VIOLATION_RATE, (0.0002, 0.0004), ("below 0.2", "0.2 – 0.39", "0.4 or more")),
        (COVERAGE, (0.1, 0.25), ("below 10", "10 – 24.99", "25 or more")),
        (COVERAGE, (), ("above zero",)),
    ],
)
def test_rates_per_personnel_are_written_as_they_are_read(indicator, breaks, expected):
    assert labels(indicator, breaks) == expected


def test_every_area_is_counted_once_and_all_states_are_named_even_at_zero():
    found = view({CODES[0]: (40, 100), CODES[1]: (100, 100), CODES[2]: UNKNOWN, CODES[3]: BLANK})
    month = found.month(JANUARY)
    legend = map_legend(found, month, EN)
    assert legend.caption == "Reported, above zero: 2"
    assert legend.note == "percent"
    assert [entry.count for entry in legend.classes] == [1, 0, 0, 0, 0, 1]
    assert [(entry.look, entry.count) for entry in legend.states] == [
        ("z", 0), ("b", 1), ("n", 1), ("x", 16),
    ]  # fmt: skip
    assert sum(entry.count for entry in legend.entries) == len(month.groups)


def test_joined_areas_count_once():
    found = view({CODES[0]: (1, 2)}, joins=[CODES[:3]])
    legend = map_legend(found, found.month(JANUARY), EN)
    assert sum(entry.count for entry in legend.entries) == 20 - 2


def test_more_than_100_percent_is_marked_and_says_so():
    found = view({CODES[0]: (120, 100), CODES[1]: (100, 100)})
    legend = map_legend(found, found.month(JANUARY), EN)
    assert legend.classes[-1].count == 2
    assert legend.mark_note == "1 area above 100%: check the data"


def test_pale_colours_are_explained_and_counted():
    found = view({CODES[0]: (3, 3), CODES[1]: (10, 19), CODES[2]: (10, 20), CODES[3]: (0, 5)})
    assert map_legend(found, found.month(JANUARY), EN).faint_note == (
        "Pale with an edge: fewer than 20 people: 2"
    )
    large = view({CODES[0]: (30, 30)})
    assert map_legend(large, large.month(JANUARY), EN).faint_note == ""


def test_the_bound_of_a_rate_per_1000_is_1000_personnel():
    found = view({CODES[0]: (1, 999), CODES[1]: (1, 1000)}, indicator=VIOLATION_RATE)
    assert map_legend(found, found.month(JANUARY), EN).faint_note == (
        "Pale with an edge: fewer than 1,000 personnel: 1"
    )


def test_chosen_classes_are_named_and_the_standard_goes_without_saying():
    found = view({CODES[0]: (40, 100), CODES[1]: (80, 100)})
    chosen = replace(found, breaks=BreakChoice(BreakMethod.NATURAL, 3))
    assert map_legend(found, found.month(JANUARY), EN).note == "percent"
    assert map_legend(chosen, found.month(JANUARY), EN).note == "percent; natural breaks"


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ((0.333,), ("below 33.3", "33.3 or more")),
        ((0.333, 0.334, 0.9), ("below 33.3", "33.3", "33.4 – 89.9", "90 or more")),
        ((0.05, 0.1), ("below 5", "5 – 9.9", "10 or more")),
        ((0.5, 1.0), ("below 50", "50 – 99.9", "100")),
    ],
)
def test_odd_breaks_of_percentages_leave_no_gap(breaks, expected):
    assert labels(PLEDGE_COMPLETION, breaks) == expected


def test_labels_of_states_come_from_the_domain():
    found = view({})
    legend = map_legend(found, found.month(JANUARY), ID)
    assert [entry.label for entry in legend.states] == [
        state.label(ID)
        for state in (State.ZERO, State.BLANK, State.NOT_REPORTED, State.NOT_IN_SCOPE)
    ]
