"""What a trend says without limits: its last and its highest month, months that are missing."""

from __future__ import annotations

from analysis.overview import ENOUGH_REPORTS
from analysis.trend import TrendSeries
from domain.calendar import campaign_phase_of
from domain.language import Language
from domain.period import Period
from domain.states import State
from workflow.trends import Trend


def readings_of(found: Trend, language: Language) -> tuple[str, ...]:
    """Sentences that state the figures of the chart and nothing beyond them."""
    series = found.series
    known = [i for i in _with_figures(series) if series.is_enough(i)]
    spoken = (
        (_last_reading(found, known, language), *_highest_reading(found, known, language))
        if known
        else ()
    )
    return (*spoken, *context_of(found, language))


def context_of(found: Trend, language: Language) -> tuple[str, ...]:
    """What must be known beside the figures: changes of the place, months without enough."""
    series = found.series
    changed = tuple(change.sentence for change in found.changes)
    with_figures = _with_figures(series)
    if not with_figures:
        return (language.text("No month has figures."), *changed)
    few = [series.periods[i] for i in with_figures if not series.is_enough(i)]
    return (
        *changed,
        *_few_reading(few, language, is_all=len(few) == len(with_figures)),
        *_gap_reading(series, language),
    )


def _with_figures(series: TrendSeries) -> list[int]:
    return [i for i, value in enumerate(series.values) if value is not None]


def _few_reading(months: list[Period], language: Language, *, is_all: bool) -> tuple[str, ...]:
    """The months with too few reports by name, unless none has enough."""
    if not months:
        return ()
    if is_all and len(months) > 1:
        return (
            language.text(
                "Too few reports to compare in any month: less than {share} of those expected.",
                share=language.percent(ENOUGH_REPORTS, 0),
            ),
        )
    names = language.list([language.month(period) for period in months])
    return (language.text("Too few reports to compare: {months}.", months=names),)


def _last_reading(found: Trend, known: list[int], language: Language) -> str:
    series, last = found.series, known[-1]
    value = found.indicator.write(series.values[last], language)
    month = language.month(series.periods[last])
    if len(known) < 2:
        return language.text("**{month}: {value}**.", month=month, value=value)
    first = known[0]
    return language.text(
        "**{month}: {value}**; {first_value} in {first_month}.",
        month=month,
        value=value,
        first_value=found.indicator.write(series.values[first], language),
        first_month=language.month(series.periods[first]),
    )


def _highest_reading(found: Trend, known: list[int], language: Language) -> tuple[str, ...]:
    """The month with the highest figure.

    None of one alone, where several share it, or where a month with too few reports shows more.
    """
    series = found.series
    top = max(known, key=lambda i: series.values[i] or 0.0)
    period = series.periods[top]
    value = found.indicator.write(series.values[top], language)
    if not series.values[top]:
        return _nothing_reading(len(known), language)
    shared = [found.indicator.write(series.values[i], language) for i in known].count(value)
    highest = max(_with_figures(series), key=lambda i: series.values[i] or 0.0)
    if len(known) < 2 or shared > 1 or highest not in known:
        return ()
    month = language.month(period)
    campaign = campaign_phase_of(period)
    if campaign:
        return (
            language.text(
                "Highest in **{month} ({value})**, in the campaign for the {election}.",
                month=month,
                value=value,
                election=campaign.election_within(language),
            ),
        )
    return (language.text("Highest in **{month} ({value})**.", month=month, value=value),)


def _nothing_reading(n: int, language: Language) -> tuple[str, ...]:
    """All months are 0; of one month its figure has been said."""
    if n < 2:
        return ()
    return (language.text("Zero in all {n} months with enough reports.", n=language.number(n)),)


def _gap_reading(series: TrendSeries, language: Language) -> tuple[str, ...]:
    gaps = [
        language.month(period)
        for period, state in zip(series.periods, series.states, strict=True)
        if state in (State.NOT_REPORTED, State.BLANK)
    ]
    if not gaps:
        return ()
    return (language.text("Not known: {months}.", months=language.list(gaps)),)
