"""The violations of a briefing: what happened to the cases, and what they were about."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.case_reading import (
    age_sentence,
    cannot_be_concluded,
    category_sentence,
    channel_sentence,
    is_poor,
    phase_sentence,
    poor_sentence,
    rest_sentence,
    span_text,
    stage_sentences,
)
from analysis.case_rows import NOT_STATED, STAGES
from analysis.cases import StageTotal
from analysis.few_cases import ShownCount
from domain.briefing import BarChart, Column, Series, Slide, SlideKind, Table
from domain.indicators import IndicatorUnit
from domain.language import N_, Language
from domain.marked_text import plain
from domain.terms import CATEGORIES
from workflow.briefing_notes import figures_notes, unproven_note
from workflow.briefing_subject import Subject
from workflow.facts import case_lines
from workflow.violations import STAGE_INDICATORS, Cases, cases_of

MOST_CATEGORIES = 10
_STAGE_LABELS = {
    "reported": N_("Reported, not yet proven"),
    "proven": N_("Proven"),
    "in_process": N_("In process at the end of the month"),
    "sanctioned": N_("Sanctioned"),
}


def cases_of_scope(subject: Subject) -> Cases:
    """The cases of the Violations page: all months up to the one asked about."""
    return cases_of(
        subject.facts,
        subject.states,
        case_lines(subject.facts),
        selection=subject.selection,
        period=subject.period,
        months=0,
        language=subject.language,
    )


def stages_slide(subject: Subject, found: Cases) -> Slide:
    """Reported, proven, in process, sanctioned: counts of the same months, not of one cohort."""
    language = subject.language
    first, *others = stage_sentences(found.totals, found.span, language)
    ages = age_sentence(found.shown_ages(), found.totals["in_process"], language)
    reported = found.totals["reported"]
    if is_poor(reported):
        first = poor_sentence(reported, found.span, language) or first
    title = plain(first).rstrip(".")
    return subject.slide(
        SlideKind.VIOLATIONS,
        title=title,
        definition=_definition(found, language),
        body=_stages(found, language),
        reading=(*others, ages, _phases(found, language))[:4],
        alt=plain(" ".join((f"{title}.", *others))),
        notes=(
            *figures_notes(subject, *STAGE_INDICATORS.values()),
            cannot_be_concluded(language),
        ),
        line=_line(subject, found),
        code=subject.code("violations"),
    )


def _definition(found: Cases, language: Language) -> str:
    return f"{found.place}. {span_text(found.span, language)}. {found.institutions}."


def _phases(found: Cases, language: Language) -> str:
    return phase_sentence(found.shown_parts("phase"), language)


def _stages(found: Cases, language: Language) -> BarChart:
    totals = [_told(stage, found.totals[stage]) for stage in STAGES]
    return BarChart(
        categories=tuple(language.text(_STAGE_LABELS[stage]) for stage in STAGES),
        series=(
            Series(
                name=language.text("Cases"),
                values=tuple(totals),
                texts=tuple(language.number(total) for total in totals),
            ),
        ),
        unit=IndicatorUnit.COUNT,
    )


def _told(stage: str, total: StageTotal) -> float | None:
    """The cases; none where too few reports are in to say how many are open, or that none are."""
    says_little = is_poor(total) and (stage == "in_process" or not total.cases)
    return None if says_little else total.cases


def _line(subject: Subject, found: Cases) -> tuple[str, ...]:
    total = found.totals["reported"]
    span = span_text(found.span, subject.language)
    _, *others = subject.line(total.n_reported, total.n_expected)
    if subject.is_provisional:
        span = subject.language.text("{month}, provisional", month=span)
    return (span, *others)


def categories_slide(subject: Subject, found: Cases) -> Slide | None:
    """Reported cases by category; None where there are none, or nothing is known."""
    language, total = subject.language, found.totals["reported"]
    shown = found.shown_parts("category")
    rows = category_rows(shown, language)
    if not total.cases or not rows:
        return None
    finding = category_sentence(shown, total, language)
    title = plain(finding).rstrip(".") or language.text("Reported cases by category")
    about = language.text(
        "Reported cases, not yet proven, {span}.", span=span_text(found.span, language)
    )
    return subject.slide(
        SlideKind.VIOLATIONS,
        title=title,
        definition=f"{found.place}. {about} {found.institutions}.",
        body=Table(
            columns=(
                Column(language.text("Code"), 0.6),
                Column(language.text("Category"), 3.6),
                Column(language.text("Cases"), 0.7, is_number=True),
            ),
            rows=rows,
        ),
        reading=(
            channel_sentence(found.shown_parts("channel"), language),
            rest_sentence(found.not_broken_down, language),
            language.text("In the order of the codes; categories without a case are left out."),
        ),
        alt=_categories_alt(title, rows, language),
        notes=(*figures_notes(subject), unproven_note(language), cannot_be_concluded(language)),
        line=_line(subject, found),
        code=subject.code("violations"),
    )


def category_rows(
    shown: Mapping[str, ShownCount], language: Language
) -> tuple[tuple[str, str, str], ...]:
    """Categories with cases in the order of their codes; the rarest together where they are many.

    Counts are written as the few-case rule shows them.
    """
    told = [code for code in CATEGORIES.codes if shown[code].value != 0]
    kept = told
    if len(told) > MOST_CATEGORIES:
        by_count = sorted(told, key=lambda code: -(shown[code].value or 0.0))
        kept = [code for code in told if code in by_count[: MOST_CATEGORIES - 1]]
    rows = [(code, CATEGORIES.label(code, language), shown[code].text(language)) for code in kept]
    others = [shown[code].value for code in told if code not in kept]
    if others:
        words = language.plural("{n} other category", "{n} other categories", len(others))
        rows.append(("", words, language.number(_sum(others))))
    if shown[NOT_STATED].value:
        rows.append(("", language.text("not stated"), shown[NOT_STATED].text(language)))
    return tuple(rows)


def _sum(values: list[float | None]) -> float | None:
    """The sum; None where a part of it may not be shown."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _categories_alt(title: str, rows: tuple[tuple[str, str, str], ...], language: Language) -> str:
    counts = "; ".join(f"{code} {label}: {count}".strip() for code, label, count in rows)
    words = language.text("Table of cases by category.")
    return f"{words} {title}. {counts}."
