"""The heading of a trend is its finding, and no more than its limits allow."""

import pytest

from analysis.control_chart import control_chart
from analysis.cumulative import cumulative
from analysis.trend_title import sum_title, trend_title
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from tests.analysis.months import QUIET, UNKNOWN, months

ID, EN = Language("id"), Language("en")
CALM = (9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 12, 8)
MIXED = (30, *[60, 62, 58, 61, 59, 60] * 3, 95)


def title(series, indicator=VIOLATIONS_REPORTED, language=EN, **options):
    chart = control_chart(series, indicator=indicator, **options)
    return trend_title("X", series, chart, indicator=indicator, language=language)


@pytest.mark.parametrize(
    ("counts", "english", "indonesian"),
    [
        ((*CALM, 30), "X: 1 month above the 99.8% limit", "X: 1 bulan di atas batas 99,8%"),
        (
            (*CALM, *CALM, 30, 31),
            "X: 2 months above the 99.8% limit",
            "X: 2 bulan di atas batas 99,8%",
        ),
        ((*CALM, 0), "X: 1 month below the 99.8% limit", "X: 1 bulan di bawah batas 99,8%"),
        (MIXED, "X: 2 months beyond the 99.8% limits", "X: 2 bulan di luar batas 99,8%"),
        (CALM, "X: no month beyond the limits", "X: tidak ada bulan di luar batas"),
        (
            (*[12, 8] * 6, 11, 12, 11, 12, 11, 12, 11, 12),
            "X: no month beyond the limits, 1 run marked",
            "X: tidak ada bulan di luar batas, 1 rentetan bertanda",
        ),
        ((4, 7), "X: 7 in February 2021", "X: 7 pada Februari 2021"),
        ((UNKNOWN, UNKNOWN), "X: no figures", "X: tidak ada angka"),
    ],
)
def test_the_heading_counts_months_beyond_the_limits(counts, english, indonesian):
    series = months(*counts)
    assert title(series) == english
    assert title(series, language=ID) == indonesian


def test_a_month_that_is_still_coming_in_is_not_counted():
    series = months(*CALM, 30)
    assert title(series, provisional_from=QUIET.plus(12)) == "X: no month beyond the limits"
    assert title(months(4), provisional_from=QUIET) == "X"


def test_months_with_too_few_reports_have_no_figure_to_speak_of():
    assert title(months(4, 5, units=8)) == "X: too few reports"
    assert title(months(4, 5, units=(20, 8))) == "X: 4 in January 2021"


def test_a_position_has_its_newest_figure():
    pledges = months(50, 63, of=100)
    assert title(pledges, PLEDGE_COMPLETION) == "X: 63.0% in February 2021"


def test_a_sum_names_its_months():
    def of(*counts, language=EN):
        series = cumulative(months(*counts, first=Period(2023, 11)), indicator=VIOLATIONS_REPORTED)
        return sum_title("X", series, indicator=VIOLATIONS_REPORTED, language=language)

    assert of(5, 6, 1, 2) == "X: 3 from January to February 2024"
    assert of(5, 6, 1, 2, language=ID) == "X: 3 dari Januari sampai Februari 2024"
    assert of(5, 6, 1) == "X: 1 in January 2024"
    assert of(5, UNKNOWN) == "X: 5 in November 2023"
    assert of(UNKNOWN) == "X: no figures"
