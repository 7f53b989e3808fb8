"""Short codes of views: made for what is shown, reopened from `?code=` or from the header."""

from __future__ import annotations

import streamlit as st

from domain.language import Language
from domain.places import Place, UnitKind
from domain.view_code import CHOICES, View, read_view_code
from geo.gazetteer import load_gazetteer
from pages.parts import session, url_state
from pages.parts.markup import literal
from pages.parts.navigation import OVERVIEW, PAGE_OF

_TYPED = "typed_view_code"
_ASKED = "asked_view_code"
_N_OPENED = "view_codes_opened"
_PLACES = "with"


def control(language: Language) -> None:
    """In the header: type the code of a slide or a screenshot, and its view opens."""
    t = language.text
    with (
        st.container(key="view_code"),
        st.popover(t("Open a view"), icon=":material/tag:", type="tertiary", key=_key()),
        st.container(width=300),
    ):
        st.text_input(
            t("View code"), key=_TYPED, placeholder="PT-4K7M2Q9FX", max_chars=80, on_change=_ask
        )
        asked = st.session_state.get(_ASKED)
        if asked and _view(asked) is None:
            st.error(
                t(
                    "No view has the code {code}. It stands at the end of the line under each "
                    "figure: two letters, then nine letters and digits, then more for some views.",
                    code=f"“{literal(asked)}”",
                )
            )
        words = t("Every figure, slide and file bears one; it reopens month, place and choices.")
        st.caption(words)


def _key() -> str:
    """Another one after each view that was opened: the box is closed then, and empty."""
    return f"view_code_box_{st.session_state.get(_N_OPENED, 0)}"


def _ask() -> None:
    st.session_state[_ASKED] = st.session_state[_TYPED].strip()


def reopen() -> None:
    """Open the view that a `code` in the address, or the header, asks for; else nothing."""
    code = st.query_params.get("code")
    if code is not None:
        del st.query_params["code"]
    code = code or st.session_state.get(_ASKED)
    view = _view(code) if code else None
    if view is None:
        return
    if st.session_state.pop(_ASKED, None):
        st.session_state[_N_OPENED] = st.session_state.get(_N_OPENED, 0) + 1
        st.session_state[_TYPED] = ""
    _put(view)
    address = st.query_params.to_dict()
    st.switch_page(PAGE_OF.get(view.page, OVERVIEW), query_params=address)


def _view(code: str) -> View | None:
    try:
        return read_view_code(code, _all_places())
    except ValueError:
        return None


def _all_places() -> list[Place]:
    gazetteer = load_gazetteer()
    return [place for kind in UnitKind for place in gazetteer.places(kind)]


def _put(view: View) -> None:
    url_state.put("month", str(view.period))
    url_state.put("ind", view.indicator)
    url_state.put("geo", view.geography)
    url_state.put("inst", view.institution)
    url_state.put("scope", view.scope)
    url_state.put("asof", None if view.as_of >= session.today() else view.as_of.isoformat())
    url_state.put("cls", None if view.breaks.is_standard else view.breaks.code)
    url_state.put("zoom", None)
    url_state.put("view", "tiles" if view.is_tiled else None)
    _put_choices(view)


def _put_choices(view: View) -> None:
    """The choices of all pages: those of the code's page as it says, the others as usual."""
    chosen = dict(view.choices)
    for param in {param for options in CHOICES.values() for param in options}:
        url_state.put(param, chosen.get(param))
    is_several = chosen.get("chart") == "several"
    url_state.put(_PLACES, ",".join(view.places) if is_several else None)
    url_state.put("place", view.places[0] if view.places and not is_several else None)
