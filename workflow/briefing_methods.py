"""The last slides of a briefing: how figures are made and what they do not say; where from."""

from __future__ import annotations

from analysis.case_reading import cannot_be_concluded
from analysis.overview import ENOUGH_REPORTS
from domain.briefing import Slide, SlideKind, Statements
from domain.calendar import CALENDAR
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from domain.marked_text import plain
from workflow.briefing_notes import few_cases_note, missing_note, sample_note, unproven_note
from workflow.briefing_subject import Subject
from workflow.comparison import Comparison
from workflow.comparison_words import method_text
from workflow.facts import units_within
from workflow.trend_control import Controlled


def methods_slide(subject: Subject, control: Controlled, funnel: Comparison) -> Slide:
    """Definitions, limits, the few-case rule, and what cannot be concluded.

    Args:
        control: of the trend of violations.
    """
    language = subject.language
    title = language.text("How the figures are made, and what they do not say")
    items = (
        missing_note(language),
        _rates(language),
        unproven_note(language),
        _trend_limits(control, language),
        _funnel_limits(funnel, language),
        few_cases_note(language),
    )
    return _statements(
        subject,
        SlideKind.METHODS,
        title,
        items,
        notes=(
            _defined(language),
            cannot_be_concluded(language),
            *control.cautions,
            sample_note(subject),
        ),
        page="briefing",
    )


def _statements(
    subject: Subject,
    kind: SlideKind,
    title: str,
    items: tuple[str, ...],
    *,
    notes: tuple[str, ...],
    page: str,
) -> Slide:
    said = tuple(filter(None, items))
    return subject.slide(
        kind,
        title=title,
        definition=f"{subject.place_name}, {subject.month}. {subject.institutions}.",
        body=Statements(said),
        alt=plain(" ".join((f"{title}.", *said))),
        notes=notes,
        line=subject.month_line,
        code=subject.code(page),
    )


def _rates(language: Language) -> str:
    return language.text(
        "Counts are summed before dividing. A sum on fewer than {share} of the expected reports "
        "is not compared.",
        share=language.percent(ENOUGH_REPORTS, 0),
    )


def _trend_limits(control: Controlled, language: Language) -> str:
    """Where the limits over time come from."""
    head = language.text("Limits over the months:")
    return f"**{head}** {' '.join(control.limits)}"


def _funnel_limits(funnel: Comparison, language: Language) -> str:
    """What the limits between places are, and that nobody inside them is named."""
    return language.text(
        "**Limits between places:** {method}. Only places beyond the 99.8% limits are named; "
        "those within are not ranked.",
        method=method_text(funnel, language),
    )


def _defined(language: Language) -> str:
    return " ".join(
        f"{each.label(language)}: {each.definition(language)}"
        for each in (PLEDGE_COMPLETION, VIOLATION_RATE)
    )


def sources_slide(subject: Subject) -> Slide:
    """What was received until when, the boundaries, the law."""
    language = subject.language
    items = (
        _received(subject),
        f"{subject.layer}.",
        language.text(
            "Law: joint decree (SKB) No. 2/2022; PP 42/2004 and PP 94/2021; UU 20/2023; "
            "UU 2/2002 art. 28; UU 34/2004 art. 39."
        ),
        language.text(
            "Election calendar: {sources}.",
            sources=language.list(sorted({band.source for band in CALENDAR})),
        ),
        language.text(
            "The code at the foot of a slide reopens its view in Netra, as known on the same day."
        ),
        sample_note(subject),
    )
    return _statements(
        subject,
        SlideKind.SOURCES,
        language.text("Where the figures come from"),
        items,
        notes=(missing_note(language), sample_note(subject)),
        page="briefing",
    )


def _received(subject: Subject) -> str:
    """Reports and files of the scope up to the month, the months they are about, the day."""
    facts, language = subject.facts, subject.language
    within = units_within(facts, subject.selection.scope)
    months = (str(period) for period in (facts.periods[0], subject.period))
    reports = facts.reports[facts.reports["period"].between(*months)]
    if within is not None:
        reports = reports[reports["unit"].isin(within.ever)]
    if subject.selection.institutions:
        reports = reports[reports["institution"].isin(subject.selection.institutions)]
    return language.text(
        "Monthly reports of the units: **{reports}** reports from **{files}** files, {first} to "
        "{last}, as of {date}.",
        reports=language.number(len(reports)),
        files=language.number(reports["submission"].nunique()),
        first=language.month(facts.periods[0]),
        last=subject.month,
        date=language.date(subject.as_of),
    )
