"""The first slides of a briefing: of whom and when, and what matters in the month."""

from __future__ import annotations

from analysis.attention import Reason
from analysis.attention_reading import nothing_listed
from analysis.case_reading import open_sentence
from analysis.findings import Finding, change_text
from analysis.overview import IndicatorSeries
from domain.briefing import Opening, Slide, SlideKind, Statements
from domain.calendar import phase_of
from domain.indicators import ATTENDANCE
from domain.marked_text import plain
from domain.states import WITH_FIGURE
from workflow.briefing_notes import figures_notes, reason_words
from workflow.briefing_subject import Subject
from workflow.overview_tiles import trend_of
from workflow.violations import STAGE_INDICATORS, total_of

MATTERS = 5


def opening_slide(subject: Subject) -> Slide:
    """Place, month, and how complete what follows is."""
    language = subject.language
    facts = (subject.institutions, *_completeness(subject), *_phase(subject))
    title = language.text(
        "Neutrality in {place}, {month}", place=subject.place_name, month=subject.month
    )
    return subject.slide(
        SlideKind.OPENING,
        title=title,
        definition="",
        body=Opening(subject.place_name, subject.month, facts),
        alt=language.text("Title page: {title}. {facts}", title=title, facts=_joined(facts)),
        notes=figures_notes(subject),
        line=subject.month_line,
        code=subject.code("briefing"),
    )


def _joined(sentences: tuple[str, ...]) -> str:
    return plain(" ".join(each if each.endswith(".") else f"{each}." for each in sentences))


def _completeness(subject: Subject) -> tuple[str, ...]:
    """Reports in, the day they are due, the day whose knowledge is shown."""
    language, found = subject.language, subject.overview.reporting.at(subject.period)
    due = language.date(subject.facts.scope.due_on(subject.period))
    reports = (
        language.text("No reports are expected this month.")
        if found is None
        else language.text(
            "**{reported}** of **{expected}** expected reports are in.",
            reported=language.number(found["n_reported"]),
            expected=language.number(found["n_expected"]),
        )
    )
    provisional = language.text("Provisional until {date}.", date=due)
    as_of = language.text("As of {date}.", date=language.date(subject.as_of))
    return (reports, *((provisional,) if subject.is_provisional else ()), as_of)


def _phase(subject: Subject) -> tuple[str, ...]:
    """The phase of the election that most of the month lies in."""
    band = phase_of(subject.period)
    if band is None:
        return ()
    language = subject.language
    return (f"{band.label(language)}, {band.election(language)}.",)


def matters_slide(subject: Subject, *, mark: str = "") -> Slide:
    """Five sentences from the figures of the month.

    Args:
        mark: what the control chart of violations says of the month; empty for nothing.
    """
    language = subject.language
    items = _sentences(subject, mark)
    return subject.slide(
        SlideKind.MATTERS,
        title=language.text("What to know this month"),
        definition=f"{subject.place_name}, {subject.month}. {subject.institutions}.",
        body=Statements(items, is_numbered=True),
        alt=_joined((language.text("What to know this month"), *items)),
        notes=figures_notes(subject),
        line=subject.month_line,
        code=subject.code("overview"),
    )


def _sentences(subject: Subject, mark: str) -> tuple[str, ...]:
    """Pledges, violations, what stands out, reports, places to talk to: five, most telling first.

    Of what stands out only so much is said as leaves room for the others.
    """
    found = subject.overview
    pledges, violations, *others, reporting = (_sentence(each) for each in found.findings)
    after = (reporting, attention_sentence(subject))
    between = (mark, *others, _attendance(subject), _open_cases(subject))
    room = MATTERS - 2 - len(after)
    return (pledges, violations, *tuple(filter(None, between))[:room], *after)


def _sentence(finding: Finding) -> str:
    return f"**{finding.headline}** {finding.evidence}".strip()


def _attendance(subject: Subject) -> str:
    """How many of those invited came; empty where too few reports are in."""
    series: IndicatorSeries = subject.overview.series[ATTENDANCE.code]
    if not series.is_representative(subject.period):
        return ""
    line, language = series.at(subject.period), subject.language
    if line["state"] not in WITH_FIGURE:
        return ""
    return language.text(
        "**{value}** of those invited came to socialization: {attended} of {invited}, {change}.",
        value=language.percent(line["value"]),
        attended=language.number(line["numerator"]),
        invited=language.number(line["denominator"]),
        change=change_text(series, subject.period, language),
    )


def _open_cases(subject: Subject) -> str:
    """Cases in process at the end of the month, or why nothing can be said of them."""
    stage, language = "in_process", subject.language
    series = trend_of(subject.overview.series[STAGE_INDICATORS[stage].code], language)
    total = total_of(stage, series, (subject.period,))
    return open_sentence(total, subject.period, language)


def attention_sentence(subject: Subject) -> str:
    """How many places are to be talked to, and why; nobody is named or ranked."""
    language, listed = subject.language, subject.overview.attention
    if listed.empty:
        return nothing_listed(subject.overview.reporting.at(subject.period), language)
    counts = listed["reason"].value_counts()
    parts = [
        f"{language.number(int(counts[reason.value]))} {reason_words(reason, language)}"
        for reason in Reason
        if reason.value in counts
    ]
    first = language.plural(
        "{n} place to talk to, with the reason:",
        "{n} places to talk to, each with its reason:",
        len(listed),
    )
    return f"**{first}** {language.list(parts)}."
