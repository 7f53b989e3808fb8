"""Control charts, their limits, marks and sentences: a unit's figure is missing in one month."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis import (
    control_chart,
    control_marks,
    control_reading,
    counts,
    cumulative,
    cumulative_reading,
    limits,
    month_limits,
    phase_change,
    phase_reading,
    places_reading,
    prediction_limits,
    run_rules,
    scatter,
    trend_title,
    two_periods,
)
from analysis.scatter import ChartKind
from analysis.trend import trend_series
from analysis.two_periods import Amount
from domain.indicators import VIOLATION_RATE
from domain.language import Language
from domain.period import Period
from tests.support.missing_cases import Trial, case, exempt, one_by_one, put
from tests.support.missing_cases.made import UNITS, asked, states

EN = Language("en")
# From the campaign of one election into that of the next: six months between them.
MONTHS = tuple(Period(2023, 12).through(Period(2024, 11)))
WORDS = {"indicator": VIOLATION_RATE, "language": EN}
N = len(UNITS)
LAST, QUIET = len(MONTHS) - 1, 5
TEN = np.full(10, 1.0)


def of_sum(call, *, month=LAST):
    """The trial of a function of a series and its chart: one of five units lacks one month.

    The last month is far above the others, so that it is marked. Counts of reports are set equal:
    sentences name them, and a unit that left its report blank has reported.
    """

    def ask(frame):
        found = trend_series(label="", indicator=VIOLATION_RATE, states=frame, periods=MONTHS)
        series = replace(found, n_reported=(N,) * len(MONTHS), n_expected=(N,) * len(MONTHS))
        return call(series, control_chart.control_chart(series, indicator=VIOLATION_RATE))

    def trial(rng):
        frame = states(rng, periods=MONTHS)
        is_last = frame["period"] == str(MONTHS[-1])
        frame.loc[is_last, ["numerator", "value"]] *= 300
        return asked(ask, frame, rng, at=month * N + int(rng.integers(N)))

    return trial


def of_month(call, *, month=QUIET):
    """The same of one unit alone, whose whole month is missing."""

    def ask(frame):
        series = trend_series(label="", indicator=VIOLATION_RATE, states=frame, periods=MONTHS)
        return call(series, control_chart.control_chart(series, indicator=VIOLATION_RATE))

    return lambda rng: asked(ask, states(rng, units=UNITS[:1], periods=MONTHS), rng, at=month)


def marks(series, chart):
    return control_marks.marks_of(series, chart, **WORDS)


case(trend_title.sum_title)(
    of_sum(
        lambda series, _: trend_title.sum_title(
            "", cumulative.cumulative(series, indicator=VIOLATION_RATE), **WORDS
        )
    )
)
case(control_chart.control_chart)(of_sum(lambda _, chart: chart, month=QUIET))
case(control_marks.marks_of)(of_sum(marks))
case(control_marks.figure_text)(
    of_month(lambda series, _: control_marks.figure_text(series, QUIET, VIOLATION_RATE, EN))
)
case(control_reading.quiet_reading)(
    of_month(lambda series, chart: control_reading.quiet_reading(chart, marks(series, chart), EN))
)
case(control_reading.limits_reading)(
    of_sum(
        lambda series, chart: control_reading.limits_reading(series, chart, **WORDS), month=QUIET
    )
)
case(cumulative.cumulative)(
    of_sum(lambda series, _: cumulative.cumulative(series, indicator=VIOLATION_RATE).values)
)
case(cumulative_reading.cumulative_reading)(
    of_sum(
        lambda series, _: cumulative_reading.cumulative_reading(
            cumulative.cumulative(series, indicator=VIOLATION_RATE), **WORDS
        )
    )
)
case(phase_change.amount_of)(
    of_sum(lambda series, chart: phase_change.amount_of(series, chart, [LAST]))
)


def month_change(series, chart):
    return phase_change.month_change(series, chart, indicator=VIOLATION_RATE)


def by_phase(series, chart):
    return phase_change.phase_change(series, chart, indicator=VIOLATION_RATE)


case(phase_change.month_change)(of_sum(month_change))
case(phase_change.phase_change)(of_sum(by_phase))
case(phase_reading.month_change_reading)(
    of_sum(
        lambda series, chart: phase_reading.month_change_reading(
            series, month_change(series, chart), **WORDS
        )
    )
)
case(phase_reading.phase_change_reading)(
    of_sum(
        lambda series, chart: phase_reading.phase_change_reading(
            by_phase(series, chart), series, **WORDS
        )
    )
)
case(places_reading.places_reading)(
    of_sum(lambda series, _: places_reading.places_reading([series], **WORDS))
)
exempt(places_reading.places_states, "it counts states, the missing ones among them")
exempt(trend_title.trend_title, "it counts the months that a control chart has marked")
exempt(control_chart.chart_kind, "of an indicator, not of figures")
exempt(control_reading.not_concluded, "of whether there are limits and marks, not of figures")
exempt(cumulative.unknown_before, "it lists the months that are missing")
exempt(cumulative_reading.cumulative_caution, "of an indicator, not of figures")
exempt(scatter.is_wide, "of a scatter and how many months it comes from")
exempt(scatter.prediction_factor, "of a number of months, not of figures")
exempt(limits.tail_of, "of a level, not of figures")
exempt(counts.smallest_count, "of a condition; limits leave out what is missing before they ask")
exempt(counts.chances_from_ratios, "of chances, not of figures")


@case(control_marks.mean_text)
def _(rng):
    text = [control_marks.mean_text(mean, VIOLATION_RATE, EN) for mean in (None, np.nan, 0.0)]
    return Trial(text[0], text[0], text[2])


@case(limits.poisson_limits)
def _(rng):
    means = rng.uniform(8, 60, 9)
    return one_by_one(lambda m: limits.poisson_limits(expected=m, level=0.95), means, rng)


@case(limits.at_known)
def _(rng):
    values, at = rng.uniform(8, 60, 9), int(rng.integers(9))
    known = np.arange(9) != at
    found = limits.at_known(np.delete(values, at), known)
    return Trial(found[known], np.delete(values, at), np.nan_to_num(found))


def of_sizes(call):
    """A denominator of 0 has no limits either: what it must not be is a limit of 0."""

    def trial(rng):
        found = one_by_one(call, rng.integers(40, 900, 9), rng)
        plain = found.missing if isinstance(found.missing, tuple) else (found.missing,)
        return Trial(found.missing, found.absent, tuple(np.nan_to_num(one) for one in plain))

    return trial


case(limits.binomial_limits)(of_sizes(lambda n: limits.binomial_limits(n=n, p=0.3, level=0.95)))


def of_months(call):
    """Months of 400 people each; the one whose cases are missing is no part of the baseline."""

    def ask(cases):
        size = np.where(np.isnan(cases), np.nan, 400.0)
        months = month_limits.Months(cases, size, np.ones(len(cases)), ChartKind.P)
        return call(months, ~np.isnan(cases))

    return lambda rng: one_by_one(ask, rng.integers(60, 240, 9), rng)


case(month_limits.centre_of)(of_months(month_limits.centre_of))
case(month_limits.scores_of)(of_months(month_limits.scores_of))
case(month_limits.limits_of)(
    of_months(lambda months, base: month_limits.limits_of(months, base, sigma_z=2.0, level=0.95))
)
case(month_limits.bounds_of)(
    of_months(lambda months, base: month_limits.bounds_of(months, base, sigma_z=None))
)
case(prediction_limits.poisson_prediction_limits)(
    of_sizes(
        lambda n: prediction_limits.poisson_prediction_limits(
            exposure=n, cases=90, base=300, level=0.95
        )
    )
)
case(prediction_limits.binomial_prediction_limits)(
    of_sizes(
        lambda n: prediction_limits.binomial_prediction_limits(n=n, cases=90, base=300, level=0.95)
    )
)
case(scatter.standard_errors)(
    of_sizes(lambda n: scatter.standard_errors(centre=0.3, exposures=n, kind=ChartKind.P))
)
case(scatter.z_limits)(
    of_sizes(lambda n: scatter.z_limits(centre=0.3, exposures=n, kind=ChartKind.U, z=3, sigma_z=2))
)


@case(scatter.z_scores)
def _(rng):
    sizes = np.full(9, 400.0)

    def call(cases):
        return scatter.z_scores(
            numerators=cases, exposures=sizes[: len(cases)], centre=0.1, kind=ChartKind.P
        )

    return one_by_one(call, rng.integers(20, 60, 9), rng)


@case(scatter.scatter)
def _(rng):
    scores = rng.normal(4, 1, 9)
    at = int(rng.integers(9))
    return Trial(
        scatter.scatter(put(scores, at, np.nan)),
        scatter.scatter(np.delete(scores, at)),
        scatter.scatter(put(scores, at, 0)),
    )


@case(run_rules.find_signals)
def _(rng):
    """At the end: in the middle a missing month parts its neighbours, which is the point of it."""
    values = rng.uniform(0.9, 1.1, 10)

    def call(given):
        n = len(given)
        bounds = run_rules.Bounds(TEN[:n], TEN[:n] / 2, TEN[:n] * 2, TEN[:n] / 3, TEN[:n] * 3)
        return run_rules.find_signals(values=given, bounds=bounds, is_judged=TEN[:n] > 0)

    return Trial(call(put(values, 9, np.nan)), call(values[:9]), call(put(values, 9, 0)))


@case(two_periods.difference)
def _(rng):
    before = Amount(float(rng.integers(20, 40)), 400.0)

    def call(cases, exposure):
        found = two_periods.difference(now=Amount(cases, exposure), before=before, kind=ChartKind.U)
        return found.change, found.p

    return Trial(call(None, 400.0), call(None, None), call(0.0, 400.0))
