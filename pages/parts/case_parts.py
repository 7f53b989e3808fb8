"""The cases of the Violations page in parts: by age, channel, phase, institution, category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from analysis.case_reading import span_text
from analysis.case_rows import NOT_STATED, STAGES
from analysis.cases import Age
from analysis.few_cases import Mark, ShownCount
from analysis.trend import TrendSeries
from charts.case_bars import BarLook, CaseBar, case_bars_html
from charts.case_table import CaseMonth, CaseRow, case_table_html
from domain.language import N_, Language
from domain.terms import CATEGORIES, CHANNELS, INSTITUTIONS, PHASES, SANCTION_LEVELS
from domain.vocabulary import Vocabulary
from pages.parts import session
from pages.parts.case_figures import (
    months_line,
    source_line,
    stage_label,
)
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table
from workflow.facts import Facts
from workflow.violations import Cases, Totals

_AGES = {
    Age.THIS_MONTH.value: N_("came in this month"),
    Age.LAST_MONTH.value: N_("1 month"),
    Age.TO_THREE.value: N_("2 to 3 months"),
    Age.TO_SIX.value: N_("4 to 6 months"),
    Age.OLDER.value: N_("more than 6 months"),
}


def ages(facts: Facts, found: Cases, language: Language) -> None:
    """Cases in process at the end of the last month, by the time since they came in."""
    st.space("small")
    title = language.text("Open cases by age")
    about = language.text(
        "End of {month}. Known where the reports fill in Bulan Dilaporkan.",
        month=language.month(found.last),
    )
    figure_head(title, about, is_sample=facts.has_sample)
    cells = found.shown_ages()
    labels = {code: language.text(words) for code, words in _AGES.items()}
    if not _has_ages(cells):
        labels = {}
    _bars(cells, _List(title, labels, language.text("age not known")), facts, language)
    frame_line(source_line(found, "in_process", language))


def _has_ages(cells: Mapping[str, ShownCount]) -> bool:
    """Whether any age is given; a list of zeros beside cases of unknown age would mislead."""
    return any(cell.value != 0 for code, cell in cells.items() if code)


def channels(facts: Facts, found: Cases, language: Language) -> None:
    """Reported cases by channel: how much of it is social media."""
    _reported(facts, found, "channel", language.text("By channel"), CHANNELS, language)


def phases(facts: Facts, found: Cases, language: Language) -> None:
    """Reported cases before and after candidates are fixed, as the reports say."""
    title = language.text("Before and after candidates are fixed")
    _reported(facts, found, "phase", title, PHASES, language)


def institutions(facts: Facts, found: Cases, language: Language) -> None:
    """The stages by institution, with the reports that they rest on."""
    title = language.text("By institution")
    st.space("small")
    figure_head(title, f"{span_text(found.span, language)}.", is_sample=facts.has_sample)
    if not found.by_institution:
        show(f'<p class="nt-note">{escape(language.text("No report is expected."))}</p>')
        return
    stages = [(stage_label(stage, language), "num") for stage in STAGES]
    heads = [(language.text("Institution"), ""), *stages, (language.text("Reports"), "num quiet")]
    rows = [_institution(code, totals, language) for code, totals in found.by_institution.items()]
    show(f'<div class="nt-tight">{table(heads, rows, caption=title)}</div>')
    frame_line(source_line(found, "reported", language))


def _institution(code: str, totals: Totals, language: Language) -> list[str]:
    reports = totals["reported"]
    received, expected = (language.number(n) for n in (reports.n_reported, reports.n_expected))
    figures = [language.number(totals[stage].cases) for stage in STAGES]
    return [escape(INSTITUTIONS.label(code, language)), *figures, f"{received}/{expected}"]


def _reported(
    facts: Facts, found: Cases, by: str, title: str, vocabulary: Vocabulary, language: Language
) -> None:
    span = span_text(found.span, language)
    about = language.text("Reported cases, not yet proven, {span}.", span=span)
    st.space("small")
    figure_head(title, about, is_sample=facts.has_sample)
    labels = {code: vocabulary.label(code, language) for code in vocabulary.codes}
    words = _List(title, labels, language.text("not stated"))
    _bars(found.shown_parts(by), words, facts, language)
    frame_line(source_line(found, "reported", language))


@dataclass(frozen=True, slots=True)
class _List:
    """A list of bars: title, words for the codes, words for cases that do not say."""

    title: str
    labels: Mapping[str, str]
    unknown: str


def _bars(cells: Mapping[str, ShownCount], words: _List, facts: Facts, language: Language) -> None:
    """The parts as bars; a sentence where nothing is known or all of it is hidden."""
    sentence = _instead(cells.values(), language)
    if sentence:
        show(f'<p class="nt-note">{escape(sentence)}</p>')
        return
    bars = [_bar(label, cells[code], language) for code, label in words.labels.items()]
    rest = cells[NOT_STATED]
    if rest.value != 0:
        bars.append(replace(_bar(words.unknown, rest, language), look=BarLook.UNKNOWN))
    heads = (words.title, language.text("Cases"))
    show(case_bars_html(bars, caption=words.title, heads=heads, is_sample=facts.has_sample))


def _bar(label: str, cell: ShownCount, language: Language) -> CaseBar:
    return CaseBar(label, cell.text(language), cell.value)


def _instead(cells: Iterable[ShownCount], language: Language) -> str:
    """The sentence that replaces a breakdown of which nothing is known, or nothing may be shown."""
    cells = list(cells)
    marks = {cell.mark for cell in cells}
    if marks <= {Mark.UNKNOWN}:
        return language.text("Not known: no report has figures.")
    if Mark.HIDDEN in marks and not any(_tells(cell) for cell in cells):
        return language.text("Too few cases to be shown in parts.")
    return ""


def _tells(cell: ShownCount) -> bool:
    """Whether the cell says that there are cases."""
    return cell.mark is Mark.FEW or bool(cell.value)


def categories(facts: Facts, found: Cases, language: Language) -> None:
    """Reported cases by category: month by month, below the province all months together."""
    st.space("small")
    if found.is_below_province:
        _category_bars(facts, found, language)
    else:
        _category_months(facts, found, language)


def _category_bars(facts: Facts, found: Cases, language: Language) -> None:
    title = language.text("By category")
    span = span_text(found.span, language)
    figure_head(
        title,
        language.text("Reported cases, not yet proven, {span}.", span=span),
        is_sample=facts.has_sample,
    )
    cells = found.shown_parts("category")
    labels = {
        code: f"{code} {CATEGORIES.label(code, language)}"
        for code in CATEGORIES.codes
        if cells[code].value != 0
    }
    if not labels:
        show(f'<p class="nt-note">{escape(language.text("No case was reported."))}</p>')
        return
    _bars(cells, _List(title, labels, language.text("not stated")), facts, language)
    frame_line(source_line(found, "reported", language))


def _category_months(facts: Facts, found: Cases, language: Language) -> None:
    series = found.series["reported"]
    figure_head(
        language.text("Reported cases by category and month"),
        language.text(
            "Not yet proven; categories without a case are left out. Hatched: not reported. "
            "Dotted: left blank."
        ),
        is_sample=facts.has_sample,
    )
    counts = found.category_months()
    if counts.empty:
        show(f'<p class="nt-note">{escape(_no_case(series, language))}</p>')
        return
    first = session.provisional_from(facts)
    months = [
        CaseMonth(period, state, value, first is not None and period >= first)
        for period, state, value in zip(series.periods, series.states, series.values, strict=True)
    ]
    rows = [
        CaseRow(str(code), CATEGORIES.label(str(code), language), tuple(line))
        for code, line in zip(counts.index, counts.to_numpy().tolist(), strict=True)
    ]
    show(case_table_html(rows, months, language=language, is_sample=facts.has_sample))
    pieces = months_line(found, language)
    if any(month.is_provisional for month in months):
        pieces = (*pieces, language.text("* provisional: reports may still come in"))
    frame_line(pieces)


def _no_case(series: TrendSeries, language: Language) -> str:
    if series.last_known is None:
        return language.text("Not known: no report has figures.")
    return language.text("No case was reported.")


def sanctions(facts: Facts, found: Cases, language: Language) -> None:
    """Sanctioned cases by category and level of sanction."""
    st.space("small")
    span = span_text(found.span, language)
    title = language.text("Sanctioned cases by category and level of sanction")
    figure_head(title, f"{span}.", is_sample=facts.has_sample)
    cells = found.shown_sanctions()
    sentence = _instead(cells.to_numpy().ravel(), language) if cells.size else ""
    if sentence or not cells.size:
        words = sentence or _no_sanction(found, language)
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    levels = [
        SANCTION_LEVELS.label(str(code), language) if code else language.text("not stated")
        for code in cells.columns
    ]
    heads = [(language.text("Category"), ""), *((level, "num nt-even") for level in levels)]
    rows = [
        [_category(str(code), language), *(escape(cell.text(language)) for cell in line)]
        for code, line in zip(cells.index, cells.to_numpy(), strict=True)
    ]
    show(f'<div class="nt-tight">{table(heads, rows, caption=title)}</div>')
    frame_line(source_line(found, "sanctioned", language))


def _no_sanction(found: Cases, language: Language) -> str:
    if found.totals["sanctioned"].cases is None:
        return language.text("Not known: no report has figures.")
    return language.text("No case was sanctioned.")


def _category(code: str, language: Language) -> str:
    label = escape(CATEGORIES.label(code, language))
    return f'<div style="min-width:150px"><code>{escape(code)}</code> {label}</div>'
