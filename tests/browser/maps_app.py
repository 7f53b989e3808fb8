"""The small apps with maps behind one server: `app` in the address says which."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from tests.browser import linked_maps_app, map_states_app, regional_map_app
from tests.browser.regional_map_app import Layer


def _layer(name: str, *, older: str = "") -> Layer:
    """The layer `name`, with the boundaries of older months in another file beside it."""
    address = f"/app/static/layers/{name}"
    file = Path(os.environ["MAP_LAYERS"], name, "regency.json")
    return Layer(file, f"{address}/regency.json", older and f"{address}/{older}")


def main() -> None:
    """The app that is asked for."""
    match st.query_params.get("app"):
        case "linked":
            linked_maps_app.main(_layer("linked"))
        case "closer":
            regional_map_app.main(_layer("closer", older="older.json"))
        case "states":
            map_states_app.main()
        case _:
            regional_map_app.main(_layer("squares"))
