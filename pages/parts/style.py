"""The little CSS that the theme cannot say: rules above figures, stamp, tables, ribbon."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from domain.language import Language

OWN_WORDS = "en"
"""The language that Streamlit itself speaks."""
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
    sheets = ["style", "style_everyone", "style_print"]
    if language.code != OWN_WORDS:
        sheets.append("style_words")
    sheet = "".join(style_sheet(name) for name in sheets)
    st.html(f'<style class="nt-style">{_words(language)}{sheet}</style>')


def _words(language: Language) -> str:
    """What the style sheets write in the place of Streamlit's own words."""
    t = language.text
    words = {
        "choose-file": t("Choose files"),
        "refused": t("What is red is not taken: its kind or size is another than asked for above."),
        "more-pages": t("More"),
        "none-found": t("Nothing found"),
        "enough": t("As many as can be compared. Take one out first."),
        "press-enter": t("Press Enter"),
        "press-both": t("Press Ctrl+Enter"),
    }
    return f":root{{{';'.join(f'--nt-{name}:{json.dumps(said)}' for name, said in words.items())}}}"


def apply_more(name: str) -> None:
    """Put the style sheet of one page ("upload") into it."""
    st.html(f'<style class="nt-style">{style_sheet(name)}</style>')
