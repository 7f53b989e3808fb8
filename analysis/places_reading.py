"""Several places over months in words: their figures, in the order chosen, never a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.control_marks import figure_text
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import Language
from domain.states import State


def places_reading(
    series: Sequence[TrendSeries], *, indicator: Indicator, language: Language
) -> tuple[str, ...]:
    """The figure of each place in the newest month that any of them has one for.

    A place without a figure in that month is named with its state, never as 0 and not with an
    older figure. The order is that of the series.
    """
    newest = max((one.last_known for one in series if one.last_known is not None), default=None)
    if newest is None:
        return (language.text("No month has figures."),)
    month = language.month(series[0].periods[newest])
    lines = [
        language.text(
            "**{place}**: {figure}",
            place=one.label,
            figure=_figure(one, newest, indicator, language),
        )
        for one in series
    ]
    return (
        language.text("**{month}**, in the order chosen; it is no ranking.", month=month),
        *lines,
        *_cautions(indicator, language),
    )


def places_states(series: Sequence[TrendSeries], language: Language) -> str:
    """How many places are in which state in the newest month; empty without places.

    Args:
        series: all of the same periods.
    """
    if not series:
        return ""
    states = [one.states[-1] for one in series]
    counted = [
        f"{language.number(states.count(state))} {_inside(state, language)}"
        for state in State
        if state in states
    ]
    return language.text(
        "**{month}**: {states}.",
        month=language.month(series[0].periods[-1]),
        states=language.list(counted),
    )


def _inside(state: State, language: Language) -> str:
    words = state.short_label(language)
    return words[:1].lower() + words[1:]


def _figure(one: TrendSeries, i: int, indicator: Indicator, language: Language) -> str:
    if one.states[i] not in (State.ABOVE_ZERO, State.ZERO):
        return one.states[i].label(language)
    figure = figure_text(one, i, indicator, language)
    if one.values[i] is None:
        figure = language.text("0 of 0 {noun}", noun=indicator.denominator_noun(language))
    n_figures = (one.n_figures or one.n_reported)[i]
    if n_figures >= one.n_expected[i]:
        return figure
    return language.text(
        "{figure}; {n} of {total} reports with figures",
        figure=figure,
        n=language.number(n_figures),
        total=language.number(one.n_expected[i]),
    )


def _cautions(indicator: Indicator, language: Language) -> tuple[str, ...]:
    if indicator.is_rate:
        return (
            language.text(
                "Lines that lie apart need not differ: on few people or cases chance alone moves "
                "them. The Comparison page tests that."
            ),
        )
    return (
        language.text(
            "Places differ in size: their counts do not compare, only each with itself over time."
        ),
    )
