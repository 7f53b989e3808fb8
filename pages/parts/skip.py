"""Links for the keyboard that pass over navigation and filters: to the content, to the map."""

from __future__ import annotations

import streamlit as st

from domain.language import Language

_SCRIPT = """
const focused = (node) => {
  if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
  node.focus();
  node.scrollIntoView({ block: "nearest" });
};
const map = () => {
  for (const host of document.querySelectorAll('[data-testid="stMainBlockContainer"] *')) {
    const found = host.shadowRoot && host.shadowRoot.querySelector(".netra-map .map");
    if (found) return found;
  }
  return null;
};
const content = () => document.querySelector(
  '[data-testid="stMainBlockContainer"] :is(.nt-page h1, .nt-head h2, h1, h2)') || map();
const link = (words, target) => {
  const node = document.createElement("a");
  node.href = "#";
  node.className = "nt-skip";
  node.textContent = words;
  node.addEventListener("click", (event) => {
    event.preventDefault();
    const goal = target() || content();
    if (goal) focused(goal);
  });
  return node;
};
// A run of the page may replace the links: whoever stands on one stays on it.
const LINGER = 1000;
const place = (holder) => holder ? [...holder.children].indexOf(document.activeElement) : -1;
export default function ({ data }) {
  const older = [...document.querySelectorAll(".nt-skips")];
  const at = Math.max(-1, ...older.map(place));
  const holder = document.createElement("nav");
  holder.setAttribute("aria-label", data.label);
  holder.className = "nt-skips";
  const toMap = link(data.map, map);
  holder.append(link(data.content, content), toMap);
  // Before the focus moves, whichever way: a hidden link is passed over by the Tab key.
  const offer = (event) => { if (event.key === "Tab") toMap.hidden = !map(); };
  document.addEventListener("keydown", offer, true);
  document.body.prepend(holder);
  if (at >= 0) holder.children[at].focus();
  older.forEach((each) => each.remove());
  return () => {
    document.removeEventListener("keydown", offer, true);
    setTimeout(() => holder.remove(), LINGER);
  };
}
"""
_LINKS = st.components.v2.component("netra_skip", js=_SCRIPT, html="<span></span>")


def skip_links(language: Language) -> None:
    """The first two stops of the Tab key; they are seen while they have the focus."""
    words = {
        "label": language.text("Skip links"),
        "content": language.text("Skip to the content"),
        "map": language.text("Skip to the map"),
    }
    with st.container(key="skip_links_box"):
        _LINKS(key="skip_links", data=words)
