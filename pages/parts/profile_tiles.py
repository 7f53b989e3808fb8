"""The tiles of a profile: each indicator beside the place above, its peers and the nation."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.findings import change_text
from analysis.overview import IndicatorSeries
from charts.peer_strip import Strip, peer_strip
from charts.sparkline import sparkline
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, UnitKind
from domain.states import State
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show
from pages.parts.profile_frame import frame_pieces, provisional_from
from pages.parts.profile_links import PEERS, figure_link
from workflow.facts import Facts
from workflow.overview_tiles import trend_of
from workflow.profile import IndicatorProfile, Profile
from workflow.profile_reading import interval_text, peers_name, remaining_text
from workflow.region import evidence_text

_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)


def tiles(facts: Facts, found: Profile, language: Language) -> None:
    """Rates in the first row, counts in the second."""
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
    for row in (rates, counts):
        columns = st.columns(4, gap="medium")
        for column, each in zip(columns, row, strict=True):
            with column, st.container(border=True, height="stretch"):
                show(_tile(facts, found, each, language))
    frame_line(frame_pieces(found, language))


def _tile(facts: Facts, found: Profile, each: IndicatorProfile, language: Language) -> str:
    indicator, line = each.indicator, each.series.at(found.period)
    chart = sparkline(
        series=trend_of(each.series, language),
        indicator=indicator,
        language=language,
        is_sample=facts.has_sample,
        provisional_from=provisional_from(facts),
    )
    few = "" if each.series.is_representative(found.period) else " few"
    return (
        f'<div class="nt-tile nt-profile"><div class="h" role="heading" aria-level="3">'
        f'{escape(indicator.label(language))}</div><div class="figures">'
        f'<span class="value{few}">{_value(each, found, language)}</span>'
        f'<span class="about">{_about(found, each, line, language)}</span></div>'
        f"{_beside(facts, found, each, language)}{chart}"
        f'<div class="foot">{_foot(found, line, language)}</div></div>'
    )


def _value(each: IndicatorProfile, found: Profile, language: Language) -> str:
    """The figure as a link; a state in words where there is none."""
    line = each.series.at(found.period)
    if line["state"] in _KNOWN:
        text = each.indicator.write(_number(line["value"]), language)
        return figure_link(text, each.indicator, found.period, language)
    state = State(line["state"])
    words = state.short_label(language)
    if state is State.BLANK:
        return f"<small>{figure_link(words, each.indicator, found.period, language)}</small>"
    return f"<small>{escape(words)}</small>"


def _about(found: Profile, each: IndicatorProfile, line: pd.Series, language: Language) -> str:
    if line["state"] not in _KNOWN:
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


def _beside(facts: Facts, found: Profile, each: IndicatorProfile, language: Language) -> str:
    """What the figure is compared with: a strip and a line for each; counts are not compared."""
    indicator, period = each.indicator, found.period
    if not indicator.is_rate or found.place.kind is UnitKind.NATIONAL:
        return ""
    strip = Strip(
        value=_known_value(each.series, period),
        low=_number(each.peers.low),
        middle=_number(each.peers.middle),
        high=_number(each.peers.high),
        nation=_known_value(each.nation.series, period),
    )
    drawn = peer_strip(
        strip=strip, indicator=indicator, language=language, is_sample=facts.has_sample
    )
    rows = [_peers_row(found, each, language)]
    if each.above is not None:
        rows.append(
            _place_row(each.above.name, each.above.code, each.above.series, period, language)
        )
    rows.append(_place_row("Indonesia", NATIONAL_CODE, each.nation.series, period, language))
    return f'{drawn}<dl class="nt-beside">{"".join(rows)}</dl>'


def _peers_row(found: Profile, each: IndicatorProfile, language: Language) -> str:
    peers, indicator = each.peers, each.indicator
    words = language.text("Half of {peers}", peers=peers_name(found, peers, language))
    name = escape(words)
    if not peers.is_known:
        return f"<dt>{name}</dt><dd>{escape(language.text('too few'))}</dd>"
    text = language.text(
        "{low} to {high}",
        low=indicator.write(peers.low, language),
        high=indicator.write(peers.high, language),
    )
    link = figure_link(text, indicator, found.period, language, who=PEERS)
    return f"<dt>{name}</dt><dd>{link}</dd>"


def _place_row(
    name: str, code: str, series: IndicatorSeries, period: Period, language: Language
) -> str:
    line = series.at(period)
    note = language.text(
        "{figures} of {expected} with figures",
        figures=language.number(line["n_figures"]),
        expected=language.number(line["n_expected"]),
    )
    value = _known_value(series, period)
    text = series.indicator.write(value, language)
    shown = (
        escape(text)
        if value is None
        else figure_link(text, series.indicator, period, language, who=code)
    )
    return f"<dt>{escape(name)} <span>({escape(note)})</span></dt><dd>{shown}</dd>"


def _foot(found: Profile, line: pd.Series, language: Language) -> str:
    return rich(
        language.text(
            "{month}: {figures} of {expected} reports with figures",
            month=language.short_month(found.period, year=True),
            figures=language.number(line["n_figures"]),
            expected=language.number(line["n_expected"]),
        )
    )


def _known_value(series: IndicatorSeries, period: Period) -> float | None:
    return _number(series.at(period)["value"])


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
