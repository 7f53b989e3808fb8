"""The five states, and sums that count what is missing instead of calling it zero."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.personnel import carried_personnel
from analysis.sums import add_sums, count_states, sum_states
from analysis.totals import KEY, indicator_totals
from analysis.unit_states import unit_states, without_double_counts
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.states import State
from tests.support.frames import frames, report

MONTH = "2024-01"


def expected(*units, institution="asn_daerah", unit_kind="regency", periods=(MONTH,)):
    lines = [(period, unit_kind, unit, institution) for period in periods for unit in units]
    return pd.DataFrame(lines, columns=KEY)


def states(indicator, reports, expect, periods=(MONTH,)):
    figures, heads = frames(*reports)
    own = heads[heads["kind"] == indicator.kind.value]
    return unit_states(
        indicator=indicator,
        totals=indicator_totals(indicator=indicator, figures=figures, reports=heads),
        personnel=carried_personnel(figures=figures, periods=list(periods)),
        expected=expect,
        received=own[[*KEY, "received_on", "first_received_on", "submission"]],
    )


def violations(unit, reported, period=MONTH, **more):
    return report("violations", period, unit, [{"category": "KE4", "reported": reported}], **more)


def personnel(unit, count, period=MONTH):
    return report("personnel", period, unit, [{"personnel": count}])


def test_each_unit_is_in_exactly_one_state():
    found = states(
        VIOLATIONS_REPORTED,
        [violations("11.01", 2), violations("11.02", 0), violations("11.03", None)],
        expected("11.01", "11.02", "11.03", "11.04"),
    ).set_index("unit")["state"]
    assert found.to_dict() == {
        "11.01": "above_zero",
        "11.02": "zero",
        "11.03": "blank",
        "11.04": "not_reported",
    }


def test_a_unit_outside_the_scope_that_reports_is_there_and_marked():
    found = states(VIOLATIONS_REPORTED, [violations("11.09", 1)], expected("11.01"))
    line = found.set_index("unit").loc["11.09"]
    assert (line["state"], line["is_expected"]) == ("above_zero", False)


def test_a_rate_without_denominator_is_blank_and_never_divided_by_something_else():
    found = states(VIOLATION_RATE, [violations("11.01", 2)], expected("11.01"))
    assert found["state"].tolist() == ["blank"]
    assert math.isnan(found["value"][0])


def test_personnel_is_carried_forward_twelve_months_and_no_longer():
    months = ("2024-12", "2025-01", "2025-02")
    found = states(
        VIOLATION_RATE,
        [personnel("11.01", 1000)] + [violations("11.01", 2, period=month) for month in months],
        expected("11.01", periods=months),
        periods=months,
    ).set_index("period")
    assert found["state"].to_dict() == {
        "2024-12": "above_zero",
        "2025-01": "above_zero",
        "2025-02": "blank",
    }
    assert found.loc["2025-01", "value"] == pytest.approx(0.002)
    assert found.loc["2025-01", "personnel_period"] == MONTH


def pledges(unit, obligated, signed, **more):
    return report("pledges", MONTH, unit, [{"obligated": obligated, "signed": signed}], **more)


def test_sums_divide_after_adding():
    found = sum_states(
        indicator=PLEDGE_COMPLETION,
        states=states(
            PLEDGE_COMPLETION,
            [pledges("11.01", 100, 100), pledges("11.02", 900, 0)],
            expected("11.01", "11.02", "11.03"),
        ),
        by=["period"],
    ).iloc[0]
    assert found["value"] == pytest.approx(0.1)
    assert (found["n_reported"], found["n_expected"], found["n_figures"]) == (2, 3, 2)
    assert found["state"] == "above_zero"


def test_a_sum_is_not_reported_only_when_nobody_has():
    expect = expected("11.01", "11.02")
    none = sum_states(
        indicator=PLEDGE_COMPLETION,
        states=states(PLEDGE_COMPLETION, [pledges("12.01", 1, 1)], expect).query("unit < '12'"),
        by=["period"],
    ).iloc[0]
    blank = sum_states(
        indicator=PLEDGE_COMPLETION,
        states=states(PLEDGE_COMPLETION, [pledges("11.01", 5, None)], expect),
        by=["period"],
    ).iloc[0]
    assert (none["state"], blank["state"]) == ("not_reported", "blank")
    assert math.isnan(none["numerator"])
    assert math.isnan(blank["numerator"])


def test_a_blank_unit_adds_nothing_to_the_denominator():
    found = sum_states(
        indicator=PLEDGE_COMPLETION,
        states=states(
            PLEDGE_COMPLETION,
            [pledges("11.01", 10, 5), pledges("11.02", 90, None)],
            expected("11.01", "11.02"),
        ),
        by=["period"],
    ).iloc[0]
    assert (found["numerator"], found["denominator"], found["n_figures"]) == (5, 10, 1)


def test_places_without_a_line_are_not_in_scope():
    found = states(VIOLATIONS_REPORTED, [violations("11.01", 2)], expected("11.01", "11.02"))
    counts = count_states(found, total=5)
    assert counts == {
        State.ABOVE_ZERO: 1,
        State.ZERO: 0,
        State.BLANK: 0,
        State.NOT_REPORTED: 1,
        State.NOT_IN_SCOPE: 3,
    }


def counted_sum(reports, expect, overlapping):
    found = without_double_counts(
        states(VIOLATIONS_REPORTED, reports, expect),
        overlapping={(MONTH, unit): frozenset(others) for unit, others in overlapping.items()},
    )
    counts = found[found["is_counted"]]
    total = sum_states(indicator=VIOLATIONS_REPORTED, states=counts, by=["period"]).iloc[0]
    return total["numerator"], set(found.loc[~found["is_counted"], "unit"])


def test_an_unexpected_report_about_ground_that_was_reported_is_not_counted_but_kept():
    total, left_out = counted_sum(
        [
            violations("polres-a", 3, unit_kind="resort", institution="polri"),
            violations("11.01", 3, institution="polri"),
            violations("11.02", 4, institution="polri"),
        ],
        expected("polres-a", "polres-b", unit_kind="resort", institution="polri"),
        {"11.01": {"polres-a"}, "11.02": {"polres-b"}},
    )
    assert (total, left_out) == (7, {"11.01"})


def test_of_two_unexpected_reports_about_the_same_ground_the_finer_counts():
    total, left_out = counted_sum(
        [
            violations("indonesia", 3000, unit_kind="national", institution="polri"),
            violations("35", 500, unit_kind="province", institution="polri"),
            violations("35.78", 100, institution="polri"),
            violations("polrestabes-x", 90, unit_kind="resort", institution="polri"),
        ],
        expected("11.01"),
        {
            "35.78": {"polrestabes-x", "35", "indonesia"},
            "polrestabes-x": {"35.78", "35", "indonesia"},
            "35": {"35.78", "polrestabes-x", "indonesia"},
            "indonesia": {"35.78", "polrestabes-x", "35"},
        },
    )
    assert (total, left_out) == (100, {"polrestabes-x", "35", "indonesia"})


def test_reports_of_two_institutions_about_the_same_ground_are_both_counted():
    total, left_out = counted_sum(
        [
            violations("11.01", 3, institution="polri"),
            violations("11.01", 4, institution="asn_polri"),
        ],
        expected("12.01"),
        {"11.01": frozenset()},
    )
    assert (total, left_out) == (7, set())


COUNTS = st.one_of(st.none(), st.integers(0, 20))


@given(st.lists(st.tuples(COUNTS, COUNTS, st.booleans()), min_size=1, max_size=8))
def test_missing_never_becomes_zero(lines):
    """Whatever is blank or absent: the sum is over what was said, or it is unknown."""
    units = [f"11.{i:02d}" for i in range(len(lines))]
    sent = [
        pledges(unit, obligated, signed)
        for unit, (obligated, signed, is_sent) in zip(units, lines, strict=True)
        if is_sent
    ]
    if not sent:
        return
    found = states(PLEDGE_COMPLETION, sent, expected(*units))
    known = [
        (signed, obligated)
        for obligated, signed, is_sent in lines
        if is_sent and signed is not None and obligated is not None and (obligated or not signed)
    ]
    sums = sum_states(indicator=PLEDGE_COMPLETION, states=found, by=["period"])
    parts = sum_states(indicator=PLEDGE_COMPLETION, states=found, by=["unit", "period"])
    again = add_sums(indicator=PLEDGE_COMPLETION, sums=parts, by=["period"])
    pd.testing.assert_frame_equal(again, sums)
    total = sums.iloc[0]
    assert total["n_reported"] == len(sent)
    assert total["n_figures"] == len(known)
    if known:
        assert total["numerator"] == sum(signed for signed, _ in known)
        assert total["denominator"] == sum(obligated for _, obligated in known)
    else:
        assert math.isnan(total["numerator"])
        assert total["state"] == "blank"
    assert found["value"].isna().sum() >= len(lines) - len(known)
