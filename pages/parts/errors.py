"""No traceback reaches a user: a fault of the program becomes a sentence with a number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from domain.language import Language

_LOG = logging.getLogger("netra")


@contextmanager
def shown_kindly(language: Language) -> Iterator[None]:
    """Log whatever goes wrong inside under a number, and show the number."""
    try:
        yield
    except Exception:  # noqa: BLE001 (the last line of defence: anything else is a traceback)
        number = secrets.token_hex(4)
        _LOG.exception("fault %s", number)
        st.error(
            language.text(
                "This page could not be shown because of a fault of the program. Nothing was "
                "lost. Tell the administrator the number {number}.",
                number=number,
            )
        )
