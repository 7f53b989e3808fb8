"""The little CSS that the theme cannot say: rules above figures, stamp, tables, ribbon."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from domain.language import Language

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Around signs of the language, and after the colon of a property: before one it means a descendant.
_NEEDLESS = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")


@lru_cache(maxsize=16)
def style_sheet(name: str) -> str:
    """A style sheet without comments and needless blanks: every reader gets it with every visit."""
    text = _COMMENT.sub("", (_FOLDER / f"{name}.css").read_text("utf-8"))
    return _NEEDLESS.sub(lambda found: found[1] or "", text).replace(";}", "}").strip()


def apply(language: Language) -> None:
    """Put the style sheet into the page; once per run, before anything is shown."""
    words = f':root{{--nt-choose-file:"{language.text("Choose files")}"}}'
    sheets = "".join(style_sheet(name) for name in ("style", "style_everyone", "style_print"))
    st.html(f'<style class="nt-style">{words}{sheets}</style>')


def apply_more(name: str) -> None:
    """Put the style sheet of one page ("upload") into it."""
    st.html(f'<style class="nt-style">{style_sheet(name)}</style>')
