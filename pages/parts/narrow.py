"""How wide the reader's window is, for figures that must be laid out anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

Width = Literal["phone", "middle", "wide"]

_SCRIPT = """
export default function ({ setStateValue }) {
  const limits = [["phone", "(max-width: 640px)"], ["middle", "(max-width: 1100px)"]]
    .map(([name, query]) => [name, window.matchMedia(query)]);
  const width = () => (limits.find(([, query]) => query.matches) || ["wide"])[0];
  const tell = () => setStateValue("width", width());
  for (const [, query] of limits) query.addEventListener("change", tell);
  if (width() !== "wide") tell();
  return () => limits.forEach(([, query]) => query.removeEventListener("change", tell));
}
"""
_KEY = "window_width"
_WIDTH = st.components.v2.component("netra_width", js=_SCRIPT, html="<span></span>")


def window_width() -> Width:
    """The window's width; "wide" until the browser has said so, which takes one more run."""
    with st.container(key="window_width_box"):
        _WIDTH(key=_KEY, on_width_change=_nothing)
    state = st.session_state.get(_KEY)
    found = state.get("width") if isinstance(state, Mapping) else None
    return found if found in ("phone", "middle") else "wide"


def _nothing() -> None:
    """Streamlit keeps a state only when it has a callback."""
