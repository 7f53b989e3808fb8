"""The slide of each page in the presentation view, with the places to walk through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from charts.palette import LIGHT, palette
from domain.indicators import INDICATOR_OF, PLEDGE_COMPLETION, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from pages.parts import present, present_walk, queries, session, url_state
from pages.parts.present import Shown, Walk
from workflow import map_files, tile_view
from workflow.facts import Facts
from workflow.map_frame import figure_frame, map_texts_of, on_layer
from workflow.views import Selection


def of_map(
    facts: Facts,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    period: Period,
    language: Language,
) -> None:
    """The map alone; the province that fills the screen is its scope."""
    if not present.is_on():
        return
    selection = replace(selection, scope=url_state.get("zoom") or selection.scope)
    shown = _map(
        queries.store().head(),
        session.as_of(),
        indicator.code,
        geography,
        selection,
        period,
        session.as_of_day(),
        url_state.get(url_state.VIEW) == url_state.PRESENT_TILES,
        url_state.get("place"),
        language,
    )
    walk = present_walk.scopes(facts.gazetteer, selection.scope, period)
    _shown(facts, shown, period, walk, language)


def _shown(facts: Facts, shown: Shown, period: Period, walk: Walk, language: Language) -> None:
    present.stage(shown, months=facts.periods, period=period, walk=walk, language=language)
    st.stop()


@st.cache_data(max_entries=48, show_spinner=False)
def _map(
    head: str,
    as_of: datetime | None,
    indicator: str,
    geography: Geography,
    selection: Selection,
    period: Period,
    day: date,
    is_tiled: bool,
    selected: str | None,
    language: Language,
) -> Shown:
    facts = queries.facts(head, as_of)
    view = queries.map_view(head, as_of, indicator, geography, selection)
    texts = map_texts_of(
        facts,
        indicator=INDICATOR_OF[indicator],
        geography=geography,
        selection=selection,
        as_of=day,
        today=day,
        language=language,
    )
    texts = on_layer(texts, queries.boundaries().source, language)
    svg = map_files.picture(
        view=view,
        period=period,
        texts=tile_view.on_tiles(texts, language) if is_tiled else texts,
        focus=map_files.areas_in_scope(geography, selection.scope, [period]),
        selected=selected,
        format="svg",
        language=language,
        boundaries=queries.boundaries(),
    )
    frame = figure_frame(view.month(period), texts, language)
    return Shown(svg.decode(), frame.title, frame.definition, (), palette(LIGHT).page, LIGHT)
