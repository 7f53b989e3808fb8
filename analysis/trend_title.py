"""The finding of a trend, as the heading of its figure: never more than its limits allow."""

from __future__ import annotations

from analysis.control_chart import ControlChart
from analysis.run_rules import Rule
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import Language


def trend_title(
    subject: str,
    series: TrendSeries,
    chart: ControlChart,
    *,
    indicator: Indicator,
    language: Language,
) -> str:
    """How many months lie beyond the limits; without limits the newest figure.

    Args:
        subject: the indicator and the place.
        chart: provisional months and those with too few reports are not judged, nor counted.
    """
    if not chart.has_limits:
        return _newest(subject, series, chart, indicator, language)
    above, below = (_months_beyond(chart, is_upward=upward) for upward in (True, False))
    if above and below:
        return language.text(
            "{subject}: {n} months beyond the 99.8% limits",
            subject=subject,
            n=language.number(above + below),
        )
    if above:
        return language.plural(
            "{subject}: {n} month above the 99.8% limit",
            "{subject}: {n} months above the 99.8% limit",
            above,
            subject=subject,
        )
    if below:
        return language.plural(
            "{subject}: {n} month below the 99.8% limit",
            "{subject}: {n} months below the 99.8% limit",
            below,
            subject=subject,
        )
    return _within(subject, len(chart.signals), language)


def _months_beyond(chart: ControlChart, *, is_upward: bool) -> int:
    beyond = [
        range(signal.first, signal.last + 1)
        for signal in chart.signals
        if signal.rule is Rule.BEYOND and signal.is_upward == is_upward
    ]
    return len({month for months in beyond for month in months})


def _within(subject: str, n_runs: int, language: Language) -> str:
    if not n_runs:
        return language.text("{subject}: no month beyond the limits", subject=subject)
    return language.plural(
        "{subject}: no month beyond the limits, {n} run marked",
        "{subject}: no month beyond the limits, {n} runs marked",
        n_runs,
        subject=subject,
    )


def _newest(
    subject: str,
    series: TrendSeries,
    chart: ControlChart,
    indicator: Indicator,
    language: Language,
) -> str:
    """The newest judged figure; of a month that is not judged there is none to speak of."""
    judged = [i for i, is_judged in enumerate(chart.is_judged) if is_judged]
    if judged:
        return _figure(subject, series, judged[-1], indicator, language)
    if series.last_known is None:
        return language.text("{subject}: no figures", subject=subject)
    if not any(map(series.is_enough, range(len(series.periods)))):
        return language.text("{subject}: too few reports", subject=subject)
    return subject


def sum_title(
    subject: str, series: TrendSeries, *, indicator: Indicator, language: Language
) -> str:
    """The newest running sum, with its months.

    Args:
        series: of `cumulative`.
    """
    last = series.last_known
    if last is None:
        return language.text("{subject}: no figures", subject=subject)
    period = series.periods[last]
    first = next(one for one in series.periods if one.year == period.year)
    if first == period:
        return _figure(subject, series, last, indicator, language)
    return language.text(
        "{subject}: {value} from {first} to {last}",
        subject=subject,
        value=indicator.write(series.values[last], language),
        first=language.month_name(first),
        last=language.month(period),
    )


def _figure(
    subject: str, series: TrendSeries, i: int, indicator: Indicator, language: Language
) -> str:
    return language.text(
        "{subject}: {value} in {month}",
        subject=subject,
        value=indicator.write(series.values[i], language),
        month=language.month(series.periods[i]),
    )
