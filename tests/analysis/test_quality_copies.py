"""Copied reports: equal figures that chance does not explain."""

from __future__ import annotations

import pytest

from analysis.quality_copies import report_prints, same_as_before, same_as_other
from domain.period import Period
from tests.support.frames import frames, report

JANUARY, FEBRUARY = Period(2024, 1), Period(2024, 2)
UNIT, OTHER = "18.06", "18.07"


def prints(*reports):
    figures, heads = frames(*reports)
    return report_prints(figures=figures, reports=heads)


def session(invited, attended, **more):
    return {"invited": invited, "attended": attended, **more}


def sessions(period, rows, unit=UNIT, **more):
    return report("socialization", period, unit, rows, **more)


def pledges(period, obligated, signed, unit=UNIT, **more):
    return report("pledges", period, unit, [{"obligated": obligated, "signed": signed}], **more)


TWO = [session(150, 143), session(87, 64)]


def test_the_same_sessions_as_last_month_are_a_question():
    result = same_as_before(
        prints(sessions("2024-01", TWO), sessions("2024-02", TWO)), period=FEBRUARY
    )
    line = result.found.iloc[0]
    assert (line["unit"], line["kind"], line["n_months"], line["since"], line["digits"]) == (
        UNIT, "socialization", 2, "2024-01", 10,
    )  # fmt: skip
    assert result.n_examined == 1


def test_a_copy_is_found_beside_units_that_had_no_report_before():
    several = prints(
        sessions("2024-01", TWO), sessions("2024-02", TWO), sessions("2024-02", TWO, unit=OTHER)
    )
    result = same_as_before(several, period=FEBRUARY)
    assert result.found["unit"].tolist() == [UNIT]
    assert (result.n_examined, result.n_too_few) == (1, 1)


def test_order_dates_and_topics_do_not_hide_a_copy():
    again = [
        session(87, 64, session_date="2024-02-20", topic="Netralitas"),
        session(150, 143, session_date="2024-02-03"),
    ]
    both = prints(sessions("2024-01", TWO), sessions("2024-02", again))
    assert len(same_as_before(both, period=FEBRUARY).found) == 1


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([session(150, 143), session(87, 65)], "one figure differs"),
        ([session(150, 143)], "a session less"),
        ([*TWO, session(None, None)], "a blank row more"),
    ],
)
def test_other_figures_are_no_copy(rows, why):
    both = prints(sessions("2024-01", TWO), sessions("2024-02", rows))
    assert same_as_before(both, period=FEBRUARY).found.empty, why


def test_few_or_round_figures_are_no_evidence():
    small = [session(50, 45)]
    round_ones = [session(50, 50), session(50, 50), session(50, 50)]
    for rows in (small, round_ones):
        both = prints(sessions("2024-01", rows), sessions("2024-02", rows))
        result = same_as_before(both, period=FEBRUARY)
        assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 1)


def test_blank_is_not_equal_to_zero():
    blank = [*TWO, session(30, None)]
    zero = [*TWO, session(30, 0)]
    both = prints(sessions("2024-01", blank), sessions("2024-02", zero))
    assert same_as_before(both, period=FEBRUARY).found.empty


def test_a_month_without_a_report_ends_the_row():
    gap = prints(sessions("2023-12", TWO), sessions("2024-02", TWO))
    result = same_as_before(gap, period=FEBRUARY)
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 1)


def test_cumulative_sessions_may_stand_still():
    """A month without any session leaves the figure since January as it was."""
    still = [sessions(f"2024-0{n}", TWO, basis="kumulatif", since="2024-01") for n in (1, 2)]
    assert same_as_before(prints(*still), period=FEBRUARY).found.empty


def test_pledges_may_stand_still_for_three_months_but_not_for_four():
    months = [pledges(str(JANUARY.plus(n)), 1412, 1380) for n in range(4)]
    assert same_as_before(prints(*months[:3]), period=JANUARY.plus(2)).found.empty
    line = same_as_before(prints(*months), period=JANUARY.plus(3)).found.iloc[0]
    assert (line["n_months"], line["since"]) == (4, "2024-01")


def test_pledges_that_all_have_signed_stand_still_rightly():
    months = [pledges(str(JANUARY.plus(n)), 1412, 1412) for n in range(5)]
    assert same_as_before(prints(*months), period=JANUARY.plus(4)).found.empty


def test_pledges_that_nobody_has_begun_to_sign_stand_still_rightly():
    months = [pledges(str(JANUARY.plus(n)), 14128712, 0) for n in range(5)]
    assert same_as_before(prints(*months), period=JANUARY.plus(4)).found.empty


def test_the_very_figures_of_another_unit_are_a_question_to_both():
    result = same_as_other(
        prints(
            pledges("2024-01", 1412, 1380),
            pledges("2024-01", 1412, 1380, unit=OTHER),
            sessions("2024-01", TWO),
            sessions("2024-01", TWO, unit=OTHER),
            pledges("2024-01", 1412, 1381, unit="18.08"),
        ),
        period=JANUARY,
    )
    assert [
        (line.unit, line.others, line.kinds, line.digits) for line in result.found.itertuples()
    ] == [
        (UNIT, (OTHER,), ("pledges", "socialization"), 18),
        (OTHER, (UNIT,), ("pledges", "socialization"), 18),
    ]
    assert (result.n_examined, result.n_too_few) == (2, 1)


def test_units_that_agree_in_few_digits_are_not_asked():
    pair = [pledges("2024-01", 1412, 1380, unit=unit) for unit in (UNIT, OTHER)]
    result = same_as_other(prints(*pair), period=JANUARY)
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 2)


def test_a_figure_that_stands_in_several_reports_counts_once():
    """1,412 people, 1,412 who must sign: one coincidence, not two."""
    pair = [
        line
        for unit in (UNIT, OTHER)
        for line in (
            pledges("2024-01", 1412, 1380, unit=unit),
            report("personnel", "2024-01", unit, [{"personnel": 1412}]),
        )
    ]
    result = same_as_other(prints(*pair), period=JANUARY)
    assert (len(result.found), result.n_examined, result.n_too_few) == (0, 0, 2)


def test_units_of_another_kind_or_institution_are_not_compared():
    rows = [session(150, 143), session(87, 64), session(1203, 1105)]
    reports = prints(
        sessions("2024-01", rows),
        sessions("2024-01", rows, unit="18", unit_kind="province"),
        sessions("2024-01", rows, unit=OTHER, institution="asn_tni"),
    )
    assert same_as_other(reports, period=JANUARY).found.empty


def test_nothing_reported_is_nothing_found():
    empty = prints(sessions("2024-01", TWO)).head(0)
    assert same_as_before(empty, period=FEBRUARY).found.empty
    assert same_as_other(empty, period=FEBRUARY).n_examined == 0
