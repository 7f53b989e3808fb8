"""What a trend says in words beside its figure."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from analysis.control_chart import ControlChart
from analysis.control_marks import Mark
from analysis.cumulative_reading import cumulative_caution, cumulative_reading
from analysis.run_rules import Rule
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import DASH, Language
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table
from workflow.trend_control import Controlled
from workflow.trend_places import Compared
from workflow.trend_words import context_of
from workflow.trends import Trend

MOST_MARKED = 8


def of_control(found: Trend, control: Controlled, *, is_sample: bool, language: Language) -> None:
    """Marks, changes, what cannot be concluded, how the limits came about."""
    figure_head(language.text("Reading"), is_sample=is_sample)
    if found.series.last_known is None:
        _sentences((nothing_text(found, language), *(each.sentence for each in found.changes)))
        return
    if control.marks:
        show(marks_list(control.marks))
    _sentences(control.quiet)
    _sentences(control.changes)
    _sentences(context_of(found, language))
    _cautions(control.cautions, language)
    _limits(control.limits, language)


def nothing_text(found: Trend, language: Language) -> str:
    """Why no month has a figure, and the way out."""
    if not any(found.series.n_expected):
        return language.text("No report is expected here. Choose another institution or scope.")
    if any(found.series.n_reported):
        return language.text(
            "Reports are in, but no month has a figure: cells are blank, a denominator is missing "
            "or zero, or a cumulative report lacks that of the month before."
        )
    return language.text(
        "No figures have come in. The Reporting status page shows whose reports are missing."
    )


def marked(found: Trend, control: Controlled, language: Language) -> None:
    """The figures of the newest months that bear a mark; nothing where none does."""
    months = sorted({place for mark in control.marks for place in mark.places})
    if months:
        words = language.text("Marked months")
        st.space("small")
        show(_figures_table(found, control.chart, months[-MOST_MARKED:], words, language))


def of_sum(found: Trend, *, is_sample: bool, language: Language) -> None:
    """The running sums, what is not in them, their figures."""
    figure_head(language.text("Reading"), is_sample=is_sample)
    if found.series.last_known is None:
        _sentences((nothing_text(found, language), *(each.sentence for each in found.changes)))
        return
    sentences = cumulative_reading(found.series, indicator=found.indicator, language=language)
    _sentences(sentences)
    _sentences(change.sentence for change in found.changes)
    _cautions(cumulative_caution(found.indicator, language), language)


def of_places(found: Compared, *, is_sample: bool, language: Language) -> None:
    """The figures of the places in the newest month, and what lines beside each other hide."""
    figure_head(language.text("Reading"), is_sample=is_sample)
    *sentences, caution = found.readings
    _sentences(sentences)
    _cautions((caution,), language)


def _sentences(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        show(f'<p class="nt-reading">{rich(sentence)}</p>')


def marks_list(marks: Iterable[Mark]) -> str:
    """The marks as a list, each with the number that stands in the chart, in its colour."""
    lines = "".join(
        f'<li><span class="nt-mark {_tone(mark)}">{mark.number}</span>'
        f"<p>{rich(mark.sentence)}</p></li>"
        for mark in marks
    )
    return f'<ul class="nt-marks">{lines}</ul>'


def _tone(mark: Mark) -> str:
    side = "run" if mark.rule is not Rule.BEYOND else "above" if mark.is_upward else "below"
    return f"{side} open" if mark.is_provisional else side


def _cautions(cautions: Iterable[str], language: Language) -> None:
    words = " ".join(escape(caution) for caution in cautions)
    head = escape(language.text("What cannot be concluded."))
    show(f'<p class="nt-note nt-ruled"><b>{head}</b> {words}</p>')


def _limits(sentences: Iterable[str], language: Language) -> None:
    words = " ".join(escape(sentence) for sentence in sentences)
    head = escape(language.text("Limits."))
    show(f'<p class="nt-note nt-ruled"><b>{head}</b> {words}</p>')


def all_figures(found: Trend, control: Controlled | None, language: Language) -> None:
    """The figures of every month, closed until they are asked for."""
    words = language.text("Figures of all months")
    with st.expander(words):
        months = list(range(len(found.series.periods)))
        chart = control.chart if control else None
        show(_figures_table(found, chart, months, words, language))


def _figures_table(
    found: Trend, chart: ControlChart | None, months: list[int], caption: str, language: Language
) -> str:
    """A line for each of these months, newest first."""
    heads = [(language.text("Month"), ""), (language.text("Value"), "num")]
    if found.indicator.is_rate:
        heads.append((language.text("Numerator / denominator"), "num quiet"))
    limits = chart if chart is not None and chart.has_limits else None
    if limits:
        heads.append((language.text("Limits 99.8%"), "num quiet"))
    heads.append((language.text("Reports"), "num quiet"))
    rows = [
        _figures_row(found.series, i, found.indicator, limits, language) for i in reversed(months)
    ]
    return table(heads, rows, caption=caption)


def _figures_row(
    series: TrendSeries,
    i: int,
    indicator: Indicator,
    limits: ControlChart | None,
    language: Language,
) -> list[str]:
    cells = [
        language.short_month(series.periods[i], year=True),
        f"<b>{indicator.write(series.values[i], language)}</b>",
    ]
    if indicator.is_rate:
        pair = (series.numerators[i], series.denominators[i])
        cells.append(" / ".join(language.number(value) for value in pair))
    if limits:
        ends = (limits.lower_998[i], limits.upper_998[i])
        cells.append(f" {DASH} ".join(indicator.write(value, language) for value in ends))
    n = series.n_expected[i]
    cells.append(f"{language.number(series.n_reported[i])}/{language.number(n)}" if n else DASH)
    return cells
