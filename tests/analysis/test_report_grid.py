"""Expected reports as arrays: what came in, when, how complete, and for how long nothing did."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.report_grid import (
    STATES,
    all_kinds,
    month_sums,
    one_kind,
    report_grid,
    silent_lengths,
    state_counts,
    unit_sums,
)
from analysis.reporting import report_matrix, with_blanks
from analysis.silence import silence_by_month, streaks
from analysis.totals import KEY
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from domain.states import State
from tests.analysis.test_states_and_sums import expected
from tests.support.frames import frames, report

JANUARY, FEBRUARY, MARCH = (Period(2024, month) for month in (1, 2, 3))
MONTHS = (JANUARY, FEBRUARY, MARCH)
KINDS = ("pledges", "violations")
ON_TIME, LATE = date(2024, 2, 1), date(2024, 5, 1)


def pledges(unit, signed, *, received=ON_TIME, month="2024-01"):
    return report("pledges", month, unit, [{"obligated": 4, "signed": signed}], received=received)


def cases(unit, reported, *, received=ON_TIME, month="2024-01"):
    return report("violations", month, unit, [{"reported": reported}], received=received)


def matrices(*reports, units=("11.01", "11.02"), months=MONTHS):
    figures, heads = frames(*reports)
    wanted = expected(*units, periods=tuple(str(month) for month in months))
    return {
        kind: with_blanks(
            report_matrix(expected=wanted, reports=heads, scope=DEFAULT_SCOPE, kind=kind),
            figures=figures,
            reports=heads,
            kind=kind,
        )
        for kind in KINDS
    }


def together(*reports):
    return report_grid(all_kinds(matrices(*reports)), periods=MONTHS)


def test_a_report_that_is_not_there_has_no_blanks_and_no_completeness():
    found = matrices(pledges("11.01", None))["pledges"]
    january = found[found["period"] == "2024-01"].set_index("unit")
    assert january.loc["11.01", ["n_figures", "n_blank", "field_completeness"]].tolist() == [
        2,
        1,
        0.5,
    ]
    assert january.loc["11.02", ["n_figures", "n_blank", "field_completeness"]].isna().all()


def test_a_nil_report_without_figures_has_no_blank_and_no_completeness():
    nil = report("pledges", "2024-01", "11.01", is_nil=True)
    found = matrices(nil, cases("11.01", 0))["pledges"].set_index(["period", "unit"])
    assert found.loc[("2024-01", "11.01"), "n_blank"] == 0
    assert np.isnan(found.loc[("2024-01", "11.01"), "field_completeness"])


@pytest.mark.parametrize(
    ("reports", "state", "is_complete"),
    (
        ([], State.NOT_REPORTED, False),
        ([pledges("11.01", 3)], State.BLANK, False),
        ([pledges("11.01", None), cases("11.01", 1)], State.BLANK, False),
        ([pledges("11.01", 3), cases("11.01", 0)], State.ABOVE_ZERO, True),
        ([pledges("11.01", 0), cases("11.01", 0)], State.ABOVE_ZERO, True),
    ),
)
def test_complete_is_all_kinds_and_no_blanks(reports, state, is_complete):
    # another unit reports too, so that there are frames to join
    grid = together(*reports, pledges("11.02", 1))
    assert STATES[grid.states[0, 0]] is state
    assert bool(grid.is_complete[0, 0]) is is_complete


def test_of_one_kind_the_state_is_that_of_its_indicator():
    matrix = matrices(pledges("11.01", 0), pledges("11.02", None))["pledges"]
    states = matrix[KEY].assign(state=["zero", "blank", *["not_reported"] * 4])
    grid = report_grid(one_kind(matrix, states), periods=MONTHS)
    assert [STATES[code] for code in grid.states[:, 0]] == [State.ZERO, State.BLANK]
    assert grid.is_complete[:, 0].tolist() == [True, False]


def test_a_report_without_a_state_is_blank_and_not_missing():
    matrix = matrices(pledges("11.01", 2))["pledges"]
    nothing = pd.DataFrame(columns=[*KEY, "state"], dtype=object)
    grid = report_grid(one_kind(matrix, nothing), periods=MONTHS)
    assert [STATES[code] for code in grid.states[:, 0]] == [State.BLANK, State.NOT_REPORTED]


def test_sums_of_months_are_reports_and_units():
    grid = together(
        pledges("11.01", 3),
        cases("11.01", 0, received=LATE),
        pledges("11.02", 1),
        cases("11.02", 1),
    )
    january = month_sums(grid).iloc[0]
    assert january[["n_expected", "n_reported", "n_on_time"]].tolist() == [4, 4, 3]
    assert january[["n_units", "n_heard", "n_complete"]].tolist() == [2, 2, 2]
    assert january[["reporting_rate", "on_time_rate", "complete_rate"]].tolist() == [1, 0.75, 1]
    assert state_counts(grid, JANUARY)[State.ABOVE_ZERO] == 2
    assert state_counts(grid, MARCH)[State.NOT_REPORTED] == 2
    assert grid.is_late[:, 0].tolist() == [True, False]


def test_rates_over_nothing_expected_are_unknown():
    later = expected("11.01", periods=("2024-02",))
    lines = later.assign(n_kinds=1, n_in=1, n_on_time=1, is_complete=True, state="zero")
    grid = report_grid(lines, periods=MONTHS)
    rates = month_sums(grid)[["reporting_rate", "on_time_rate", "complete_rate"]]
    assert rates.iloc[0].isna().all()
    assert (rates.iloc[1] == 1).all()
    before = unit_sums(grid, until=JANUARY)
    assert before["n_expected"].tolist() == [0]
    assert before["reporting_rate"].isna().all()
    assert STATES[grid.states[0, 0]] is State.NOT_IN_SCOPE


def test_an_empty_grid_has_sums_and_no_streaks():
    lines = expected("11.01", periods=("2024-01",)).head(0)
    lines = lines.assign(n_kinds=0, n_in=0, n_on_time=0, is_complete=False, state="zero")
    grid = report_grid(lines, periods=MONTHS)
    assert month_sums(grid)["n_units"].tolist() == [0, 0, 0]
    assert streaks(grid, until=MARCH).empty
    assert silence_by_month(grid)["1"].tolist() == [0, 0, 0]


def grid_of(*rows):
    """Rows of letters, a month each: r reported, s silent, - nothing expected."""
    months = tuple(JANUARY.plus(i) for i in range(len(rows[0])))
    lines = [
        {
            "period": str(month), "unit_kind": "regency", "unit": f"11.{n:02}",
            "institution": "asn_daerah", "n_kinds": 1, "n_in": int(letter == "r"),
            "n_on_time": 0, "is_complete": False,
            "state": "zero" if letter == "r" else "not_reported",
        }
        for n, row in enumerate(rows, start=1)
        for month, letter in zip(months, row, strict=True)
        if letter != "-"
    ]  # fmt: skip
    columns = [*KEY, "n_kinds", "n_in", "n_on_time", "is_complete", "state"]
    return report_grid(pd.DataFrame(lines, columns=columns), periods=months)


def listed(grid, until, at_least=1):
    table = streaks(grid, until=until, at_least=at_least)
    columns = ["unit", "first", "last", "months", "is_open"]
    return [tuple(line) for line in table[columns].to_numpy().tolist()]


def test_streaks_those_that_last_first_the_longest_first():
    assert listed(grid_of("ssrs", "rsss", "rrrr"), Period(2024, 4)) == [
        ("11.02", "2024-02", "2024-04", 3, True),
        ("11.01", "2024-04", "2024-04", 1, True),
        ("11.01", "2024-01", "2024-02", 2, False),
    ]


def test_a_month_that_expects_nothing_neither_adds_to_a_silence_nor_ends_it():
    grid = grid_of("s-s", "-ss", "ss-")
    assert silent_lengths(grid).tolist() == [[1, 1, 2], [0, 1, 2], [1, 2, 2]]
    assert listed(grid, MARCH) == [
        ("11.01", "2024-01", "2024-03", 2, True),
        ("11.02", "2024-02", "2024-03", 2, True),
        ("11.03", "2024-01", "2024-02", 2, True),
    ]


def test_months_that_are_not_due_are_in_no_streak():
    assert listed(grid_of("rss"), FEBRUARY) == [("11.01", "2024-02", "2024-02", 1, True)]


def test_silence_of_each_month_by_its_length():
    table = silence_by_month(grid_of("ssssss", "rrsssr", "-----s"))
    assert table["n_units"].tolist() == [2, 2, 2, 2, 2, 3]
    assert table["1"].tolist() == [1, 0, 1, 0, 0, 1]
    assert table["2"].tolist() == [0, 1, 0, 1, 0, 0]
    assert table["3"].tolist() == [0, 0, 1, 1, 2, 0]
    assert table["6"].tolist() == [0, 0, 0, 0, 0, 1]


def plainly(row):
    """Lengths of the silences of a row, and the last one when it lasts, letter by letter."""
    runs = [(letter, len(list(same))) for letter, same in groupby(row.replace("-", ""))]
    lengths = sorted(n for letter, n in runs if letter == "s")
    is_open = bool(runs) and runs[-1][0] == "s"
    return lengths, runs[-1][1] if is_open else 0


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text("rs-", min_size=7, max_size=7), min_size=4, max_size=12))
def test_any_rows_agree_with_counting_letter_by_letter(rows):
    grid = grid_of(*rows)
    until = grid.periods[-1]
    found = streaks(grid, until=until, at_least=1)
    now = dict(zip(grid.units["unit"], silent_lengths(grid)[:, -1], strict=True))
    for n, row in enumerate(rows, start=1):
        lengths, last = plainly(row)
        own = found[found["unit"] == f"11.{n:02}"]
        assert sorted(own["months"]) == lengths
        assert own.loc[own["is_open"], "months"].sum() == last
        assert now.get(f"11.{n:02}", 0) == last
