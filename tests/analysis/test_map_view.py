"""What a map shows: groups, looks, sums that lose nothing, classes that mean the same."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.classes import TARGETS, classify
from analysis.map_view import Join, build_map_view
from domain.breaks import BreakChoice, BreakMethod
from domain.indicators import COVERAGE, PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.period import Period
from domain.places import Geography
from domain.states import State
from tests.analysis.test_states_and_sums import expected, pledges, states, violations

JANUARY = Period(2024, 1)
JOIN = Join(
    area_of={"11.01": "11.01", "11.02": "11.02+11.03", "11.03": "11.02+11.03"},
    groups={"11.01": ("11.01",), "11.02+11.03": ("11.02", "11.03"), "11.04": ("11.04",)},
)


def view_of(indicator, reports, expect):
    return build_map_view(
        indicator=indicator,
        geography=Geography.REGENCY,
        states=states(indicator, reports, expect),
        joins={JANUARY: JOIN},
        periods=[JANUARY],
    )


def test_joined_areas_share_one_sum_and_count_once():
    view = view_of(
        VIOLATIONS_REPORTED,
        [violations("11.01", 1), violations("11.02", 2)],
        expected("11.01", "11.02", "11.03"),
    )
    month = view.month(JANUARY)
    group = month.of_area("11.03")
    assert (group["numerator"], group["n_reported"], group["n_expected"]) == (2, 1, 2)
    assert month.counts == {
        State.ABOVE_ZERO: 2,
        State.ZERO: 0,
        State.BLANK: 0,
        State.NOT_REPORTED: 0,
        State.NOT_IN_SCOPE: 1,
    }
    assert sum(month.counts.values()) == len(JOIN.groups)


def test_units_without_an_area_are_listed_and_stay_in_the_sum():
    view = view_of(
        VIOLATIONS_REPORTED,
        [violations("11.01", 1), violations("11", 4, unit_kind="province")],
        expected("11.01"),
    )
    month = view.month(JANUARY)
    assert month.undrawn["unit"].tolist() == ["11"]
    assert month.whole["numerator"] == 5
    assert month.groups["numerator"].sum() + month.undrawn["numerator"].sum() == 5


def test_looks_tell_the_five_states_apart():
    view = view_of(
        PLEDGE_COMPLETION,
        [pledges("11.01", 100, 70), pledges("11.02", 10, None), pledges("11.03", 10, None)],
        expected("11.01", "11.02", "11.03"),
    )
    looks = view.month(JANUARY).groups["look"]
    assert looks.to_dict() == {"11.01": "2", "11.02+11.03": "b", "11.04": "x"}


@pytest.mark.parametrize(
    ("signed", "look", "mark"),
    [
        (0, "z", " "),
        (49, "0", " "),
        (50, "1", " "),
        (95, "4", " "),
        (100, "5", " "),
        (101, "5", "h"),
    ],
)
def test_percent_classes_are_the_fixed_targets(signed, look, mark):
    view = view_of(PLEDGE_COMPLETION, [pledges("11.01", 100, signed)], expected("11.01"))
    line = view.month(JANUARY).groups.loc["11.01"]
    assert (line["look"], line["mark"]) == (look, mark)
    assert view.classes.breaks == TARGETS


@pytest.mark.parametrize(
    ("obligated", "signed", "is_faint"),
    [(3, 3, True), (19, 10, True), (20, 10, False), (3, 0, False), (19, 20, True)],
)
def test_a_class_on_fewer_than_20_people_is_faint(obligated, signed, is_faint):
    view = view_of(PLEDGE_COMPLETION, [pledges("11.01", obligated, signed)], expected("11.01"))
    assert bool(view.month(JANUARY).groups.loc["11.01", "is_faint"]) is is_faint


def test_counts_have_no_denominator_to_be_faint_for():
    view = view_of(VIOLATIONS_REPORTED, [violations("11.01", 1)], expected("11.01"))
    assert not view.month(JANUARY).groups["is_faint"].any()


def test_chosen_classes_are_formed_from_all_values_of_the_view():
    view = build_map_view(
        indicator=PLEDGE_COMPLETION,
        geography=Geography.REGENCY,
        states=states(
            PLEDGE_COMPLETION,
            [pledges("11.01", 100, 20), pledges("11.02", 100, 60)],
            expected("11.01", "11.02"),
        ),
        joins={JANUARY: JOIN},
        periods=[JANUARY],
        breaks=BreakChoice(BreakMethod.QUANTILES, 4),
    )
    assert view.classes.breaks == (0.5,)
    assert view.month(JANUARY).groups["look"].to_dict() == {
        "11.01": "0",
        "11.02+11.03": "1",
        "11.04": "x",
    }


@pytest.mark.parametrize("indicator", [VIOLATIONS_REPORTED, VIOLATION_RATE, COVERAGE])
@pytest.mark.parametrize(
    "values", [[], [0, 0], [3, 3, 3], [1], [1, 2], [1] * 50 + [400], list(range(1, 3000, 7))]
)
def test_classes_are_safe_for_any_values(indicator, values):
    scaled = pd.Series([value / indicator.unit.scale for value in values], dtype=float)
    classes = classify(indicator=indicator, values=scaled)
    assert list(classes.breaks) == sorted(set(classes.breaks))
    assert 1 <= classes.count <= 6
    assert set(classes.index(scaled)) <= set(range(classes.count))


def test_small_counts_keep_single_cases_apart():
    classes = classify(indicator=VIOLATIONS_REPORTED, values=pd.Series([1, 2, 3, 12, 25.0]))
    assert classes.index(pd.Series([1, 2, 3, 5, 12, 25.0])).tolist() == [0, 1, 2, 2, 4, 5]


def test_a_month_that_nobody_reported_takes_nothing_from_the_months_before():
    months = [JANUARY, Period(2024, 2), Period(2024, 3)]
    view = build_map_view(
        indicator=VIOLATIONS_REPORTED,
        geography=Geography.REGENCY,
        states=states(VIOLATIONS_REPORTED, [violations("11.01", 3)], expected("11.01")),
        joins=dict.fromkeys(months, JOIN),
        periods=months,
    )
    first, *later = (month.of_area("11.01") for month in view.months)
    assert (first["numerator"], first["look"]) == (3, "2")
    assert [(line["state"], line["look"]) for line in later] == [("not_in_scope", "x")] * 2
    assert [month.whole is None for month in view.months] == [False, True, True]


def test_a_view_without_months_is_empty():
    frame = states(VIOLATIONS_REPORTED, [violations("11.01", 3)], expected("11.01"))
    view = build_map_view(
        indicator=VIOLATIONS_REPORTED,
        geography=Geography.REGENCY,
        states=frame,
        joins={},
        periods=[],
    )
    assert (view.months, view.area_codes) == ((), frozenset())
