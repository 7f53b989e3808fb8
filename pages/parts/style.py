"""The little CSS that the theme cannot say: rules above figures, stamp, tables, ribbon."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from domain.language import Language

_FILE = Path(__file__).with_suffix(".css")


@lru_cache(maxsize=1)
def _css() -> str:
    return _FILE.read_text("utf-8")


def apply(language: Language) -> None:
    """Put the style sheet into the page; once per run, before anything is shown."""
    words = f':root{{--nt-choose-file:"{language.text("Choose files")}"}}'
    st.html(f'<style class="nt-style">{words}{_css()}</style>')
