"""Texts with parts in bold, `**...**`, and the words that mark invented figures.

Whatever draws or writes a text reads the marks here, so that none of them is ever seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SAMPLE_ID = "DATA CONTOH"
SAMPLE_EN = "SAMPLE DATA"
SAMPLE_STAMP = f"{SAMPLE_ID} / {SAMPLE_EN}"

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line of text."""

    text: str
    is_bold: bool


def runs(text: str) -> tuple[Run, ...]:
    """A text with `**bold**` parts as runs; empty parts left out."""
    parts = _BOLD.split(text)
    return tuple(Run(part, index % 2 == 1) for index, part in enumerate(parts) if part)


def plain(text: str) -> str:
    """The text without its `**` marks."""
    return _BOLD.sub(r"\1", text)
