"""Nothing that is said goes beyond the test behind it: inputs that once made a sentence say more.

Two places, one month, all equal, ties, tiny denominators, unequal numbers of units, many tests.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.comparison import Judged, Mark, Undrawn
from analysis.comparison_reading import place_reading, readings, title
from analysis.control_chart import control_chart
from analysis.control_marks import marks_of
from analysis.control_reading import limits_reading, quiet_reading
from analysis.dispersion import Chance, Spread
from analysis.findings import concentration_finding
from analysis.funnel import Position, funnel
from analysis.index import rank_ranges
from analysis.index_reading import index_reading, standings
from analysis.overview import Concentration
from analysis.phase_change import month_change, phase_change
from analysis.phase_reading import month_change_reading, phase_change_reading
from analysis.quality_reading import UnusualFigure
from analysis.scatter import ChartKind
from analysis.two_periods import Amount, difference
from domain.fields import ReportKind
from domain.indicators import ATTENDANCE, PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from tests.analysis.months import UNKNOWN, months

EN = Language("en")


def compared(pairs, *, chance=Chance.BINOMIAL, spread=Spread.NONE, above=0):
    """What is said of places with these numerators and denominators; the first so many are named.

    Only what `analysis.comparison.judged` counts is given by hand.
    """
    counts = pd.DataFrame(pairs, columns=["numerator", "denominator"], dtype=float)
    found = funnel(counts=counts, chance=chance, spread=spread)
    marks = dict.fromkeys(Mark, 0) | {Mark.ABOVE: above, Mark.INSIDE: len(counts) - above}
    return Judged(
        funnel=found,
        above=tuple(f"P{n}" for n in range(above)),
        below=(),
        counts=marks,
        n_between=0,
        undrawn=dict.fromkeys(Undrawn, 0),
    )


def said(found, indicator=PLEDGE_COMPLETION):
    return " ".join(readings(found, indicator, EN))


@pytest.mark.parametrize(
    ("n", "outside", "words"),
    [
        (514, 1, "Chance alone can do that: of 514 places all alike, so many lie beyond in up to "
                 "65 of 100 comparisons."),
        (514, 4, "Chance alone seldom does that: of 514 places all alike, so many lie beyond in "
                 "at most 3 of 100 comparisons."),
        (38, 2, "Chance alone hardly ever does that: of 38 places all alike, so many lie beyond in "
                "fewer than 1 of 100 comparisons."),
    ],
)  # fmt: skip
def test_one_place_of_many_beyond_a_limit_is_what_chance_makes(n, outside, words):
    text = said(compared([(80, 100)] * n, above=outside))
    assert words in text
    assert "does not explain" not in text
    assert stats.binom.sf(outside - 1, n, 0.002) < {1: 0.65, 4: 0.03, 2: 0.01}[outside]


def test_with_spread_the_sentence_is_about_both_and_not_exact():
    found = compared([(80, 100)] * 40, above=1)
    found = replace(found, funnel=replace(found.funnel, spread=Spread.ADDITIVE))
    assert (
        "Chance and the usual spread can do that: of 40 such places, so many lie beyond in "
        "about 12 of 100 comparisons." in said(found)
    )


def test_places_within_the_limits_are_compared_with_the_mean_and_not_with_one_another():
    """Two of them differ by far more than chance makes, and both lie within the limits."""
    pairs = [(5_000, 10_000)] * 8 + [(5_130, 10_000), (4_870, 10_000)]
    found = compared(pairs)
    assert set(found.funnel.places["position"]) <= {Position.INSIDE, Position.HIGH, Position.LOW}
    apart = difference(now=Amount(*pairs[-2]), before=Amount(*pairs[-1]), kind=ChartKind.P)
    assert apart.p < 0.001
    assert "told apart" not in title(found, EN) + said(found)
    assert "**10 places cannot be told from the mean of all.**" in said(found)


def test_equal_places_have_no_differences_to_explain():
    assert "All have the same figure." in said(compared([(80, 100)] * 12))
    assert "ifferences as large" not in said(compared([(80, 100)] * 12))


@pytest.mark.parametrize(("n", "few"), [(50, 3), (421, 22), (514, 26)])
def test_places_between_the_limits_are_never_fewer_by_chance_than_said(n, few):
    """Of n places at most a twentieth on average: exact 99.8 % limits may take nothing of it."""
    found = replace(compared([(80, 100)] * n), n_between=4)
    assert f"by chance up to {few} would on average" in said(found)


def test_a_rank_interval_states_its_level():
    text = place_reading("A", Mark.INSIDE, value="1", interval="0", evidence="1", ranks=(2, 9, 12),
                         language=EN)  # fmt: skip
    assert text.endswith("Its rank lies between 2 and 9 of 12 (95%).")


WILD = (900, 1_200, 800, 1_300, 850, 1_250, 900, 1_150, 820, 1_280, 900, 1_200)


def spoken(series, indicator=VIOLATIONS_REPORTED):
    chart = control_chart(series, indicator=indicator)
    marks = marks_of(series, chart, indicator=indicator, language=EN)
    quiet = quiet_reading(chart, marks, EN)
    limits = limits_reading(series, chart, indicator=indicator, language=EN)
    return " ".join((*(mark.sentence for mark in marks), *quiet, *limits))


def test_months_that_scatter_more_than_chance_are_not_called_chance():
    assert (
        "**No month is marked.** None of 12 months stands out from their usual ups and "
        "downs, which are wider than chance." in spoken(months(*WILD))
    )
    marked = spoken(months(*WILD, 3_000))
    assert "told from chance" not in marked
    assert (
        "12 months bear no mark: they do not stand out from the usual ups and downs, which "
        "are wider than chance." in marked
    )


def test_a_figure_above_a_limit_is_not_said_to_be_above_itself():
    """80.14 % above a limit of 80.13 %, both written as 80.1 %."""
    series = months(*[800_000] * 12, 801_400, of=1_000_000)
    assert "January 2022: 80.1% (801,400 of 1,000,000), just above the limit." in spoken(
        series, ATTENDANCE
    )


def test_after_a_few_months_nobody_says_how_rare_a_month_is():
    """Seven months cannot show whether they scatter more than chance: then it is more often."""
    few = spoken(months(2, 7, 7, 14, 8, 6, 2, 0, 2, 2, 6, 8, 22, 20, first=Period(2023, 10)))
    assert "is rare; 7 months are too few to say how rare." in few
    assert "1 of 1,000" not in few
    assert "in about 1 of 1,000 months" in spoken(months(*[9, 11] * 8, 30))


def test_a_month_is_left_out_of_the_mean_only_where_it_is_beyond_the_limits_too():
    """Five cases where 0.8 are usual are rare, and not beyond the exact limit of five."""
    counts = (0, 2, 1, 0, 0, 2, 0, 1, 1, 0, 2, 0, 0, 0, 0, 1, 0, 3, 2, 0)
    chart = control_chart(months(*counts, 5), indicator=VIOLATIONS_REPORTED)
    assert (chart.left_out, chart.signals, chart.upper_998[20]) == ((), (), 5.0)
    assert "left out" not in spoken(months(*counts, 5))
    chart = control_chart(months(*counts, 7), indicator=VIOLATIONS_REPORTED)
    assert (chart.left_out, [one.last for one in chart.signals]) == ((20,), [20])
    assert "1 month far from all others is left out of the mean." in spoken(months(*counts, 7))


def test_a_run_above_a_mean_that_moves_with_the_units_names_no_single_mean():
    series = months(*[9, 11] * 6, *[11] * 4, *[9] * 4, units=[20] * 16 + [16] * 4)
    assert "9 months in a row above the mean of 8.3 to 10.4." in spoken(series)


def verdicts(series):
    chart = control_chart(series, indicator=VIOLATIONS_REPORTED)
    options = {"indicator": VIOLATIONS_REPORTED, "language": EN}
    monthly = month_change(series, chart, indicator=VIOLATIONS_REPORTED)
    by_phase = phase_change(series, chart, indicator=VIOLATIONS_REPORTED)
    return (
        month_change_reading(series, monthly, **options),
        phase_change_reading(by_phase, series, **options),
    )


def test_a_difference_that_only_a_wide_scatter_explains_is_not_put_down_to_chance():
    """1,200 cases after 900 are seven standard errors apart, and usual here."""
    monthly, _ = verdicts(months(*WILD))
    assert monthly == (
        "**December 2021: 1,200; November 2021: 900.** The usual ups and downs can make such a "
        "difference; they are wider than chance."
    )
    assert verdicts(months(*WILD, 2_900))[0].endswith(
        "The rise is larger than the usual ups and downs (95%)."
    )
    fewer = verdicts(months(*WILD, 850, units=[20] * 12 + [19]))[0]
    assert fewer.endswith(
        "Per unit and month, the usual ups and downs can make such a difference; they are wider "
        "than chance."
    )


def test_fewer_cases_from_fewer_units_are_no_bare_rise():
    """1,100 cases of 20 units, then 1,000 of 16: a rise of the unit, a fall of the sum."""
    monthly, _ = verdicts(months(1_100, 1_000, units=[20, 16]))
    assert monthly == (
        "**February 2021: 1,000; January 2021: 1,100.** Per unit and month, the rise is larger "
        "than chance usually makes (95%)."
    )


def test_fewer_months_of_a_campaign_are_compared_by_the_month():
    """Campaigns of one judged month (60 cases) and of two (70)."""
    counts = [UNKNOWN, 35, 35, *[10] * 8, UNKNOWN, 60]
    _, by_phase = verdicts(months(*counts, first=Period(2023, 11)))
    assert "60 in 1 month; " in by_phase and "70 in 2 months" in by_phase
    assert "Per unit and month, the rise is larger" in by_phase


def test_equal_places_are_in_no_third_and_thirds_are_of_one_size():
    equal = rank_ranges(np.full((9, 2), 0.5), np.array([1, 1]))
    assert set(standings(equal.best, equal.last)) == {"open"}
    for n in range(2, 13):
        ranks = np.arange(1.0, n + 1)
        found = standings(ranks, ranks).tolist()
        assert found.count("upper") == found.count("lower") == n // 3


def test_half_of_the_places_are_not_most_of_them():
    frame = pd.DataFrame({"value": [0.9, 0.8], "rank_low": [1, 1], "rank_high": [1, 2],
                          "standing": ["open", "open"]})  # fmt: skip
    assert index_reading(frame, {}, EN)[-1] == (
        "Other weights leave half of the places or more at their rank."
    )


def test_one_unit_with_nearly_all_cases_has_not_half_of_them():
    found = concentration_finding(Concentration(n_units=1, n_with_cases=2, cases=20), EN)
    assert found.headline == "Half or more of the reported cases come from 1 unit."


def test_a_figure_that_is_asked_about_does_not_lie_in_what_would_be_nothing_unusual():
    question = UnusualFigure(
        kind=ReportKind.PERSONNEL, field="personnel", period=Period(2024, 3), value=60, before=40,
        usual=40, low=20.4, high=59.6, n_months=8, by_change=False,
    )  # fmt: skip
    assert "21 to 59 would be nothing unusual" in question.noticed(EN)
