"""A small app with two linked maps of invented squares: two months, or two indicators of one."""

from __future__ import annotations

import json
from functools import partial

import streamlit as st

from pages.parts.regional_map import pending_event, prepared, regional_map
from tests.browser.regional_map_app import Layer, make_payload

MONTHS = {"first": "2024-03", "second": "2024-01"}


def _hear(key: str, side: str) -> None:
    event = pending_event(key=key)
    st.session_state.place = event.selected
    st.session_state[side] = event.month


def main(layer: Layer) -> None:
    """Both maps, and what Python heard of them."""
    st.set_page_config(layout="wide")
    geometry = json.loads(layer.file.read_text("utf-8"))
    geometry["also"] = {"02.03": ["KWTG"]}
    by = st.query_params.get("by", "month")
    heard = st.session_state
    heard.setdefault("place", None)
    for column, (side, month) in zip(st.columns(2), MONTHS.items(), strict=True):
        heard.setdefault(side, month)
        told = "first" if by == "indicator" else side
        payload = make_payload(
            geometry,
            address=layer.address,
            seed="b" if by == "indicator" and side == "second" else "a",
            month=heard[told],
            selected=heard.place,
        )
        payload["link"] = {"group": "map", "side": side, "by": by}
        with column:
            regional_map(prepared(payload), key=side, on_view=partial(_hear, side, told))
    st.text(f"Python: {heard.place} {heard.first} {heard.second}")
