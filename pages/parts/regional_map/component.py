"""The regional map as a Streamlit component: payload in, event out.

How it works with Streamlit 1.67 (components v2):

* The script with its style sheet (`bundle.py`) is a static file that a loader of a few lines
  fetches (`serving.py`); the component lives in a shadow root of the page, without an iframe.
  Streamlit calls the default export on the first mount and again at each payload that differs;
  the script updates what is there.
* The payload travels as deflated JSON (`packing.py`): a fifth of the bytes, and Streamlit need not
  walk through 40,000 figures to compare it with the one before.
* Changing the month sends nothing. The browser writes `month` and `place` into the address with
  `history.replaceState`. On the next rerun Streamlit sends the browser's query string only as
  long as Python has set no query parameter itself; afterwards it sends its own copy, which lacks
  them. Therefore month and place also travel as component state: with each choice of a place, and
  when pointer or focus leave the map after the month was changed (`address.js`). `on_view` hears
  of both before the page runs; write them to the session state there.
* A page reads `pending_event` before it builds the payload: a requested picture is answered in
  the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

import streamlit as st

from pages.parts.regional_map.packing import PreparedMap, packed
from pages.parts.regional_map.serving import component_script

NAME = "netra_regional_map"
TILES = "tiles"


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """The reader wants the map of a month as a file; `nonce` marks the answer to it.

    `zoom` is the province or Polda that fills the screen, so that the file shows the same.
    """

    format: Literal["png", "svg"]
    month: str
    nonce: int
    is_tiled: bool = False
    zoom: str | None = None


@dataclass(frozen=True, slots=True)
class MapEvent:
    """What the reader did: the place chosen, the month last told, a picture wanted in this run.

    `heard` is False until the reader has chosen a place or a month; `selected` and `month` then
    are those of the payload (or None before the first mount). `turn` is the number under which the
    browser told it, 0 for nothing yet: the payload that answers carries it back, so that an answer
    that comes late does not undo what the reader has done since.
    """

    selected: str | None
    month: str | None
    picture: PictureRequest | None
    heard: bool = False
    drawing: str | None = None
    zoom: str | None = None
    turn: int = 0


def _picture(found: object) -> PictureRequest | None:
    if not isinstance(found, Mapping) or found.get("format") not in ("png", "svg"):
        return None
    wanted = cast(Mapping[str, Any], found)
    return PictureRequest(
        format=wanted["format"],
        month=str(wanted.get("month")),
        nonce=int(wanted.get("nonce", 0)),
        is_tiled=wanted.get("drawing") == TILES,
        zoom=wanted.get("zoom"),
    )


def _event(state: Mapping[str, Any], selected: str | None, month: str | None) -> MapEvent:
    view = state.get("view")
    picture = _picture(state.get("picture"))
    if not isinstance(view, Mapping):
        return MapEvent(selected=selected, month=month, picture=picture)
    return MapEvent(
        selected=view.get("selected"),
        month=view.get("month"),
        picture=picture,
        heard=True,
        drawing=view.get("drawing"),
        zoom=view.get("zoom"),
        turn=int(view.get("turn") or 0),
    )


def pending_event(*, key: str) -> MapEvent:
    """What the reader did before this run, readable before the map is mounted in it."""
    state = st.session_state.get(key)
    return _event(state if isinstance(state, Mapping) else {}, None, None)


def regional_map(
    shown: PreparedMap, *, key: str, on_view: Callable[[], None] | None = None
) -> MapEvent:
    """Draw the map and its region panel.

    Args:
        shown: a `MapPayload`, packed by `prepared`; cache it and set month, place and detail with
            `having`.
        key: name of this map in the session; zoom, month and place are kept under it.
        on_view: called before the page runs when place or month were changed in the browser;
            `pending_event(key=key)` then has them.
    """
    state = _component(component_script())(
        key=key,
        data=packed(shown, key),
        on_view_change=on_view or _nothing,
        on_picture_change=_nothing,
    )
    return _event(state, shown.now.get("selected"), shown.now.get("month"))


@lru_cache(maxsize=4)
def _component(script: str) -> Callable[..., Any]:
    return st.components.v2.component(NAME, js=script)


def _nothing() -> None:
    """Streamlit keeps a state or trigger only when it has a callback."""
