"""One total per report, by the rules for nil, blank, instruments and cumulative figures."""

from __future__ import annotations

import math

from analysis.totals import indicator_totals
from domain.indicators import (
    ATTENDANCE,
    PLEDGE_COMPLETION,
    VIOLATIONS_IN_PROCESS,
    VIOLATIONS_PROVEN,
    VIOLATIONS_REPORTED,
)
from tests.support.frames import frames, report


def totals(indicator, *reports):
    figures, heads = frames(*reports)
    found = indicator_totals(indicator=indicator, figures=figures, reports=heads)
    return found.set_index(["period", "unit"])


def pledge(obligated, signed, **dimensions):
    return {"obligated": obligated, "signed": signed, **dimensions}


def test_levels_of_one_instrument_are_added():
    found = totals(
        PLEDGE_COMPLETION,
        report(
            "pledges",
            "2024-01",
            "18.06",
            [pledge(40, 30, level="agency_head"), pledge(20, 18, level="district_head")],
        ),
    )
    line = found.loc[("2024-01", "18.06")]
    assert (line["numerator"], line["denominator"]) == (48, 60)


def test_instruments_are_never_added_and_the_pact_leads():
    found = totals(
        PLEDGE_COMPLETION,
        report(
            "pledges",
            "2024-01",
            "18.06",
            [
                pledge(40, 40, instrument="oath"),
                pledge(40, 10, instrument="integrity_pact"),
                pledge(40, 30, instrument="statement"),
            ],
        ),
        report(
            "pledges",
            "2024-01",
            "18.07",
            [pledge(40, 40, instrument="oath"), pledge(40, 30, instrument="statement")],
        ),
    )
    assert found.loc[("2024-01", "18.06"), ["numerator", "instrument"]].tolist() == [
        10,
        "integrity_pact",
    ]
    assert found.loc[("2024-01", "18.07"), ["numerator", "instrument"]].tolist() == [
        30,
        "statement",
    ]


def test_a_row_with_a_blank_takes_no_part_in_the_rate_and_is_counted():
    found = totals(
        PLEDGE_COMPLETION,
        report(
            "pledges",
            "2024-01",
            "18.06",
            [pledge(40, 30, level="agency_head"), pledge(20, None, level="district_head")],
        ),
    )
    line = found.loc[("2024-01", "18.06")]
    assert (line["numerator"], line["denominator"], line["blank_rows"]) == (30, 40, 1)


def test_a_report_of_blanks_has_no_total():
    found = totals(PLEDGE_COMPLETION, report("pledges", "2024-01", "18.06", [pledge(40, None)]))
    assert math.isnan(found.loc[("2024-01", "18.06"), "numerator"])


def test_a_nil_report_is_zero_in_every_field():
    nil = report(
        "violations",
        "2024-01",
        "18.06",
        [{"category": "NIHIL", "reported": 0, "proven": None}],
        is_nil=True,
    )
    for indicator in (VIOLATIONS_REPORTED, VIOLATIONS_PROVEN, VIOLATIONS_IN_PROCESS):
        assert totals(indicator, nil).loc[("2024-01", "18.06"), "numerator"] == 0


def test_a_field_that_the_report_lacks_is_blank_not_zero():
    found = totals(
        VIOLATIONS_PROVEN,
        report("violations", "2024-01", "18.06", [{"category": "KE4", "reported": 3}]),
    )
    assert math.isnan(found.loc[("2024-01", "18.06"), "numerator"])


def cumulative(period, reported, since="2024-01", **more):
    rows = [{"category": "KE4", "reported": reported, "in_process": 2}]
    return report("violations", period, "18.06", rows, basis="kumulatif", since=since, **more)


def test_cumulative_flows_become_monthly_by_difference():
    found = totals(
        VIOLATIONS_REPORTED,
        cumulative("2024-01", 3),
        cumulative("2024-02", 5),
        cumulative("2024-03", 5),
    )
    assert found["numerator"].tolist() == [3, 2, 0]


def test_a_cumulative_month_after_a_gap_is_unknown():
    found = totals(VIOLATIONS_REPORTED, cumulative("2024-01", 3), cumulative("2024-03", 9))
    assert found.loc[("2024-01", "18.06"), "numerator"] == 3
    assert math.isnan(found.loc[("2024-03", "18.06"), "numerator"])


def test_a_cumulative_figure_that_falls_is_unknown_not_negative():
    found = totals(VIOLATIONS_REPORTED, cumulative("2024-01", 3), cumulative("2024-02", 1))
    assert math.isnan(found.loc[("2024-02", "18.06"), "numerator"])


def test_another_start_is_another_series():
    found = totals(
        VIOLATIONS_REPORTED,
        cumulative("2024-01", 3),
        cumulative("2024-02", 8, since="2023-10"),
        cumulative("2024-03", 9, since="2024-03"),
    )
    assert math.isnan(found.loc[("2024-02", "18.06"), "numerator"])
    assert found.loc[("2024-03", "18.06"), "numerator"] == 9


def test_positions_are_taken_as_they_are_whatever_the_basis():
    found = totals(VIOLATIONS_IN_PROCESS, cumulative("2024-01", 3), cumulative("2024-02", 5))
    assert found["numerator"].tolist() == [2, 2]


def test_sessions_are_added_and_a_nil_session_is_zero():
    found = totals(
        ATTENDANCE,
        report(
            "socialization",
            "2024-01",
            "18.06",
            [{"invited": 50, "attended": 40}, {"invited": 30, "attended": 33}],
        ),
        report(
            "socialization",
            "2024-01",
            "18.07",
            [{"invited": 0, "attended": 0}],
            is_nil=True,
        ),
    )
    assert found.loc[("2024-01", "18.06"), ["numerator", "denominator"]].tolist() == [73, 80]
    assert found.loc[("2024-01", "18.07"), ["numerator", "denominator"]].tolist() == [0, 0]


def test_a_difference_over_different_rows_is_unknown():
    def month(period, first, second):
        rows = [{"category": "KE4", "reported": first}, {"category": "KE5", "reported": second}]
        return report("violations", period, "18.06", rows, basis="kumulatif", since="2024-01")

    filled_later = totals(VIOLATIONS_REPORTED, month("2024-01", 5, None), month("2024-02", 6, 10))
    emptied_later = totals(VIOLATIONS_REPORTED, month("2024-01", 5, 10), month("2024-02", 20, None))
    assert math.isnan(filled_later.loc[("2024-02", "18.06"), "numerator"])
    assert math.isnan(emptied_later.loc[("2024-02", "18.06"), "numerator"])
