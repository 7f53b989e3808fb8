"""What a trend says of its highest month, and the line below its figure."""

from datetime import date

from domain.indicators import ATTENDANCE, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from tests.analysis.months import months
from workflow.trend_words import readings_of
from workflow.trends import Trend

EN = Language("en")


def trend_of(*counts, indicator=VIOLATIONS_REPORTED, **options):
    return Trend("Contoh", "", months(*counts, **options), (), indicator)


def said(*counts, **options):
    return readings_of(trend_of(*counts, **options), EN)


def test_the_highest_month_is_named():
    assert said(4, 9, 5) == (
        "**March 2021: 5**; 4 in January 2021.",
        "Highest in **February 2021 (9)**.",
    )
    campaign = said(4, 9, 5, first=Period(2024, 9))
    assert campaign[1] == (
        "Highest in **October 2024 (9)**, in the campaign for the regional elections."
    )


def test_no_month_is_the_highest_beside_a_higher_one_with_too_few_reports():
    assert said(4, 9, 5, units=(20, 8, 20)) == (
        "**March 2021: 5**; 4 in January 2021.",
        "Too few reports to compare: February 2021.",
    )


def test_a_month_that_most_left_blank_is_not_compared():
    assert said(80, 80, 3, figures=(20, 20, 1)) == (
        "**February 2021: 80**; 80 in January 2021.",
        "Too few reports to compare: March 2021.",
    )


def test_nothing_is_highest_where_all_months_are_zero():
    assert said(0, 0, 0, of=900, indicator=VIOLATION_RATE) == (
        "**March 2021: 0.00**; 0.00 in January 2021.",
        "Zero in all 3 months with enough reports.",
    )
    assert said(0) == ("**January 2021: 0**.",)


def test_one_month_alone_is_not_the_highest():
    assert said(4) == ("**January 2021: 4**.",)


def test_of_months_that_share_the_highest_figure_none_is_named():
    assert said(40, 50, 50, of=50, indicator=ATTENDANCE) == (
        "**March 2021: 100.0%**; 80.0% in January 2021.",
    )


def test_months_with_too_few_reports_are_named_unless_none_has_enough():
    assert said(4, 9, 5, units=(20, 8, 20))[-1] == "Too few reports to compare: February 2021."
    assert said(4, 9, 5, units=8) == (
        "Too few reports to compare in any month: less than 80% of those expected.",
    )


def test_one_month_is_no_range():
    assert trend_of(4).frame_line(date(2021, 2, 1), EN)[0] == "Jan 2021"
    assert trend_of(4, 5).frame_line(date(2021, 2, 1), EN)[0] == "Jan 2021 – Feb 2021"
