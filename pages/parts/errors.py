"""No traceback reaches a user: a fault of the program becomes a sentence with a number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from domain.language import Language
from domain.setting_faults import SettingsRefused

_LOG = logging.getLogger("netra")


@contextmanager
def shown_kindly(language: Language) -> Iterator[None]:
    """Log whatever goes wrong inside under a number, and show the number.

    A faulty settings file is no fault of the program: it is told key by key.
    """
    try:
        yield
    except SettingsRefused as refused:
        _faulty_settings(refused, language)
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


def _faulty_settings(refused: SettingsRefused, language: Language) -> None:
    st.error(
        language.text(
            "**The settings file has faults, so no page shows figures.** The administrator of the "
            "server corrects it; the next click reads it again."
        )
    )
    for fault in refused.faults:
        st.text(fault.message(language))
