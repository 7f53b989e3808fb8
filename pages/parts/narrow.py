"""How wide the reader's window is, for figures that must be laid out anew, and what paper needs.

A Plotly chart cannot be laid out anew while the browser prints: it is made smaller instead, and a
chart in dark colours keeps its dark ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

Width = Literal["phone", "middle", "wide"]
_WIDTHS: tuple[Width, ...] = ("phone", "middle", "wide")

_SCRIPT = """
const SHEET = { width: 1040, height: 600 }, GAP = 64;
export default function ({ data, setStateValue }) {
  const limits = [["phone", "(max-width: 640px)"], ["middle", "(max-width: 1100px)"]]
    .map(([name, query]) => [name, window.matchMedia(query)]);
  const width = () => (limits.find(([, query]) => query.matches) || ["wide"])[0];
  const tell = () => setStateValue("width", width());
  for (const [, query] of limits) query.addEventListener("change", tell);
  if (width() !== data.guess) tell();
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  const forPaper = () => {
    const { paddingLeft, paddingRight } = getComputedStyle(page);
    const inside = page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const ratio = Math.min(1, (SHEET.width - GAP) / (inside - GAP));
    const ground = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
    for (const chart of page.querySelectorAll(".js-plotly-plot")) {
      const zoom = Math.min(ratio, SHEET.height / chart.offsetHeight);
      chart.style.setProperty("--nt-zoom", String(zoom));
      chart.style.setProperty("--nt-ground", ground);
    }
  };
  window.addEventListener("beforeprint", forPaper);
  return () => {
    limits.forEach(([, query]) => query.removeEventListener("change", tell));
    window.removeEventListener("beforeprint", forPaper);
  };
}
"""
_KEY = "window_width"
_WIDTH = st.components.v2.component("netra_width", js=_SCRIPT, html="<span></span>")


def window_width() -> Width:
    """The window's width; a guess until the browser has said it, which takes one more run."""
    guess = _guess()
    with st.container(key="window_width_box"):
        _WIDTH(key=_KEY, data={"guess": guess}, on_width_change=_nothing)
    state = st.session_state.get(_KEY)
    found = state.get("width") if isinstance(state, Mapping) else None
    return next((width for width in _WIDTHS if width == found), guess)


def _guess() -> Width:
    """Browsers of telephones say so with every request: their first page need not be redrawn."""
    return "phone" if "Mobi" in st.context.headers.get("User-Agent", "") else "wide"


def _nothing() -> None:
    """Streamlit keeps a state only when it has a callback."""
