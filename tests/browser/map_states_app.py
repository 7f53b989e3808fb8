"""Every state of a map on one page, each in a map of its own; `lang` in the address."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from pages.parts.regional_map import prepared, regional_map
from tests.support.map_states import STATES


def main() -> None:
    """The app itself."""
    st.set_page_config(layout="wide")
    language = Language(st.query_params.get("lang", "id"))
    for name, state in STATES.items():
        with st.container(key=f"state-{name}"):
            regional_map(prepared(state.payload(language)), key=name)
