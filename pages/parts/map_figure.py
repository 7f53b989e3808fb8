"""The map on a page: payload from cache, what the reader did, the picture they asked for."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pandas as pd
import streamlit as st

from analysis.map_view import MapView
from domain.indicators import INDICATOR_OF, PLEDGE_COMPLETION, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.terms import ASN_REGIONAL
from pages.parts import queries, session, url_state
from pages.parts.map_payload import map_payload, region_detail
from pages.parts.markup import show
from pages.parts.navigation import MAP
from pages.parts.regional_map import (
    PictureRequest,
    PreparedMap,
    pending_event,
    prepared,
    regional_map,
)
from pages.parts.regional_map.payload import Picture
from pages.parts.undrawn import undrawn_table
from workflow import map_files
from workflow.facts import Facts, indicator_states
from workflow.map_frame import MapTexts, map_texts_of, on_layer
from workflow.region import region
from workflow.views import Selection, map_view

KEY = "map"
_VISITS = "visits_from_overview_map"


@st.cache_data(max_entries=16, show_spinner=False)
def _prepared(
    head: str,
    as_of: datetime | None,
    indicator: str,
    geography: Geography,
    selection: Selection,
    language: Language,
    today: date,
) -> PreparedMap:
    """A map of all months, packed; month, place and detail are set by `having`."""
    facts = queries.facts(head, as_of)
    payload = map_payload(
        view=queries.map_view(head, as_of, indicator, geography, selection),
        texts=_texts(facts, INDICATOR_OF[indicator], geography, selection, language),
        paths=map_files.paths_addresses(geography, facts.periods, queries.boundaries()),
        month=facts.periods[-1],
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
    language: Language,
) -> None:
    """The whole instrument: map, legend, slider, panel, pictures."""
    moment = queries.store().head(), session.as_of()
    view = queries.map_view(*moment, indicator.code, geography, selection)
    place = url_state.get("place")
    found = (
        region(
            facts,
            queries.states_of(*moment),
            view=view,
            selection=selection,
            code=place,
            language=language,
        )
        if place
        else None
    )
    shown = _prepared(*moment, indicator.code, geography, selection, language, session.as_of_day())
    selected = found.code if found else None
    wanted = pending_event(key=KEY).picture
    shown = shown.having(
        focus=sorted(map_files.areas_in_scope(geography, selection.scope) or ()),
        month=str(period),
        selected=selected,
        detail=region_detail(found, view, selection, language) if found else None,
    )
    if wanted:
        texts = _texts(facts, indicator, geography, selection, language)
        answer = _answer(
            view, texts, wanted, selection=selection, selected=selected, language=language
        )
        shown = shown.having(picture=answer)
    regional_map(shown, key=KEY, on_view=_remember_view)
    _leftovers(facts, view, selection, period, language)


def _leftovers(
    facts: Facts, view: MapView, selection: Selection, period: Period, language: Language
) -> None:
    """Reports that are in the sum but not on the map, and reports that are in neither."""
    undrawn = view.month(period).undrawn
    if len(undrawn):
        label = language.plural(
            "{n} report counted in the sum but not drawn: its unit has no area on this map",
            "{n} reports counted in the sum but not drawn: their units have no area on this map",
            len(undrawn),
        )
        _folded(label, facts, view, undrawn, period, language)
    moment = queries.store().head(), session.as_of()
    doubled = queries.not_counted(*moment, view.indicator.code, selection)
    doubled = doubled[doubled["period"] == str(period)]
    if len(doubled):
        label = language.plural(
            "{n} report not counted: another report is about the same ground",
            "{n} reports not counted: other reports are about the same ground",
            len(doubled),
        )
        _folded(label, facts, view, doubled, period, language)


def _folded(
    label: str,
    facts: Facts,
    view: MapView,
    units: pd.DataFrame,
    period: Period,
    language: Language,
) -> None:
    with st.expander(f"{label} ({language.month(period)})"):
        show(undrawn_table(facts, view.indicator, units, language))


def _remember_view() -> None:
    """Month and place were changed in the browser: keep them in the address."""
    event = pending_event(key=KEY)
    if event.heard:
        url_state.put("month", event.month)
        url_state.put("place", event.selected)


def _answer(
    view: MapView,
    texts: MapTexts,
    wanted: PictureRequest,
    *,
    selection: Selection,
    selected: str | None,
    language: Language,
) -> Picture:
    period = Period.parse(wanted.month)
    content = map_files.picture(
        view=view,
        period=period,
        texts=texts,
        focus=map_files.areas_in_scope(view.geography, selection.scope),
        selected=selected,
        format=wanted.format,
        language=language,
        boundaries=queries.boundaries(),
    )
    return {
        "nonce": wanted.nonce,
        "name": map_files.picture_name(view, period, selection.scope, wanted.format),
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
    moment = queries.store().head(), session.as_of()
    shown = _prepared(*moment, indicator.code, geography, selection, language, session.as_of_day())
    shown = shown.having(
        month=str(period),
        compact=True,
        focus=sorted(map_files.areas_in_scope(geography, selection.scope) or ()),
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
