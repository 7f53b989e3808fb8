"""The view lives in the URL, so that a link reopens it; widgets follow the URL.

Parameters that several pages share are remembered for the session, because moving to another
page clears the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

SHARED = ("lang", "month", "inst", "scope", "geo", "ind", "place", "zoom", "view", "asof", "cls")
VIEW = "view"
TILES = "tiles"
PRESENT, PRESENT_TILES = "present", "present-tiles"
_REMEMBERED = "remembered_view"


def restore() -> None:
    """Bring the shared parameters of the session back into an address that lacks them."""
    for param in SHARED:
        restore_own(param)


def restore_own(param: str) -> None:
    """The same for a parameter of one page alone."""
    remembered: dict[str, str] = st.session_state.setdefault(_REMEMBERED, {})
    if param in st.query_params:
        if not (param == VIEW and is_presenting(st.query_params[param])):
            remembered[param] = st.query_params[param]
    elif param in remembered:
        st.query_params[param] = remembered[param]


def is_presenting(view: str | None) -> bool:
    """Whether a value of `view` asks for the presentation view."""
    return view in (PRESENT, PRESENT_TILES)


def present() -> None:
    """Turn the presentation view on. It is not remembered: "back" in the browser leaves it."""
    is_tiled = get(VIEW) in (TILES, PRESENT_TILES)
    st.query_params[VIEW] = PRESENT_TILES if is_tiled else PRESENT


def leave_presentation() -> None:
    """Back to the page, to a map of tiles where it was one."""
    put(VIEW, TILES if get(VIEW) == PRESENT_TILES else None)


def address_of(page: str, **params: str) -> str:
    """A link to another page that keeps the view: shared parameters, with some set anew."""
    now = st.query_params.to_dict()
    kept = {param: now[param] for param in SHARED if param in now}
    return f"{page}?{urlencode(kept | params)}"


def get(param: str) -> str | None:
    """The parameter's value, None when the address lacks it."""
    return st.query_params.get(param)


def number_in(text: str) -> int | None:
    """The number that a piece of the address says; None for anything else, however long."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def put(param: str, value: str | None) -> None:
    """Set a parameter; None takes it out of the address and of the session's memory."""
    remembered: dict[str, str] = st.session_state.setdefault(_REMEMBERED, {})
    if value is None:
        remembered.pop(param, None)
        if param in st.query_params:
            del st.query_params[param]
        return
    remembered[param] = value
    if st.query_params.get(param) != value:
        st.query_params[param] = value


def chosen(param: str, options: Mapping[str, str], default: str) -> str:
    """The option that the address names, or the default."""
    value = get(param)
    return value if value is not None and value in options else default


def select(
    label: str, *, param: str, options: Mapping[str, str], default: str, **layout: Any
) -> str:
    """A select box whose choice is a URL parameter.

    Args:
        options: code -> label; the code goes into the address.
    """
    key = _prepare(param, options, default)
    st.selectbox(
        label,
        options=list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        on_change=_write,
        args=(param, key),
        **layout,
    )
    return chosen(param, options, default)


def segments(
    label: str, *, param: str, options: Mapping[str, str], default: str, **layout: Any
) -> str:
    """A row of buttons, one always chosen, whose choice is a URL parameter."""
    key = _prepare(param, options, default)
    st.segmented_control(
        label,
        options=list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        required=True,
        on_change=_write,
        args=(param, key),
        **layout,
    )
    return chosen(param, options, default)


def words(label: str, *, param: str, **layout: Any) -> str:
    """A line of text that is a URL parameter; "" when nothing is written."""
    key = f"choice_{param}"
    st.session_state[key] = get(param) or ""
    st.text_input(label, key=key, on_change=_write_words, args=(param, key), **layout)
    return (get(param) or "").strip()


def here(page: str, **params: str) -> str:
    """A link to the page that is open, its own parameters kept, with some set anew."""
    kept = {param: st.query_params[param] for param in st.query_params}
    return f"{page}?{urlencode(kept | params)}"


def _prepare(param: str, options: Mapping[str, str], default: str) -> str:
    key = f"choice_{param}"
    st.session_state[key] = chosen(param, options, default)
    return key


def _write(param: str, key: str) -> None:
    put(param, st.session_state[key] or None)


def _write_words(param: str, key: str) -> None:
    put(param, st.session_state[key].strip() or None)
