"""The reports of a briefing: how many came in, on time, complete; who is silent."""

from __future__ import annotations

import pandas as pd

from analysis.report_grid import month_sums
from domain.briefing import Column, Slide, SlideKind, Table
from domain.language import Language
from domain.marked_text import plain
from domain.period import Period
from workflow.briefing_notes import figures_notes
from workflow.briefing_subject import Subject
from workflow.reporting import ALL_KINDS, Reporting, last_due, reporting, status_of
from workflow.reporting_words import readings, sums_of
from workflow.silence import LEAST, Streak, streaks_of

MONTHS = 6
SILENT = 10


def reports_of_scope(subject: Subject) -> Reporting:
    """The expected reports of all kinds, as the Reporting page has them."""
    return reporting(subject.facts, subject.map_states, kind=ALL_KINDS, selection=subject.selection)


def reporting_slide(subject: Subject, found: Reporting) -> Slide:
    """The last months in numbers: expected, received, on time, complete."""
    language, period = subject.language, subject.period
    status = status_of(found, subject.facts, period=period, as_of=subject.as_of, language=language)
    until = last_due(subject.facts, period, subject.as_of)
    said = readings(found, status, until=until, language=language)
    title = status.title if status.n_expected else said[0].rstrip(".")
    sums = [f"{each.label}: {each.value} ({each.about})." for each in sums_of(status, language)]
    return subject.slide(
        SlideKind.REPORTING,
        title=title,
        definition=_definition(subject),
        body=_months(found, period, language),
        reading=tuple(said),
        alt=plain(" ".join((f"{title}.", *sums, *said))),
        notes=(
            *figures_notes(subject),
            language.text(
                "On time: received by the due day of the month. Complete: all reports of a unit "
                "and institution are in, and none has a blank."
            ),
        ),
        line=subject.line(status.n_reported, status.n_expected),
        code=subject.code("reporting"),
    )


def _definition(subject: Subject) -> str:
    about = subject.language.text("All reports expected of units and institutions.")
    return f"{subject.place_name}. {about} {subject.institutions}."


def _months(found: Reporting, period: Period, language: Language) -> Table:
    """The last months up to the one asked about, oldest first."""
    t = language.text
    sums = month_sums(found.grid)
    last = found.grid.column(period)
    rows = [
        _month(found.grid.periods[i], sums.iloc[i], language)
        for i in range(max(0, last + 1 - MONTHS), last + 1)
    ]
    headings = (t("Expected"), t("Received"), t("Received, %"), t("On time, %"), t("Complete, %"))
    return Table(
        (Column(t("Month"), 1.5), *(Column(each, 1.0, is_number=True) for each in headings)),
        tuple(rows),
    )


def _month(period: Period, line: pd.Series, language: Language) -> tuple[str, ...]:
    return (
        language.short_month(period, year=True),
        language.number(line["n_expected"]),
        language.number(line["n_reported"]),
        *(
            language.percent(line[rate])
            for rate in ("reporting_rate", "on_time_rate", "complete_rate")
        ),
    )


def silence_slide(subject: Subject, found: Reporting) -> Slide | None:
    """Units silent for months on end, the longest first; None where there are none."""
    language = subject.language
    until = last_due(subject.facts, subject.period, subject.as_of)
    if until not in found.grid.periods:
        return None
    silent = [
        each
        for each in streaks_of(found, subject.facts, until=until, language=language)
        if each.is_open
    ]
    if not silent:
        return None
    title = language.plural(
        "{n} unit and institution silent for {least} months or more",
        "{n} units and institutions silent for {least} months or more",
        len(silent),
        least=language.number(LEAST),
    )
    return subject.slide(
        SlideKind.REPORTING,
        title=title,
        definition=f"{_definition(subject)} {_counted_up_to(until, language)}",
        body=_silent_table(silent, language),
        reading=(
            language.text("Silence does not say what there would have been to report."),
            language.text("The order is that of the length; it is no judgement."),
        ),
        alt=_silent_alt(title, silent),
        notes=figures_notes(subject),
        line=subject.month_line,
        code=subject.code("reporting"),
    )


def _counted_up_to(until: Period, language: Language) -> str:
    words = language.text("Silence counted up to {month}", month=language.month(until))
    return f"{words}."


def _silent_table(silent: list[Streak], language: Language) -> Table:
    t = language.text
    rest = len(silent) - SILENT
    note = language.plural("and {n} other", "and {n} others", rest) if rest > 0 else ""
    return Table(
        (
            Column(t("Unit"), 2.0),
            Column(t("Institution"), 2.0),
            Column(t("Since"), 1.0),
            Column(t("Months"), 0.7, is_number=True),
        ),
        tuple(
            (
                f"{each.name} · {each.above}" if each.above else each.name,
                each.institution,
                language.short_month(each.first, year=True),
                language.number(each.months),
            )
            for each in silent[:SILENT]
        ),
        note,
    )


def _silent_alt(title: str, silent: list[Streak]) -> str:
    names = "; ".join(f"{each.name}, {each.about}: {each.months}" for each in silent[:SILENT])
    return f"{title}. {names}."
