"""Stages, parts and ages of cases: unknown stays unknown, positions are not summed."""

import numpy as np
import pandas as pd
import pytest

from analysis.cases import (
    Age,
    age_of,
    breakdown,
    by_month,
    cross,
    open_by_age,
    rows_of,
    stage_total,
)
from analysis.trend import TrendSeries
from domain.indicators import VIOLATIONS_IN_PROCESS, VIOLATIONS_REPORTED
from domain.period import Period
from domain.states import State

JANUARY, FEBRUARY, MARCH = (Period(2024, month) for month in (1, 2, 3))
KEYS = {"unit_kind": "regency", "unit": "18.06", "institution": "asn_daerah"}
STATES = {None: State.NOT_REPORTED, 0: State.ZERO}


def series(*values, reported=1, expected=1):
    n = len(values)
    return TrendSeries(
        label="Lampung",
        periods=tuple(JANUARY.plus(i) for i in range(n)),
        values=values,
        numerators=values,
        denominators=(None,) * n,
        states=tuple(STATES.get(value, State.ABOVE_ZERO) for value in values),
        n_reported=tuple(0 if value is None else reported for value in values),
        n_expected=(expected,) * n,
    )


def rows(*lines):
    """(month, category, reported, more) each."""
    blank = {"phase": "", "channel": "", "sanction_level": "", "month_reported": ""}
    stages = {"proven": 0.0, "in_process": 0.0, "sanctioned": 0.0}
    return pd.DataFrame(
        [
            KEYS | blank | stages | {"period": month, "category": code, "reported": n} | more
            for month, code, n, more in lines
        ]
    )


def row(month, code, reported, **more):
    return month, code, float("nan") if reported is None else float(reported), more


def plain(values):
    return [None if np.isnan(value) else value for value in values]


# Stages


def test_a_flow_is_summed_over_the_months_that_are_known():
    total = stage_total(VIOLATIONS_REPORTED, series(3, None, 4), is_position=False)
    assert (total.cases, total.n_months, total.n_asked) == (7, 2, 3)
    assert (total.n_reported, total.n_expected) == (2, 3)
    assert not total.is_whole


def test_a_position_is_that_of_the_last_month_and_never_a_sum():
    total = stage_total(VIOLATIONS_IN_PROCESS, series(3, 8, 4), is_position=True)
    assert (total.cases, total.n_asked) == (4, 1)


@pytest.mark.parametrize("is_position", [True, False])
def test_nothing_reported_is_unknown_and_not_zero(is_position):
    total = stage_total(VIOLATIONS_REPORTED, series(None, None), is_position=is_position)
    assert total.cases is None


def test_a_position_of_a_silent_last_month_is_unknown_whatever_came_before():
    assert stage_total(VIOLATIONS_IN_PROCESS, series(5, None), is_position=True).cases is None


def test_all_reports_in_is_said_only_where_reports_are_expected():
    nobody = stage_total(VIOLATIONS_REPORTED, series(1, expected=0), is_position=False)
    assert stage_total(VIOLATIONS_REPORTED, series(1, 0), is_position=False).is_whole
    assert not nobody.is_whole


def test_rows_of_reports_that_do_not_count_are_left_out():
    states = pd.DataFrame([KEYS | {"period": "2024-01", "is_reported": True}])
    kept = rows_of(rows(row("2024-01", "KE1", 1), row("2024-02", "KE1", 2)), states)
    assert kept["period"].tolist() == ["2024-01"]


# Parts


def parts(found, total, codes=("KE1", "KE2")):
    return breakdown(found, by="category", stage="reported", codes=codes, total=total)


def test_a_part_without_a_row_is_zero_and_one_of_blanks_is_unknown():
    found = parts(rows(row("2024-01", "KE1", None)), 0.0)
    assert plain(found.parts) == [None, 0]


def test_parts_are_unknown_where_nobody_reported():
    found = parts(rows(row("2024-01", "KE1", 1)).head(0), None)
    assert plain(found.parts) == [None, None]
    assert (found.not_stated, found.not_broken_down) == (None, None)


def test_cases_that_do_not_state_a_part_and_those_in_no_row_are_told_apart():
    found = parts(rows(row("2024-01", "KE1", 4), row("2024-01", "", 2)), 9.0)
    assert plain(found.parts) == [4, 0]
    assert (found.stated, found.not_stated, found.not_broken_down) == (4, 2, 3)


def test_two_dimensions():
    given = rows(
        row("2024-01", "KE1", 1, channel="offline"),
        row("2024-01", "KE1", 2, channel="offline"),
        row("2024-01", "KE2", None, channel=""),
    )
    codes = [["KE1", "KE2"], ["offline", ""]]
    table = cross(given, down="category", across="channel", stage="reported", codes=codes)
    assert plain(table.loc["KE1"]) == [3, 0]
    assert plain(table.loc["KE2"]) == [0, None]


def test_months_without_a_report_have_no_zero():
    given = rows(row("2024-01", "KE1", 2), row("2024-03", "KE1", 1))
    table = by_month(
        given,
        by="category",
        stage="reported",
        codes=["KE1", "KE2"],
        periods=[JANUARY, FEBRUARY, MARCH],
        states=[State.ABOVE_ZERO, State.NOT_REPORTED, State.ABOVE_ZERO],
    )
    assert plain(table.loc["KE1"]) == [2, None, 1]
    assert plain(table.loc["KE2"]) == [0, None, 0]


# Age


@pytest.mark.parametrize(
    ("came_in", "age"),
    [
        ("2024-03", Age.THIS_MONTH),
        ("2024-02", Age.LAST_MONTH),
        ("2024-01", Age.TO_THREE),
        ("2023-12", Age.TO_THREE),
        ("2023-11", Age.TO_SIX),
        ("2023-09", Age.TO_SIX),
        ("2023-08", Age.OLDER),
        ("", Age.NOT_KNOWN),
        ("2024-04", Age.NOT_KNOWN),  # later than the month itself
    ],
)
def test_age_at_the_end_of_march(came_in, age):
    assert age_of(came_in, MARCH) is age


def test_open_cases_by_age_are_those_of_that_month_alone():
    given = rows(
        row("2024-02", "KE1", 0, in_process=9.0, month_reported="2024-01"),
        row("2024-03", "KE1", 0, in_process=3.0, month_reported="2024-01"),
        row("2024-03", "KE2", 0, in_process=2.0),
    )
    found = open_by_age(given, period=MARCH, total=5.0)
    assert found.parts.to_dict() == {
        "this_month": 0, "last_month": 0, "to_three": 3, "to_six": 0, "older": 0,
    }  # fmt: skip
    assert (found.not_stated, found.not_broken_down) == (2, 0)
