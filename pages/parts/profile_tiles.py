"""The tiles of a profile: each indicator beside the place above, its peers and the nation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TypeVar

import pandas as pd
import streamlit as st

from analysis.findings import change_text
from analysis.overview import Line
from charts.sparkline import sparkline
from domain.language import Language
from domain.states import State
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show
from pages.parts.profile_beside import beside
from pages.parts.profile_frame import frame_pieces
from pages.parts.profile_links import figure_link
from workflow.facts import Facts
from workflow.overview_tiles import trend_of
from workflow.profile import IndicatorProfile, Profile
from workflow.profile_reading import interval_text, is_nobody_invited, remaining_text
from workflow.region import evidence_text
from workflow.view_codes import profile_code

_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)
_ACROSS = 4
T = TypeVar("T")


def tiles(facts: Facts, found: Profile, language: Language) -> None:
    """Rates first, then counts."""
    figure_head(
        language.text("All indicators, {month}", month=language.month(found.period)),
        language.text(
            "Dot: this place. Bar: the middle half of its peers. Dashed: Indonesia. Every figure "
            "leads to the cells it was made of."
        ),
        is_sample=facts.has_sample,
    )
    rates = [each for each in found.indicators if each.indicator.is_rate]
    counts = [each for each in found.indicators if not each.indicator.is_rate]
    for row in (*rows_of(rates), *rows_of(counts)):
        for column, each in zip(st.columns(_ACROSS, gap="medium"), row, strict=False):
            with column, st.container(border=True, height="stretch"):
                show(_tile(facts, found, each, language))
    frame_line(frame_pieces(found, language), profile_code(found, session.as_of_day()))


def rows_of(tiles: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many as stand beside each other; the last row may have fewer."""
    return (tiles[at : at + _ACROSS] for at in range(0, len(tiles), _ACROSS))


def _tile(facts: Facts, found: Profile, each: IndicatorProfile, language: Language) -> str:
    indicator, line = each.indicator, each.series.at(found.period)
    chart = sparkline(
        series=trend_of(each.series, language),
        indicator=indicator,
        language=language,
        is_sample=facts.has_sample,
        provisional_from=session.provisional_from(facts),
        at=found.period,
    )
    few = "" if each.series.is_representative(found.period) else " few"
    return (
        f'<div class="nt-tile nt-profile"><div class="h" role="heading" aria-level="3">'
        f'{escape(indicator.label(language))}</div><div class="figures">'
        f'<span class="value{few}">{_value(each, found, language)}</span>'
        f'<span class="about">{_about(found, each, line, language)}</span></div>'
        f"{beside(facts, found, each, language)}{chart}"
        f'<div class="foot">{_foot(found, line, language)}</div></div>'
    )


def _value(each: IndicatorProfile, found: Profile, language: Language) -> str:
    """The figure as a link; a state in words where there is none."""
    line = each.series.at(found.period)
    if is_nobody_invited(each.indicator, line):
        words = figure_link(language.text("nobody invited"), each.indicator, found.period, language)
        return f"<small>{words}</small>"
    if line["state"] in _KNOWN:
        text = each.indicator.write(_number(line["value"]), language)
        return figure_link(text, each.indicator, found.period, language)
    state = State(line["state"])
    words = state.short_label(language)
    if state is State.BLANK:
        return f"<small>{figure_link(words, each.indicator, found.period, language)}</small>"
    return f"<small>{escape(words)}</small>"


def _about(found: Profile, each: IndicatorProfile, line: Line, language: Language) -> str:
    if line["state"] not in _KNOWN or is_nobody_invited(each.indicator, line):
        return ""
    indicator = each.indicator
    evidence = (
        evidence_text(indicator, line, language)
        if indicator.is_rate
        else language.plural("case", "cases", int(line["numerator"]))
    )
    parts = [
        evidence,
        interval_text(indicator, line, language),
        remaining_text(indicator, line, language),
        change_text(each.series, found.period, language),
    ]
    return "<br>".join(rich(part) for part in parts if part)


def _foot(found: Profile, line: Line, language: Language) -> str:
    return rich(
        language.text(
            "{month}: {figures} of {expected} reports with figures",
            month=language.short_month(found.period, year=True),
            figures=language.number(line["n_figures"]),
            expected=language.number(line["n_expected"]),
        )
    )


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
