"""The charts over time of a briefing: an indicator with its limits, or beside the nation."""

from __future__ import annotations

from dataclasses import replace

from analysis.control_marks import Mark as ControlMark
from analysis.cumulative_reading import cumulative_caution, cumulative_reading
from analysis.findings import change_text
from analysis.trend import TrendSeries
from domain.briefing import Slide, SlideKind
from domain.indicators import Indicator
from domain.language import Language
from domain.marked_text import plain
from domain.states import WITH_FIGURE, State
from workflow.briefing_notes import figures_notes, with_caution
from workflow.briefing_subject import Subject
from workflow.briefing_time_chart import time_chart
from workflow.trend_control import Controlled, controlled
from workflow.trend_words import context_of, readings_of
from workflow.trends import Trend, trend

READINGS = 4
_UNKNOWN = (State.NOT_REPORTED, State.BLANK)


def trend_until_month(
    subject: Subject, indicator: Indicator, place: str = "", *, is_cumulative: bool = False
) -> Trend:
    """The trend of the Trends page, of the scope or of a unit in it, up to the month.

    Limits and marks are those of that time, too: a slide about January must not know of March.
    """
    found = trend(
        subject.facts,
        subject.states_of,
        indicator=indicator,
        selection=subject.selection,
        language=subject.language,
        place=place,
        is_cumulative=is_cumulative,
    )
    period = subject.period
    return replace(
        found,
        series=found.series.until(period),
        comparisons=tuple(each.until(period) for each in found.comparisons),
        changes=tuple(each for each in found.changes if each.period <= period),
    )


def control_of(subject: Subject, found: Trend) -> Controlled:
    """Limits, marks and sentences of a trend."""
    return controlled(found, provisional_from=subject.provisional_from, language=subject.language)


def trend_slide(subject: Subject, found: Trend, control: Controlled, place: str = "") -> Slide:
    """An indicator over the months up to that of the briefing, with what its limits say.

    Args:
        place: the unit that the trend is of; empty for the whole scope.
    """
    language, indicator = subject.language, found.indicator
    title = trend_finding(subject, found, place)
    return subject.slide(
        SlideKind.TREND,
        title=title,
        definition=f"{found.series.label}. {found.definition}",
        body=time_chart(subject, found, control),
        reading=_reading(subject, found, control),
        alt=_alt(subject, found, control, title),
        notes=(
            *figures_notes(subject, indicator),
            *control.limits,
            *control.cautions,
            *(mark.sentence for mark in control.marks),
        ),
        line=found.frame_line(subject.as_of, language),
        code=subject.code("trends", indicator, places=(place,)),
    )


def sums_slide(subject: Subject, found: Trend, place: str = "") -> Slide:
    """Running sums since January instead of months, of the scope or a unit in it."""
    language, indicator = subject.language, found.indicator
    reading = cumulative_reading(found.series, indicator=indicator, language=language)
    basis = language.text("Sums since January of each year.")
    return subject.slide(
        SlideKind.TREND,
        title=found.title,
        definition=f"{found.definition} {basis}",
        body=time_chart(subject, found, None),
        reading=tuple(reading)[:READINGS],
        alt=plain(" ".join((f"{found.title}.", basis, *reading))),
        notes=(
            *figures_notes(subject, indicator),
            *cumulative_caution(indicator, language),
        ),
        line=found.frame_line(subject.as_of, language),
        code=subject.code("trends", indicator, places=(place,), choices={"sum": "cumulative"}),
    )


def trend_finding(subject: Subject, found: Trend, place: str = "") -> str:
    """The figure of the month and the one before; what is too little or not known says so."""
    language, period, series = subject.language, subject.period, found.series
    months = subject.series(found.indicator, place)
    line = months.at(period)
    name = found.indicator.label(language)
    if line["state"] not in WITH_FIGURE:
        return language.text("{indicator}: not known", indicator=f"{name}, {subject.month}")
    if not months.is_representative(period):
        return language.text(
            "{indicator}, {month}: too few reports, {n} of {total}",
            indicator=name,
            month=subject.month,
            n=language.number(line["n_figures"]),
            total=language.number(line["n_expected"]),
        )
    value = found.indicator.write(series.values[series.periods.index(period)], language)
    value = with_caution(found.indicator, value, language)
    return language.text(
        "{indicator}, {month}: {value}; {change}",
        indicator=name,
        month=subject.month,
        value=value,
        change=change_text(months, period, language),
    )


def _reading(subject: Subject, found: Trend, control: Controlled) -> tuple[str, ...]:
    """The marks of the month and the newest ones, the change, what else is to be known."""
    if not control.chart.has_limits:
        beside = _beside(subject, found)
        return (*beside, *readings_of(found, subject.language))[:READINGS]
    month = found.series.periods.index(subject.period)
    context = (*control.changes[:1], *control.quiet, *context_of(found, subject.language))
    spoken = [sentence for sentence in context if sentence]
    room = max(1, READINGS - len(spoken))
    marks = sorted(control.marks, key=lambda mark: (month not in mark.places, -mark.number))[:room]
    numbered = [_numbered(each, subject.language) for each in sorted(marks, key=_number)]
    if len(marks) < len(control.marks):
        numbered[-1] += " " + subject.language.text("Other marks: see the notes.")
    return (*numbered, *spoken)[:READINGS]


def _beside(subject: Subject, found: Trend) -> tuple[str, ...]:
    """The figure of the month beside that of the nation."""
    at, language = found.series.periods.index(subject.period), subject.language
    lines = [line for line in (found.series, *found.comparisons) if line.values[at] is not None]
    if len(lines) < 2:
        return ()
    figures = [f"{line.label} **{found.indicator.write(line.values[at], language)}**"
               for line in lines]  # fmt: skip
    return (f"{subject.month}: {'; '.join(figures)}.",)


def _numbered(mark: ControlMark, language: Language) -> str:
    """A mark's sentence; a number alone before a month would read as a day."""
    head = language.text("Mark {n}.", n=mark.number)
    return f"**{head}** {mark.sentence}"


def _number(mark: ControlMark) -> int:
    return mark.number


def mark_of_month(subject: Subject, found: Trend, control: Controlled) -> str:
    """What the limits say of the month; empty where it bears no mark."""
    month = found.series.periods.index(subject.period)
    return next((mark.sentence for mark in control.marks if month in mark.places), "")


def _alt(subject: Subject, found: Trend, control: Controlled, title: str) -> str:
    """First and last known month, unknown months and marks in words."""
    language, series = subject.language, found.series
    sentences = [
        language.text(
            "Chart of {n} months, {place}.",
            n=language.number(len(series.periods)),
            place=series.label,
        ),
        title if title.endswith(".") else f"{title}.",
        *(readings_of(found, language)[:1]),
        *_unknown_words(series, language),
        *(f"{each.number}: {each.sentence}" for each in control.marks[-3:]),
    ]
    return plain(" ".join(sentences))


def _unknown_words(series: TrendSeries, language: Language) -> tuple[str, ...]:
    months = [
        language.month(period)
        for period, state in zip(series.periods, series.states, strict=True)
        if state in _UNKNOWN
    ]
    return (language.text("Not known: {months}.", months=language.list(months)),) if months else ()
