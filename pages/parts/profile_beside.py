"""What a rate of a place is set beside: its peers, the place above, the nation."""

from __future__ import annotations

from html import escape

import pandas as pd

from analysis.overview import IndicatorSeries
from charts.peer_strip import Strip, peer_strip
from domain.language import Language
from domain.period import Period
from pages.parts.profile_links import PEERS, figure_link
from workflow.facts import Facts
from workflow.profile import Beside, IndicatorProfile, Profile
from workflow.profile_reading import interval_of, not_comparable, peers_name


def beside(facts: Facts, found: Profile, each: IndicatorProfile, language: Language) -> str:
    """What the figure is compared with: a strip and a line for each; counts are not compared."""
    indicator, period = each.indicator, found.period
    if not indicator.is_rate:
        return ""
    reason = not_comparable(indicator, each.series.at(period), language)
    places = _place_rows(each, period, language)
    if reason:
        note = f'<p class="nt-note">{escape(reason)}</p>'
        return f'{note}<dl class="nt-beside">{places}</dl>'
    strip = Strip(
        value=_known_value(each.series, period),
        low=_number(each.peers.low),
        middle=_number(each.peers.middle),
        high=_number(each.peers.high),
        nation=_known_value(each.nation.series, period),
        interval=interval_of(indicator, each.series.at(period)),
    )
    drawn = peer_strip(
        strip=strip, indicator=indicator, language=language, is_sample=facts.has_sample
    )
    return f'{drawn}<dl class="nt-beside">{_peers_row(found, each, language)}{places}</dl>'


def _place_rows(each: IndicatorProfile, period: Period, language: Language) -> str:
    """The province or Polda, and the nation."""
    others = [each.above] if each.above else []
    return "".join(_place_row(other, period, language) for other in (*others, each.nation))


def _peers_row(found: Profile, each: IndicatorProfile, language: Language) -> str:
    peers, indicator = each.peers, each.indicator
    name = peers_name(found, peers, language)
    if not peers.is_known:
        return f"<dt>{escape(name)}</dt><dd>{escape(language.text('too few'))}</dd>"
    text = language.text(
        "{low} to {high}",
        low=indicator.write(peers.low, language),
        high=indicator.write(peers.high, language),
    )
    link = figure_link(text, indicator, found.period, language, who=PEERS)
    half = language.text("Half of {peers}", peers=name)
    return f"<dt>{escape(half)}</dt><dd>{link}</dd>"


def _place_row(other: Beside, period: Period, language: Language) -> str:
    line, indicator = other.series.at(period), other.series.indicator
    note = language.text(
        "{figures} of {expected} with figures",
        figures=language.number(line["n_figures"]),
        expected=language.number(line["n_expected"]),
    )
    value = _known_value(other.series, period)
    text = indicator.write(value, language)
    shown = (
        escape(text)
        if value is None
        else figure_link(text, indicator, period, language, who=other.code)
    )
    return f"<dt>{escape(other.name)} <span>({escape(note)})</span></dt><dd>{shown}</dd>"


def _known_value(series: IndicatorSeries, period: Period) -> float | None:
    return _number(series.at(period)["value"])


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
