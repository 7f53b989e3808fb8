"""Short codes of views: made for what is shown, and reopened from `?code=`."""

from __future__ import annotations

import streamlit as st

from domain.places import UnitKind
from domain.view_code import View, read_view_code
from geo.gazetteer import load_gazetteer
from pages.parts import session, url_state
from pages.parts.navigation import OVERVIEW, PAGE_OF


def reopen() -> None:
    """Open the view that a `code` in the address stands for; an unknown code opens nothing."""
    code = st.query_params.get("code")
    if code is None:
        return
    del st.query_params["code"]
    poldas = [place.code for place in load_gazetteer().places(UnitKind.POLICE_REGION)]
    try:
        view = read_view_code(code, poldas)
    except ValueError:
        return
    _put(view)
    st.switch_page(PAGE_OF.get(view.page, OVERVIEW))


def _put(view: View) -> None:
    url_state.put("month", str(view.period))
    url_state.put("ind", view.indicator)
    url_state.put("geo", view.geography)
    url_state.put("inst", view.institution)
    url_state.put("scope", view.scope)
    url_state.put("asof", None if view.as_of >= session.today() else view.as_of.isoformat())
    url_state.put("cls", None if view.breaks.is_standard else view.breaks.code)
    url_state.put("place", None)
    url_state.put("zoom", None)
    url_state.put("view", "tiles" if view.is_tiled else None)
    for param in ("with", "span", "spread", "peers", "rates"):
        url_state.put(param, None)
