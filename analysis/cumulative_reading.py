"""Running sums in words: the sum so far, from when, and what is not in it."""

from __future__ import annotations

from analysis.control_marks import figure_text
from analysis.cumulative import unknown_before
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period


def cumulative_reading(
    series: TrendSeries, *, indicator: Indicator, language: Language
) -> tuple[str, ...]:
    """The newest sum of each year, with the months that it lacks.

    Args:
        series: of `cumulative`. Months without a figure are named, never counted as 0.
    """
    years = sorted({period.year for period in series.periods}, reverse=True)
    found = [_year(series, year, indicator, language) for year in years]
    sentences = tuple(sentence for part in found for sentence in part)
    return sentences or (language.text("No month has figures."),)


def _year(
    series: TrendSeries, year: int, indicator: Indicator, language: Language
) -> tuple[str, ...]:
    own = [i for i, period in enumerate(series.periods) if period.year == year]
    known = [i for i in own if series.values[i] is not None]
    if not known:
        return ()
    first, last = series.periods[own[0]], series.periods[known[-1]]
    sentence = language.text(
        "**{first} to {last}: {figure}.**",
        first=language.month(first),
        last=language.month(last),
        figure=figure_text(series, known[-1], indicator, language),
    )
    return (sentence, *_lacking(unknown_before(series, last), language))


def _lacking(months: tuple[Period, ...], language: Language) -> tuple[str, ...]:
    if not months:
        return ()
    names = language.list([language.month(period) for period in months])
    return (language.text("Not known, and not in the sum: {months}.", months=names),)


def cumulative_caution(indicator: Indicator, language: Language) -> tuple[str, ...]:
    """What a running sum does not show."""
    found = [
        language.text("A sum of counts only rises: that it rises says nothing.")
        if not indicator.is_rate
        else language.text("Each month of a sum holds the months before it: it moves slowly."),
        language.text("Units that did not report are not in the sum."),
    ]
    return tuple(found)
