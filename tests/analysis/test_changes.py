"""Two months of a map side by side: what rose or fell, and what says nothing."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.changes import Movement, changes_between, overlap
from analysis.map_view import Join, build_map_view
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.period import Period
from domain.places import Geography
from tests.analysis.test_states_and_sums import expected, states, violations
from tests.support.frames import report

OCTOBER, NOVEMBER = Period(2024, 10), Period(2024, 11)
MONTHS = (str(OCTOBER), str(NOVEMBER))


def alone(*codes):
    return Join(area_of={code: code for code in codes}, groups={code: (code,) for code in codes})


def view_of(indicator, reports, codes, *, joins=None, expect=None):
    frame = expected(*codes, periods=MONTHS) if expect is None else expect
    return build_map_view(
        indicator=indicator,
        geography=Geography.REGENCY,
        states=states(indicator, reports, frame, periods=MONTHS),
        joins=joins or {OCTOBER: alone(*codes), NOVEMBER: alone(*codes)},
        periods=[OCTOBER, NOVEMBER],
    )


def signed(unit, october, november, obligated=100):
    return [
        report("pledges", period, unit, [{"obligated": obligated, "signed": value}])
        for period, value in zip(MONTHS, (october, november), strict=True)
        if value is not None
    ]


def cases(unit, october, november):
    return [
        violations(unit, value, period=period)
        for period, value in zip(MONTHS, (october, november), strict=True)
        if value is not None
    ]


def movements(changes):
    return changes.lines["movement"].to_dict()


def test_the_earlier_month_comes_first_whatever_was_chosen_first():
    view = view_of(PLEDGE_COMPLETION, signed("a", 50, 80), ["a"])
    for pair in ((OCTOBER, NOVEMBER), (NOVEMBER, OCTOBER)):
        changes = changes_between(view, *pair)
        assert (changes.earlier, changes.later) == (OCTOBER, NOVEMBER)
        assert changes.lines.loc["a", "difference"] == pytest.approx(0.3)
        assert movements(changes) == {"a": "rose"}


def test_a_rate_over_few_people_is_not_listed_as_a_change():
    reports = [*signed("small", 5, 9, obligated=10), *signed("large", 50, 90)]
    changes = changes_between(
        view_of(PLEDGE_COMPLETION, reports, ["small", "large"]), OCTOBER, NOVEMBER
    )
    assert movements(changes) == {"large": "rose", "small": "few"}
    assert changes.most(Movement.ROSE, 5).index.tolist() == ["large"]


def test_missing_is_no_fall_and_zero_is():
    reports = [*signed("silent", 90, None), *signed("zero", 90, 0), *signed("new", None, 40)]
    codes = ["silent", "zero", "new", "never"]
    changes = changes_between(view_of(PLEDGE_COMPLETION, reports, codes), OCTOBER, NOVEMBER)
    assert movements(changes) == {
        "silent": "unknown",
        "zero": "fell",
        "new": "unknown",
        "never": "unknown",
    }
    assert changes.known_once().index.tolist() == ["new", "silent"]
    assert sum(changes.count(movement) for movement in Movement) == len(codes)


def test_what_is_written_the_same_is_the_same():
    reports = signed("a", 90_001, 90_002, obligated=100_000)
    changes = changes_between(view_of(PLEDGE_COMPLETION, reports, ["a"]), OCTOBER, NOVEMBER)
    assert movements(changes) == {"a": "same"}


def test_the_largest_differences_come_first():
    reports = [*signed("a", 50, 60), *signed("b", 50, 90), *signed("c", 50, 70)]
    changes = changes_between(
        view_of(PLEDGE_COMPLETION, reports, ["a", "b", "c"]), OCTOBER, NOVEMBER
    )
    assert changes.most(Movement.ROSE, 2).index.tolist() == ["b", "c"]


@pytest.mark.parametrize(
    ("october", "november", "movement"),
    [
        (0, 9, "few"),  # fewer than ten cases in all
        (10, 20, "few"),  # 1.8 standard errors
        (10, 30, "rose"),  # 3.2
        (40, 12, "fell"),
        (7, 7, "same"),
    ],
)
def test_cases_that_may_differ_by_chance_are_not_listed(october, november, movement):
    view = view_of(VIOLATIONS_REPORTED, cases("a", october, november), ["a"])
    assert movements(changes_between(view, OCTOBER, NOVEMBER)) == {"a": movement}


def test_more_reports_are_no_rise_of_cases():
    joined = Join(area_of={"a": "p", "b": "p"}, groups={"p": ("p",)})
    reports = [*cases("a", 20, 20), *cases("b", None, 60)]
    view = view_of(
        VIOLATIONS_REPORTED, reports, ["a", "b"], joins={OCTOBER: joined, NOVEMBER: joined}
    )
    assert movements(changes_between(view, OCTOBER, NOVEMBER)) == {"p": "reporters"}


def test_areas_are_compared_with_the_same_areas_only():
    joins = {
        OCTOBER: alone("a", "b"),
        NOVEMBER: Join(
            area_of={"a": "a", "b": "b+c", "c": "b+c"}, groups={"a": ("a",), "b+c": ("b", "c")}
        ),
    }
    expect = pd.concat([expected("a", "b", periods=MONTHS), expected("c", periods=MONTHS[1:])])
    reports = [*signed("a", 50, 80), *signed("b", 50, 80), *signed("c", None, 80)]
    view = view_of(PLEDGE_COMPLETION, reports, [], joins=joins, expect=expect)
    changes = changes_between(view, OCTOBER, NOVEMBER)
    assert movements(changes) == {"a": "rose"}
    assert changes.n_other_areas == 2


def test_two_indicators_are_said_to_speak_of_the_same_places_or_not():
    codes = ["both", "one", "other", "none"]
    first = view_of(
        PLEDGE_COMPLETION, [*signed("both", 50, 60), *signed("one", 50, 60)], codes
    ).month(NOVEMBER)
    second = view_of(
        VIOLATIONS_REPORTED, [*cases("both", 0, 0), *cases("other", 1, 1)], codes
    ).month(NOVEMBER)
    found = overlap(first, second)
    assert (found.both, found.first_only, found.second_only, found.neither) == (1, 1, 1, 1)
