"""An address that is no page: said in the reader's language, with a way on."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import streamlit as st

from pages.parts import session
from pages.parts.frame import page_head


def asked_for(address: str | None, known: Iterable[str]) -> str | None:
    """The name of the page that an address asks for, when there is none of this name.

    Streamlit would open its own window about it, which speaks English only.

    Args:
        known: names of all pages, as they stand in addresses.
    """
    name = unquote(urlsplit(address or "").path).strip("/")
    return name if name and "/" not in name and name not in set(known) else None


def show() -> None:
    """What stands in the place of the page."""
    t = session.language().text
    page_head(
        t("There is no such page"),
        t("Nothing is kept at this address. All pages stand above."),
    )
    st.page_link("pages/overview.py", label=t("To the Overview"))
