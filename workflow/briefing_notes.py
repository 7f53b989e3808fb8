"""What the speaker of a briefing should know: definitions, states, rules, what is not concluded."""

from __future__ import annotations

from analysis.attention import Reason
from domain.indicators import VIOLATION_RATE, VIOLATIONS_REPORTED, Indicator
from domain.language import N_, Language
from workflow.briefing_subject import Subject

_REASONS = {
    Reason.PROVEN_WITHOUT_FOLLOW_UP: N_("with proven cases without follow-up"),
    Reason.SILENT: N_("silent for months"),
    Reason.BLANK: N_("left blank for months"),
    Reason.SIGNED_FELL: N_("with fewer signatures than before"),
    Reason.ABOVE_FULL: N_("with more signatures than obligated"),
}


def reason_words(reason: Reason, language: Language) -> str:
    """A reason in words, after a number of places."""
    return language.text(_REASONS[reason])


def missing_note(language: Language) -> str:
    """Missing is not zero."""
    return language.text(
        "Figures are what units reported. A report that is missing is unknown, never zero; a "
        "field left blank is unknown, too."
    )


def few_cases_note(language: Language) -> str:
    """The few-case rule."""
    return language.text(
        "Few cases: below the province no single small count by category or sanction is shown, "
        "because a case can point to a person."
    )


def unproven_note(language: Language) -> str:
    """What a reported violation is."""
    return language.text(
        "Violations reported are not yet proven. More reports also come from better reporting."
    )


def with_caution(indicator: Indicator, value: str, language: Language) -> str:
    """A figure; of reported violations with the words that they are not yet proven."""
    if indicator not in (VIOLATIONS_REPORTED, VIOLATION_RATE):
        return value
    return language.text("{value}, not yet proven", value=value)


def sample_note(subject: Subject) -> str:
    """Said while any invented figure is loaded."""
    if not subject.facts.has_sample:
        return ""
    return subject.language.text("The figures are invented sample data. Do not quote them.")


def figures_notes(subject: Subject, *indicators: Indicator) -> tuple[str, ...]:
    """The notes that every slide has: definitions, what is missing, few cases, sample data."""
    language = subject.language
    definitions = (f"{each.label(language)}: {each.definition(language)}" for each in indicators)
    return (
        *definitions,
        missing_note(language),
        few_cases_note(language),
        sample_note(subject),
    )
