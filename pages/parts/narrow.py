"""Whether the reader's window is as narrow as a phone, for figures that must be laid out anew."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_SCRIPT = """
export default function ({ setStateValue }) {
  const narrow = window.matchMedia("(max-width: 640px)");
  const tell = () => setStateValue("narrow", narrow.matches);
  narrow.addEventListener("change", tell);
  if (narrow.matches) tell();
  return () => narrow.removeEventListener("change", tell);
}
"""
_KEY = "window_width"
_WIDTH = st.components.v2.component("netra_width", js=_SCRIPT, html="<span></span>")


def is_narrow() -> bool:
    """Whether it is; False until the browser has said so, which takes one more run on a phone."""
    with st.container(key="window_width_box"):
        _WIDTH(key=_KEY, on_narrow_change=_nothing)
    state = st.session_state.get(_KEY)
    return isinstance(state, Mapping) and bool(state.get("narrow"))


def _nothing() -> None:
    """Streamlit keeps a state only when it has a callback."""
