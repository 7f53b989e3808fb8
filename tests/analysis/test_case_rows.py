"""Rows of violations reports: flows made monthly, nothing missing made zero."""

import numpy as np
import pytest

from analysis.case_rows import case_rows
from tests.support.frames import frames, report

UNIT = "18.06"


def rows_of(*reports):
    figures, heads = frames(*reports)
    return case_rows(figures=figures, reports=heads)


def cumulative(month, *rows, since="2024-01", **more):
    return report("violations", month, UNIT, rows, basis="kumulatif", since=since, **more)


def row(category, reported, **more):
    return {"category": category, "reported": reported} | more


def sums(found, month, stage="reported"):
    """Category -> sum of the month; None where every row is unknown."""
    own = found[found["period"] == month]
    values = own.groupby("category")[stage].sum(min_count=1)
    return {code: None if np.isnan(value) else value for code, value in values.items()}


def test_monthly_rows_are_kept_with_their_dimensions_and_blanks_stay_blank():
    given = row("DS6", 4, proven=1, in_process=3, sanctioned=None, channel="social_media")
    (found,) = rows_of(report("violations", "2024-01", UNIT, [given])).to_dict("records")
    assert found["channel"] == "social_media"
    assert found["phase"] == ""
    assert (found["reported"], found["proven"], found["in_process"]) == (4, 1, 3)
    assert found["sanctioned"] != found["sanctioned"]


def test_nil_reports_and_rows_of_zeros_have_no_line():
    nil = report("violations", "2024-01", UNIT, [row("NIHIL", 0)], is_nil=True)
    zeros = row("KE1", 0, proven=0, in_process=0, sanctioned=0)
    assert rows_of(nil, report("violations", "2024-02", UNIT, [zeros])).empty


def test_a_cumulative_flow_is_the_difference_to_the_month_before():
    found = rows_of(
        cumulative("2024-01", row("KE1", 2)),
        cumulative("2024-02", row("KE1", 5), row("DS6", 1)),
    )
    assert sums(found, "2024-01") == {"KE1": 2}
    assert sums(found, "2024-02") == {"KE1": 3, "DS6": 1}


def test_cases_in_process_are_a_position_also_in_cumulative_reports():
    found = rows_of(
        cumulative("2024-01", row("KE1", 2, in_process=2)),
        cumulative("2024-02", row("KE1", 5, in_process=1)),
    )
    assert sums(found, "2024-02", "in_process") == {"KE1": 1}


def test_a_case_that_gets_its_sanction_level_is_no_fall_and_no_new_case():
    """The row moves from no level to "heavy" while the case stays the same."""
    found = rows_of(
        cumulative("2024-01", row("DS6", 5, sanctioned=0)),
        cumulative("2024-02", row("DS6", 5, sanctioned=2, sanction_level="heavy")),
    )
    assert sums(found, "2024-02") == {"DS6": 0}
    heavy = found[(found["period"] == "2024-02") & (found["sanction_level"] == "heavy")]
    assert heavy["sanctioned"].sum() == 2


def test_without_the_month_before_the_month_is_unknown():
    found = rows_of(
        cumulative("2024-01", row("KE1", 2)),
        cumulative("2024-03", row("KE1", 5)),
    )
    assert sums(found, "2024-03") == {"KE1": None}


def test_another_start_is_not_compared():
    found = rows_of(
        cumulative("2024-01", row("KE1", 2)),
        cumulative("2024-02", row("KE1", 5), since="2023-12"),
    )
    assert sums(found, "2024-02") == {"KE1": None}


@pytest.mark.parametrize(
    "later",
    [
        [row("KE1", 1), row("DS6", 9)],  # KE1 falls
        [row("DS6", 9)],  # KE1 is not listed any more: it fell to zero
        [row("KE1", None), row("DS6", 9)],  # left blank
    ],
)
def test_where_a_part_falls_or_is_blank_no_part_of_that_report_is_given(later):
    """The sum of the report stands in the indicator; how it falls apart is not known."""
    found = rows_of(cumulative("2024-01", row("KE1", 2)), cumulative("2024-02", *later))
    assert set(sums(found, "2024-02").values()) == {None}


def test_other_units_and_institutions_are_not_mixed_up():
    other = cumulative("2024-02", row("KE1", 9), institution="asn_polri")
    found = rows_of(cumulative("2024-01", row("KE1", 2)), other)
    assert sums(found, "2024-02") == {"KE1": None}


def test_no_reports_at_all_give_an_empty_frame():
    figures, heads = frames(report("pledges", "2024-01", UNIT, [{"obligated": 1, "signed": 1}]))
    assert rows_empty(figures, heads)


def rows_empty(figures, heads):
    found = case_rows(figures=figures, reports=heads)
    return found.empty and {"category", "reported", "period"} <= set(found.columns)
