"""The figures of the Trends page."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.trend import TrendSeries
from charts.palette import DARK, LIGHT
from charts.plotly_style import PLOTLY_CONFIG
from charts.small_multiples import small_multiples
from charts.trend import trend_figure
from charts.trend_phone import for_phone
from domain.indicators import Indicator
from domain.language import DASH, N_, Language
from domain.period import Period
from pages.parts import queries, session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.narrow import Width
from workflow.facts import Facts
from workflow.map_frame import code_of
from workflow.trends import Trend, multiples_of, readings_of, trend
from workflow.views import Selection

COLUMNS = {"wide": 7, "middle": 4, "phone": 2}


def main(
    facts: Facts, *, indicator: Indicator, selection: Selection, width: Width, language: Language
) -> Trend:
    """The indicator over all months, with the nation beside it where that says something."""
    moment = queries.store().head(), session.as_of()
    found = trend(
        facts,
        queries.states_of(*moment),
        indicator=indicator,
        selection=selection,
        language=language,
    )
    figure_head(found.title, found.definition, is_sample=facts.has_sample)
    figure = trend_figure(
        series=found.series,
        indicator=indicator,
        language=language,
        is_sample=facts.has_sample,
        comparisons=found.comparisons,
        changes=[(change.period, change.label) for change in found.changes],
        provisional_from=_provisional_from(facts),
        theme=_theme(),
    )
    if width == "phone":
        figure = for_phone(figure, found.series.periods, language)
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="trend", theme=None)
    as_of = session.as_of_day()
    code = code_of(
        "trends",
        period=facts.periods[-1],
        as_of=as_of,
        selection=selection,
        indicator=indicator,
    )
    frame_line(found.frame_line(as_of, language), code)
    return found


def _theme() -> str:
    return DARK if st.context.theme.type == "dark" else LIGHT


def _provisional_from(facts: Facts) -> Period | None:
    today = session.as_of_day()
    return next((p for p in facts.periods if today <= facts.scope.due_on(p)), None)


def readings(facts: Facts, found: Trend, *, indicator: Indicator, language: Language) -> None:
    """What the chart says in words, what it does not, and its figures."""
    figure_head(language.text("Reading"), is_sample=facts.has_sample)
    for sentence in readings_of(found, language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    show(
        f'<p class="nt-note"><b>{escape(language.text("What cannot be concluded."))}</b> '
        f"{escape(language.text(_LIMITS[indicator.rise.value]))}</p>"
    )
    show(_figures_table(found.series, indicator, language))


_LIMITS = {
    "better": N_("A rise shows what was reported, not that people keep the rules."),
    "worse": N_("A rise does not say why."),
    "unclear": N_("More reports do not prove more violations: better reporting raises them too."),
}


def _figures_table(series: TrendSeries, indicator: Indicator, language: Language) -> str:
    heads = [(language.text("Month"), ""), (language.text("Value"), "num")]
    if indicator.is_rate:
        heads.append((language.text("Numerator / denominator"), "num quiet"))
    heads.append((language.text("Reports"), "num quiet"))
    rows = [
        _figures_row(series, i, indicator, language) for i in reversed(range(len(series.periods)))
    ]
    return table(heads, rows, caption=language.text("Figures"))


def _figures_row(
    series: TrendSeries, i: int, indicator: Indicator, language: Language
) -> list[str]:
    cells = [
        language.short_month(series.periods[i], year=True),
        f"<b>{indicator.write(series.values[i], language)}</b>",
    ]
    if indicator.is_rate:
        pair = (series.numerators[i], series.denominators[i])
        cells.append(" / ".join(language.number(value) for value in pair))
    n = series.n_expected[i]
    cells.append(f"{language.number(series.n_reported[i])}/{language.number(n)}" if n else DASH)
    return cells


def multiples(
    facts: Facts, *, indicator: Indicator, selection: Selection, width: Width, language: Language
) -> None:
    """The places below the scope, each in a small chart on one scale."""
    moment = queries.store().head(), session.as_of()
    found = multiples_of(
        facts,
        queries.states_of(*moment),
        indicator=indicator,
        selection=selection,
        language=language,
    )
    if not found.series:
        return
    figure_head(found.title, found.legend, is_sample=facts.has_sample)
    figure = small_multiples(
        series=found.series,
        indicator=indicator,
        language=language,
        is_sample=facts.has_sample,
        comparison=found.comparison,
        provisional_from=_provisional_from(facts),
        columns=COLUMNS[width],
        theme=_theme(),
    )
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="multiples", theme=None)
    for note in found.notes:
        show(f'<p class="nt-note">{escape(note)}</p>')
