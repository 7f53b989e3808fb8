"""The stages of the Violations page, and what they say in words."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.case_reading import (
    age_sentence,
    cannot_be_concluded,
    category_sentence,
    channel_sentence,
    few_cases_sentence,
    is_poor,
    phase_sentence,
    rest_sentence,
    span_text,
    stage_sentences,
    stage_title,
)
from analysis.case_rows import STAGES
from analysis.cases import StageTotal
from charts.case_bars import BarLook, CaseBar, case_bars_html
from charts.plotly_style import PLOTLY_CONFIG
from charts.stage_strips import StageStrip, stage_strips
from domain.language import N_, Language
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show
from pages.parts.narrow import Width
from workflow.facts import Facts
from workflow.view_codes import code_of
from workflow.views import Selection
from workflow.violations import Cases

_STAGES = {
    "reported": (N_("Reported"), N_("not yet proven")),
    "proven": (N_("Proven"), N_("in these months, whenever reported")),
    "in_process": (N_("In process"), N_("open at the end of {month}")),
    "sanctioned": (N_("Sanctioned"), N_("in these months, whenever reported")),
}


def stages(
    facts: Facts, found: Cases, selection: Selection, months: int, language: Language
) -> None:
    """Reported, proven, in process, sanctioned over the span, as bars on one scale.

    Args:
        months: those that the reader takes together; 0 for all.
    """
    title = language.text("What happened to the cases, {place}", place=found.place)
    span = span_text(found.span, language)
    about = f"{span}. {found.institutions}."
    if found.is_below_province:
        about = f"{about} {language.text('All months together.')}"
    heading = stage_title(found.totals, found.place, language)
    figure_head(heading, about, is_sample=facts.has_sample)
    bars = [stage_bar(found, stage, language) for stage in STAGES]
    heads = (language.text("Stage"), language.text("Cases"))
    show(case_bars_html(bars, caption=title, heads=heads, is_sample=facts.has_sample))
    frame_line(_line(facts, found, language), _code(found, selection, months))


def stage_label(stage: str, language: Language) -> str:
    """The stage's name."""
    return language.text(_STAGES[stage][0])


def stage_bar(found: Cases, stage: str, language: Language) -> CaseBar:
    """The cases of a stage, with the reports that have figures where these are few."""
    total, (label, about) = found.totals[stage], _STAGES[stage]
    is_position = stage == "in_process"
    words = language.text(about, month=language.month(found.last))
    if is_poor(total) or (is_position and total.n_figures < total.n_expected):
        words = f"{words} ({_reports(total, language)})"
    return CaseBar(
        label=language.text(label),
        text=language.number(total.cases),
        value=total.cases,
        look=BarLook.POSITION if is_position else BarLook.FLOW,
        about=words,
    )


def _reports(total: StageTotal, language: Language) -> str:
    return language.text(
        "{reported} of {expected} reports",
        reported=language.number(total.n_figures),
        expected=language.number(total.n_expected),
    )


def _line(facts: Facts, found: Cases, language: Language) -> tuple[str, ...]:
    pieces = list(source_line(found, "reported", language))
    first = session.provisional_from(facts)
    if first is not None and first <= found.last:
        due = language.date(facts.scope.due_on(found.last))
        pieces.insert(2, language.text("Provisional until {date}", date=due))
    return (*pieces, language.text("Source: monthly reports of the units"))


def source_line(found: Cases, stage: str, language: Language) -> tuple[str, ...]:
    """Months, reports received of those expected, the day whose knowledge is shown."""
    total = found.totals[stage]
    span = found.span if stage != "in_process" else found.span[-1:]
    return (
        span_text(span, language),
        language.text(
            "**{reported}** of **{expected}** reports in",
            reported=language.number(total.n_reported),
            expected=language.number(total.n_expected),
        ),
        language.text("As of {date}", date=language.date(session.as_of_day())),
    )


def months_line(found: Cases, language: Language) -> tuple[str, ...]:
    """The same for a figure of all months: completeness of the last one."""
    series = found.series["reported"]
    return (
        span_text(series.periods, language),
        language.text(
            "{month}: **{reported}** of **{expected}** reports in",
            month=language.month(series.periods[-1]),
            reported=language.number(series.n_reported[-1]),
            expected=language.number(series.n_expected[-1]),
        ),
        language.text("As of {date}", date=language.date(session.as_of_day())),
    )


def _code(found: Cases, selection: Selection, months: int) -> str:
    return code_of(
        "violations",
        period=found.last,
        as_of=session.as_of_day(),
        selection=selection,
        places=(found.unit or "",),
        choices={"span": str(months)},
    )


def nothing(facts: Facts, found: Cases, language: Language) -> None:
    """Nobody was to report: a sentence and the way out in place of empty figures."""
    heading = stage_title(found.totals, found.place, language)
    about = f"{span_text(found.span, language)}. {found.institutions}."
    figure_head(heading, about, is_sample=facts.has_sample)
    first, *_ = stage_sentences(found.totals, found.span, language)
    words = language.text("No report is expected here. Choose another institution or scope.")
    show(f'<p class="nt-reading nt-after">{rich(first)} {escape(words)}</p>')
    frame_line(source_line(found, "reported", language))


def by_month(facts: Facts, found: Cases, *, width: Width, language: Language) -> None:
    """The four stages month by month, a strip each."""
    st.space("small")
    figure_head(
        language.text("The stages month by month"),
        language.text(
            "Each strip has its own scale. Outlined: a position at the end of the month. "
            "Hatched: not reported. Open circle: zero."
        ),
        is_sample=facts.has_sample,
    )
    strips = [
        StageStrip(language.text(_STAGES[stage][0]), found.series[stage], stage == "in_process")
        for stage in STAGES
    ]
    figure = stage_strips(
        strips,
        language=language,
        is_sample=facts.has_sample,
        provisional_from=session.provisional_from(facts),
        is_narrow=width == "phone",
        theme=session.theme(),
    )
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="stages", theme=None)
    frame_line(months_line(found, language))


def reading(facts: Facts, found: Cases, language: Language) -> None:
    """The figures in words, and what cannot be concluded from them."""
    figure_head(language.text("Reading"), is_sample=facts.has_sample)
    reported = found.totals["reported"]
    sentences = (
        *stage_sentences(found.totals, found.span, language),
        category_sentence(found.shown_parts("category"), reported, language),
        channel_sentence(found.shown_parts("channel"), language),
        phase_sentence(found.shown_parts("phase"), language),
        age_sentence(found.shown_ages(), found.totals["in_process"], language),
        rest_sentence(found.not_broken_down, language),
    )
    for sentence in filter(None, sentences):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    limits = escape(language.text("What cannot be concluded."))
    show(f'<p class="nt-note"><b>{limits}</b> {escape(cannot_be_concluded(language))}</p>')
    if found.is_below_province:
        show(f'<p class="nt-note">{escape(few_cases_sentence(language))}</p>')
