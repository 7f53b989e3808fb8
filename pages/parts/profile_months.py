"""Every month of a place as a table: each figure leads to its cells."""

from __future__ import annotations

from html import escape

import pandas as pd

from domain.indicators import INDICATORS, Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table
from pages.parts.profile_frame import frame_pieces
from pages.parts.profile_links import figure_link
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.view_codes import profile_code

_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)


def months(facts: Facts, found: Profile, language: Language) -> None:
    """A row for each month, the newest first; a column for each indicator."""
    figure_head(
        language.text("Month by month"),
        language.text(
            "Numerator and denominator below each rate. A state stands where there is no figure."
        ),
        is_sample=facts.has_sample,
    )
    heads = [(language.text("Month"), "")]
    heads += [(indicator.label(language), "num") for indicator in INDICATORS]
    rows = [_row(found, period, language) for period in reversed(facts.periods)]
    listed = table(heads, rows, caption=language.text("Month by month"))
    show(f'<div class="nt-months">{listed}</div>')
    frame_line(frame_pieces(found, language), profile_code(found, session.as_of_day()))


def _row(found: Profile, period: Period, language: Language) -> list[str]:
    name = escape(language.short_month(period, year=True))
    shown = f"<b>{name}</b>" if period == found.period else name
    return [shown, *(_cell(found, indicator, period, language) for indicator in INDICATORS)]


def _cell(found: Profile, indicator: Indicator, period: Period, language: Language) -> str:
    line = found.of(indicator).series.at(period)
    state = State(line["state"])
    if state.value not in _KNOWN:
        words = state.short_label(language)
        if state is State.BLANK:
            return figure_link(words, indicator, period, language)
        return f'<span class="quiet">{escape(words)}</span>'
    value = None if pd.isna(line["value"]) else float(line["value"])
    figure = figure_link(indicator.write(value, language), indicator, period, language)
    if not indicator.is_rate:
        return figure
    pair = f"{language.number(line['numerator'])} / {language.number(line['denominator'])}"
    return f'{figure}<br><span class="quiet">{escape(pair)}</span>'
