"""The map on a page: payload from cache, what the reader did, the picture they asked for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import streamlit as st

from analysis.map_view import MapView
from domain.indicators import INDICATOR_OF, PLEDGE_COMPLETION, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.terms import ASN_REGIONAL
from pages.parts import map_changes, queries, session, url_state
from pages.parts.join_ledger import ledger_under_map
from pages.parts.map_compare import Comparison
from pages.parts.map_payload import map_payload, region_detail
from pages.parts.navigation import MAP
from pages.parts.regional_map import (
    PictureRequest,
    PreparedMap,
    pending_event,
    prepared,
    regional_map,
)
from pages.parts.regional_map.payload import Pair, Picture
from workflow import map_files, tile_view
from workflow.facts import Facts, indicator_states
from workflow.map_frame import MapTexts, map_texts_of, on_layer
from workflow.region import Region, region
from workflow.views import Selection, map_view

KEY = "map"
_VISITS = "visits_from_overview_map"


@st.cache_data(max_entries=16, show_spinner=False)
def _prepared(
    moment: tuple[str, datetime | None, date],
    indicator: str,
    geography: Geography,
    selection: Selection,
    language: Language,
    only: Period | None = None,
) -> PreparedMap:
    """A map of all months, or one of them, packed; month, place, detail are set by `having`.

    Args:
        moment: `queries.head`, moment asked about, and its day, which tells what is due.
    """
    head, as_of, _ = moment
    facts = queries.facts(head, as_of)
    view = queries.map_view(head, as_of, indicator, geography, selection)
    periods = (only,) if only else facts.periods
    payload = map_payload(
        view=replace(view, months=(view.month(only),)) if only else view,
        texts=_texts(facts, INDICATOR_OF[indicator], geography, selection, language),
        paths=map_files.paths_addresses(geography, periods, queries.boundaries()),
        tiles=tile_view.tiles_addresses(geography, periods),
        month=periods[-1],
        selected=None,
        detail=None,
        language=language,
    )
    return prepared(payload)


def _texts(
    facts: Facts,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    language: Language,
) -> MapTexts:
    texts = map_texts_of(
        facts,
        indicator=indicator,
        geography=geography,
        selection=selection,
        as_of=session.as_of_day(),
        today=session.as_of_day(),
        language=language,
    )
    texts = on_layer(texts, queries.boundaries().source, language)
    return replace(texts, is_earlier=session.asked_day() is not None)


def explore(
    facts: Facts,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    period: Period,
    compared: Comparison | None,
    language: Language,
) -> None:
    """The whole instrument: map, legend, slider, panel, pictures; a second map where wanted."""
    chosen = _Chosen(facts, geography, selection, language)
    keys = [KEY, compared.key] if compared else [KEY]
    turn = max(pending_event(key=key).turn for key in keys)
    with st.container(key="map_pair"):
        view = _mounted(
            chosen,
            indicator,
            period,
            key=KEY,
            on_view=_remember_view,
            link=compared.pair("first") if compared else None,
            turn=turn,
        )
        if compared:
            beside = _mounted(
                chosen,
                compared.indicator or indicator,
                compared.period or period,
                key=compared.key,
                on_view=compared.remember,
                link=compared.pair("second"),
                turn=turn,
            )
    if compared and compared.period:
        map_changes.months(facts, view, period, compared.period, language=language)
    elif compared:
        map_changes.indicators(view, beside, period, language=language)
    ledger_under_map(facts, view, selection, period, language)


@dataclass(frozen=True)
class _Chosen:
    """What the maps of one page have in common."""

    facts: Facts
    geography: Geography
    selection: Selection
    language: Language


def _mounted(
    chosen: _Chosen,
    indicator: Indicator,
    period: Period,
    *,
    key: str,
    on_view: Callable[[], None],
    link: Pair | None,
    turn: int,
) -> MapView:
    """One map with the chosen place and the picture that its reader asked for."""
    geography = chosen.geography
    selection, language = chosen.selection, chosen.language
    moment = queries.head(), session.as_of()
    # Panel, changes and ledger are about what was reported, also beside a smoothed map.
    view = queries.map_view(
        *moment, indicator.code, geography, replace(selection, is_smoothed=False)
    )
    found = _region(chosen, view)
    selected = found.code if found else None
    asked = (*moment, session.as_of_day())
    shown = _prepared(asked, indicator.code, geography, selection, language)
    shown = shown.having(
        focus=sorted(_focus(chosen.facts, geography, selection)),
        month=str(period),
        selected=selected,
        detail=region_detail(found, view, selection, language) if found else None,
        link=link,
        drawing=url_state.get("view"),
        zoom=url_state.get("zoom"),
        turn=turn,
    )
    if wanted := pending_event(key=key).picture:
        answer = _answer(chosen, indicator, wanted, selected)
        shown = shown.having(picture=answer)
    regional_map(shown, key=key, on_view=on_view)
    return view


def _region(chosen: _Chosen, view: MapView) -> Region | None:
    """All about the place that the address names, if this map has it."""
    place = url_state.get("place")
    if not place:
        return None
    moment = queries.head(), session.as_of()
    return region(
        chosen.facts,
        queries.states_of(*moment),
        series_of=queries.series_of(*moment),
        view=view,
        selection=chosen.selection,
        code=place,
        language=chosen.language,
    )


def _remember_view() -> None:
    """Month and place were changed in the browser: keep them in the address."""
    event = pending_event(key=KEY)
    if event.heard:
        url_state.put("month", event.month)
        url_state.put("place", event.selected)
        url_state.put("zoom", event.zoom)
        url_state.put("view", event.drawing if event.drawing == tile_view.DRAWING else None)


def _focus(facts: Facts, geography: Geography, selection: Selection) -> frozenset[str]:
    """What the scope held in any month: the zoom stands still while the months change."""
    return map_files.areas_in_scope(geography, selection.scope, facts.periods) or frozenset()


def _answer(
    chosen: _Chosen, indicator: Indicator, wanted: PictureRequest, selected: str | None
) -> Picture:
    """The picture of what is on screen: the province that fills it is a scope of its own."""
    geography, language = chosen.geography, chosen.language
    scope = wanted.zoom or chosen.selection.scope
    selection = replace(chosen.selection, scope=scope)
    moment = queries.head(), session.as_of()
    view = queries.map_view(*moment, indicator.code, geography, selection)
    texts = _texts(chosen.facts, indicator, geography, selection, language)
    period = Period.parse(wanted.month)
    content = map_files.picture(
        view=view,
        period=period,
        texts=tile_view.on_tiles(texts, language) if wanted.is_tiled else texts,
        focus=map_files.areas_in_scope(geography, scope, [period]),
        selected=selected,
        format=wanted.format,
        language=language,
        boundaries=queries.boundaries(),
    )
    return {
        "nonce": wanted.nonce,
        "name": map_files.picture_name(view, period, scope, wanted.format),
        "mime": map_files.MIME[wanted.format],
        "base64": b64encode(content).decode("ascii"),
    }


def compact(
    facts: Facts,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    period: Period,
    language: Language,
) -> None:
    """The map of one month alone: no slider, no panel; a choice opens the Map page."""
    asked = queries.head(), session.as_of(), session.as_of_day()
    shown = _prepared(asked, indicator.code, geography, selection, language, period)
    shown = shown.having(
        compact=True,
        focus=sorted(_focus(facts, geography, selection)),
    )
    visits = st.session_state.setdefault(_VISITS, 0)
    event = regional_map(shown, key=f"overview_map_{visits}")
    if event.heard and event.selected:
        st.session_state[_VISITS] = visits + 1
        url_state.put("place", event.selected)
        url_state.put("ind", indicator.code)
        url_state.put("geo", geography.value)
        st.switch_page(MAP)


def blank(facts: Facts, language: Language) -> None:
    """The fully hatched map of a store without any report: everyone is still expected."""
    month = Period.of(session.today()).previous
    waiting = replace(facts, periods=(month,))
    selection = Selection(institutions=(ASN_REGIONAL,))
    indicator, geography = PLEDGE_COMPLETION, Geography.REGENCY
    view = map_view(
        waiting,
        partial(indicator_states, waiting),
        indicator=indicator,
        geography=geography,
        selection=selection,
    )
    payload = map_payload(
        view=view,
        texts=_texts(waiting, indicator, geography, selection, language),
        paths=map_files.paths_addresses(geography, [month], queries.boundaries()),
        month=month,
        selected=None,
        detail=None,
        language=language,
    )
    payload["title"] = language.text("No reports yet")
    payload["definition"] = language.text(
        "{n} areas are expected to report. The map fills with the first stored report.",
        n=language.number(len(payload["codes"])),
    )
    payload["compact"] = True
    regional_map(prepared(payload), key="blank_map")
