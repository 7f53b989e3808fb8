"""A control chart judges firm months by firm months, and says where it cannot."""

from __future__ import annotations

import pytest
from scipy import stats

from analysis.control_chart import LEAST_CASES, NoLimits, chart_kind, control_chart
from analysis.run_rules import Rule
from analysis.scatter import ChartKind
from domain.indicators import (
    ATTENDANCE,
    COVERAGE,
    INDICATORS,
    PLEDGE_COMPLETION,
    VIOLATION_RATE,
    VIOLATIONS_IN_PROCESS,
    VIOLATIONS_REPORTED,
)
from domain.period import Period
from tests.analysis.months import ABSENT, BLANK, QUIET, UNKNOWN, months

CALM = (9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 12, 8)


def of_counts(series, **options):
    return control_chart(series, indicator=VIOLATIONS_REPORTED, **options)


def beyond(chart):
    return [one.last for one in chart.signals if one.rule is Rule.BEYOND]


def test_shares_get_a_p_chart_and_cases_a_u_chart():
    assert chart_kind(ATTENDANCE) is ChartKind.P
    assert {chart_kind(one) for one in (COVERAGE, VIOLATION_RATE, VIOLATIONS_REPORTED)} == {
        ChartKind.U
    }


def test_limits_of_counts_follow_how_many_units_have_figures():
    chart = of_counts(months(*CALM, 10, units=[20] * 12 + [16]))
    assert chart.centre == pytest.approx(130 / 256)
    assert chart.expected[0] == pytest.approx(130 / 256 * 20)
    assert chart.upper_998[0] == stats.poisson.ppf(0.999, 130 / 256 * 20)
    assert chart.upper_998[12] == stats.poisson.ppf(0.999, 130 / 256 * 16)
    assert (chart.sigma_z, chart.signals) == (None, ())


def test_limits_of_a_share_follow_its_denominator():
    sizes = [50, 60, 70, 80, 50, 60, 70, 80]
    chart = control_chart(months(*(round(0.8 * n) for n in sizes), of=sizes), indicator=ATTENDANCE)
    assert chart.centre == pytest.approx(0.8)
    assert chart.lower_998[1] == pytest.approx(stats.binom.ppf(0.001, 60, chart.centre) / 60)
    assert chart.upper_95[3] == pytest.approx(stats.binom.ppf(0.975, 80, chart.centre) / 80)


def test_a_month_beyond_a_limit_is_marked():
    chart = of_counts(months(*CALM, 25))
    assert beyond(chart) == [12]
    assert chart.signals[0].is_upward


def test_a_provisional_month_is_no_part_of_the_centre_and_is_not_judged():
    calm, late = months(*CALM), months(*CALM, 40)
    chart = of_counts(late, provisional_from=QUIET.plus(12))
    assert chart.centre == of_counts(calm).centre
    assert 12 not in chart.baseline
    assert (chart.signals, chart.is_judged[12]) == ((), False)
    assert [one.last for one in chart.provisional] == [12]


def test_a_missing_month_is_no_part_of_the_centre_and_has_no_limits():
    chart = of_counts(months(*CALM[:6], UNKNOWN, BLANK, *CALM[6:]))
    assert chart.centre == of_counts(months(*CALM)).centre
    assert chart.baseline == (0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13)
    assert chart.expected[6] is chart.upper_998[7] is None


def test_a_month_that_reported_zero_is_part_of_the_centre():
    chart = of_counts(months(3, 0, 4, 2, 0, 3, 1))
    assert chart.centre == pytest.approx(13 / 140)
    assert chart.baseline == tuple(range(7))


def test_a_month_beyond_the_limits_of_all_does_not_move_the_mean():
    chart = of_counts(months(*CALM, 40))
    assert (chart.centre, chart.left_out) == (pytest.approx(0.5), (12,))
    assert beyond(chart) == [12]
    assert of_counts(months(*CALM, 18)).left_out == ()
    few = of_counts(months(10, 9, 11, 10, 12, 60))
    assert (few.left_out, few.baseline) == ((), tuple(range(6)))


