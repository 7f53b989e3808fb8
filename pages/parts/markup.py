"""Small pieces of HTML: escaped text, tables, tags. One line each, so Markdown leaves it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

_SIGNS = re.compile(r"([\\`*_\[\]<>~$:!&#])")
# What makes a link of plain words: "://", "www." and "@".
_LINKED = re.compile(r"(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def literal(text: str) -> str:
    """A stranger's text for a label or a box of Streamlit, which reads both as Markdown.

    A sheet named `![](http://...)` would be a picture that is asked for from another host, and an
    address on a tab would lead there. A joiner without width keeps an address from being a link.
    """
    return _SIGNS.sub(r"\\\1", _LINKED.sub(_WORD_JOINER, text))


def rich(text: str) -> str:
    """Escaped HTML of a text in which **stars** mark what is bold."""
    return _BOLD.sub(r"<b>\1</b>", escape(text))


def show(html: str) -> None:
    """Put HTML on the page. `st.html` would take every SVG out of it.

    It is written on one line: after a blank line, say in the name of a sheet, Markdown would read
    the rest as Markdown, and a picture in it would be asked for from another host.
    """
    st.markdown(" ".join(html.splitlines()), unsafe_allow_html=True)


def tag(text: str, tone: str = "") -> str:
    """A small label; tone "fault", "caution", "good", "blue" or none."""
    return f'<span class="nt-tag {tone}">{escape(text)}</span>'


def table(
    heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], *, caption: str = ""
) -> str:
    """A table from heads (text, class "num" or "") and rows of HTML cells.

    It can be pushed aside where it is wider than its place, with the keyboard too.
    """
    classes = [kind for _, kind in heads]
    head = "".join(_head_cell(text, kind) for text, kind in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="{kind}">{cell}</td>' for cell, kind in zip(row, classes, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    label = f' aria-label="{escape(caption)}"' if caption else ""
    group = f' role="group"{label}' if caption else ""
    return (
        f'<div class="nt-scroll" tabindex="0"{group}><table class="nt-table"{label}>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head_cell(text: str, kind: str) -> str:
    """A heading; a column without one has an empty cell, which is no heading."""
    if not text:
        return f'<td class="{kind}"></td>'
    return f'<th class="{kind}" scope="col">{escape(text)}</th>'
