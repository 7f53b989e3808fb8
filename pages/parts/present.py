"""The presentation view: a page's slide alone over the whole window, walked with keys.

`?view=present` in the address turns it on, and keeps every other parameter: the slide shows what
the page showed. The stage lies over the page in the browser and stays while the next slide is
made; what is pressed meanwhile is added up there, so that ten presses make one slide.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from domain.language import Language
from domain.period import Period
from pages.parts import url_state
from pages.parts.style import style_sheet

_KEY = "present"
_SCRIPT = Path(__file__).with_name("present.js").read_text("utf-8")
_STAGE = st.components.v2.component("netra_present", js=_SCRIPT, html="<span></span>")
MONTH = "month"


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide as it is put on the stage.

    Attributes:
        words: what stands on it besides its title, for those who cannot see it.
        page: colour of its page, for what 16:9 leaves over.
        theme: "light" or "dark".
    """

    svg: str
    title: str
    alt: str
    words: tuple[str, ...]
    page: str
    theme: str


@dataclass(frozen=True, slots=True)
class Walk:
    """The places that the arrow keys lead through.

    Attributes:
        param: of the address; it holds the place that is shown.
        places: code and name, in the order of the walk.
        at: code of the place that is shown.
    """

    param: str
    places: Sequence[tuple[str, str]]
    at: str


def is_on() -> bool:
    """Whether the address asks for the presentation view."""
    return url_state.is_presenting(url_state.get(url_state.VIEW))


def button(language: Language) -> None:
    """Into the presentation view; all filters stay."""
    st.button(
        language.text("Present"),
        icon=":material/slideshow:",
        key="present_button",
        help=language.text("The slide of this page over the whole window. Escape leads back."),
        on_click=url_state.present,
    )


def stage(
    shown: Shown, *, months: Sequence[Period], period: Period, walk: Walk, language: Language
) -> None:
    """Put the slide on the stage."""
    st.session_state[f"{_KEY}_param"] = walk.param
    content = {
        "svg": shown.svg,
        "title": shown.title,
        "alt": shown.alt,
        "words": list(shown.words),
        "page": shown.page,
        "theme": shown.theme,
        "css": style_sheet("present"),
        "months": {"all": [[str(m), language.month(m)] for m in months], "at": str(period)},
        "places": {"all": [list(place) for place in walk.places], "at": walk.at},
        "labels": _labels(language),
    }
    packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), 6)
    _STAGE(key=_KEY, data=packed, on_wanted_change=_follow)


def _labels(language: Language) -> Mapping[str, object]:
    t = language.text
    return {
        "months": [t("Month before (left arrow)"), t("Next month (right arrow)")],
        "places": [t("Place before (up arrow)"), t("Next place (down arrow)")],
        "full": t("Full screen (F)"),
        "leave": t("Leave the presentation (Escape)"),
    }


def _follow() -> None:
    """Go where the keys led, before the page runs."""
    state = st.session_state.get(_KEY)
    wanted = state.get("wanted") if isinstance(state, Mapping) else None
    if not isinstance(wanted, Mapping):
        return
    if wanted.get("leave"):
        url_state.leave_presentation()
        return
    url_state.put(MONTH, wanted["month"])
    param = st.session_state[f"{_KEY}_param"]
    if wanted["place"] != url_state.get(param):
        url_state.put(param, wanted["place"] or None)
        url_state.put("zoom", None)  # it is of the place before