def test_a_month_with_few_reports_is_neither_centre_nor_judged():
    chart = of_counts(months(*CALM, 40, units=[20] * 12 + [15]))
    assert (chart.is_judged[12], chart.signals) == (False, ())
    assert chart.centre == of_counts(months(*CALM)).centre
    assert chart.expected[12] is None


def test_a_month_that_most_left_blank_is_neither_centre_nor_judged():
    chart = of_counts(months(*CALM, 1, figures=[20] * 12 + [2]))
    assert chart.centre == of_counts(months(*CALM)).centre
    assert not chart.is_judged[12]


def test_months_of_a_campaign_are_judged_by_the_others():
    """October 2023 to August 2024: the campaign for the general election lies in it."""
    chart = of_counts(months(10, 30, 31, 33, 29, 9, 11, 10, 12, 8, 10, first=Period(2023, 10)))
    assert chart.is_outside_campaign
    assert chart.baseline == (0, 5, 6, 7, 8, 9, 10)
    assert beyond(chart) == [1, 2, 3, 4]


def test_months_that_the_mean_does_not_come_from_are_judged_by_limits_of_prediction():
    """Of the cases of seven months and another one together, its own are a binomial eighth: after
    70 cases 23 are beyond (0.09 %), 22 are not (0.19 %). Were 10 the true mean, 22 were, too."""
    chart = of_counts(months(10, 30, 31, 33, 29, 9, 11, 10, 12, 8, 10, 21, first=Period(2023, 10)),
                      provisional_from=Period(2024, 9))  # fmt: skip
    assert chart.baseline == (0, 5, 6, 7, 8, 9, 10)
    assert {chart.upper_998[i] for i in chart.baseline} == {stats.poisson.ppf(0.999, 10)} == {21}
    assert {chart.upper_998[i] for i in (1, 2, 3, 4, 11)} == {22}
    assert stats.binom.sf(22, 70 + 23, 1 / 8) <= 0.001 < stats.binom.sf(21, 70 + 22, 1 / 8)


def test_a_share_of_a_campaign_is_judged_by_a_hypergeometric_limit():
    sizes = [50, 90, 90, 90, 90, 60, 70, 80, 50, 60, 70]
    chart = control_chart(
        months(*(round(0.8 * n) for n in sizes), of=sizes, first=Period(2023, 10)),
        indicator=ATTENDANCE,
    )
    n, cases = 440, 352
    low = round(chart.lower_998[2] * 90)
    assert stats.hypergeom.cdf(low - 1, n + 90, cases + low - 1, 90) <= 0.001
    assert stats.hypergeom.cdf(low, n + 90, cases + low, 90) > 0.001
    assert chart.lower_998[0] == pytest.approx(stats.binom.ppf(0.001, 50, 0.8) / 50)


def test_without_enough_other_months_the_campaign_is_part_of_the_centre():
    chart = of_counts(months(10, 11, 9, 12, 10, 8, 10, first=Period(2023, 10)))
    assert not chart.is_outside_campaign
    assert len(chart.baseline) == 7


def test_a_place_founded_mid_year_is_judged_by_its_own_months():
    chart = of_counts(months(*[ABSENT] * 5, *CALM[:8]))
    assert chart.baseline == tuple(range(5, 13))
    assert chart.expected[:5] == (None,) * 5
    assert chart.has_limits and chart.is_tentative


@pytest.mark.parametrize(
    ("series", "indicator", "reason"),
    [
        (months(*CALM), VIOLATIONS_IN_PROCESS, NoLimits.POSITION),
        (months(*CALM, of=20), PLEDGE_COMPLETION, NoLimits.POSITION),
        (months(*CALM[:5]), VIOLATIONS_REPORTED, NoLimits.FEW_MONTHS),
        (months(10), VIOLATIONS_REPORTED, NoLimits.FEW_MONTHS),
        (months(*[UNKNOWN] * 14), VIOLATIONS_REPORTED, NoLimits.FEW_MONTHS),
        (months(*CALM, units=12), VIOLATIONS_REPORTED, NoLimits.FEW_MONTHS),
        (months(*[0] * 14), VIOLATIONS_REPORTED, NoLimits.FEW_CASES),
        (months(1, 0, 0, 2, 0, 1, 0, 0), VIOLATIONS_REPORTED, NoLimits.FEW_CASES),
        (months(*[100] * 9, of=100), ATTENDANCE, NoLimits.FEW_CASES),
        (months(*[0] * 9, of=0), ATTENDANCE, NoLimits.FEW_MONTHS),
    ],
)
def test_where_nothing_can_be_judged_there_are_no_limits(series, indicator, reason):
    chart = control_chart(series, indicator=indicator)
    assert chart.why_none is reason
    assert (chart.signals, chart.expected, chart.centre) == ((), (), None)


