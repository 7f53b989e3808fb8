"""Figures over months as a chart: with limits and marks, or beside the nation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.control_chart import ControlChart
from analysis.control_marks import Mark as ControlMark
from analysis.trend import TrendSeries
from domain.briefing import Mark, Role, Series, Span, TimeChart
from domain.calendar import CalendarPhase, bands_between, months_of
from domain.language import Language
from domain.marked_text import plain
from domain.period import Period
from workflow.briefing_subject import Subject
from workflow.trend_control import Controlled
from workflow.trends import Trend


def time_chart(subject: Subject, found: Trend, control: Controlled | None) -> TimeChart:
    """Figures and limits, or figures and the nation; unknown months stay without a figure."""
    series, language = found.series, subject.language
    own = Series(series.label, series.values)
    others = (
        limit_series(control.chart, language)
        if control is not None and control.chart.has_limits
        else tuple(Series(one.label, one.values, Role.OTHER) for one in found.comparisons)
    )
    return TimeChart(
        categories=month_names(series.periods, language),
        series=(own, *others),
        unit=found.indicator.unit,
        marks=_marks(control.marks) if control else (),
        spans=phase_spans(series.periods, language),
        provisional_from=_open_from(series, subject.provisional_from),
        unknown=tuple(_unknown(series, language)),
    )


def _open_from(series: TrendSeries, provisional_from: Period | None) -> int | None:
    """Where the line stops being firm: months not yet due, and a newest one of too few reports."""
    if provisional_from is not None and provisional_from in series.periods:
        return series.periods.index(provisional_from)
    last = len(series.periods) - 1
    is_known = last >= 0 and series.values[last] is not None
    if is_known and not series.is_enough(last):
        return last
    return None


def month_names(periods: Sequence[Period], language: Language) -> tuple[str, ...]:
    """Short months, with the year where one begins."""
    return tuple(
        language.short_month(period, year=i == 0 or period.month == 1)
        for i, period in enumerate(periods)
    )


def limit_series(chart: ControlChart, language: Language) -> tuple[Series, ...]:
    """Mean and limits, from the middle outwards."""
    near, far = language.text("limit 95%"), language.text("limit 99.8%")
    return (
        Series(language.text("mean"), chart.expected, Role.CENTRE),
        Series(near, chart.upper_95, Role.WARNING),
        Series(near, chart.lower_95, Role.WARNING),
        Series(far, chart.upper_998, Role.LIMIT),
        Series(far, chart.lower_998, Role.LIMIT),
    )


def _marks(marks: Iterable[ControlMark]) -> tuple[Mark, ...]:
    return tuple(
        Mark(place, str(mark.number), plain(mark.sentence))
        for mark in marks
        for place in mark.places
    )


def phase_spans(periods: Sequence[Period], language: Language) -> tuple[Span, ...]:
    """The phases of elections over the months that mostly lie in them; voting days on their own."""
    position = {period: i for i, period in enumerate(periods)}
    found = []
    for band in bands_between(periods[0], periods[-1]) if periods else ():
        is_voting = band.phase is CalendarPhase.VOTING
        months = (Period.of(band.first),) if is_voting else months_of(band)
        inside = [position[month] for month in months if month in position]
        if inside:
            name = band.voting_label(language) if is_voting else band.label(language)
            found.append(Span(name, inside[0], inside[-1], band.phase.value))
    return tuple(found)


def _unknown(series: TrendSeries, language: Language) -> Iterable[tuple[int, str]]:
    for i, (value, state) in enumerate(zip(series.values, series.states, strict=True)):
        if value is None:
            yield i, state.label(language)
