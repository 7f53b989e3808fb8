"""From a figure to its cells: whose figure it is, the reports it was made of, the sheet."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from pages.parts import queries, session, style, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import show
from pages.parts.profile_cell import first_spot, is_part, show_sheet, spot_of
from pages.parts.profile_cells import listed
from pages.parts.profile_links import CELL, PEERS, WHO, link, wanted_figure, without_origin
from workflow.facts import Facts
from workflow.figure_cells import FigureOrigin, SourceReport, figure_origin
from workflow.profile import Profile
from workflow.profile_peers import peer_states
from workflow.profile_reading import peers_name
from workflow.region import evidence_text
from workflow.views import Selection, selected_states

REPORTS_SHOWN = 60
_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)


def origin(facts: Facts, found: Profile, language: Language) -> None:
    """What the address asks about: a figure, a cell, or neither."""
    wanted = wanted_figure(facts)
    spot = spot_of(url_state.get(CELL))
    if wanted is None and spot is None:
        return
    style.apply_more("upload")
    with st.container(key="profile_origin"):
        if wanted is None:
            _bare_head(facts, language)
            show_sheet(facts, None, spot, language)
            return
        asked = _figure(facts, found, *wanted)
        _head(facts, found, asked, language)
        left, right = st.columns([0.4, 0.6], gap="large")
        with left:
            reports = _reports_shown(asked, language)
            if spot is None or not is_part(spot, asked):
                spot = first_spot(reports)
            listed(asked, reports, spot, language)
        with right:
            show_sheet(facts, asked, spot, language)


def _figure(facts: Facts, found: Profile, indicator: Indicator, period: Period) -> FigureOrigin:
    """The cells of the figure: of this place, of its peers, or of a place beside it."""
    states_of = queries.states_of(queries.head(), session.as_of())
    who = url_state.get(WHO)
    if who == PEERS:
        codes = found.of(indicator).peers.codes
        states = peer_states(
            facts,
            states_of(indicator),
            selection=found.selection,
            period=period,
            kind=found.place.kind,
            codes=codes,
        )
    elif who and facts.gazetteer.place(who):
        selection = Selection(institutions=found.selection.institutions, scope=who)
        states = selected_states(facts, states_of, indicator, selection)
    else:
        states = found.states[indicator.code]
    return figure_origin(facts, indicator=indicator, states=states, period=period)


def _head(facts: Facts, found: Profile, asked: FigureOrigin, language: Language) -> None:
    line, indicator = asked.line, asked.indicator
    title = language.text(
        "Where this figure comes from: {indicator}, {month}",
        indicator=indicator.label(language),
        month=language.month(asked.period),
    )
    figure_head(title, _sum_text(facts, found, asked, language), is_sample=facts.has_sample)
    show(f'<p class="nt-note">{_close(language)}</p>')
    if line is None:
        show(f"<p>{escape(language.text('No report is expected, and none has come in.'))}</p>")


def _sum_text(facts: Facts, found: Profile, asked: FigureOrigin, language: Language) -> str:
    """Whose figure it is, its value and what it is made of."""
    who = url_state.get(WHO)
    place = facts.gazetteer.place(who) if who else None
    if who == PEERS:
        name = peers_name(found, found.of(asked.indicator).peers, language)
    else:
        name = (place or found.place).short_name
    line = asked.line
    if line is None or line["state"] not in _KNOWN:
        return name
    value = None if pd.isna(line["value"]) else float(line["value"])
    if who == PEERS:
        n = language.number(int(line["n_figures"]))
        return language.text("{name}: the reports with figures, {n}", name=name, n=n)
    text = f"{name}: **{asked.indicator.write(value, language)}**"
    evidence = evidence_text(asked.indicator, line, language) if asked.indicator.is_rate else ""
    return f"{text} · {evidence}" if evidence else text


def _bare_head(facts: Facts, language: Language) -> None:
    figure_head(language.text("The workbook at the cell"), is_sample=facts.has_sample)
    show(f'<p class="nt-note">{_close(language)}</p>')


def _close(language: Language) -> str:
    return link(language.text("Close, back to the profile"), without_origin())


def _reports_shown(asked: FigureOrigin, language: Language) -> tuple[SourceReport, ...]:
    n = len(asked.heads)
    if n <= REPORTS_SHOWN:
        return asked.reports(language)
    pages = -(-n // REPORTS_SHOWN)
    label = language.text("Page, of {n}", n=language.number(pages))
    page = int(st.number_input(label, 1, pages, 1, width=160, key=f"origin_page_{pages}"))
    return asked.reports(language, slice((page - 1) * REPORTS_SHOWN, page * REPORTS_SHOWN))