def test_ten_cases_are_enough():
    assert of_counts(months(2, 1, 2, 1, 2, 2)).has_limits
    assert sum((2, 1, 2, 1, 2, 2)) == LEAST_CASES


def test_all_equal_months_bear_no_mark():
    for series, indicator in ((months(*[7] * 20), VIOLATIONS_REPORTED),
                              (months(*[70] * 20, of=100), ATTENDANCE)):  # fmt: skip
        assert control_chart(series, indicator=indicator).signals == ()


def test_a_share_above_one_is_a_fault_of_the_figures_and_is_left_out():
    chart = control_chart(months(*[80] * 8, 130, of=100), indicator=ATTENDANCE)
    assert (chart.is_judged[8], chart.centre) == (False, 0.8)


def test_a_rate_over_personnel_may_be_above_one():
    chart = control_chart(months(*[120] * 8, 200, of=100), indicator=COVERAGE)
    assert chart.is_judged[8]
    assert beyond(chart) == [8]


def test_a_month_without_denominator_has_no_limits():
    chart = control_chart(months(*[80] * 8, 0, of=[100] * 8 + [0]), indicator=ATTENDANCE)
    assert chart.upper_998[8] is None
    assert 8 not in chart.baseline


def test_months_that_scatter_more_than_chance_get_wider_limits_not_exact_ones():
    wild = (900, 1_200, 800, 1_300, 850, 1_250, 900, 1_150, 820, 1_280, 900, 1_200)
    chart = of_counts(months(*wild))
    assert chart.sigma_z > 5
    assert chart.signals == ()
    exact = stats.poisson.ppf(0.999, chart.expected[0])
    assert chart.upper_998[0] > exact


def test_widened_limits_of_a_larger_month_allow_for_the_mean_of_the_others():
    """Campaign months of five times the people: their half-width is not a root of five smaller."""
    cases = [320, 1_600, 1_600, 1_600, 1_600, 280, 360, 280, 360, 280, 360]
    sizes = [400, 2_000, 2_000, 2_000, 2_000, *[400] * 6]
    chart = control_chart(months(*cases, of=sizes, first=Period(2023, 10)), indicator=ATTENDANCE)
    assert chart.baseline == (0, 5, 6, 7, 8, 9, 10)
    assert chart.sigma_z > 3
    quiet, campaign = (chart.centre - chart.lower_95[i] for i in (0, 2))
    plain = (1 / 2_000 + 1 / 2_800) / (1 / 400 + 1 / 2_800)
    assert campaign / quiet == pytest.approx(plain**0.5)


def test_widened_limits_are_never_narrower_than_the_exact_ones():
    """120 months that scatter little more than chance: the exact 99.8 % limit is 22 cases, the one
    of z-scores 21.88, since z-scores do not know that counts are skewed."""
    chart = of_counts(months(*[6, 14] * 45, *[12] * 30, first=Period(1990, 1)))
    assert chart.sigma_z == pytest.approx(1.107, abs=1e-3)
    assert chart.upper_998[0] == stats.poisson.ppf(0.999, chart.expected[0]) == 22
    assert chart.upper_95[0] > stats.poisson.ppf(0.975, chart.expected[0])
    assert chart.lower_998[0] < stats.poisson.ppf(0.001, chart.expected[0])


def test_few_cases_are_never_widened():
    assert of_counts(months(0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6)).sigma_z is None


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_month_at_all_has_no_chart(indicator):
    chart = control_chart(months(of=None if not indicator.is_rate else 5), indicator=indicator)
    assert not chart.has_limits
    assert (chart.is_judged, chart.signals) == ((), ())
