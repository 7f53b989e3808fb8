"""The figures of the Trends page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from analysis.trend_title import sum_title
from charts.places_over_time import places_figure
from charts.plotly_style import PLOTLY_CONFIG, Figure
from charts.small_multiples import small_multiples
from charts.trend import trend_figure
from charts.trend_phone import for_phone
from domain.language import Language
from domain.period import Period
from pages.parts import queries, session, trend_readings
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show
from pages.parts.narrow import Width
from pages.parts.trend_filters import CUMULATIVE, MONTHLY, ONE, SEVERAL, Asked
from workflow.facts import Facts
from workflow.small_multiples import Multiples, multiples_of
from workflow.trend_control import Controlled, controlled
from workflow.trend_places import compared
from workflow.trends import Trend, trend
from workflow.view_codes import code_of
from workflow.views import StatesOf

COLUMNS = {"wide": 6, "middle": 4, "phone": 2}


def one_place(facts: Facts, asked: Asked, place: str, width: Width) -> None:
    """The indicator over all months, with limits and marks, or as running sums."""
    language = asked.language
    found = trend(
        facts, _states(), indicator=asked.indicator, selection=asked.selection,
        language=language, place=place, is_cumulative=asked.is_cumulative,
    )  # fmt: skip
    control = None
    if not asked.is_cumulative:
        control = controlled(
            found, provisional_from=session.provisional_from(facts), language=language
        )
    code = _code(facts, asked, places=(place,))
    left, right = st.columns([0.7, 0.3], gap="large")
    with left:
        _main(facts, found, control, width, code, language)
        if control:
            trend_readings.marked(found, control, language)
        trend_readings.all_figures(found, control, language)
    with right:
        if control:
            trend_readings.of_control(found, control, is_sample=facts.has_sample, language=language)
        else:
            trend_readings.of_sum(found, is_sample=facts.has_sample, language=language)


def _states() -> StatesOf:
    return queries.states_of(queries.head(), session.as_of())


def _main(
    facts: Facts,
    found: Trend,
    control: Controlled | None,
    width: Width,
    code: str,
    language: Language,
) -> None:
    about, title = found.definition, control.title if control else ""
    if control is None:
        about = f"{about} {language.text('Sums since January of each year.')}"
        title = sum_title(found.title, found.series, indicator=found.indicator, language=language)
    figure_head(title, about, is_sample=facts.has_sample)
    if any(found.series.n_expected):
        _chart(facts, found, control, width, language)
    frame_line(found.frame_line(session.as_of_day(), language), code)


def _chart(
    facts: Facts, found: Trend, control: Controlled | None, width: Width, language: Language
) -> None:
    figure = trend_figure(
        series=found.series,
        indicator=found.indicator,
        language=language,
        is_sample=facts.has_sample,
        comparisons=() if control and control.chart.has_limits else found.comparisons,
        changes=_rules(found, language, is_sum=control is None),
        provisional_from=session.provisional_from(facts),
        limits=control.chart if control else None,
        marks=control.marks if control else (),
        theme=session.theme(),
    )
    if width == "phone":
        figure = for_phone(figure, found.series.periods, language)
    _draw(figure, "trend")


def _rules(found: Trend, language: Language, *, is_sum: bool) -> list[tuple[Period, str]]:
    """Where the place became another area, and of sums where they start again."""
    rules = [(change.period, change.label) for change in found.changes]
    if is_sum:
        words = language.text("from zero again")
        rules += [(p, words) for p in found.series.periods[1:] if p.month == 1]
    return rules


def _draw(figure: Figure, key: str) -> None:
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key=key, theme=None)


def _code(facts: Facts, asked: Asked, *, places: Sequence[str], chart: str = ONE) -> str:
    return code_of(
        "trends",
        period=facts.periods[-1],
        as_of=session.as_of_day(),
        selection=asked.selection,
        indicator=asked.indicator,
        places=places,
        choices={"sum": CUMULATIVE if asked.is_cumulative else MONTHLY, "chart": chart},
    )


def several_places(facts: Facts, asked: Asked, codes: tuple[str, ...], width: Width) -> None:
    """Up to six places beside each other, with their figures."""
    language = asked.language
    found = compared(
        facts, _states(), indicator=asked.indicator, selection=asked.selection, codes=codes,
        is_cumulative=asked.is_cumulative, language=language,
    )  # fmt: skip
    left, right = st.columns([0.7, 0.3], gap="large")
    with left:
        figure_head(found.title, found.definition, is_sample=facts.has_sample)
        figure = places_figure(
            series=found.series,
            indicator=asked.indicator,
            language=language,
            is_sample=facts.has_sample,
            provisional_from=session.provisional_from(facts),
            theme=session.theme(),
            is_narrow=width == "phone",
        )
        if width == "phone":
            figure = for_phone(figure, found.series[0].periods, language)
        _draw(figure, "places")
        code = _code(facts, asked, places=codes, chart=SEVERAL)
        frame_line(found.frame_line(session.as_of_day(), language), code)
    with right:
        trend_readings.of_places(found, is_sample=facts.has_sample, language=language)


def multiples(facts: Facts, asked: Asked, width: Width) -> None:
    """The places below the scope, each in a small chart on one scale."""
    moment = queries.head(), session.as_of()
    found, figure = _multiples(
        *moment, asked, session.provisional_from(facts), COLUMNS[width], session.theme()
    )
    if not found.series:
        return
    figure_head(found.title, found.legend, is_sample=facts.has_sample)
    show(f'<p class="nt-reading nt-after">{rich(found.reading)}</p>')
    _draw(figure, "multiples")
    for note in found.notes:
        show(f'<p class="nt-note">{escape(note)}</p>')


@st.cache_resource(max_entries=24, show_spinner=False)
def _multiples(
    head: str,
    as_of: datetime | None,
    asked: Asked,
    provisional_from: Period | None,
    columns: int,
    theme: str,
) -> tuple[Multiples, Figure]:
    """Dozens of charts take longer than all else on the page: made once, and changed by nobody."""
    facts = queries.facts(head, as_of)
    found = multiples_of(
        facts, queries.states_of(head, as_of), indicator=asked.indicator,
        selection=asked.selection, language=asked.language, is_cumulative=asked.is_cumulative,
    )  # fmt: skip
    figure = small_multiples(
        series=found.series,
        indicator=asked.indicator,
        language=asked.language,
        is_sample=facts.has_sample,
        comparison=found.comparison,
        provisional_from=provisional_from,
        columns=columns,
        theme=theme,
    )
    return found, figure
